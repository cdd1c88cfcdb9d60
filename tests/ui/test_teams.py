"""The teams' screen: cards, and partners and municipalities that move between them by key, menu and drag."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.partners import OrganisationKind
from coprod_desktop.domain.projects import StructureForm
from coprod_desktop.domain.teams import TeamsView
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.partners import add_partner
from coprod_desktop.operations.places import add_project_places
from coprod_desktop.operations.projects import add_project
from coprod_desktop.operations.teams import add_team, teams_view
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.teams.card import BoardCard, TeamCard
from coprod_desktop.ui.teams.item_list import ItemList
from coprod_desktop.ui.teams.page import TeamsPage
from coprod_desktop.ui.theme import Theme
from coprod_desktop.words import Words
from tests.conftest import type_text

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


class Screen:
    """The page in a window, with what it told."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        self.desk = desk
        self.qtbot = qtbot
        self.told: list[str] = []
        self.failed: list[str] = []
        desk.told.connect(self.told.append)
        desk.failed.connect(self.failed.append)
        self.page = TeamsPage(desk)
        self.page.resize(1150, 740)
        with qtbot.waitActive(self.page):
            self.page.show()

    @property
    def view(self) -> TeamsView:
        """What is kept."""
        assert self.desk.project_id
        return teams_view(self.desk.workspace, project_id=self.desk.project_id)

    def card(self, name: str) -> BoardCard:
        """The card of a team, or of what has none."""
        return next((card for card in self.team_cards() if card.name.shown.text() == name), self.page.board.loose)

    def team(self, name: str) -> TeamCard:
        """The card of a team."""
        return next(card for card in self.team_cards() if card.name.shown.text() == name)

    def team_cards(self) -> list[TeamCard]:
        """The cards of the teams."""
        return list(self.page.board.cards.values())

    def names(self, card: str, kind: str) -> list[str]:
        """What a list on a card shows."""
        return [item.name for item in self.card(card).lists[kind].items.items]

    def choose(self, card: str, kind: str, *names: str) -> ItemList:
        """Put the cursor into a list and select there."""
        items = self.card(card).lists[kind]
        items.setFocus()
        items.clearSelection()
        assert items.select_ids([item.id for item in items.items.items if item.name in names])
        return items


@pytest.fixture
def project_id(workspace: Workspace) -> UUID:
    project_id = add_project(workspace, title="Servizi per l’autismo", lead="ASL di Cremona")
    add_project_places(workspace, project_id=project_id, names=["Crema", "Pandino", "Soncino"])
    for name, kind in (("IC Manzoni", OrganisationKind.SCHOOL), ("Famiglia 1", OrganisationKind.FAMILY)):
        add_partner(workspace, project_id=project_id, name=name, kind=kind)
    for name in ("Cremona", "Crema"):
        add_team(workspace, project_id=project_id, name=name)
    return project_id


@pytest.fixture
def screen(desk: Desk, project_id: UUID, theme: Theme, qtbot: QtBot) -> Iterator[Screen]:
    desk.choose_project(project_id)
    screen = Screen(desk, qtbot)
    yield screen
    screen.page.close()
    screen.page.deleteLater()


@pytest.fixture
def coordinated(desk: Desk, workspace: Workspace, theme: Theme, qtbot: QtBot) -> Iterator[Screen]:
    desk.choose_project(
        add_project(workspace, title="Monza", lead="ASL Monza e Brianza", form=StructureForm.COORDINATED)
    )
    screen = Screen(desk, qtbot)
    yield screen
    screen.page.close()
    screen.page.deleteLater()


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the cursor is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifier)


def write(text: str) -> None:
    """Type where the cursor is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    type_text(focus, text)


def open_menu() -> QMenu:
    """The menu that is open."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose(menu: QMenu, text: str) -> None:
    """Choose an entry by key: the arrow down to it, then Enter."""
    action = next(action for action in menu.actions() if action.text() == text)
    menu.setActiveAction(action)
    QTest.keyClick(menu, Key.Key_Return)


# Teams


def test_a_team_is_added_by_its_name_and_enter(screen: Screen) -> None:
    screen.page.name_line.setFocus()
    write("Casalmaggiore")
    press(Key.Key_Return)
    assert [card.name.shown.text() for card in screen.team_cards()] == ["Cremona", "Crema", "Casalmaggiore"]
    assert screen.page.name_line.text() == ""
    assert QApplication.focusWidget() is screen.page.name_line
    assert screen.told == ["Team «Casalmaggiore» added"]


