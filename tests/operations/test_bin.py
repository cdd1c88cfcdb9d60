"""The bin: everything that can be removed comes back as it was, fits into what has changed since, or says why not."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from coprod_desktop.domain.bin import BinKind, BinRow
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.partners import ConsentPurpose, OrganisationKind
from coprod_desktop.domain.projects import StructureForm
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.agenda import begin_item, get_item, list_agenda
from coprod_desktop.operations.attendance import expect, register_arrival
from coprod_desktop.operations.ballots import cast_ballot
from coprod_desktop.operations.bin import bring_all_back, bring_back, list_bin
from coprod_desktop.operations.checks import check_workspace
from coprod_desktop.operations.consents import remove_consent
from coprod_desktop.operations.meetings import end_meeting
from coprod_desktop.operations.merges import merge_priorities
from coprod_desktop.operations.merging import merge_partners, merge_people
from coprod_desktop.operations.notes import list_notes
from coprod_desktop.operations.partners import add_partner, remove_partner
from coprod_desktop.operations.people import add_person, change_person, get_person, remove_person
from coprod_desktop.operations.places import add_project_place
from coprod_desktop.operations.polls import close_poll, get_poll, list_polls, remove_poll
from coprod_desktop.operations.priority_board import project_priorities
from coprod_desktop.operations.projects import add_project, change_structure
from coprod_desktop.operations.teams import add_team, assign_place, teams_view
from coprod_desktop.operations.themes import add_theme
from coprod_desktop.operations.undoing import redo, undo
from coprod_desktop.records import JournalEntry
from coprod_desktop.words import Words
from tests.conftest import SetClock
from tests.operations.full_house import FullHouse, full_house
from tests.soundness import assert_words_are_in_step


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> FullHouse:
    """The house, built once and closed."""
    path = tmp_path_factory.mktemp("bin") / "house.coprod"
    with closing(Workspace.create(path, clock=SetClock(datetime(2009, 3, 3, 13, 30, tzinfo=UTC)))) as workspace:
        return full_house(workspace)


@pytest.fixture
def workspace(built: FullHouse, tmp_path: Path, clock: SetClock) -> Iterator[Workspace]:
    with closing(Workspace.open(Path(shutil.copy(built.workspace.path, tmp_path)), clock=clock)) as opened:
        yield opened


@pytest.fixture
def house(built: FullHouse, workspace: Workspace) -> FullHouse:
    return replace(built, workspace=workspace)


def lying(house: FullHouse, project: UUID | None = None) -> list[BinRow]:
    return list(list_bin(house.workspace, project_id=project or house.project))


def kinds(house: FullHouse) -> list[BinKind]:
    return [row.kind for row in lying(house)]


def back(house: FullHouse, kind: BinKind) -> None:
    bring_back(house.workspace, kind=kind, id=house.keys[kind])


@pytest.mark.parametrize("kind", BinKind)
def test_what_comes_back_at_once_is_as_if_it_had_never_gone(house: FullHouse, kind: BinKind) -> None:
    before = house.state()
    house.remove(kind)
    removed = house.state()
    (row,) = lying(house)
    assert (row.kind, row.id) == (kind, house.keys[kind])
    back(house, kind)
    assert house.state() == before
    assert lying(house) == []
    assert undo(house.workspace) is not None
    assert house.state() == removed
    assert redo(house.workspace) is not None
    assert house.state() == before
    assert [undo(house.workspace) is not None for _ in range(2)] == [True, True]
    assert house.state() == before
    assert_words_are_in_step(house.workspace)
    check_workspace(house.workspace)


@pytest.mark.parametrize("kind", BinKind)
def test_it_comes_back_after_months_too(house: FullHouse, kind: BinKind, clock: SetClock) -> None:
    before = house.state()
    house.remove(kind)
    house.workspace.close()
    with closing(Workspace.open(house.workspace.path, clock=clock)) as later:
        assert later.undo_step is None
        bring_back(later, kind=kind, id=house.keys[kind])
        assert replace(house, workspace=later).state() == before


def test_every_row_says_what_it_is_and_what_went_along(house: FullHouse) -> None:
    words = Words("en")
    for kind in (BinKind.ITEM, BinKind.PARTICIPANT, BinKind.TEAM, BinKind.MEETING):
        house.remove(kind)
    meeting, team, person, item = lying(house)
    assert (meeting.title(words), meeting.belongs_to(words)) == ("What is missing, 3 Mar 2009", "")
    assert meeting.went_along(words) == "1 agenda item, 1 note, 3 priorities, 2 votes, 1 decision, 1 action"
    assert (team.title(words), team.went_along(words)) == ("Crema team", "2 partners, 1 municipality")
    assert (person.title(words), person.belongs_to(words), person.personal) == ("Anna Rossi", "School", True)
    assert item.title(words) == "Transport"
    assert item.belongs_to(words) == "What is missing, 3 Mar 2009 (in the bin too)"


def test_a_deleted_project_stands_in_the_bin_of_every_project(house: FullHouse, workspace: Workspace) -> None:
    other = add_project(workspace, title="Another", lead="Monza LHA")
    house.remove(BinKind.NOTE)
    house.remove(BinKind.PROJECT)
    assert [row.name for row in lying(house, other)] == ["Autism services"]
    assert [row.name for row in list_bin(workspace, project_id=None)] == ["Autism services"]
    back(house, BinKind.PROJECT)
    assert kinds(house) == [BinKind.NOTE]


def test_what_it_belongs_to_comes_back_first(house: FullHouse) -> None:
    before = house.state()
    house.remove(BinKind.NOTE)
    house.remove(BinKind.MEETING)
    back(house, BinKind.NOTE)
    assert house.state() == before
    house.remove(BinKind.PARTICIPANT)
    house.remove(BinKind.PARTNER)
    house.remove(BinKind.PROJECT)
    back(house, BinKind.PARTICIPANT)
    assert house.state() == before


@pytest.mark.parametrize("first", [BinKind.TEAM, BinKind.PARTNER])
def test_what_hangs_on_two_things_comes_back_with_the_last_of_them(house: FullHouse, first: BinKind) -> None:
    before = house.state()
    house.remove(BinKind.PARTNER)
    house.remove(BinKind.TEAM)
    second = BinKind.PARTNER if first is BinKind.TEAM else BinKind.TEAM
    back(house, first)
    assert kinds(house) == [second]
    back(house, second)
    assert house.state() == before


def test_what_was_removed_before_stays_in_the_bin(house: FullHouse) -> None:
    house.remove(BinKind.NOTE)
    house.remove(BinKind.MEETING)
    back(house, BinKind.MEETING)
    assert kinds(house) == [BinKind.NOTE]


def test_several_come_back_in_one_step_or_none(house: FullHouse, workspace: Workspace) -> None:
    before = house.state()
    for kind in (BinKind.NOTE, BinKind.DECISION, BinKind.THEME):
        house.remove(kind)
    removed = house.state()
    things = [(row.kind, row.id) for row in lying(house)]
    bring_all_back(workspace, things=things)
    assert house.state() == before
    undo(workspace)
    assert house.state() == removed
    add_theme(workspace, project_id=house.project, name="Transport")
    with pytest.raises(KnownError, match="theme_exists"):
        bring_all_back(workspace, things=things)
    assert len(lying(house)) == 3


def test_what_is_not_in_the_bin_cannot_come_back(house: FullHouse, workspace: Workspace) -> None:
    for key in (house.keys[BinKind.NOTE], uuid4()):
        with pytest.raises(KnownError, match="not_in_bin"):
            bring_back(workspace, kind=BinKind.NOTE, id=key)


def test_a_name_that_is_taken_is_told(house: FullHouse, workspace: Workspace) -> None:
    for kind in (BinKind.THEME, BinKind.TEAM, BinKind.PARTNER):
        house.remove(kind)
    add_theme(workspace, project_id=house.project, name="Transport")
    add_team(workspace, project_id=house.project, name="CREMA TEAM")
    again = add_partner(workspace, project_id=house.project, name="School", kind=OrganisationKind.SCHOOL).id
    removed = house.state()
    for kind, code in (
        (BinKind.THEME, "theme_exists"),
        (BinKind.TEAM, "team_exists"),
        (BinKind.PARTNER, "partner_twice"),
    ):
        with pytest.raises(KnownError, match=code):
            back(house, kind)
    assert house.state() == removed
    remove_partner(workspace, partner_id=again)
    back(house, BinKind.PARTNER)


def test_what_is_on_a_list_again_is_told(house: FullHouse, workspace: Workspace) -> None:
    house.remove(BinKind.ATTENDANCE)
    register_arrival(workspace, meeting_id=house.meeting, participant_id=house.keys[BinKind.PARTICIPANT])
    house.remove(BinKind.PLACE)
    add_project_place(workspace, project_id=house.project, name="Crema")
    assert kinds(house) == [BinKind.ATTENDANCE]
    for kind in (BinKind.ATTENDANCE, BinKind.PLACE):
        with pytest.raises(KnownError, match="there_again"):
            back(house, kind)


def test_a_team_goes_over_into_the_present_arrangement_without_what_others_have(
    house: FullHouse, workspace: Workspace, clock: SetClock
) -> None:
    house.remove(BinKind.TEAM)
    clock.forward(days=40)
    other = add_team(workspace, project_id=house.project, name="Others")
    change_structure(workspace, project_id=house.project, form=StructureForm.COORDINATED)
    assign_place(workspace, team_id=other, place_id=house.place)
    back(house, BinKind.TEAM)
    view = teams_view(workspace, project_id=house.project)
    told = {team.name: (len(team.members), [name for _key, name in team.places]) for team in view.teams}
    assert told == {"Crema team": (2, []), "Others": (0, ["Crema"])}
    assert kinds(house) == []


def test_an_item_is_not_on_again_while_another_is(house: FullHouse, workspace: Workspace, clock: SetClock) -> None:
    house.remove(BinKind.ITEM)
    clock.forward(minutes=9)
    first = list_agenda(workspace, meeting_id=house.meeting)[0]
    begin_item(workspace, meeting_id=house.meeting, item_id=first.id)
    back(house, BinKind.ITEM)
    item = get_item(workspace, item_id=house.keys[BinKind.ITEM])
    assert [run.ended_at is not None for run in item.runs] == [True]
    assert [note.item_id for note in list_notes(workspace, meeting_id=house.meeting)] == [item.id]


def test_what_stood_under_an_item_that_is_gone_stays_with_the_meeting(house: FullHouse, workspace: Workspace) -> None:
    house.remove(BinKind.NOTE)
    house.remove(BinKind.ITEM)
    back(house, BinKind.NOTE)
    assert [note.item_id for note in list_notes(workspace, meeting_id=house.meeting)] == [None]


def test_what_was_joined_otherwise_meanwhile_stays_joined_so(house: FullHouse, workspace: Workspace) -> None:
    leading, same = house.keys[BinKind.PRIORITY], house.joined_priority
    house.remove(BinKind.PRIORITY)
    merge_priorities(workspace, into_id=house.other_priority, from_ids=[same])
    back(house, BinKind.PRIORITY)
    cards = {
        note.id: [one.id for one in note.joined] for note in project_priorities(workspace, project_id=house.project)
    }
    assert cards == {leading: [], house.other_priority: [same]}


def test_an_open_vote_does_not_come_back_into_a_meeting_that_is_over(house: FullHouse, workspace: Workspace) -> None:
    house.remove(BinKind.POLL)
    (voted,) = list_polls(workspace, meeting_id=house.meeting)
    close_poll(workspace, poll_id=voted.id)
    end_meeting(workspace, meeting_id=house.meeting)
    with pytest.raises(KnownError, match="meeting_not_open"):
        back(house, BinKind.POLL)


def test_secret_ballots_come_and_go_with_their_poll_and_leave_no_trace(house: FullHouse, workspace: Workspace) -> None:
    ballots = {row["id"] for row in house.state()["ballot"]}
    house.remove(BinKind.MEETING)
    back(house, BinKind.MEETING)
    undo(workspace)
    redo(workspace)
    assert {row["id"] for row in house.state()["ballot"]} == ballots
    with workspace.reading() as reader:
        assert {row.table for row in reader.all(JournalEntry)}.isdisjoint({"ballot", "choice", "turn"})


def test_a_vote_that_came_back_stays_once_somebody_has_voted(house: FullHouse, workspace: Workspace) -> None:
    house.remove(BinKind.POLL)
    back(house, BinKind.POLL)
    poll = get_poll(workspace, poll_id=house.keys[BinKind.POLL])
    anna = house.keys[BinKind.PARTICIPANT]
    cast_ballot(workspace, poll_id=poll.id, participant_id=anna, dots={poll.options[0].id: 1})
    with pytest.raises(KnownError, match="poll_has_ballots"):
        remove_poll(workspace, poll_id=poll.id)


def test_a_consent_that_was_withdrawn_does_not_come_back_with_the_person(
    house: FullHouse, workspace: Workspace
) -> None:
    anna = house.keys[BinKind.PARTICIPANT]
    change_person(workspace, participant_id=anna, consents=[ConsentPurpose.CONTACT])
    (contact,) = (c for c in get_person(workspace, participant_id=anna).consents if c.withdrawn_on is None)
    remove_consent(workspace, consent_id=contact.id)
    house.remove(BinKind.PARTICIPANT)
    assert kinds(house) == [BinKind.PARTICIPANT]
    back(house, BinKind.PARTICIPANT)
    person = get_person(workspace, participant_id=anna)
    assert [consent.withdrawn_on is not None for consent in person.consents] == [True]
    assert person.access_needs == ()


def test_who_speaks_for_two_partners_comes_back_with_their_name(house: FullHouse, workspace: Workspace) -> None:
    anna = house.keys[BinKind.PARTICIPANT]
    twin = add_person(workspace, partner_id=house.other_partner, alias="Anna").id
    merge_people(workspace, into_id=anna, from_id=twin)
    house.remove(BinKind.PARTICIPANT)
    remove_person(workspace, participant_id=twin)
    back(house, BinKind.PARTICIPANT)
    person = get_person(workspace, participant_id=anna)
    assert (person.names, [text for _key, text in person.access_needs]) == ("Anna Rossi", ["Near the door"])


def test_what_has_become_one_with_another_is_not_in_the_bin(house: FullHouse, workspace: Workspace) -> None:
    double = add_partner(workspace, project_id=house.project, name="The school", kind=OrganisationKind.SCHOOL).id
    merge_partners(workspace, into_id=house.keys[BinKind.PARTNER], from_id=double)
    assert kinds(house) == []
    with pytest.raises(KnownError, match="not_in_bin"):
        bring_back(workspace, kind=BinKind.PARTNER, id=double)


def test_what_lay_in_the_bin_follows_its_partner_into_another(house: FullHouse, workspace: Workspace) -> None:
    house.remove(BinKind.PARTICIPANT)
    other = add_partner(workspace, project_id=house.project, name="The school", kind=OrganisationKind.SCHOOL).id
    merge_partners(workspace, into_id=other, from_id=house.keys[BinKind.PARTNER])
    back(house, BinKind.PARTICIPANT)
    assert get_person(workspace, participant_id=house.keys[BinKind.PARTICIPANT]).partner == "The school"


def test_who_was_only_expected_leaves_nothing_in_the_bin(house: FullHouse, workspace: Workspace) -> None:
    expect(workspace, meeting_id=house.to_come, participant_ids=[])
    assert kinds(house) == []
