"""Who pays: the co-funding sources, their total, and what is wrong with the shares."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from coprod_desktop.domain.projects import FundingRow, FundingWarning, ProjectDetail, funding_warnings
from coprod_desktop.operations.organisations import organisation_names
from coprod_desktop.ui.project.completion import Completion
from coprod_desktop.ui.project.deeds import Deeds
from coprod_desktop.ui.project.short_table import ShortTable
from coprod_desktop.ui.tokens import Tone
from coprod_desktop.ui.widgets.boxes import Banner, Card, row
from coprod_desktop.ui.widgets.buttons import Button
from coprod_desktop.ui.widgets.fields import TextField
from coprod_desktop.ui.widgets.flow import FlowLayout
from coprod_desktop.ui.widgets.pill import Pill
from coprod_desktop.ui.widgets.reading import read_hundredths, write_hundredths
from coprod_desktop.ui.widgets.record_model import Column
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.ui.widgets.typed_fields import MoneyField, ShareField
from coprod_desktop.words import mark
from coprod_desktop.words.labels import LABELS

FUNDER, AMOUNT, SHARE = mark("Funder"), mark("Amount in euro"), mark("Share in %")

SOUND = mark("The shares add up")


class FundingCard(Card):
    """The sources in a table, edited in place, with a line below it for the next one."""

    def __init__(self, deeds: Deeds) -> None:
        words = deeds.words
        super().__init__(words, mark("Who pays"))
        self._deeds = deeds
        self._empty = Text(words, mark("No co-funding source yet: add the first one here."), "caption")
        self.table = ShortTable(words, mark("Co-funding sources"), self._columns(), deeds.remove_funding)
        self.total = Text(words, "", "strong", wrap=False)
        self.sound = Pill()
        self.warnings = {kind: Banner(words, LABELS["FundingWarning"][kind], Tone.WARN) for kind in FundingWarning}
        self.funder = TextField(words, FUNDER, required=True)
        self.amount = MoneyField(words, AMOUNT)
        self.share = ShareField(words, SHARE)
        self.add_button = Button(words, mark("Add"), icon="plus", on_click=self._add)
        self.table.refused.connect(deeds.desk.failed)
        self._lay_out()
        self._connect()

    def show_detail(self, detail: ProjectDetail) -> None:
        """Show the sources of a project."""
        self.table.show_rows(detail.funding)
        self._empty.setVisible(not detail.funding)
        self.total.setVisible(bool(detail.funding))
        amount = sum(row.amount_cents for row in detail.funding)
        share = sum(row.share_bp for row in detail.funding)
        self.total.say(
            lambda words: words.say("Total: {amount} · {share}", amount=words.money(amount), share=words.share(share))
        )
        found = funding_warnings(detail.funding)
        self.sound.show_status("✓", self._deeds.words.say(SOUND), Tone.OK)
        self.sound.setVisible(bool(detail.funding) and not found)
        for kind, banner in self.warnings.items():
            banner.setVisible(kind in found)

    def _columns(self) -> list[Column[FundingRow]]:
        deeds = self._deeds
        return [
            Column(
                "funder",
                FUNDER,
                lambda row: row.funder,
                edit=lambda row, name: deeds.change_funding(row, funder=name),
                stretch=2,
            ),
            Column(
                "amount",
                mark("Amount"),
                lambda row: deeds.words.money(row.amount_cents),
                sort_key=lambda row: row.amount_cents,
                value=lambda row: write_hundredths(deeds.words, row.amount_cents),
                edit=self._edit_amount,
                align="right",
            ),
            Column(
                "share",
                mark("Share"),
                lambda row: deeds.words.share(row.share_bp),
                sort_key=lambda row: row.share_bp,
                value=lambda row: write_hundredths(deeds.words, row.share_bp),
                edit=self._edit_share,
                align="right",
            ),
        ]

    def _edit_amount(self, row: FundingRow, text: str) -> None:
        cents = self._read(text, self.amount)
        if cents is not None:
            self._deeds.change_funding(row, amount=cents)

    def _edit_share(self, row: FundingRow, text: str) -> None:
        basis_points = self._read(text, self.share)
        if basis_points is not None:
            self._deeds.change_funding(row, share=basis_points)

    def _read(self, text: str, field: MoneyField | ShareField) -> int | None:
        try:
            return read_hundredths(self._deeds.words, text) if text else 0
        except ValueError:
            say = field.unreadable()
            words = self._deeds.words
            self._deeds.desk.failed.emit(say(words) if callable(say) else words.say(say))
            return None

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.funder, 2)
        line.addWidget(self.amount, 1)
        line.addWidget(self.share, 1)
        total = QWidget()
        sums = FlowLayout(total, gap=12)
        sums.addWidget(self.total)
        sums.addWidget(self.sound)
        for widget in (self._empty, self.table, total, *self.warnings.values()):
            self.body.addWidget(widget)
        self.body.addLayout(line)
        self.body.addLayout(row(self.add_button))

    def _connect(self) -> None:
        Completion(self.funder.control, lambda: organisation_names(self._deeds.desk.workspace))
        self.funder.control.returnPressed.connect(self.amount.control.setFocus)
        self.amount.control.returnPressed.connect(self.share.control.setFocus)
        self.share.control.returnPressed.connect(self._add)

    def _add(self) -> None:
        fields = (self.funder, self.amount, self.share)
        wrong = [field for field in fields if not field.check()]
        if wrong:
            wrong[0].control.setFocus()
            return
        if self._deeds.add_funding(self.funder.value(), self.amount.value() or 0, self.share.value() or 0):
            for field in fields:
                field.set_value(None)
            self.funder.control.setFocus()
