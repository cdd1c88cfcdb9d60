import pytest

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.partners import OrganisationKind
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.partners import add_partner, change_partner, list_partners
from coprod_desktop.operations.places import (
    PlaceBook,
    add_project_place,
    add_project_places,
    gazetteer,
    list_places,
    remove_project_place,
    suggest_places,
)
from coprod_desktop.operations.projects import add_project
from coprod_desktop.operations.teams import add_team, assign_place, teams_view
from coprod_desktop.records import Place


def names(workspace: Workspace, project_id: object) -> list[str]:
    return [name for _key, name in list_places(workspace, project_id=project_id)]  # type: ignore[arg-type]


def stored(workspace: Workspace) -> list[tuple[str, str, str]]:
    with workspace.reading() as reader:
        return sorted((place.code, place.name, place.province) for place in reader.all(Place))


def test_a_place_is_found_by_its_name_whatever_case_and_accents(workspace: Workspace) -> None:
    one = add_project(workspace, title="Autismo", lead="ASL")
    other = add_project(workspace, title="Anziani", lead="ASL")
    first = add_project_place(workspace, project_id=one, name="Cantù")
    assert add_project_place(workspace, project_id=one, name=" CANTU' ") == first
    assert add_project_place(workspace, project_id=other, name="cantu") == first
    assert names(workspace, one) == names(workspace, other) == ["Cantù"]
    assert stored(workspace) == [("013041", "Cantù", "CO")]


def test_several_places_are_added_in_one_step_and_sorted(workspace: Workspace) -> None:
    key = add_project(workspace, title="Autismo", lead="ASL")
    add_project_places(workspace, project_id=key, names=["Soresina", " ", "Crema", "Èzzo", "crema"])
    assert names(workspace, key) == ["Crema", "Èzzo", "Soresina"]
    workspace.undo()
    assert names(workspace, key) == []
    assert stored(workspace) == []


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


def test_two_municipalities_of_one_name_are_kept_apart_by_their_code(workspace: Workspace) -> None:
    key = add_project(workspace, title="Autismo", lead="ASL")
    assert suggest_places(workspace, text="livo")[:2] == ("Livo (CO)", "Livo (TN)")
    one = add_project_place(workspace, project_id=key, name="Livo (CO)")
    assert names(workspace, key) == ["Livo"]
    other = add_project_place(workspace, project_id=key, name="livo ( tn )")
    assert one != other
    assert names(workspace, key) == ["Livo (CO)", "Livo (TN)"]
    assert stored(workspace) == [("013130", "Livo", "CO"), ("022106", "Livo", "TN")]
    assert add_project_place(workspace, project_id=key, name="Livo (TN)") == other


def test_a_name_that_several_bear_stays_free_until_its_province_is_said(workspace: Workspace) -> None:
    key = add_project(workspace, title="Autismo", lead="ASL")
    free = add_project_place(workspace, project_id=key, name="Castro")
    assert stored(workspace) == [("", "Castro", "")]
    meant = add_project_place(workspace, project_id=key, name="Castro (LE)")
    assert meant != free
    assert names(workspace, key) == ["Castro", "Castro (LE)"]
    assert add_project_place(workspace, project_id=key, name="Castro") == free


def test_the_shown_name_of_a_place_means_the_same_place_when_it_is_written_again(workspace: Workspace) -> None:
    key = add_project(workspace, title="Autismo", lead="ASL")
    for name, place in (("Uno", "Samone (TO)"), ("Due", "Samone (TN)"), ("Tre", "Crema"), ("Quattro", "Casa mia")):
        add_partner(workspace, project_id=key, name=name, kind=OrganisationKind.MUNICIPALITY, place=place)
    before = stored(workspace)
    rows = {row.name: row for row in list_partners(workspace, project_id=key)}
    assert [rows[name].place for name in ("Uno", "Due", "Tre", "Quattro")] == [
        "Samone (TO)",
        "Samone (TN)",
        "Crema",
        "Casa mia",
    ]
    for row in rows.values():
        change_partner(workspace, partner_id=row.id, place=row.place)
    assert stored(workspace) == before
    assert {row.name: row.place for row in list_partners(workspace, project_id=key)} == {
        row.name: row.place for row in rows.values()
    }


