"""What is done on the project's screen: one operation each, told in one sentence."""

from collections.abc import Callable, Sequence
from typing import Concatenate, ParamSpec
from uuid import UUID

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.projects import (
    FundingRow,
    Phase,
    ProjectChange,
    ProjectDetail,
    ServiceRow,
    StructureForm,
)
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.funding import add_funding, change_funding, remove_funding
from coprod_desktop.operations.places import add_project_places, remove_project_place
from coprod_desktop.operations.projects import change_project, change_structure, project_detail, remove_project
from coprod_desktop.operations.services import add_service, change_service, remove_service
from coprod_desktop.ui.desk import Desk
from coprod_desktop.words import Words
from coprod_desktop.words.labels import label

P = ParamSpec("P")


class Deeds:
    """The steps of the screen, on the project that is on the desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def words(self) -> Words:
        """The words of the window."""
        return self._desk.words

    @property
    def desk(self) -> Desk:
        """What the screen works on."""
        return self._desk

    def change(self, field: str, change: ProjectChange) -> bool:
        """Change a field of the project, named by its marked label."""
        told = self.words.say("«{field}» is saved", field=self.words.say(field))
        return self._done(told, change_project, project_id=self._project_id, **change)

    def change_lead(self, field: str, name: str) -> None:
        """Name the lead anew, or let another organisation take the lead; tell which of the two it was."""
        before = self._detail().lead_id
        if self.change(field, {"lead": name}) and self._detail().lead_id != before:
            self._tell(self.words.say("«{name}» leads the project now", name=self._detail().lead))

    def set_phase(self, phase: Phase) -> None:
        """Move the project to a phase."""
        told = self.words.say("The project is in {phase} now", phase=label(self.words, phase))
        self._done(told, change_project, project_id=self._project_id, phase=phase)

    def arrange(self, form: StructureForm) -> bool:
        """Arrange the teams in another way from today on."""
        told = self.words.say(
            "Arrangement: {form}. The teams keep their partners, municipalities and tasks.",
            form=label(self.words, form),
        )
        return self._done(told, change_structure, project_id=self._project_id, form=form)

    def add_funding(self, funder: str, amount_cents: int, share_bp: int) -> UUID | None:
        """Add a co-funding source."""
        key = self._desk.do(
            add_funding,
            project_id=self._project_id,
            funder=funder,
            amount_cents=amount_cents,
            share_bp=share_bp,
        )
        if key:
            self._tell(self.words.say("Co-funding by «{funder}» added", funder=funder))
        return key

    def change_funding(
        self, row: FundingRow, *, funder: str | None = None, amount: int | None = None, share: int | None = None
    ) -> None:
        """Change the funder, the amount in cents or the share in basis points of a source."""
        told = self.words.say("Co-funding by «{funder}» changed", funder=funder or row.funder)
        self._done(told, change_funding, funding_id=row.id, funder=funder, amount_cents=amount, share_bp=share)

    def remove_funding(self, row: FundingRow) -> None:
        """Put a co-funding source into the bin."""
        told = self.words.say("Co-funding by «{funder}» deleted", funder=row.funder)
        self._done(told, remove_funding, funding_id=row.id)

    def add_service(self, name: str) -> UUID | None:
        """Add a service."""
        key = self._desk.do(add_service, project_id=self._project_id, name=name)
        if key:
            self._tell(self.words.say("Service «{name}» added", name=name))
        return key

    def change_service(self, row: ServiceRow, *, name: str | None = None, phase: Phase | None = None) -> None:
        """Change the name or the phase of a service."""
        told = self.words.say("Service «{name}» changed", name=name or row.name)
        self._done(told, change_service, service_id=row.id, name=name, phase=phase)

    def remove_service(self, row: ServiceRow) -> None:
        """Put a service into the bin."""
        told = self.words.say("Service «{name}» deleted", name=row.name)
        self._done(told, remove_service, service_id=row.id)

    def add_places(self, names: Sequence[str]) -> bool:
        """Add municipalities to the territory."""
        keys = self._desk.do(add_project_places, project_id=self._project_id, names=names)
        if not keys:
            return False
        added = self.words.list([f"«{name}»" for name in names])
        self._tell(self.words.say("Added to the territory: {places}", places=added))
        return True

    def remove_place(self, place_id: UUID, name: str) -> None:
        """Take a municipality out of the territory."""
        told = self.words.say("«{place}» taken out of the territory", place=name)
        self._done(told, remove_project_place, project_id=self._project_id, place_id=place_id)

    def remove_project(self, title: str) -> None:
        """Put the project into the bin."""
        told = self.words.say("Project «{title}» deleted", title=title)
        self._done(told, remove_project, project_id=self._project_id)

    @property
    def _project_id(self) -> UUID:
        if self._desk.project_id is None:
            raise LookupError("no project is on the desk")
        return self._desk.project_id

    def _detail(self) -> ProjectDetail:
        return project_detail(self._desk.workspace, project_id=self._project_id)

    def _tell(self, sentence: str) -> None:
        self._desk.told.emit(sentence)

    def _done(
        self, told: str, operation: Callable[Concatenate[Workspace, P], None], *args: P.args, **kwargs: P.kwargs
    ) -> bool:
        try:
            operation(self._desk.workspace, *args, **kwargs)
        except KnownError as trouble:
            self._desk.failed.emit(trouble.say(self.words))
            return False
        self._tell(told)
        return True
