"""Take a picture of every screen on the worked example: three themes, two languages, two sizes of text.

`screenshots.py [--out FOLDER] [--only PART]`: PART is a part of a picture's name, as `live` or `dark-it`.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from wall_pictures import fill_meeting, take_walls

from coprod_desktop.app import App
from coprod_desktop.domain.meetings import MeetingState
from coprod_desktop.operations.agenda import begin_item, list_agenda
from coprod_desktop.operations.attendance import list_attendance, register_arrival
from coprod_desktop.operations.backups import back_up, list_backups
from coprod_desktop.operations.ballots import cast_ballot, enter_sheet
from coprod_desktop.operations.example import create_example
from coprod_desktop.operations.exchange import export_text
from coprod_desktop.operations.meetings import list_meetings, remove_meeting, start_meeting
from coprod_desktop.operations.people import list_people, remove_person
from coprod_desktop.operations.polls import close_poll, get_poll, list_voters, prepare_poll
from coprod_desktop.operations.priorities import add_priority, remove_priority
from coprod_desktop.operations.priority_board import project_priorities
from coprod_desktop.ui.backups.dialog import BackupsDialog
from coprod_desktop.ui.bin.opening import open_bin
from coprod_desktop.ui.crash.careful_page import CarefulPage
from coprod_desktop.ui.crash.dialog import FaultDialog
from coprod_desktop.ui.exchange.files import import_from
from coprod_desktop.ui.find.finder import open_palette
from coprod_desktop.ui.live.screen import LiveScreen
from coprod_desktop.ui.live.vote_booth import VoteBooth
from coprod_desktop.ui.live.vote_sheets import SheetsDialog
from coprod_desktop.ui.partners.page import PartnersPage
from coprod_desktop.ui.preferences.dialog import SettingsDialog
from coprod_desktop.ui.priorities.page import PrioritiesPage
from coprod_desktop.ui.settings import Settings
from coprod_desktop.ui.shortcuts import show_shortcuts
from coprod_desktop.ui.theme import QT_ARGUMENTS, Theme
from coprod_desktop.ui.window import MainWindow
from coprod_desktop.words import Words

SIZE = QSize(1366, 768)
THEMES, LANGUAGES, SCALES = ("light", "dark", "contrast"), ("it", "en"), (1.0, 2.0)
PATIENCE_S = 20
LIST = """Denominazione;Tipologia;Comune;Adesione;Cognome;Nome;Telefono
Comune di Crema;Comune;Crema;21/04/2008;Ferri;Marta;0373 1
Azienda ospedaliera di Cremona onlus;Ospedale;Cremona;;Galli;Bruno;
Famiglia Verdi;famiglia;Soresina;12/01/2009;Verdi;Chiara;333 1
Circolo Arcobaleno;associazione;Crema;31/02/2009;Rossi;Anna;
Gruppo volontari Mimosa;volontariato;Castelleone;1/3/2009;Rossi;Davide;0374 2
"""


@dataclass
class Studio:
    """One window on the example, dressed as wanted."""

    app: QApplication
    theme: Theme
    folder: Path
    out: Path
    only: str
    taken: int = 0

    def take(self, window: QWidget, name: str) -> None:
        """Take a picture, unless another part is wanted."""
        if self.only in name:
            settle(self.app)
            window.grab().save(str(self.out / f"{name}.png"))
            self.taken += 1


def settle(app: QApplication) -> None:
    """Let the window finish what it has to do."""
    for _ in range(5):
        app.processEvents()


def wait_for(app: QApplication, fact: Callable[[], bool]) -> None:
    """Wait until something is seen; RuntimeError where it never is."""
    until = time.monotonic() + PATIENCE_S
    while not fact():
        app.processEvents()
        if time.monotonic() > until:
            raise RuntimeError("what was waited for did not come")


def dress(studio: Studio, language: str, theme: str, scale: float) -> str:
    """Dress the application and give the beginning of the pictures' names."""
    studio.theme.choose(theme)
    studio.theme.zoom(scale)
    return f"{theme}-{language}-{scale:g}"


