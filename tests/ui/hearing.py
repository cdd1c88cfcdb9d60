"""What somebody would miss who hears a screen, works it from outside, uses no mouse, or reads large letters."""

import re
from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import SIGNAL, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QTableView,
    QWidget,
)

SMALLEST_PX = 24
ITEMS = 12
FARTHEST = 400
STARTS = 5
Role = QAccessible.Role
NAMELESS = {Role.NoRole, Role.Client, Role.Pane}
ROLES: dict[type[QWidget], set[QAccessible.Role]] = {
    QCheckBox: {Role.CheckBox},
    QAbstractButton: {Role.Button, Role.ButtonMenu, Role.CheckBox, Role.RadioButton},
    QComboBox: {Role.ComboBox},
    QLineEdit: {Role.EditableText},
    QPlainTextEdit: {Role.EditableText},
    QTableView: {Role.Table},
    QAbstractItemView: {Role.List, Role.Table, Role.Tree},
}
"""What each kind of control is for those who cannot see it."""
MUTE = {"Picture", "SectorMark", "CycleRing", "_Ring"}
"""Signs beside words that say the same."""


def takes_tab(widget: QWidget) -> bool:
    """Tell whether Tab is to come here."""
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled() and widget.focusProxy() is None


def heard_as(widget: QWidget) -> tuple[str, QAccessible.Role]:
    """Give the name and the role that a screen reader has of a widget."""
    heard = QAccessible.queryAccessibleInterface(widget)
    name = heard.text(QAccessible.Text.Name)
    if isinstance(widget, QComboBox):
        # On Linux a name given to a choice is lost; that of its label arrives.
        labels = [label for label in widget.window().findChildren(QLabel) if label.buddy() is widget]
        name = name if any(label.text() for label in labels) else ""
    return name, heard.role()


def nameless(widget: QWidget) -> Iterator[str]:
    """Say what somebody who hears the screen would miss of what takes the focus or is pressed."""
    if widget.focusPolicy() == Qt.FocusPolicy.NoFocus and not isinstance(widget, QAbstractButton):
        return
    if widget.focusProxy() is not None:
        return
    name, role = heard_as(widget)
    if not re.search(r"\w", name):
        yield f"no name but {name!r}"
    wanted = next((roles for kind, roles in ROLES.items() if isinstance(widget, kind)), None)
    # What only scrolls, as a paper, has no role of its own in Qt; its name says what it is.
    if role not in wanted if wanted else role in NAMELESS and not isinstance(widget, QAbstractScrollArea):
        yield f"role {role.name}"


def alike(widgets: list[QWidget]) -> Iterator[str]:
    """Say which buttons of one row have the same name."""
    buttons = [one for one in widgets if isinstance(one, QAbstractButton)]
    seen: set[tuple[object, int, str]] = set()
    for button in buttons:
        place = (button.parentWidget(), button.y() // SMALLEST_PX, heard_as(button)[0])
        if place in seen:
            yield f"two buttons {place[2]!r} in a row"
        seen.add(place)


def unheard(widget: QWidget) -> Iterator[str]:
    """Say which things painted in a widget are not there for who hears it."""
    if isinstance(widget, QMenu):
        for action in widget.actions():
            if not action.isSeparator() and not re.search(r"\w", action.text()):
                yield f"a line of the menu says {action.text()!r}"
    elif isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView) and widget.model() is not None:
        yield from _unheard_items(widget)
    elif "paintEvent" in vars(type(widget)) and type(widget).__module__.startswith("coprod"):
        yield from _unheard_painting(widget)


def _unheard_items(view: QAbstractItemView) -> Iterator[str]:
    heard, model = QAccessible.queryAccessibleInterface(view), view.model()
    columns = model.columnCount() if isinstance(view, QTableView) else 1
    # Heads of rows and columns are children too, where they are shown.
    most = (ITEMS + 1) * (columns + 1)
    there = [heard.child(number) for number in range(min(heard.childCount(), most))]
    cells = [one for one in there if one.role() in {Role.Cell, Role.ListItem, Role.TreeItem}]
    wanted = [model.index(row, column) for row in range(min(model.rowCount(), ITEMS)) for column in range(columns)]
    if len(cells) < len(wanted):
        yield f"{len(cells)} things are heard of {len(wanted)}"
    for cell, index in zip(cells, wanted, strict=False):
        said = cell.text(QAccessible.Text.Name)
        if not re.search(r"\w", said) and (columns == 1 or index.data(Qt.ItemDataRole.DisplayRole)):
            yield f"row {index.row()}, column {index.column()} shows {index.data()!r} and says {said!r}"


def _unheard_painting(widget: QWidget) -> Iterator[str]:
    heard = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    # What holds labels paints only their ground.
    if not re.search(r"\w", heard) and not widget.findChildren(QLabel) and type(widget).__name__ not in MUTE:
        yield "painted, and says nothing"


