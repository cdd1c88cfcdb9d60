"""The overview: the calm first page, for the ten minutes before a meeting."""

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coprod_desktop.domain.meetings import MeetingState, meeting_name
from coprod_desktop.domain.project_overview import ComingMeeting, Overview
from coprod_desktop.operations.meetings import start_meeting, start_now
from coprod_desktop.operations.project_overview import project_overview
from coprod_desktop.ui import places
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.overview import sayings
from coprod_desktop.ui.overview.card import OverviewCard
from coprod_desktop.ui.overview.links import Link
from coprod_desktop.ui.overview.share_bar import ShareBar
from coprod_desktop.ui.page import Page
from coprod_desktop.ui.widgets.beside import GAP_PX, Beside
from coprod_desktop.ui.widgets.boxes import EmptyState
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.doing import done
from coprod_desktop.words import mark

NARROW_PX = 860
OPEN_TALK = mark("Open talk")
START, OPEN, GO_ON = mark("Start now"), mark("Open the meeting"), mark("Continue the meeting")


class OverviewPage(Page):
    """Cards side by side: the meeting and what was said at the left, all the rest at the right."""

    where = places.OVERVIEW

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.overview: Overview | None = None
        self._make_cards()
        self._start = self.add_action_button(START, self.begin, primary=True, icon="play")
        self._full = Beside(NARROW_PX, (self._left, 3), (self._right, 2))
        self._empty: EmptyState | None = None
        self.body.addWidget(self._full)
        self.body.addStretch(1)

    # What the page shows

    def show_project(self) -> None:
        """Show the project on the desk at a glance, or how to start one."""
        key = self.desk.project_id
        overview = self.desk.do(project_overview, project_id=key) if key else None
        self.overview = overview
        for widget in (self._full, self._start):
            if widget.isHidden() == (overview is not None):
                widget.setVisible(overview is not None)
        if overview is None and self._empty is None:
            self._empty = self._make_empty()
        if self._empty is not None:
            self._empty.setVisible(overview is None)
        if overview is not None:
            self._show(overview)

    def showEvent(self, event: QShowEvent) -> None:
        """Tell times anew on another day."""
        if self.overview is not None and self.overview.today != self.desk.workspace.today():
            self.show_project()
        super().showEvent(event)

    def initial_focus(self) -> None:
        """Start where the meeting is opened, or the project."""
        if self.overview is None:
            super().initial_focus()
        else:
            self._start.setFocus()

    # What one may do

    def begin(self) -> None:
        """Go on with the meeting under way, open the one of today, or start one that nobody planned."""
        overview, project_id = self.overview, self.desk.project_id
        if overview is None or project_id is None:
            return
        meeting = overview.at_hand
        if meeting is None:
            title = self.words.say(OPEN_TALK)
            key = self.desk.do(start_now, project_id=project_id, title="", item_title=title)
            if key is not None:
                self._open(ComingMeeting(key, "", "", "", None, None))
        elif meeting.state is MeetingState.OPEN:
            self.desk.opened.emit("meeting_live", meeting.id)
        elif done(self.desk, start_meeting, meeting_id=meeting.id, item_title=self.words.say(OPEN_TALK)):
            self._open(meeting)

    def follow(self, link: Link) -> None:
        """Go where a figure or a line leads."""
        place, part = link.place
        if link.row is not None:
            self.desk.opened.emit(*link.row)
        else:
            self.desk.place_asked.emit(place, part)

    # Inside

    def _make_cards(self) -> None:
        words = self.words
        self.meeting = OverviewCard(
            words,
            mark("Next meeting"),
            mark("No meeting is planned. The next one will stand here."),
            (mark("Plan a meeting"), self._to(places.MEETINGS)),
        )
        self.said = OverviewCard(
            words,
            mark("What was said, and what became of it"),
            mark("What people ask for in the meetings will stand here, with what became of it and why."),
            (mark("See the meetings"), self._to(places.MEETINGS)),
        )
        self.actions_card = OverviewCard(
            words,
            mark("Actions"),
            mark("What is agreed will stand here: who does it, and by when."),
            (mark("Write an action"), self._to(places.ACTIONS)),
        )
        self.partners = OverviewCard(
            words,
            mark("Partners"),
            mark("Nobody but the lead takes part yet."),
            (mark("Add partners"), self._to(places.PARTNERS)),
        )
        self.teams = OverviewCard(
            words, mark("Teams"), mark("There is no team yet."), (mark("Add teams"), self._to(places.TEAMS))
        )
        self.bar = ShareBar(words)
        self.funding = OverviewCard(
            words,
            mark("Who pays"),
            mark("Who pays for the project will stand here, with the shares."),
            (mark("Write down who pays"), self._to(places.PROJECT)),
            above=self.bar,
        )
        self._left = _column(self.meeting, self.said, self.teams)
        self._right = _column(self.actions_card, self.partners, self.funding)
        for card in (self.meeting, self.said, self.teams, self.actions_card, self.partners, self.funding):
            card.list.followed.connect(self.follow)

    def _show(self, overview: Overview) -> None:
        words = self.words
        self.meeting.show_links(sayings.meeting_links(words, overview))
        self.said.show_links(sayings.said_links(words, overview) if overview.said.raised else ())
        some = overview.actions or overview.has_closed_actions
        self.actions_card.show_links(sayings.action_links(words, overview) if some else ())
        self.partners.show_links(sayings.partner_links(words, overview) if overview.partners.now else ())
        self.teams.show_links(sayings.team_links(words, overview) if overview.teams else ())
        self.bar.show_rows(overview.funding)
        self.funding.show_links(sayings.funding_links(words, overview))
        self._name_start(overview.at_hand)

    def _name_start(self, meeting: ComingMeeting | None) -> None:
        under_way = meeting is not None and meeting.state is MeetingState.OPEN
        self.meeting.title.say(mark("Meeting under way") if under_way else mark("Next meeting"))
        self._start.say(GO_ON if under_way else OPEN if meeting else START)

    def _open(self, meeting: ComingMeeting) -> None:
        name = meeting_name(self.words, title=meeting.title, team=meeting.team)
        self.desk.told.emit(self.words.say("«{meeting}» is under way", meeting=name))
        self.desk.opened.emit("meeting_live", meeting.id)

    def _to(self, place: places.Place) -> Callable[[], None]:
        return lambda: self.desk.place_asked.emit(place.key, "")

    def _make_empty(self) -> EmptyState:
        empty = EmptyState(
            self.words,
            mark("Here you will see a project at a glance: who takes part, the next meeting, and what is to be done."),
            Button(self.words, mark("New project"), kind="primary", icon="plus", on_click=self._to(places.PROJECT)),
        )
        self.body.insertWidget(0, empty)
        return empty


def _column(*cards: QWidget) -> QWidget:
    """Put cards one below the other, at the top."""
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(GAP_PX)
    for card in cards:
        layout.addWidget(card)
    layout.addStretch(1)
    return column
