"""The partners' screen: counted, added line by line, edited in place, sorted, filtered, deleted and brought back."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.partners import OrganisationKind, ProductionRole, Sector, Tier
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.partners import end_partner
from coprod_desktop.operations.people import add_person
from coprod_desktop.operations.projects import add_project, change_project
from coprod_desktop.operations.teams import add_team, join_team
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.partners.table import PartnerTable
from coprod_desktop.ui.settings import Settings
from coprod_desktop.ui.theme import Theme, scaled
from coprod_desktop.ui.widgets.offered_names import OfferedNames
from coprod_desktop.ui.widgets.wrapped import height_of, wrapped
from tests.ui.every_screen import settle
from tests.ui.partners_screen import ALT, CTRL, Key, Screen, add

KIND = OrganisationKind


@pytest.fixture
def project_id(workspace: Workspace) -> UUID:
    return add_project(workspace, title="Autism services", lead="ASL di Cremona", baseline_on=date(2008, 6, 30))


@pytest.fixture
def screen(desk: Desk, project_id: UUID, settings: Settings, theme: Theme, qtbot: QtBot) -> Iterator[Screen]:
    add(desk, project_id, "Comune di Crema", KIND.MUNICIPALITY)
    add(desk, project_id, "Volontari del Ponte", KIND.VOLUNTEER_GROUP)
    add(desk, project_id, "Family 1", KIND.FAMILY)
    add(desk, project_id, "Azienda Trasporti", KIND.COMPANY, date(2009, 1, 7))
    desk.choose_project(project_id)
    made = Screen(desk, settings, theme, qtbot)
    yield made
    made.close()


def test_the_headline_counts_from_dates_without_the_lead(screen: Screen) -> None:
    counts = screen.page.counts
    assert counts.headline.text() == "4 partners (initially 3)"
    told = {sector: one.text.text() for sector, one in counts.sectors.items()}
    assert told[Sector.FAMILIES_NONPROFITS] == "Families and nonprofits: 2 (initially 2)"
    assert told[Sector.PRIVATE] == "Private sector: 1 (initially 0)"
    row = next(row for row in screen.kept if row.name == "Volontari del Ponte")
    end_partner(screen.desk.workspace, partner_id=row.id, left_on=date(2009, 3, 3))
    assert counts.headline.text() == "3 partners (initially 3)"


def test_three_fields_and_enter_add_one_partner_after_the_other(screen: Screen) -> None:
    screen.press(Key.Key_Insert)
    for name in ("Scuola Manzoni", "Scuola Ponchielli"):
        screen.type(name)
        if name == "Scuola Manzoni":
            screen.press(Key.Key_Tab)
            screen.type("School")
        screen.press(Key.Key_Return)
    rows = {row.name: row for row in screen.kept}
    assert rows["Scuola Ponchielli"].kind is KIND.SCHOOL
    assert rows["Scuola Manzoni"].joined_on == date(2009, 3, 3)
    assert screen.toast == "Partner «Scuola Ponchielli» added"
    assert screen.focus is screen.page.bar.fields["name"].control
    assert screen.page.counts.headline.text() == "6 partners (initially 3)"


def test_what_is_wrong_is_told_below_the_line_and_nothing_is_lost(screen: Screen) -> None:
    screen.press(Key.Key_Insert)
    screen.press(Key.Key_Return)
    assert screen.page.bar.error.text() == "✕ Please write something in «Name»."
    screen.type("comune di crema")
    screen.press(Key.Key_Return)
    assert "already takes part" in screen.page.bar.error.text()
    assert screen.page.bar.fields["name"].value() == "comune di crema"
    screen.press(Key.Key_Escape)
    assert not screen.page.bar.isVisible()
    assert screen.focus is screen.page.table
    assert len(screen.kept) == 5


def test_one_key_adds_a_family_under_the_next_printed_name(screen: Screen) -> None:
    screen.press(Key.Key_F8)
    screen.press(Key.Key_F8)
    assert [row.name for row in screen.kept if row.is_family] == ["Family 1", "Family 2", "Family 3"]
    row = screen.page.table.current_row()
    assert row is not None
    assert (row.name, row.role) == ("Family 3", ProductionRole.CONSUMER)
    assert screen.toast == "Partner «Family 3» added"


def test_a_family_in_the_line_may_stay_without_a_name(screen: Screen) -> None:
    screen.press(Key.Key_Insert)
    screen.press(Key.Key_Tab)
    screen.type("Family")
    assert screen.page.bar.fields["kind"].value() is KIND.FAMILY
    screen.press(Key.Key_Return)
    assert "Family 2" in screen.shown()


def test_cells_are_edited_in_place_and_undone(screen: Screen) -> None:
    screen.go_to("Comune di Crema")
    screen.press(Key.Key_F2)
    screen.type("Comune di Cremona")
    screen.press(Key.Key_Return)
    assert "Comune di Cremona" in screen.shown()
    assert screen.toast == "Partner «Comune di Cremona» changed"
    screen.press(Key.Key_Z, CTRL)
    assert "Comune di Crema" in screen.shown()
    row = screen.page.table.current_row()
    assert row is not None
    assert row.name == "Comune di Crema"
    screen.press(Key.Key_Y, CTRL)
    assert "Comune di Cremona" in screen.shown()


def test_escape_leaves_a_cell_as_it_was(screen: Screen) -> None:
    screen.go_to("Comune di Crema")
    screen.press(Key.Key_F2)
    screen.type("Something else")
    screen.press(Key.Key_Escape)
    assert "Comune di Crema" in screen.shown()
    assert screen.desk.workspace.undo_step == "add_partner"


def test_dates_are_typed_and_checked(screen: Screen) -> None:
    screen.page.every_column.setChecked(True)
    screen.go_to("Comune di Crema", "left")
    screen.press(Key.Key_F2)
    screen.type("1/1/2008")
    screen.press(Key.Key_Return)
    assert screen.failed == ["«Left» cannot be before «Joined»."]
    screen.press(Key.Key_F2)
    screen.type("1/2/2009")
    screen.press(Key.Key_Return)
    row = next(row for row in screen.kept if row.name == "Comune di Crema")
    assert row.left_on == date(2009, 2, 1)
    assert screen.cell("Comune di Crema", "name") == "Comune di Crema No longer taking part"


def test_a_choice_is_made_by_letters(screen: Screen) -> None:
    screen.go_to("Comune di Crema", "kind")
    screen.press(Key.Key_F2)
    screen.type("Pro")
    screen.press(Key.Key_Return)
    row = next(row for row in screen.kept if row.name == "Comune di Crema")
    assert (row.kind, row.tier, row.sector) == (KIND.PROVINCE, Tier.PROVINCIAL, Sector.PUBLIC)


def test_columns_sort_by_key_and_names_as_people_read_them(screen: Screen) -> None:
    for _ in range(10):
        screen.page.add_family()
    screen.go_to("Comune di Crema")
    screen.press(Key.Key_F3)
    families = [name for name in screen.shown() if name.startswith("Family")]
    assert families == [f"Family {number}" for number in range(1, 12)]
    screen.press(Key.Key_F3)
    assert screen.shown()[0] == "Volontari del Ponte"


def test_the_filter_looks_into_every_column(screen: Screen) -> None:
    screen.press(Key.Key_F, CTRL)
    screen.type("volunteer")
    assert screen.shown() == ["Volontari del Ponte"]
    screen.press(Key.Key_Escape)
    assert len(screen.shown()) == 5


def test_delete_puts_a_partner_into_the_bin_and_undo_brings_it_back(screen: Screen) -> None:
    screen.go_to("Comune di Crema")
    screen.press(Key.Key_Delete)
    assert "Comune di Crema" not in screen.shown()
    assert screen.toast == "Partner «Comune di Crema» deleted"
    screen.window.undo()
    row = screen.page.table.current_row()
    assert row is not None
    assert row.name == "Comune di Crema"


def test_the_lead_is_marked_and_stays(screen: Screen) -> None:
    assert screen.cell("ASL di Cremona", "name") == "ASL di Cremona Lead"
    screen.go_to("ASL di Cremona")
    screen.press(Key.Key_Delete)
    assert "cannot be deleted" in screen.failed[-1]
    assert screen.shown()[0] == "ASL di Cremona"


def test_the_form_changes_all_in_one_step(screen: Screen) -> None:
    screen.go_to("Azienda Trasporti")
    with screen.form(screen.page.edit_partner) as dialog:
        dialog.form.fields["place"].set_value("Cremona")
        dialog.form.fields["left_on"].set_value(date(2008, 1, 1))
        dialog.save()
        assert dialog.isVisible()
        dialog.form.fields["left_on"].set_value(date(2009, 2, 1))
        dialog.save()
    row = next(row for row in screen.kept if row.name == "Azienda Trasporti")
    assert (row.place, row.left_on) == ("Cremona", date(2009, 2, 1))
    screen.window.undo()
    row = next(row for row in screen.kept if row.name == "Azienda Trasporti")
    assert (row.place, row.left_on) == ("", None)


def test_names_contacts_and_needs_stay_out_of_the_table(screen: Screen) -> None:
    family = next(row for row in screen.kept if row.is_family)
    add_person(screen.desk.workspace, partner_id=family.id, alias="Mother", names="Lucia Bianchi", email="l@b.org")
    records = screen.page.table.records
    cells = [
        str(records.index(row, column).data(role))
        for row in range(records.rowCount())
        for column in range(records.columnCount())
        for role in (0, 2, 3)
    ]
    assert not any("Lucia" in cell or "l@b.org" in cell for cell in cells)


def test_teams_show_as_soon_as_they_are_joined(screen: Screen, project_id: UUID) -> None:
    row = next(row for row in screen.kept if row.name == "Family 1")
    team_id = add_team(screen.desk.workspace, project_id=project_id, name="Crema")
    join_team(screen.desk.workspace, team_id=team_id, partner_id=row.id)
    assert screen.cell("Family 1", "teams") == "Crema"


def test_all_is_said_in_italian_at_once(screen: Screen) -> None:
    screen.window.set_language("it")
    assert screen.page.heading.text() == "Partner"
    assert screen.page.counts.headline.text() == "4 partner (inizialmente 3)"
    assert screen.cell("ASL di Cremona", "name") == "ASL di Cremona Capofila"
    assert screen.cell("Comune di Crema", "kind") == "Comune"
    screen.press(Key.Key_F8)
    assert "Famiglia 2" in screen.shown()
    assert screen.toast == "Partner «Famiglia 2» aggiunto"


def test_large_text_puts_the_panel_under_a_word_of_its_own(screen: Screen, theme: Theme) -> None:
    assert screen.page.panel.isVisible()
    theme.zoom(2.0)
    QApplication.processEvents()
    assert screen.page.segments.isVisible()
    assert not screen.page.panel.isVisible()
    add_person(screen.desk.workspace, partner_id=screen.kept[0].id, alias="Bettinelli")
    screen.press(Key.Key_Return, ALT)
    assert screen.page.panel.isVisible()
    assert not screen.page.pane.isVisible()
    assert not screen.focus.visibleRegion().isEmpty()
    screen.press(Key.Key_Escape)
    assert screen.page.pane.isVisible()
    theme.zoom(1.0)


def test_columns_without_room_are_left_out_until_all_are_asked_for(screen: Screen) -> None:
    table, keys = screen.page.table, [column.key for column in screen.page.table.records.columns]
    assert table.isColumnHidden(keys.index("tier"))
    assert not table.isColumnHidden(keys.index("name"))
    screen.page.every_column.click()
    assert not any(table.isColumnHidden(place) for place in range(len(keys)))


def test_a_project_with_the_lead_alone_starts_with_the_line(
    desk: Desk, project_id: UUID, settings: Settings, theme: Theme, qtbot: QtBot
) -> None:
    desk.choose_project(project_id)
    screen = Screen(desk, settings, theme, qtbot)
    assert screen.focus is screen.page.bar.fields["name"].control
    assert screen.page.counts.headline.text() == "0 partners (initially 0)"
    screen.close()


def test_another_project_brings_its_own_partners(screen: Screen) -> None:
    other = add_project(screen.desk.workspace, title="Weekend service", lead="ASL Monza")
    screen.desk.choose_project(other)
    assert screen.shown() == ["ASL Monza"]
    assert screen.page.panel.title.text() == "ASL Monza"


def test_a_renamed_lead_and_new_baseline_show_at_once(screen: Screen, project_id: UUID) -> None:
    change_project(screen.desk.workspace, project_id=project_id, baseline_on=date(2009, 2, 1))
    assert screen.page.counts.headline.text() == "4 partners (initially 4)"


def test_a_municipality_is_completed_in_the_line_in_the_table_and_in_the_form(screen: Screen, qtbot: QtBot) -> None:
    screen.page.open_bar()
    screen.type("Anffas")
    field = screen.page.bar.fields["place"].control
    assert isinstance(field, QLineEdit)
    take(screen, field, "livo", 2, qtbot)
    assert field.text() == "Livo (TN)"
    screen.press(Key.Key_Return)
    screen.press(Key.Key_Escape)
    row = next(row for row in screen.kept if row.name == "Anffas")
    assert row.place == "Livo"
    screen.page.table.show_all_columns(True)
    screen.go_to("Anffas", "place")
    screen.press(Key.Key_F2)
    editor = screen.focus
    assert isinstance(editor, QLineEdit)
    take(screen, editor, "livo", 2, qtbot)
    screen.press(Key.Key_Return)
    assert screen.cell("Anffas", "place") == "Livo (CO)"
    with screen.form(screen.page.edit_partner) as dialog:
        control = dialog.form.fields["place"].control
        assert isinstance(control, QLineEdit)
        assert control.text() == "Livo (CO)"
        take(screen, control, "crema", 1, qtbot)
        QTest.keyClick(control, Key.Key_Return, CTRL)
    assert screen.cell("Anffas", "place") == "Crema"


def take(screen: Screen, line: QLineEdit, text: str, down: int, qtbot: QtBot) -> None:
    """Type a text over what stands in a line, go down among the names offered, and take one."""
    reach(line, qtbot)
    line.selectAll()
    screen.type(text)
    (names,) = line.findChildren(OfferedNames)
    popup = names.list
    qtbot.waitUntil(popup.isVisible)
    for key in [Key.Key_Down] * down + [Key.Key_Return]:
        QTest.keyClick(popup, key)
    reach(line, qtbot)


def reach(line: QLineEdit, qtbot: QtBot) -> None:
    """Put the cursor into a line; without a window manager nobody gives its window the turn again after a list."""
    line.window().activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)


def cut(table: PartnerTable) -> list[str]:
    """Name what does not stand whole in its cell."""
    found: list[str] = []
    beside = scaled(20 + 11 + 8)
    for place in range(table.records.rowCount()):
        for column in range(table.records.columnCount()):
            text, width = str(table.records.index(place, column).data()), table.columnWidth(column)
            # A status at the end of a name takes room as text does.
            room = width - (beside if column == 0 else scaled(20))
            if not table.isColumnHidden(column) and height_of(wrapped(text, table.font(), room)) > table.rowHeight(
                place
            ):
                found.append(text)
    return found


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_name_is_cut(screen: Screen, theme: Theme, scale: float) -> None:
    theme.zoom(scale)
    assert screen.desk.project_id
    names = (
        "Azienda sociosanitaria territoriale di Cremona, presidio ospedaliero di Oglio Po e distretti di Casalmaggiore",
        "Comune di Lodi",
    )
    for name in names:
        add(screen.desk, screen.desk.project_id, name, KIND.HOSPITAL)
    settle()
    table = screen.page.table
    assert cut(table) == []
    tall = {name: table.rowHeight(place) for place, name in enumerate(screen.shown())}
    assert tall[names[0]] > tall[names[1]] == scaled(38)
    table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.DescendingOrder)
    assert cut(table) == []
    screen.page.resize(600, 500)
    assert cut(table) == []
