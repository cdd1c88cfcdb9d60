"""Municipalities in a list that is brought in: known by code, however the list writes them."""

from uuid import UUID

import pytest

from coprod_desktop.domain.importing import RowFate
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.partners import list_partners
from coprod_desktop.operations.places import usual_name
from coprod_desktop.operations.projects import add_project
from coprod_desktop.records import Place
from tests.operations.lists import imported, planned


@pytest.fixture
def project_id(workspace: Workspace) -> UUID:
    return add_project(workspace, title="Servizi", lead="ASL di Cremona")


def test_municipalities_of_a_list_get_their_codes(workspace: Workspace, project_id: UUID) -> None:
    imported(
        workspace,
        project_id,
        "Anffas;Nonprofit;CREMA (CR)",
        "Caritas;Nonprofit;crema",
        "Ponte;Nonprofit;Livo (CO)",
        "Ruota;Nonprofit;Livo (TN)",
        "Vela;Nonprofit;Quartiere Po",
    )
    with workspace.reading() as reader:
        kept = sorted((place.code, place.name, place.province) for place in reader.all(Place))
    assert kept == [
        ("", "Quartiere Po", ""),
        ("013130", "Livo", "CO"),
        ("019035", "Crema", "CR"),
        ("022106", "Livo", "TN"),
    ]
    rows = list_partners(workspace, project_id=project_id)
    assert [row.place for row in rows if not row.is_lead] == [
        "Crema",
        "Crema",
        "Livo (CO)",
        "Livo (TN)",
        "Quartiere Po",
    ]


def test_a_municipality_written_otherwise_is_no_change(workspace: Workspace, project_id: UUID) -> None:
    imported(workspace, project_id, "Anffas;Nonprofit;Crema", "Ponte;Nonprofit;Livo (CO)", "Ruota;Nonprofit;Livo (TN)")
    plan = planned(
        workspace,
        project_id,
        "Anffas;Nonprofit;crema (cr)",
        "Ponte;Nonprofit;LIVO (CO)",
        "Ruota;Nonprofit;Livo ( tn )",
    )
    assert [row.fate for row in plan.rows] == [RowFate.SAME] * 3


def test_the_usual_name_is_that_under_which_a_place_is_shown() -> None:
    assert usual_name("CANTU'") == usual_name("Cantù (CO)") == "Cantù"
    assert usual_name("LIVO ( co )") == "Livo (CO)"
    assert usual_name("Quartiere Po") == "Quartiere Po"
    assert usual_name("") == ""