def start_page(studio: Studio, language: str) -> None:
    """Take the first start."""
    settings = Settings(studio.folder / f"start-{language}.ini")
    settings.language = language
    window = MainWindow(Words(language), settings, studio.theme)
    app = App(window, settings, None)
    window.show()
    wait_for(studio.app, lambda: window.frame is not None)
    app.show_start()
    for theme, scale in dresses():
        head = dress(studio, language, theme, scale)
        window.resize(SIZE)
        studio.take(window, f"{head}-start")
    window.show_alone(CarefulPage(window.words, studio.folder / "Crema.coprod", "ValueError"))
    for theme, scale in dresses():
        head = dress(studio, language, theme, scale)
        window.resize(SIZE)
        studio.take(window, f"{head}-careful-start")
    window.close()


def dresses() -> Iterator[tuple[str, float]]:
    """Give each theme at each size of text."""
    return ((theme, scale) for theme in THEMES for scale in SCALES)


def places(studio: Studio, language: str) -> None:
    """Take each place of both projects, and a meeting under way."""
    file = studio.folder / f"{language}.coprod"
    create_example(file, language=language).close()
    settings = Settings(studio.folder / f"places-{language}.ini")
    settings.language = language
    window = MainWindow(Words(language), settings, studio.theme)
    app = App(window, settings, file)
    window.show()
    wait_for(studio.app, lambda: window.desk is not None)
    assert app is not None
    desk = window.desk
    assert desk is not None
    projects = [row.id for row in window._projects()]
    for theme, scale in dresses():
        head = dress(studio, language, theme, scale)
        window.resize(SIZE)
        for number, project in enumerate(projects, 1):
            desk.choose_project(project)
            for place in window.pages:
                show_place(studio, window, place)
                studio.take(window, f"{head}-{place}-{number}")
                page = window.pages[place]
                if isinstance(page, PrioritiesPage):
                    page.turn()
                    studio.take(window, f"{head}-{place}-list-{number}")
                    page.turn()
        take_finding(studio, window, head)
        take_bin(studio, window, head)
        take_settings(studio, window, head)
        take_fault(studio, window, head)
        take_backups(studio, window, head)
        take_import(studio, window, head)
        take_exchange(studio, window, head)
    meeting = open_meeting(window)
    for theme, scale in dresses():
        head = dress(studio, language, theme, scale)
        window.open_row("meeting_live", meeting)
        window.resize(SIZE)
        take_live(studio, window, head)
        window.leave_live()
    fill_meeting(desk.workspace, meeting, language)
    for theme in THEMES:
        take_walls(window, meeting, dress(studio, language, theme, 1.0), studio.take)
    window.close()


def take_bin(studio: Studio, window: MainWindow, head: str) -> None:
    """Take the bin: empty, then with a person, a priority and a meeting in it, which come back afterwards."""
    desk = window.desk
    assert desk is not None
    assert desk.project_id is not None
    workspace, project_id = desk.workspace, desk.project_id
    take_dialog(studio, open_bin(window), f"{head}-bin-empty")
    remove_person(workspace, participant_id=list_people(workspace, project_id=project_id)[-1].id)
    remove_priority(workspace, priority_id=project_priorities(workspace, project_id=project_id)[0].id)
    remove_meeting(workspace, meeting_id=list_meetings(workspace, project_id=project_id)[-1].id)
    take_dialog(studio, open_bin(window), f"{head}-bin")
    for _ in range(3):
        workspace.undo()


def take_dialog(studio: Studio, dialog: QDialog | None, name: str) -> None:
    """Take a dialog that is open, and close it."""
    assert dialog is not None
    settle(studio.app)
    studio.take(dialog, name)
    dialog.close()


def take_fault(studio: Studio, window: MainWindow, head: str) -> None:
    """Take the dialog of a fault of the program, with its details."""
    dialog = FaultDialog(window, window.words, "ValueError\n  coprod_desktop/app.py:1 main", datetime.now(UTC))
    dialog.open()
    dialog.show_button.click()
    settle(studio.app)
    studio.take(dialog, f"{head}-fault")
    dialog.close()


