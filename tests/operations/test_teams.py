"""Teams: who belongs to them, which places are theirs, and what no team has."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.partners import OrganisationKind, Sector
from coprod_desktop.domain.projects import StructureForm
from coprod_desktop.domain.teams import TeamRow
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.exchange import export_text
from coprod_desktop.operations.partners import add_partner, end_partner, remove_partner
from coprod_desktop.operations.places import add_project_place, remove_project_place
from coprod_desktop.operations.projects import add_project, change_project, change_structure
from coprod_desktop.operations.teams import (
    add_team,
    assign_place,
    change_team,
    coordinate_team,
    join_team,
    leave_team,
    move_partners,
    move_places,
    release_place,
    remove_team,
    teams_view,
)
from coprod_desktop.operations.workspaces import create_workspace
from coprod_desktop.words import Words

DAY = date(2009, 3, 12)


class Calendar:
    """The day on which the test stands, at noon in London's winter."""

    def __init__(self) -> None:
        self.day = DAY

    def __call__(self) -> datetime:
        return datetime(self.day.year, self.day.month, self.day.day, 12, tzinfo=UTC)


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def workspace(tmp_path: Path, calendar: Calendar) -> Iterator[Workspace]:
    workspace = create_workspace(tmp_path / "teams.coprod", clock=calendar)
    yield workspace
    workspace.close()


@pytest.fixture
def project_id(workspace: Workspace) -> UUID:
    return add_project(workspace, title="Servizi per l’autismo", lead="ASL di Cremona")


@pytest.fixture
def coordinated_id(workspace: Workspace) -> UUID:
    return add_project(
        workspace, title="Monza", lead="ASL Monza e Brianza", form=StructureForm.COORDINATED, jurisdiction="Lombardia"
    )


def partner(workspace: Workspace, project_id: UUID, name: str, kind: OrganisationKind) -> UUID:
    return add_partner(workspace, project_id=project_id, name=name, kind=kind).id


def school(workspace: Workspace, project_id: UUID) -> UUID:
    return partner(workspace, project_id, "IC Manzoni", OrganisationKind.SCHOOL)


def family(workspace: Workspace, project_id: UUID, number: int = 1) -> UUID:
    return partner(workspace, project_id, f"Famiglia {number}", OrganisationKind.FAMILY)


def team(workspace: Workspace, project_id: UUID, team_id: UUID) -> TeamRow:
    return next(row for row in teams_view(workspace, project_id=project_id).teams if row.id == team_id)


def members(workspace: Workspace, project_id: UUID, team_id: UUID) -> list[str]:
    return [row.name for row in team(workspace, project_id, team_id).members]


def places(workspace: Workspace, project_id: UUID, team_id: UUID) -> list[str]:
    return [name for _key, name in team(workspace, project_id, team_id).places]


def code_of(do: Callable[[], object]) -> KnownError:
    with pytest.raises(KnownError) as caught:
        do()
    return caught.value


# Teams


def test_teams_stand_in_the_order_in_which_they_were_added(workspace: Workspace, project_id: UUID) -> None:
    for name in ("Cremona", " Crema ", "Casalmaggiore"):
        add_team(workspace, project_id=project_id, name=name)
    view = teams_view(workspace, project_id=project_id)
    assert [row.name for row in view.teams] == ["Cremona", "Crema", "Casalmaggiore"]
    assert view.form is StructureForm.DEVOLVED
    assert view.lead == "ASL di Cremona"
    assert all(row.coordinator == "" for row in view.teams)


def test_the_lead_coordinates_the_teams_of_a_coordinated_structure(workspace: Workspace, coordinated_id: UUID) -> None:
    team_id = add_team(workspace, project_id=coordinated_id, name="Formazione", task="Corsi per volontari")
    row = team(workspace, coordinated_id, team_id)
    assert (row.task, row.coordinator) == ("Corsi per volontari", "ASL Monza e Brianza")
    change_project(workspace, project_id=coordinated_id, lead="ATS Brianza")
    assert team(workspace, coordinated_id, team_id).coordinator == "ATS Brianza"


