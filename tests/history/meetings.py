"""Meetings with all that is said and agreed, in any order."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from coprod_desktop.domain.actions import ActionState
from coprod_desktop.domain.attendance import Capacity
from coprod_desktop.domain.meetings import ItemKind
from coprod_desktop.operations import actions as agreed
from coprod_desktop.operations import agenda, attendance, decisions, notes
from coprod_desktop.operations import meetings as held
from coprod_desktop.operations import since_last_time as since
from coprod_desktop.operations.agenda_copies import fill_agenda, items_to_copy
from tests.history.base import WHICH, History


class MeetingHistory(History):
    """What planning and running meetings can do."""

    @rule(team=WHICH, copied=WHICH)
    def plan_meeting(self, team: int, copied: int) -> None:
        own, other = self.pick(self.teams(), team), self.pick(self.meetings(), copied)
        key = self.tried(
            lambda: held.add_meeting(
                self.workspace, project_id=self.project, title="M", team_id=own.id if own and team % 2 else None
            )
        )
        if key and other:
            items = items_to_copy(self.workspace, meeting_id=other.id)
            self.tried(lambda: fill_agenda(self.workspace, meeting_id=key, items=items, replace=bool(copied % 2)))

    @rule(which=WHICH)
    def start_or_end(self, which: int) -> None:
        if row := self.pick(self.meetings(), which):
            if row.started_at is None:
                self.tried(lambda: held.start_meeting(self.workspace, meeting_id=row.id, item_title="Opening"))
            elif row.ended_at is None:
                self.tried(lambda: held.end_meeting(self.workspace, meeting_id=row.id))
            else:
                self.tried(lambda: held.reopen_meeting(self.workspace, meeting_id=row.id))

    @rule(meeting=WHICH, kind=st.sampled_from(ItemKind), after=WHICH)
    def add_item(self, meeting: int, kind: ItemKind, after: int) -> None:
        if row := self.pick(self.meetings(), meeting):
            there = self.pick(agenda.list_agenda(self.workspace, meeting_id=row.id), after)
            self.tried(
                lambda: agenda.add_item(
                    self.workspace,
                    meeting_id=row.id,
                    title="I",
                    kind=kind,
                    after=there.id if there and after % 2 else None,
                )
            )

    @rule(meeting=WHICH, item=WHICH, after=WHICH)
    def move_item(self, meeting: int, item: int, after: int) -> None:
        if row := self.pick(self.meetings(), meeting):
            items = agenda.list_agenda(self.workspace, meeting_id=row.id)
            moved, there = self.pick(items, item), self.pick(items, after)
            if moved:
                key = there.id if there and after % 3 else None
                self.tried(lambda: agenda.move_item(self.workspace, item_id=moved.id, after=key))

    @rule(meeting=WHICH, item=WHICH)
    def begin_item(self, meeting: int, item: int) -> None:
        if row := self.pick(self.meetings(), meeting):
            there = self.pick(agenda.list_agenda(self.workspace, meeting_id=row.id), item)
            if there:
                self.tried(lambda: agenda.begin_item(self.workspace, meeting_id=row.id, item_id=there.id))

    @rule(meeting=WHICH, person=WHICH)
    def arrive(self, meeting: int, person: int) -> None:
        row, who = self.pick(self.meetings(), meeting), self.pick(self.people(), person)
        if row and who:
            self.tried(lambda: attendance.register_arrival(self.workspace, meeting_id=row.id, participant_id=who.id))

    @rule(meeting=WHICH, wanted=st.lists(WHICH, max_size=3))
    def expect(self, meeting: int, wanted: list[int]) -> None:
        if row := self.pick(self.meetings(), meeting):
            keys = {who.id for number in wanted if (who := self.pick(self.people(), number))}
            self.tried(lambda: attendance.expect(self.workspace, meeting_id=row.id, participant_ids=keys))

    @rule(meeting=WHICH, which=WHICH, deed=st.sampled_from(["leave", "guest", "remove", "slip"]))
    def change_attendance(self, meeting: int, which: int, deed: str) -> None:
        there = self.pick(self.meetings(), meeting)
        row = self.pick(attendance.list_attendance(self.workspace, meeting_id=there.id), which) if there else None
        if row is None:
            return
        if deed == "leave":
            self.tried(lambda: attendance.register_departure(self.workspace, attendance_id=row.id))
        elif deed == "guest":
            self.tried(
                lambda: attendance.change_attendance(self.workspace, attendance_id=row.id, capacity=Capacity.GUEST)
            )
        elif deed == "remove":
            self.tried(lambda: attendance.remove_attendance(self.workspace, attendance_id=row.id))
        elif row.spells:
            self.tried(lambda: attendance.remove_spell(self.workspace, spell_id=row.spells[0].id))

    @rule(meeting=WHICH, item=WHICH, private=st.booleans())
    def note(self, meeting: int, item: int, private: bool) -> None:
        if row := self.pick(self.meetings(), meeting):
            there = self.pick(agenda.list_agenda(self.workspace, meeting_id=row.id), item)
            self.tried(
                lambda: notes.add_note(
                    self.workspace,
                    meeting_id=row.id,
                    text="N",
                    private=private,
                    item_id=there.id if there else None,
                )
            )

    @rule(meeting=WHICH, answered=WHICH, declined=WHICH)
    def decide(self, meeting: int, answered: int, declined: int) -> None:
        if row := self.pick(self.meetings(), meeting):
            yes, no = self.pick(self.board(), answered), self.pick(self.board(), declined)
            self.tried(
                lambda: decisions.add_decision(
                    self.workspace,
                    meeting_id=row.id,
                    text="D",
                    answers=[yes.id] if yes else [],
                    declines=[no.id] if no else [],
                    dissents=["No"],
                )
            )

    @rule(meeting=WHICH, person=WHICH, decision=WHICH)
    def agree(self, meeting: int, person: int, decision: int) -> None:
        if row := self.pick(self.meetings(), meeting):
            who = self.pick(self.people(), person)
            of = self.pick(decisions.list_decisions(self.workspace, meeting_id=row.id), decision)
            self.tried(
                lambda: agreed.add_action(
                    self.workspace,
                    project_id=self.project,
                    meeting_id=row.id,
                    what="A",
                    participant_id=who.id if who else None,
                    decision_id=of.id if of else None,
                )
            )

    @rule(meeting=WHICH, action=WHICH, state=st.sampled_from(ActionState), to=WHICH)
    def answer(self, meeting: int, action: int, state: ActionState, to: int) -> None:
        row = self.pick(self.meetings(), meeting)
        asked = self.pick(since.earlier_actions(self.workspace, meeting_id=row.id), action) if row else None
        if row and asked:
            other = self.pick(self.partners(), to)
            self.tried(
                lambda: since.answer_action(
                    self.workspace,
                    action_id=asked.id,
                    meeting_id=row.id,
                    state=state,
                    note="Why",
                    to_partner_id=other.id if other else None,
                )
            )

    @rule(meeting=WHICH, action=WHICH, drops=st.booleans())
    def drop_or_take_back(self, meeting: int, action: int, drops: bool) -> None:
        row = self.pick(self.meetings(), meeting)
        asked = self.pick(since.earlier_actions(self.workspace, meeting_id=row.id), action) if row else None
        if row and asked and drops:
            self.tried(
                lambda: since.drop_action(
                    self.workspace, action_id=asked.id, meeting_id=row.id, reason="No money", text="Dropped"
                )
            )
        elif row and asked:
            self.tried(lambda: since.take_back_answer(self.workspace, action_id=asked.id, meeting_id=row.id))
