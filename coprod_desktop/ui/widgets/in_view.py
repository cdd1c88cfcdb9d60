"""Keeping what is worked on in sight while the page around it scrolls."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QScrollArea, QWidget

EDGE_PX = 40


def bring_into_view(widget: QWidget, rect: QRect) -> None:
    """Let the scrolled page around a widget show a part of it, with some room beyond its edges."""
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    inner = area.widget() if area is not None else None
    if area is not None and inner is not None:
        for corner in (rect.bottomLeft(), rect.topLeft()):
            point = widget.mapTo(inner, corner)
            area.ensureVisible(point.x(), point.y(), 0, EDGE_PX)
