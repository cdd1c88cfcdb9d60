"""The preview: row by row what will happen, why, and what a person decides about it."""

from collections import Counter
from dataclasses import dataclass, replace
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coprod_desktop.domain.importing import Choice, ImportPlan, PlannedRow, RowFate, first_choice
from coprod_desktop.ui.importing.sayings import (
    TONES,
    choice_text,
    choices_of,
    fate_text,
    partner_text,
    person_text,
    why_text,
)
from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.tokens import Tone
from coprod_desktop.ui.widgets.boxes import EmptyState
from coprod_desktop.ui.widgets.record_model import Column
from coprod_desktop.ui.widgets.record_pane import RecordPane
from coprod_desktop.ui.widgets.record_table import RecordTable
from coprod_desktop.ui.widgets.tabs import Segments
from coprod_desktop.ui.widgets.texts import Say, Text
from coprod_desktop.ui.widgets.told_keys import KeyTold
from coprod_desktop.words import Words, mark
from coprod_desktop.words.labels import label

ALL = "all"
WIDEST_PX = {"partner": 240, "place": 130, "person": 150, "choice": 200, "why": 240}
DETAIL_LINES = 2
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
HINT = mark("F2 or Enter decides about a row; Space leaves it out or takes it in again. Nothing is written yet.")


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row with what is decided about it."""

    id: UUID
    planned: PlannedRow
    choice: Choice


class PreviewTable(RecordTable[PreviewRow]):
    """Rows of a list; Space or Delete leaves those selected out, or takes them in again."""

    told_keys: tuple[KeyTold, ...] = ((mark("Leave it out, or take it in again"), "Space"), *RecordTable.told_keys)
    turned = Signal(object)
    """The rows that are to be left out or taken in again."""

    def _need(self, place: int) -> int:
        # So that the reason is in sight too; the line below the table tells all in full.
        return min(super()._need(place), scaled(WIDEST_PX.get(self.records.columns[place].key, 1000)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave out by key, and decide by Enter wherever in the row the cursor is."""
        editing = self.state() == self.State.EditingState
        if not editing and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Delete) and self.selected_rows():
            self.turned.emit(self.selected_rows())
        elif not editing and event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in ENTER:
            # For the primary button of the dialog.
            event.ignore()
        else:
            super().keyPressEvent(event)


