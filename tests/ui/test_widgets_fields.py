"""Fields: what is typed is read in the order of the language, and what is wrong is said below the field."""

from datetime import date, time

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QCalendarWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.ui.widgets.fields import CheckField, ChoiceField, LongTextField, TextField
from coprod_desktop.ui.widgets.form import Form
from coprod_desktop.ui.widgets.reading import read_day, read_hundredths, read_time, read_whole
from coprod_desktop.ui.widgets.typed_fields import DateField, MoneyField, NumberField, ShareField, TimeField
from coprod_desktop.words import Words
from tests.conftest import type_text

ITALIAN = Words("it")


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("3/4/2009", date(2009, 4, 3)),
        ("3.4.09", date(2009, 4, 3)),
        ("03-04-2009", date(2009, 4, 3)),
        ("2009-04-03", date(2009, 4, 3)),
        ("3/4", date(2011, 4, 3)),
    ],
)
@pytest.mark.parametrize("language", ["en", "it"])
def test_a_day_is_read_day_first(language: str, typed: str, day: date) -> None:
    assert read_day(Words(language), typed, today=date(2011, 6, 1)) == day


@pytest.mark.parametrize("typed", ["", "tomorrow", "31/2/2009", "3/4/2009/5", "3", "99999/1/1"])
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        read_day(ITALIAN, typed)


@pytest.mark.parametrize(
    ("typed", "moment"),
    [("14:30", time(14, 30)), ("14.30", time(14, 30)), ("1430", time(14, 30)), ("9", time(9)), ("930", time(9, 30))],
)
def test_a_time_is_read_however_it_is_parted(typed: str, moment: time) -> None:
    assert read_time(typed) == moment


@pytest.mark.parametrize("typed", ["25:00", "9:5", "noon", "14:300", ""])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        read_time(typed)


def test_an_amount_is_read_with_the_separators_of_the_language() -> None:
    assert read_hundredths(ITALIAN, "324.000,50") == read_hundredths(Words("en"), "€ 324,000.50") == 32_400_050


@pytest.mark.parametrize("typed", ["324.5", "12,345", "a lot"])
def test_an_amount_in_doubt_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        read_hundredths(ITALIAN, typed)


def test_a_whole_number_has_no_decimals() -> None:
    assert read_whole(ITALIAN, "1.200") == 1200
    with pytest.raises(ValueError):  # noqa: PT011
        read_whole(ITALIAN, "1,5")


def test_a_field_is_named_by_its_label_for_those_who_cannot_see(qtbot: QtBot, words: Words) -> None:
    form = Form(words)
    qtbot.addWidget(form)
    for key, field in (
        ("text", TextField(words, "Text")),
        ("long", LongTextField(words, "Long")),
        ("day", DateField(words, "Day")),
        ("check", CheckField(words, "Check")),
    ):
        form.add(key, field)
    names = {key: field.control.accessibleName() for key, field in form.fields.items()}
    assert names == {"text": "Text", "long": "Long", "day": "Day", "check": "Check"}
    choice = form.add("choice", ChoiceField(words, "Choice", [(1, "One")]))
    assert choice.label.buddy() is choice.control


def test_what_cannot_be_read_is_said_below_the_field_and_the_cursor_goes_there(qtbot: QtBot, words: Words) -> None:
    form = Form(words)
    qtbot.addWidget(form)
    form.add("name", TextField(words, "Name", required=True)).set_value("Crema")
    day = form.add("day", DateField(words, "Day"))
    form.show()
    form.activateWindow()
    type_text(day.control, "no day")
    assert not form.check()
    assert day.error.isVisible()
    assert "31/12/2025" in day.error.text()
    assert day.control.accessibleDescription() in day.error.text()
    assert form.focusWidget() is day.control
    day.control.clear()
    assert form.check()
    assert day.error.isHidden()
    assert form.values() == {"name": "Crema", "day": None}


def test_a_required_field_asks_to_be_filled(qtbot: QtBot, words: Words) -> None:
    field = TextField(words, "Name", required=True)
    qtbot.addWidget(field)
    field.set_value("   ")
    assert not field.check()
    assert "Please fill this in." in field.error.text()


def test_a_form_knows_whether_something_was_typed(qtbot: QtBot, words: Words) -> None:
    form = Form(words)
    qtbot.addWidget(form)
    name = form.add("name", TextField(words, "Name"))
    form.fill(name="Crema")
    assert not form.dirty
    type_text(name.control, "è")
    assert form.dirty
    assert form.values()["name"] in {"èCrema", "Cremaè"}


def test_an_amount_is_written_anew_in_another_language(qtbot: QtBot, words: Words) -> None:
    money, share = MoneyField(words, "Amount"), ShareField(words, "Share")
    qtbot.addWidget(money)
    qtbot.addWidget(share)
    money.set_value(32_400_050)
    share.set_value(5_550)
    assert (money.control.text(), share.control.text()) == ("324,000.50", "55.5\u00a0%")
    money.reword(ITALIAN)
    share.reword(ITALIAN)
    assert (money.control.text(), share.control.text()) == ("324.000,50", "55,5\u00a0%")
    assert (money.value(), share.value()) == (32_400_050, 5_550)


def test_a_number_keeps_its_bounds(qtbot: QtBot, words: Words) -> None:
    field = NumberField(words, "Minutes", least=5, most=90)
    qtbot.addWidget(field)
    type_text(field.control, "4")
    assert not field.check()
    assert "5" in field.error.text()
    assert "90" in field.error.text()


def test_a_time_left_is_put_into_good_form(qtbot: QtBot, words: Words) -> None:
    field = TimeField(words, "Time")
    qtbot.addWidget(field)
    type_text(field.control, "9.05")
    field.control.editingFinished.emit()
    assert field.control.text() == "09:05"


def test_a_choice_keeps_its_value_when_other_options_come(qtbot: QtBot, words: Words) -> None:
    field = ChoiceField(words, "Kind", [("a", "A"), ("b", "B")])
    qtbot.addWidget(field)
    field.set_value("b")
    field.set_options([("c", "C"), ("b", "B")])
    assert field.value() == "b"
    field.set_options([("c", "C")])
    assert field.value() == "c"


def test_the_calendar_fills_in_the_day_chosen(qtbot: QtBot, words: Words) -> None:
    field = DateField(words, "Day")
    qtbot.addWidget(field)
    field.set_value(date(2009, 3, 3))
    field.show()
    qtbot.keyClick(field.control, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    calendar = popup.findChild(QCalendarWidget)
    assert calendar is not None
    assert calendar.selectedDate() == QDate(2009, 3, 3)
    calendar.clicked.emit(QDate(2009, 3, 12))
    assert field.value() == date(2009, 3, 12)
    assert QApplication.activePopupWidget() is None
