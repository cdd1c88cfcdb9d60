"""The script that makes the tables of municipalities, and what it made."""

import dataclasses

import places
import pytest
from places import SOURCES, TARGET, Row, Source, notice, read, written

OTHER = Source(package="gemeenten", version="1", table="g.csv", origin="Netherlands: {version}", code=1, name=0)


def test_a_country_is_one_entry_whatever_the_shape_of_its_table() -> None:
    assert read(OTHER, b"Naam,Code\n's-Gravenhage,0518\n\nAa  en Hunze,0014\n") == [
        Row("0014", "Aa en Hunze", ""),
        Row("0518", "’s-Gravenhage", ""),
    ]


def test_letters_that_were_lost_before_are_left_out() -> None:
    source = dataclasses.replace(OTHER, other_name=2, encoding="cp1252", delimiter=";")
    (row,) = read(source, "Nome;Codice;Altro\nSavogna d'Isonzo;031022;Sovodnje ob So?i\n".encode("cp1252"))
    assert written([row]) == "031022\tSavogna d’Isonzo\n"


@pytest.mark.parametrize("table", ["Naam,Code\n", "Naam,Code\nAa,1\nBb,1\n", "Naam,Code\n,1\n"])
def test_a_table_that_is_not_as_expected_is_refused(table: str) -> None:
    with pytest.raises(SystemExit):
        read(OTHER, table.encode())


def test_an_unknown_country_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert places.main("xx") == 2
    assert "Known: it" in capsys.readouterr().err


def test_what_is_there_is_in_order_and_its_source_named() -> None:
    files = {path.stem: path.read_text("utf-8") for path in TARGET.glob("*.tsv")}
    for text in files.values():
        rows = [Row(*line.split("\t")) for line in text.splitlines()]
        assert rows == sorted(rows)
        assert written(rows) == text
    assert files.keys() <= SOURCES.keys()
    assert (TARGET / "NOTICE").read_text("utf-8") == notice(sorted(files))
