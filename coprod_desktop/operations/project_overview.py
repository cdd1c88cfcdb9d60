"""A project at a glance, read in few and narrow questions: it is the first that is seen of a project."""

from collections import defaultdict
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Table, func, or_, select

from coprod_desktop.domain.partners import OrganisationKind, PartnerRow, Sector, Tier, count_partners
from coprod_desktop.domain.project_overview import (
    ComingMeeting,
    Overview,
    TeamBrief,
    coming_first,
    latest_answers,
    open_first,
    said_figures,
)
from coprod_desktop.domain.projects import FundingRow, StructureForm
from coprod_desktop.operations.columns import table_of
from coprod_desktop.operations.overview_answers import Answers
from coprod_desktop.records import (
    AgendaItem,
    Attendance,
    FundingSource,
    Meeting,
    Organisation,
    Partner,
    Place,
    Project,
    ProjectPlace,
    Structure,
    Team,
    TeamPartner,
    TeamPlace,
)
from coprod_desktop.store import Reader, Workspace


def project_overview(workspace: Workspace, *, project_id: UUID) -> Overview:
    """Give a project at a glance; KnownError `not_found`."""
    with workspace.reading() as reader:
        project = reader.get(Project, project_id)
        today = reader.today()
        partners = _partners(reader, project)
        form, structure_id = _structure(reader, project_id)
        places, left_out = _places(reader, project_id, structure_id)
        answers = Answers(reader, project_id, {row.id: row.name for row, _gone in partners})
        local = [row for row, gone in partners if not gone]
        return Overview(
            today=today,
            partners=count_partners(local, baseline_on=project.baseline_on, today=today),
            form=form,
            teams=_teams(reader, structure_id, places, today),
            places_left_out=left_out,
            meetings=_meetings(reader, project_id, today),
            actions=open_first(answers.actions.values()),
            has_closed_actions=answers.has_closed,
            said=said_figures(answers.raised, answers.notes),
            latest=latest_answers(answers.notes, answers.agreed),
            funding=_funding(reader, project),
        )


def _partners(reader: Reader, project: Project) -> list[tuple[PartnerRow, bool]]:
    """Give all partners, and whether each lies in the bin; what is said of them is only what is counted and named."""
    partner, organisation = table_of(Partner).c, table_of(Organisation)
    statement = (
        select(
            partner.id,
            partner.organisation_id,
            partner.printed_name,
            organisation.c.name,
            organisation.c.sector,
            partner.role,
            partner.joined_on,
            partner.left_on,
            partner.deleted_at,
        )
        .select_from(table_of(Partner).outerjoin(organisation, organisation.c.id == partner.organisation_id))
        .where(partner.project_id == project.id)
    )
    return [
        (
            PartnerRow(
                id=key,
                name=printed or name or "",
                kind=OrganisationKind.OTHER if organisation_id else OrganisationKind.FAMILY,
                sector=sector or Sector.FAMILIES_NONPROFITS,
                tier=Tier.NONE,
                role=role,
                place="",
                joined_on=joined,
                left_on=left,
                is_lead=organisation_id is not None and organisation_id == project.lead_id,
            ),
            deleted is not None,
        )
        for key, organisation_id, printed, name, sector, role, joined, left, deleted in reader.rows(statement)
    ]


def _structure(reader: Reader, project_id: UUID) -> tuple[StructureForm, UUID | None]:
    structure = table_of(Structure).c
    here = structure.project_id == project_id, structure.to_on.is_(None), structure.deleted_at.is_(None)
    rows = reader.rows(select(structure.form, structure.id).where(*here))
    return (rows[0][0], rows[0][1]) if rows else (StructureForm.DEVOLVED, None)


