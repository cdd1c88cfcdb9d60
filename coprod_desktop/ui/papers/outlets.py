"""Where a paper goes: into a file, or to a printer."""

from pathlib import Path
from threading import RLock

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.operations.exchange import write_file
from coprod_desktop.reports import Paper
from coprod_desktop.ui.back_room import BackRoom
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.papers.pdf_pages import PdfPages
from coprod_desktop.ui.papers.printing import print_pages
from coprod_desktop.ui.settings import FileUse
from coprod_desktop.ui.widgets.texts import Say
from coprod_desktop.words import mark


class Outlets(QObject):
    """Saves and prints papers, and tells when it is done."""

    told = Signal(object)
    """What became of a paper: a text to say."""

    def __init__(self, window: QWidget, desk: Desk, room: BackRoom, lock: RLock) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._room = room
        self._lock = lock
        self._folder = ""

    def ask_file(self, paper: Paper, name: str) -> QFileDialog:
        """Ask where to save a paper, and save it there."""
        words = self._desk.words
        title, pattern = words.say("Save as PDF"), words.say("PDF files") + " (*.pdf)"
        dialog = QFileDialog(self._window, title, self._folder or self._desk.folder(FileUse.PAPERS), pattern)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda path: self.save(paper, Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def save(self, paper: Paper, path: Path) -> bool:
        """Save a paper whole or not at all; False where the file cannot be written."""
        try:
            write_file(path, paper.pdf)
        except KnownError as trouble:
            self._desk.failed.emit(trouble.say(self._desk.words))
            return False
        self._folder = str(path.parent)
        self.told.emit(lambda words: words.say("Saved as «{file}».", file=path.name))
        return True

    def ask_printer(self, paper: Paper, name: str) -> QPrintDialog | None:
        """Ask for a printer and for the pages wished, and print them there; where there is none, offer a file."""
        if not QPrinterInfo.availablePrinterNames():
            words = self._desk.words
            said = words.say("No printer is set up on this computer. You can save the paper and print it elsewhere.")
            self._desk.offered.emit(said, words.say("Save as PDF"), lambda: self.ask_file(paper, name))
            return None
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(name)
        dialog = QPrintDialog(printer, self._window)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, paper.pages)
        dialog.accepted.connect(lambda: self.print(paper, printer))
        dialog.finished.connect(dialog.deleteLater)
        # QPrintDialog hides the plain `open` behind one of its own.
        QDialog.open(dialog)
        return dialog

    def print(self, paper: Paper, printer: QPrinter) -> None:
        """Print a paper beside the window."""
        self.told.emit(mark("Sending to the printer…"))
        self._room.do(lambda: self._print(paper, printer), self._printed)

    def _print(self, paper: Paper, printer: QPrinter) -> KnownError | None:
        pages = PdfPages(paper.pdf, self._lock)
        try:
            print_pages(pages, printer)
        except KnownError as trouble:
            return trouble
        finally:
            pages.close()
        return None

    def _printed(self, trouble: KnownError | None) -> None:
        news: Say = "" if trouble else mark("Sent to the printer.")
        self.told.emit(news)
        if trouble:
            self._desk.failed.emit(trouble.say(self._desk.words))
