"""The control total: what was counted by hand at the box, compared with what was typed in."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout

from coprod_desktop.domain.polls import ControlTotal
from coprod_desktop.operations.ballots import check_control
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.tokens import Tone
from coprod_desktop.ui.widgets.boxes import Banner, Card
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.ui.widgets.typed_fields import NumberField
from coprod_desktop.words import Words, mark


class ControlCard(Card):
    """Asks for sheets and dots counted by hand, and says only whether they agree: never what they are."""

    def __init__(self, desk: Desk, poll_id: UUID) -> None:
        words = desk.words
        super().__init__(words, mark("Check against the box"))
        self.desk = desk
        self._poll_id = poll_id
        self.sheets = NumberField(words, mark("Sheets in the box"), required=True)
        self.dots = NumberField(words, mark("Dots counted by hand"))
        self.compare = Button(words, mark("Compare"), on_click=self.check)
        self.verdict = Banner(words)
        self.verdict.hide()
        fields = QHBoxLayout()
        fields.setSpacing(12)
        for field in (self.sheets, self.dots):
            fields.addWidget(field, 1)
            field.changed.connect(self.verdict.hide)
        self.body.addWidget(
            Text(words, mark("Count by hand, type both figures, and see whether they agree."), "caption")
        )
        self.body.addLayout(fields)
        self.body.addWidget(self.compare)
        self.body.addWidget(self.verdict)

    def check(self) -> None:
        """Compare, where both figures can be read."""
        if not all([self.sheets.check(), self.dots.check()]):
            return
        found = self.desk.do(check_control, poll_id=self._poll_id, sheets=self.sheets.value(), dots=self.dots.value())
        if found is not None:
            agree = found.sheets_agree and found.dots_agree is not False
            self.verdict.tell(lambda words: say_control(words, found), Tone.OK if agree else Tone.BAD)


def say_control(words: Words, found: ControlTotal) -> str:
    """Say whether sheets and dots agree."""
    told = [words.say("The sheets agree.") if found.sheets_agree else words.say("The number of sheets does not agree.")]
    if found.dots_agree is not None:
        told.append(
            words.say("The dots agree.") if found.dots_agree else words.say("The number of dots does not agree.")
        )
    if not found.sheets_agree or found.dots_agree is False:
        told.append(words.say("Count again, or open the sheets one by one and compare."))
    return " ".join(told)
