"""Takes pictures of the wall in each state, at the size of an old projector and of a new one, and of its panel."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from coprod_desktop.operations import Workspace
from coprod_desktop.operations.actions import add_action
from coprod_desktop.operations.ballots import cast_ballot
from coprod_desktop.operations.decisions import add_decision
from coprod_desktop.operations.meetings import get_meeting
from coprod_desktop.operations.partners import list_partners
from coprod_desktop.operations.polls import list_voters, open_poll, prepare_poll
from coprod_desktop.operations.priorities import list_priorities
from coprod_desktop.ui.wall.views import Choice, View
from coprod_desktop.ui.wall.wall import Wall
from coprod_desktop.ui.window import MainWindow

SIZES = QSize(1024, 768), QSize(3840, 2160)
DECIDED = {
    "it": (
        "Gli sportelli restano aperti il martedì e il giovedì fino alle 19",
        "Un solo numero di telefono per tutte le famiglie, dal prossimo mese",
        "La navetta si prova per tre mesi, poi si decide insieme se continuare e con quali fermate",
    ),
    "en": (
        "The desks stay open until 7 p.m. on Tuesdays and Thursdays",
        "One telephone number for all families, from next month on",
        "The shuttle is tried for three months; then we decide together whether to go on, and with which stops",
    ),
}
AGREED = {
    "it": ("Chiedere le chiavi della scuola", "Scrivere agli autisti della navetta", "Provare il nuovo numero"),
    "en": ("Ask for the keys of the school", "Write to the drivers of the shuttle", "Try the new number"),
}
ASKED = {"it": "Che cosa viene prima?", "en": "What comes first?"}
QUIET = {"it": "Torniamo alle 15:10", "en": "We go on at 3.10 p.m."}


def fill_meeting(workspace: Workspace, meeting_id: UUID, language: str) -> None:
    """Decide something, agree on actions, and open a vote in which most have voted."""
    project_id = get_meeting(workspace, meeting_id=meeting_id).project_id
    partners = list_partners(workspace, project_id=project_id)
    for text in DECIDED[language]:
        add_decision(workspace, meeting_id=meeting_id, text=text)
    for number, text in enumerate(AGREED[language]):
        add_action(
            workspace,
            project_id=project_id,
            meeting_id=meeting_id,
            what=text,
            partner_id=partners[number].id if number else None,
            due=workspace.today() if number else None,
        )
    rows = list_priorities(workspace, meeting_id=meeting_id)
    poll = prepare_poll(
        workspace,
        meeting_id=meeting_id,
        question=ASKED[language],
        options=[(row.text, row.id) for row in rows[:6]],
        budget=3,
        cap=2,
    )
    options = open_poll(workspace, poll_id=poll.id).options
    for place, voter in enumerate(list_voters(workspace, poll_id=poll.id)[:14]):
        dots = {options[place % len(options)].id: 2}
        cast_ballot(workspace, poll_id=poll.id, participant_id=voter.participant_id, dots=dots)


def take_walls(window: MainWindow, meeting_id: UUID, head: str, take: Callable[[QWidget, str], None]) -> None:
    """Take each view at each size, the blank wall, and the panel beside the window."""
    desk = window.desk
    assert desk is not None
    wall = Wall(desk, window.settings, window)
    wall.show_meeting(meeting_id)
    wall.open()
    assert wall.window is not None
    assert wall.panel is not None
    for size in SIZES:
        wall.window.resize(size)
        for view in View:
            line = QUIET[desk.words.language] if view is View.QUIET else ""
            wall.projection.show_at_once(Choice(view, line=line))
            take(wall.window, f"{head}-wall-{size.width()}-{view.value}")
    wall.projection.blank(True)
    take(wall.window, f"{head}-wall-blank")
    wall.projection.blank(False)
    wall.projection.show_at_once(Choice(View.BOARD))
    wall.projection.choose(Choice(View.AGENDA))
    take(wall.panel, f"{head}-wall-panel")
    wall.shut()
    wall.deleteLater()