def test_another_organisation_may_coordinate_and_the_lead_again(workspace: Workspace, coordinated_id: UUID) -> None:
    team_id = add_team(workspace, project_id=coordinated_id, name="Formazione")
    school(workspace, coordinated_id)
    view = teams_view(workspace, project_id=coordinated_id)
    chosen = next(row.organisation_id for row in view.partners_without_team if row.name == "IC Manzoni")
    coordinate_team(workspace, team_id=team_id, organisation_id=chosen)
    assert team(workspace, coordinated_id, team_id).coordinator == "IC Manzoni"
    coordinate_team(workspace, team_id=team_id, organisation_id=None)
    assert team(workspace, coordinated_id, team_id).coordinator == "ASL Monza e Brianza"


def test_a_geographic_team_has_a_coordinator_only_where_one_is_named(workspace: Workspace, project_id: UUID) -> None:
    school(workspace, project_id)
    chosen = teams_view(workspace, project_id=project_id).partners_without_team[0].organisation_id
    team_id = add_team(workspace, project_id=project_id, name="Crema", coordinator_id=chosen)
    assert team(workspace, project_id, team_id).coordinator == "IC Manzoni"
    coordinate_team(workspace, team_id=team_id, organisation_id=None)
    assert team(workspace, project_id, team_id).coordinator == ""


def test_teams_without_a_task_are_known(workspace: Workspace, coordinated_id: UUID) -> None:
    add_team(workspace, project_id=coordinated_id, name="Formazione", task="Corsi")
    add_team(workspace, project_id=coordinated_id, name="Tempo libero")
    view = teams_view(workspace, project_id=coordinated_id)
    assert [row.name for row in view.teams_without_task] == ["Tempo libero"]


def test_name_and_task_are_written_anew_one_by_one(workspace: Workspace, coordinated_id: UUID) -> None:
    team_id = add_team(workspace, project_id=coordinated_id, name="Formazione", task="Corsi")
    change_team(workspace, team_id=team_id, name="Formazione volontari")
    change_team(workspace, team_id=team_id, task="Due corsi l’anno")
    row = team(workspace, coordinated_id, team_id)
    assert (row.name, row.task) == ("Formazione volontari", "Due corsi l’anno")
    workspace.undo()
    assert team(workspace, coordinated_id, team_id).task == "Corsi"


@pytest.mark.parametrize("name", ["", "   ", "\n"])
def test_a_team_needs_a_name(workspace: Workspace, project_id: UUID, name: str) -> None:
    assert code_of(lambda: add_team(workspace, project_id=project_id, name=name)).code == "text_missing"
    team_id = add_team(workspace, project_id=project_id, name="Crema")
    assert code_of(lambda: change_team(workspace, team_id=team_id, name=name)).code == "text_missing"
    assert team(workspace, project_id, team_id).name == "Crema"


def test_two_teams_of_a_project_cannot_bear_one_name(workspace: Workspace, project_id: UUID) -> None:
    team_id = add_team(workspace, project_id=project_id, name="Crema")
    trouble = code_of(lambda: add_team(workspace, project_id=project_id, name="CREMA"))
    assert trouble.code == "team_exists"
    assert trouble.say(Words("en")) == "There is already a team called «CREMA»."
    change_team(workspace, team_id=team_id, name="crema")
    assert team(workspace, project_id, team_id).name == "crema"


def test_what_is_not_there_cannot_be_asked_for(workspace: Workspace, project_id: UUID) -> None:
    nobody = uuid4()
    team_id = add_team(workspace, project_id=project_id, name="Crema")
    for ask in (
        lambda: teams_view(workspace, project_id=nobody),
        lambda: add_team(workspace, project_id=nobody, name="Crema"),
        lambda: change_team(workspace, team_id=nobody, name="Crema"),
        lambda: remove_team(workspace, team_id=nobody),
        lambda: join_team(workspace, team_id=team_id, partner_id=nobody),
        lambda: assign_place(workspace, team_id=team_id, place_id=nobody),
    ):
        assert code_of(ask).code == "not_found"


