"""What is said of an action: who does it, how it stands in time, and what became of it."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from coprod_desktop.domain.actions import ActionEventRow, ActionRow, ActionState, Due
from coprod_desktop.ui.widgets.action_sign import sign_of
from coprod_desktop.words import Words
from coprod_desktop.words.labels import label

Meetings = Mapping[UUID, str]
"""What each meeting is called."""

_LONG_AGO_DAYS = 60


def say_state(words: Words, state: ActionState) -> str:
    """Say a state by sign and word."""
    return f"{sign_of(state)[0]} {label(words, state)}"


def say_owner(words: Words, row: ActionRow) -> str:
    """Say who does it: the partner, with the person where one is named."""
    if not row.owner:
        return words.say("Nobody yet")
    return f"{row.owner} ({row.person})" if row.person else row.owner


def say_due(words: Words, row: ActionRow) -> str:
    """Say by when."""
    return words.date(row.due) if row.due else words.say("No date yet")


def say_who_when(words: Words, row: ActionRow) -> str:
    """Say who does it by when, in one line."""
    due = words.say("by {date}", date=words.date(row.due)) if row.due else words.say("No date yet")
    return f"{say_owner(words, row)} · {due}"


def say_time(words: Words, row: ActionRow, today: date) -> str:
    """Say how an open action stands in time, where that is worth a word: overdue, today, within a week."""
    standing = row.standing(today)
    if row.due is None or standing in (Due.CLOSED, Due.LATER):
        return ""
    if standing is Due.TODAY:
        return words.say("! Today")
    if standing is Due.OVERDUE:
        return _say_overdue(words, row.due, today)
    return words.plural("In {count} day", "In {count} days", (row.due - today).days)


def _say_overdue(words: Words, due: date, today: date) -> str:
    days = (today - due).days
    if days > _LONG_AGO_DAYS:
        # A large number says less than the date.
        return words.say("! Overdue since {date}", date=words.date(due))
    return words.plural("! Overdue by {count} day", "! Overdue by {count} days", days)


def say_agreed(words: Words, row: ActionRow, meetings: Meetings) -> str:
    """Say what was agreed at first, and where; who and when only where they are others now."""
    day, meeting = words.date(row.events[0].on), meetings.get(row.meeting_id) if row.meeting_id else None
    if meeting:
        lines = [words.say("Agreed on {date} at «{meeting}»", date=day, meeting=meeting)]
    else:
        lines = [words.say("Written down on {date}", date=day)]
    if row.first_owner_id != row.owner_id and row.first_owner:
        lines.append(words.say("At first with {owner}", owner=row.first_owner))
    if row.first_due != row.due and row.first_due:
        lines.append(words.say("At first by {date}", date=words.date(row.first_due)))
    return "\n".join(lines)


def say_origin(words: Words, row: ActionRow) -> str:
    """Say which decision and which priority it comes from; nothing where it comes from none."""
    lines = []
    if row.decision:
        lines.append(words.say("Follows from the decision «{text}»", text=row.decision))
    if row.priority:
        lines.append(words.say("Comes from the priority «{text}»", text=row.priority))
    return "\n".join(lines)


def say_news(words: Words, event: ActionEventRow, meetings: Meetings, agreed_at: UUID | None) -> str:
    """Say what stands below one change: its note, new date, new owner, and the later meeting it was told at."""
    lines = [event.note]
    if event.to_partner:
        lines.append(words.say("Handed over to {partner}", partner=event.to_partner))
    if event.new_due:
        lines.append(words.say("New date: {date}", date=words.date(event.new_due)))
    if event.meeting_id and event.meeting_id != agreed_at and event.meeting_id in meetings:
        lines.append(words.say("Told at «{meeting}»", meeting=meetings[event.meeting_id]))
    return "\n".join(line for line in lines if line)


def urgency(row: ActionRow, today: date) -> tuple[int, date]:
    """Give the key by which actions stand at first: by date, then those without one, then the closed ones."""
    order = {Due.CLOSED: 2, Due.NO_DATE: 1}.get(row.standing(today), 0)
    return order, row.due or date.max
