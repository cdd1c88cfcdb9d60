"""What is said of a meeting: its name, moment, state and what came of it."""

from datetime import UTC, date, datetime, time

from coprod_desktop.domain.meetings import MeetingRow, MeetingState, meeting_name
from coprod_desktop.ui.tokens import Tone
from coprod_desktop.ui.widgets.pill import GLYPHS
from coprod_desktop.words import Words, mark
from coprod_desktop.words.labels import label

TONES = {MeetingState.PLANNED: Tone.WARN, MeetingState.OPEN: Tone.INFO, MeetingState.ENDED: Tone.OK}
# A planned meeting is nothing to warn of, so it has a sign of its own.
SIGNS = {MeetingState.PLANNED: "○", MeetingState.OPEN: GLYPHS[Tone.INFO], MeetingState.ENDED: GLYPHS[Tone.OK]}
PLENARY = mark("Plenary")


def name_of(words: Words, meeting: MeetingRow) -> str:
    """Say what a meeting is called."""
    return meeting_name(words, title=meeting.title, team=meeting.team)


def state_of(words: Words, meeting: MeetingRow) -> str:
    """Say where a meeting stands, by sign and word."""
    return f"{SIGNS[meeting.state]} {label(words, meeting.state)}"


def tone_of(meeting: MeetingRow) -> Tone:
    """Give the tone of a meeting's state."""
    return Tone.PLAIN if meeting.state is MeetingState.PLANNED else TONES[meeting.state]


def team_of(words: Words, meeting: MeetingRow) -> str:
    """Say whose meeting it is."""
    return meeting.team or words.say(PLENARY)


def when(words: Words, meeting: MeetingRow, *, long: bool = False) -> str:
    """Say the day of a meeting, and from when to when."""
    if meeting.at is None:
        return words.say("No date yet")
    hours = words.time(meeting.at)
    if meeting.ended_at:
        hours = f"{hours}–{words.time(meeting.ended_at)}"
    return f"{words.date(meeting.at, long=long)}, {hours}"


def kind_of(words: Words, meeting: MeetingRow) -> str:
    """Say phase and engagement tool of a meeting."""
    return f"{label(words, meeting.phase)} · {label(words, meeting.tool)}"


def outcome_of(words: Words, meeting: MeetingRow) -> str:
    """Say in numbers what came of a meeting, without what there is none of."""
    counted = (
        (meeting.present, words.plural("{count} present", "{count} present", meeting.present)),
        (meeting.priorities, words.plural("{count} priority", "{count} priorities", meeting.priorities)),
        (meeting.decisions, words.plural("{count} decision", "{count} decisions", meeting.decisions)),
        (meeting.actions, words.plural("{count} action", "{count} actions", meeting.actions)),
    )
    told = " · ".join(text for count, text in counted if count)
    if told:
        return told
    return words.say("Nothing recorded") if meeting.ended_at else words.say("Nothing recorded yet")


def minutes_of(words: Words, minutes: int) -> str:
    """Say how many minutes something takes."""
    return words.say("{minutes} min", minutes=words.number(minutes))


def moment_on(words: Words, day: date, clock: time) -> datetime:
    """Give the moment of a time of day in the zone in which moments are told."""
    local = datetime.combine(day, clock)
    return (local.replace(tzinfo=words.zone) if words.zone else local.astimezone()).astimezone(UTC)
