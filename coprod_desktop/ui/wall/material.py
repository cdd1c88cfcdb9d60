"""What the wall is fed from: read models of one meeting, read when they are asked for and again when they changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from coprod_desktop.domain.actions import ActionRow
from coprod_desktop.domain.changes import Changes, Fate
from coprod_desktop.domain.decisions import DecisionRow
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.meetings import AgendaRow, MeetingRow, MeetingState
from coprod_desktop.domain.polls import PollResult, PollRow
from coprod_desktop.domain.priorities import PriorityRow
from coprod_desktop.operations.actions import list_actions
from coprod_desktop.operations.agenda import list_agenda
from coprod_desktop.operations.decisions import list_decisions
from coprod_desktop.operations.meetings import get_meeting, list_meetings
from coprod_desktop.operations.poll_results import poll_result
from coprod_desktop.operations.polls import list_polls
from coprod_desktop.operations.priorities import list_priorities
from coprod_desktop.operations.wall import ground_rules
from coprod_desktop.ui.desk import Desk

T = TypeVar("T")
NAMES = "partner", "organisation", "participant"
KINDS = {
    "meeting": ("meeting", "team"),
    "agenda": ("meeting", "agendaitem", "itemrun"),
    "priorities": ("priority", "theme", "merge", *NAMES),
    "decisions": ("decision", "decisionpriority"),
    "actions": ("action", "actionevent", *NAMES),
    "polls": ("poll", "polloption", "pollevent", "entitlement", "turn", "ballot"),
    "results": ("poll", "polloption", "pollevent", "ballot"),
    "rules": ("setting",),
}
"""The kinds of rows that each part is made of."""


class Material(QObject):
    """One meeting as the wall may show it; what it never shows is not even read."""

    changed = Signal()
    """Something that may stand on the wall is another now."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.meeting_id: UUID | None = None
        self._read: dict[str, Any] = {}
        desk.changed.connect(self._changed)
        desk.project_chosen.connect(self.choose_usual)

    # Which meeting

    def choose(self, meeting_id: UUID | None) -> None:
        """Show another meeting from now on."""
        if meeting_id != self.meeting_id:
            self.meeting_id = meeting_id
            self._read.clear()
            self.changed.emit()

    def choose_usual(self) -> None:
        """Show the meeting under way, else the one that comes next, else the last one."""
        self.choose(usual_meeting(self.desk))

    # What stands on the wall

    def now(self) -> datetime:
        """Give the present moment in UTC."""
        return self.desk.workspace.now()

    @property
    def meeting(self) -> MeetingRow | None:
        """The meeting; None where there is none."""
        key = self.meeting_id
        return self._part("meeting", lambda: get_meeting(self.desk.workspace, meeting_id=key) if key else None)

    @property
    def agenda(self) -> tuple[AgendaRow, ...]:
        """The items in order; the facilitator's notes are not among what is read."""
        return self._of_meeting("agenda", lambda key: list_agenda(self.desk.workspace, meeting_id=key))

    @property
    def item(self) -> AgendaRow | None:
        """The item that is on."""
        return next((item for item in self.agenda if item.is_on), None)

    @property
    def priorities(self) -> tuple[PriorityRow, ...]:
        """What was said in the meeting."""
        return self._of_meeting("priorities", lambda key: list_priorities(self.desk.workspace, meeting_id=key))

    @property
    def decisions(self) -> tuple[DecisionRow, ...]:
        """What was settled in the meeting."""
        return self._of_meeting("decisions", lambda key: list_decisions(self.desk.workspace, meeting_id=key))

    @property
    def actions(self) -> tuple[ActionRow, ...]:
        """What was agreed in the meeting."""
        return self._of_meeting("actions", self._actions)

    @property
    def rules(self) -> tuple[str, ...]:
        """The ground rules that the facilitator wrote; nothing where the usual ones hold."""
        return self._part("rules", lambda: ground_rules(self.desk.workspace))

    @property
    def polls(self) -> tuple[PollRow, ...]:
        """The votes of the meeting, without any total."""
        return self._of_meeting("polls", lambda key: list_polls(self.desk.workspace, meeting_id=key))

    def result(self, poll_id: UUID) -> PollResult:
        """Give the result of a closed vote; KnownError while it is open."""
        results: dict[UUID, PollResult] = self._part("results", dict)
        if poll_id not in results:
            results[poll_id] = poll_result(self.desk.workspace, poll_id=poll_id)
        return results[poll_id]

    # Inside

    def _actions(self, meeting_id: UUID) -> tuple[ActionRow, ...]:
        meeting = self.meeting
        rows = list_actions(self.desk.workspace, project_id=meeting.project_id) if meeting else ()
        return tuple(row for row in rows if row.meeting_id == meeting_id)

    def _of_meeting(self, part: str, read: Callable[[UUID], tuple[T, ...]]) -> tuple[T, ...]:
        key = self.meeting_id
        return self._part(part, lambda: read(key)) if key and self.meeting else ()

    def _part(self, part: str, read: Callable[[], T]) -> T:
        if part not in self._read:
            self._read[part] = read()
        value: T = self._read[part]
        return value

    def _changed(self, changes: Changes) -> None:
        if any(row.id == self.meeting_id and row.fate is Fate.REMOVED for row in changes.of("meeting")):
            self.choose_usual()
            return
        stale = [part for part, kinds in KINDS.items() if changes.touches(*kinds)]
        for part in stale:
            self._read.pop(part, None)
        if self.meeting_id is None and changes.touches("meeting"):
            self.choose_usual()
        elif stale:
            self.changed.emit()


def usual_meeting(desk: Desk) -> UUID | None:
    """Give the meeting of the project that the wall is most likely wanted for."""
    if desk.project_id is None:
        return None
    try:
        rows = list_meetings(desk.workspace, project_id=desk.project_id)
    except KnownError:
        return None
    by_state = {state: [row for row in rows if row.state is state] for state in MeetingState}
    under_way, planned, ended = (by_state[MeetingState(state)] for state in ("open", "planned", "ended"))
    # Newest first: of those to come, the last one is the next.
    found = under_way[:1] or planned[-1:] or ended[:1]
    return found[0].id if found else None
