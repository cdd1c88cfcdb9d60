import pytest

from coprod_desktop.domain.places import Gazetteer, Municipality, with_province, without_province

TABLE = """\
013130\tLivo\tCO
019035\tCrema\tCR
021008\tBolzano\tBZ\tBozen
022106\tLivo\tTN
049009\tLivorno\tLI
002071\tLivorno Ferraris\tVC
019007\tMonte Cremasco\tCR
066049\tL’Aquila\tAQ
107001\tNowhere
"""


@pytest.fixture(scope="module")
def known() -> Gazetteer:
    return Gazetteer(TABLE)


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("livo", ["Livo (CO)", "Livo (TN)", "Livorno (LI)", "Livorno Ferraris (VC)"]),
        ("CREM", ["Crema (CR)", "Monte Cremasco (CR)"]),
        ("remas", ["Monte Cremasco (CR)"]),
        ("bózen", ["Bolzano (BZ)"]),
        ("laq", ["L’Aquila (AQ)"]),
        ("Livo (t", ["Livo (TN)"]),
        ("019035", ["Crema (CR)"]),
        ("now", ["Nowhere"]),
        ("", []),
        ("-/", []),
        ("xyz", []),
    ],
)
def test_names_are_offered_by_the_beginning_of_their_words(known: Gazetteer, text: str, offered: list[str]) -> None:
    assert [with_province(one.name, one.province) for one in known.offered(text, 8)] == offered


def test_provinces_nearby_come_first_among_their_like(known: Gazetteer) -> None:
    assert [one.province for one in known.offered("livo", 3, near={"TN", "VC"})] == ["TN", "VC", "CO"]


def test_only_one_of_a_name_is_meant_by_it(known: Gazetteer) -> None:
    assert known.named("livo") is None
    assert known.named("LIVO", "tn") == Municipality("022106", "Livo", "TN")
    assert known.named("L’aquila") == Municipality("066049", "L’Aquila", "AQ")
    assert known.named("Crema", "BG") is None
    assert known.named("") is None


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Crema (CR)", ("Crema", "CR")),
        (" Crema( cr ) ", ("Crema", "cr")),
        ("Crema", ("Crema", "")),
        ("Casa (presso la parrocchia)", ("Casa (presso la parrocchia)", "")),
        ("(CR)", ("(CR)", "")),
    ],
)
def test_a_province_is_read_from_behind_the_name(text: str, parts: tuple[str, str]) -> None:
    assert without_province(text) == parts
