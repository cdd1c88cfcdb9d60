from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.projects import FundingWarning, Phase, ProjectDetail, StructureForm
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.funding import add_funding
from coprod_desktop.operations.places import add_project_place
from coprod_desktop.operations.projects import add_project, change_project, project_detail, remove_project
from coprod_desktop.operations.services import add_service
from coprod_desktop.operations.teams import add_team, assign_place, teams_view
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.project.page import ProjectPage
from coprod_desktop.ui.theme import Theme
from coprod_desktop.words import Words
from tests.conftest import type_text

Key = Qt.Key


@pytest.fixture
def project(workspace: Workspace) -> UUID:
    return add_project(workspace, title="Autismo", lead="ASL di Cremona", baseline_on=date(2008, 3, 31))


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, desk: Desk, project: UUID) -> Iterator[ProjectPage]:
    desk.choose_project(project)
    made = ProjectPage(desk)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.hide()


@pytest.fixture
def told(desk: Desk) -> list[str]:
    sentences: list[str] = []
    desk.told.connect(sentences.append)
    return sentences


@pytest.fixture
def failed(desk: Desk) -> list[str]:
    sentences: list[str] = []
    desk.failed.connect(sentences.append)
    return sentences


def detail(page: ProjectPage) -> ProjectDetail:
    assert page.desk.project_id
    return project_detail(page.desk.workspace, project_id=page.desk.project_id)


def write_over(line: QLineEdit, text: str) -> None:
    line.setFocus()
    line.selectAll()
    type_text(line, text) if text else QTest.keyClick(line, Key.Key_Delete)


def editor(page: QWidget) -> QLineEdit:
    focused = page.focusWidget()
    assert isinstance(focused, QLineEdit)
    return focused


def type_into_cell(page: ProjectPage, qtbot: QtBot, text: str) -> None:
    """Write over the cell being edited; its table takes the text in the next turn of the event loop."""
    line = editor(page)
    write_over(line, text)
    with qtbot.waitSignal(line.destroyed):
        QTest.keyClick(line, Key.Key_Return)


def test_a_field_is_saved_by_enter_and_brought_back_by_undo(page: ProjectPage, qtbot: QtBot, told: list[str]) -> None:
    line = page.facts.title_field.control
    write_over(line, "Già più città")
    QTest.keyClick(line, Key.Key_Return)
    assert detail(page).title == "Già più città"
    assert told == ["«Title» is saved"]
    page.desk.workspace.undo()
    assert detail(page).title == "Autismo"
    assert line.text() == "Autismo"


def test_a_field_is_saved_as_soon_as_it_is_left(page: ProjectPage, qtbot: QtBot) -> None:
    write_over(page.facts.area_field.control, "Infanzia")
    QTest.keyClick(page.facts.area_field.control, Key.Key_Tab)
    assert page.facts.tender_field.control.hasFocus()
    type_text(page.facts.tender_field.control, "DGR 6219")
    page.facts.jurisdiction_field.control.setFocus()
    type_text(page.facts.jurisdiction_field.control, "Lombardia")
    page.hide()
    saved = detail(page)
    assert (saved.service_area, saved.tender_ref, saved.jurisdiction) == ("Infanzia", "DGR 6219", "Lombardia")


def test_escape_brings_back_what_is_kept(page: ProjectPage, qtbot: QtBot) -> None:
    line = page.facts.title_field.control
    write_over(line, "Sbagliato")
    QTest.keyClick(line, Key.Key_Escape)
    assert line.text() == "Autismo"
    page.facts.lead_field.control.setFocus()
    assert detail(page).title == "Autismo"


def test_an_empty_title_is_told_in_place_and_not_saved(page: ProjectPage, qtbot: QtBot, told: list[str]) -> None:
    line = page.facts.title_field.control
    write_over(line, "")
    QTest.keyClick(line, Key.Key_Return)
    assert page.facts.title_field.error.isVisible()
    assert detail(page).title == "Autismo"
    assert told == []


def test_what_is_being_typed_stays_when_a_step_changes_the_project(page: ProjectPage, qtbot: QtBot) -> None:
    write_over(page.facts.area_field.control, "Infa")
    change_project(page.desk.workspace, project_id=detail(page).id, title="Nuovo titolo")
    assert page.facts.title_field.value() == "Nuovo titolo"
    assert page.facts.area_field.value() == "Infa"
    type_text(page.facts.area_field.control, "nzia")
    QTest.keyClick(page.facts.area_field.control, Key.Key_Return)
    assert detail(page).service_area == "Infanzia"


