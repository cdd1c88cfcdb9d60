"""Giving a vote to somebody who came in after the opening."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from coprod_desktop.domain.polls import PollRow
from coprod_desktop.operations.polls import entitle, list_latecomers
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.live.vote_voters import OneVoter, VoterPicker, latecomers
from coprod_desktop.ui.widgets.dialog import Dialog
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.words import mark


class LateDialog(Dialog):
    """Shows who is in the room without a vote; Enter gives one."""

    def __init__(self, parent: QWidget, desk: Desk, poll: PollRow) -> None:
        super().__init__(parent, desk.words, mark("Somebody came later"), width=560)
        self.desk = desk
        self.poll = poll
        words = desk.words
        self.picker = VoterPicker(desk, mark("Who is given a vote?"))
        self.picker.chosen.connect(self._entitle)
        people = latecomers(list_latecomers(desk.workspace, poll_id=poll.id))
        if people:
            self.body.addWidget(Text(words, mark("They are in the room and have no vote yet.")))
            self.body.addWidget(self.picker, 1)
            self.picker.show_people(people)
            self.add_button(mark("Give a vote"), self.picker.choose, kind="primary")
            self.picker.line.setFocus()
        else:
            nobody = mark("Every member in the room has a vote already. Let people in at the door first (Ctrl+D).")
            self.body.addWidget(Text(words, nobody))
            self.body.addStretch(1)
        self.add_button(mark("Close"), self.reject)

    def _entitle(self, person: OneVoter) -> None:
        if self.desk.do(entitle, poll_id=self.poll.id, participant_id=person.id):
            self.desk.told.emit(self.words.say("{name} may vote now", name=self.desk.person(person.name)))
            self.accept()
