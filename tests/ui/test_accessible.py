"""Every screen and dialog for those who hear it, use no mouse, or read large letters."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from coprod_desktop.ui.theme import Theme
from tests.ui.every_screen import House, path_of, shown

Open = Callable[..., House]
SMALLEST_PX = 24
ROUNDS = 3
NAMELESS = {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Pane}


@pytest.mark.parametrize("language", ["en", "it"])
def test_whatever_takes_the_focus_says_what_it_is(open_house: Open, language: str) -> None:
    faults = [
        f"{name}: {path_of(widget, root)}: {fault}"
        for name, root in open_house(language).screens()
        for widget in shown(root)
        if takes_tab(widget)
        for fault in nameless(widget)
    ]
    assert sorted(set(faults)) == []


def test_tab_goes_round_through_all_that_takes_it(open_house: Open) -> None:
    faults = []
    for name, root in open_house("en").screens():
        reached = _walk(root)
        wanted = [widget for widget in shown(root) if takes_tab(widget) and widget is not root]
        faults += [f"{name}: {path_of(one, root)} {one.accessibleName()!r}" for one in wanted if one not in reached]
    assert faults == []


@pytest.mark.parametrize(("language", "scale"), [("en", 1.0), ("it", 1.0), ("en", 2.0), ("it", 2.0)])
def test_nothing_is_too_small_or_cut(open_house: Open, theme: Theme, language: str, scale: float) -> None:
    theme.zoom(scale)
    faults = [
        f"{name}: {path_of(widget, root)}: {fault}"
        for name, root in open_house(language).screens()
        for widget in shown(root)
        for fault in (*too_small(widget), *cut(widget))
    ]
    assert sorted(set(faults)) == []


def takes_tab(widget: QWidget) -> bool:
    """Tell whether Tab is to come here."""
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled() and widget.focusProxy() is None


def nameless(widget: QWidget) -> Iterator[str]:
    """Say what somebody who hears the screen would miss."""
    heard = QAccessible.queryAccessibleInterface(widget)
    name = heard.text(QAccessible.Text.Name)
    if isinstance(widget, QComboBox):
        # On Linux a name given to a choice is lost; that of its label arrives.
        labels = [label for label in widget.window().findChildren(QLabel) if label.buddy() is widget]
        name = name if any(label.text() for label in labels) else ""
    if not name.strip():
        yield "no name"
    # What only scrolls, as a paper, has no role of its own in Qt; its name says what it is.
    if heard.role() in NAMELESS and not isinstance(widget, QAbstractScrollArea):
        yield f"role {heard.role().name}"


def too_small(widget: QWidget) -> Iterator[str]:
    """Say which control is hard to hit."""
    if (
        isinstance(widget, QAbstractButton | QComboBox | QLineEdit)
        and min(widget.width(), widget.height()) < SMALLEST_PX
    ):
        yield f"{widget.width()} x {widget.height()} {widget.accessibleName()!r}"


def cut(widget: QWidget) -> Iterator[str]:
    """Say which text has less room than it needs, or stands outside of what holds it."""
    if not isinstance(widget, QLabel | QAbstractButton) or not widget.text().strip():
        return
    tall = widget.heightForWidth(widget.width()) if widget.hasHeightForWidth() else widget.sizeHint().height()
    wide = widget.minimumSizeHint().width() if isinstance(widget, QLabel) else widget.sizeHint().width()
    if widget.height() < tall or widget.width() < wide:
        yield f"{widget.width()} x {widget.height()} for {wide} x {tall} {widget.text()!r}"
    holder = widget.parentWidget()
    if holder is not None and not isinstance(holder.parentWidget(), QAbstractScrollArea):
        inside = holder.rect().adjusted(-1, -1, 1, 1).contains(widget.geometry())
        if not inside and not isinstance(holder, QScrollArea):
            yield f"outside {type(holder).__name__} {widget.text()!r}"


def _walk(root: QWidget) -> set[QWidget]:
    """Press Tab until it has gone round, and give all that it came to."""
    window = root.window()
    start = window.focusWidget() or window
    reached: list[QWidget] = []
    for _step in range(400):
        focus = window.focusWidget() or window
        if focus in reached and focus is reached[0] and _step > 2:
            break
        reached.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    else:
        pytest.fail(f"Tab never comes round from {start.accessibleName()!r}")
    return set(reached)
