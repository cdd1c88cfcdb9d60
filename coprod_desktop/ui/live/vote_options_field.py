"""What may be voted on: ticked in the list of priorities, of this meeting or of the whole project."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coprod_desktop.domain.priority_board import BoardNote
from coprod_desktop.ui.live.line_list import LineList
from coprod_desktop.ui.live.line_model import Line
from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.widgets.boxes import row
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.fields import Field
from coprod_desktop.ui.widgets.lines import LineEdit
from coprod_desktop.ui.widgets.record_model import folded
from coprod_desktop.ui.widgets.tabs import Segments
from coprod_desktop.words import Words, mark

HERE, ALL = "meeting", "project"
LIST_PX = 168


class VoteOptionsField(Field):
    """The cards of the board by theme, of which some are ticked; those joined to another stand under it."""

    def __init__(self, words: Words, notes: Sequence[BoardNote], meeting_id: UUID) -> None:
        self._all = sorted(notes, key=lambda note: (note.theme is None, folded(note.theme.name) if note.theme else ""))
        self._here = {note.id for note in notes if any(v.raised.meeting_id == meeting_id for v in note.voices)}
        self._ticked: set[UUID] = set()
        self._shown: set[UUID] = set()
        self._words = words
        self.scope = Segments(words, mark("Which priorities"))
        self.scope.add(HERE, mark("This meeting"))
        self.scope.add(ALL, mark("Whole project"))
        self.filter = LineEdit()
        self.every = Button(words, self._say_every, kind="quiet", on_click=self._turn_every)
        self.list: LineList[BoardNote] = LineList(
            words, mark("Priorities to vote on"), self._line, keys={Qt.Key.Key_Space: self._turn}, framed=True
        )
        self.list.told_keys = ((mark("Tick it, or take the tick away"), "Space"),)
        self.list.opened.connect(self._turn)
        self.list.clicked.connect(lambda index: self._turn(self.list.lines.row_at(index.row())))
        super().__init__(
            words,
            mark("Priorities to vote on"),
            self.list,
            hint=mark("Space ticks one; type a word or a theme above to find it."),
        )
        # With a proxy, Tab would pass over what stands above the list.
        self.setFocusProxy(None)  # type: ignore[arg-type]
        self.list.setFixedHeight(scaled(LIST_PX))
        self.filter.textChanged.connect(lambda _text: self._show())
        self.scope.chosen.connect(lambda _key: self._show())
        if not self._here:
            self.scope.choose(ALL)
        self._name_filter()
        self._show()

    def value(self) -> tuple[UUID, ...]:
        """Give the priorities ticked, in the order of the list."""
        return tuple(note.id for note in self._all if note.id in self._ticked)

    def set_value(self, value: Iterable[UUID] | None) -> None:
        """Tick these."""
        self._ticked = set(value or ())
        if self._ticked - self._here:
            self.scope.choose(ALL)
        self._show()

    def problem(self) -> str:
        """Options may also be written freely."""
        return ""

    def texts(self) -> list[str]:
        """Give the texts of the priorities ticked."""
        return [note.text for note in self._all if note.id in self._ticked]

    def reword(self, words: Words) -> None:
        """Say label and rows again."""
        self._words = words
        super().reword(words)
        self._name_filter()

    def _arrange(self) -> None:
        above: tuple[QWidget, ...] = (self.label, self.scope)
        for widget in above:
            self._column.addWidget(widget)
        self._column.addLayout(row(self.filter, self.every, stretch=False))
        for widget in (self.list, self.hint, self.error):
            self._column.addWidget(widget)

    def _name_filter(self) -> None:
        self.filter.setPlaceholderText(self._words.say("Filter by word or theme"))
        self.filter.setAccessibleName(self._words.say("Filter priorities"))

    def _show(self) -> None:
        needles = folded(self.filter.text()).split()
        near = self._here | self._ticked if self.scope.key == HERE else None
        shown = [note for note in self._all if _fits(note, needles) and (near is None or note.id in near)]
        self._shown = {note.id for note in shown}
        self.list.show_rows(shown)
        if self.list.current_row() is None:
            self.list.step(1)
        self.every.reword(self._words)

    def _line(self, note: BoardNote) -> Line:
        words, ticked = self._words, note.id in self._ticked
        told = [f"#{note.theme.name}" if note.theme else "", note.voice.partner]
        if note.joined:
            told.append(words.plural("{count} joined to it", "{count} joined to it", len(note.joined)))
        return Line(
            note.text,
            " · ".join(part for part in told if part),
            glyph="☑" if ticked else "☐",
            glyph_word=words.say("Ticked") if ticked else words.say("Not ticked"),
        )

    def _turn(self, note: BoardNote | None) -> None:
        if note is not None:
            self._tick(self._ticked ^ {note.id})

    def _turn_every(self) -> None:
        self._tick(self._ticked - self._shown if self._shown <= self._ticked else self._ticked | self._shown)

    def _tick(self, ticked: set[UUID]) -> None:
        self._ticked = ticked
        self.list.lines.say_again()
        self.every.reword(self._words)
        self.changed.emit()

    def _say_every(self, words: Words) -> str:
        every = bool(self._shown) and self._shown <= self._ticked
        return words.say("Untick all shown") if every else words.say("Tick all shown")


def _fits(note: BoardNote, needles: Sequence[str]) -> bool:
    told = folded(" ".join((note.text, note.theme.name if note.theme else "", note.voice.partner)))
    return all(needle in told for needle in needles)
