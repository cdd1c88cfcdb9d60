"""The papers' screen: minutes made beside the window, read by eye, key and ear, saved and printed."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pypdfium2
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from coprod_desktop.operations import Workspace
from coprod_desktop.operations.meetings import add_meeting, end_meeting, start_now
from coprod_desktop.operations.minutes import minutes_content
from coprod_desktop.operations.priorities import add_priorities, add_priority
from coprod_desktop.operations.projects import add_project
from coprod_desktop.reports import Paper
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.papers.file_name import file_name
from coprod_desktop.ui.papers.page import PapersPage
from coprod_desktop.ui.papers.viewer_bar import TEXT
from coprod_desktop.ui.theme import Theme
from coprod_desktop.words import Words
from tests.conftest import SetClock

Key = Qt.Key
FIRST_TEXT = "Orari serali per le famiglie"
LAST_TEXT = "Un solo numero da chiamare"


@pytest.fixture
def project_id(workspace: Workspace) -> UUID:
    return add_project(workspace, title="Servizi per l’autismo", lead="ASL di Cremona")


@pytest.fixture
def long_meeting(workspace: Workspace, project_id: UUID) -> UUID:
    """A meeting whose minutes fill several pages, the first text on an early page and the last on a late one."""
    meeting_id = start_now(workspace, project_id=project_id, title="Che cosa serve", item_title="Priorità")
    lines = [FIRST_TEXT, *(f"Richiesta numero {number}, raccontata con calma" for number in range(90)), LAST_TEXT]
    add_priorities(workspace, meeting_id=meeting_id, lines=lines)
    end_meeting(workspace, meeting_id=meeting_id)
    return meeting_id


class Screen:
    """The page in a window, with what it told."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.failed: list[str] = []
        desk.failed.connect(self.failed.append)
        self.page = PapersPage(desk)
        self.page.resize(1150, 740)
        with qtbot.waitActive(self.page):
            self.page.show()

    def paper(self) -> Paper:
        """The paper in view, once it is made."""
        self.qtbot.waitUntil(lambda: not self.page.is_making, timeout=20_000)
        assert self.page.paper is not None
        return self.page.paper

    def text(self) -> str:
        """All that stands on the paper in view."""
        paper, view = self.paper(), self.page.reader.view
        return " ".join(" ".join(view.page_text(page) for page in range(paper.pages)).split())

    def names(self) -> list[str]:
        """The meetings that can be chosen."""
        model = self.page.meetings.meetings
        return [str(model.index(row).data()) for row in range(model.rowCount())]


@pytest.fixture
def screen(desk: Desk, project_id: UUID, long_meeting: UUID, theme: Theme, qtbot: QtBot) -> Iterator[Screen]:
    desk.choose_project(project_id)
    screen = Screen(desk, qtbot)
    yield screen
    screen.page.close()
    screen.page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the cursor is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifier)


# Which paper


def test_meetings_held_are_listed_newest_first(
    screen: Screen, workspace: Workspace, project_id: UUID, clock: SetClock
) -> None:
    add_meeting(workspace, project_id=project_id, title="Solo in programma")
    clock.forward(days=7)
    start_now(workspace, project_id=project_id, title="In corso", item_title="Priorità")
    assert screen.names() == ["In corso", "Che cosa serve"]
    current = screen.page.meetings.current
    assert current is not None
    assert current.title == "Che cosa serve"


def test_without_a_meeting_the_page_says_what_belongs_here(
    desk: Desk, workspace: Workspace, theme: Theme, qtbot: QtBot
) -> None:
    desk.choose_project(add_project(workspace, title="Nuovo", lead="ASL"))
    screen = Screen(desk, qtbot)
    assert not screen.page.print_button.isEnabled()
    assert not screen.page.save_button.isEnabled()
    assert not screen.page.meetings.isVisible()
    screen.page.close()
    screen.page.deleteLater()


def test_only_the_paper_chosen_last_is_shown(
    screen: Screen, workspace: Workspace, project_id: UUID, clock: SetClock
) -> None:
    for number in range(3):
        clock.forward(days=7)
        start_now(workspace, project_id=project_id, title=f"Incontro {number}", item_title="Priorità")
    screen.page.meetings.setFocus()
    screen.page.meetings.go_to(screen.page.meetings.meetings.rows[0].id)
    for _step in range(2):
        press(Key.Key_Down)
    screen.paper()
    assert screen.page.reader.view.accessibleName().startswith("Minutes of «Incontro 0»")


