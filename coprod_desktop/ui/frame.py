"""The frame inside the window: rail and places, or one thing alone; the toast over both."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from coprod_desktop.ui.live_view import LiveView, Pane
from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.tokens import Tone
from coprod_desktop.ui.widgets.boxes import Banner
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.focus import focus_inside
from coprod_desktop.ui.widgets.in_view import kept_in_sight
from coprod_desktop.ui.widgets.rail import Rail
from coprod_desktop.ui.widgets.texts import Reworded, Text, reword_all, said
from coprod_desktop.ui.widgets.toast import Toast
from coprod_desktop.words import Words, mark

if TYPE_CHECKING:
    from coprod_desktop.domain.projects import ProjectRow
    from coprod_desktop.ui.page import Page
    from coprod_desktop.ui.places import Place

FOLD_BELOW_PX = 1100
MARGIN = 24
TOAST_GAP = 10
LEAST_PX = 620


class Frame(QWidget):
    """Rail and places; below 1100 effective pixels the rail folds into a menu. `show_alone` puts one thing instead."""

    place_chosen = Signal(str)
    names_asked = Signal()
    """What is hidden from the room is to be shown again."""
    painted = Signal()
    """The frame was painted for the first time."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._pages: list[Page] = []
        self._places: list[Place] = []
        self.page: Page | None = None
        self._alone: QWidget | None = None
        self._unpainted = True
        self.setProperty("role", "canvas")
        self.rail = Rail(words)
        self.places = QStackedWidget()
        self.waiting = Text(words, mark("Opening…"), "caption")
        self._strip = self._make_strip()
        self.room_safe = self._make_room_safe()
        self._layers = QStackedWidget()
        self._lay_out()
        self.toast = Toast(words, self)
        self.toast.stands.connect(self._make_room)
        self.rail.place_chosen.connect(self.place_chosen)

    def set_places(self, places: Sequence[Place]) -> None:
        """Fill the rail; the pages come one by one."""
        self.clear()
        self._places = list(places)
        for place in places:
            self.rail.add_place(place.key, place.title, place.icon)

    def add_page(self, page: Page) -> None:
        """Take a page in, unseen."""
        self._pages.append(page)
        self.places.addWidget(page)

    def clear(self) -> None:
        """Take all pages away."""
        self.rail.clear()
        self._places = []
        self.page = None
        for page in self._pages:
            # Hidden first: else the stack would show, and so fill, the next page that goes.
            page.hide()
            self.places.removeWidget(page)
            page.deleteLater()
        self._pages = []

    def show_page(self, page: Page) -> None:
        """Show one page."""
        self.page = page
        self.places.setCurrentWidget(page)
        self.rail.mark_place(page.where.key)
        self.place_toast()

    def show_alone(self, widget: QWidget) -> None:
        """Show one thing instead of rail and places."""
        self.show_places()
        self._alone = widget
        self._layers.addWidget(widget)
        self._layers.setCurrentWidget(widget)
        self.place_toast()

    def show_places(self) -> None:
        """Show rail and places again; what stood alone is gone."""
        if self._alone is None:
            return
        gone, self._alone = self._alone, None
        self._layers.setCurrentIndex(0)
        self._layers.removeWidget(gone)
        gone.deleteLater()
        self.place_toast()

    def is_alone(self) -> bool:
        """Tell whether one thing stands instead of rail and places."""
        return self._alone is not None

    def next_pane(self, step: int = 1) -> None:
        """Put the focus into the next pane, and round: rail and page, or those of a meeting; banners; the toast."""
        panes = self._panes()
        focus = self.window().focusWidget()
        here = next((i for i, (pane, _go) in enumerate(panes) if focus and pane.isAncestorOf(focus)), -1)
        panes[(here + step) % len(panes)][1]()

    @property
    def folded(self) -> bool:
        """Whether the rail is folded into a menu."""
        return self.rail.isHidden()

    def refit(self) -> None:
        """Fold or unfold the rail, as the width and the scale ask."""
        fold = self.contentsRect().width() < scaled(FOLD_BELOW_PX)
        self.rail.setHidden(fold)
        self._strip.setHidden(not fold)
        self.place_toast()

    def leave_free(self, width: int) -> None:
        """Leave the right edge free for what stands over it, where the rest is still wide enough to work in."""
        layout = self.layout()
        least = max(scaled(LEAST_PX), layout.minimumSize().width() - self.contentsMargins().right() if layout else 0)
        self.setContentsMargins(0, 0, width if self.width() - width >= least else 0, 0)
        self.refit()

    def place_toast(self) -> None:
        """Put the toast where it covers nothing that is needed."""
        left = 0 if self.folded or self.is_alone() else self.rail.width()
        anchor = self._alone.toast_anchor() if isinstance(self._alone, LiveView) else None
        self.toast.stand_above(anchor, left)

    def say_again(self, words: Words, *, alone: bool) -> None:
        """Say the words of the frame, and of what stands alone, in another language; pages do so by themselves."""
        self._words = words
        parts: list[QWidget] = [self.rail, self._strip, *self._banners(), self._wait, self.toast]
        if alone and self._alone is not None:
            parts.append(self._alone)
        for part in parts:
            if isinstance(part, Reworded):
                part.reword(words)
            reword_all(part, words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell the first painting, once it is over."""
        super().paintEvent(event)
        if self._unpainted:
            self._unpainted = False
            QTimer.singleShot(0, self, self._tell_painted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold the rail."""
        super().resizeEvent(event)
        self.refit()

    def changeEvent(self, event: QEvent) -> None:
        """Fold or unfold the rail."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.refit()

    # Inside

    def _panes(self) -> list[Pane]:
        if isinstance(self._alone, LiveView):
            panes = self._alone.panes()
        elif self._alone is not None:
            panes = [_pane(self._alone)]
        else:
            beside = _pane(self._strip) if self.folded else (self.rail, self.rail.take_focus)
            panes = [beside, (self.page, self.page.initial_focus) if self.page else _pane(self._wait)]
        above = [banner for banner in self._banners() if banner.findChild(Button)]
        return [*panes, *(_pane(part) for part in (*above, self.toast) if part.isVisible())]

    def _banners(self) -> list[Banner]:
        return self.findChildren(Banner, options=Qt.FindChildOption.FindDirectChildrenOnly)

    def _make_room(self) -> None:
        """Let what is shown end above the toast while it stands, and keep in sight what has the cursor."""
        ground = self._alone or self.places
        if isinstance(self._alone, LiveView):
            ground = self._alone.toast_ground()
        height = 0 if self.toast.isHidden() else self.toast.height() + scaled(TOAST_GAP)
        if height != ground.contentsMargins().bottom():
            with kept_in_sight(self.window().focusWidget()):
                ground.setContentsMargins(0, 0, 0, height)

    def _tell_painted(self) -> None:
        self.painted.emit()

    def _lay_out(self) -> None:
        self._wait = QWidget()
        column = QVBoxLayout(self._wait)
        column.setContentsMargins(MARGIN, 28, MARGIN, MARGIN)
        column.addWidget(self.waiting, alignment=Qt.AlignmentFlag.AlignTop)
        self.places.addWidget(self._wait)
        inner = QWidget()
        row = QHBoxLayout(inner)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._strip)
        right.addWidget(self.places, 1)
        row.addLayout(right, 1)
        self._layers.addWidget(inner)
        around = self._around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        around.addWidget(self.room_safe)
        around.addWidget(self._layers, 1)

    def _make_strip(self) -> QFrame:
        strip = QFrame()
        strip.setObjectName("strip")
        self._menu_button = Button(self._words, mark("Menu"), icon="menu", on_click=self.open_menu)
        self.strip_project = Text(self._words, "", "strong")
        row = QHBoxLayout(strip)
        row.setContentsMargins(MARGIN, 8, MARGIN, 8)
        row.setSpacing(16)
        row.addWidget(self._menu_button)
        row.addWidget(self.strip_project, 1)
        strip.hide()
        strip.setFocusProxy(self._menu_button)
        return strip

    def _make_room_safe(self) -> Banner:
        show = Button(self._words, mark("Show them again (F9)"), on_click=self.names_asked.emit)
        text = mark("Room-safe: names of people, access needs and private notes are hidden.")
        sign = Banner(self._words, text, Tone.WARN, show)
        sign.setObjectName("room-safe")
        sign.hide()
        return sign

    def put_above(self, banner: Banner) -> None:
        """Put a sentence above all else."""
        self._around.insertWidget(0, banner)
        self.place_toast()

    def show_room_safe(self, on: bool) -> None:
        """Say that what is private is hidden from the room."""
        self.room_safe.setVisible(on)
        if on:
            # What it tells may name somebody.
            self.toast.close_now()
        self.place_toast()

    def open_menu(self) -> QMenu:
        """Open the folded rail: places first, then projects."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for place in self._places:
            action = menu.addAction(said(self._words, place.title))
            action.setCheckable(True)
            action.setChecked(self.page is not None and self.page.where is place)
            action.triggered.connect(lambda _checked, key=place.key: self.place_chosen.emit(key))
        menu.addSeparator()
        self.rail.chooser.fill_menu(menu.addMenu(self._words.say("Project")))
        menu.popup(self._menu_button.mapToGlobal(self._menu_button.rect().bottomLeft()))
        return menu

    def show_project(self, project: ProjectRow | None) -> None:
        """Show the project on the desk, in the rail and in the strip."""
        self.rail.chooser.show_project(project)
        self.strip_project.show_as_is(project.title if project else "")


def _pane(widget: QWidget) -> Pane:
    return widget, lambda: focus_inside(widget)
