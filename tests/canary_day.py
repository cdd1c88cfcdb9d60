"""A whole day with canary names in a process of its own: the real app, its faults, and at last its sudden death.

    python -m tests.canary_day FILE

Everything that a person might write holds the word `Canarina`; the test looks where it must not be found.
"""

import io
import logging
import os
import signal
import sys
import threading
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QTimer, qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from coprod_desktop import app, cli
from coprod_desktop.domain.partners import ConsentPurpose, OrganisationKind
from coprod_desktop.operations import Workspace, agenda, attendance, ballots, decisions, meetings, notes, people, polls
from coprod_desktop.operations.backups import back_up
from coprod_desktop.operations.exchange import export_file
from coprod_desktop.operations.partners import add_partner
from coprod_desktop.operations.priorities import add_priority
from coprod_desktop.operations.projects import add_project
from coprod_desktop.operations.workspaces import create_workspace, open_workspace
from coprod_desktop.ui.crash.dialog import FaultDialog
from coprod_desktop.ui.papers.page import PapersPage

NAME = "Zelinda Canarina"
PATIENCE_S = 60
LIST = f"Denominazione;Comune;Cognome;Nome\nCoop. {NAME};Crema;Canarina;Zelinda\nCoop. {NAME};Crema;Canarina;Zita\n"


def said(what: str) -> str:
    """Give a text of its own that holds the canary."""
    return f"{what} di {NAME}"


def hold_meeting(workspace: Workspace) -> UUID:
    """Take down, in a meeting, something of everything that can be taken down."""
    project = add_project(workspace, title=said("Progetto"), lead=said("ASL"))
    partner = add_partner(workspace, project_id=project, name=said("Comune"), kind=OrganisationKind.MUNICIPALITY)
    family = add_partner(workspace, project_id=project, name=said("Famiglia"), kind=OrganisationKind.FAMILY)
    person = people.add_person(
        workspace,
        partner_id=partner.id,
        alias=NAME,
        names=NAME,
        email="zelinda@canarina.example.org",
        phone="0373 Canarina",
        access_needs=[said("bisogno")],
        consents=[ConsentPurpose.ACCESS_NEEDS],
    )
    meeting = meetings.add_meeting(workspace, project_id=project, title=said("Incontro"), venue=said("Casa"))
    item = agenda.add_item(workspace, meeting_id=meeting, title=said("Punto")).id
    meetings.start_meeting(workspace, meeting_id=meeting, item_title=said("Inizio"))
    attendance.register_arrival(workspace, meeting_id=meeting, participant_id=person.id)
    attendance.add_walk_in(workspace, meeting_id=meeting, partner_id=family.id, alias=said("Figlia"))
    for private in (False, True):
        notes.add_note(workspace, meeting_id=meeting, item_id=item, text=said("nota"), private=private)
    priority = add_priority(workspace, meeting_id=meeting, item_id=item, text=said("priorità"), partner_id=partner.id)
    decisions.add_decision(workspace, meeting_id=meeting, item_id=item, text=said("decisione"), answers=[priority.id])
    poll = polls.prepare_poll(
        workspace,
        meeting_id=meeting,
        question=said("voto"),
        options=[(said("uno"), None), (said("due"), None)],
        budget=2,
        cap=1,
    )
    poll = polls.open_poll(workspace, poll_id=poll.id)
    for voter in polls.list_voters(workspace, poll_id=poll.id):
        ballots.cast_ballot(
            workspace, poll_id=poll.id, participant_id=voter.participant_id, dots={poll.options[0].id: 1}
        )
    polls.close_poll(workspace, poll_id=poll.id)
    meetings.end_meeting(workspace, meeting_id=meeting)
    add_priority(workspace, meeting_id=meeting, item_id=item, text=said("tardi"))
    workspace.undo()
    return project


class BrokenPipe(io.RawIOBase):
    """Standard input that breaks, with a message as no program should show it."""

    def readable(self) -> bool:
        return True

    def readinto(self, _buffer: object) -> int:
        raise OSError(5, NAME, NAME)


