"""A field that saves itself as soon as it is left."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from coprod_desktop.ui.widgets.fields import TextField
from coprod_desktop.ui.widgets.typed_fields import TypedField


class SavedField(QObject):
    """Saves a field when it is left or Enter is pressed; Esc brings back what is kept."""

    def __init__(self, field: TextField | TypedField, save: Callable[[Any], object]) -> None:
        super().__init__(field)
        self.field = field
        self._save = save
        self._kept: Any = None
        field.control.editingFinished.connect(self._left)
        field.control.installEventFilter(self)

    def show_value(self, value: Any, *, leave_typing: bool = True) -> None:
        """Show what is kept; what is being typed at this moment stays, unless it belongs to something else."""
        self._kept = value
        control = self.field.control
        if not (leave_typing and control.hasFocus() and control.isModified()):
            self._restore()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let Esc bring back what is kept; save also where a menu or another window takes the focus."""
        if event.type() == QEvent.Type.FocusOut:
            self._left()
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escape and event.type() == QEvent.Type.KeyPress and self.field.control.isModified():
            self._restore()
            return True
        return False

    def _restore(self) -> None:
        self.field.set_value(self._kept)
        self.field.set_error("")

    def _left(self) -> None:
        if not self.field.control.hasFocus():
            # Show the beginning of a long text again.
            self.field.control.home(False)
        if self.field.check() and self.field.value() != self._kept:
            self.field.control.setModified(False)
            self._save(self.field.value())