class Preview(QWidget):
    """The rows of a plan, narrowed to one fate or a text; `choices` is what was decided."""

    decided = Signal()
    """Somebody decided about a row."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._rows: dict[UUID, PreviewRow] = {}
        self._segments: Segments | None = None
        self.table = PreviewTable(words, mark("Rows of the list"), self._columns(), many=True)
        self.pane = RecordPane(words, self.table, EmptyState(words, mark("The list has no rows.")))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self.detail = Text(words, "")
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._column.addWidget(self.pane, 1)
        self._column.addWidget(self.detail)
        self._column.addWidget(Text(words, HINT, "hint"))
        self.table.selected.connect(lambda _row: self._show_detail())
        self.table.turned.connect(self._turn)
        self.table.activated_row.connect(self._open_choice)

    def show_plan(self, plan: ImportPlan) -> None:
        """Show what a list would do."""
        self._rows = {row.id: PreviewRow(row.id, row, first_choice(row)) for row in plan.rows}
        self._make_segments()
        self._show_rows()

    def showEvent(self, event: QShowEvent) -> None:
        """Keep room for the line below the table, so that the table stays as it is while one walks down."""
        self.detail.setMinimumHeight(self.detail.fontMetrics().lineSpacing() * DETAIL_LINES)
        super().showEvent(event)

    @property
    def choices(self) -> dict[UUID, Choice]:
        """What is decided, by row."""
        return {row.id: row.choice for row in self._rows.values()}

    @property
    def effective(self) -> int:
        """How many rows will write something."""
        idle = {RowFate.SAME, RowFate.REFUSED}
        return sum(row.choice.take and row.planned.fate not in idle for row in self._rows.values())

    @property
    def segments(self) -> Segments:
        """The words that narrow the rows to one fate."""
        assert self._segments is not None
        return self._segments

    def take_focus(self) -> None:
        """Put the cursor on the first row."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # Inside

    def _columns(self) -> list[Column[PreviewRow]]:
        words = self._words
        return [
            Column(
                "row",
                mark("Row"),
                lambda row: str(row.planned.number),
                lambda row: row.planned.number,
                align="right",
                stretch=0,
            ),
            Column(
                "fate",
                mark("What will happen"),
                lambda row: fate_text(words, row.planned, row.choice),
                tone=_tone,
                stretch=0,
            ),
            Column("partner", mark("Partner"), lambda row: partner_text(words, row.planned), stretch=3),
            Column("place", mark("Municipality"), lambda row: row.planned.entry.place),
            Column("person", mark("Person"), lambda row: person_text(row.planned), stretch=2),
            Column(
                "choice",
                mark("Decision"),
                lambda row: choice_text(words, row.planned, row.choice),
                edit=self._decide,
                editor="choice",
                value=lambda row: row.choice,
                options=lambda row: choices_of(words, row.planned),
                stretch=2,
            ),
            Column("why", mark("Why"), lambda row: why_text(words, row.planned), stretch=5),
        ]

    def _make_segments(self) -> None:
        if self._segments is not None:
            self._segments.deleteLater()
        counts = Counter(row.planned.fate for row in self._rows.values())
        segments = self._segments = Segments(self._words, mark("Rows shown"))
        segments.add(ALL, _counted(mark("All"), len(self._rows)))
        for fate in RowFate:
            if counts[fate]:
                segments.add(fate.value, _fate_counted(fate, counts[fate]))
        segments.tighten(True)
        segments.chosen.connect(lambda _key: self._show_rows())
        self._column.insertWidget(0, segments)

    def _show_rows(self) -> None:
        key = self.segments.key
        self.table.set_rows([row for row in self._rows.values() if key in (ALL, row.planned.fate.value)])

    def _decide(self, row: PreviewRow, choice: Choice | None) -> None:
        if choice is not None:
            self._put([replace(row, choice=choice)])

    def _turn(self, rows: list[PreviewRow]) -> None:
        free = [row for row in rows if row.planned.fate is not RowFate.REFUSED]
        leave = any(row.choice.take for row in free)
        self._put([replace(row, choice=Choice(take=False) if leave else first_choice(row.planned)) for row in free])

    def _put(self, rows: list[PreviewRow]) -> None:
        self._rows |= {row.id: row for row in rows}
        self.table.patch(rows)
        self._show_detail()
        self.decided.emit()

    def _show_detail(self) -> None:
        """Say in full what the narrow cells of the row say in short."""
        row = self.table.current_row()
        self.detail.show_as_is(_tell(self._words, row) if row else "")

    def _open_choice(self, row: PreviewRow | None) -> None:
        if row is not None and row.planned.fate is not RowFate.REFUSED:
            self.table.edit_row(row.id, "choice")


def _tell(words: Words, row: PreviewRow) -> str:
    parts = (
        words.say("Row {row}", row=row.planned.number),
        partner_text(words, row.planned),
        choice_text(words, row.planned, row.choice),
        why_text(words, row.planned),
    )
    return " · ".join(part for part in parts if part)


def _tone(row: PreviewRow) -> Tone:
    return TONES[row.planned.fate] if row.choice.take or row.planned.fate is RowFate.REFUSED else Tone.PLAIN


def _counted(text: str, count: int) -> Say:
    return lambda words: f"{words.say(text)} {words.number(count)}"


def _fate_counted(fate: RowFate, count: int) -> Say:
    return lambda words: f"{label(words, fate)} {words.number(count)}"
