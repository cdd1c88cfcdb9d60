"""A meeting in any order: steps, undo, redo and reopening leave the file as a list of whole states says."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule

from coprod_desktop.domain.actions import ActionState
from coprod_desktop.domain.attendance import Capacity
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.partners import OrganisationKind
from coprod_desktop.operations import actions, agenda, attendance, decisions, meetings, notes, partners, people
from coprod_desktop.operations import priorities as said
from coprod_desktop.operations.checks import check_workspace
from coprod_desktop.operations.minutes import minutes_content
from coprod_desktop.operations.projects import add_project
from coprod_desktop.operations.teams import add_team, join_team, leave_team
from coprod_desktop.operations.workspaces import create_workspace, open_workspace
from coprod_desktop.store.dump import dump

T = TypeVar("T")
WORDS = st.text(min_size=1, max_size=12)
KINDS = st.sampled_from([OrganisationKind.FAMILY, OrganisationKind.SCHOOL, OrganisationKind.NONPROFIT])


class Meetings(RuleBasedStateMachine):
    """A project with one meeting, changed by everything a facilitator may do."""

    partner_keys = Bundle("partner_keys")
    person_keys = Bundle("person_keys")
    item_keys = Bundle("item_keys")
    priority_keys = Bundle("priority_keys")
    decision_keys = Bundle("decision_keys")
    action_keys = Bundle("action_keys")

    @initialize()
    def open(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "any.coprod"
        self.workspace = create_workspace(self.path)
        self.project = add_project(self.workspace, title="P", lead="ASL")
        self.team = add_team(self.workspace, project_id=self.project, name="T")
        self.meeting = meetings.start_now(self.workspace, project_id=self.project, title="M", item_title="I")
        self.done: list[object] = []
        self.undone: list[object] = []
        self.reopen()

    def state(self) -> object:
        with self.workspace.reading() as reader:
            return dump(reader)

    def settle(self) -> None:
        state = self.state()
        if not self.done or state != self.done[-1]:
            self.done.append(state)
            self.undone.clear()

    @rule(target=partner_keys, name=WORDS, kind=KINDS)
    def add_partner(self, name: str, kind: OrganisationKind) -> UUID | None:
        return self.tried(
            lambda: partners.add_partner(self.workspace, project_id=self.project, name=name, kind=kind).id
        )

    @rule(target=person_keys, partner=partner_keys, alias=WORDS)
    def add_person(self, partner: UUID | None, alias: str) -> UUID | None:
        return self.tried(
            lambda: people.add_person(self.workspace, partner_id=partner or self.team, alias=alias, names=alias).id
        )

    @rule(partner=partner_keys)
    def join_and_leave(self, partner: UUID | None) -> None:
        self.tried(lambda: join_team(self.workspace, team_id=self.team, partner_id=partner or self.team))

    @rule(partner=partner_keys)
    def leave(self, partner: UUID | None) -> None:
        self.tried(lambda: leave_team(self.workspace, team_id=self.team, partner_id=partner or self.team))

    @rule(partner=partner_keys)
    def remove_partner(self, partner: UUID | None) -> None:
        self.tried(lambda: partners.remove_partner(self.workspace, partner_id=partner or self.team))

    @rule(person=person_keys)
    def arrive(self, person: UUID | None) -> None:
        self.tried(
            lambda: attendance.register_arrival(
                self.workspace, meeting_id=self.meeting, participant_id=person or self.team
            )
        )

    @rule(which=st.integers(0, 5), capacity=st.sampled_from(Capacity), apologies=st.booleans())
    def change_attendance(self, which: int, capacity: Capacity, apologies: bool) -> None:
        rows = attendance.list_attendance(self.workspace, meeting_id=self.meeting)
        if rows:
            row = rows[which % len(rows)]
            self.tried(
                lambda: attendance.change_attendance(
                    self.workspace, attendance_id=row.id, capacity=capacity, apologies=apologies
                )
            )
            self.tried(lambda: attendance.register_departure(self.workspace, attendance_id=row.id))

    @rule(target=item_keys, title=WORDS, minutes=st.integers(0, 60))
    def add_item(self, title: str, minutes: int) -> UUID | None:
        return self.tried(
            lambda: agenda.add_item(self.workspace, meeting_id=self.meeting, title=title, planned_min=minutes).id
        )

    @rule(item=item_keys, after=st.none() | item_keys)
    def move_and_begin(self, item: UUID | None, after: UUID | None) -> None:
        self.tried(lambda: agenda.move_item(self.workspace, item_id=item or self.team, after=after))
        self.tried(lambda: agenda.begin_item(self.workspace, meeting_id=self.meeting, item_id=item or self.team))

    @rule(target=priority_keys, text=WORDS, item=st.none() | item_keys)
    def capture(self, text: str, item: UUID | None) -> UUID | None:
        return self.tried(
            lambda: said.add_priority(self.workspace, meeting_id=self.meeting, text=text, item_id=item).id
        )

    @rule(priority=priority_keys, text=WORDS)
    def change_priority(self, priority: UUID | None, text: str) -> None:
        self.tried(lambda: said.change_priority(self.workspace, priority_id=priority or self.team, text=text))

    @rule(priority=priority_keys)
    def remove_priority(self, priority: UUID | None) -> None:
        self.tried(lambda: said.remove_priority(self.workspace, priority_id=priority or self.team))

    @rule(text=WORDS, private=st.booleans())
    def note(self, text: str, private: bool) -> None:
        self.tried(lambda: notes.add_note(self.workspace, meeting_id=self.meeting, text=text, private=private))

    @rule(target=decision_keys, text=WORDS, answers=st.lists(priority_keys, max_size=2))
    def decide(self, text: str, answers: list[UUID | None]) -> UUID | None:
        keys = [key for key in answers if key]
        return self.tried(
            lambda: (
                decisions.add_decision(
                    self.workspace,
                    meeting_id=self.meeting,
                    text=text,
                    answers=keys[:1],
                    declines=keys[1:],
                    dissents=[text],
                ).id
            )
        )

    @rule(decision=decision_keys)
    def remove_decision(self, decision: UUID | None) -> None:
        self.tried(lambda: decisions.remove_decision(self.workspace, decision_id=decision or self.team))

    @rule(target=action_keys, what=WORDS, partner=st.none() | partner_keys)
    def agree(self, what: str, partner: UUID | None) -> UUID | None:
        return self.tried(
            lambda: (
                actions.add_action(
                    self.workspace, project_id=self.project, meeting_id=self.meeting, what=what, partner_id=partner
                ).id
            )
        )

    @rule(action=action_keys, state=st.sampled_from(ActionState), to=st.none() | partner_keys)
    def tell_progress(self, action: UUID | None, state: ActionState, to: UUID | None) -> None:
        self.tried(
            lambda: actions.record_progress(
                self.workspace, action_id=action or self.team, state=state, to_partner_id=to
            )
        )

    @rule()
    def end_and_reopen_meeting(self) -> None:
        self.tried(lambda: meetings.end_meeting(self.workspace, meeting_id=self.meeting))
        self.tried(lambda: meetings.reopen_meeting(self.workspace, meeting_id=self.meeting))

    @rule()
    def undo(self) -> None:
        told = self.workspace.undo()
        assert (told is None) == (len(self.done) == 1)
        if told:
            self.undone.append(self.done.pop())

    @rule()
    def redo(self) -> None:
        told = self.workspace.redo()
        assert (told is None) == (not self.undone)
        if told:
            self.done.append(self.undone.pop())

    @rule()
    def reopen(self) -> None:
        self.workspace.close()
        self.workspace = open_workspace(self.path)
        self.done, self.undone = [self.state()], []

    def tried(self, operation: Callable[[], T]) -> T | None:
        """Do an operation as a screen does: a known trouble is told, and nothing has changed."""
        before = self.done[-1]
        try:
            result = operation()
        except KnownError:
            assert self.state() == before
            return None
        self.settle()
        return result

    @invariant()
    def holds_what_the_list_says(self) -> None:
        assert self.state() == self.done[-1]

    def teardown(self) -> None:
        check_workspace(self.workspace)
        minutes_content(self.workspace, meeting_id=self.meeting)
        self.workspace.close()
        self.folder.cleanup()


TestMeetings = Meetings.TestCase
TestMeetings.settings = settings(
    max_examples=15, stateful_step_count=30, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
