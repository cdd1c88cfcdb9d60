"""The rule by which names and people are taken for the same."""

import pytest

from coprod_desktop.domain.likeness import Likeness, email_key, person_key, phone_key
from coprod_desktop.operations.likeness import KnownNames, likely_same

SAME = [
    (("A.N.F.F.A.S. Crema", ""), ("anffas  crema", "Crema")),
    (("Forli' insieme", "Forlì"), ("FORLÌ INSIEME", "forli'")),
    (("Famiglia 3", ""), ("famiglia 3", "")),
    (("Autolinee Adda s.r.l.", "Crema"), ("Autolinee Adda S. R. L.", "Crema")),
]
NEAR = [
    (("A.S.L. Cremona", ""), ("ASL di Cremona", "")),
    (("Coop. Aurora", "Crema"), ("Cooperativa sociale Aurora Onlus", "Crema")),
    (("I.C. Manzoni", "Crema"), ("Istituto comprensivo Manzoni", "")),
    (("I.C. Manzoni", "Crema"), ("I.C. Manzoni", "Cremona")),
    (("Scuola S. Anna", "Crema"), ("Scuola Sant’Anna", "Crema")),
    (("Associazone Il Filo", "Crema"), ("Il Filo associazione", "Crema")),
    (("Aurora", "Crema"), ("Aurora soc. coop.", "Crema")),
    (("Aurora", ""), ("Aurora società cooperativa sociale a r.l.", "Crema")),
    (("Il Filo", "Crema"), ("Associazione Il Filo ODV", "Crema")),
    (("Associazione Il Filo", "Crema"), ("Il Filo odv", "Crema")),
    (("Il Filo", "Crema"), ("Il Filo organizzazione di volontariato ETS", "Crema")),
    (("Fondazione Casa", "Crema"), ("Casa ente del terzo settore", "Crema")),
    (("Coop. Aurora cooperativa sociale", "Crema"), ("Cooperativa Aurora", "Crema")),
    (("Il Filo Il Filo", "Crema"), ("Il Filo", "Crema")),
]
OTHERS = [
    (("Comune di Crema", ""), ("Comune di Cremona", "")),
    (("Famiglia 3", ""), ("Famiglia 4", "")),
    (("Scuola primaria 1", "Crema"), ("Scuola primaria 2", "Crema")),
    (("Associazione Aurora", "Crema"), ("Cooperativa Aurora", "Crema")),
    (("Aurora ODV", "Crema"), ("Aurora soc. coop.", "Crema")),
    (("Cooperativa sociale", "Crema"), ("Associazione", "Crema")),
    (("Aurora", "Crema"), ("Cooperativa Alba", "Crema")),
    (("I.C. Manzoni Nord", "Crema"), ("I.C. Manzoni Sud", "Crema")),
    (("Associazone Il Filo", "Crema"), ("Associazione Il Filo", "Lodi")),
    (("", ""), ("", "")),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_name_however_it_is_written(one: tuple[str, str], other: tuple[str, str]) -> None:
    found = likely_same(one, other)
    assert found is not None
    assert found.likeness is Likeness.SAME


@pytest.mark.parametrize(("one", "other"), NEAR)
def test_names_that_a_person_must_judge(one: tuple[str, str], other: tuple[str, str]) -> None:
    for pair in ((one, other), (other, one)):
        found = likely_same(*pair)
        assert found is not None
        assert found.likeness is Likeness.NEAR


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_names_that_mean_others(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert likely_same(one, other) is None


def test_the_likeliest_of_many_comes_first() -> None:
    known = KnownNames([(1, "Associazione Il Filo", "Crema"), (2, "Associazione il filo", ""), (3, "Altra", "Crema")])
    assert [match.key for match in known.matches("Associazone Il Filo", "Crema")] == [1, 2]
    assert [match.likeness for match in known.matches("associazione il filo", "Crema")] == [Likeness.SAME] * 2
    assert known.matches("Nessuna di queste", "") == ()


@pytest.mark.parametrize(("one", "other"), NEAR)
def test_what_is_near_is_found_among_many_too(one: tuple[str, str], other: tuple[str, str]) -> None:
    for wanted, known in ((one, other), (other, one)):
        names = KnownNames([("it", *known), ("not it", "Comune di Soresina", "Soresina")])
        assert [match.key for match in names.matches(*wanted)] == ["it"]


def test_people_by_address_number_and_names() -> None:
    assert email_key(" Anna.Rossi@Example.ORG ") == "anna.rossi@example.org"
    assert email_key("non ce l'ho") == ""
    assert phone_key("+39 0372 / 45.67.89") == phone_key("0372 456789") == "0372456789"
    assert person_key("Rossi  Anna") == person_key("anna ROSSI")
