"""A field of several lines that saves itself as soon as it is left."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from coprod_desktop.ui.widgets.fields import LongTextField


class SavedText(QObject):
    """Saves a long text when it is left; Esc brings back what is kept."""

    def __init__(self, field: LongTextField, save: Callable[[str], object]) -> None:
        super().__init__(field)
        self.field = field
        self._save = save
        self._kept = ""
        field.control.left.connect(self._left)
        field.control.installEventFilter(self)

    def show_value(self, value: str, *, leave_typing: bool = True) -> None:
        """Show what is kept; what is being typed at this moment stays, unless it belongs to something else."""
        typing = self.field.control.hasFocus() and self.field.value() != self._kept
        self._kept = value
        if not (leave_typing and typing):
            self._restore()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let Esc bring back what is kept."""
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escape and event.type() == QEvent.Type.KeyPress and self.field.value() != self._kept:
            self._restore()
            return True
        return False

    def _restore(self) -> None:
        if self.field.value() != self._kept:
            self.field.set_value(self._kept)

    def _left(self) -> None:
        if self.field.value() != self._kept:
            self._save(self.field.value())
