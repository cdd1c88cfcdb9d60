"""One meeting in the real window, from the first start to the printed minutes, and everything found again."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from coprod_desktop.self_test.report import Report, must
from coprod_desktop.self_test.window import Keyboard, Start, wait
from coprod_desktop.words import LANGUAGES, Words, mark

if TYPE_CHECKING:
    from coprod_desktop.domain.polls import PollResult
    from coprod_desktop.operations import Workspace

TITLE, LEAD = "Servizi per l’autismo", "ASL di Cremona"
SAID = ("Più aiuto il sabato, perché nessuno resti solo", "Un’apertura serale", "Ελληνικά, česky, ✓")
DECISION, TASK = "Si apre fino alle 21", "Chiedere le chiavi della scuola"
HEADINGS = {"en": "Minutes", "it": "Verbale"}
DOTS, SHEETS = 3, 2


def check(report: Report, start: Start, folder: Path) -> None:
    """Make this way, step by step; what follows a step that failed is not reached."""
    way = Journey(start, folder)
    report.in_turn(
        (mark("The window opens as on the first day"), way.begin),
        (mark("A project and a meeting"), way.make_meeting),
        (mark("What is typed is captured"), way.capture),
        (mark("Undo and redo"), way.undo),
        (mark("A dot vote at the laptop and from sheets"), way.vote),
        (mark("A decision and an action"), way.decide),
        (mark("Every page, in both languages"), way.visit),
        (mark("Minutes in both languages, read back"), way.print),
        (mark("The file is closed and opened again"), way.reopen),
        (mark("Everything out as JSON and in again"), way.exchange),
        (mark("A backup, looked into and put back"), way.back_up),
    )
    for code, language in LANGUAGES.items():
        report.carry_out(f"{report.words.say(EXAMPLE)} ({language})", partial(_example, folder, code))


EXAMPLE = mark("The worked example")


class Journey:
    """The meeting on its way."""

    def __init__(self, start: Start, folder: Path) -> None:
        self._start = start
        self._folder = folder
        self._project: UUID
        self._meeting: UUID

    def begin(self) -> str:
        """Start without a file, and begin with a project, by keys."""
        from PySide6.QtWidgets import QApplication

        from coprod_desktop.ui.settings import Settings, app_home
        from coprod_desktop.ui.theme import Theme

        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._settings = Settings(app_home() / "settings.ini")
        self._settings.language = "it"
        self._theme = Theme(app, "light", 1.0)
        self._keys = Keyboard(self._start, self._settings, self._theme)
        self._keys.enter(TITLE)
        self._keys.enter(LEAD)
        project = self._keys.window.desk and self._keys.window.desk.project_id
        must(project, "no project was made")
        assert project
        self._project = project
        return self._keys.workspace.path.name

    def make_meeting(self) -> str:
        """Plan nothing: open a meeting at once, and let people in."""
        from coprod_desktop.domain.partners import OrganisationKind
        from coprod_desktop.operations.attendance import add_walk_in
        from coprod_desktop.operations.meetings import start_now
        from coprod_desktop.operations.partners import add_partner

        workspace = self._keys.workspace
        self._meeting = start_now(workspace, project_id=self._project, title="Crema", item_title="Che cosa serve")
        partner = add_partner(workspace, project_id=self._project, name="Comune", kind=OrganisationKind.MUNICIPALITY)
        self._people = [
            add_walk_in(workspace, meeting_id=self._meeting, partner_id=partner.id, alias=alias).participant_id
            for alias in ("Anna", "Bruno", "Carla", "Dario")
        ]
        return ""

    def capture(self) -> str:
        """Open live mode and type what is said into the line where the cursor is."""
        from coprod_desktop.ui.widgets.capture import CaptureLine

        keys = self._keys
        keys.window.open_row("meeting_live", self._meeting)
        keys.take_cursor()
        wait(lambda: isinstance(keys.focus, CaptureLine) and keys.focus.isVisible())
        for line in SAID:
            keys.enter(line)
        must(self._lines() == list(SAID), str(self._lines()))
        return ""

    def undo(self) -> str:
        """Take the last line back and bring it again."""
        self._keys.window.undo()
        must(self._lines() == list(SAID[:-1]), str(self._lines()))
        self._keys.window.redo()
        must(self._lines() == list(SAID), str(self._lines()))
        return ""

    def vote(self) -> str:
        """Let two vote at the laptop and two on paper, in secret, and count."""
        from coprod_desktop.operations.ballots import cast_ballot, enter_sheet
        from coprod_desktop.operations.poll_results import poll_result
        from coprod_desktop.operations.polls import close_poll, open_poll, prepare_poll
        from coprod_desktop.operations.priorities import list_priorities

        workspace = self._keys.workspace
        rows = list_priorities(workspace, meeting_id=self._meeting)
        options = [(row.text, row.id) for row in rows]
        poll = prepare_poll(
            workspace, meeting_id=self._meeting, question="Che cosa prima?", options=options, budget=DOTS, cap=2
        )
        poll = open_poll(workspace, poll_id=poll.id)
        first, second, *_ = (option.id for option in poll.options)
        for person in self._people[SHEETS:]:
            cast_ballot(workspace, poll_id=poll.id, participant_id=person, dots={first: 2, second: 1})
        for sheet in range(1, SHEETS + 1):
            enter_sheet(workspace, poll_id=poll.id, sheet_no=sheet, dots={first: 1})
        close_poll(workspace, poll_id=poll.id)
        return _counted(poll_result(workspace, poll_id=poll.id))

    def decide(self) -> str:
        """Decide, agree on an action, and end the meeting."""
        from coprod_desktop.operations.actions import add_action
        from coprod_desktop.operations.decisions import add_decision
        from coprod_desktop.operations.meetings import end_meeting

        workspace, meeting = self._keys.workspace, self._meeting
        decision = add_decision(workspace, meeting_id=meeting, text=DECISION)
        add_action(workspace, project_id=self._project, what=TASK, meeting_id=meeting, decision_id=decision.id)
        end_meeting(workspace, meeting_id=meeting)
        wait(lambda: self._keys.window.live is None)
        return ""

    def visit(self) -> str:
        """Go to every place of the window."""
        window = self._keys.window
        for language in sorted(LANGUAGES):
            window.set_language(language)
            for place in window.pages:
                window.go(place)
                wait(window.pages[place].isVisible)
        return str(len(list(window.pages)))

    def print(self) -> str:
        """Make the minutes, write them and read them back."""
        from coprod_desktop.operations.exchange import write_file
        from coprod_desktop.operations.minutes import minutes_content
        from coprod_desktop.reports import minutes_paper

        content = minutes_content(self._keys.workspace, meeting_id=self._meeting)
        for language, heading in HEADINGS.items():
            path = self._folder / f"{language}.pdf"
            write_file(path, minutes_paper(content, Words(language)).pdf)
            text = _read_back(path.read_bytes())
            lacking = [part for part in (heading, TITLE, LEAD, *SAID, DECISION, TASK, "Anna") if part not in text]
            must(not lacking, f"{path.name}: {lacking}")
        return ""

    def reopen(self) -> str:
        """Close the window; start again with the last file, find everything, and look the file through."""
        from coprod_desktop.operations.checks import check_workspace

        self._file = self._keys.workspace.path
        self._keys.close()
        self._keys = Keyboard(self._start, self._settings, self._theme)
        must(self._keys.workspace.path == self._file, str(self._keys.workspace.path))
        must(self._lines() == list(SAID), str(self._lines()))
        check_workspace(self._keys.workspace)
        self._keys.close()
        return ""

    def exchange(self) -> str:
        """Write everything as JSON, make a new file of it, and find the same there."""
        from coprod_desktop.operations.exchange import export_file
        from coprod_desktop.operations.exchange_import import import_file
        from coprod_desktop.operations.workspaces import read_workspace

        told, again = self._folder / "everything.json", self._folder / "again.coprod"
        export_file(self._file, told)
        import_file(told, again)
        with closing(read_workspace(again)) as workspace:
            must(self._lines(workspace) == list(SAID), str(self._lines(workspace)))
        return ""

    def back_up(self) -> str:
        """Make a backup, look into it, and put it in the place of the file."""
        from coprod_desktop.operations.backups import back_up, look_inside, restore
        from coprod_desktop.operations.workspaces import read_workspace

        made = back_up(self._file)
        must(look_inside(made.path).projects == (TITLE,), str(made.path.name))
        restore(self._file, made.path)
        with closing(read_workspace(self._file)) as workspace:
            must(self._lines(workspace) == list(SAID), str(self._lines(workspace)))
        return ""

    def _lines(self, workspace: Workspace | None = None) -> list[str]:
        from coprod_desktop.operations.priorities import list_priorities

        rows = list_priorities(workspace or self._keys.workspace, meeting_id=self._meeting)
        return [row.text for row in rows]


def _counted(result: PollResult) -> str:
    dots = [option.dots for option in result.options]
    must((result.ballots, result.from_paper, sorted(dots)) == (4, SHEETS, [0, 2, 6]), str(result))
    return ""


def _read_back(pdf: bytes) -> str:
    from threading import RLock

    from coprod_desktop.ui.papers.pdf_pages import PdfPages

    pages = PdfPages(pdf, RLock())
    text = " ".join(pages.text(page) for page in range(len(pages)))
    must(not pages.picture(0, 1.0).isNull(), "no picture of a page")
    pages.close()
    return " ".join(text.split())


def _example(folder: Path, language: str) -> str:
    from coprod_desktop.operations.checks import check_workspace
    from coprod_desktop.operations.example import create_example

    with closing(create_example(folder / f"example-{language}.coprod", language=language)) as workspace:
        check_workspace(workspace)
    return ""
