"""Import of partners and people: what a list would do, and what it does once it is accepted."""

import json
from datetime import date
from uuid import UUID

import pytest

from coprod_desktop.domain.changes import Changes
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.importing import Choice, RowFate, Stopped
from coprod_desktop.domain.list_columns import ListColumn
from coprod_desktop.domain.partners import OrganisationKind, PartnerRow, PersonRow, ProductionRole, Sector, Tier
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.importing import COLUMNS, accept_import, known_partners, last_columns, plan_import
from coprod_desktop.operations.partners import add_partner, list_partners
from coprod_desktop.operations.people import add_person, list_people
from coprod_desktop.operations.projects import add_project
from coprod_desktop.records import Consent, Organisation, Person, Setting
from coprod_desktop.words import Words
from tests.operations.lists import accepted, imported, planned, table_of

KIND = OrganisationKind
EN = Words("en")


@pytest.fixture
def project_id(workspace: Workspace) -> UUID:
    return add_project(workspace, title="Servizi", lead="ASL di Cremona")


def partners(workspace: Workspace, project_id: UUID) -> dict[str, PartnerRow]:
    return {row.name: row for row in list_partners(workspace, project_id=project_id) if not row.is_lead}


def people(workspace: Workspace, project_id: UUID) -> dict[str, PersonRow]:
    return {row.names: row for row in list_people(workspace, project_id=project_id)}


def test_partners_and_people_come_with_all_that_the_list_tells(workspace: Workspace, project_id: UUID) -> None:
    result = imported(
        workspace,
        project_id,
        "Comune di Crema;Comune;Crema;21/04/2008;;Anna Rossi;A. Rossi;Assessora;anna@example.org;0373 1;inglese",
        "Coop. Aurora;Nonprofit;;2008-05-01;1/3/2009",
        "Sondaggi srl",
    )
    assert result.say(EN) == "Imported: 3 new partners and 1 new person."
    kept = partners(workspace, project_id)
    town = kept["Comune di Crema"]
    assert (town.kind, town.sector, town.tier) == (KIND.MUNICIPALITY, Sector.PUBLIC, Tier.MUNICIPAL)
    assert (town.place, town.joined_on) == ("Crema", date(2008, 4, 21))
    assert kept["Coop. Aurora"].left_on == date(2009, 3, 1)
    assert (kept["Sondaggi srl"].kind, kept["Sondaggi srl"].role) == (KIND.COMPANY, ProductionRole.SUPPLIER)
    anna = people(workspace, project_id)["Anna Rossi"]
    assert (anna.partner, anna.alias, anna.role) == ("Comune di Crema", "A. Rossi", "Assessora")
    assert (anna.email, anna.phone, anna.language) == ("anna@example.org", "0373 1", "en")


def test_consents_are_never_imported(workspace: Workspace, project_id: UUID) -> None:
    headings = "Ente;Nome e cognome;Consenso alle foto;Consenso privacy"
    imported(workspace, project_id, "Coop. Aurora;Anna Rossi;sì;sì", headings=headings)
    with workspace.reading() as reader:
        assert reader.all(Consent) == []


def test_nothing_is_written_before_accepting_and_one_undo_brings_all_back(
    workspace: Workspace, project_id: UUID
) -> None:
    told: list[Changes] = []
    workspace.subscribe(told.append)
    before = partners(workspace, project_id)
    plan = planned(workspace, project_id, "Coop. Aurora;;Crema;;;Anna Rossi", "Famiglia Bianchi;famiglia;Crema")
    assert [row.fate for row in plan.rows] == [RowFate.NEW, RowFate.NEW]
    assert told == []
    accepted(workspace, project_id, plan)
    assert len(told) == 1
    assert workspace.undo_step == "import_partners"
    after = partners(workspace, project_id)
    workspace.undo()
    assert partners(workspace, project_id) == before
    assert last_columns(workspace) == {}
    workspace.redo()
    assert partners(workspace, project_id) == after


