"""A team's card: its name, its task or territory, and its partners; and the card of what no team has."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coprod_desktop.domain.teams import TeamRow, TeamsView
from coprod_desktop.ui.teams.in_place import InPlaceText
from coprod_desktop.ui.teams.item_list import ItemList
from coprod_desktop.ui.teams.item_model import PARTNER, PLACE, Dragged, Item, dragged, partner_items, place_items
from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.tokens import tokens_of
from coprod_desktop.ui.widgets.boxes import Card
from coprod_desktop.ui.widgets.buttons import IconButton
from coprod_desktop.ui.widgets.in_view import bring_into_view
from coprod_desktop.ui.widgets.texts import Say, Text, said
from coprod_desktop.ui.widgets.wrapped import breakable
from coprod_desktop.words import Words, mark

Titles = dict[str, Say]
INDENT_PX = 4
_TITLES: Titles = {PLACE: mark("Municipalities"), PARTNER: mark("Partners")}
_NONE: Titles = {PLACE: mark("No municipality yet."), PARTNER: mark("No partner yet.")}
_ALL: Titles = {PLACE: mark("Every municipality has a team."), PARTNER: mark("Every partner is in a team.")}


class BoardCard(Card):
    """A card that holds lists of partners and municipalities, and takes those of other cards."""

    dropped = Signal(Dragged, bool)
    """Dropped here: what, and whether it stays where it was too."""

    def __init__(self, words: Words, team_id: UUID | None) -> None:
        super().__init__()
        self.words = words
        self.team_id = team_id
        self._over = False
        self.body.setContentsMargins(12, 12, 12, 14)
        self.body.setSpacing(6)
        self.lists: dict[str, ItemList] = {}
        self._titles: dict[str, Text] = {}
        self._nothing: dict[str, Text] = {}
        self.setAcceptDrops(True)

    def add_list(self, kind: str, nothing: Say) -> None:
        """Add a list under its title, and what is said while it is empty."""
        self._titles[kind] = Text(self.words, _TITLES[kind], "caption")
        self._nothing[kind] = Text(self.words, nothing, "hint")
        self.lists[kind] = ItemList(self.words, kind, _TITLES[kind], self.team_id)
        for widget in (self._titles[kind], self._nothing[kind], self.lists[kind]):
            self.body.addWidget(widget)
        for text in (self._titles[kind], self._nothing[kind]):
            text.setContentsMargins(INDENT_PX, 0, INDENT_PX, 0)

    def show_items(self, kind: str, items: tuple[Item, ...], *, shown: bool = True) -> None:
        """Show what a list holds; the list may stand out of sight altogether."""
        self.lists[kind].set_items(items)
        self.lists[kind].setVisible(shown and bool(items))
        self._nothing[kind].setVisible(shown and not items)
        self._titles[kind].setVisible(shown)
        self._titles[kind].say(lambda words: _counted(words, kind, len(items)))

    def stops(self) -> list[QWidget]:
        """Give what Tab goes through, in order."""
        return list(self.lists.values())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome what comes from another card."""
        if self._welcomes(event):
            self._over = True
            self.update()
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Welcome it everywhere on the card."""
        if self._welcomes(event):
            event.acceptProposedAction()
            bring_into_view(self, QRect(event.position().toPoint(), QSize(1, 1)))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Forget what went on."""
        super().dragLeaveEvent(event)
        self._over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take it."""
        self._over = False
        self.update()
        if self._welcomes(event):
            stays = event.dropAction() == Qt.DropAction.CopyAction
            event.acceptProposedAction()
            self.dropped.emit(dragged(event.mimeData()), stays)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a frame while something is held over the card."""
        super().paintEvent(event)
        if self._over:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(tokens_of(self.palette()).accent), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), scaled(10), scaled(10))

    def _welcomes(self, event: QDropEvent) -> bool:
        what = dragged(event.mimeData())
        return what is not None and what.kind in self.lists and what.team_id != self.team_id


