"""Headings and cells of lists, as people write them in Italian and English."""

from datetime import date

import pytest

from coprod_desktop.domain.list_columns import ListColumn, guess_columns, heading_row, remembered_columns
from coprod_desktop.domain.list_table import ListRow, list_table
from coprod_desktop.domain.list_values import guess_kind, is_numbered, read_date, read_entry
from coprod_desktop.domain.partners import OrganisationKind, ProductionRole, Sector, Tier

C, KIND = ListColumn, OrganisationKind
HEADINGS = [
    ("Denominazione ente;Tipologia;Cognome;Nome;Cell.", (C.PARTNER, C.KIND, C.SURNAME, C.FIRST_NAME, C.PHONE)),
    ("Nome;Città;Referente;Mail", (C.PARTNER, C.PLACE, C.NAMES, C.EMAIL)),
    ("Ente;Nome;Ruolo nella co-produzione;Ruolo", (C.PARTNER, C.NAMES, C.PRODUCTION_ROLE, C.ROLE)),
    ("Name;Surname;E-mail address", (C.FIRST_NAME, C.SURNAME, C.EMAIL)),
    ("Organisation;Type;Town;Since;Until;Contact person", (C.PARTNER, C.KIND, C.PLACE, C.JOINED, C.LEFT, C.NAMES)),
    ("Data di adesione al progetto;Telefono;Cellulare", (C.JOINED, C.PHONE, None)),
    ("N.;Note;;ENTE", (None, None, None, C.PARTNER)),
]


@pytest.mark.parametrize(("headings", "columns"), HEADINGS)
def test_columns_are_known_by_their_headings(headings: str, columns: tuple[ListColumn | None, ...]) -> None:
    assert guess_columns(headings.split(";")) == columns


def test_what_is_remembered_comes_before_what_is_guessed() -> None:
    headings, taken = ("Ente", "Chi", "Comune"), (None, C.PARTNER, C.PLACE)
    remembered = remembered_columns(headings, taken)
    assert remembered == {"ente": "", "chi": "partner", "comune": "place"}
    assert guess_columns(("CHI", "Ente", "Tel"), remembered) == (C.PARTNER, None, C.PHONE)


def test_headings_stand_below_a_title_and_may_be_missing() -> None:
    table = list_table([ListRow(1, ("Elenco 2009", "")), ListRow(3, ("Ente", "Comune")), ListRow(4, ("Coop", "Crema"))])
    assert (table.headings, [row.number for row in table.rows]) == (("Ente", "Comune"), [4])
    bare = list_table([ListRow(1, ("Coop", "a@example.org")), ListRow(2, ("Altra", ""))])
    assert (bare.has_headings, len(bare.rows)) == (False, 2)
    assert heading_row([("Chi", "Dove")]) == 0
    assert heading_row([]) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2009-03-04", date(2009, 3, 4)),
        ("4/3/2009", date(2009, 3, 4)),
        ("04.03.09", date(2009, 3, 4)),
        ("4-3-99", date(1999, 3, 4)),
        ("2009-03-04 00:00:00", date(2009, 3, 4)),
    ],
)
def test_days_are_read_as_they_are_written(text: str, day: date) -> None:
    assert read_date(text) == day


@pytest.mark.parametrize("text", ["31/02/2009", "marzo 2009", "2009", "12345", "1/1", "0/0/0000", "2009-13-01"])
def test_what_is_no_day_is_refused(text: str) -> None:
    entry = read_entry(2, ("Coop. Aurora", text), (C.PARTNER, C.JOINED))
    assert entry.refusal is not None
    assert entry.refusal.code == "not_a_date"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Comune di Crema", KIND.MUNICIPALITY),
        ("A.S.L. Cremona", KIND.LHA),
        ("Azienda ospedaliera", KIND.HOSPITAL),
        ("I.C. Manzoni", KIND.SCHOOL),
        ("Associazione genitori autismo", KIND.FAMILY_ASSOCIATION),
        ("Volontari del Ponte", KIND.VOLUNTEER_GROUP),
        ("Coop. Sociale Aurora", KIND.NONPROFIT),
        ("Sondaggi s.r.l.", KIND.COMPANY),
        ("Famiglia Rossi", KIND.FAMILY),
        ("Unione Ciechi", None),
    ],
)
def test_what_an_organisation_is_is_told_by_its_name(name: str, kind: OrganisationKind | None) -> None:
    assert guess_kind(name) is kind


def test_a_number_or_a_letter_names_no_family() -> None:
    assert [is_numbered(name) for name in ("Famiglia 3", "family n. 12", "Fam. B", "Nucleo 4b")] == [True] * 4
    assert [is_numbered(name) for name in ("Famiglia Rossi", "Famiglia Bo", "Girasole", "")] == [False] * 4


def test_words_of_both_languages_and_codes_are_known() -> None:
    columns = (C.PARTNER, C.KIND, C.SECTOR, C.TIER, C.PRODUCTION_ROLE, C.LANGUAGE)
    entry = read_entry(2, ("X", "Municipality", "Settore pubblico", "regional", "Fornitore", "Albanese"), columns)
    assert (entry.kind, entry.sector, entry.tier) == (KIND.MUNICIPALITY, Sector.PUBLIC, Tier.REGIONAL)
    assert (entry.production_role, entry.language, entry.remarks) == (ProductionRole.SUPPLIER, "sq", ())
