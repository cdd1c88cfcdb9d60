"""What makes the screens; the modules of each are loaded when it is made, so that the first one need not wait."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coprod_desktop.ui import places

if TYPE_CHECKING:
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.page import Page
    from coprod_desktop.ui.pages import Makers


def makers_of(desk: Desk) -> Makers:
    """Give what makes the page of each place, in the order of the rail."""
    screens = {
        places.OVERVIEW: _overview,
        places.PROJECT: _project,
        places.PARTNERS: _partners,
        places.TEAMS: _teams,
        places.MEETINGS: _meetings,
        places.PRIORITIES: _priorities,
        places.ACTIONS: _actions,
        places.PAPERS: _papers,
    }
    return {place: partial(make, desk) for place, make in screens.items()}


def _overview(desk: Desk) -> Page:
    from coprod_desktop.ui.overview.page import OverviewPage

    return OverviewPage(desk)


def _project(desk: Desk) -> Page:
    from coprod_desktop.ui.project.page import ProjectPage

    return ProjectPage(desk)


def _partners(desk: Desk) -> Page:
    from coprod_desktop.ui.partners.page import PartnersPage

    return PartnersPage(desk)


def _teams(desk: Desk) -> Page:
    from coprod_desktop.ui.teams.page import TeamsPage

    return TeamsPage(desk)


def _meetings(desk: Desk) -> Page:
    from coprod_desktop.ui.meetings.page import MeetingsPage

    return MeetingsPage(desk)


def _priorities(desk: Desk) -> Page:
    from coprod_desktop.ui.priorities.page import PrioritiesPage

    return PrioritiesPage(desk)


def _actions(desk: Desk) -> Page:
    from coprod_desktop.ui.actions.page import ActionsPage

    return ActionsPage(desk)


def _papers(desk: Desk) -> Page:
    from coprod_desktop.ui.papers.page import PapersPage

    return PapersPage(desk)
