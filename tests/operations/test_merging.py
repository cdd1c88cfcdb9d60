"""Two partners or people as one: every link goes over, nobody is there twice, and one undo brings both back."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from coprod_desktop.domain.actions import ActionState
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.partners import ConsentPurpose, OrganisationKind
from coprod_desktop.domain.polls import Secrecy
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.actions import add_action, list_actions, record_progress
from coprod_desktop.operations.attendance import list_attendance, register_arrival
from coprod_desktop.operations.ballots import cast_ballot
from coprod_desktop.operations.exchange import export_text
from coprod_desktop.operations.meetings import start_now
from coprod_desktop.operations.merging import merge_partners, merge_people
from coprod_desktop.operations.partners import add_partner, end_partner, get_partner, list_partners
from coprod_desktop.operations.people import add_person, get_person, list_people
from coprod_desktop.operations.polls import close_poll, get_poll, list_voters, reopen_poll
from coprod_desktop.operations.priorities import add_priority, list_priorities
from coprod_desktop.operations.projects import add_project, project_detail
from coprod_desktop.operations.teams import add_team, join_team, teams_view
from tests.operations.voting import room_in

SCHOOL = OrganisationKind.SCHOOL


@pytest.fixture
def project(workspace: Workspace) -> UUID:
    return add_project(workspace, title="Autismo", lead="ASST di Crema")


def school(workspace: Workspace, project: UUID, name: str, joined_on: date | None = None) -> UUID:
    return add_partner(workspace, project_id=project, name=name, kind=SCHOOL, joined_on=joined_on).id


def names(workspace: Workspace, project: UUID) -> list[str]:
    return [row.name for row in list_partners(workspace, project_id=project)]


def members(workspace: Workspace, project: UUID) -> list[list[UUID]]:
    return [[member.id for member in team.members] for team in teams_view(workspace, project_id=project).teams]


def comes_back(workspace: Workspace, deed: Callable[[], None]) -> None:
    """Do a deed, undo it, look that all is as it was, and do it again."""
    before = export_text(workspace)
    deed()
    after = export_text(workspace)
    assert before != after
    workspace.undo()
    assert export_text(workspace) == before
    workspace.redo()
    assert export_text(workspace) == after


def test_all_that_names_a_partner_names_the_other(workspace: Workspace, project: UUID) -> None:
    kept, double = school(workspace, project, "Scuola Vailati"), school(workspace, project, "I.C. Vailati")
    add_person(workspace, partner_id=double, alias="Anna")
    team = add_team(workspace, project_id=project, name="Crema")
    join_team(workspace, team_id=team, partner_id=double)
    meeting = start_now(workspace, project_id=project, title="Primo", item_title="Che cosa serve")
    add_priority(workspace, meeting_id=meeting, text="Più ore", partner_id=double)
    own = add_action(workspace, project_id=project, what="Scrivere", partner_id=double)
    other = add_action(workspace, project_id=project, what="Chiedere", partner_id=kept)
    record_progress(workspace, action_id=other.id, state=ActionState.HANDED_OVER, to_partner_id=double)
    comes_back(workspace, lambda: merge_partners(workspace, into_id=kept, from_id=double))
    assert names(workspace, project) == ["ASST di Crema", "Scuola Vailati"]
    assert [person.partner for person in list_people(workspace, project_id=project)] == ["Scuola Vailati"]
    assert [line.partner for line in list_priorities(workspace, meeting_id=meeting)] == ["Scuola Vailati"]
    assert {action.id: action.owner for action in list_actions(workspace, project_id=project)} == {
        own.id: "Scuola Vailati",
        other.id: "Scuola Vailati",
    }
    assert [[member.id for member in one.members] for one in teams_view(workspace, project_id=project).teams] == [
        [kept]
    ]


def test_a_partner_in_the_same_team_twice_is_there_once(workspace: Workspace, project: UUID) -> None:
    kept, double = school(workspace, project, "Vailati"), school(workspace, project, "Vailati Crema")
    team = add_team(workspace, project_id=project, name="Crema")
    join_team(workspace, team_id=team, partner_id=kept)
    join_team(workspace, team_id=team, partner_id=double)
    comes_back(workspace, lambda: merge_partners(workspace, into_id=kept, from_id=double))
    assert [[member.id for member in one.members] for one in teams_view(workspace, project_id=project).teams] == [
        [kept]
    ]


def test_the_longer_stay_holds(workspace: Workspace, project: UUID) -> None:
    kept = school(workspace, project, "Vailati", date(2026, 3, 1))
    double = school(workspace, project, "Vailati Crema", date(2026, 1, 1))
    merge_partners(workspace, into_id=kept, from_id=double)
    assert get_partner(workspace, partner_id=kept).joined_on == date(2026, 1, 1)


def test_parts_at_different_times_become_one_where_a_person_says_so(workspace: Workspace, project: UUID) -> None:
    kept = school(workspace, project, "Vailati", date(2026, 3, 1))
    double = school(workspace, project, "Vailati Crema", date(2025, 1, 1))
    end_partner(workspace, partner_id=double, left_on=date(2025, 6, 1))
    comes_back(workspace, lambda: merge_partners(workspace, into_id=kept, from_id=double))
    assert names(workspace, project) == ["ASST di Crema", "Vailati"]


def test_organisations_become_one_in_all_projects(workspace: Workspace, project: UUID) -> None:
    kept, double = school(workspace, project, "Vailati"), school(workspace, project, "Vailati Crema")
    other = add_project(workspace, title="Anziani", lead="Vailati Crema")
    school(workspace, other, "Vailati")
    comes_back(workspace, lambda: merge_partners(workspace, into_id=kept, from_id=double))
    assert names(workspace, other) == ["Vailati"]
    assert project_detail(workspace, project_id=other).lead == "Vailati"


def test_two_families_become_one(workspace: Workspace, project: UUID) -> None:
    one = add_partner(workspace, project_id=project, name="Famiglia 1", kind=OrganisationKind.FAMILY)
    two = add_partner(workspace, project_id=project, name="Famiglia 2", kind=OrganisationKind.FAMILY, place="Crema")
    comes_back(workspace, lambda: merge_partners(workspace, into_id=one.id, from_id=two.id))
    assert get_partner(workspace, partner_id=one.id).place == "Crema"
    assert names(workspace, project) == ["ASST di Crema", "Famiglia 1"]


def test_what_cannot_be_one_is_refused(workspace: Workspace, project: UUID) -> None:
    kept = school(workspace, project, "Vailati")
    family = add_partner(workspace, project_id=project, name="Famiglia 1", kind=OrganisationKind.FAMILY).id
    elsewhere = school(workspace, add_project(workspace, title="Anziani", lead="ATS"), "Munari")
    before = export_text(workspace)
    for into, gone, code in (
        (kept, kept, "merge_with_itself"),
        (kept, family, "merge_family_and_organisation"),
        (kept, elsewhere, "merge_across_projects"),
    ):
        with pytest.raises(KnownError, match=code):
            merge_partners(workspace, into_id=into, from_id=gone)
    assert export_text(workspace) == before


def test_a_person_keeps_what_both_entries_tell(workspace: Workspace, project: UUID) -> None:
    partner = school(workspace, project, "Vailati")
    kept = add_person(workspace, partner_id=partner, alias="Anna", names="Anna Inventata")
    double = add_person(
        workspace,
        partner_id=partner,
        alias="A. Inventata",
        email="anna@example.org",
        access_needs=["Un posto vicino alla porta"],
        consents=[ConsentPurpose.ACCESS_NEEDS],
    )
    comes_back(workspace, lambda: merge_people(workspace, into_id=kept.id, from_id=double.id))
    (person,) = list_people(workspace, project_id=project)
    assert (person.alias, person.names, person.email) == ("Anna", "Anna Inventata", "anna@example.org")
    assert [text for _key, text in person.access_needs] == ["Un posto vicino alla porta"]
    assert [consent.purpose for consent in person.consents] == [ConsentPurpose.ACCESS_NEEDS]


def test_a_person_who_came_under_both_entries_was_there_once_with_both_stays(
    workspace: Workspace, project: UUID
) -> None:
    partner = school(workspace, project, "Vailati")
    kept = add_person(workspace, partner_id=partner, alias="Anna")
    double = add_person(workspace, partner_id=partner, alias="Anna I.")
    meeting = start_now(workspace, project_id=project, title="Primo", item_title="Che cosa serve")
    noon = datetime(2026, 3, 3, 12, tzinfo=UTC)
    for minute, person in enumerate((kept, double)):
        with workspace.as_of(noon + timedelta(minutes=minute)):
            register_arrival(workspace, meeting_id=meeting, participant_id=person.id)
    comes_back(workspace, lambda: merge_people(workspace, into_id=kept.id, from_id=double.id))
    (attendance,) = list_attendance(workspace, meeting_id=meeting)
    assert attendance.participant_id == kept.id
    assert len(attendance.spells) == 2


def test_a_person_of_two_partners_stays_with_both_under_one_identity(workspace: Workspace, project: UUID) -> None:
    one = add_person(workspace, partner_id=school(workspace, project, "Vailati"), alias="Anna", phone="1")
    two = add_person(workspace, partner_id=school(workspace, project, "Munari"), alias="Anna", email="a@example.org")
    comes_back(workspace, lambda: merge_people(workspace, into_id=one.id, from_id=two.id))
    first, second = (get_person(workspace, participant_id=key) for key in (one.id, two.id))
    assert first.person_id == second.person_id
    assert (first.phone, second.email) == ("1", "a@example.org")


@pytest.mark.parametrize("secrecy", Secrecy)
def test_a_closed_vote_stays_as_it_was_counted_and_nobody_votes_twice_in_it(
    workspace: Workspace, secrecy: Secrecy
) -> None:
    room = room_in(workspace)
    kept, double = room.public[:2]
    poll = room.opened(secrecy=secrecy)
    for voter in room.everybody[1:]:
        cast_ballot(workspace, poll_id=poll.id, participant_id=voter, dots={})
    with pytest.raises(KnownError, match="merge_in_open_poll"):
        merge_people(workspace, into_id=kept, from_id=double)
    closed = close_poll(workspace, poll_id=poll.id)
    merge_people(workspace, into_id=kept, from_id=double)
    assert get_poll(workspace, poll_id=poll.id) == closed
    assert (closed.cast, closed.entitled) == (12, 13)
    reopen_poll(workspace, poll_id=poll.id, reason="A sheet was found")
    assert all(voter.has_voted for voter in list_voters(workspace, poll_id=poll.id))
    with suppress(KnownError):
        # By name the ballot takes the place of the one before.
        cast_ballot(workspace, poll_id=poll.id, participant_id=kept, dots={})
    assert get_poll(workspace, poll_id=poll.id).cast == 12
