"""How the rows of a list, and what will become of them, are said."""

from datetime import date
from enum import StrEnum
from typing import Any

from coprod_desktop.domain.importing import Choice, FieldChange, PlannedRow, RowFate, Target, TargetKind
from coprod_desktop.ui.tokens import Tone
from coprod_desktop.words import Words
from coprod_desktop.words.labels import label

GLYPHS = {
    RowFate.NEW: "+",
    RowFate.CHANGED: "→",
    RowFate.SAME: "=",
    RowFate.DOUBLE: "?",
    RowFate.REFUSED: "✕",
}
TONES = {
    RowFate.NEW: Tone.OK,
    RowFate.CHANGED: Tone.INFO,
    RowFate.SAME: Tone.PLAIN,
    RowFate.DOUBLE: Tone.WARN,
    RowFate.REFUSED: Tone.BAD,
}


def fate_text(words: Words, row: PlannedRow, choice: Choice) -> str:
    """Say what will happen with a row, glyph and word."""
    if row.fate is not RowFate.REFUSED and not choice.take:
        return "– " + words.say("Left out")
    return f"{GLYPHS[row.fate]} {label(words, row.fate)}"


def choice_text(words: Words, row: PlannedRow, choice: Choice) -> str:
    """Say what is decided about a row; nothing where there is nothing to decide."""
    if row.fate is RowFate.REFUSED:
        return ""
    return next(text for one, text in choices_of(words, row) if one == choice)


def choices_of(words: Words, row: PlannedRow) -> list[tuple[Choice, str]]:
    """Give what may be decided about a row, each with its words."""
    leave = (Choice(take=False), words.say("Leave out"))
    if row.fate is RowFate.DOUBLE:
        same = [(Choice(same_as=place), _same_as(words, target)) for place, target in enumerate(row.candidates)]
        return [*same, (Choice(), words.say("New")), leave]
    return [] if row.fate is RowFate.REFUSED else [(Choice(), words.say("Take in")), leave]


def partner_text(words: Words, row: PlannedRow) -> str:
    """Say which partner a row is about; a family that the list does not name is called a family."""
    return row.entry.partner or (words.say("Family") if row.entry.is_family else "")


def person_text(row: PlannedRow) -> str:
    """Say which person a row is about."""
    entry = row.entry
    return entry.names or entry.alias or entry.email or entry.phone


def why_text(words: Words, row: PlannedRow) -> str:
    """Say why, and what the list says otherwise than the register."""
    changes = "; ".join(_change(words, change) for change in row.changes)
    return " · ".join(part for part in (changes, row.why(words)) if part)


def _change(words: Words, change: FieldChange) -> str:
    column = label(words, change.column)
    old, new = _value(words, change.old), _value(words, change.new)
    if not old:
        return words.say("{column}: «{new}»", column=column, new=new)
    return words.say("{column}: «{old}» → «{new}»", column=column, old=old, new=new)


def _value(words: Words, value: Any) -> str:
    if isinstance(value, date):
        return words.date(value)
    return label(words, value) if isinstance(value, StrEnum) else str(value or "")


def _same_as(words: Words, target: Target) -> str:
    if target.kind is TargetKind.ROW:
        return words.say("Same as row {row}", row=target.row)
    name = f"{target.name}, {target.place}" if target.place else target.name
    return words.say("Same as «{name}»", name=name)