def test_a_team_goes_into_the_bin_and_comes_back_as_it_was(workspace: Workspace, project_id: UUID) -> None:
    team_id = add_team(workspace, project_id=project_id, name="Crema")
    place_id = add_project_place(workspace, project_id=project_id, name="Pandino")
    join_team(workspace, team_id=team_id, partner_id=school(workspace, project_id))
    assign_place(workspace, team_id=team_id, place_id=place_id)
    before = export_text(workspace)
    remove_team(workspace, team_id=team_id)
    view = teams_view(workspace, project_id=project_id)
    assert view.teams == ()
    assert [row.name for row in view.partners_without_team] == ["IC Manzoni"]
    assert view.places_without_team == ((place_id, "Pandino"),)
    workspace.undo()
    assert export_text(workspace) == before
    other_id = add_team(workspace, project_id=project_id, name="Cremona")
    assert code_of(lambda: assign_place(workspace, team_id=other_id, place_id=place_id)).code == "place_taken"


# Partners


def test_partners_without_a_team_are_told_by_name_and_without_the_lead(workspace: Workspace, project_id: UUID) -> None:
    for number in (10, 2):
        family(workspace, project_id, number)
    school(workspace, project_id)
    view = teams_view(workspace, project_id=project_id)
    assert [row.name for row in view.partners_without_team] == ["Famiglia 2", "Famiglia 10", "IC Manzoni"]
    assert [row.sector for row in view.partners_without_team][1:] == [Sector.FAMILIES_NONPROFITS, Sector.PUBLIC]
    assert view.lead_partner is not None
    assert view.lead_partner.name == "ASL di Cremona"


def test_the_lead_may_join_a_team_too(workspace: Workspace, project_id: UUID) -> None:
    team_id = add_team(workspace, project_id=project_id, name="Crema")
    lead = teams_view(workspace, project_id=project_id).lead_partner
    assert lead is not None
    join_team(workspace, team_id=team_id, partner_id=lead.id)
    assert members(workspace, project_id, team_id) == ["ASL di Cremona"]


def test_a_partner_may_belong_to_several_teams_but_once_to_each(workspace: Workspace, project_id: UUID) -> None:
    school_id = school(workspace, project_id)
    teams = [add_team(workspace, project_id=project_id, name=name) for name in ("Crema", "Cremona")]
    for team_id in (*teams, teams[0]):
        join_team(workspace, team_id=team_id, partner_id=school_id)
    assert [members(workspace, project_id, team_id) for team_id in teams] == [["IC Manzoni"], ["IC Manzoni"]]
    assert teams_view(workspace, project_id=project_id).partners_without_team == ()


def test_who_leaves_a_team_is_kept_with_both_dates(workspace: Workspace, project_id: UUID, calendar: Calendar) -> None:
    school_id = school(workspace, project_id)
    team_id = add_team(workspace, project_id=project_id, name="Crema")
    join_team(workspace, team_id=team_id, partner_id=school_id)
    calendar.day = date(2009, 5, 4)
    before = export_text(workspace)
    leave_team(workspace, team_id=team_id, partner_id=school_id)
    assert members(workspace, project_id, team_id) == []
    kept = export_text(workspace)
    assert '"from_on": "2009-03-12"' in kept
    assert '"to_on": "2009-05-04"' in kept
    workspace.undo()
    assert export_text(workspace) == before
    assert members(workspace, project_id, team_id) == ["IC Manzoni"]


def test_a_partner_may_join_on_another_day(workspace: Workspace, project_id: UUID) -> None:
    team_id = add_team(workspace, project_id=project_id, name="Crema")
    join_team(workspace, team_id=team_id, partner_id=school(workspace, project_id), on=date(2008, 10, 1))
    assert '"from_on": "2008-10-01"' in export_text(workspace)