def test_a_list_that_comes_again_changes_nothing(workspace: Workspace, project_id: UUID) -> None:
    lines = (
        "Coop. Aurora;Nonprofit;Crema;21/04/2008;;Anna Rossi;;Presidente;anna@example.org;+39 0373 1",
        "Coop. Aurora;Nonprofit;Crema;21/04/2008;;Bruno Galli;;;;",
        "Famiglia Bianchi;famiglia;Crema;;;Carla Bianchi;;madre;;333 1",
        ";famiglia;Crema;;;Dario Verdi;;padre;dario@example.org;",
        "Famiglia 7;famiglia;Lodi",
    )
    imported(workspace, project_id, *lines)
    again = planned(workspace, project_id, *(line.upper() for line in lines))
    assert [row.fate for row in again.rows] == [RowFate.SAME] * 5
    assert accepted(workspace, project_id, again).say(EN) == "The list held nothing new."
    assert workspace.undo_step == "import_partners"
    workspace.undo()
    assert partners(workspace, project_id) == {}


def test_what_a_list_says_otherwise_is_shown_and_changed(workspace: Workspace, project_id: UUID) -> None:
    imported(workspace, project_id, "Manzoni;Nonprofit;Crema;;;Anna Rossi;;;anna@example.org;0373 1")
    plan = planned(workspace, project_id, "manzoni;Scuola;;1/1/2009;;ROSSI Anna;;Preside;;+39 0373-1")
    changes = {change.column: change.new for change in plan.rows[0].changes}
    assert plan.rows[0].fate is RowFate.CHANGED
    assert changes == {
        ListColumn.KIND: KIND.SCHOOL,
        ListColumn.SECTOR: Sector.PUBLIC,
        ListColumn.JOINED: date(2009, 1, 1),
        ListColumn.ROLE: "Preside",
    }
    assert accepted(workspace, project_id, plan).changed == 1
    row = partners(workspace, project_id)["Manzoni"]
    assert (row.kind, row.sector, row.place, row.joined_on) == (KIND.SCHOOL, Sector.PUBLIC, "Crema", date(2009, 1, 1))
    anna = people(workspace, project_id)["Anna Rossi"]
    assert (anna.role, anna.email, anna.phone) == ("Preside", "anna@example.org", "0373 1")


def test_rows_that_cannot_be_are_refused_with_the_reason(workspace: Workspace, project_id: UUID) -> None:
    plan = planned(
        workspace,
        project_id,
        ";;Crema;;;Anna Rossi",
        "Coop. Aurora;;;31/02/2008",
        "Coop. Betulla;;;1/3/2009;1/2/2009",
        "Coop. Cedro;Astronave",
    )
    assert [row.fate for row in plan.rows] == [RowFate.REFUSED] * 3 + [RowFate.NEW]
    assert [row.number for row in plan.rows] == [2, 3, 4, 5]
    assert [row.remarks[0].say(EN) for row in plan.rows] == [
        "No partner is named, and nothing says that it is a family.",
        "Joined: «31/02/2008» is not a date.",
        "It leaves before it joins.",
        "Kind: «Astronave» is not known and was passed over.",
    ]
    assert accepted(workspace, project_id, plan).left_out == 3
    assert list(partners(workspace, project_id)) == ["Coop. Cedro"]


def test_a_stay_that_the_register_already_ends_is_refused(workspace: Workspace, project_id: UUID) -> None:
    add_partner(
        workspace,
        project_id=project_id,
        name="Coop. Aurora",
        kind=KIND.NONPROFIT,
        joined_on=date(2008, 1, 1),
        left_on=date(2008, 6, 1),
    )
    plan = planned(workspace, project_id, "Coop. Aurora;;;1/1/2007;1/5/2007", "Coop. Aurora;;;;1/12/2007")
    assert plan.rows[0].fate is RowFate.CHANGED
    assert plan.rows[1].remarks[0].say(EN) == "It leaves before it joins."
    again = planned(workspace, project_id, "Coop. Aurora;;;1/9/2008")
    assert again.rows[0].fate is RowFate.NEW
    accepted(workspace, project_id, again)
    stays = [row for row in list_partners(workspace, project_id=project_id) if row.name == "Coop. Aurora"]
    assert [row.joined_on for row in stays] == [date(2008, 1, 1), date(2008, 9, 1)]
    assert len({row.organisation_id for row in stays}) == 1