def _places(reader: Reader, project_id: UUID, structure_id: UUID | None) -> tuple[dict[UUID, list[str]], int]:
    """Give the names of each team's municipalities, and how many of the project's belong to none."""
    ours, place, stay, team = (table_of(kind) for kind in (ProjectPlace, Place, TeamPlace, Team))
    held = stay.join(team, (team.c.id == stay.c.team_id) & (team.c.structure_id == structure_id))
    now = stay.c.to_on.is_(None) & stay.c.deleted_at.is_(None) & team.c.deleted_at.is_(None)
    statement = (
        select(place.c.name, team.c.id)
        .select_from(
            ours.join(place, place.c.id == ours.c.place_id).outerjoin(held, (stay.c.place_id == place.c.id) & now)
        )
        .where(ours.c.project_id == project_id, ours.c.deleted_at.is_(None))
        .order_by(place.c.name)
    )
    names: dict[UUID, list[str]] = defaultdict(list)
    left_out = 0
    for name, team_id in reader.rows(statement):
        if team_id:
            names[team_id].append(name)
        else:
            left_out += 1
    return names, left_out


def _teams(
    reader: Reader, structure_id: UUID | None, places: dict[UUID, list[str]], today: date
) -> tuple[TeamBrief, ...]:
    team, stay, partner = (table_of(kind) for kind in (Team, TeamPartner, Partner))
    member = stay.join(partner, (partner.c.id == stay.c.partner_id) & partner.c.deleted_at.is_(None))
    now = (
        stay.c.deleted_at.is_(None)
        & or_(stay.c.to_on.is_(None), stay.c.to_on > today)
        & or_(partner.c.left_on.is_(None), partner.c.left_on > today)
    )
    statement = (
        select(team.c.id, team.c.name, team.c.task, func.count(func.distinct(partner.c.id)))
        .select_from(team.outerjoin(member, (stay.c.team_id == team.c.id) & now))
        .where(team.c.structure_id == structure_id, team.c.deleted_at.is_(None))
        .group_by(team.c.id)
        .order_by(team.c.rank)
    )
    return tuple(
        TeamBrief(key, name, task, tuple(places.get(key, ())), members)
        for key, name, task, members in reader.rows(statement)
    )


def _meetings(reader: Reader, project_id: UUID, today: date) -> tuple[ComingMeeting, ...]:
    meeting, team = table_of(Meeting), table_of(Team)
    columns: Any = (meeting.c.id, meeting.c.title, team.c.name, meeting.c.venue)
    counts = _expected(meeting), _of_agenda(meeting, func.count()), _of_agenda(meeting, _minutes())
    statement = (
        select(*columns, meeting.c.started_at, meeting.c.planned_at, *counts)
        .select_from(meeting.outerjoin(team, team.c.id == meeting.c.team_id))
        .where(meeting.c.project_id == project_id, meeting.c.ended_at.is_(None), meeting.c.deleted_at.is_(None))
    )
    found = (
        ComingMeeting(key, title, name or "", venue, started, planned, expected, items, minutes or 0)
        for key, title, name, venue, started, planned, expected, items, minutes in reader.rows(statement)
    )
    return coming_first(found, today)


def _expected(meeting: Table) -> Any:
    attendance = table_of(Attendance).c
    there = attendance.expected & attendance.apologies.is_(False) & attendance.deleted_at.is_(None)
    return select(func.count()).where(attendance.meeting_id == meeting.c.id, there).scalar_subquery()


def _of_agenda(meeting: Table, what: Any) -> Any:
    item = table_of(AgendaItem).c
    return select(what).where(item.meeting_id == meeting.c.id, item.deleted_at.is_(None)).scalar_subquery()


def _minutes() -> Any:
    return func.sum(table_of(AgendaItem).c.planned_min)


def _funding(reader: Reader, project: Project) -> tuple[FundingRow, ...]:
    source, organisation = table_of(FundingSource), table_of(Organisation)
    statement = (
        select(source.c.id, organisation.c.name, organisation.c.id, source.c.amount_cents, source.c.share_bp)
        .select_from(source.join(organisation, organisation.c.id == source.c.organisation_id))
        .where(source.c.project_id == project.id, source.c.deleted_at.is_(None))
        .order_by(source.c.rank, source.c.id)
    )
    return tuple(
        FundingRow(key, name, payer == project.lead_id, amount, share)
        for key, name, payer, amount, share in reader.rows(statement)
    )
