"""What the panel tells of a meeting: what is planned before it, what came of it afterwards."""

from dataclasses import dataclass

from coprod_desktop.domain.actions import ActionRow
from coprod_desktop.domain.attendance import AttendanceRow
from coprod_desktop.domain.clock import planned_times
from coprod_desktop.domain.meetings import AgendaRow, MeetingRow, MeetingState
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.actions import list_actions
from coprod_desktop.operations.agenda import list_agenda
from coprod_desktop.operations.attendance import list_attendance
from coprod_desktop.operations.decisions import list_decisions
from coprod_desktop.operations.people import list_people
from coprod_desktop.ui.meetings.sayings import minutes_of
from coprod_desktop.ui.widgets.item_sign import BREAK_SIGN
from coprod_desktop.words import Words

MOST_LINES = 7
NEED_SIGN = "✱"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the panel: a title and the lines below it."""

    title: str
    lines: tuple[str, ...]


def parts_of(workspace: Workspace, words: Words, meeting: MeetingRow, *, with_needs: bool = True) -> tuple[Part, ...]:
    """Gather what the panel tells of a meeting; access needs only as long as it has not ended."""
    parts = [_came_of_it(workspace, words, meeting)] if meeting.state is not MeetingState.PLANNED else []
    if meeting.state is not MeetingState.ENDED:
        parts.append(_planned(workspace, words, meeting, with_needs=with_needs))
    return tuple(part for group in parts for part in group if part.lines)


def _planned(workspace: Workspace, words: Words, meeting: MeetingRow, *, with_needs: bool) -> tuple[Part, ...]:
    expected = [row for row in list_attendance(workspace, meeting_id=meeting.id) if row.expected]
    return (
        _agenda(words, list_agenda(workspace, meeting_id=meeting.id), meeting),
        _expected(words, expected),
        *((_needs(workspace, words, meeting, expected),) if with_needs else ()),
    )


def _agenda(words: Words, agenda: tuple[AgendaRow, ...], meeting: MeetingRow) -> Part:
    total = minutes_of(words, sum(item.allowed_min for item in agenda))
    if meeting.at is None:
        lines = [f"{_title(item)} · {minutes_of(words, item.allowed_min)}" for item in agenda]
    else:
        times = planned_times(agenda, meeting.at)
        lines = [f"{words.time(begin)}  {_title(item)}" for item, (begin, _end) in zip(agenda, times, strict=True)]
    return Part(words.say("Agenda") + f" · {total}", _some(words, lines))


def _title(item: AgendaRow) -> str:
    return f"{BREAK_SIGN} {item.title}" if item.is_break else item.title


def _expected(words: Words, expected: list[AttendanceRow]) -> Part:
    partners = {row.partner_id for row in expected}
    line = words.say(
        "{people} from {partners}",
        people=words.plural("{count} person", "{count} people", len(expected)),
        partners=words.plural("{count} partner", "{count} partners", len(partners)),
    )
    return Part(words.say("Who is expected"), (line,) if expected else ())


def _needs(workspace: Workspace, words: Words, meeting: MeetingRow, expected: list[AttendanceRow]) -> Part:
    needing = {row.participant_id for row in expected if row.has_access_needs}
    people = list_people(workspace, project_id=meeting.project_id) if needing else ()
    lines = [
        f"{NEED_SIGN} {person.alias}: {'; '.join(text for _key, text in person.access_needs)}"
        for person in people
        if person.id in needing
    ]
    return Part(words.say("Access needs: for you alone"), tuple(lines))


def _came_of_it(workspace: Workspace, words: Words, meeting: MeetingRow) -> tuple[Part, ...]:
    decisions = list_decisions(workspace, meeting_id=meeting.id)
    actions = [a for a in list_actions(workspace, project_id=meeting.project_id) if a.meeting_id == meeting.id]
    return (
        Part(words.say("Decisions"), _some(words, [f"✓ {decision.text}" for decision in decisions])),
        Part(words.say("Actions"), _some(words, [_action(action) for action in actions])),
    )


def _action(action: ActionRow) -> str:
    sign = "→" if action.is_open else "✓"
    return f"{sign} {action.what} · {action.owner}" if action.owner else f"{sign} {action.what}"


def _some(words: Words, lines: list[str]) -> tuple[str, ...]:
    if len(lines) <= MOST_LINES:
        return tuple(lines)
    rest = len(lines) - MOST_LINES + 1
    return (*lines[: MOST_LINES - 1], words.plural("and {count} more", "and {count} more", rest))
