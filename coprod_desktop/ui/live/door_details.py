"""The person chosen at the door: in what capacity they are there, for whom, and from when to when."""

from __future__ import annotations

from datetime import datetime, time
from itertools import pairwise
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from coprod_desktop.domain.attendance import AttendanceRow, Capacity, SpellRow
from coprod_desktop.operations.attendance import change_attendance, correct_spell, remove_attendance, remove_spell
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.live.live_meeting import LiveMeeting
from coprod_desktop.ui.live.moments import moment_at
from coprod_desktop.ui.live.options import as_is
from coprod_desktop.ui.widgets.boxes import Card
from coprod_desktop.ui.widgets.buttons import Button, IconButton
from coprod_desktop.ui.widgets.fields import CheckField, ChoiceField
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.ui.widgets.typed_fields import TimeField
from coprod_desktop.words import Words, mark
from coprod_desktop.words.labels import LABELS


class DoorDetails(Card):
    """Every field is saved as soon as it is changed."""

    def __init__(self, desk: Desk, live: LiveMeeting) -> None:
        super().__init__()
        self.desk = desk
        self.live = live
        self.row: AttendanceRow | None = None
        words = desk.words
        self.name = Text(words, "", "card-title")
        self.capacity = ChoiceField(words, mark("Attending as"), [(c, LABELS["Capacity"][c.value]) for c in Capacity])
        self.proxy = ChoiceField(words, mark("Stands in for"))
        self.apologies = CheckField(words, mark("Sent apologies"))
        self.lines: dict[UUID, SpellLine] = {}
        self.spells = QVBoxLayout()
        self.spells.setSpacing(6)
        self.off = Button(words, mark("Take off the list"), kind="quiet", on_click=self._remove)
        for field in (self.capacity, self.proxy, self.apologies):
            field.changed.connect(self._change)
        for choice in (self.capacity, self.proxy):
            # A long name is not to make the dialog wider than its window.
            choice.control.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.control.setMinimumContentsLength(6)
        pair = QHBoxLayout()
        pair.setSpacing(12)
        pair.addWidget(self.capacity, 1)
        pair.addWidget(self.proxy, 1)
        self.body.addWidget(self.name)
        self.body.addLayout(pair)
        self.body.addWidget(self.apologies)
        self.body.addLayout(self.spells)
        self.body.addWidget(self.off, alignment=Qt.AlignmentFlag.AlignLeft)
        self.show_row(None)

    def show_row(self, row: AttendanceRow | None) -> None:
        """Show another person; None where nobody of the list is chosen."""
        self.row = row
        self.setEnabled(row is not None)
        self._show_spells(row.spells if row else ())
        if row is None:
            self.name.say(mark("Choose a person"))
            return
        person = self.desk.person
        self.name.show_as_is(person(row.name))
        others = sorted(
            {(o.participant_id, o.name) for o in self.live.attendance if o.id != row.id}, key=lambda o: o[1]
        )
        self.proxy.set_options([(None, mark("Nobody")), *((key, as_is(person(name))) for key, name in others)])
        proxy = next((o.participant_id for o in self.live.attendance if o.name == row.proxy_for), None)
        self.proxy.set_value(proxy if row.proxy_for else None)
        self.capacity.set_value(row.capacity)
        self.apologies.set_value(row.apologies)
        self.apologies.setVisible(not row.spells)

    def _show_spells(self, spells: tuple[SpellRow, ...]) -> None:
        """Show these stays; a line that is there already stays, and with it the cursor."""
        wanted = {spell.id for spell in spells}
        for key in [key for key in self.lines if key not in wanted]:
            line = self.lines.pop(key)
            self.spells.removeWidget(line)
            line.hide()
            line.deleteLater()
        for spell in spells:
            if spell.id in self.lines:
                self.lines[spell.id].show_spell(spell)
            else:
                self.lines[spell.id] = SpellLine(self.desk, spell)
                self.spells.addWidget(self.lines[spell.id])
                self.lines[spell.id].show()
        stops = [self.apologies.control, *(stop for line in self.lines.values() for stop in line.stops()), self.off]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _change(self) -> None:
        if self.row:
            self.desk.do(
                change_attendance,
                attendance_id=self.row.id,
                capacity=self.capacity.value(),
                proxy_for_id=self.proxy.value(),
                apologies=self.apologies.value(),
            )

    def _remove(self) -> None:
        row = self.row
        if row:
            self.desk.do(remove_attendance, attendance_id=row.id)
            self.desk.told.emit(self.desk.words.say("{name} taken off the list", name=self.desk.person(row.name)))


class SpellLine(QWidget):
    """One stay: its times, put right when they are left, and the way to take it back."""

    def __init__(self, desk: Desk, spell: SpellRow) -> None:
        super().__init__()
        self.desk = desk
        self.spell = spell
        words = desk.words
        self.arrived = TimeField(words, mark("Arrived"), required=True)
        self.left = TimeField(words, mark("Left"))
        self.show_spell(spell)
        for field in (self.arrived, self.left):
            field.control.editingFinished.connect(self._save)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.arrived, 1)
        row.addWidget(self.left, 1)
        self.back = IconButton(words, mark("Remove this stay"), "x", on_click=self._remove)
        row.addWidget(self.back)

    def stops(self) -> list[QWidget]:
        """Give what Tab goes through here, in order."""
        return [self.arrived.control, self.left.control, self.back]

    def show_spell(self, spell: SpellRow) -> None:
        """Show the times as they are kept."""
        self.spell = spell
        self.arrived.set_value(_clock(self.desk.words, spell.arrived_at))
        self.left.set_value(_clock(self.desk.words, spell.left_at))

    def _save(self) -> None:
        if not (self.arrived.check() and self.left.check()):
            return
        words, spell = self.desk.words, self.spell
        arrived, left = self.arrived.value(), self.left.value()
        if (arrived, left) == (_clock(words, spell.arrived_at), _clock(words, spell.left_at)):
            return
        at = self._moment(spell.arrived_at, arrived)
        left_at = self._moment(spell.left_at or spell.arrived_at, left) if left else None
        if left is not None and spell.left_at and left == _clock(words, spell.left_at):
            left_at = spell.left_at
        if self.desk.do(correct_spell, spell_id=spell.id, arrived_at=at, left_at=left_at) is None:
            self.show_spell(spell)

    def _moment(self, known: datetime, at: time) -> datetime:
        words = self.desk.words
        # A time that was not touched keeps its seconds.
        return known if at == _clock(words, known) else moment_at(words, words.local(known).date(), at)

    def _remove(self) -> None:
        self.desk.do(remove_spell, spell_id=self.spell.id)


def _clock(words: Words, moment: datetime | None) -> time | None:
    return words.local(moment).time().replace(second=0, microsecond=0, tzinfo=None) if moment else None
