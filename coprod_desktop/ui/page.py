"""The base of every screen: title row, body, and when it is filled, patched and said again."""

from collections.abc import Callable
from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coprod_desktop.domain.changes import Changes
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.frame import MARGIN
from coprod_desktop.ui.places import Place
from coprod_desktop.ui.widgets.boxes import ScrollArea
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.find_bar import FindBar
from coprod_desktop.ui.widgets.flow import FlowLayout, HeadLayout
from coprod_desktop.ui.widgets.focus import focus_inside, tab_anchor, tab_through
from coprod_desktop.ui.widgets.record_pane import FilterLine
from coprod_desktop.ui.widgets.texts import Say, Text, reword_all, said
from coprod_desktop.words import Words


class Page(QWidget):
    """One place of the rail. Things go into `body`, which scrolls where they do not fit.

    A screen gives `where`, builds its widgets in the constructor, and fills them in
    `show_project`. A page that is not seen only notes that something changed, and fills itself when it is shown.
    """

    where: ClassVar[Place]
    """The place in the rail."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._stale = True
        self._has_primary = False
        self._find_bar: FindBar | None = None
        self._commands: list[tuple[QAction, Say]] = []
        self.setProperty("role", "canvas")
        self.heading = Text(desk.words, self.where.title, "title")
        self._tab_anchor = tab_anchor(self)
        self._title_buttons = FlowLayout(gap=10)
        self._scroll = ScrollArea(gutter=True)
        self.body = self._scroll.body
        self._lay_out()
        desk.changed.connect(self._changed)
        desk.project_chosen.connect(self._project_chosen)
        desk.reworded.connect(self._reworded)
        desk.room_safe_changed.connect(self._project_chosen)

    # For a screen to fill in

    def show_project(self) -> None:
        """Fill the page from the project on the desk."""

    def on_changes(self, changes: Changes) -> None:
        """Patch what a step touched; a page that does not know how fills itself anew."""
        if not self.where.kinds or changes.touches(*self.where.kinds):
            self.show_project()

    def reword(self) -> None:
        """Say what no widget of the kit says by itself; then `show_project` is called for dates and labels."""

    def reveal(self, kind: str, row_id: UUID) -> bool:  # noqa: ARG002
        """Show a row and put the cursor on it; False where it is not here."""
        return False

    def reveal_gone(self, kind: str, row_id: UUID) -> bool:  # noqa: ARG002
        """Put the cursor on what a row belonged to that is gone now; False where that is not here."""
        return False

    def initial_focus(self) -> None:
        """Put the cursor where work starts, when the page is shown."""
        focus_inside(self._scroll)

    def search(self) -> None:
        """Put the cursor into the line that searches this page, or into one that walks from place to place."""
        line = self.findChild(FilterLine)
        if line is not None and line.isVisible():
            line.setFocus()
            line.selectAll()
            return
        if self._find_bar is None:
            self._find_bar = FindBar(self.words, self._scroll)
            self._around.insertWidget(1, self._find_bar)
            self._begin_at_top()
        self._find_bar.open_up()

    def narrow(self, part: str) -> None:
        """Show only a part of what is here: by words where there is a line to search, else as the page says."""
        line = self.findChild(FilterLine)
        if line is not None:
            line.setText(part)

    # For the window to use

    def title_buttons(self) -> list[Button]:
        """Give the buttons of the title row that are seen."""
        items = (self._title_buttons.itemAt(place) for place in range(self._title_buttons.count()))
        buttons = (item.widget() for item in items if item is not None)
        return [button for button in buttons if isinstance(button, Button) and not button.isHidden()]

    # For a screen to use

    @property
    def words(self) -> Words:
        """The words of the window."""
        return self.desk.words

    def add_action_button(
        self, text: Say, on_click: Callable[[], object], *, primary: bool = False, icon: str = ""
    ) -> Button:
        """Add a button to the title row; at most one is primary, and it stands last."""
        kind = "primary" if primary else "secondary"
        button = Button(self.words, text, kind=kind, icon=icon, on_click=on_click)
        # The primary button stays last, whatever is added after it.
        self._title_buttons.insert_widget(self._title_buttons.count() - self._has_primary, button)
        self._has_primary |= primary
        self._begin_at_top()
        return button

    def add_command(self, text: Say, run: Callable[[], object], *keys: QKeySequence | str) -> None:
        """Add a command that has keys while the cursor is on this page; the list of keys shows it."""
        action = QAction(said(self.words, text), self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked: run())
        self.addAction(action)
        self._commands.append((action, text))

    def freshen(self) -> None:
        """Fill the page now, where something changed while it was not seen."""
        if self._stale:
            self._stale = False
            self.show_project()

    def showEvent(self, event: QShowEvent) -> None:
        """Fill the page before it is seen."""
        self.freshen()
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._settle()

    # Inside

    def _begin_at_top(self) -> None:
        """Let Tab begin with the title row, whatever was made before its buttons."""
        items = (self._title_buttons.itemAt(place) for place in range(self._title_buttons.count()))
        buttons = [widget for item in items if item is not None and (widget := item.widget())]
        found = self._find_bar.stops() if self._find_bar else []
        tab_through(self._tab_anchor, *buttons, *found)

    def _lay_out(self) -> None:
        buttons = QWidget()
        buttons.setLayout(self._title_buttons)
        around = QVBoxLayout(self)
        around.setSpacing(16)
        self._head = QHBoxLayout()
        self._head.addLayout(HeadLayout(self.heading, buttons))
        around.addLayout(self._head)
        around.addWidget(self._scroll, 1)
        self._around = around
        self._settle()

    def _settle(self) -> None:
        # The scroll bar stands in the margin, so that title row and body end at the same line.
        gutter = self._scroll.gutter_width()
        self._around.setContentsMargins(MARGIN, 20, max(MARGIN - gutter, 0), 20)
        self._head.setContentsMargins(0, 0, gutter, 0)
        self._scroll.keep_gutter()

    def _changed(self, changes: Changes) -> None:
        if self._stale or not self.isVisible():
            self._stale = True
        else:
            self.on_changes(changes)

    def _project_chosen(self) -> None:
        self._stale = True
        if self.isVisible():
            self.freshen()

    def _reworded(self) -> None:
        reword_all(self, self.words)
        for action, text in self._commands:
            action.setText(said(self.words, text))
        self.reword()
        self._project_chosen()