def test_partners_move_between_teams_in_one_step(workspace: Workspace, project_id: UUID) -> None:
    crema, cremona = (add_team(workspace, project_id=project_id, name=name) for name in ("Crema", "Cremona"))
    pair = [school(workspace, project_id), family(workspace, project_id)]
    move_partners(workspace, partner_ids=pair, from_team_id=None, to_team_id=crema)
    assert members(workspace, project_id, crema) == ["Famiglia 1", "IC Manzoni"]
    move_partners(workspace, partner_ids=pair, from_team_id=crema, to_team_id=cremona)
    assert members(workspace, project_id, crema) == []
    assert members(workspace, project_id, cremona) == ["Famiglia 1", "IC Manzoni"]
    workspace.undo()
    assert members(workspace, project_id, crema) == ["Famiglia 1", "IC Manzoni"]
    move_partners(workspace, partner_ids=pair[:1], from_team_id=crema, to_team_id=None)
    assert members(workspace, project_id, crema) == ["Famiglia 1"]
    move_partners(workspace, partner_ids=pair[1:], from_team_id=crema, to_team_id=crema)
    assert members(workspace, project_id, crema) == ["Famiglia 1"]


def test_who_left_the_project_is_in_no_team_and_joins_none(
    workspace: Workspace, project_id: UUID, calendar: Calendar
) -> None:
    school_id = school(workspace, project_id)
    crema, cremona = (add_team(workspace, project_id=project_id, name=name) for name in ("Crema", "Cremona"))
    join_team(workspace, team_id=crema, partner_id=school_id)
    calendar.day = date(2009, 6, 1)
    end_partner(workspace, partner_id=school_id, left_on=date(2009, 5, 1))
    view = teams_view(workspace, project_id=project_id)
    assert view.partners_without_team == ()
    assert members(workspace, project_id, crema) == []
    trouble = code_of(lambda: join_team(workspace, team_id=cremona, partner_id=school_id))
    assert trouble.say(Words("en")) == "«IC Manzoni» no longer takes part in the project."


def test_a_partner_in_the_bin_is_in_no_team_until_it_comes_back(workspace: Workspace, project_id: UUID) -> None:
    team_id = add_team(workspace, project_id=project_id, name="Crema")
    school_id = school(workspace, project_id)
    join_team(workspace, team_id=team_id, partner_id=school_id)
    remove_partner(workspace, partner_id=school_id)
    assert members(workspace, project_id, team_id) == []
    workspace.undo()
    assert members(workspace, project_id, team_id) == ["IC Manzoni"]


def test_a_partner_of_another_project_joins_no_team(
    workspace: Workspace, project_id: UUID, coordinated_id: UUID
) -> None:
    team_id = add_team(workspace, project_id=project_id, name="Crema")
    stranger = school(workspace, coordinated_id)
    assert code_of(lambda: join_team(workspace, team_id=team_id, partner_id=stranger)).code == "not_found"


# Places


def test_places_left_out_are_known(workspace: Workspace, project_id: UUID) -> None:
    team_id = add_team(workspace, project_id=project_id, name="Crema")
    keys = [add_project_place(workspace, project_id=project_id, name=name) for name in ("Soncino", "Crema", "Pandino")]
    assign_place(workspace, team_id=team_id, place_id=keys[1])
    view = teams_view(workspace, project_id=project_id)
    assert [name for _key, name in view.places_without_team] == ["Pandino", "Soncino"]
    assert places(workspace, project_id, team_id) == ["Crema"]


def test_a_place_belongs_to_one_team_only(workspace: Workspace, project_id: UUID) -> None:
    crema, cremona = (add_team(workspace, project_id=project_id, name=name) for name in ("Crema", "Cremona"))
    place_id = add_project_place(workspace, project_id=project_id, name="Pandino")
    assign_place(workspace, team_id=crema, place_id=place_id)
    assign_place(workspace, team_id=crema, place_id=place_id)
    before = export_text(workspace)
    trouble = code_of(lambda: assign_place(workspace, team_id=cremona, place_id=place_id))
    assert trouble.code == "place_taken"
    assert "«Pandino»" in trouble.say(Words("en"))
    assert "«Crema»" in trouble.say(Words("en"))
    assert export_text(workspace) == before


