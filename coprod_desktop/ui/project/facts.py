"""What the project is: its title, lead, service area, tender, jurisdiction and baseline date."""

from uuid import UUID

from coprod_desktop.domain.projects import ProjectDetail
from coprod_desktop.operations.organisations import organisation_names
from coprod_desktop.ui.project.completion import Completion
from coprod_desktop.ui.project.deeds import Deeds
from coprod_desktop.ui.widgets.boxes import Card
from coprod_desktop.ui.widgets.fields import TextField
from coprod_desktop.ui.widgets.saved_field import SavedField
from coprod_desktop.ui.widgets.typed_fields import DateField
from coprod_desktop.words import mark

TITLE = mark("Title")
LEAD = mark("Lead organisation")
AREA = mark("Service area")
TENDER = mark("Tender reference")
JURISDICTION = mark("Jurisdiction")
BASELINE = mark("Baseline date")
BASELINE_HINT = mark("Partners that joined up to this day count as there initially.")


class FactsCard(Card):
    """The fields of a project; each is saved when it is left."""

    def __init__(self, deeds: Deeds) -> None:
        words = deeds.words
        super().__init__(words, mark("What it is"))
        self._project_id: UUID | None = None
        self.title_field = TextField(words, TITLE, required=True)
        self.lead_field = TextField(words, LEAD, required=True)
        self.area_field = TextField(words, AREA)
        self.tender_field = TextField(words, TENDER)
        self.jurisdiction_field = TextField(words, JURISDICTION)
        self.baseline_field = DateField(words, BASELINE, hint=BASELINE_HINT)
        Completion(self.lead_field.control, lambda: organisation_names(deeds.desk.workspace))
        self._saved = (
            SavedField(self.title_field, lambda text: deeds.change(TITLE, {"title": text})),
            SavedField(self.lead_field, lambda name: deeds.change_lead(LEAD, name)),
            SavedField(self.area_field, lambda text: deeds.change(AREA, {"service_area": text})),
            SavedField(self.tender_field, lambda text: deeds.change(TENDER, {"tender_ref": text})),
            SavedField(self.jurisdiction_field, lambda text: deeds.change(JURISDICTION, {"jurisdiction": text})),
            SavedField(self.baseline_field, lambda day: deeds.change(BASELINE, {"baseline_on": day})),
        )
        self.body.setSpacing(14)
        for saved in self._saved:
            self.body.addWidget(saved.field)

    def show_detail(self, detail: ProjectDetail) -> None:
        """Show a project."""
        values = (
            detail.title,
            detail.lead,
            detail.service_area,
            detail.tender_ref,
            detail.jurisdiction,
            detail.baseline_on,
        )
        same = detail.id == self._project_id
        self._project_id = detail.id
        for saved, value in zip(self._saved, values, strict=True):
            saved.show_value(value, leave_typing=same)