class TeamCard(BoardCard):
    """One team; what is written in it is saved by `rename` and `retask`, which tell whether it could be kept."""

    menu_asked = Signal(QPoint)
    """The options of the team are wanted at this point of the screen."""
    delete_asked = Signal()
    """Delete was pressed on the name."""

    def __init__(
        self, words: Words, team_id: UUID, rename: Callable[[str], bool], retask: Callable[[str], bool]
    ) -> None:
        super().__init__(words, team_id)
        self._row: TeamRow | None = None
        self.name = InPlaceText(words, mark("Name of the team"), rename, role="card-title")
        self.options = IconButton(words, self._options_name, "ellipsis", on_click=self._ask_menu)
        self.coordinator = Text(words, "", "caption")
        self.coordinator.setContentsMargins(INDENT_PX, 0, INDENT_PX, 0)
        self.task = InPlaceText(
            words, mark("Task"), retask, empty=mark("No task yet. Press Enter to write it."), long=True
        )
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.name, 1)
        head.addWidget(self.options, alignment=Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self.body.addWidget(self.coordinator)
        self.body.addWidget(self.task)
        self.add_list(PLACE, _NONE[PLACE])
        self.add_list(PARTNER, _NONE[PARTNER])
        self.body.addStretch(1)

    def show_team(self, row: TeamRow, *, geographic: bool) -> None:
        """Show a team as it is now."""
        self._row = row
        self.setAccessibleName(row.name)
        self.name.show_text(row.name)
        self.options.reword(self.words)
        self.coordinator.say(lambda words: words.say("Coordinated by {name}", name=breakable(row.coordinator)))
        self.coordinator.setVisible(bool(row.coordinator))
        self.task.show_text(row.task)
        self.task.setVisible(not geographic or bool(row.task))
        self.show_items(PLACE, place_items(row.places), shown=geographic or bool(row.places))
        self.show_items(PARTNER, partner_items(row.members))
        self.lists[PLACE].call(self.words, lambda w: w.say("Municipalities of «{team}»", team=row.name))
        self.lists[PARTNER].call(self.words, lambda w: w.say("Partners in «{team}»", team=row.name))

    def edit_task(self) -> None:
        """Begin to write the task."""
        self.task.show()
        self.task.edit()

    def stops(self) -> list[QWidget]:
        """Give what Tab goes through, in order."""
        return [self.name.shown, self.options, self.task.shown, *super().stops()]

    def reword(self, words: Words) -> None:
        """Take other words."""
        self.words = words

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete the team by key, from its name."""
        if event.key() == Qt.Key.Key_Delete and self.name.shown.hasFocus():
            self.delete_asked.emit()
        else:
            super().keyPressEvent(event)

    def _options_name(self, words: Words) -> str:
        row = self._row
        return words.say("Options of «{team}»", team=row.name) if row else words.say("Options")

    def _ask_menu(self) -> None:
        self.menu_asked.emit(self.options.mapToGlobal(self.options.rect().bottomLeft()))


class LooseCard(BoardCard):
    """What belongs to no team yet."""

    def __init__(self, words: Words) -> None:
        super().__init__(words, None)
        self.title = Text(words, mark("Without a team"), "card-title")
        self.title.setContentsMargins(INDENT_PX, 7, INDENT_PX, 8)
        self.body.addWidget(self.title)
        self.add_list(PLACE, _ALL[PLACE])
        self.add_list(PARTNER, _ALL[PARTNER])
        self.body.addStretch(1)
        for kind, name in ((PLACE, mark("Municipalities without a team")), (PARTNER, mark("Partners without a team"))):
            self.lists[kind].call(words, name)

    def show_loose(self, view: TeamsView, *, geographic: bool) -> None:
        """Show what no team has now."""
        self._nothing[PLACE].say(_ALL[PLACE] if view.has_places else _NONE[PLACE])
        self._nothing[PARTNER].say(_ALL[PARTNER] if view.has_members else _NONE[PARTNER])
        self.show_items(PLACE, place_items(view.places_without_team), shown=geographic)
        self.show_items(PARTNER, partner_items(view.partners_without_team))

    def reword(self, words: Words) -> None:
        """Take other words."""
        self.words = words


def _counted(words: Words, kind: str, count: int) -> str:
    if not count:
        return said(words, _TITLES[kind])
    if kind == PLACE:
        return words.plural("{count} municipality", "{count} municipalities", count)
    return words.plural("{count} partner", "{count} partners", count)
