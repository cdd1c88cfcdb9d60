"""Keys that a widget hears by itself: it declares them once, and the list of keys tells those of what is in view."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from coprod_desktop.words import Words, mark

KeyTold = tuple[str, str]
"""What keys do, as a marked text, and the keys: `Alt+Up · Alt+Down`; a range, as `1–9`, is shown as it is."""
EDIT = (mark("Edit what the cursor is on"), "F2")
DELETE = (mark("Delete what is chosen"), "Del")
MENU = (mark("All that can be done with it"), "Shift+F10")
BETWEEN = " · "


@runtime_checkable
class TellsKeys(Protocol):
    """A widget that hears keys of its own."""

    told_keys: tuple[KeyTold, ...]


def groups_inside(view: QWidget, words: Words) -> list[tuple[str, list[tuple[str, str]]]]:
    """Give the names and keys of what is seen in a view, what has the focus first; the same keys are told once."""
    named: dict[tuple[KeyTold, ...], list[str]] = {}
    for widget in _seen(view):
        if isinstance(widget, TellsKeys) and widget.told_keys:
            names = named.setdefault(widget.told_keys, [])
            if widget.accessibleName() not in names:
                names.append(widget.accessibleName())
    return [
        (", ".join(name for name in names if name), [(words.say(what), native(key)) for what, key in keys])
        for keys, names in named.items()
    ]


def native(keys: str) -> str:
    """Write keys as the system does."""
    return BETWEEN.join(_native(key) for key in keys.split(BETWEEN))


def _native(key: str) -> str:
    # What is no key, as a range of digits, comes back as nothing.
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) or key


def _seen(view: QWidget) -> list[QWidget]:
    focus = view.window().focusWidget()
    seen = [one for one in (view, *view.findChildren(QWidget)) if one.isVisibleTo(view)]
    return sorted(seen, key=lambda one: focus is None or not (one is focus or one.isAncestorOf(focus)))
