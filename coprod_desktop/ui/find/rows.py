"""What the palette lists: titles of groups, and below them what can be chosen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from coprod_desktop.domain.finding import Found, FoundKind
from coprod_desktop.domain.texts import fold
from coprod_desktop.ui.find.commands import Command, begins
from coprod_desktop.ui.live.lines import MeetingLine
from coprod_desktop.words import Words, mark

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ROW_ROLE = Role.UserRole
COMMANDS = mark("Commands")
GROUPS = {
    FoundKind.PARTNER: mark("Partners"),
    FoundKind.PARTICIPANT: mark("People"),
    FoundKind.TEAM: mark("Teams"),
    FoundKind.MEETING: mark("Meetings"),
    FoundKind.PRIORITY: mark("Priorities"),
    FoundKind.DECISION: mark("Decisions"),
    FoundKind.ACTION: mark("Actions"),
    FoundKind.PROJECT: mark("Projects"),
}


@dataclass(frozen=True)
class Row:
    """One line of the palette; a title has nothing to choose. `spoken` is the whole of it for a screen reader."""

    text: str
    context: str = ""
    keys: str = ""
    spoken: str = ""
    choice: Command | Found | MeetingLine | None = None


def rows_of(words: Words, commands: Sequence[Command], found: Iterable[Found], project: object) -> list[Row]:
    """Give the rows, group by group; a row of another project than the one on the desk names it."""
    rows = [_command_row(words, command) for command in commands]
    if rows:
        rows.insert(0, Row(words.say(COMMANDS)))
    last = None
    for one in found:
        if one.kind is not last:
            rows.append(Row(words.say(GROUPS[one.kind])))
            last = one.kind
        rows.append(_found_row(words, one, elsewhere=one.project_id != project))
    return rows


def rows_of_meeting(words: Words, lines: Iterable[MeetingLine], text: str) -> list[Row]:
    """Give the lines of a meeting in which every word of a text begins a word, tool by tool; all, where none is typed.

    The last said of each tool comes first.
    """
    typed = fold(text).split()
    found: dict[str, list[Row]] = {}
    for line in lines:
        if begins(typed, f"{line.text} {line.who}"):
            spoken = (words.say(line.group), line.text, line.who)
            row = Row(line.text, line.who, "", ", ".join(part for part in spoken if part), line)
            found.setdefault(line.group, []).append(row)
    return [row for group, rows in found.items() for row in (Row(words.say(group)), *reversed(rows))]


def _command_row(words: Words, command: Command) -> Row:
    spoken = (words.say(COMMANDS), command.text, command.menu, command.keys)
    return Row(command.text, command.menu, command.keys, ", ".join(part for part in spoken if part), command)


def _found_row(words: Words, one: Found, *, elsewhere: bool) -> Row:
    context = one.context(words)
    if elsewhere and one.kind is not FoundKind.PROJECT:
        other = words.say("in the project «{project}»", project=one.project)
        context = f"{context} · {other}" if context else other
    spoken = (words.say(GROUPS[one.kind]), one.title, context)
    return Row(one.title, context, "", ", ".join(part for part in spoken if part), one)


class RowsModel(QAbstractListModel):
    """The rows; titles of groups can be neither chosen nor walked to."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []

    def show(self, rows: list[Row]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def row_at(self, place: int) -> Row | None:
        """Give a row that can be chosen."""
        row = self.rows[place] if 0 <= place < len(self.rows) else None
        return row if row and row.choice else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Count the rows."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Give what a row shows."""
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Role.DisplayRole:
            return row.text
        return (row.spoken or row.text) if role == Role.AccessibleTextRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let only rows be chosen."""
        choosable = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return choosable if self.rows[index.row()].choice else Qt.ItemFlag.ItemNeverHasChildren
