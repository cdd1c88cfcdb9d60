"""Partners and people saved as a list: it comes in again as it went out."""

from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.importing import RowFate
from coprod_desktop.domain.list_columns import guess_columns
from coprod_desktop.domain.partners import OrganisationKind, Tier
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.importing import known_partners, plan_import, read_list
from coprod_desktop.operations.partner_lists import COLUMNS, save_partner_list
from coprod_desktop.operations.partners import add_partner, end_partner, list_partners
from coprod_desktop.operations.people import add_person, list_people
from coprod_desktop.operations.projects import add_project
from coprod_desktop.words import Words
from tests.operations.lists import accepted

KIND = OrganisationKind


@pytest.fixture
def project_id(workspace: Workspace) -> UUID:
    key = add_project(workspace, title="Servizi", lead="ASL di Cremona")
    family = add_partner(workspace, project_id=key, name="Famiglia 3", kind=KIND.FAMILY, place="Crema")
    add_person(workspace, partner_id=family.id, alias="Madre, Famiglia 3", names="Anna Rossi", phone="+39 333 1")
    add_person(workspace, partner_id=family.id, alias="Padre, Famiglia 3", names="Bruno Verdi", language="sq")
    town = add_partner(
        workspace, project_id=key, name="Comune di Crema", kind=KIND.MUNICIPALITY, joined_on=date(2008, 4, 21)
    )
    add_person(workspace, partner_id=town.id, alias="Assessora", role="Assessora", email="crema@example.org")
    gone = add_partner(workspace, project_id=key, name="=1+1; «Coop»", kind=KIND.NONPROFIT, tier=Tier.REGIONAL)
    end_partner(workspace, partner_id=gone.id, left_on=date(2009, 1, 1))
    add_partner(workspace, project_id=key, name="Un altro ente", kind=KIND.OTHER)
    return key


@pytest.mark.parametrize("name", ["list.csv", "list.XLSX"])
@pytest.mark.parametrize("language", ["it", "en"])
def test_a_saved_list_changes_nothing_and_makes_the_same_elsewhere(
    workspace: Workspace, project_id: UUID, tmp_path: Path, name: str, language: str
) -> None:
    path = tmp_path / name
    assert save_partner_list(workspace, project_id=project_id, path=path, words=Words(language)) == 6
    table = read_list(path)
    columns = guess_columns(table.headings)
    assert columns == COLUMNS
    here = plan_import(known_partners(workspace, project_id=project_id), table, columns)
    assert [row.fate for row in here.rows] == [RowFate.SAME] * 6
    other = add_project(workspace, title="Altrove", lead="ASL di Cremona")
    accepted(workspace, other, plan_import(known_partners(workspace, project_id=other), table, columns))

    def told(project: UUID) -> list[tuple[object, ...]]:
        partners = list_partners(workspace, project_id=project)
        people = list_people(workspace, project_id=project)
        return [(one.name, one.kind, one.sector, one.tier, one.role, one.place, one.joined_on) for one in partners] + [
            (one.partner, one.alias, one.names, one.role, one.email, one.phone, one.language) for one in people
        ]

    assert told(other) == told(project_id)


def test_csv_is_as_spreadsheets_of_the_language_expect_it(
    workspace: Workspace, project_id: UUID, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    save_partner_list(workspace, project_id=project_id, path=path, words=Words("it"))
    text = path.read_bytes().decode("utf-8")
    assert text.startswith("\ufeffPartner;Tipo;")
    assert '"\'=1+1; «Coop»"' in text
    save_partner_list(workspace, project_id=project_id, path=path, words=Words("en"))
    assert path.read_text("utf-8-sig").startswith("Partner,Kind,Sector")


def test_a_folder_that_is_not_there_is_told(workspace: Workspace, project_id: UUID, tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="folder_missing"):
        save_partner_list(workspace, project_id=project_id, path=tmp_path / "no" / "list.csv", words=Words("en"))
