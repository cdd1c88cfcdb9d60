"""Letters of options, lines of sheets, and options that sound alike."""

import pytest

from coprod_desktop.ui.live.vote_alike import alike_pairs
from coprod_desktop.ui.live.vote_sheet_line import UnreadableSheetError, read_sheet
from coprod_desktop.ui.live.vote_words import say_left
from coprod_desktop.words import Words


@pytest.mark.parametrize(
    ("line", "dots"),
    [
        ("2010", (2, 0, 1, 0)),
        ("  2010 ", (2, 0, 1, 0)),
        ("2 0 11 0", (2, 0, 11, 0)),
        ("2,0;1 0", (2, 0, 1, 0)),
        ("a2c", (2, 0, 1, 0)),
        ("C1 A2", (2, 0, 1, 0)),
        ("c 12, a", (1, 0, 12, 0)),
        ("0", (0, 0, 0, 0)),
        ("-", (0, 0, 0, 0)),
        ("0000", (0, 0, 0, 0)),
    ],
)
def test_a_sheet_is_read_as_digits_numbers_or_letters(line: str, dots: tuple[int, ...]) -> None:
    assert read_sheet(line, 4) == dots


def test_beyond_z_a_blank_tells_where_the_next_letter_begins() -> None:
    dots = read_sheet("AB2 B1", 30)
    assert (dots[27], dots[1], sum(dots)) == (2, 1, 3)
    with pytest.raises(UnreadableSheetError):
        read_sheet("AZ1", 30)


@pytest.mark.parametrize("line", ["", " ", "20", "20100", "2 0 1", "²010", "A2 A1", "E1", "A2 -", "2.0.1.0", "A-1"])
def test_what_cannot_be_read_is_refused(line: str) -> None:
    with pytest.raises(UnreadableSheetError):
        read_sheet(line, 4)


def test_dots_left_are_said_in_signs_and_words() -> None:
    assert say_left(Words("en"), 2, 3) == "● ● ○  2 of 3 left"
    assert say_left(Words("it"), 1, 3) == "● ○ ○  ne resta 1 su 3"


def test_texts_that_sound_alike_are_paired() -> None:
    texts = ["Orari serali", "Navetta", "orari  serali!", "Più aiuto a scuola", "A scuola più aiuto", "Aiuto"]
    assert alike_pairs(texts) == [("Orari serali", "orari  serali!"), ("Più aiuto a scuola", "A scuola più aiuto")]