def unworkable(widget: QWidget) -> Iterator[str]:
    """Say which button does not do from outside what a click does."""
    if not isinstance(widget, QAbstractButton) or not widget.isEnabled():
        return
    actions = QAccessible.queryAccessibleInterface(widget).actionInterface()
    names = actions.actionNames() if actions else []
    if widget.isCheckable():
        # Turned from outside a button tells that it was toggled, and not that it was clicked.
        if "Toggle" not in names:
            yield f"cannot be turned, only {names}"
        if widget.receivers(SIGNAL("clicked(bool)")) or widget.receivers(SIGNAL("clicked()")):
            yield "hears the click alone"
    elif not {"Press", "ShowMenu"} & set(names):
        yield f"cannot be pressed, only {names}"


def too_small(widget: QWidget) -> Iterator[str]:
    """Say which target is hard to hit, painted ones included (WCAG 2.5.8: 24 by 24)."""
    sides: list[tuple[str, QRect]] = []
    if isinstance(widget, QAbstractButton | QComboBox | QLineEdit):
        sides = [(widget.accessibleName(), widget.rect())]
    elif isinstance(widget, QMenu):
        actions = [one for one in widget.actions() if not one.isSeparator() and one.isVisible()]
        sides = [(one.text(), widget.actionGeometry(one)) for one in actions]
    elif isinstance(widget, QHeaderView):
        if widget.isVisible() and widget.sectionsClickable():
            sides = [("header", QRect(0, 0, widget.sectionSize(n), widget.height())) for n in range(widget.count())]
    elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
        model = widget.model()
        indexes = [model.index(row, 0) for row in range(min(model.rowCount(), ITEMS))]
        sides = [(str(one.data()), widget.visualRect(one)) for one in indexes]
    for name, side in sides:
        if not side.isEmpty() and min(side.width(), side.height()) < SMALLEST_PX:
            yield f"{side.width()} x {side.height()} {name!r}"


def cut(widget: QWidget) -> Iterator[str]:
    """Say which text has less room than it needs, or stands outside of what holds it."""
    if isinstance(widget, QMenu):
        room = widget.screen().availableGeometry()
        if widget.width() > room.width():
            yield f"the menu is {widget.width()} wide"
        return
    if isinstance(widget, QComboBox):
        yield from _cut_choice(widget)
        return
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


def _cut_choice(box: QComboBox) -> Iterator[str]:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    room = box.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, box
    )
    need = box.fontMetrics().horizontalAdvance(box.currentText())
    # A text of the user's own may be longer than any box: then the tip tells it whole.
    if room.width() < need and box.toolTip() != box.currentText():
        yield f"{room.width()} for {need} {box.currentText()!r}"


def walk(root: QWidget, key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """Press Tab until it has gone round, and give all that it came to, in its order."""
    window = root.window()
    reached: list[QWidget] = []
    for _step in range(FARTHEST):
        focus = window.focusWidget() or window
        if focus in reached[:-1]:
            break
        reached.append(focus)
        QTest.keyClick(focus, key)
    return reached


def disordered(root: QWidget, reached: list[QWidget]) -> list[str]:
    """Say where Tab goes otherwise than one reads: what stands together is gone through together, from the top left."""
    inside = [one for one in reached if root.isAncestorOf(one)]
    if not inside:
        return []
    # Tab goes round, so that nothing tells where it begins: it is read from where it reads best.
    starts = sorted(range(len(inside)), key=lambda place: _corner(inside[place]))[:STARTS]
    starts += sorted(range(len(inside)), key=lambda place: _corner(inside[place])[::-1])[:STARTS]
    return min((list(_turns(root, inside[first:] + inside[:first])) for first in starts), key=len)


def _turns(root: QWidget, chain: list[QWidget]) -> Iterator[str]:
    for holder in dict.fromkeys(one for widget in chain for one in _holders(widget, root)):
        parts: dict[QWidget, list[int]] = {}
        for place, widget in enumerate(chain):
            if holder.isAncestorOf(widget):
                parts.setdefault(_part(widget, holder), []).append(place)
        for (one, places), (other, later) in pairwise(parts.items()):
            if places[-1] > later[0]:
                yield f"{_say(chain[places[-1]])} is apart from its neighbours, past {_say(chain[later[0]])}"
            elif _is_before(other.geometry(), one.geometry()):
                yield f"{_say(chain[later[0]])} comes after {_say(chain[places[0]])}"


def _corner(widget: QWidget) -> tuple[int, int]:
    corner = widget.mapToGlobal(widget.rect().topLeft())
    return corner.y(), corner.x()


def _holders(widget: QWidget, root: QWidget) -> Iterator[QWidget]:
    one = widget.parentWidget()
    while one is not None:
        yield one
        one = None if one is root else one.parentWidget()


def _part(widget: QWidget, holder: QWidget) -> QWidget:
    one = widget
    while (parent := one.parentWidget()) is not None and parent is not holder:
        one = parent
    return one


def _is_before(one: QRect, other: QRect) -> bool:
    above = one.bottom() <= other.top() and one.left() < other.right()
    beside = one.right() <= other.left() and one.top() < other.bottom() and other.top() < one.bottom()
    return above or beside


def _say(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName()!r}"