def test_what_is_being_typed_never_lands_in_another_project(page: ProjectPage, qtbot: QtBot) -> None:
    other = add_project(page.desk.workspace, title="Anziani", lead="ASL")
    first = detail(page).id
    write_over(page.facts.area_field.control, "Infanzia")
    page.desk.choose_project(other)
    assert page.facts.area_field.value() == ""
    page.facts.title_field.control.setFocus()
    assert project_detail(page.desk.workspace, project_id=other).service_area == ""
    page.desk.choose_project(first)
    assert page.facts.title_field.value() == "Autismo"


def test_a_day_that_cannot_be_read_is_told_in_place(page: ProjectPage, qtbot: QtBot) -> None:
    line = page.facts.baseline_field.control
    write_over(line, "forse marzo")
    QTest.keyClick(line, Key.Key_Return)
    assert page.facts.baseline_field.error.isVisible()
    assert detail(page).baseline_on == date(2008, 3, 31)
    write_over(line, "1/4/2008")
    QTest.keyClick(line, Key.Key_Return)
    assert detail(page).baseline_on == date(2008, 4, 1)
    write_over(line, "")
    QTest.keyClick(line, Key.Key_Return)
    assert detail(page).baseline_on is None


def test_another_known_organisation_takes_the_lead_and_it_is_told(
    page: ProjectPage, qtbot: QtBot, told: list[str]
) -> None:
    add_project(page.desk.workspace, title="Anziani", lead="ATS Insubria")
    line = page.facts.lead_field.control
    write_over(line, "ats insubria")
    QTest.keyClick(line, Key.Key_Return)
    assert line.text() == "ATS Insubria"
    assert told[-1] == "«ATS Insubria» leads the project now"


def test_the_phase_is_chosen_along_the_cycle_by_key(page: ProjectPage, qtbot: QtBot, told: list[str]) -> None:
    button = page.phase.phases.button(Phase.CO_PLANNING)
    button.setFocus()
    QTest.keyClick(button, Key.Key_Right)
    assert detail(page).phase is Phase.CO_DESIGN
    assert page.phase.phases.button(Phase.CO_DESIGN).isChecked()
    assert told == ["The project is in Co-design now"]
    page.desk.workspace.undo()
    assert button.isChecked()


def test_the_structure_is_changed_by_key_and_the_teams_stay(page: ProjectPage, qtbot: QtBot) -> None:
    key = detail(page).id
    team = add_team(page.desk.workspace, project_id=key, name="Crema")
    button = page.structure.buttons[StructureForm.DEVOLVED]
    button.setFocus()
    QTest.keyClick(button, Key.Key_Down)
    other = page.structure.buttons[StructureForm.COORDINATED]
    QTest.keyClick(other, Key.Key_Space)
    assert detail(page).form is StructureForm.COORDINATED
    assert [row.id for row in teams_view(page.desk.workspace, project_id=key).teams] == [team]
    assert page.structure.since.text() == "So since 3 Mar 2009"
    page.desk.workspace.undo()
    assert button.isChecked()
    assert not page.structure.since.isVisible()


def test_co_funding_is_added_by_keyboard_line_after_line(page: ProjectPage, qtbot: QtBot, told: list[str]) -> None:
    card = page.funding
    card.funder.control.setFocus()
    for funder, amount, share in (("Regione Lombardia", "178,200", "55"), ("asl di cremona", "€ 145,800", "45 %")):
        for text, line in (
            (funder, card.funder.control),
            (amount, card.amount.control),
            (share, card.share.control),
        ):
            assert line.hasFocus()
            type_text(line, text)
            QTest.keyClick(line, Key.Key_Return)
    rows = [(row.funder, row.is_lead, row.amount_cents, row.share_bp) for row in detail(page).funding]
    assert rows == [("Regione Lombardia", False, 17_820_000, 5500), ("ASL di Cremona", True, 14_580_000, 4500)]
    assert card.total.text() == "Total: €\u00a0324,000 · 100\u00a0%"
    assert not any(banner.isVisible() for banner in card.warnings.values())
    assert card.sound.isVisible()
    assert card.sound.text() == "✓ The shares add up"
    assert told[0] == "Co-funding by «Regione Lombardia» added"


