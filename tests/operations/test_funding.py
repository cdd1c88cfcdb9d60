import pytest

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.partners import OrganisationKind, Sector
from coprod_desktop.domain.projects import FundingRow, FundingWarning, funding_warnings
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.funding import add_funding, change_funding, remove_funding
from coprod_desktop.operations.organisations import organisation_names
from coprod_desktop.operations.partners import list_partners
from coprod_desktop.operations.projects import add_project, change_project, project_detail


def told(row: FundingRow) -> tuple[str, bool, int, int]:
    return row.funder, row.is_lead, row.amount_cents, row.share_bp


def test_sources_stand_in_the_order_they_were_added_and_the_lead_is_known(workspace: Workspace) -> None:
    key = add_project(workspace, title="Autismo", lead="ASL di Cremona")
    add_funding(workspace, project_id=key, funder="Regione Lombardia", amount_cents=17_820_000, share_bp=5500)
    add_funding(workspace, project_id=key, funder="ASL DI CREMONA", amount_cents=14_580_000, share_bp=4500)
    rows = project_detail(workspace, project_id=key).funding
    assert [told(row) for row in rows] == [
        ("Regione Lombardia", False, 17_820_000, 5500),
        ("ASL di Cremona", True, 14_580_000, 4500),
    ]
    assert funding_warnings(rows) == ()


def test_a_new_lead_bears_what_it_pays_itself(workspace: Workspace) -> None:
    key = add_project(workspace, title="Autismo", lead="ASL")
    add_funding(workspace, project_id=key, funder="ASL", share_bp=10_000)
    add_project(workspace, title="Altro", lead="ATS")
    change_project(workspace, project_id=key, lead="ATS")
    rows = project_detail(workspace, project_id=key).funding
    assert funding_warnings(rows) == (FundingWarning.LEAD_BELOW_MINIMUM,)


def test_a_change_touches_only_what_is_given_and_is_undone(workspace: Workspace) -> None:
    key = add_project(workspace, title="Autismo", lead="ASL")
    source = add_funding(workspace, project_id=key, funder="Regione", amount_cents=100, share_bp=5000)
    change_funding(workspace, funding_id=source, amount_cents=250)
    change_funding(workspace, funding_id=source, share_bp=0)
    assert [told(row) for row in project_detail(workspace, project_id=key).funding] == [("Regione", False, 250, 0)]
    workspace.undo()
    workspace.undo()
    assert [told(row) for row in project_detail(workspace, project_id=key).funding] == [("Regione", False, 100, 5000)]


def test_a_funder_written_anew_is_renamed_where_only_this_source_knows_it(workspace: Workspace) -> None:
    key = add_project(workspace, title="Autismo", lead="ASL")
    source = add_funding(workspace, project_id=key, funder="Regone Lombardia", share_bp=5500)
    change_funding(workspace, funding_id=source, funder="Regione Lombardia")
    assert organisation_names(workspace) == ("ASL", "Regione Lombardia")


def test_another_funder_does_not_rename_the_lead(workspace: Workspace) -> None:
    key = add_project(workspace, title="Autismo", lead="ASL")
    source = add_funding(workspace, project_id=key, funder="ASL", share_bp=5500)
    change_funding(workspace, funding_id=source, funder="Fondazione Cariplo")
    detail = project_detail(workspace, project_id=key)
    assert detail.lead == "ASL"
    assert [told(row) for row in detail.funding] == [("Fondazione Cariplo", False, 0, 5500)]


def test_a_funder_that_takes_the_lead_is_known_for_what_it_is(workspace: Workspace) -> None:
    one = add_project(workspace, title="Autismo", lead="ASL")
    add_funding(workspace, project_id=one, funder="ATS Insubria")
    other = add_project(workspace, title="Anziani", lead="ats insubria")
    (row,) = list_partners(workspace, project_id=other)
    assert (row.name, row.kind, row.sector) == ("ATS Insubria", OrganisationKind.LHA, Sector.PUBLIC)


def test_a_removed_source_comes_back_by_undo(workspace: Workspace) -> None:
    key = add_project(workspace, title="Autismo", lead="ASL")
    source = add_funding(workspace, project_id=key, funder="Regione")
    remove_funding(workspace, funding_id=source)
    assert project_detail(workspace, project_id=key).funding == ()
    with pytest.raises(KnownError, match="not_found"):
        change_funding(workspace, funding_id=source, share_bp=1)
    workspace.undo()
    assert [row.id for row in project_detail(workspace, project_id=key).funding] == [source]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"amount_cents": -1}, "amount_range"),
        ({"amount_cents": 10**30}, "amount_range"),
        ({"share_bp": -1}, "share_range"),
        ({"share_bp": 10_001}, "share_range"),
    ],
)
def test_amounts_and_shares_out_of_range_are_refused(workspace: Workspace, fields: dict[str, int], code: str) -> None:
    key = add_project(workspace, title="Autismo", lead="ASL")
    with pytest.raises(KnownError, match=code):
        add_funding(workspace, project_id=key, funder="Regione", **fields)  # type: ignore[arg-type]
    source = add_funding(workspace, project_id=key, funder="Regione", amount_cents=5, share_bp=6)
    with pytest.raises(KnownError, match=code):
        change_funding(workspace, funding_id=source, **fields)  # type: ignore[arg-type]
    assert [told(row)[2:] for row in project_detail(workspace, project_id=key).funding] == [(5, 6)]


def test_a_source_needs_a_funder(workspace: Workspace) -> None:
    key = add_project(workspace, title="Autismo", lead="ASL")
    with pytest.raises(KnownError, match="text_missing"):
        add_funding(workspace, project_id=key, funder=" ")
    assert project_detail(workspace, project_id=key).funding == ()
