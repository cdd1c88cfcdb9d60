"""A project with one of everything that can be removed, and what hangs on it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from coprod_desktop.domain.actions import ActionState
from coprod_desktop.domain.bin import BinKind
from coprod_desktop.domain.partners import ConsentPurpose, OrganisationKind
from coprod_desktop.domain.polls import Secrecy
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.actions import add_action, record_progress, remove_action
from coprod_desktop.operations.agenda import add_item, begin_item, remove_item
from coprod_desktop.operations.attendance import expect, register_arrival, remove_attendance
from coprod_desktop.operations.ballots import cast_ballot
from coprod_desktop.operations.decisions import add_decision, remove_decision
from coprod_desktop.operations.funding import add_funding, remove_funding
from coprod_desktop.operations.meetings import add_meeting, remove_meeting, start_meeting
from coprod_desktop.operations.merges import merge_priorities
from coprod_desktop.operations.notes import add_note, remove_note
from coprod_desktop.operations.partners import add_partner, remove_partner
from coprod_desktop.operations.people import add_person, remove_person
from coprod_desktop.operations.places import add_project_places, remove_project_place
from coprod_desktop.operations.polls import open_poll, prepare_poll, remove_poll
from coprod_desktop.operations.priorities import add_priority, remove_priority
from coprod_desktop.operations.projects import add_project, remove_project
from coprod_desktop.operations.services import add_service, remove_service
from coprod_desktop.operations.teams import add_team, assign_place, join_team, remove_team
from coprod_desktop.operations.themes import add_theme, remove_theme
from coprod_desktop.records import ProjectPlace
from coprod_desktop.store.codec import Plain
from coprod_desktop.store.dump import dump

State = dict[str, list[dict[str, Plain]]]


@dataclass(frozen=True)
class FullHouse:
    """The workspace, and the keys of what stands in it."""

    workspace: Workspace
    keys: dict[BinKind, UUID]
    place: UUID
    to_come: UUID
    joined_priority: UUID
    other_priority: UUID
    other_partner: UUID

    @property
    def project(self) -> UUID:
        """The key of the project."""
        return self.keys[BinKind.PROJECT]

    @property
    def meeting(self) -> UUID:
        """The key of the meeting under way."""
        return self.keys[BinKind.MEETING]

    def state(self) -> State:
        """Give all that is kept."""
        with self.workspace.reading() as reader:
            return dump(reader)

    def remove(self, kind: BinKind) -> None:
        """Remove the one of this kind."""
        REMOVALS[kind](self, self.keys[kind])


REMOVALS: dict[BinKind, Callable[[FullHouse, UUID], object]] = {
    BinKind.PROJECT: lambda house, key: remove_project(house.workspace, project_id=key),
    BinKind.PARTNER: lambda house, key: remove_partner(house.workspace, partner_id=key),
    BinKind.PARTICIPANT: lambda house, key: remove_person(house.workspace, participant_id=key),
    BinKind.TEAM: lambda house, key: remove_team(house.workspace, team_id=key),
    BinKind.PLACE: lambda house, _key: remove_project_place(
        house.workspace, project_id=house.project, place_id=house.place
    ),
    BinKind.FUNDING: lambda house, key: remove_funding(house.workspace, funding_id=key),
    BinKind.SERVICE: lambda house, key: remove_service(house.workspace, service_id=key),
    BinKind.MEETING: lambda house, key: remove_meeting(house.workspace, meeting_id=key),
    BinKind.ITEM: lambda house, key: remove_item(house.workspace, item_id=key),
    BinKind.ATTENDANCE: lambda house, key: remove_attendance(house.workspace, attendance_id=key),
    BinKind.NOTE: lambda house, key: remove_note(house.workspace, note_id=key),
    BinKind.THEME: lambda house, key: remove_theme(house.workspace, theme_id=key),
    BinKind.PRIORITY: lambda house, key: remove_priority(house.workspace, priority_id=key),
    BinKind.POLL: lambda house, key: remove_poll(house.workspace, poll_id=key),
    BinKind.DECISION: lambda house, key: remove_decision(house.workspace, decision_id=key),
    BinKind.ACTION: lambda house, key: remove_action(house.workspace, action_id=key),
}
"""How each kind is removed, as its screen does it."""


def full_house(workspace: Workspace) -> FullHouse:
    """Fill a workspace."""
    project = add_project(workspace, title="Autism services", lead="Cremona LHA")
    funding = add_funding(workspace, project_id=project, funder="Region", amount_cents=100_00, share_bp=5_500)
    service = add_service(workspace, project_id=project, name="Day centre")
    crema, _soresina = add_project_places(workspace, project_id=project, names=("Crema", "Soresina"))
    school = add_partner(workspace, project_id=project, name="School", kind=OrganisationKind.SCHOOL).id
    family = add_partner(workspace, project_id=project, name="Family 1", kind=OrganisationKind.FAMILY).id
    anna = add_person(
        workspace,
        partner_id=school,
        alias="A. R.",
        names="Anna Rossi",
        consents=[ConsentPurpose.CONTACT, ConsentPurpose.ACCESS_NEEDS],
        access_needs=["Near the door"],
    ).id
    team = add_team(workspace, project_id=project, name="Crema team")
    for partner in (school, family):
        join_team(workspace, team_id=team, partner_id=partner)
    assign_place(workspace, team_id=team, place_id=crema)
    meeting = add_meeting(workspace, project_id=project, title="What is missing", team_id=team)
    to_come = add_meeting(workspace, project_id=project, title="Next")
    expect(workspace, meeting_id=to_come, participant_ids=[anna])
    start_meeting(workspace, meeting_id=meeting, item_title="Opening")
    item = add_item(workspace, meeting_id=meeting, title="Transport").id
    begin_item(workspace, meeting_id=meeting, item_id=item)
    came = register_arrival(workspace, meeting_id=meeting, participant_id=anna).id
    note = add_note(workspace, meeting_id=meeting, text="Applause", item_id=item).id
    theme = add_theme(workspace, project_id=project, name="transport")
    priority = add_priority(workspace, meeting_id=meeting, text="A shuttle #transport @School", item_id=item).id
    same = add_priority(workspace, meeting_id=meeting, text="A bus", item_id=item, partner_id=family).id
    merge_priorities(workspace, into_id=priority, from_ids=[same])
    other = add_priority(workspace, meeting_id=meeting, text="A day centre").id
    voted = prepare_poll(
        workspace, meeting_id=meeting, question="Which?", options=[("", priority), ("", other)], budget=2, cap=2
    )
    open_poll(workspace, poll_id=voted.id)
    cast_ballot(workspace, poll_id=voted.id, participant_id=anna, dots={voted.options[0].id: 2})
    poll = prepare_poll(
        workspace,
        meeting_id=meeting,
        question="When?",
        options=[("Now", None), ("Later", None)],
        budget=1,
        cap=1,
        secrecy=Secrecy.NAMED,
        item_id=item,
    ).id
    open_poll(workspace, poll_id=poll)
    decision = add_decision(
        workspace, meeting_id=meeting, text="A shuttle it is", item_id=item, answers=[priority], dissents=["Too dear"]
    ).id
    action = add_action(
        workspace,
        project_id=project,
        meeting_id=meeting,
        what="Ask for offers",
        partner_id=school,
        participant_id=anna,
        decision_id=decision,
        priority_id=priority,
        due=date(2009, 4, 1),
    ).id
    record_progress(workspace, action_id=action, state=ActionState.IN_PROGRESS, note="Two came")
    with workspace.reading() as reader:
        (link,) = reader.all(ProjectPlace, ProjectPlace.place_id == crema)
    keys = {
        BinKind.PROJECT: project,
        BinKind.PARTNER: school,
        BinKind.PARTICIPANT: anna,
        BinKind.TEAM: team,
        BinKind.PLACE: link.id,
        BinKind.FUNDING: funding,
        BinKind.SERVICE: service,
        BinKind.MEETING: meeting,
        BinKind.ITEM: item,
        BinKind.ATTENDANCE: came,
        BinKind.NOTE: note,
        BinKind.THEME: theme,
        BinKind.PRIORITY: priority,
        BinKind.POLL: poll,
        BinKind.DECISION: decision,
        BinKind.ACTION: action,
    }
    return FullHouse(workspace, keys, crema, to_come, same, other, family)
