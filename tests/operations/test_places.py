import pytest

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.places import (
    add_project_place,
    add_project_places,
    list_places,
    place_names,
    remove_project_place,
)
from coprod_desktop.operations.projects import add_project
from coprod_desktop.operations.teams import add_team, assign_place, teams_view


def names(workspace: Workspace, project_id: object) -> list[str]:
    return [name for _key, name in list_places(workspace, project_id=project_id)]  # type: ignore[arg-type]


def test_a_place_is_found_by_its_name_whatever_case_and_accents(workspace: Workspace) -> None:
    one = add_project(workspace, title="Autismo", lead="ASL")
    other = add_project(workspace, title="Anziani", lead="ASL")
    first = add_project_place(workspace, project_id=one, name="Cantù")
    assert add_project_place(workspace, project_id=one, name=" CANTU' ") == first
    assert add_project_place(workspace, project_id=other, name="cantu") == first
    assert names(workspace, one) == names(workspace, other) == ["Cantù"]
    assert place_names(workspace) == ("Cantù",)


def test_several_places_are_added_in_one_step_and_sorted(workspace: Workspace) -> None:
    key = add_project(workspace, title="Autismo", lead="ASL")
    add_project_places(workspace, project_id=key, names=["Soresina", " ", "Crema", "Èrba", "crema"])
    assert names(workspace, key) == ["Crema", "Èrba", "Soresina"]
    workspace.undo()
    assert names(workspace, key) == []
    assert place_names(workspace) == ()


def test_a_removed_place_leaves_its_team_and_comes_back_with_it(workspace: Workspace) -> None:
    key = add_project(workspace, title="Autismo", lead="ASL")
    place = add_project_place(workspace, project_id=key, name="Crema")
    team = add_team(workspace, project_id=key, name="Nord")
    assign_place(workspace, team_id=team, place_id=place)
    remove_project_place(workspace, project_id=key, place_id=place)
    view = teams_view(workspace, project_id=key)
    assert view.teams[0].places == view.places_without_team == ()
    workspace.undo()
    assert teams_view(workspace, project_id=key).teams[0].places == ((place, "Crema"),)


def test_a_place_added_again_belongs_to_no_team(workspace: Workspace) -> None:
    key = add_project(workspace, title="Autismo", lead="ASL")
    place = add_project_place(workspace, project_id=key, name="Crema")
    team = add_team(workspace, project_id=key, name="Nord")
    assign_place(workspace, team_id=team, place_id=place)
    remove_project_place(workspace, project_id=key, place_id=place)
    assert add_project_place(workspace, project_id=key, name="Crema") == place
    view = teams_view(workspace, project_id=key)
    assert view.teams[0].places == ()
    assert view.places_without_team == ((place, "Crema"),)


def test_a_place_of_another_project_stays_with_its_team(workspace: Workspace) -> None:
    one = add_project(workspace, title="Autismo", lead="ASL")
    other = add_project(workspace, title="Anziani", lead="ASL")
    for project in (one, other):
        place = add_project_place(workspace, project_id=project, name="Crema")
        assign_place(workspace, team_id=add_team(workspace, project_id=project, name="Nord"), place_id=place)
    remove_project_place(workspace, project_id=one, place_id=place)
    assert names(workspace, one) == []
    assert teams_view(workspace, project_id=other).teams[0].places == ((place, "Crema"),)


def test_bad_input_is_refused(workspace: Workspace) -> None:
    key = add_project(workspace, title="Autismo", lead="ASL")
    with pytest.raises(KnownError, match="text_missing"):
        add_project_place(workspace, project_id=key, name="  ")
    place = add_project_place(workspace, project_id=key, name="Crema")
    remove_project_place(workspace, project_id=key, place_id=place)
    with pytest.raises(KnownError, match="not_found"):
        remove_project_place(workspace, project_id=key, place_id=place)