def use_command_line(file: Path, project: UUID) -> None:
    """Do by `coprod` what a script would do; then let it fail."""
    folder = file.parent
    table = folder / "Elenco Canarina.csv"
    table.write_text(LIST, "utf-8")
    cli.main(["import-partners", str(file), "--project", str(project), str(table)])
    cli.main(["capture", str(file), "--meeting", str(project)])
    sys.stdin = io.TextIOWrapper(io.BufferedReader(BrokenPipe()))
    code = cli.main(["capture", str(file), "--meeting", str(project)])
    print("the program is at fault" if code == 3 else f"unexpected: {code}")


class Day(app.App):
    """The app, used for a day and left by a segmentation fault."""

    def start(self) -> None:
        """Start as ever; the day follows."""
        self.ready.connect(lambda: QTimer.singleShot(0, self.live))
        super().start()

    def live(self) -> None:
        """See every place, keep copies, fail in every way, and die."""
        desk = self._window.desk
        assert desk
        workspace, window = desk.workspace, self._window
        for place in window.pages:
            window.go(place)
            QApplication.processEvents()
        papers = window.pages["papers"]
        assert isinstance(papers, PapersPage)
        wait_for(lambda: papers.paper is not None)
        back_up(workspace.path)
        export_file(workspace.path, workspace.path.with_suffix(".json"))
        # Troubles that are said to the user.
        desk.do(add_project, title="", lead=said("ASL"))
        desk.do(people.add_person, partner_id=desk.project_id, alias=NAME)  # type: ignore[arg-type]
        # Faults: of an operation with values, of the window, of a thread, where nothing can be raised.
        self._fail(lambda: desk.do(people.add_person, partner_id=self._partner(), alias=NAME, consents=[said("x")]))  # type: ignore[list-item]
        self._fail(lambda: {NAME: 1}[said("niente")])
        self._fail(lambda: threading.Thread(target=lambda: int(NAME), name=NAME).start())
        Unhappy()
        # What libraries say.
        qWarning(said("Qt: non posso aprire il file"))
        warnings.warn(said("avviso"), stacklevel=1)
        logging.getLogger("another.library").error("cannot read %s", NAME)
        logging.getLogger("another.library").error("%s %s", NAME)  # noqa: PLE1206  wrong on purpose
        os.kill(os.getpid(), signal.SIGSEGV)

    def _partner(self) -> UUID:
        desk = self._window.desk
        assert desk
        assert desk.project_id
        return add_partner(
            desk.workspace, project_id=desk.project_id, name=said("Coop."), kind=OrganisationKind.NONPROFIT
        ).id

    def _fail(self, deed: Callable[[], object]) -> None:
        """Fail, and once it is told, print the details that would be copied."""
        QTimer.singleShot(0, deed)
        wait_for(lambda: bool(self._told()))
        for dialog in self._told():
            dialog.copy_button.click()
            print(QGuiApplication.clipboard().text(), flush=True)
            dialog.close()

    def _told(self) -> list[FaultDialog]:
        return [dialog for dialog in self._window.findChildren(FaultDialog) if dialog.isVisible()]


class Unhappy:
    """Fails where Python can raise nothing."""

    def __del__(self) -> None:
        raise ValueError(NAME)


def wait_for(fact: Callable[[], bool]) -> None:
    """Wait until something is seen; RuntimeError where it never is."""
    until = time.monotonic() + PATIENCE_S
    while not fact():
        QApplication.processEvents()
        if time.monotonic() > until:
            raise RuntimeError("what was waited for did not come")


if __name__ == "__main__":
    path = Path(sys.argv[1])
    made = create_workspace(path)
    key = hold_meeting(made)
    made.close()
    use_command_line(path, key)
    open_workspace(path).close()
    app.App = Day  # type: ignore[misc]
    sys.exit(app.main([str(path)]))