def take_settings(studio: Studio, window: MainWindow, head: str) -> None:
    """Take the settings."""
    dialog = SettingsDialog(window)
    dialog.open()
    settle(studio.app)
    studio.take(dialog, f"{head}-settings")
    dialog.close()


def take_exchange(studio: Studio, window: MainWindow, head: str) -> None:
    """Take what is said of an export that is not as it should be."""
    desk = window.desk
    assert desk is not None
    path = desk.workspace.path.with_name("2026-03.json")
    path.write_text(export_text(desk.workspace).replace('"co_design"', '"co-design"', 1), "utf-8")
    dialog = import_from(window, path, path.with_suffix(".coprod"))
    wait_for(studio.app, lambda: not dialog.is_working)
    studio.take(dialog, f"{head}-import-export")
    dialog.close()


def take_backups(studio: Studio, window: MainWindow, head: str) -> None:
    """Take the backups of the file, and the question before one is restored."""
    desk = window.desk
    assert desk is not None
    file = desk.workspace.path
    if not list_backups(file):
        for hours in (900, 60, 26, 3, 0):
            back_up(file, now=datetime.now(UTC) - timedelta(hours=hours))
    dialog = BackupsDialog(window, window.words, file=file, second=None, can_back_up=True)
    dialog.open()
    wait_for(studio.app, lambda: not dialog.is_looking)
    studio.take(dialog, f"{head}-backups")
    question = dialog.ask()
    assert question is not None
    studio.take(question, f"{head}-restore")
    question.close()
    dialog.close()


def take_import(studio: Studio, window: MainWindow, head: str) -> None:
    """Take the import of a list: its columns, and what will happen."""
    page = window.pages["partners"]
    assert isinstance(page, PartnersPage)
    file = studio.folder / "Elenco.csv"
    file.write_text(LIST, "utf-8")
    window.go("partners")
    dialog = page.lists.open_list(file)
    assert dialog is not None
    wait_for(studio.app, lambda: not dialog.is_working)
    studio.take(dialog, f"{head}-import-columns")
    dialog.go_on.click()
    wait_for(studio.app, lambda: not dialog.is_working)
    studio.take(dialog, f"{head}-import-preview")
    dialog.close()


def show_place(studio: Studio, window: MainWindow, place: str) -> None:
    """Go to a place, choose a row of it, and wait until its paper is there."""
    window.go(place)
    settle(studio.app)
    if place == "papers":
        wait_for(studio.app, lambda: getattr(window.pages["papers"], "paper", None) is not None)


def open_meeting(window: MainWindow) -> UUID:
    """Open the meeting that is to come, let people in and write down what they say."""
    desk = window.desk
    assert desk is not None
    workspace = desk.workspace
    assert desk.project_id is not None
    rows = list_meetings(workspace, project_id=desk.project_id)
    meeting = next(row.id for row in rows if row.state is MeetingState.PLANNED)
    start_meeting(workspace, meeting_id=meeting, item_title="-")
    people = list_attendance(workspace, meeting_id=meeting)
    for person in people[:-3]:
        register_arrival(workspace, meeting_id=meeting, participant_id=person.participant_id)
    items = list_agenda(workspace, meeting_id=meeting)
    begin_item(workspace, meeting_id=meeting, item_id=items[1].id)
    for text in SAID[desk.words.language]:
        add_priority(workspace, meeting_id=meeting, text=text, item_id=items[1].id)
    return meeting


SAID = {
    "it": (
        "Orari serali per le famiglie #Orari @«Famiglia 3»",
        "Un solo numero da chiamare #Informazioni",
        "Formazione per i genitori @«Famiglia 1»",
        "Navetta il martedì #Trasporti",
        "Riunioni con gli insegnanti #Scuola",
        "Fine settimana in gruppo #Sollievo",
    ),
    "en": (
        "Evening hours for families #«Opening hours» @«Family 3»",
        "One number to call #Information",
        "Training for parents @«Family 1»",
        "A shuttle on Tuesdays #Transport",
        "Meetings with teachers #School",
        "Weekends as a group #Respite",
    ),
}


