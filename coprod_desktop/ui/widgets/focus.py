"""Where the focus goes."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def focus_inside(pane: QWidget) -> None:
    """Put the focus on the first widget inside a pane that takes it by Tab."""
    for widget in [pane, *pane.findChildren(QWidget)]:
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return


def tab_through(*widgets: QWidget) -> None:
    """Let Tab go through widgets in this order, from where the first one stands; all of one window."""
    for one, other in pairwise(widgets):
        if one.window() is other.window():
            QWidget.setTabOrder(one, other)


def tab_anchor(parent: QWidget) -> QWidget:
    """Make a place in the order of Tab, never seen, behind which may be put what is made later."""
    anchor = QWidget(parent)
    # Qt puts nothing behind what takes no focus.
    anchor.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    anchor.hide()
    return anchor