def test_a_place_moves_when_it_is_said_so_and_back(workspace: Workspace, project_id: UUID, calendar: Calendar) -> None:
    crema, cremona = (add_team(workspace, project_id=project_id, name=name) for name in ("Crema", "Cremona"))
    pair = [add_project_place(workspace, project_id=project_id, name=name) for name in ("Pandino", "Soncino")]
    move_places(workspace, project_id=project_id, place_ids=pair, team_id=crema)
    assert places(workspace, project_id, crema) == ["Pandino", "Soncino"]
    calendar.day = date(2009, 5, 4)
    before = export_text(workspace)
    move_places(workspace, project_id=project_id, place_ids=pair[:1], team_id=cremona)
    assert places(workspace, project_id, crema) == ["Soncino"]
    assert places(workspace, project_id, cremona) == ["Pandino"]
    assert '"to_on": "2009-05-04"' in export_text(workspace)
    workspace.undo()
    assert export_text(workspace) == before
    move_places(workspace, project_id=project_id, place_ids=pair, team_id=None)
    assert [name for _key, name in teams_view(workspace, project_id=project_id).places_without_team] == [
        "Pandino",
        "Soncino",
    ]


def test_a_released_place_is_free_for_another_team(workspace: Workspace, project_id: UUID) -> None:
    crema, cremona = (add_team(workspace, project_id=project_id, name=name) for name in ("Crema", "Cremona"))
    place_id = add_project_place(workspace, project_id=project_id, name="Pandino")
    assign_place(workspace, team_id=crema, place_id=place_id)
    release_place(workspace, team_id=cremona, place_id=place_id)
    assert places(workspace, project_id, crema) == ["Pandino"]
    release_place(workspace, team_id=crema, place_id=place_id)
    assign_place(workspace, team_id=cremona, place_id=place_id)
    assert places(workspace, project_id, cremona) == ["Pandino"]


def test_a_place_outside_the_project_has_no_team(workspace: Workspace, project_id: UUID, coordinated_id: UUID) -> None:
    team_id = add_team(workspace, project_id=project_id, name="Crema")
    outside = add_project_place(workspace, project_id=coordinated_id, name="Monza")
    trouble = code_of(lambda: assign_place(workspace, team_id=team_id, place_id=outside))
    assert trouble.code == "place_outside"
    assert "«Monza»" in trouble.say(Words("en"))
    code = code_of(lambda: move_places(workspace, project_id=project_id, place_ids=[outside], team_id=team_id)).code
    assert code == "place_outside"


def test_a_place_may_have_a_team_in_each_project(workspace: Workspace, project_id: UUID, coordinated_id: UUID) -> None:
    for project in (project_id, coordinated_id):
        team_id = add_team(workspace, project_id=project, name="Crema")
        place_id = add_project_place(workspace, project_id=project, name="Crema")
        assign_place(workspace, team_id=team_id, place_id=place_id)
        assert places(workspace, project, team_id) == ["Crema"]


def test_a_place_that_leaves_the_project_leaves_its_team(workspace: Workspace, project_id: UUID) -> None:
    team_id = add_team(workspace, project_id=project_id, name="Crema")
    place_id = add_project_place(workspace, project_id=project_id, name="Pandino")
    assign_place(workspace, team_id=team_id, place_id=place_id)
    remove_project_place(workspace, project_id=project_id, place_id=place_id)
    assert places(workspace, project_id, team_id) == []
    assert teams_view(workspace, project_id=project_id).places_without_team == ()


# The structure


def test_only_the_present_structure_counts(workspace: Workspace, project_id: UUID, calendar: Calendar) -> None:
    team_id = add_team(workspace, project_id=project_id, name="Crema")
    join_team(workspace, team_id=team_id, partner_id=school(workspace, project_id))
    calendar.day = date(2009, 9, 1)
    change_structure(workspace, project_id=project_id, form=StructureForm.COORDINATED)
    view = teams_view(workspace, project_id=project_id)
    assert view.form is StructureForm.COORDINATED
    assert [(row.name, row.coordinator) for row in view.teams] == [("Crema", "ASL di Cremona")]
    assert members(workspace, project_id, team_id) == ["IC Manzoni"]
    add_team(workspace, project_id=project_id, name="Formazione", task="Corsi")
    assert len(teams_view(workspace, project_id=project_id).teams) == 2
