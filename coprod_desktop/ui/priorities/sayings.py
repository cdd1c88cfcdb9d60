"""What is said of a card: who raised it, what became of it, and its whole way in words."""

from coprod_desktop.domain.decisions import Answer
from coprod_desktop.domain.meetings import meeting_name
from coprod_desktop.domain.polls import PollState
from coprod_desktop.domain.priority_board import ActionOn, BoardNote, DecisionOn, Outcome, RaisedAt, Voice, VoteOn
from coprod_desktop.ui.priorities.shelf import Column
from coprod_desktop.ui.tokens import Tone
from coprod_desktop.ui.widgets.action_sign import sign_of
from coprod_desktop.ui.widgets.sector import GLYPHS
from coprod_desktop.words import Words
from coprod_desktop.words.labels import label

_SIGNS = {
    Outcome.NOT_ANSWERED: ("!", Tone.WARN),
    Outcome.DECIDED: ("✓", Tone.OK),
    Outcome.DECLINED: ("✕", Tone.BAD),
    Outcome.ACTED_ON: ("→", Tone.INFO),
}


def sign(outcome: Outcome) -> tuple[str, Tone]:
    """Give the sign and the tone of what became of a card."""
    return _SIGNS[outcome]


def say_word(words: Words, outcome: Outcome) -> str:
    """Say what became of one card; the vocabulary's own words speak of many."""
    said = {
        Outcome.NOT_ANSWERED: words.say_in("one priority", "Not answered yet"),
        Outcome.DECIDED: words.say_in("one priority", "Decided"),
        Outcome.DECLINED: words.say_in("one priority", "Declined"),
        Outcome.ACTED_ON: words.say_in("one priority", "Acted on"),
    }
    return said[outcome]


def say_outcome(words: Words, note: BoardNote) -> str:
    """Say what became of a card, by sign and word."""
    return f"{sign(note.outcome)[0]} {say_word(words, note.outcome)}"


def say_theme(words: Words, column: Column) -> str:
    """Say what a column is called."""
    return column.theme.name if column.theme else words.say("No theme yet")


def say_count(words: Words, column: Column) -> str:
    """Say how many cards a column shows."""
    return words.plural("{count} priority", "{count} priorities", len(column.notes))


def say_head(words: Words, column: Column) -> str:
    """Say a column's head for those who hear it."""
    return f"{say_theme(words, column)}, {say_count(words, column)}"


def say_joined(words: Words, note: BoardNote) -> str:
    """Say how many others are joined to a card; nothing where none is."""
    count = len(note.joined)
    return words.plural("{count} other joined", "{count} others joined", count) if count else ""


def say_caption(words: Words, note: BoardNote) -> str:
    """Say who raised a card and how many are joined to it, in one short line."""
    return " · ".join(part for part in (say_voice(note.voice), say_joined(words, note)) if part)


def say_card(words: Words, note: BoardNote, *, marked: bool = False) -> str:
    """Say a whole card for those who hear it."""
    parts = [
        words.say("Marked") if marked else "",
        note.text,
        note.voice.partner,
        say_joined(words, note),
        say_word(words, note.outcome),
        note.theme.name if note.theme else words.say("No theme yet"),
    ]
    return ", ".join(part for part in parts if part)


def say_voice(voice: Voice) -> str:
    """Say whose voice it was, with the shape of its sector."""
    shape = GLYPHS[voice.sector] if voice.sector else ""
    return f"{shape} {voice.partner}".strip() if voice.partner else ""


def say_meeting(words: Words, raised: RaisedAt) -> str:
    """Say in which meeting something was raised, and when."""
    if raised.meeting_id is None:
        return ""
    name = meeting_name(words, title=raised.title, team=raised.team)
    return f"{name}, {words.date(raised.on)}" if raised.on else name


def say_group(words: Words, raised: RaisedAt) -> str:
    """Say which group met: a team, or all."""
    return raised.team or words.say("Plenary")


def say_raised(words: Words, voice: Voice) -> str:
    """Say who raised something, of which group, and where."""
    who = voice.partner or words.say("Nobody noted who said it")
    if voice.partner and voice.sector:
        who = f"{say_voice(voice)} ({label(words, voice.sector)})"
    where = (say_meeting(words, voice.raised), say_group(words, voice.raised))
    return "\n".join(part for part in (who, " · ".join(one for one in where if one)) if part)


def say_vote(words: Words, vote: VoteOn) -> str:
    """Say how a vote stands; its result only once it is closed."""
    lines = [f"«{vote.question}»"] if vote.question else []
    if vote.state is PollState.OPEN:
        lines.append(words.say("The vote is under way; nobody sees totals before it is closed."))
    elif vote.place is not None:
        place = words.say("Place {place} of {count}", place=vote.place, count=vote.options)
        lines.append(f"{place} · {_say_dots(words, vote.dots, vote.supporters)}")
        if vote.together:
            lines.append(words.say("With those joined since: {dots}", dots=_say_dots(words, *vote.together)))
    return "\n".join(lines)


def _say_dots(words: Words, dots: int, supporters: int) -> str:
    told = words.plural("{count} dot", "{count} dots", dots)
    return f"{told} · {words.plural('{count} supporter', '{count} supporters', supporters)}"


def say_place(words: Words, note: BoardNote) -> str:
    """Say the best place that a card reached in a closed vote, in one short line; nothing where there was none."""
    placed = [vote for vote in note.votes if vote.place is not None]
    if not placed:
        return words.say("Vote under way") if note.votes else ""
    best = min(placed, key=lambda vote: vote.place or 0)
    return words.say("Place {place} of {count}", place=best.place, count=best.options)


def say_decision(words: Words, decision: DecisionOn) -> str:
    """Say a decision, what it says to the priority, and why."""
    declined = decision.answer is Answer.DECLINES
    told = words.say("✕ Declined") if declined else words.say("✓ Answered")
    day = words.date(decision.on.astimezone().date())
    why = words.say("Why: {reason}", reason=decision.reason) if decision.reason else words.say("No reason written down")
    return f"{told} · {day}\n{decision.text}\n{why}"


def say_action(words: Words, action: ActionOn) -> str:
    """Say an action, how it stands, who does it and by when."""
    state = f"{sign_of(action.state)[0]} {label(words, action.state)}"
    due = words.say("by {date}", date=words.date(action.due)) if action.due else words.say("No date yet")
    return f"{state}\n{action.what}\n{action.owner or words.say('Nobody yet')} · {due}"
