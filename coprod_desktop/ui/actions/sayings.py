"""What is said of an action: who does it, how it stands in time, and what became of it."""

from datetime import date

from coprod_desktop.domain.actions import ActionRow, ActionState, Due
from coprod_desktop.ui.tokens import Tone
from coprod_desktop.words import Words
from coprod_desktop.words.labels import label

_SIGNS = {
    ActionState.OPEN: ("○", Tone.PLAIN),
    ActionState.BLOCKED: ("✕", Tone.BAD),
    ActionState.DONE: ("✓", Tone.OK),
    ActionState.DROPPED: ("–", Tone.PLAIN),
}
_LONG_AGO_DAYS = 60


def sign_of(state: ActionState) -> tuple[str, Tone]:
    """Give the sign and the tone of a state."""
    return _SIGNS.get(state, ("→", Tone.INFO))


def say_state(words: Words, state: ActionState) -> str:
    """Say a state by sign and word."""
    return f"{sign_of(state)[0]} {label(words, state)}"


def say_owner(row: ActionRow) -> str:
    """Give who does it: the partner, with the person where one is named."""
    return f"{row.owner} ({row.person})" if row.person else row.owner


def say_time(words: Words, row: ActionRow, today: date) -> str:
    """Say how an open action stands in time, where that is worth a word: overdue, today, within a week."""
    standing = row.standing(today)
    if row.due is None or standing in (Due.CLOSED, Due.LATER):
        return ""
    if standing is Due.TODAY:
        return words.say("! Today")
    if standing is Due.OVERDUE:
        return say_overdue(words, row.due, today)
    return words.plural("In {count} day", "In {count} days", (row.due - today).days)


def say_overdue(words: Words, due: date, today: date) -> str:
    """Say for how long something is overdue; after two months the date alone says more."""
    days = (today - due).days
    if days > _LONG_AGO_DAYS:
        return words.say("! Overdue since {date}", date=words.date(due))
    return words.plural("! Overdue by {count} day", "! Overdue by {count} days", days)
