"""A room that votes, in the window of live mode."""

from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from coprod_desktop.domain.polls import PollRow, Secrecy
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.attendance import register_arrival
from coprod_desktop.operations.people import add_person
from coprod_desktop.operations.polls import open_poll, prepare_poll
from coprod_desktop.operations.priorities import add_priority
from coprod_desktop.ui.live.vote_tool import VoteTool
from tests.room import Room
from tests.ui.live_screen import CTRL, Key, Live

WANTS = ("Orari serali", "Navetta il martedì", "Un solo numero", "Gruppi al sabato")
Role = Qt.ItemDataRole
TOP = QModelIndex()


def let_in(workspace: Workspace, room: Room, *names: str) -> None:
    """Let people come in."""
    for name in names or room.people:
        register_arrival(workspace, meeting_id=room.meeting_id, participant_id=room.people[name])


def fill_up(workspace: Workspace, room: Room) -> None:
    """Bring five people of each of two sectors into the room, so that a sheet may tell its sector."""
    for number in range(3):
        for partner in ("Famiglia 1", "Comune di Crema"):
            alias = f"{partner} {number}"
            room.people[alias] = add_person(workspace, partner_id=room.partners[partner], alias=alias).id
            let_in(workspace, room, alias)


def raise_priorities(workspace: Workspace, room: Room) -> dict[str, UUID]:
    """Write down what people want; gives the keys by text."""
    rows = [add_priority(workspace, meeting_id=room.meeting_id, text=text) for text in WANTS]
    return {row.text: row.id for row in rows}


def opened_poll(
    workspace: Workspace, room: Room, *, secrecy: Secrecy = Secrecy.SECRET, budget: int = 3, cap: int = 2
) -> PollRow:
    """Open a vote on what people want, shuffled backwards, for those who are in the room."""
    wanted = raise_priorities(workspace, room)
    poll = prepare_poll(
        workspace,
        meeting_id=room.meeting_id,
        question="Da dove si comincia?",
        options=[("", key) for key in wanted.values()],
        budget=budget,
        cap=cap,
        secrecy=secrecy,
    )
    return open_poll(workspace, poll_id=poll.id, shuffle=list.reverse)


def dots_of(poll: PollRow, *dots: int) -> dict[UUID, int]:
    """Give dots to the options in the listed order."""
    return {option.id: given for option, given in zip(poll.options, dots, strict=False) if given}


def go_to_vote(live: Live) -> VoteTool:
    """Go to the tool by its key."""
    live.press(Key.Key_3, CTRL)
    return live.screen.vote


def all_texts(root: QWidget | None = None) -> list[str]:
    """Give all that can be read or heard of what is on the screen, shown or hidden, in its order."""
    roots = [root] if root else QApplication.topLevelWidgets()
    told: list[str] = []
    for top in roots:
        for widget in [top, *top.findChildren(QWidget)]:
            told += _texts(widget)
    return [text for text in told if text]


def _texts(widget: QWidget) -> list[str]:
    told = [
        widget.accessibleName(),
        widget.accessibleDescription(),
        widget.toolTip(),
        widget.statusTip(),
        widget.windowTitle(),
    ]
    if isinstance(widget, QLabel | QPushButton | QLineEdit):
        told.append(widget.text())
    if isinstance(widget, QPlainTextEdit):
        told.append(widget.toPlainText())
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        told += _cells(widget)
    return told


def _cells(view: QAbstractItemView) -> list[str]:
    model = view.model()
    columns = 1 if isinstance(view, QListView) else model.columnCount(TOP)
    return [
        str(model.index(row, column).data(role) or "")
        for row in range(model.rowCount(TOP))
        for column in range(columns)
        for role in (Role.DisplayRole, Role.AccessibleTextRole, Role.ToolTipRole)
    ]