def test_shares_that_are_wrong_are_warned_of(page: ProjectPage) -> None:
    key = detail(page).id
    add_funding(page.desk.workspace, project_id=key, funder="Regione", share_bp=8500)
    add_funding(page.desk.workspace, project_id=key, funder="ASL di Cremona", share_bp=1000)
    warnings = page.funding.warnings
    assert not page.funding.sound.isVisible()
    assert warnings[FundingWarning.NOT_WHOLE].isVisible()
    assert warnings[FundingWarning.LEAD_BELOW_MINIMUM].isVisible()
    page.desk.workspace.undo()
    page.desk.workspace.undo()
    assert not warnings[FundingWarning.NOT_WHOLE].isVisible()
    assert not page.funding.table.isVisible()


def test_an_incomplete_source_is_told_in_place(page: ProjectPage, qtbot: QtBot) -> None:
    card = page.funding
    card.funder.control.setFocus()
    type_text(card.funder.control, "Regione")
    card.share.control.setFocus()
    type_text(card.share.control, "120")
    QTest.keyClick(card.share.control, Key.Key_Return)
    assert card.share.error.isVisible()
    assert detail(page).funding == ()


def test_a_source_is_changed_in_place_in_italian(page: ProjectPage, qtbot: QtBot, failed: list[str]) -> None:
    add_funding(page.desk.workspace, project_id=detail(page).id, funder="Regione", amount_cents=100, share_bp=5500)
    page.desk.speak(Words("it"))
    table, row = page.funding.table, detail(page).funding[0]
    for text in ("1.000,50", "tanti", "10,00"):
        assert table.edit_row(row.id, "amount")
        type_into_cell(page, qtbot, text)
    assert detail(page).funding[0].amount_cents == 1000
    assert len(failed) == 1
    page.desk.workspace.undo()
    assert detail(page).funding[0].amount_cents == 100_050
    assert "€\u00a01.000,50" in page.funding.total.text()


def test_a_source_is_deleted_by_key_and_comes_back_by_undo(page: ProjectPage, qtbot: QtBot, told: list[str]) -> None:
    source = add_funding(page.desk.workspace, project_id=detail(page).id, funder="Regione", share_bp=5500)
    page.funding.table.go_to(source)
    QTest.keyClick(page.funding.table, Key.Key_Delete)
    assert detail(page).funding == ()
    assert told == ["Co-funding by «Regione» deleted"]
    page.desk.workspace.undo()
    assert page.reveal("fundingsource", source)
    current = page.funding.table.current_row()
    assert current is not None
    assert current.id == source


def test_services_are_added_renamed_and_deleted_by_key(page: ProjectPage, qtbot: QtBot) -> None:
    card = page.services
    card.line.setFocus()
    for name in ("Parent training", "<b>Sollievo</b> 🙂", " "):
        type_text(card.line, name)
        QTest.keyClick(card.line, Key.Key_Return)
    assert [row.name for row in detail(page).services] == ["Parent training", "<b>Sollievo</b> 🙂"]
    card.table.edit_row(detail(page).services[0].id, "name")
    type_into_cell(page, qtbot, "Formazione dei genitori")
    assert detail(page).services[0].name == "Formazione dei genitori"
    card.table.go_to(detail(page).services[1].id)
    QTest.keyClick(card.table, Key.Key_Delete)
    assert [row.name for row in detail(page).services] == ["Formazione dei genitori"]


def test_a_service_moves_to_another_phase_in_place(page: ProjectPage) -> None:
    add_service(page.desk.workspace, project_id=detail(page).id, name="Sollievo")
    model = page.services.table.records
    assert model.setData(model.index(0, 1), Phase.CO_DELIVERY)
    assert detail(page).services[0].phase is Phase.CO_DELIVERY
    assert model.index(0, 1).data() == "Co-delivery"


def test_municipalities_are_added_at_once_and_taken_out_by_key(page: ProjectPage, qtbot: QtBot) -> None:
    card = page.territory
    card.line.setFocus()
    type_text(card.line, "Crema, Rivolta d’Adda;  crema,")
    QTest.keyClick(card.line, Key.Key_Return)
    assert [name for _key, name in detail(page).places] == ["Crema", "Rivolta d’Adda"]
    assert card.count.text() == "2 municipalities"
    assert card.line.hasFocus()
    assert card.line.text() == ""
    card.list.setFocus()
    QTest.keyClick(card.list, Key.Key_Right)
    QTest.keyClick(card.list, Key.Key_Delete)
    assert [name for _key, name in detail(page).places] == ["Crema"]
    page.desk.workspace.undo()
    assert len(detail(page).places) == 2


