"""The form in which the facilitator writes the ground rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coprod_desktop.operations.wall import change_ground_rules
from coprod_desktop.ui.wall.sheets import RULES, rules_of
from coprod_desktop.ui.widgets.dialog import FormDialog
from coprod_desktop.ui.widgets.fields import LongTextField
from coprod_desktop.ui.widgets.form import Form
from coprod_desktop.words import mark

if TYPE_CHECKING:
    from coprod_desktop.ui.wall.wall import Wall


def ask_ground_rules(parent: QWidget, wall: Wall) -> FormDialog:
    """Ask for the ground rules; what is like the usual ones stays in the language of the window."""
    desk, material = wall.desk, wall.projection.material
    words = desk.words
    form = Form(words)
    hint = mark("One rule a line. Leave it empty to have the usual ones again.")
    form.add("rules", LongTextField(words, mark("Ground rules"), hint=hint, lines=6))
    form.fill(rules="\n".join(rules_of(words, material)))

    def save(values: dict[str, str]) -> None:
        usual = "\n".join(words.say(rule) for rule in RULES)
        change_ground_rules(desk.workspace, text="" if values["rules"] == usual else values["rules"])
        desk.told.emit(words.say("Ground rules saved"))

    dialog = FormDialog(parent, words, mark("Ground rules"), form, verb=mark("Save"), save=save)
    dialog.open()
    return dialog
