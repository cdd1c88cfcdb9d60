"""A folder, typed or chosen."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from coprod_desktop.ui.settings import FileUse, usual_folder
from coprod_desktop.ui.widgets.boxes import row
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.fields import TextField
from coprod_desktop.ui.widgets.texts import Say, said
from coprod_desktop.words import Words, mark

NOT_THERE = mark("This folder is not there.")
DOCUMENTS = mark("The folder of documents")


class FolderField(TextField):
    """A folder with a button to choose it; empty means the system's folder of documents, or what is said in it."""

    def __init__(self, words: Words, label: Say, use: FileUse, *, placeholder: Say = DOCUMENTS, hint: Say = "") -> None:
        self._use = use
        self.button = Button(words, mark("Choose…"), icon="folder-open", on_click=self.ask)
        super().__init__(words, label, placeholder=placeholder, hint=hint)

    def problem(self) -> Say:
        """Say that a folder is not there."""
        return "" if not self.value() or Path(self.value()).is_dir() else NOT_THERE

    def ask(self) -> QFileDialog:
        """Let a folder be chosen."""
        start = self.value() if not self.problem() else ""
        dialog = QFileDialog(self, said(self.words, self._label_say), start or usual_folder(self._use))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def take(self, folder: str) -> None:
        """Take a folder that was chosen."""
        self.set_value(folder)
        self.check()
        self.changed.emit()

    def _arrange(self) -> None:
        line = row(self.control, self.button, stretch=False)
        line.setStretch(0, 1)
        self._column.addWidget(self.label)
        self._column.addLayout(line)
        self._column.addWidget(self.error)
        self._column.addWidget(self.hint)

    def _name(self) -> None:
        super()._name()
        # Several buttons say the same; what each is for is told to who does not see it.
        self.button.setAccessibleName(f"{self.label.text()}: {said(self.words, mark('Choose…'))}")
