"""What the window asks of what fills it: of a meeting under way, and of whatever can be searched."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from uuid import UUID

    from coprod_desktop.domain.changes import Changes
    from coprod_desktop.ui.page import Page

Pane = tuple[QWidget, Callable[[], object]]
"""A part of the window, and what puts the focus into it."""


@runtime_checkable
class LiveView(Protocol):
    """What fills the window in live mode, as far as the window asks it."""

    kinds: frozenset[str]
    """The kinds of rows shown here."""

    def reveal(self, kind: str, row_id: UUID) -> bool:
        """Show a row and put the cursor on it; False where it is not here."""

    def toast_anchor(self) -> QWidget:
        """Give the widget that a toast stands above, so that it never covers it."""

    def toast_ground(self) -> QWidget:
        """Give the widget that ends above a toast while it stands, so that it never covers it."""

    def panes(self) -> list[Pane]:
        """Give the panes that F6 goes round, in order."""


@runtime_checkable
class Searched(Protocol):
    """What Ctrl+F searches: a page, or a meeting under way."""

    def search(self) -> None:
        """Put the cursor where words to search for are typed."""


def reveal_first(view: Page | LiveView, kinds: frozenset[str], changes: Changes) -> bool:
    """Put the cursor on the first row of a step that is there and shown here; False where there is none."""
    from coprod_desktop.domain.changes import Fate  # noqa: PLC0415  not needed before the first paint

    rows = (row for row in changes.of(*kinds) if row.fate != Fate.REMOVED)
    return any(view.reveal(row.kind, row.id) for row in rows)