def test_another_screen_may_ask_for_the_minutes_of_a_meeting(
    screen: Screen, workspace: Workspace, project_id: UUID, clock: SetClock
) -> None:
    clock.forward(days=7)
    meeting_id = start_now(workspace, project_id=project_id, title="Seconda", item_title="Priorità")
    assert screen.page.reveal("minutes", meeting_id)
    assert "Seconda" in screen.text()
    assert screen.page.reader.view.hasFocus()
    assert not screen.page.reveal("minutes", project_id)
    assert not screen.page.reveal("priority", meeting_id)


# The form of the paper


def test_the_paper_has_a_language_of_its_own(screen: Screen) -> None:
    assert "Minutes" in screen.text()
    language = screen.page.options.language.control
    language.setFocus()
    press(Key.Key_Down)
    assert "Verbale" in screen.text()
    assert screen.page.heading.text() == "Papers"


def test_the_screen_speaks_italian_and_the_paper_stays_english(screen: Screen, desk: Desk) -> None:
    pages = screen.paper().pages
    desk.speak(Words("it"))
    assert screen.page.heading.text() == "Documenti"
    name = f"Verbale di «Che cosa serve», 3 mar 2009, pagina 1 di {pages}"
    assert screen.page.reader.view.accessibleName() == name
    assert screen.page.reader.bar.where.text() == f"Pagina 1 di {pages}"
    assert "Minutes" in screen.text()


def test_large_print_takes_more_pages(screen: Screen) -> None:
    pages = screen.paper().pages
    screen.page.options.large.control.setFocus()
    press(Key.Key_Space)
    assert screen.paper().pages > pages


def test_the_paper_is_made_anew_when_something_changes_and_the_page_stays(
    screen: Screen, workspace: Workspace, long_meeting: UUID
) -> None:
    screen.paper()
    view = screen.page.reader.view
    view.go_to_page(2)
    place = view.verticalScrollBar().value()
    add_priority(workspace, meeting_id=long_meeting, text="Una navetta il martedì")
    assert "Una navetta il martedì" in screen.text()
    assert view.page == 2
    assert view.verticalScrollBar().value() == place
    workspace.undo()
    assert "Una navetta il martedì" not in screen.text()


def test_a_letter_that_no_font_has_is_told(screen: Screen, workspace: Workspace, long_meeting: UUID) -> None:
    screen.paper()
    assert not screen.page.options.boxes.isVisible()
    add_priority(workspace, meeting_id=long_meeting, text="Una casa \U0010fffd per tutti")
    screen.paper()
    assert screen.page.options.boxes.isVisible()
    assert "U+10FFFD" in screen.page.options.boxes.text.text()


# Reading


def test_a_screen_reader_hears_which_page_and_what_it_says(screen: Screen) -> None:
    pages = screen.paper().pages
    view = screen.page.reader.view
    assert view.accessibleName() == f"Minutes of «Che cosa serve», 3 Mar 2009, page 1 of {pages}"
    assert FIRST_TEXT in view.accessibleDescription()
    view.setFocus()
    press(Key.Key_End)
    assert view.accessibleName() == f"Minutes of «Che cosa serve», 3 Mar 2009, page {pages} of {pages}"
    assert FIRST_TEXT not in view.accessibleDescription()


def test_keys_walk_through_the_paper(screen: Screen) -> None:
    screen.paper()
    view = screen.page.reader.view
    bar = view.verticalScrollBar()
    view.setFocus()
    press(Key.Key_PageDown)
    assert bar.value() == bar.pageStep()
    press(Key.Key_PageUp)
    assert bar.value() == 0
    press(Key.Key_End)
    assert bar.value() == bar.maximum()
    press(Key.Key_Home)
    assert view.page == 0