def test_a_name_that_is_taken_stays_in_the_line(screen: Screen) -> None:
    screen.page.name_line.setFocus()
    write("Crema")
    press(Key.Key_Return)
    assert screen.failed == ["There is already a team called «Crema»."]
    assert screen.page.name_line.text() == "Crema"
    assert len(screen.view.teams) == 2


def test_a_team_is_renamed_in_place_and_esc_leaves_it(screen: Screen) -> None:
    name = screen.team("Crema").name
    name.setFocus()
    press(Key.Key_F2)
    write("Crema e Pandino")
    press(Key.Key_Return)
    assert screen.told == ["Team «Crema» is now called «Crema e Pandino»"]
    assert QApplication.focusWidget() is name.shown
    press(Key.Key_Return)
    write("Altro")
    press(Key.Key_Escape)
    assert [row.name for row in screen.view.teams] == ["Cremona", "Crema e Pandino"]
    assert name.shown.text() == "Crema e Pandino"


def test_a_name_that_cannot_be_kept_stays_to_be_mended(screen: Screen) -> None:
    name = screen.team("Crema").name
    name.edit()
    write("Cremona")
    press(Key.Key_Return)
    assert screen.failed == ["There is already a team called «Cremona»."]
    assert name.is_editing
    assert name.editor.hasFocus()


def test_what_is_written_is_saved_when_the_cursor_leaves(screen: Screen) -> None:
    screen.team("Crema").name.edit()
    write("Crema e Pandino")
    screen.page.name_line.setFocus()
    assert [row.name for row in screen.view.teams] == ["Cremona", "Crema e Pandino"]


def test_a_team_is_deleted_from_its_name_and_comes_back(screen: Screen) -> None:
    screen.team("Crema").name.setFocus()
    press(Key.Key_Delete)
    assert [card.name.shown.text() for card in screen.team_cards()] == ["Cremona"]
    assert screen.told == ["Team «Crema» deleted"]
    screen.desk.workspace.undo()
    assert [card.name.shown.text() for card in screen.team_cards()] == ["Cremona", "Crema"]


def test_the_cards_say_the_teams_in_italian_at_once(screen: Screen) -> None:
    assert screen.page.heading.text() == "Teams"
    screen.desk.speak(Words("it"))
    assert screen.page.heading.text() == "Squadre"
    assert screen.page.question.text() == "Resta fuori qualche territorio?"
    assert screen.page.answer.text() == "! 3 comuni senza squadra"
    assert screen.card("Crema").lists["partner"].accessibleName() == "Partner di «Crema»"
    assert screen.page.name_line.placeholderText() == "Scrivi il nome di una nuova squadra e premi Invio"


# Partners and municipalities by key


def test_ctrl_and_an_arrow_move_a_partner_and_the_cursor_goes_along(screen: Screen) -> None:
    screen.choose("Without a team", "partner", "IC Manzoni")
    press(Key.Key_Right, CTRL)
    assert screen.names("Cremona", "partner") == ["IC Manzoni"]
    assert QApplication.focusWidget() is screen.card("Cremona").lists["partner"]
    press(Key.Key_Right, CTRL)
    assert screen.names("Crema", "partner") == ["IC Manzoni"]
    assert screen.names("Cremona", "partner") == []
    press(Key.Key_Left, CTRL)
    press(Key.Key_Left, CTRL)
    assert screen.names("Without a team", "partner") == ["Famiglia 1", "IC Manzoni"]
    assert screen.told[0] == "«IC Manzoni» joined «Cremona»"
    assert screen.told[-1] == "«IC Manzoni» left «Cremona»"


def test_m_opens_the_teams_to_choose_from(screen: Screen) -> None:
    screen.choose("Without a team", "partner", "IC Manzoni", "Famiglia 1")
    press(Key.Key_M)
    assert [action.text() for action in open_menu().actions()] == ["To «Cremona»", "To «Crema»"]
    choose(open_menu(), "To «Crema»")
    assert screen.names("Crema", "partner") == ["Famiglia 1", "IC Manzoni"]
    assert screen.told == ["2 partners joined «Crema»"]


def test_a_partner_joins_a_second_team_and_stays_in_the_first(screen: Screen) -> None:
    screen.choose("Without a team", "partner", "IC Manzoni")
    press(Key.Key_Right, CTRL)
    press(Key.Key_Return)
    choose(open_menu(), "Also join «Crema»")
    assert screen.names("Cremona", "partner") == screen.names("Crema", "partner") == ["IC Manzoni"]
    press(Key.Key_Delete)
    assert screen.names("Cremona", "partner") == []
    assert screen.names("Without a team", "partner") == ["Famiglia 1"]


