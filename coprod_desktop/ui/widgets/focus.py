"""Where the focus goes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def focus_inside(pane: QWidget) -> None:
    """Put the focus on the first widget inside a pane that takes it by Tab."""
    for widget in [pane, *pane.findChildren(QWidget)]:
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
