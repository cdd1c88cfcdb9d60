"""Scripts: breaks, marks, joined letters and reading directions."""

from unicodedata import normalize

import pytest

from coprod_desktop.reports import writing
from coprod_desktop.reports.fonts import fonts
from coprod_desktop.reports.lines import Line, Span, Style, Typesetter

STYLE = Style(10.0, 15.0, (0.0, 0.0, 0.0))


def lines(text: str, width: float = 400.0) -> list[Line]:
    return Typesetter(fonts()).lines([Span(text, STYLE)], width)


def drawn(line: Line) -> str:
    """Give the letters of a line as they stand from left to right."""
    return " ".join(piece.text.strip() for piece in sorted(line.pieces, key=lambda piece: piece.x))


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("a  b\tc", [("a", False), ("b", True), ("c", True)]),
        ("a ", [("a", False), ("", True)]),
        ("è\u2003ò", [("è", False), ("ò", True)]),
        ("a中文b", [("a", False), ("中", False), ("文", False), ("b", False)]),
        ("a\u00a0b", [("a\u00a0b", False)]),
        ("a\x1cb", [("a\x1cb", False)]),
    ],
)
def test_lines_part_at_spaces_and_between_unspaced_letters(line: str, parts: list[tuple[str, bool]]) -> None:
    assert list(writing.tokens(line)) == parts


def test_arabic_letters_join() -> None:
    assert writing.join_arabic("سلام") == "\ufeb3\ufefc\ufee1"
    assert writing.join_arabic("بببا") == "\ufe91\ufe92\ufe92\ufe8e"
    assert writing.join_arabic("ب") == "\ufe8f"
    assert writing.join_arabic("دا") == "\ufea9\ufe8d"
    assert writing.join_arabic("abc ✓") == "abc ✓"


def test_marks_do_not_part_joined_letters() -> None:
    assert writing.join_arabic("بَب") == "\ufe91\u064e\ufe90"
    assert normalize("NFKC", writing.join_arabic("مُحَمَّد")) == normalize("NFKC", "مُحَمَّد")


def test_right_to_left_text_stands_at_the_right_in_reading_order() -> None:
    (line,) = lines("אבג דהו")
    assert drawn(line) == "והד גבא"
    assert line.spoken == "אבג דהו"
    last = max(line.pieces, key=lambda piece: piece.x)
    assert last.face is not None
    assert last.x > 350.0


def test_a_foreign_word_turns_only_itself() -> None:
    (line,) = lines("il libro ספר (12) è qui")
    assert drawn(line) == "il libro (12) רפס è qui"
    assert line.pieces[0].x == 0.0
    assert line.spoken == "il libro ספר (12) è qui"


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        ("(א)", "(א)"),
        ("אב (גד", "דג) בא"),
        ("a (b) אב [ג]", "a (b) [ג] בא"),
        ("«אב»", "«בא»"),
        ("{א", "א}"),
    ],
)
def test_brackets_open_towards_what_they_hold(typed: str, stands: str) -> None:
    (line,) = lines(typed)
    assert drawn(line) == stands
    assert line.spoken == typed


def test_latin_text_needs_no_help_to_be_read() -> None:
    assert [line.spoken for line in lines("Perché no?\nSì.")] == ["", ""]


def test_marks_stay_with_their_letter_where_a_word_is_broken() -> None:
    broken = lines("q\u0303" * 200, 50.0)
    assert len(broken) > 10
    assert all(not line.pieces[0].text.startswith("\u0303") for line in broken)


def test_a_long_address_breaks_after_its_signs() -> None:
    first, *_ = lines("https://www.example.org/a-very-long-name/and-another", 120.0)
    assert drawn(first)[-1] in "-/."


def test_shapeless_characters_take_no_room() -> None:
    assert writing.visible("a\u200db\ufe0f\u00adc") == "abc"
    (line,) = lines("a\u200db")
    assert drawn(line) == "ab"