def take_finding(studio: Studio, window: MainWindow, head: str) -> None:
    """Take the palette with something found, and the list of keys."""
    palette = open_palette(window)
    palette.line.setText("crema")
    palette.search()
    studio.take(palette, f"{head}-find")
    palette.close()
    keys = show_shortcuts(window, window.words, window.menus, window.frame.page)
    studio.take(keys, f"{head}-keys")
    keys.close()


def take_live(studio: Studio, window: MainWindow, head: str) -> None:
    """Take each tool of the meeting under way, the door and the end."""
    live = window.live
    assert isinstance(live, LiveScreen)
    for number, tool in enumerate(live.tools):
        live.choose_tool(number)
        studio.take(window, f"{head}-live-{tool.key}")
    take_votes(studio, window, live, head)
    live.choose_tool(0)
    for name, dialog in (("door", live.open_door()), ("end", live.ask_to_end())):
        studio.take(dialog, f"{head}-live-{name}")
        dialog.close()


def take_votes(studio: Studio, window: MainWindow, live: LiveScreen, head: str) -> None:
    """Take the states of a vote: prepared, open, at the laptop and from sheets, closed."""
    tool = live.vote
    workspace = live.desk.workspace
    live.choose_tool(live.tools.index(tool))
    form = tool.prepare()
    form.vote.picked.every.click()
    studio.take(form, f"{head}-vote-form")
    form.vote.dirty = False
    form.close()
    options = [(row.text, row.id) for row in live.live.priorities.values()]
    question = QUESTIONS[live.desk.words.language]
    poll = prepare_poll(workspace, meeting_id=live.live.id, question=question, options=options, budget=3, cap=2)
    studio.take(window, f"{head}-vote-prepared")
    tool.open_vote()
    for place, voter in enumerate(list_voters(workspace, poll_id=poll.id)[:14]):
        first, second = poll.options[place % 3], poll.options[place % 5]
        dots = {first.id: 1, second.id: 2}
        cast_ballot(workspace, poll_id=poll.id, participant_id=voter.participant_id, dots=dots)
    enter_sheet(workspace, poll_id=poll.id, sheet_no=1, dots={poll.options[0].id: 2})
    studio.take(window, f"{head}-vote-open")
    booth = VoteBooth(tool, live.desk, get_poll(workspace, poll_id=poll.id))
    booth.open()
    studio.take(booth, f"{head}-vote-who")
    booth.picker.choose()
    booth.go.click()
    booth.ballot.give(0, 2)
    studio.take(booth, f"{head}-vote-ballot")
    booth.go.click()
    studio.take(booth, f"{head}-vote-thanks")
    booth.close()
    sheets = SheetsDialog(tool, live.desk, get_poll(workspace, poll_id=poll.id))
    sheets.open()
    studio.take(sheets, f"{head}-vote-sheets")
    sheets.close()
    close_poll(workspace, poll_id=poll.id)
    studio.take(window, f"{head}-vote-closed")


QUESTIONS = {"it": "Da dove si comincia nei prossimi sei mesi?", "en": "Where do we begin in the next six months?"}


def old_laptop(folder: Path) -> str:
    """Describe the screen of an old laptop to Qt's offscreen platform, so that dialogs know how much room there is."""
    screen = {"name": "laptop", "x": 0, "y": 0, "width": SIZE.width(), "height": SIZE.height()}
    about = folder / "screen.json"
    about.write_text(json.dumps({"screens": [{**screen, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}]}), "utf-8")
    return f"offscreen:configfile={about}"


def main() -> int:
    """Take them all and say where they are."""
    parser = argparse.ArgumentParser(description="Take a picture of every screen.")
    parser.add_argument("--out", type=Path, default=Path("build") / "screenshots")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["COPROD_HOME"] = folder
        os.environ["QT_QPA_PLATFORM"] = old_laptop(Path(folder))
        app = QApplication([*sys.argv[:1], *QT_ARGUMENTS])
        studio = Studio(app, Theme(app, "light", 1.0), Path(folder), options.out, options.only)
        for language in LANGUAGES:
            start_page(studio, language)
            places(studio, language)
    print(f"{studio.taken} pictures in {options.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
