"""Dialogs, banners and toasts: verbs, nothing typed is lost unasked, and the way back stays long enough."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.ui.theme import Theme
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.dialog import Dialog, FormDialog, confirm
from coprod_desktop.ui.widgets.fields import TextField
from coprod_desktop.ui.widgets.form import Form
from coprod_desktop.ui.widgets.lines import LineEdit
from coprod_desktop.ui.widgets.toast import STAY_MS, Toast
from coprod_desktop.words import Words
from tests.conftest import type_text


@pytest.fixture
def ground(qtbot: QtBot, theme: Theme) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 600)
    LineEdit(made).setFocus()
    made.show()
    return made


def button(dialog: Dialog, word: str) -> Button:
    return next(one for one in dialog.findChildren(Button) if one.accessibleName() == word)


def form_dialog(ground: QWidget, words: Words, save: Any) -> FormDialog:
    form = Form(words)
    form.add("name", TextField(words, "Name", required=True))
    dialog = FormDialog(ground, words, "New partner", form, verb="Add", save=save)
    dialog.open()
    return dialog


def test_the_verb_saves_and_closes(ground: QWidget, words: Words) -> None:
    saved: list[dict[str, Any]] = []
    dialog = form_dialog(ground, words, saved.append)
    button(dialog, "Add").click()
    assert dialog.isVisible(), "an empty name is not saved"
    type_text(dialog.form.fields["name"].control, "Città")
    button(dialog, "Add").click()
    assert saved == [{"name": "Città"}]
    assert not dialog.isVisible()


def test_ctrl_enter_saves_from_any_field(qtbot: QtBot, ground: QWidget, words: Words) -> None:
    saved: list[dict[str, Any]] = []
    dialog = form_dialog(ground, words, saved.append)
    control = dialog.form.fields["name"].control
    type_text(control, "Crema")
    qtbot.keyClick(control, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert saved == [{"name": "Crema"}]


def test_a_known_trouble_is_told_in_the_dialog_and_nothing_typed_is_lost(ground: QWidget, words: Words) -> None:
    def refuse(_values: dict[str, Any]) -> None:
        raise KnownError("not_found")

    dialog = form_dialog(ground, words, refuse)
    type_text(dialog.form.fields["name"].control, "Crema")
    button(dialog, "Add").click()
    assert dialog.isVisible()
    assert dialog.form.fields["name"].value() == "Crema"
    assert dialog.form.trouble() == KnownError("not_found").say(words)
    dialog.form.dirty = False
    dialog.reject()


def test_closing_asks_before_typed_text_is_lost(qtbot: QtBot, ground: QWidget, words: Words) -> None:
    dialog = form_dialog(ground, words, lambda _values: None)
    type_text(dialog.form.fields["name"].control, "Crema")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    question = next(one for one in dialog.findChildren(Dialog))
    assert dialog.isVisible()
    button(question, "Keep writing").click()
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: not dialog.findChildren(Dialog))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    button(next(one for one in dialog.findChildren(Dialog)), "Close without saving").click()
    assert not dialog.isVisible()


def test_an_untouched_dialog_closes_at_once(qtbot: QtBot, ground: QWidget, words: Words) -> None:
    dialog = form_dialog(ground, words, lambda _values: None)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_what_cannot_be_undone_is_done_only_by_its_verb(ground: QWidget, words: Words) -> None:
    done: list[str] = []
    for verb in ("Go back", "Erase"):
        dialog = confirm(
            ground, words, "Erase?", "This cannot be undone.", verb="Erase", on_yes=lambda: done.append("erased")
        )
        button(dialog, verb).click()
        assert not dialog.isVisible()
        assert done == ([] if verb == "Go back" else ["erased"])


@pytest.fixture
def toast(ground: QWidget, words: Words) -> Toast:
    return Toast(words, ground)


def test_a_toast_tells_and_undoes(qtbot: QtBot, toast: Toast) -> None:
    toast.tell("Note «Bus» added", undo=True)
    assert toast.text() == toast.accessibleName() == "Note «Bus» added"
    undo = next(one for one in toast.findChildren(Button) if one.accessibleName() == "Undo")
    with qtbot.waitSignal(toast.undo_asked):
        undo.click()
    assert toast.text() == ""


def test_a_toast_stays_ten_seconds_and_waits_while_it_has_the_focus(qtbot: QtBot, toast: Toast) -> None:
    assert STAY_MS >= 10_000
    toast.tell("Note «Bus» added", undo=True)
    assert toast.is_counting()
    undo = next(one for one in toast.findChildren(Button) if one.accessibleName() == "Undo")
    toast.window().activateWindow()
    undo.setFocus()
    qtbot.waitUntil(lambda: not toast.is_counting())
    undo.clearFocus()
    qtbot.waitUntil(toast.is_counting)
    toast.close_now()


def test_trouble_has_no_way_back_to_offer(toast: Toast) -> None:
    toast.warn("This entry is no longer there.")
    shown = [one.accessibleName() for one in toast.findChildren(Button) if one.isVisible()]
    assert shown == ["Dismiss"]
    toast.close_now()


def test_an_older_toast_offers_no_undo_of_a_newer_step(toast: Toast) -> None:
    toast.tell("Note «Bus» added", undo=True)
    toast.forget_undo()
    shown = [one.accessibleName() for one in toast.findChildren(Button) if one.isVisible()]
    assert shown == ["Dismiss"]
    toast.close_now()


def test_a_toast_stands_above_what_it_must_not_cover(qtbot: QtBot, ground: QWidget, toast: Toast) -> None:
    line = QWidget(ground)
    line.setGeometry(100, 550, 600, 40)
    line.show()
    toast.tell("Note «Bus» added", undo=True)
    toast.stand_above(line)
    assert toast.geometry().bottom() < 550
    assert toast.x() == 100
    toast.close_now()
