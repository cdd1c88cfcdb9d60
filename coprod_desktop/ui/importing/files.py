"""Which file a list comes from, or is saved to: asked for, or dropped onto a page."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.operations.partner_lists import save_partner_list
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.importing.dialog import ImportDialog
from coprod_desktop.ui.settings import FileUse

ENDINGS = "*.csv *.xlsx *.ods *.xls *.vcf *.tsv *.txt"


class ListFiles(QObject):
    """Opens a list that is chosen or dropped onto a page, and saves one."""

    def __init__(self, page: QWidget, desk: Desk) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk
        self._folders: dict[FileUse, str] = {}
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def ask_list(self) -> QFileDialog | None:
        """Ask which list to bring in; nothing where no project is open."""
        if self._desk.project_id is None:
            return None
        words = self._desk.words
        lists, all_files = words.say("Lists and address cards"), words.say("All files")
        dialog = QFileDialog(
            self._page,
            words.say("Import a list of partners"),
            self._folder(FileUse.IMPORTS),
            f"{lists} ({ENDINGS});;{all_files} (*)",
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.open_list(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def open_list(self, path: Path) -> ImportDialog | None:
        """Open the dialog that brings a list in; nothing where no project is open."""
        project_id = self._desk.project_id
        if project_id is None:
            return None
        self._folders[FileUse.IMPORTS] = str(path.parent)
        dialog = ImportDialog(self._page, self._desk, project_id, path)
        dialog.open()
        return dialog

    def ask_where(self) -> QFileDialog | None:
        """Ask where to save the partners and people; nothing where no project is open."""
        if self._desk.project_id is None:
            return None
        words = self._desk.words
        spreadsheet, text = words.say("Spreadsheet"), words.say("Text with separators")
        dialog = QFileDialog(
            self._page,
            words.say("Save the list of partners and people"),
            self._folder(FileUse.EXPORTS),
            f"{spreadsheet} (*.xlsx);;{text} (*.csv)",
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix("csv" if "csv" in kind else "xlsx"))
        dialog.selectFile(f"{words.say('Partners')} {self._desk.workspace.today().isoformat()}")
        dialog.fileSelected.connect(lambda path: self.save_list(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def save_list(self, path: Path) -> None:
        """Save the partners and people of the project, and tell it."""
        project_id, words = self._desk.project_id, self._desk.words
        if project_id is None:
            return
        try:
            save_partner_list(self._desk.workspace, project_id=project_id, path=path, words=words)
        except KnownError as trouble:
            self._desk.failed.emit(trouble.say(words))
            return
        folder = self._folders[FileUse.EXPORTS] = str(path.parent)
        self._desk.offered.emit(
            words.say("Saved as «{file}». It holds names and contacts: keep it safe.", file=path.name),
            words.say("Show folder"),
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(folder)),
        )

    def eventFilter(self, _page: QObject, event: QEvent) -> bool:
        """Take a file that is dropped onto the page."""
        if event.type() not in (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop):
            return False
        assert isinstance(event, QDropEvent)
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if len(files) != 1 or self._desk.project_id is None:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self.open_list(files[0])
        return True

    def _folder(self, use: FileUse) -> str:
        return self._folders.get(use) or self._desk.folder(use)
