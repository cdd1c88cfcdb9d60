"""Somebody nobody expected: name, partner and capacity in one go."""

from __future__ import annotations

from PySide6.QtCore import Signal

from coprod_desktop.domain.attendance import Capacity
from coprod_desktop.operations.attendance import add_walk_in
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.live.live_meeting import LiveMeeting
from coprod_desktop.ui.widgets.boxes import Card
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.fields import ChoiceField, TextField
from coprod_desktop.ui.widgets.form import Form
from coprod_desktop.ui.widgets.who_field import WhoField
from coprod_desktop.words import mark
from coprod_desktop.words.labels import LABELS


class WalkIn(Card):
    """Three fields and a button; Enter in any of them lets the person in."""

    let_in = Signal(str)
    """Somebody came in: the name."""

    def __init__(self, desk: Desk, live: LiveMeeting) -> None:
        super().__init__(desk.words, mark("Someone not on the list"))
        self.desk = desk
        self.live = live
        words = desk.words
        self.form = Form(words)
        self.name = TextField(words, mark("Printed as"), required=True)
        self.who = WhoField(words, mark("Partner"), required=True)
        self.who.offer(live.partners)
        self.form.add_pair(("alias", self.name), ("who", self.who))
        capacities = [(c, LABELS["Capacity"][c.value]) for c in Capacity]
        self.capacity = self.form.add("capacity", ChoiceField(words, mark("Attending as"), capacities))
        self.add = Button(words, mark("Let in"), on_click=self.save)
        self.body.addWidget(self.form)
        self.body.addWidget(self.add)
        for line in (self.name.control, self.who.control):
            line.returnPressed.connect(self.save)

    def begin(self, name: str) -> None:
        """Put the cursor here, with the name that was typed at the door."""
        self.form.fill(alias=name)
        (self.who if name else self.name).control.setFocus()

    def save(self) -> None:
        """Let the person in, and be ready for the next one."""
        if not self.form.check():
            return
        values = self.form.values()
        row = self.desk.do(
            add_walk_in,
            meeting_id=self.live.id,
            partner_id=values["who"].partner_id,
            alias=values["alias"],
            capacity=values["capacity"],
        )
        if row:
            self.form.fill(alias="", who=None, capacity=Capacity.MEMBER)
            self.let_in.emit(row.name)
