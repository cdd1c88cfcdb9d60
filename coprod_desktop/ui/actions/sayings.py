"""What is said of an action: its status by sign and word, its owner, its dates and its news."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from coprod_desktop.domain.actions import ActionEventRow, ActionRow, ActionState, Due
from coprod_desktop.ui.tokens import Tone
from coprod_desktop.words import Words, mark
from coprod_desktop.words.labels import label

NO_OWNER = mark("No owner yet")
_LOOKS = {
    ActionState.OPEN: ("○", Tone.PLAIN),
    ActionState.IN_PROGRESS: ("→", Tone.INFO),
    ActionState.GOES_ON: ("→", Tone.INFO),
    ActionState.HANDED_OVER: ("→", Tone.INFO),
    ActionState.BLOCKED: ("✕", Tone.BAD),
    ActionState.DONE: ("✓", Tone.OK),
    ActionState.DROPPED: ("–", Tone.PLAIN),
}


def state_of(words: Words, state: ActionState) -> str:
    """Say a state by sign and word."""
    return f"{_LOOKS[state][0]} {label(words, state)}"


def status_of(words: Words, action: ActionRow, today: date) -> str:
    """Say how an action stands: overdue or due today where it is, else its state; blocked stays blocked."""
    due = action.standing(today)
    if due is Due.OVERDUE and action.due is not None:
        days = (today - action.due).days
        late = words.plural("Overdue by {count} day", "Overdue by {count} days", days)
        if action.state is ActionState.BLOCKED:
            return f"{state_of(words, action.state)} · {late}"
        return f"! {late}"
    if due is Due.TODAY and action.state is not ActionState.BLOCKED:
        return f"! {words.say('Due today')}"
    return state_of(words, action.state)


def tone_of(action: ActionRow, today: date) -> Tone:
    """Give the tone of how an action stands."""
    late = action.standing(today) in {Due.OVERDUE, Due.TODAY}
    return Tone.WARN if late and action.state is not ActionState.BLOCKED else _LOOKS[action.state][1]


def urgency_of(action: ActionRow, today: date) -> tuple[int, date]:
    """Give the key by which actions are sorted: what is overdue longest first, what has no date last, then closed."""
    order = {Due.CLOSED: 2, Due.NO_DATE: 1}.get(action.standing(today), 0)
    return order, action.due or date.max


def owner_of(words: Words, action: ActionRow) -> str:
    """Say who owns an action: the partner, and who of it where somebody is named."""
    if not action.owner:
        return words.say(NO_OWNER)
    return f"{action.owner} ({action.person})" if action.person else action.owner


def due_of(words: Words, action: ActionRow) -> str:
    """Say by when an action is due."""
    return words.date(action.due) if action.due else words.say("No date")


def facts_of(words: Words, action: ActionRow, meetings: Mapping[UUID, str]) -> list[str]:
    """Say what the panel tells of an action, line by line."""
    lines = [owner_of(words, action)]
    if action.first_owner and action.first_owner != action.owner:
        lines.append(words.say("First agreed with {owner}", owner=action.first_owner))
    lines.append(words.say("Due: {date}", date=due_of(words, action)))
    if action.first_due != action.due and action.first_due:
        lines.append(words.say("First due: {date}", date=words.date(action.first_due)))
    if action.meeting_id in meetings:
        lines.append(words.say("Agreed in «{meeting}»", meeting=meetings[action.meeting_id]))
    return lines


def news_of(words: Words, event: ActionEventRow, meetings: Mapping[UUID, str]) -> tuple[str, str]:
    """Say one piece of news: its day and state, and below it the note, the new date, the new owner, the meeting."""
    told = [event.note] if event.note else []
    if event.new_due:
        told.append(words.say("New date: {date}", date=words.date(event.new_due)))
    if event.to_partner:
        told.append(words.say("Handed over to {partner}", partner=event.to_partner))
    if event.meeting_id in meetings:
        told.append(words.say("Told in «{meeting}»", meeting=meetings[event.meeting_id]))
    return f"{words.date(event.on)} · {state_of(words, event.state)}", "\n".join(told)