def test_several_people_of_one_partner_stand_in_several_rows(workspace: Workspace, project_id: UUID) -> None:
    plan = planned(
        workspace,
        project_id,
        "Coop. Aurora;;Crema;;;Anna Rossi",
        "COOP. AURORA;;Crema;;;Bruno Galli",
        "Coop. Aurora;;;;;Rossi Anna",
    )
    assert [row.fate for row in plan.rows] == [RowFate.NEW, RowFate.NEW, RowFate.SAME]
    assert [row.remarks[0].say(EN) for row in plan.rows[1:]] == [
        "The partner is that of row 2.",
        "The same stands in row 2.",
    ]
    first_left_out = accepted(workspace, project_id, plan, [(plan.rows[0], Choice(take=False))])
    assert (first_left_out.partners, first_left_out.people) == (1, 2)
    assert set(people(workspace, project_id)) == {"Bruno Galli", "Rossi Anna"}


def test_a_possible_double_is_the_same_or_new_as_a_person_says(workspace: Workspace, project_id: UUID) -> None:
    known = add_partner(workspace, project_id=project_id, name="Il Filo", kind=KIND.NONPROFIT, place="Crema")
    add_person(workspace, partner_id=known.id, alias="Anna", email="anna@example.org")
    lines = (
        "Associazione il Filo onlus;Scuola;Crema;1/1/2009;;Bruno Galli",
        "Il Filò;;Lodi;;;",
        "Altra cosa;;;;;;;;ANNA@example.org",
    )
    plan = planned(workspace, project_id, lines[0].replace("Associazione ", ""), *lines[1:])
    assert [row.fate for row in plan.rows] == [RowFate.DOUBLE] * 3
    assert [row.remarks[0].say(EN) for row in plan.rows] == [
        "The name is much like «Il Filo», Crema.",
        "«Il Filo» has the same name in Crema.",
        "Somebody of «Il Filo» has this e-mail.",
    ]
    assert [row.preset for row in plan.rows] == [0, 0, None]
    accepted(workspace, project_id, plan)
    kept = partners(workspace, project_id)
    assert set(kept) == {"Il Filo", "Altra cosa"}
    assert (kept["Il Filo"].kind, kept["Il Filo"].joined_on) == (KIND.NONPROFIT, date(2009, 1, 1))
    assert people(workspace, project_id)["Bruno Galli"].partner == "Il Filo"
    workspace.undo()
    accepted(workspace, project_id, plan, [(row, Choice(same_as=None)) for row in plan.rows])
    assert set(partners(workspace, project_id)) == {"Il Filo", "il Filo onlus", "Il Filò (Lodi)", "Altra cosa"}


def test_rows_that_are_much_alike_are_asked_about(workspace: Workspace, project_id: UUID) -> None:
    plan = planned(workspace, project_id, "Il Filo;;Crema;;;Anna Rossi", "Il Filo onlus;;Crema;;;Bruno Galli")
    assert [row.fate for row in plan.rows] == [RowFate.NEW, RowFate.DOUBLE]
    assert accepted(workspace, project_id, plan).partners == 1
    workspace.undo()
    assert accepted(workspace, project_id, plan, [(plan.rows[1], Choice(same_as=None))]).partners == 2


def test_one_person_may_speak_for_two_partners(workspace: Workspace, project_id: UUID) -> None:
    for name in ("Coop. Aurora", "Comune di Crema"):
        add_partner(workspace, project_id=project_id, name=name, kind=KIND.NONPROFIT)
    imported(workspace, project_id, "Coop. Aurora;;;;;Anna Rossi;;;anna@example.org")
    plan = planned(workspace, project_id, "Comune di Crema;;;;;Anna Rossi;;;anna@example.org")
    assert plan.rows[0].fate is RowFate.DOUBLE
    assert plan.rows[0].remarks[0].say(EN) == "This person already speaks for «Coop. Aurora»."
    accepted(workspace, project_id, plan)
    spoken = list_people(workspace, project_id=project_id)
    assert {row.partner for row in spoken} == {"Coop. Aurora", "Comune di Crema"}
    assert len({row.person_id for row in spoken}) == 1


