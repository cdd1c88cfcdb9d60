"""Who is expected at a meeting, who chairs it and who takes the minutes."""

from functools import partial
from typing import Any
from uuid import UUID

from coprod_desktop.domain.attendance import AttendanceRow
from coprod_desktop.domain.meetings import MeetingChange, MeetingRow
from coprod_desktop.domain.partners import PersonRow, is_partner_on
from coprod_desktop.domain.teams import TeamsView
from coprod_desktop.operations.attendance import expect, list_attendance
from coprod_desktop.operations.meetings import change_meeting
from coprod_desktop.operations.partners import list_partners
from coprod_desktop.operations.people import list_people
from coprod_desktop.operations.teams import teams_view
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.meetings.expected_list import ExpectedList
from coprod_desktop.ui.meetings.expected_model import entries_of
from coprod_desktop.ui.meetings.outlook import NEED_SIGN
from coprod_desktop.ui.widgets.boxes import Card, row
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.doing import done
from coprod_desktop.ui.widgets.fields import ChoiceField
from coprod_desktop.ui.widgets.record_pane import FilterLine
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.ui.widgets.veil import Veil
from coprod_desktop.words import mark

CHAIR, MINUTES_BY = mark("Who chairs"), mark("Who takes the minutes")


class ExpectedCard(Card):
    """A checklist of people by partner; those of the team that meets stand first."""

    def __init__(self, desk: Desk) -> None:
        words = desk.words
        super().__init__(words, mark("Who is expected"))
        self._desk = desk
        self._meeting: MeetingRow | None = None
        self._wanted: frozenset[UUID] = frozenset()
        self.count = Text(words, "", "caption")
        self.all_button = Button(words, mark("Everybody"), on_click=self.choose_all)
        self.none_button = Button(words, mark("Nobody"), on_click=lambda: self._expect(frozenset()))
        self.filter = FilterLine(words)
        self.list = ExpectedList(words)
        self.nobody = Text(words, mark("There are no people yet. Add them to the partners first."), "hint")
        self.chair_field = ChoiceField(words, CHAIR)
        self.minutes_field = ChoiceField(words, MINUTES_BY)
        self._lay_out()
        self._connect()

    def show_meeting(self, meeting: MeetingRow) -> None:
        """Show who is expected at a meeting."""
        self._meeting = meeting
        workspace = self._desk.workspace
        attendance = list_attendance(workspace, meeting_id=meeting.id)
        people = self._people(meeting, attendance)
        team = _partners_of_team(teams_view(workspace, project_id=meeting.project_id), meeting.team_id)
        expected = frozenset(row.participant_id for row in attendance if row.expected)
        self._wanted = frozenset(one.id for one in people if meeting.team_id is None or one.partner_id in team)
        self.list.show_entries(entries_of(people, team, with_needs=meeting.ended_at is None), expected)
        self.all_button.say(mark("The whole team") if meeting.team_id else mark("Everybody"))
        for widget in (self.list, self.filter, self.all_button, self.none_button):
            widget.setVisible(bool(people))
        self.nobody.setVisible(not people)
        self._show_count(people, expected)
        self._offer_officers(meeting, people)

    def choose_all(self) -> None:
        """Expect all people of the team, or everybody where it is a plenary; others chosen stay so."""
        self._expect(self.list.people.chosen | self._wanted)

    def _lay_out(self) -> None:
        self.body.addWidget(self.count)
        self.body.addLayout(row(self.all_button, self.none_button))
        veil = Veil(self._desk)
        veil.body.setSpacing(self.body.spacing())
        for widget in (self.filter, self.nobody):
            veil.body.addWidget(widget)
        veil.body.addWidget(self.list, 1)
        for field in (self.chair_field, self.minutes_field):
            veil.body.addWidget(field)
        self.body.addWidget(veil, 1)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self.list.people.search)
        self.filter.left_down.connect(self.list.setFocus)
        self.list.chosen.connect(self._expect)
        self.list.all_asked.connect(self.choose_all)
        self.chair_field.changed.connect(lambda: self._change(CHAIR, chair_id=self.chair_field.value()))
        self.minutes_field.changed.connect(lambda: self._change(MINUTES_BY, minutes_by_id=self.minutes_field.value()))

    def _people(self, meeting: MeetingRow, attendance: tuple[AttendanceRow, ...]) -> list[PersonRow]:
        """Give the people of the partners that belong to the project on the day, and who is on the list already."""
        workspace, words = self._desk.workspace, self._desk.words
        day = words.local(meeting.at or workspace.now()).date()
        partners = list_partners(workspace, project_id=meeting.project_id)
        here = {partner.id for partner in partners if is_partner_on(partner, day)}
        listed = {row.participant_id for row in attendance}
        people = list_people(workspace, project_id=meeting.project_id)
        return [one for one in people if one.partner_id in here or one.id in listed]

    def _show_count(self, people: list[PersonRow], expected: frozenset[UUID]) -> None:
        words = self._desk.words
        there = [one for one in people if one.id in expected]
        parts = [words.say("{count} of {all}", count=words.number(len(there)), all=words.number(len(people)))]
        # What people need is of use until the meeting is over, and is not shown afterwards.
        needing = sum(bool(one.access_needs) for one in there)
        if needing and not self._desk.room_safe and self._meeting and self._meeting.ended_at is None:
            need = words.plural("{count} person has access needs", "{count} people have access needs", needing)
            parts.append(f"{NEED_SIGN} {need}")
        self.count.show_as_is(" · ".join(parts))

    def _offer_officers(self, meeting: MeetingRow, people: list[PersonRow]) -> None:
        options: list[tuple[UUID | None, Any]] = [(None, mark("Nobody yet"))]
        options += [(one.id, partial(_named, one)) for one in sorted(people, key=lambda one: one.alias.casefold())]
        for field, officer in ((self.chair_field, meeting.chair_id), (self.minutes_field, meeting.minutes_by_id)):
            field.set_options(options)
            field.set_value(officer)

    def _expect(self, people: frozenset[UUID]) -> None:
        if self._meeting is None or people == self.list.people.chosen:
            return
        if done(self._desk, expect, meeting_id=self._meeting.id, participant_ids=people):
            words = self._desk.words
            self._desk.told.emit(words.plural("{count} person is expected", "{count} people are expected", len(people)))

    def _change(self, field: str, **change: Any) -> None:
        given: MeetingChange = change  # type: ignore[assignment]  # built from keys of MeetingChange
        desk = self._desk
        if self._meeting and done(desk, change_meeting, meeting_id=self._meeting.id, **given):
            desk.told.emit(desk.words.say("«{field}» is saved", field=desk.words.say(field)))


def _partners_of_team(view: TeamsView, team_id: UUID | None) -> set[UUID]:
    """Give the partners of a team, and the one that coordinates it."""
    team = next((team for team in view.teams if team.id == team_id), None)
    if team is None:
        return set()
    lead = view.lead_partner
    coordinates = lead is not None and lead.organisation_id == team.coordinator_id
    return {member.id for member in team.members} | ({lead.id} if lead is not None and coordinates else set())


def _named(person: PersonRow, _words: object) -> str:
    return person.alias
