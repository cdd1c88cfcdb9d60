"""What a decision says to priorities: chosen from their list by keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coprod_desktop.domain.decisions import Answer
from coprod_desktop.domain.priorities import PriorityRow
from coprod_desktop.ui.live.line_list import LineList
from coprod_desktop.ui.live.line_model import Line
from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.tokens import Tone
from coprod_desktop.ui.widgets.fields import Field
from coprod_desktop.ui.widgets.lines import LineEdit
from coprod_desktop.ui.widgets.record_model import folded
from coprod_desktop.words import Words, mark
from coprod_desktop.words.labels import label

MOST = 200
_NEXT = {None: Answer.ANSWERS, Answer.ANSWERS: Answer.DECLINES, Answer.DECLINES: None}
_GLYPHS = {Answer.ANSWERS: "✓", Answer.DECLINES: "✕"}
_TONES = {Answer.ANSWERS: Tone.OK, Answer.DECLINES: Tone.BAD}


class AnswersField(Field):
    """A list of priorities; Space turns each from nothing to answered, to declined, and back."""

    def __init__(self, words: Words, priorities: Sequence[PriorityRow], item_id: UUID | None) -> None:
        self._answers: dict[UUID, Answer] = {}
        # What was raised under the item that is on stands first, the newest on top.
        self._all = sorted(priorities, key=lambda row: (row.item_id != item_id, -row.captured_at.timestamp()))
        self._words = words
        self.filter = LineEdit()
        self.list: LineList[PriorityRow] = LineList(
            words,
            mark("Priorities"),
            self._line,
            keys={
                Qt.Key.Key_Space: self._turn,
                Qt.Key.Key_A: lambda row: self._say(row, Answer.ANSWERS),
                Qt.Key.Key_D: lambda row: self._say(row, Answer.DECLINES),
            },
            glyph_px=0,
            framed=True,
        )
        self.list.told_keys = (
            (mark("It answers this priority"), "A"),
            (mark("It declines this priority"), "D"),
            (mark("Answers, declines, neither"), "Space"),
        )
        self.list.opened.connect(self._turn)
        self.list.clicked.connect(lambda index: self._turn(self.list.lines.row_at(index.row())))
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.filter)
        column.addWidget(self.list)
        super().__init__(
            words,
            mark("What it answers or declines"),
            box,
            hint=mark("Space turns a priority from «answered» to «declined» and back."),
        )
        box.setFocusProxy(self.list)
        self.list.setFixedHeight(scaled(168))
        self.filter.textChanged.connect(self._show)
        self.filter.setVisible(len(self._all) > 6)
        self._name_filter()
        self._show()

    def value(self) -> dict[UUID, Answer]:
        """Give what is said, by priority; nothing stands for none."""
        return dict(self._answers)

    def set_value(self, value: dict[UUID, Answer]) -> None:
        """Fill in what is said; those concerned come first."""
        self._answers = dict(value)
        self._all.sort(key=lambda row: row.id not in self._answers)
        self._show()

    def problem(self) -> str:
        """A decision may say nothing to any priority."""
        return ""

    def reword(self, words: Words) -> None:
        """Say label and answers again."""
        self._words = words
        super().reword(words)
        self._name_filter()
        self.list.reword(words)

    def _name_filter(self) -> None:
        self.filter.setPlaceholderText(self._words.say("Filter"))
        self.filter.setAccessibleName(self._words.say("Filter priorities"))

    def _show(self) -> None:
        needle = folded(self.filter.text())
        found = [row for row in self._all if needle in folded(f"{row.text} {row.partner}")]
        self.list.show_rows(found[:MOST])

    def _line(self, row: PriorityRow) -> Line:
        answer = self._answers.get(row.id)
        if answer is None:
            return Line(row.text, row.partner)
        word = label(self._words, answer)
        return Line(row.text, row.partner, status=f"{_GLYPHS[answer]} {word}", tone=_TONES[answer])

    def _turn(self, row: PriorityRow | None) -> None:
        if row is not None:
            self._say(row, _NEXT[self._answers.get(row.id)])

    def _say(self, row: PriorityRow, answer: Answer | None) -> None:
        if answer is None:
            self._answers.pop(row.id, None)
        else:
            self._answers[row.id] = answer
        self.list.lines.say_again()
        self.list.scheduleDelayedItemsLayout()
        self.changed.emit()
