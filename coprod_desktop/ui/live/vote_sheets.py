"""Typing in numbered sheets of paper: one line a sheet, each can be opened again and put right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.partners import Sector
from coprod_desktop.domain.polls import PollOptionRow, PollRow, letter_of
from coprod_desktop.operations.ballots import change_sheet, enter_sheet, get_sheet, remove_sheet, sheets, told_sectors
from coprod_desktop.operations.polls import get_poll, list_voters
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.live.line_list import LineList
from coprod_desktop.ui.live.line_model import Line
from coprod_desktop.ui.live.options import as_is
from coprod_desktop.ui.live.vote_sheet_entry import DotsField, SectorChoice
from coprod_desktop.ui.live.vote_sheet_line import UnreadableSheetError, read_sheet
from coprod_desktop.ui.live.vote_sheet_list import LIST_PX, SheetList
from coprod_desktop.ui.live.vote_words import is_secret, say_dots
from coprod_desktop.ui.theme import scaled
from coprod_desktop.ui.tokens import Tone
from coprod_desktop.ui.widgets.beside import Beside
from coprod_desktop.ui.widgets.boxes import Banner
from coprod_desktop.ui.widgets.dialog import Dialog, confirm
from coprod_desktop.ui.widgets.fields import ChoiceField, Field
from coprod_desktop.ui.widgets.texts import Say, Text, said
from coprod_desktop.ui.widgets.typed_fields import NumberField
from coprod_desktop.words import Words, mark

NARROW_PX, NUMBER_PX, MOST_SHEETS = 700, 96, 9999


class SheetsDialog(Dialog):
    """Enter saves a sheet and offers the next number; what is refused stays in the line and says why."""

    def __init__(self, parent: QWidget, desk: Desk, poll: PollRow) -> None:
        super().__init__(parent, desk.words, mark("Sheets from the box"), width=1080, tall=True)
        self.desk = desk
        self.poll = poll
        self._dots: Mapping[UUID, int] = {}
        self._correcting: int | None = None
        self._sector_before: Sector | None = None
        words = desk.words
        self.number = NumberField(words, mark("Sheet"), required=True, least=1, most=MOST_SHEETS)
        self.line = DotsField(words, self._step_sector)
        self.voter = ChoiceField(words, mark("Whose sheet"), required=True)
        self.sector = SectorChoice(words, told_sectors(desk.workspace, poll_id=poll.id))
        self.answer = Banner(words)
        self.legend: LineList[PollOptionRow] = LineList(
            words, mark("Options of the sheet"), self._option_line, framed=True
        )
        self.typed = SheetList(desk, poll)
        self._lay_out()
        self.save_button = self.add_button(self._say_save, self.save, kind="primary")
        self.add_button(mark("Back to the meeting"), self.reject)
        self.line.changed.connect(self._read_back)
        desk.room_safe_changed.connect(self._offer_voters)
        self.typed.opened.connect(self.open_sheet)
        self.typed.removal_asked.connect(self._ask_remove)
        self._refresh()
        self._offer_next()

    # What one does here

    def save(self) -> None:
        """Save the sheet in the line and go on to the next."""
        if not self._can_be_read():
            return
        number = self._correcting or self.number.value()
        try:
            self._write(number)
        except KnownError as trouble:
            self._refuse(trouble.say)
            return
        told = mark("Sheet {number} put right.") if self._correcting else mark("Sheet {number} saved.")
        self._tell(lambda words: words.say(told, number=words.number(number)), Tone.OK)
        self._leave_correction()
        self._refresh()
        self._offer_next(number)

    def open_sheet(self, number: int) -> None:
        """Open a sheet that was typed in, to be put right."""
        sheet = self.desk.do(get_sheet, poll_id=self.poll.id, sheet_no=number)
        if sheet is None:
            return
        if self._correcting is None:
            self._sector_before = self.sector.sector
        self._correcting = number
        dots = [sheet.dots.get(option.id, 0) for option in self.poll.options]
        self.number.set_value(number)
        self.line.set_value(("" if max(dots) < 10 else " ").join(map(str, dots)))
        self.sector.choose_sector(sheet.sector)
        self._show_correction()
        self._tell(_say_opened(number), Tone.INFO)
        self.line.control.setFocus()
        self.line.control.selectAll()

    def is_dirty(self) -> bool:
        """Tell whether a line is half typed."""
        return bool(self.line.value())

    def reject(self) -> None:
        """Leave a correction first; then the dialog."""
        if self._correcting is not None:
            self._leave_correction()
            self._offer_next()
            self.answer.hide()
        else:
            super().reject()

    def showEvent(self, event: Any) -> None:
        """Put the cursor where typing starts."""
        super().showEvent(event)
        self._first().control.setFocus()

    # Reading and saving

    def _can_be_read(self) -> bool:
        try:
            dots = read_sheet(self.line.value(), len(self.poll.options))
        except UnreadableSheetError as trouble:
            self._refuse(trouble.say)
            return False
        self._take(dots)
        fields: list[Field] = [self.number]
        if not is_secret(self.poll) and self._correcting is None:
            fields.append(self.voter)
        wrong = [field for field in fields if not field.check()]
        if wrong:
            wrong[0].control.setFocus()
        return not wrong

    def _write(self, number: int) -> None:
        dots = {key: given for key, given in self._dots.items() if given}
        sector = self.sector.sector if is_secret(self.poll) else None
        if self._correcting is not None:
            change_sheet(self.desk.workspace, poll_id=self.poll.id, sheet_no=number, dots=dots, sector=sector)
            return
        enter_sheet(
            self.desk.workspace,
            poll_id=self.poll.id,
            sheet_no=number,
            dots=dots,
            sector=sector,
            participant_id=None if is_secret(self.poll) else self.voter.value(),
        )

    def _read_back(self) -> None:
        try:
            self._take(read_sheet(self.line.value(), len(self.poll.options)))
        except UnreadableSheetError:
            self._take(())

    def _take(self, dots: tuple[int, ...]) -> None:
        keys = [option.id for option in self.poll.options]
        self._dots = dict(zip(keys, dots, strict=False))
        self.legend.lines.say_again()

    def _ask_remove(self, number: int) -> None:
        def remove() -> None:
            if self.desk.do(remove_sheet, poll_id=self.poll.id, sheet_no=number):
                self._leave_correction()
                self._refresh()
                self._offer_next()
                self._tell(lambda words: words.say("Sheet {number} taken out.", number=words.number(number)), Tone.INFO)

        confirm(
            self,
            self.words,
            lambda words: words.say("Take sheet {number} out?", number=words.number(number)),
            mark("What was typed for it is forgotten; the sheet can be typed in again."),
            verb=mark("Take it out"),
            on_yes=remove,
        )

    # Showing

    def _first(self) -> Field:
        return self.line if is_secret(self.poll) or self._correcting is not None else self.voter

    def _step_sector(self, step: int) -> None:
        if is_secret(self.poll) and self.sector.is_asked:
            self._announce(self.sector.step(step))

    def _refuse(self, why: Say) -> None:
        self._tell(why, Tone.BAD)
        self.line.control.setFocus()
        self.line.control.selectAll()

    def _tell(self, what: Say, tone: Tone) -> None:
        self.answer.tell(what, tone)
        self.line.control.setAccessibleDescription(said(self.words, what))
        self._announce(said(self.words, what))

    def _announce(self, text: str) -> None:
        if self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _leave_correction(self) -> None:
        if self._correcting is not None:
            self.sector.choose_sector(self._sector_before)
        self._correcting = None
        self.line.set_value("")
        self._show_correction()

    def _show_correction(self) -> None:
        for field in (self.number, self.voter):
            field.setEnabled(self._correcting is None)
        self.save_button.reword(self.words)
        self._read_back()

    def _refresh(self) -> None:
        self.poll = get_poll(self.desk.workspace, poll_id=self.poll.id)
        self.typed.show_sheets(self.poll, sheets(self.desk.workspace, poll_id=self.poll.id))
        self.legend.show_rows(self.poll.options)
        self._offer_voters()
        self.voter.set_value(None)

    def _offer_voters(self) -> None:
        if not is_secret(self.poll):
            to_come = [row for row in list_voters(self.desk.workspace, poll_id=self.poll.id) if not row.has_voted]
            options = [(row.participant_id, as_is(f"{self.desk.person(row.name)} ({row.partner})")) for row in to_come]
            self.voter.set_options([(None, mark("Choose a person")), *options])

    def _offer_next(self, last: int | None = None) -> None:
        self.number.set_value(self.typed.next_number(last))
        self._first().control.setFocus()

    def _option_line(self, option: PollOptionRow) -> Line:
        dots = self._dots.get(option.id, 0)
        letter = letter_of(self.poll.options.index(option))
        return Line(option.text, glyph=letter, glyph_word=letter, end=say_dots(self.words, dots) if dots else "")

    def _say_save(self, words: Words) -> str:
        return words.say("Save the sheet") if self._correcting is None else words.say("Save the correction")

    def _lay_out(self) -> None:
        words, secret = self.words, is_secret(self.poll)
        line = QHBoxLayout()
        line.setSpacing(12)
        self.number.setMaximumWidth(scaled(NUMBER_PX))
        line.addWidget(self.number)
        line.addWidget(self.line, 1)
        how = mark("A digit for each option, as 2010; or letters with their dots, as A2 C1; 0 for a blank sheet.")
        keys = Text(words, mark("↑ ↓ in the line change the sector; it stays for the next sheet."), "caption")
        typing = QWidget()
        column = QVBoxLayout(typing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.voter)
        column.addLayout(line)
        for widget in (Text(words, how, "caption"), self.sector, keys, self.answer):
            column.addWidget(widget)
        column.addWidget(self.legend, 1)
        self.legend.setMinimumHeight(scaled(LIST_PX))
        self.voter.setHidden(secret)
        for one in (self.sector, keys):
            one.setVisible(secret and self.sector.is_asked)
        self.answer.hide()
        self.body.addWidget(Beside(NARROW_PX, (typing, 3), (self.typed, 2)), 1)


def _say_opened(number: int) -> Say:
    return lambda words: words.say(
        "Sheet {number} is open: put it right and press Enter; Esc leaves it as it was.", number=words.number(number)
    )
