"""Keeping what is worked on in sight while the page around it scrolls."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeGuard

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QScrollArea, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractItemView

EDGE_PX = 40


def bring_into_view(widget: QWidget, rect: QRect) -> None:
    """Let the scrolled page around a widget show a part of it, with some room beyond its edges."""
    area = _area_around(widget)
    inner = area.widget() if area is not None else None
    if area is not None and inner is not None:
        for corner in (rect.bottomLeft(), rect.topLeft()):
            point = widget.mapTo(inner, corner)
            area.ensureVisible(point.x(), point.y(), 0, EDGE_PX)


@contextmanager
def kept_in_sight(widget: QWidget | None) -> Iterator[None]:
    """Let what is worked on in a widget stay in sight, if it was, while the room around it changes."""
    there = widget is not None and _is_seen(widget, _worked_on(widget))
    yield
    if widget is not None and there:
        if _is_list(widget):
            widget.scrollTo(widget.currentIndex())
        if not _is_seen(widget, _worked_on(widget)):
            bring_into_view(widget, _worked_on(widget))


def _worked_on(widget: QWidget) -> QRect:
    """Give the part of a widget that is worked on: the current row of a list, else all of it."""
    if _is_list(widget) and widget.currentIndex().isValid():
        row = widget.visualRect(widget.currentIndex())
        return row.translated(widget.viewport().pos())
    return widget.rect()


def _is_list(widget: QWidget) -> TypeGuard[QAbstractItemView]:
    from PySide6.QtWidgets import QAbstractItemView  # noqa: PLC0415  loaded when first needed

    return isinstance(widget, QAbstractItemView)


def _is_seen(widget: QWidget, rect: QRect) -> bool:
    area = _area_around(widget)
    if area is None:
        return True
    shown = QRect(widget.mapFrom(area, area.viewport().pos()), area.viewport().size())
    return shown.contains(rect)


def _area_around(widget: QWidget) -> QScrollArea | None:
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    return area
