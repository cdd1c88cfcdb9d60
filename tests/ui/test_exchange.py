"""Everything out and in again from the menu, by keyboard."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from coprod_desktop.app import App
from coprod_desktop.domain.partners import OrganisationKind
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.attendance import add_walk_in
from coprod_desktop.operations.exchange import export_text
from coprod_desktop.operations.meetings import start_now
from coprod_desktop.operations.partners import add_partner
from coprod_desktop.operations.polls import close_poll, open_poll, prepare_poll
from coprod_desktop.operations.projects import add_project, change_project, list_projects
from coprod_desktop.operations.workspaces import create_workspace, read_workspace
from coprod_desktop.ui.exchange.dialog import ExchangeDialog
from coprod_desktop.ui.exchange.files import export_to
from coprod_desktop.ui.settings import Settings
from coprod_desktop.ui.theme import Theme
from coprod_desktop.ui.window import MainWindow
from coprod_desktop.words import Words

Key = Qt.Key
TITLE = "Servizi per l’autismo"
SAVED = "Saved as «out.json». It holds names and contacts: keep it safe."


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "città.coprod"
    with closing(create_workspace(path)) as workspace:
        add_project(workspace, title=TITLE, lead="ASL di Cremona")
    return path


@pytest.fixture
def window(qtbot: QtBot, settings: Settings, theme: Theme, words: Words, file: Path) -> Iterator[MainWindow]:
    settings.language = "en"
    made = MainWindow(words, settings, theme)
    app = App(made, settings, file)
    with qtbot.waitSignal(app.ready):
        made.show()
    yield made
    made.close()
    made.deleteLater()


def command(window: MainWindow, menu: str, text: str) -> None:
    """Choose a command of the menu bar by keys: the arrows go to it."""
    found = next(one for one in window.menuBar().findChildren(QMenu) if one.title() == menu)
    found.popup(window.menuBar().mapToGlobal(window.menuBar().rect().bottomLeft()))
    while found.activeAction() is None or found.activeAction().text() != text:
        QTest.keyClick(found, Key.Key_Down)
    QTest.keyClick(found, Key.Key_Return)


def answer(path: Path, qtbot: QtBot) -> str:
    """Name a file in the dialog that is open, and press Enter; gives what was proposed."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    name = dialog.findChild(QLineEdit)
    assert name is not None
    proposed = name.text()
    name.setText(str(path))
    QTest.keyClick(name, Key.Key_Return)
    return proposed


def toast(window: MainWindow) -> str:
    return window.frame.toast.text()


def titles(window: MainWindow) -> list[str]:
    assert window.desk is not None
    return [project.title for project in list_projects(window.desk.workspace)]


def told(path: Path) -> str:
    with closing(read_workspace(path)) as workspace:
        return export_text(workspace)


def test_everything_goes_out_and_comes_in_as_a_new_file(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    command(window, "&File", "Export e&verything…")
    out = tmp_path / "out.json"
    assert answer(out, qtbot).startswith("città 20")
    qtbot.waitUntil(lambda: toast(window) == SAVED)
    assert json.loads(out.read_text("utf-8"))["records"]["project"][0]["title"] == TITLE
    assert window.desk is not None
    before = window.desk.workspace.path
    change_project(window.desk.workspace, project_id=UUID(str(window.desk.project_id)), title="Another")
    command(window, "&File", "&Import an export…")
    answer(out, qtbot)
    qtbot.waitUntil(lambda: proposed_name() == "out.coprod")
    answer(tmp_path / "again", qtbot)
    qtbot.waitUntil(lambda: window.desk is not None and window.desk.workspace.path == tmp_path / "again.coprod")
    assert titles(window) == [TITLE]
    assert "Another" in told(before)


def proposed_name() -> str:
    dialog = QApplication.activeModalWidget()
    name = dialog.findChild(QLineEdit) if isinstance(dialog, QFileDialog) else None
    return name.text() if name else ""


def test_in_italian_too_and_what_is_wrong_is_told(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window.set_language("it")
    (tmp_path / "x.json").write_text("{", "ascii")
    command(window, "&File", "I&mporta un file esportato…")
    answer(tmp_path / "x.json", qtbot)
    qtbot.waitUntil(lambda: proposed_name() == "x.coprod")
    answer(tmp_path / "x.coprod", qtbot)
    dialog = open_dialog(qtbot)
    qtbot.waitUntil(lambda: not dialog.is_working)
    assert "si interrompe alla riga 1" in dialog.trouble.text.text()
    assert dialog.leave.hasFocus()
    QTest.keyClick(dialog.leave, Key.Key_Return)
    assert not (tmp_path / "x.coprod").exists()
    assert titles(window) == [TITLE]


def open_dialog(qtbot: QtBot) -> ExchangeDialog:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ExchangeDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ExchangeDialog)
    return dialog


def test_it_can_be_stopped_by_esc(window: MainWindow, words: Words, qtbot: QtBot) -> None:
    def endless(progress: Callable[[int, int], object]) -> None:
        while True:
            progress(1, 3)

    dialog = ExchangeDialog(window, words, "Export everything", "Writing everything…", endless)
    dialog.open()
    qtbot.waitUntil(lambda: "33" in dialog.work.doing.text())
    assert dialog.stop.hasFocus()
    with qtbot.assertNotEmitted(dialog.succeeded), qtbot.waitSignal(dialog.finished):
        QTest.keyClick(dialog, Key.Key_Escape)
        QTest.keyClick(dialog, Key.Key_Escape)


def test_closing_the_window_stops_it(window: MainWindow, tmp_path: Path) -> None:
    assert window.desk is not None
    dialog = export_to(window, window.desk, tmp_path / "out.json")
    before = threading.active_count()
    window.close()
    assert not dialog.isVisible()
    assert threading.active_count() < before
    assert [path for path in tmp_path.iterdir() if path.suffix == ".part"] == []


def test_nothing_goes_out_while_a_secret_vote_is_open(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    assert window.desk is not None
    poll = open_secret_vote(window.desk.workspace, window.desk.project_id)
    dialog = export_to(window, window.desk, tmp_path / "out.json")
    qtbot.waitUntil(lambda: not dialog.is_working)
    assert dialog.trouble.text.text() == "A secret vote is open. Everything can be exported once it is closed."
    QTest.keyClick(dialog, Key.Key_Escape)
    assert [path.name for path in tmp_path.iterdir() if "json" in path.name or "part" in path.name] == []
    close_poll(window.desk.workspace, poll_id=poll)
    with qtbot.waitSignal(export_to(window, window.desk, tmp_path / "out.json").succeeded):
        pass
    assert (tmp_path / "out.json").exists()


def open_secret_vote(workspace: Workspace, project_id: UUID | None) -> UUID:
    assert project_id
    meeting = start_now(workspace, project_id=project_id, title="M", item_title="I")
    partner = add_partner(workspace, project_id=project_id, name="Coop. Aurora", kind=OrganisationKind.OTHER).id
    add_walk_in(workspace, meeting_id=meeting, partner_id=partner, alias="Anna")
    poll = prepare_poll(
        workspace, meeting_id=meeting, question="?", options=[("A", None), ("B", None)], budget=1, cap=1
    )
    return open_poll(workspace, poll_id=poll.id).id