def test_an_organisation_of_another_project_is_the_same_one(workspace: Workspace, project_id: UUID) -> None:
    other = add_project(workspace, title="Altro", lead="ASL di Lodi")
    imported(workspace, other, "Coop. Aurora;Nonprofit;Crema")
    plan = planned(workspace, project_id, "coop aurora;;;;;Anna Rossi", "Coop. Aurora;;;;;Bruno Galli")
    assert [row.remarks[0].say(EN) for row in plan.rows] == [
        "«Coop. Aurora» is known from another project.",
        "The partner is that of row 2.",
    ]
    assert accepted(workspace, project_id, plan).partners == 1
    with workspace.reading() as reader:
        assert [one.name for one in reader.all(Organisation) if "urora" in one.name] == ["Coop. Aurora"]


def test_how_columns_were_taken_is_remembered_beside_the_guesses(workspace: Workspace, project_id: UUID) -> None:
    table = table_of("Coop. Aurora;Crema;Rossi", headings="Chi;Dove;Ente")
    columns = (ListColumn.PARTNER, ListColumn.PLACE, None)
    with workspace.reading() as reader:
        assert reader.all(Setting) == []
    plan = plan_import(known_partners(workspace, project_id=project_id), table, columns)
    accepted(workspace, project_id, plan)
    assert last_columns(workspace) == {"chi": "partner", "dove": "place", "ente": ""}
    imported(workspace, project_id, "Coop. Betulla;Lodi;Verdi", headings="CHI;Dove;Ente")
    assert set(partners(workspace, project_id)) == {"Coop. Aurora", "Coop. Betulla"}
    with workspace.reading() as reader:
        (setting,) = reader.all(Setting, Setting.key == COLUMNS)
        assert json.loads(setting.value)["chi"] == "partner"


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("", {}),
        ("no JSON", {}),
        ("[" * 100_000, {}),
        ('["partner"]', {}),
        ("7", {}),
        ('{"chi": "partner", "dove": ["place"], "ente": null, "che": "unknown", "via": {}}', {"chi": "partner"}),
    ],
    ids=["nothing", "text", "deep", "list", "number", "odd values"],
)
def test_what_cannot_be_remembered_hinders_no_list(
    workspace: Workspace, project_id: UUID, told: str, kept: dict[str, str]
) -> None:
    with workspace.step("import_partners") as step:
        step.add(Setting(key=COLUMNS, value=told))
    assert last_columns(workspace) == kept
    imported(workspace, project_id, "Coop. Aurora;Nonprofit")
    assert kept.items() | {("ente", "partner")} <= last_columns(workspace).items()


def test_a_list_without_a_column_of_partners_is_refused(workspace: Workspace, project_id: UUID) -> None:
    with pytest.raises(KnownError, match="no_partner_column"):
        planned(workspace, project_id, "a;b", headings="Cognome;E-mail")


def test_stopping_writes_nothing(workspace: Workspace, project_id: UUID) -> None:
    plan = planned(workspace, project_id, *(f"Coop. {number};;Crema;;;Anna {number}" for number in range(300)))
    for stop_at in (10, 599):

        def stop(done: int, total: int, at: int = stop_at) -> None:
            assert total == 600
            if done >= at:
                raise Stopped

        with pytest.raises(Stopped):
            accept_import(workspace, project_id=project_id, plan=plan, family_name=str, progress=stop)
        assert partners(workspace, project_id) == {}
        with workspace.reading() as reader:
            assert reader.all(Person) == []
    assert workspace.undo_step == "add_project"


def test_a_register_that_changed_meanwhile_is_told(workspace: Workspace, project_id: UUID) -> None:
    imported(workspace, project_id, "Coop. Aurora;;Crema")
    plan = planned(workspace, project_id, "Coop. Aurora;;Lodi;;;", "Coop. Aurora;;Crema;1/1/2009")
    workspace.undo()
    with pytest.raises(KnownError, match="import_stale"):
        accepted(workspace, project_id, plan)
    assert partners(workspace, project_id) == {}
