"""What a running meeting holds: read once, then patched from each step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QObject, Signal, SignalInstance

from coprod_desktop.domain.actions import ActionRow
from coprod_desktop.domain.attendance import AttendanceRow
from coprod_desktop.domain.changes import Changes, Fate
from coprod_desktop.domain.decisions import DecisionRow
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.meetings import AgendaRow, MeetingRow, MeetingState, topic_for_capture
from coprod_desktop.domain.notes import NoteRow
from coprod_desktop.domain.partners import PartnerRow, PersonRow, Sector
from coprod_desktop.domain.polls import PollRow
from coprod_desktop.domain.priorities import PriorityRow, ThemeRow
from coprod_desktop.operations.actions import list_actions
from coprod_desktop.operations.agenda import facilitator_notes, list_agenda
from coprod_desktop.operations.attendance import list_attendance
from coprod_desktop.operations.decisions import list_decisions
from coprod_desktop.operations.meetings import get_meeting
from coprod_desktop.operations.notes import list_notes
from coprod_desktop.operations.partners import list_partners
from coprod_desktop.operations.people import list_people
from coprod_desktop.operations.polls import list_polls
from coprod_desktop.operations.priorities import add_priority, get_priority, list_priorities
from coprod_desktop.operations.since_last_time import earlier_actions
from coprod_desktop.operations.themes import list_themes
from coprod_desktop.ui.desk import Desk

FEW = 25
"""Up to so many priorities are read one by one; more of them are read together."""
NAMING = "partner", "organisation"
POLL_KINDS = "poll", "polloption", "pollevent", "entitlement", "ballot"


class LiveMeeting(QObject):
    """The rows of one running meeting, and a signal for each part that a step touched."""

    agenda_changed = Signal()
    room_changed = Signal()
    priorities_patched = Signal(list, list)
    """Priorities added or changed (rows), and those removed (ids)."""
    priorities_renewed = Signal()
    """So much changed that all priorities were read anew."""
    notes_changed = Signal()
    polls_changed = Signal()
    decisions_changed = Signal()
    actions_changed = Signal()
    names_changed = Signal()
    over = Signal()
    """The meeting is not under way any more."""

    def __init__(self, desk: Desk, meeting_id: UUID, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.id = meeting_id
        self.meeting: MeetingRow = get_meeting(desk.workspace, meeting_id=meeting_id)
        self.agenda: tuple[AgendaRow, ...] = ()
        self.attendance: tuple[AttendanceRow, ...] = ()
        self.priorities: dict[UUID, PriorityRow] = {}
        self.said_by: Counter[Sector] = Counter()
        """How many priorities each sector raised."""
        self.notes: tuple[NoteRow, ...] = ()
        self.polls: tuple[PollRow, ...] = ()
        """The polls of this meeting, without any total."""
        self.decisions: tuple[DecisionRow, ...] = ()
        self.actions: tuple[ActionRow, ...] = ()
        """All actions of the project."""
        self.earlier: tuple[ActionRow, ...] = ()
        """The actions of earlier meetings about which this one asks, answered or not."""
        self.partners: tuple[PartnerRow, ...] = ()
        self.themes: tuple[ThemeRow, ...] = ()
        self._own_notes: dict[UUID, str] = {}
        self._capturing = False
        self._people: tuple[PersonRow, ...] | None = None
        for read in (
            self._read_agenda,
            self._read_room,
            self._read_priorities,
            self._read_notes,
            self._read_polls,
            self._read_decisions,
            self._read_actions,
            self._read_names,
        ):
            read()
        desk.changed.connect(self._changed)
        desk.room_safe_changed.connect(self._hide_or_show)

    # What the panes ask

    def now(self) -> datetime:
        """Give the present moment in UTC."""
        return self.desk.workspace.now()

    @property
    def item(self) -> AgendaRow | None:
        """The item that is on."""
        return next((item for item in self.agenda if item.is_on), None)

    @property
    def item_id(self) -> UUID | None:
        """The key of the item to which belongs what is said now; in a break, of that before it."""
        topic = topic_for_capture(self.agenda)
        return topic.id if topic else None

    @property
    def own_note(self) -> str:
        """What the facilitator wanted to remember under the item that is on."""
        return self._own_notes.get(self.item.id, "") if self.item else ""

    @property
    def people(self) -> tuple[PersonRow, ...]:
        """All people of the project; read when first asked for."""
        if self._people is None:
            self._people = list_people(self.desk.workspace, project_id=self.meeting.project_id)
        return self._people

    def own_actions(self) -> tuple[ActionRow, ...]:
        """Give the actions agreed in this meeting."""
        return tuple(action for action in self.actions if action.meeting_id == self.id)

    def waiting_actions(self) -> tuple[ActionRow, ...]:
        """Give the actions of earlier meetings that have no answer in this one yet."""
        return tuple(action for action in self.earlier if action.answer_in(self.id) is None)

    def capture(self, text: str) -> bool:
        """Add a priority to the item that is on, and show it without reading it again; tell whether it is saved."""
        self._capturing = True
        row = self.desk.do(add_priority, meeting_id=self.id, text=text, item_id=self.item_id)
        self._capturing = False
        if row is not None:
            self._put(row)
            self.priorities_patched.emit([row], [])
        return row is not None

    # What a step touched

    def _hide_or_show(self) -> None:
        """Read again what names people, or is private."""
        for read, signal in (
            (self._read_notes, self.notes_changed),
            (self._read_actions, self.actions_changed),
        ):
            read()
            signal.emit()
        self.room_changed.emit()

    def _changed(self, changes: Changes) -> None:
        if changes.touches("meeting"):
            try:
                self.meeting = get_meeting(self.desk.workspace, meeting_id=self.id)
            except KnownError:
                self.over.emit()
                return
            if self.meeting.state is not MeetingState.OPEN:
                self.over.emit()
                return
        if changes.touches("priority", "theme", "merge", *NAMING):
            self._patch_priorities(changes)
        for kinds, read, signal in self._parts():
            if changes.touches(*kinds):
                read()
                signal.emit()

    def _parts(self) -> tuple[tuple[tuple[str, ...], Callable[[], None], SignalInstance], ...]:
        named = "participant", "person", *NAMING
        return (
            (("meeting", "agendaitem", "itemrun"), self._read_agenda, self.agenda_changed),
            (("attendance", "presence", "accessneed", *named), self._read_room, self.room_changed),
            (("note", "participant"), self._read_notes, self.notes_changed),
            (POLL_KINDS, self._read_polls, self.polls_changed),
            (("decision", "decisionpriority", "dissent"), self._read_decisions, self.decisions_changed),
            (("action", "actionevent", *named), self._read_actions, self.actions_changed),
            (("theme", *named), self._read_names, self.names_changed),
        )

    def _patch_priorities(self, changes: Changes) -> None:
        added = Fate.ADDED if self._capturing else None
        touched = {row.id: row.fate for row in changes.of("priority") if row.fate is not added}
        for change in changes.of("theme"):
            if change.fate is not Fate.ADDED:
                touched |= {p.id: Fate.CHANGED for p in self.priorities.values() if p.theme_id == change.id}
        if changes.touches(*NAMING):
            touched |= {p.id: Fate.CHANGED for p in self.priorities.values() if p.partner_id}
        if len(touched) > FEW or changes.touches("merge"):
            self._read_priorities()
            self.priorities_renewed.emit()
        elif touched:
            self._read_some(touched)

    def _read_some(self, touched: dict[UUID, Fate]) -> None:
        changed: list[PriorityRow] = []
        removed: list[UUID] = []
        for key, fate in touched.items():
            row = None if fate is Fate.REMOVED else self._priority(key)
            if row is not None:
                changed.append(row)
            elif key in self.priorities:
                removed.append(key)
        for key in removed:
            self._count(self.priorities.pop(key), -1)
        for row in changed:
            self._put(row)
        self.priorities_patched.emit(changed, removed)

    def _put(self, row: PriorityRow) -> None:
        if row.id in self.priorities:
            self._count(self.priorities[row.id], -1)
        self.priorities[row.id] = row
        self._count(row, 1)

    def _priority(self, key: UUID) -> PriorityRow | None:
        try:
            row = get_priority(self.desk.workspace, priority_id=key)
        except KnownError:
            return None
        return row if row.meeting_id == self.id else None

    def _count(self, row: PriorityRow, step: int) -> None:
        if row.sector:
            self.said_by[row.sector] += step

    # Reading

    def _read_agenda(self) -> None:
        self.agenda = list_agenda(self.desk.workspace, meeting_id=self.id)
        self._own_notes = facilitator_notes(self.desk.workspace, meeting_id=self.id)

    def _read_room(self) -> None:
        self.attendance = list_attendance(self.desk.workspace, meeting_id=self.id)

    def _read_priorities(self) -> None:
        self.priorities = {row.id: row for row in list_priorities(self.desk.workspace, meeting_id=self.id)}
        self.said_by = Counter(row.sector for row in self.priorities.values() if row.sector)

    def _read_notes(self) -> None:
        rows = list_notes(self.desk.workspace, meeting_id=self.id)
        if self.desk.room_safe:
            rows = tuple(
                replace(row, on_record_by=self.desk.person(row.on_record_by)) for row in rows if not row.private
            )
        self.notes = rows

    def _read_polls(self) -> None:
        self.polls = list_polls(self.desk.workspace, meeting_id=self.id)

    def _read_decisions(self) -> None:
        self.decisions = list_decisions(self.desk.workspace, meeting_id=self.id)

    def _read_actions(self) -> None:
        actions = list_actions(self.desk.workspace, project_id=self.meeting.project_id)
        earlier = earlier_actions(self.desk.workspace, meeting_id=self.id)
        self.actions, self.earlier = (
            tuple(replace(row, person=self.desk.person(row.person)) for row in rows) for rows in (actions, earlier)
        )

    def _read_names(self) -> None:
        project_id = self.meeting.project_id
        today = self.now().astimezone().date()
        partners = list_partners(self.desk.workspace, project_id=project_id)
        self.partners = tuple(row for row in partners if row.left_on is None or row.left_on > today)
        self.themes = list_themes(self.desk.workspace, project_id=project_id)
        self._people = None