def test_buttons_go_from_page_to_page(screen: Screen) -> None:
    pages = screen.paper().pages
    bar = screen.page.reader.bar
    assert not bar.before.isEnabled()
    for _page in range(pages - 1):
        bar.after.setFocus()
        press(Key.Key_Return)
    assert bar.where.text() == f"Page {pages} of {pages}"
    assert not bar.after.isEnabled()
    bar.before.click()
    assert bar.where.text() == f"Page {pages - 1} of {pages}"


def test_zoom_by_key_keeps_the_place_and_comes_back(screen: Screen) -> None:
    screen.paper()
    view = screen.page.reader.view
    view.go_to_page(2)
    view.setFocus()
    fitting = view.zoom
    press(Key.Key_Plus)
    press(Key.Key_Plus)
    assert view.zoom > fitting
    assert view.page == 2
    assert view.horizontalScrollBar().maximum() > 0
    press(Key.Key_Minus)
    press(Key.Key_0)
    assert view.zoom == fitting
    assert view.horizontalScrollBar().maximum() == 0


def test_pages_are_drawn(screen: Screen) -> None:
    screen.paper()
    picture = screen.page.reader.view.viewport().grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(0, picture.width(), 7) for y in range(0, 300, 3)}
    assert "#ffffff" in colours
    assert len(colours) > 10


def test_the_paper_can_be_read_as_text(screen: Screen, workspace: Workspace, long_meeting: UUID) -> None:
    screen.paper()
    reader = screen.page.reader
    reader.bar.forms.setFocus()
    reader.bar.forms.choose(TEXT)
    assert FIRST_TEXT in reader.text.toPlainText()
    assert LAST_TEXT in reader.text.toPlainText()
    assert reader.text.accessibleName() == "Minutes of «Che cosa serve», 3 Mar 2009, as text"
    add_priority(workspace, meeting_id=long_meeting, text="Una navetta il martedì")
    screen.paper()
    assert "Una navetta il martedì" in reader.text.toPlainText()


# Saving


def test_the_paper_is_saved_under_the_name_suggested(screen: Screen, tmp_path: Path) -> None:
    paper = screen.paper()
    screen.page.setFocus()
    QTest.keyClick(screen.page, Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    dialog = screen.page.findChild(QFileDialog)
    assert dialog is not None
    line = dialog.findChild(QLineEdit, "fileNameEdit")
    assert line is not None
    assert line.text() == "2009-03-03 Che cosa serve – minutes.pdf"
    line.setText(str(tmp_path / "verbale"))
    QTest.keyClick(line, Key.Key_Return)
    assert (tmp_path / "verbale.pdf").read_bytes() == paper.pdf
    assert screen.page.options.news.text() == "Saved as «verbale.pdf»."


def test_a_file_that_cannot_be_written_is_told_and_left_as_it_is(screen: Screen, tmp_path: Path) -> None:
    taken = tmp_path / "verbale.pdf"
    taken.mkdir()
    assert not screen.page.outlets.save(screen.paper(), taken)
    assert not screen.page.outlets.save(screen.paper(), tmp_path / "nowhere" / "verbale.pdf")
    assert screen.failed == [
        "«verbale.pdf» could not be written. Is it open in another program, or the folder protected?",
        "The folder of «verbale.pdf» is not there.",
    ]
    assert [path.name for path in tmp_path.iterdir() if path.suffix in (".pdf", ".part")] == ["verbale.pdf"]


@pytest.mark.skipif(shutil.which("chattr") is None, reason="no file can be held as another program would hold it")
def test_a_file_that_another_program_holds_is_told_and_left_as_it_is(
    screen: Screen, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("held") / "verbale.pdf"
    path.write_bytes(b"open elsewhere")
    if subprocess.run(["chattr", "+i", str(path)], check=False, capture_output=True).returncode:
        pytest.skip("this file system holds no file")
    try:
        assert not screen.page.outlets.save(screen.paper(), path)
    finally:
        subprocess.run(["chattr", "-i", str(path)], check=True)
    assert screen.failed == [
        "«verbale.pdf» could not be written. Is it open in another program, or the folder protected?"
    ]
    assert path.read_bytes() == b"open elsewhere"
    assert [one.name for one in path.parent.iterdir()] == ["verbale.pdf"]
    assert screen.page.outlets.save(screen.paper(), path.with_name("verbale 2.pdf"))


def test_an_older_file_is_replaced(screen: Screen, tmp_path: Path) -> None:
    path = tmp_path / "verbale.pdf"
    path.write_bytes(b"old")
    assert screen.page.outlets.save(screen.paper(), path)
    assert path.read_bytes() == screen.paper().pdf


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Crema", "2009-03-03 Crema – verbale.pdf"),
        ('A/B: "quote" <x>?*|\\', "2009-03-03 A B quote x – verbale.pdf"),
        ("a\tb\u202ec\u200b ..", "2009-03-03 a b c – verbale.pdf"),
        ("x" * 300, f"2009-03-03 {'x' * 100} – verbale.pdf"),
        ("", "2009-03-03 Incontro plenario – verbale.pdf"),
    ],
)
def test_names_of_files_hold_nothing_that_a_file_system_refuses(
    workspace: Workspace, project_id: UUID, title: str, name: str
) -> None:
    meeting_id = start_now(workspace, project_id=project_id, title=title, item_title="Priorità")
    assert file_name(minutes_content(workspace, meeting_id=meeting_id), Words("it")) == name


