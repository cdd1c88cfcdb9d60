"""The board: a card a team and one of what no team has; partners and municipalities move between them."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from uuid import UUID

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from coprod_desktop.domain.projects import StructureForm
from coprod_desktop.domain.teams import MemberRow, TeamRow, TeamsView
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.teams.board_layout import BoardLayout
from coprod_desktop.ui.teams.card import BoardCard, LooseCard, TeamCard
from coprod_desktop.ui.teams.deeds import TeamDeeds
from coprod_desktop.ui.teams.item_list import ItemList
from coprod_desktop.ui.teams.item_model import PARTNER, Dragged, Item, partner_items
from coprod_desktop.ui.teams.menus import item_menu, team_menu


class TeamsBoard(QWidget):
    """The cards of a project; every card and list stays the same widget while its team is there."""

    def __init__(self, desk: Desk, deeds: TeamDeeds) -> None:
        super().__init__()
        self.cards: dict[UUID, TeamCard] = {}
        self.loose = LooseCard(desk.words)
        self._desk = desk
        self._deeds = deeds
        self._view: TeamsView | None = None
        self._cards_laid = BoardLayout()
        self.setLayout(self._cards_laid)
        self._cards_laid.addWidget(self.loose)
        self._tie(self.loose)

    def show_view(self, view: TeamsView | None) -> None:
        """Show the teams as they are now."""
        self._view = view
        self._keep_cards([row.id for row in view.teams] if view else [])
        self.loose.setVisible(view is not None)
        if view is None:
            return
        geographic = view.form is StructureForm.DEVOLVED
        for row in view.teams:
            self.cards[row.id].show_team(row, geographic=geographic)
        self.loose.show_loose(view, geographic=geographic)

    def focus_first(self) -> bool:
        """Put the cursor on what has no team, else on the first team; False where there is no team."""
        shown = [items for items in self.loose.lists.values() if not items.isHidden()]
        for widget in (*shown, *(card.name for card in self.cards.values())):
            widget.setFocus()
            return bool(self.cards)
        return False

    def focus_team(self, team_id: UUID) -> bool:
        """Put the cursor on a team; False where it is not here."""
        card = self.cards.get(team_id)
        if card:
            card.name.setFocus()
        return card is not None

    def focus_stay(self, stay_id: UUID) -> bool:
        """Put the cursor on the partner or municipality that a stay in a team tells of; False where it is not here."""
        for row in self._view.teams if self._view else ():
            key = dict(row.stays).get(stay_id)
            for items in self.cards[row.id].lists.values():
                if key and items.select_ids([key]):
                    items.setFocus()
                    return True
        return False

    # What one may do

    def send(self, source: ItemList, items: Sequence[Item], target: BoardCard, *, stay: bool = False) -> None:
        """Move items of a list to another card; with `stay`, partners belong to both teams."""
        came, went = self._row(source.team_id), self._row(target.team_id)
        if not items or came == went:
            return
        if source.kind == PARTNER:
            moved = self._deeds.move_partners(items, None if stay and went else came, went)
        else:
            moved = self._deeds.move_places(items, came, went)
        if moved and not stay:
            self._follow(target.lists[source.kind], items)

    def shift(self, source: ItemList, steps: int) -> None:
        """Move what is selected in a list to the next card, or the one before."""
        cards = self._in_order()
        place = next(place for place, card in enumerate(cards) if card.team_id == source.team_id)
        self.send(source, source.selected_items(), cards[(place + steps) % len(cards)])

    def ask_where(self, source: ItemList, point: QPoint) -> None:
        """Open the menu of the teams to which selected items may go."""
        if self._view is None:
            return
        items = source.selected_items()

        def send(team: TeamRow | None, stay: bool) -> None:
            self.send(source, items, self.cards[team.id] if team else self.loose, stay=stay)

        row = self._row(source.team_id)
        menu = item_menu(
            self, self._desk.words, self._view.teams, source=row, can_stay=source.kind == PARTNER, send=send
        )
        menu.popup(point)

    def ask_about(self, card: TeamCard, point: QPoint) -> None:
        """Open the menu of a team."""
        row = self._row(card.team_id)
        if self._view is None or row is None:
            return

        def join(member: MemberRow) -> None:
            self._deeds.move_partners(partner_items([member]), None, row)

        menu = team_menu(
            self,
            self._desk.words,
            self._view,
            team=row,
            deeds=self._deeds,
            rename=card.name.edit,
            retask=card.edit_task,
            join=join,
        )
        menu.popup(point)

    # Inside

    def _keep_cards(self, wanted: list[UUID]) -> None:
        """Have one card a team, in their order."""
        for team_id in [team_id for team_id in self.cards if team_id not in wanted]:
            card = self.cards.pop(team_id)
            self._cards_laid.removeWidget(card)
            card.hide()
            card.deleteLater()
        for place, team_id in enumerate(wanted):
            if team_id not in self.cards:
                self.cards[team_id] = self._make_card(team_id)
                self._cards_laid.addWidget(self.cards[team_id])
                self._cards_laid.move_last(place)
        self._order_tabs()

    def _make_card(self, team_id: UUID) -> TeamCard:
        def on_row(deed: Callable[[TeamRow], bool]) -> bool:
            row = self._row(team_id)
            return row is not None and deed(row)

        card = TeamCard(
            self._desk.words,
            team_id,
            lambda text: on_row(lambda row: self._deeds.rename(row, text)),
            lambda text: on_row(lambda row: self._deeds.retask(row, text)),
        )
        card.menu_asked.connect(lambda point: self.ask_about(card, point))
        card.delete_asked.connect(lambda: on_row(self._deeds.remove))
        self._tie(card)
        return card

    def _tie(self, card: BoardCard) -> None:
        card.dropped.connect(lambda what, stay: self._drop(what, card, stay))
        for items in card.lists.values():
            items.shifted.connect(lambda steps, items=items: self.shift(items, steps))
            items.menu_asked.connect(lambda point, items=items: self.ask_where(items, point))
            items.leaving.connect(lambda items=items: self.send(items, items.selected_items(), self.loose))

    def _drop(self, what: Dragged, target: BoardCard, stay: bool) -> None:
        came = next((card for card in self._in_order() if card.team_id == what.team_id), None)
        if came:
            source = came.lists[what.kind]
            self.send(source, source.items_of(what.ids), target, stay=stay)

    def _follow(self, target: ItemList, items: Sequence[Item]) -> None:
        """Let the cursor go along with what was moved."""
        target.clearSelection()
        target.setFocus()
        target.select_ids([item.id for item in items])

    def _in_order(self) -> list[BoardCard]:
        rows = self._view.teams if self._view else ()
        return [*(self.cards[row.id] for row in rows), self.loose]

    def _order_tabs(self) -> None:
        stops = [stop for card in self._in_order() for stop in card.stops()]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _row(self, team_id: UUID | None) -> TeamRow | None:
        rows = self._view.teams if self._view else ()
        return next((row for row in rows if row.id == team_id), None)
