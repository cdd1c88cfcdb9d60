"""Projects: what they are, who leads them, and how their teams are arranged."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Unpack
from uuid import UUID

from sqlmodel import col, select

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.partners import OrganisationKind
from coprod_desktop.domain.projects import ProjectChange, ProjectDetail, ProjectFields, ProjectRow, StructureForm
from coprod_desktop.domain.texts import clean_text, fold
from coprod_desktop.operations.belongings import belongings
from coprod_desktop.operations.funding import funding_rows
from coprod_desktop.operations.organisations import organisation_named, organisation_renamed
from coprod_desktop.operations.places import project_places
from coprod_desktop.operations.services import service_rows
from coprod_desktop.records import (
    Action,
    FundingSource,
    Organisation,
    Participant,
    Partner,
    Priority,
    Project,
    Structure,
    Team,
    TeamPartner,
)
from coprod_desktop.store import Reader, Step, Workspace
from coprod_desktop.words import mark

TEXTS = {
    "title": mark("Title"),
    "service_area": mark("Service area"),
    "tender_ref": mark("Tender reference"),
    "jurisdiction": mark("Jurisdiction"),
    "illustrative_note": mark("Note on the data"),
}
LEAD = mark("Lead organisation")


def list_projects(workspace: Workspace) -> tuple[ProjectRow, ...]:
    """Give all projects by title."""
    statement = (
        select(Project.id, Project.title, Organisation.name, Project.phase)
        .outerjoin(Organisation, col(Organisation.id) == col(Project.lead_id))
        .where(col(Project.deleted_at).is_(None))
    )
    with workspace.reading() as reader:
        rows = [ProjectRow(key, title, lead or "", phase) for key, title, lead, phase in reader.rows(statement)]
    return tuple(sorted(rows, key=lambda row: (fold(row.title), str(row.id))))


def project_detail(workspace: Workspace, *, project_id: UUID) -> ProjectDetail:
    """Give a project with its funding, services and territory; KnownError `not_found`."""
    with workspace.reading() as reader:
        project = reader.get(Project, project_id)
        lead = reader.find(Organisation, project.lead_id)
        structure = present_structure(reader, project_id)
        return ProjectDetail(
            id=project.id,
            title=project.title,
            lead=lead.name if lead else "",
            lead_id=project.lead_id,
            service_area=project.service_area,
            tender_ref=project.tender_ref,
            jurisdiction=project.jurisdiction,
            phase=project.phase,
            form=structure.form,
            form_since=structure.from_on,
            baseline_on=project.baseline_on,
            illustrative_note=project.illustrative_note,
            funding=funding_rows(reader, project),
            services=service_rows(reader, project_id),
            places=project_places(reader, project_id),
        )


def present_structure(reader: Reader, project_id: UUID) -> Structure:
    """Give the arrangement of a project's teams that holds now; KnownError `not_found`."""
    found = reader.all(Structure, Structure.project_id == project_id, col(Structure.to_on).is_(None))
    if not found:
        raise KnownError("not_found")
    return found[0]


def add_project(
    workspace: Workspace,
    *,
    title: str,
    lead: str,
    form: StructureForm = StructureForm.DEVOLVED,
    **fields: Unpack[ProjectFields],
) -> UUID:
    """Add a project with its lead organisation, which is also a partner so that its staff can attend.

    Raises KnownError `text_missing`, `text_too_long`.
    """
    with workspace.step("add_project") as step:
        cleaned = _cleaned({"title": title, **fields})
        organisation = organisation_named(step, lead, OrganisationKind.LHA, field=LEAD)
        project = step.add(Project(lead_id=organisation.id, **cleaned))
        step.add(Structure(project_id=project.id, form=form))
        _make_partner(step, project.id, organisation.id)
        return project.id


def change_project(workspace: Workspace, *, project_id: UUID, **change: Unpack[ProjectChange]) -> None:
    """Change what is told of a project; what is left out stays as it is.

    A lead that is not known by its new name is renamed wherever it is shown, unless other projects know it by the
    old one; otherwise the other organisation takes the lead. Raises KnownError `text_missing`, `text_too_long`.
    """
    with workspace.step("change_project") as step:
        project = step.get(Project, project_id)
        lead = change.pop("lead", None)
        for name, value in _cleaned(change).items():
            setattr(project, name, value)
        if lead is not None:
            _give_lead(step, project, lead)


def change_structure(
    workspace: Workspace, *, project_id: UUID, form: StructureForm, from_on: date | None = None
) -> None:
    """Arrange the teams of a project in another way from a day on, today where none is given.

    The teams stay: they go over into the new arrangement with their members, territory and task. Where there are no
    teams yet, or where the present arrangement began on that very day, it is put right instead of ended.
    Raises KnownError `date_order`.
    """
    with workspace.step("change_structure") as step:
        present = present_structure(step, project_id)
        day = from_on or step.today()
        teams = step.all(Team, Team.structure_id == present.id)
        if form is present.form:
            return
        if present.from_on and day < present.from_on:
            raise KnownError("date_order", earlier=mark("Start of the present structure"), later=mark("Start"))
        if teams and present.from_on != day:
            present.to_on = day
            new = step.add(Structure(project_id=project_id, form=form, from_on=day))
        else:
            present.form = form
            new = present
        for team in teams:
            team.structure_id = new.id


def remove_project(workspace: Workspace, *, project_id: UUID) -> None:
    """Put a project into the bin, with all that belongs to it."""
    with workspace.step("remove_project") as step:
        project = step.get(Project, project_id)
        step.remove(project, *belongings(step, project_id))


def _cleaned(values: Mapping[str, object]) -> dict[str, Any]:
    return {
        name: clean_text(str(value), field=TEXTS[name], required=name == "title") if name in TEXTS else value
        for name, value in values.items()
    }


def _make_partner(step: Step, project_id: UUID, organisation_id: UUID) -> None:
    if not _part(step, project_id, organisation_id):
        step.add(Partner(project_id=project_id, organisation_id=organisation_id))


def _part(reader: Reader, project_id: UUID, organisation_id: UUID | None) -> list[Partner]:
    return reader.all(Partner, Partner.project_id == project_id, Partner.organisation_id == organisation_id)


def _give_lead(step: Step, project: Project, name: str) -> None:
    former = step.find(Organisation, project.lead_id)
    if former is None:
        meant = organisation_named(step, name, OrganisationKind.LHA, field=LEAD)
    else:
        meant = organisation_renamed(step, former, name, own=_records_of_lead(step, project), field=LEAD)
    if meant.id == project.lead_id:
        return
    parts = _part(step, project.id, project.lead_id)
    project.lead_id = meant.id
    _make_partner(step, project.id, meant.id)
    # A former lead that took part stays as a partner; otherwise it had its part only for leading.
    step.remove(*(part for part in parts if not _took_part(step, part.id)))


def _took_part(reader: Reader, partner_id: UUID) -> bool:
    return any(reader.all(kind, kind.partner_id == partner_id) for kind in (Participant, TeamPartner, Priority, Action))


def _records_of_lead(reader: Reader, project: Project) -> set[UUID]:
    sources = reader.all(
        FundingSource, FundingSource.project_id == project.id, FundingSource.organisation_id == project.lead_id
    )
    records = (*_part(reader, project.id, project.lead_id), *sources, *_teams(reader, project.id))
    return {project.id, *(record.id for record in records)}


def _teams(reader: Reader, project_id: UUID) -> list[Team]:
    structures = select(Structure.id).where(Structure.project_id == project_id)
    return reader.all(Team, col(Team.structure_id).in_(structures))