# Printing


def print_to(screen: Screen, path: Path, first: int = 0, last: int = 0) -> int:
    """Print into a file, as a printer would take it, and count its pages."""
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    if first:
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(first, last)
    screen.page.outlets.print(screen.paper(), printer)
    told = screen.page.options.news
    screen.qtbot.waitUntil(lambda: told.text() != "Sending to the printer…", timeout=20_000)
    return len(pypdfium2.PdfDocument(path)) if path.exists() else 0


def test_all_pages_go_to_the_printer(screen: Screen, tmp_path: Path) -> None:
    assert print_to(screen, tmp_path / "printed.pdf") == screen.paper().pages
    assert screen.page.options.news.text() == "Sent to the printer."


def test_only_the_pages_wished_go_to_the_printer(screen: Screen, tmp_path: Path) -> None:
    assert print_to(screen, tmp_path / "printed.pdf", 2, 3) == 2


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_takes_nothing_is_told(screen: Screen, tmp_path: Path) -> None:
    assert print_to(screen, tmp_path / "nowhere" / "printed.pdf") == 0
    assert screen.failed == ["The printer did not take the paper. Is it switched on and connected?"]


def test_the_dialog_of_the_printer_opens_by_key(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["A printer"])
    pages = screen.paper().pages
    QTest.keyClick(screen.page, Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    dialog = screen.page.findChild(QPrintDialog)
    assert dialog is not None
    assert dialog.maxPage() == pages
    dialog.reject()


def test_where_there_is_no_printer_a_file_is_offered(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    offered: list[tuple[str, str, Callable[[], object]]] = []
    screen.page.desk.offered.connect(lambda *offer: offered.append(offer))
    screen.paper()
    QTest.keyClick(screen.page, Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    ((sentence, verb, run),) = offered
    assert sentence == "No printer is set up on this computer. You can save the paper and print it elsewhere."
    assert verb == "Save as PDF"
    run()
    dialog = screen.page.findChild(QFileDialog)
    assert dialog is not None
    dialog.reject()


# Leaving


def test_the_page_goes_quietly_while_a_paper_is_being_made(
    desk: Desk, project_id: UUID, long_meeting: UUID, theme: Theme, qtbot: QtBot
) -> None:
    desk.choose_project(project_id)
    screen = Screen(desk, qtbot)
    shown = screen.paper()
    screen.page.options.large.set_value(True)
    screen.page.ask()
    screen.page.close()
    screen.page.deleteLater()
    with qtbot.waitSignal(screen.page.destroyed, timeout=20_000):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert screen.page.is_making
    assert screen.page.paper is shown


def test_a_script_that_ends_while_a_paper_is_made_ends_quietly() -> None:
    script = (
        "from PySide6.QtCore import QCoreApplication\n"
        "from coprod_desktop.ui.back_room import BackRoom\n"
        "app = QCoreApplication([])\n"
        "room = BackRoom()\n"
        "room.do(lambda: sum(number % 7 for number in range(5_000_000)), print)\n"
    )
    ended = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True, text=True, timeout=60)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")
