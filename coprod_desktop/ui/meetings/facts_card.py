"""The facts of a meeting: what it is called, whose it is, when, where, in which phase and with which tool."""

from datetime import date, time, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QGridLayout

from coprod_desktop.domain.meetings import EngagementTool, MeetingChange, MeetingRow, meeting_name
from coprod_desktop.domain.projects import Phase
from coprod_desktop.operations.meetings import change_meeting, list_meetings
from coprod_desktop.operations.teams import teams_view
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.meetings.sayings import PLENARY, moment_on
from coprod_desktop.ui.widgets.boxes import Card
from coprod_desktop.ui.widgets.doing import done
from coprod_desktop.ui.widgets.fields import ChoiceField, Field, TextField
from coprod_desktop.ui.widgets.saved_field import SavedField
from coprod_desktop.ui.widgets.typed_fields import DateField, TimeField
from coprod_desktop.words import mark
from coprod_desktop.words.labels import LABELS

TITLE, TEAM, DAY, TIME = mark("Title"), mark("Who meets"), mark("Date"), mark("Time")
VENUE, PHASE, TOOL = mark("Venue"), mark("Phase"), mark("Engagement tool")
CONVOCATION, BEGUN, ENDED = mark("Convocation"), mark("Beginning"), mark("End")
USUAL_TIME = time(17, 30)


class FactsCard(Card):
    """Fields that are saved when they are left."""

    def __init__(self, desk: Desk) -> None:
        words = desk.words
        super().__init__(words, mark("The meeting"))
        self._desk = desk
        self._meeting: MeetingRow | None = None
        self.title_field = TextField(words, TITLE)
        self.team_field = ChoiceField(words, TEAM)
        self.day_field = DateField(words, DAY)
        self.time_field = TimeField(words, TIME)
        self.venue_field = TextField(words, VENUE)
        self.phase_field = ChoiceField(words, PHASE, [(phase, LABELS["Phase"][phase]) for phase in Phase])
        self.tool_field = ChoiceField(words, TOOL, [(tool, LABELS["EngagementTool"][tool]) for tool in EngagementTool])
        self.convocation_field = TextField(words, CONVOCATION)
        self.begun_field = TimeField(words, BEGUN)
        self.ended_field = TimeField(words, ENDED)
        self._lay_out()
        self._connect()

    def show_meeting(self, meeting: MeetingRow) -> None:
        """Show a meeting; what is being typed at this moment stays."""
        self._meeting = meeting
        words = self._desk.words
        self._offer_teams(meeting)
        self.title_field.control.setPlaceholderText(meeting_name(words, title="", team=meeting.team))
        planned = words.local(meeting.planned_at) if meeting.planned_at else None
        values = (
            meeting.title,
            planned.date() if planned else None,
            planned.time() if planned else None,
            meeting.venue,
            meeting.convocation,
            words.local(meeting.started_at).time() if meeting.started_at else None,
            words.local(meeting.ended_at).time() if meeting.ended_at else None,
        )
        for saved, value in zip(self._saved, values, strict=True):
            saved.show_value(value)
        self.team_field.set_value(meeting.team_id)
        self.phase_field.set_value(meeting.phase)
        self.tool_field.set_value(meeting.tool)
        self.begun_field.setVisible(meeting.started_at is not None)
        self.ended_field.setVisible(meeting.ended_at is not None)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        rows: tuple[tuple[Field, ...], ...] = (
            (self.title_field,),
            (self.team_field,),
            (self.day_field, self.time_field),
            (self.venue_field,),
            (self.phase_field,),
            (self.tool_field,),
            (self.convocation_field,),
            (self.begun_field, self.ended_field),
        )
        for number, fields in enumerate(rows):
            for place, field in enumerate(fields):
                grid.addWidget(field, number, place, 1, 1 if len(fields) > 1 else 2)
        self.body.addLayout(grid)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self._saved = (
            SavedField(self.title_field, lambda text: self._change(TITLE, title=text)),
            SavedField(self.day_field, self._change_day),
            SavedField(self.time_field, self._change_time),
            SavedField(self.venue_field, lambda text: self._change(VENUE, venue=text)),
            SavedField(self.convocation_field, lambda text: self._change(CONVOCATION, convocation=text)),
            SavedField(self.begun_field, partial(self._correct, BEGUN, "started_at")),
            SavedField(self.ended_field, partial(self._correct, ENDED, "ended_at")),
        )
        self.team_field.changed.connect(lambda: self._change(TEAM, team_id=self.team_field.value()))
        self.phase_field.changed.connect(lambda: self._change(PHASE, phase=self.phase_field.value()))
        self.tool_field.changed.connect(lambda: self._change(TOOL, tool=self.tool_field.value()))

    def _offer_teams(self, meeting: MeetingRow) -> None:
        view = self._desk.do(teams_view, project_id=meeting.project_id)
        teams: list[tuple[UUID | None, Any]] = [(None, PLENARY)]
        teams += [(team.id, partial(_as_it_is, team.name)) for team in view.teams] if view else []
        if meeting.team_id not in [key for key, _name in teams]:
            teams.append((meeting.team_id, partial(_as_it_is, meeting.team)))
        self.team_field.set_options(teams)

    def _change_day(self, day: date | None) -> None:
        if day is None:
            self._change(DAY, planned_at=None)
        else:
            self._plan_at(DAY, day, self.time_field.value() if self.time_field.check() else None)

    def _change_time(self, clock: time | None) -> None:
        day = self.day_field.value() if self.day_field.check() else None
        self._plan_at(TIME, day or self._desk.words.local(self._desk.workspace.now()).date(), clock)

    def _plan_at(self, field: str, day: date, clock: time | None) -> None:
        self._change(field, planned_at=moment_on(self._desk.words, day, clock or self._usual_time()))

    def _usual_time(self) -> time:
        meeting, words = self._meeting, self._desk.words
        rows = list_meetings(self._desk.workspace, project_id=meeting.project_id) if meeting else ()
        planned = [row.planned_at for row in rows if row.planned_at and row.id != (meeting and meeting.id)]
        return words.local(planned[0]).time() if planned else USUAL_TIME

    def _correct(self, field: str, key: str, clock: time | None) -> None:
        meeting, words = self._meeting, self._desk.words
        if meeting is None or meeting.started_at is None or clock is None:
            self._restore()
            return
        begun = words.local(meeting.started_at)
        moment = moment_on(words, begun.date(), clock)
        if key == "ended_at" and moment < meeting.started_at:
            # It went on past midnight.
            moment += timedelta(days=1)
        self._change(field, **{key: moment})

    def _change(self, field: str, **change: Any) -> None:
        desk = self._desk
        if self._meeting is None:
            return
        given: MeetingChange = change  # type: ignore[assignment]  # built from keys of MeetingChange
        if done(desk, change_meeting, meeting_id=self._meeting.id, **given):
            desk.told.emit(desk.words.say("«{field}» is saved", field=desk.words.say(field)))
        else:
            self._restore()

    def _restore(self) -> None:
        if self._meeting is not None:
            self.show_meeting(self._meeting)


def _as_it_is(text: str, _words: object) -> str:
    return text
