"""The sheet: what it breaks, repeats, keeps together and never loses."""

from collections.abc import Sequence
from datetime import UTC, date
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from coprod_desktop.reports import Paper
from coprod_desktop.reports.printing import Imprint
from coprod_desktop.reports.sheet import Column, Sheet
from coprod_desktop.words import Words
from tests.reports.reading import letters, page_texts, printed, reader

WORDS = Words("en", UTC)


def new_sheet(*, large: bool = False, title: str = "A title") -> Sheet:
    return Sheet(WORDS, Imprint(title, "An author", date(2026, 1, 2)), large=large)


def of_paragraphs(*texts: str) -> Paper:
    sheet = new_sheet()
    for text in texts:
        sheet.paragraph(text)
    return sheet.finish()


def of_table(rows: Sequence[tuple[str, ...]], *, large: bool = False) -> Paper:
    sheet = new_sheet(large=large)
    titles = ("First", "Second", "Third")[: len(rows[0])]
    sheet.table([Column(title, 1 / len(titles)) for title in titles], rows)
    return sheet.finish()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(), max_size=400))
@example("{\U0001e800")
@example("א ≮ (ב")
def test_any_text_prints_without_loss(text: str) -> None:
    paper = of_paragraphs(text)
    shown, typed = letters(printed(paper)), letters(text)
    told = letters("".join(paper.unprintable))
    assert {sign for sign, count in typed.items() if shown[sign] < count and sign not in told} == set()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.text(max_size=80), st.text(max_size=600)), min_size=1, max_size=6), st.booleans())
def test_any_table_prints_without_loss(rows: list[tuple[str, str]], large: bool) -> None:
    paper = of_table(rows, large=large)
    shown, typed = letters(printed(paper)), letters("".join(map("".join, rows)))
    told = letters("".join(paper.unprintable))
    assert {sign for sign, count in typed.items() if shown[sign] < count and sign not in told} == set()


@pytest.mark.parametrize("large", [False, True])
def test_the_head_of_a_table_stands_on_each_of_its_pages(large: bool) -> None:
    rows = [(f"left {number}", f"right {number}") for number in range(150)]
    texts = page_texts(of_table(rows, large=large))
    assert len(texts) > 3
    assert all(text.count("First") == 1 and text.count("Second") == 1 for text in texts)
    found = " ".join(" ".join(texts).split())
    assert [number for number in range(150) if f"left {number} right {number}" not in found] == []


def test_a_cell_longer_than_pages_goes_on() -> None:
    paper = of_table([("short", "x" * 10_000), ("word " * 2_000, "end")])
    assert paper.pages > 5
    assert letters(printed(paper))["x"] >= 10_000
    assert printed(paper).count("word") == 2_000
    assert all("First" in text for text in page_texts(paper))


def test_a_short_row_is_not_parted() -> None:
    rows = [("a\n" * 5 + f"tail{number}", f"head{number}") for number in range(40)]
    for text in page_texts(of_table(rows)):
        assert [
            n for n in range(40) if (f"head{n} " in f"{text} ".replace("\n", " ")) is not (f"tail{n}\n" in text)
        ] == []


def test_a_heading_stays_with_what_follows() -> None:
    for filler in range(38, 48):
        sheet = new_sheet()
        for number in range(filler):
            sheet.paragraph(f"line {number}", before=0.0)
        sheet.heading(2, "A heading")
        sheet.heading(3, "Another")
        sheet.table([Column("First", 1.0)], [("row one",), ("row two",)])
        texts = page_texts(sheet.finish())
        (page,) = [text for text in texts if "A heading" in text]
        assert "Another" in page
        assert "row one" in page


def test_no_line_stands_alone_at_the_end_of_a_page() -> None:
    for filler in range(36, 47):
        sheet = new_sheet()
        for number in range(filler):
            sheet.paragraph(f"line {number}", before=0.0)
        sheet.paragraph("\n".join(f"part{number}" for number in range(6)), before=0.0)
        counts = [text.count("part") for text in page_texts(sheet.finish())]
        assert sum(counts) == 6
        assert 1 not in counts


def test_neither_the_first_nor_the_last_of_a_list_stands_alone() -> None:
    for filler in range(36, 47):
        sheet = new_sheet()
        for number in range(filler):
            sheet.paragraph(f"line {number}", before=0.0)
        sheet.listing([f"item{number}" for number in range(4)], numbers=range(1, 5))
        counts = [text.count("item") for text in page_texts(sheet.finish())]
        assert sum(counts) == 4
        assert not {1, 3} & set(counts)


def test_words_are_broken_only_where_no_line_holds_them() -> None:
    text = "neuropsychiatry " * 200
    assert printed(of_paragraphs(text)).count("neuropsychiatry") == 200
    assert printed(of_table([("neuropsychiatry-association", "a", "b")] * 3)).count("neuropsychiatry-association") == 3


def test_lines_keep_within_the_page() -> None:
    paper = of_paragraphs("m" * 500, "i " * 500, "Ж" * 300, "والسلام " * 60, "中" * 200)
    for page in reader(paper).pages:
        ends: list[float] = []

        def note_end(_text: str, _cm: object, matrix: list[float], *_font: object, ends: list[float] = ends) -> None:
            ends.append(matrix[4])

        page.extract_text(visitor_text=note_end)
        assert max(ends) < 531.5


def test_a_text_of_the_app_is_never_markup() -> None:
    assert "<i>a</i> & <br/>" in printed(of_paragraphs("<i>a</i> & <br/>"))


def test_a_long_title_is_cut_at_the_top_of_pages_only() -> None:
    sheet = new_sheet(title="An endless title " * 30)
    sheet.heading(1, "An endless title " * 30)
    sheet.paragraph("line\n" * 100)
    first, second = page_texts(sheet.finish())[:2]
    assert first.count("endless") == 30
    assert 1 < second.count("endless") < 9
    assert "…" in second


def test_pages_follow_one_another_in_order() -> None:
    texts = page_texts(of_paragraphs(*(f"number {number};" for number in range(300))))
    numbers = [int(part.split(";")[0]) for part in " ".join(texts).replace("\n", " ").split("number ")[1:]]
    assert all(second == first + 1 for first, second in pairwise(numbers))
    assert len(numbers) == 300


def test_everything_drawn_is_marked() -> None:
    sheet = new_sheet()
    sheet.heading(1, "Heading")
    sheet.aside("Aside")
    sheet.listing(["one", "two"], numbers=[1, 2])
    sheet.barred(["bar", "bar"])
    sheet.table([Column("First", 1.0)], [("cell",)] * 60)
    sheet.signatures([("Role", "Name"), ("Role", "Name")])
    for page in reader(sheet.finish()).pages:
        depth = 0
        contents = page.get_contents()
        assert contents is not None
        for operands, operator in contents.operations:
            if operator in (b"BDC", b"BMC"):
                depth += 1
            elif operator == b"EMC":
                depth -= 1
            elif operator in (b"Tj", b"TJ", b"S", b"f", b"B", b"re", b"l"):
                assert depth > 0, (operands, operator)
        assert depth == 0


def test_a_short_group_with_a_bar_stays_on_one_page() -> None:
    for filler in range(36, 47):
        sheet = new_sheet()
        for number in range(filler):
            sheet.paragraph(f"line {number}", before=0.0)
        sheet.barred(["begin", "middle\nmiddle\nmiddle\nmiddle", "end\nend\nend\nend"])
        (page,) = [text for text in page_texts(sheet.finish()) if "begin" in text]
        assert page.count("middle") == page.count("end") == 4