def test_a_free_name_takes_the_code_of_the_only_municipality_of_its_name(workspace: Workspace) -> None:
    key = add_project(workspace, title="Autismo", lead="ASL")
    with workspace.step("add_place") as step:
        old = step.add(Place(name="crema")).id
    assert add_project_place(workspace, project_id=key, name="CREMA") == old
    assert stored(workspace) == [("019035", "Crema", "CR")]
    workspace.undo()
    assert stored(workspace) == [("", "crema", "")]


def test_free_names_and_places_nearby_are_offered_first(workspace: Workspace) -> None:
    key = add_project(workspace, title="Autismo", lead="ASL")
    assert suggest_places(workspace, text="san b")[0] == "San Bartolomeo al Mare (IM)"
    add_project_places(workspace, project_id=key, names=["Crema", "Quartiere San Bernardino"])
    assert suggest_places(workspace, text="SAN B")[:2] == ("Quartiere San Bernardino", "San Bassano (CR)")
    assert suggest_places(workspace, text="") == suggest_places(workspace, text=" ") == ()
    assert len(suggest_places(workspace, text="a")) == 8


def test_a_wrong_province_is_a_free_name(workspace: Workspace) -> None:
    key = add_project(workspace, title="Autismo", lead="ASL")
    add_project_place(workspace, project_id=key, name="Crema (BG)")
    assert stored(workspace) == [("", "Crema (BG)", "")]


def test_the_municipalities_of_italy_are_all_there() -> None:
    known = gazetteer()
    everything = known.offered("0", 10_000) + known.offered("1", 10_000)
    assert len({place.code for place in everything}) > 7_890
    assert {place.province for place in everything} >= {"MB", "CR", "MI", "SU", "BT", "FC", "AO"}
    assert all(len(place.code) == 6 and len(place.province) == 2 for place in everything)
    codes = {"Forlì": "040012", "L’Aquila": "066049", "Monza": "108033", "Cantu'": "013041", "Nardò": "075052"}
    assert {name: place.code for name in codes if (place := known.named(name))} == codes
    assert [place.name for place in known.offered("bozen", 2)] == ["Bolzano"]


def test_nothing_that_only_shows_places_reads_the_municipalities(workspace: Workspace) -> None:
    key = add_project(workspace, title="Autismo", lead="ASL")
    add_partner(workspace, project_id=key, name="Uno", kind=OrganisationKind.MUNICIPALITY, place="Samone (TO)")
    add_project_places(workspace, project_id=key, names=["Samone (TN)", "Crema"])
    gazetteer.cache_clear()
    assert names(workspace, key) == ["Crema", "Samone (TN)"]
    assert [row.place for row in list_partners(workspace, project_id=key)] == ["", "Samone (TO)"]
    assert len(teams_view(workspace, project_id=key).places_without_team) == 2
    assert gazetteer.cache_info().currsize == 0


def test_many_names_are_looked_up_at_once_and_made_once(workspace: Workspace) -> None:
    with workspace.step("add_place") as step:
        old = step.add(Place(name="Pandino")).id
        book = PlaceBook(step)
        assert book.key("PANDINO") == book.key("Pandino (CR)") == old
        assert book.key("Crema (CR)") == book.key("crema")
        assert book.key("Quartiere Po") == book.key("quartiere po")
        assert book.key("Castro") != book.key("Castro (BG)")
        step.add_all(book.new)
    assert stored(workspace) == [
        ("", "Castro", ""),
        ("", "Quartiere Po", ""),
        ("016065", "Castro", "BG"),
        ("019035", "Crema", "CR"),
        ("019067", "Pandino", "CR"),
    ]