def test_a_municipality_taken_out_leaves_its_team(page: ProjectPage) -> None:
    workspace, key = page.desk.workspace, detail(page).id
    place = add_project_place(workspace, project_id=key, name="Crema")
    assign_place(workspace, team_id=add_team(workspace, project_id=key, name="Nord"), place_id=place)
    page.territory.list.setCurrentIndex(page.territory.list.places.index(0, 0))
    page.territory.remove_button.click()
    assert detail(page).places == ()
    assert teams_view(workspace, project_id=key).teams[0].places == ()
    assert not page.territory.list.isVisible()


def test_the_note_on_illustrative_data_is_shown_as_it_is_written(page: ProjectPage) -> None:
    assert not page.illustrative.isVisible()
    note = '<img src="/etc/passwd"> nomi inventati'
    change_project(page.desk.workspace, project_id=detail(page).id, illustrative_note=note)
    assert page.illustrative.isVisible()
    assert page.illustrative.text.text() == note
    assert page.illustrative.text.textFormat() == Qt.TextFormat.PlainText


def test_a_name_of_ten_thousand_letters_cuts_nothing_else(page: ProjectPage) -> None:
    long = "Città " * 1_666
    workspace, key = page.desk.workspace, detail(page).id
    add_project_place(workspace, project_id=key, name=long)
    add_service(workspace, project_id=key, name=long)
    add_funding(workspace, project_id=key, funder=long)
    change_project(workspace, project_id=key, title=long, lead=long, illustrative_note=long)
    QApplication.processEvents()
    assert page._scroll.horizontalScrollBar().maximum() == 0
    assert detail(page).places[0][1] == long.strip()
    assert page.facts.title_field.value() == long.strip()


def test_the_page_speaks_both_languages_at_once(page: ProjectPage) -> None:
    add_funding(page.desk.workspace, project_id=detail(page).id, funder="Regione", amount_cents=32_400_000)
    page.desk.speak(Words("it"))
    assert page.heading.text() == "Progetto"
    assert page.facts.lead_field.control.accessibleName() == "Ente capofila"
    assert page.funding.total.text() == "Totale: €\u00a0324.000 · 0\u00a0%"
    assert page.phase.phases.button(Phase.CO_DESIGN).text() == "2 · Co-progettazione"
    assert page.territory.line.placeholderText().startswith("Nuovo comune")
    explained = page.structure.buttons[StructureForm.DEVOLVED].accessibleDescription()
    assert explained == "Ogni squadra ha i suoi comuni e lì decide da sola."
    page.desk.speak(Words("en"))
    assert page.heading.text() == "Project"
    assert page.services.line.placeholderText() == "New service"


def test_without_a_project_the_page_says_how_to_start(page: ProjectPage) -> None:
    remove_project(page.desk.workspace, project_id=detail(page).id)
    assert page.desk.project_id is None
    assert not page.facts.isVisible()
    shown = [one for one in page.findChildren(QWidget) if one.isVisible() and one.property("kind") == "primary"]
    assert [one.accessibleName() for one in shown] == ["New project"]


def test_every_field_and_button_has_a_name(page: ProjectPage) -> None:
    add_funding(page.desk.workspace, project_id=detail(page).id, funder="Regione")
    add_project_place(page.desk.workspace, project_id=detail(page).id, name="Crema")
    focusable = [
        one
        for one in page.findChildren(QWidget)
        if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.focusProxy() is None
    ]
    nameless = [one for one in focusable if not one.accessibleName()]
    assert len(focusable) > 15
    assert nameless == []


@pytest.mark.parametrize(("width", "scale"), [(1100, 1.0), (640, 1.0), (1100, 2.0)])
def test_nothing_is_cut_sideways(page: ProjectPage, theme: Theme, width: int, scale: float) -> None:
    theme.zoom(scale)
    page.resize(width, 700)
    QApplication.processEvents()
    bar = page._scroll.horizontalScrollBar()
    assert bar.maximum() == 0