def test_municipalities_move_and_what_is_left_out_is_told(screen: Screen) -> None:
    assert screen.page.question.text() == "Is any place left out?"
    assert screen.page.answer.text() == "! 3 municipalities without a team"
    screen.choose("Without a team", "place", "Crema", "Pandino")
    press(Key.Key_Left, CTRL)
    assert screen.names("Crema", "place") == ["Crema", "Pandino"]
    assert screen.page.answer.text() == "! 1 municipality without a team"
    screen.choose("Without a team", "place", "Soncino")
    press(Key.Key_M)
    choose(open_menu(), "To «Cremona»")
    assert screen.page.answer.text() == "✓ Every municipality has a team"
    screen.desk.workspace.undo()
    assert screen.names("Without a team", "place") == ["Soncino"]


def test_undo_puts_the_cursor_on_what_came_back(screen: Screen) -> None:
    screen.choose("Without a team", "partner", "IC Manzoni")
    press(Key.Key_Right, CTRL)
    press(Key.Key_Right, CTRL)
    changes = screen.desk.workspace.undo()
    assert changes is not None
    assert any(screen.page.reveal(row.kind, row.id) for row in changes.rows)
    assert QApplication.focusWidget() is screen.card("Cremona").lists["partner"]


def test_a_screen_reader_hears_the_sector_too(screen: Screen) -> None:
    items = screen.card("Without a team").lists["partner"]
    said = [items.items.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert said == ["Famiglia 1, Families and nonprofits", "IC Manzoni, Public sector"]


# Partners and municipalities by mouse


def drop(source: ItemList, target: QWidget, action: Qt.DropAction = Qt.DropAction.MoveAction) -> bool:
    """Drop what is selected in a list onto a card, and tell whether the card took it."""
    data = source.items.mimeData(source.selectedIndexes())
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(10, 10), action, data, button, none)
    QApplication.sendEvent(target, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(target, QDropEvent(QPointF(10, 10), action, data, button, none))
    return True


def test_a_partner_is_dragged_into_a_team_and_out_of_it(screen: Screen) -> None:
    assert drop(screen.choose("Without a team", "partner", "IC Manzoni"), screen.card("Crema"))
    assert screen.names("Crema", "partner") == ["IC Manzoni"]
    assert drop(screen.choose("Crema", "partner", "IC Manzoni"), screen.card("Without a team"))
    assert screen.names("Without a team", "partner") == ["Famiglia 1", "IC Manzoni"]


def test_dragged_with_ctrl_a_partner_belongs_to_both_teams(screen: Screen) -> None:
    drop(screen.choose("Without a team", "partner", "IC Manzoni"), screen.card("Crema"))
    drop(screen.choose("Crema", "partner", "IC Manzoni"), screen.card("Cremona"), Qt.DropAction.CopyAction)
    assert screen.names("Crema", "partner") == screen.names("Cremona", "partner") == ["IC Manzoni"]


def test_municipalities_are_dragged_and_belong_to_one_team(screen: Screen) -> None:
    drop(screen.choose("Without a team", "place", "Crema", "Soncino"), screen.card("Crema"))
    drop(screen.choose("Crema", "place", "Soncino"), screen.card("Cremona"), Qt.DropAction.CopyAction)
    assert screen.names("Crema", "place") == ["Crema"]
    assert screen.names("Cremona", "place") == ["Soncino"]


def test_what_is_dropped_where_it_was_or_comes_from_elsewhere_changes_nothing(screen: Screen) -> None:
    before = screen.view
    assert not drop(screen.choose("Without a team", "place", "Crema"), screen.card("Without a team"))
    # The event does not keep its data alive.
    foreign = QMimeData()
    event = QDragEnterEvent(
        QPoint(10, 10),
        Qt.DropAction.MoveAction,
        foreign,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(screen.card("Crema"), event)
    assert not event.isAccepted()
    assert screen.view == before


# Coordinated teams


def test_a_coordinated_team_shows_its_task_and_who_coordinates(coordinated: Screen) -> None:
    page = coordinated.page
    page.name_line.setFocus()
    write("Formazione")
    press(Key.Key_Return)
    card = coordinated.team("Formazione")
    assert card.coordinator.text() == "Coordinated by ASL Monza e Brianza"
    assert page.question.text() == "Who decides what?"
    assert page.answer.text() == "! 1 team without a task"
    card.task.setFocus()
    press(Key.Key_Return)
    write("Corsi per volontari")
    press(Key.Key_Return)
    assert page.answer.text() == "✓ Every team has its task"
    assert coordinated.view.teams[0].task == "Corsi per volontari"
    assert card.lists["place"].isHidden()


def test_the_menu_of_a_team_adds_the_lead_and_names_a_coordinator(coordinated: Screen) -> None:
    assert coordinated.desk.project_id
    project_id = coordinated.desk.project_id
    add_team(coordinated.desk.workspace, project_id=project_id, name="Formazione")
    add_partner(
        coordinated.desk.workspace, project_id=project_id, name="Scuola & Famiglia", kind=OrganisationKind.NONPROFIT
    )
    coordinated.choose("Without a team", "partner", "Scuola & Famiglia")
    press(Key.Key_Right, CTRL)
    card = coordinated.team("Formazione")
    card.options.setFocus()
    press(Key.Key_Return)
    menu = open_menu()
    assert [action.text() for action in menu.actions() if action.text()] == [
        "Rename",
        "Write the task",
        "Add partner",
        "Coordinated by",
        "Delete team",
    ]
    people, coordinators = (action.menu() for action in menu.actions()[2:4])
    assert isinstance(people, QMenu)
    assert isinstance(coordinators, QMenu)
    assert [action.text() for action in people.actions()] == ["ASL Monza e Brianza"]
    people.actions()[0].trigger()
    coordinators.actions()[1].trigger()
    menu.close()
    assert coordinated.names("Formazione", "partner") == ["ASL Monza e Brianza", "Scuola & Famiglia"]
    assert card.coordinator.text() == "Coordinated by Scuola & Famiglia"


# Room


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_however_large_the_text(screen: Screen, project_id: UUID, theme: Theme, scale: float) -> None:
    for row in list(screen.view.partners_without_team):
        add_partner(
            screen.desk.workspace,
            project_id=project_id,
            name=f"{row.name} con un nome molto lungo e Straordinariamentelunghissimo",
            kind=OrganisationKind.NONPROFIT,
        )
    add_team(screen.desk.workspace, project_id=project_id, name="Straordinariamentelunghissimo" * 3)
    theme.zoom(scale)
    board = screen.page.board
    cards = (*screen.team_cards(), board.loose)

    def lists_fit() -> bool:
        shown = [(card, items) for card in cards for items in card.lists.values() if not items.isHidden()]
        return all(items.geometry().bottom() <= card.height() for card, items in shown)

    screen.qtbot.waitUntil(lists_fit)
    for card in cards:
        assert card.geometry().right() <= board.width()
        assert card.geometry().bottom() <= board.height()
        assert all(items.horizontalScrollBar().maximum() == 0 for items in card.lists.values())
        # The ring around the last item is whole too.
        shown = [items for items in card.lists.values() if not items.isHidden()]
        assert all(items.viewport().height() >= items.contentsSize().height() for items in shown)
    for team in screen.team_cards():
        assert team.name.shown.minimumSizeHint().width() <= team.name.shown.width()


def test_a_long_list_scrolls_within_its_card(screen: Screen, project_id: UUID) -> None:
    add_project_places(screen.desk.workspace, project_id=project_id, names=[f"Comune {n}" for n in range(80)])
    items = screen.card("Without a team").lists["place"]
    assert items.height() < items.contentsSize().height()
    items.setFocus()
    press(Key.Key_End)
    bar = items.verticalScrollBar()
    assert bar.value() == bar.maximum() > 0
    screen.page.resize(900, 740)
    QApplication.processEvents()
    assert items.visualRect(items.items.index(79)).right() <= items.viewport().width()


def test_a_project_without_teams_says_how_to_begin(
    desk: Desk, workspace: Workspace, theme: Theme, qtbot: QtBot
) -> None:
    desk.choose_project(add_project(workspace, title="Nuovo", lead="ASL"))
    screen = Screen(desk, qtbot)
    assert screen.page.none_yet.isVisible()
    assert not screen.page.answer.isVisible()
    screen.page.initial_focus()
    assert QApplication.focusWidget() is screen.page.name_line
    write("Crema")
    screen.page.add()
    assert not screen.page.none_yet.isVisible()
    assert screen.page.answer.text() == "· The project has no municipality yet"
    screen.page.close()
    screen.page.deleteLater()
