"""The head of a paper: the body's name and logo, printed and told to a screen reader."""

from dataclasses import replace
from datetime import UTC
from io import BytesIO

import pytest
from PIL import Image, ImageDraw

from coprod_desktop.domain.minutes import MinutesContent
from coprod_desktop.reports import minutes_paper
from coprod_desktop.words import Words
from tests.reports.reading import page_texts, reader
from tests.reports.samples import CONTENT
from tests.reports.test_tags import marks, root_of, walk

ENGLISH, ITALIAN = Words("en", UTC), Words("it", UTC)


def logo(size: tuple[int, int] = (300, 120)) -> bytes:
    made = Image.new("RGB", size, "white")
    ImageDraw.Draw(made).ellipse((4, 4, size[0] - 4, size[1] - 4), fill="teal")
    written = BytesIO()
    made.save(written, "PNG")
    return written.getvalue()


def headed(**changes: object) -> MinutesContent:
    return replace(CONTENT, heading=replace(CONTENT.heading, **changes))  # type: ignore[arg-type]


def test_name_and_logo_stand_at_the_head_of_the_first_page() -> None:
    paper = minutes_paper(headed(body="ATS della Val Padana", logo=logo()), ENGLISH)
    first, *others = page_texts(paper)
    assert first.split("\n")[0].startswith(("Draft", "ATS della Val Padana"))
    assert first.index("ATS della Val Padana") < first.index("Cremona Local Health Authority") < first.index("Minutes")
    assert [len(page.images) for page in reader(paper).pages] == [1, *(0 for _page in others)]
    said = reader(paper).metadata
    assert said
    assert said.author == "ATS della Val Padana"


def test_a_screen_reader_is_told_of_the_logo_first() -> None:
    paper = minutes_paper(headed(body="ATS della Val Padana", logo=logo()), ITALIAN)
    figure, name, *_rest = (part for part in walk(root_of(paper)["/K"]) if part["/S"] in ("/Figure", "/P", "/H1"))
    assert str(figure["/S"]) == "/Figure"
    assert str(figure["/Alt"]) == "Logo di ATS della Val Padana"
    assert len(marks(figure)) == len(marks(name)) == 1
    left, bottom, right, top = (float(side) for side in figure["/A"]["/BBox"])
    assert (right - left) / (top - bottom) == pytest.approx(300 / 120, rel=0.01)


def test_the_lead_is_said_once_where_it_is_the_body() -> None:
    paper = minutes_paper(headed(body="CREMONA local health authority", logo=b""), ENGLISH)
    first = page_texts(paper)[0]
    assert first.lower().count("cremona local health authority") == 2  # at the head, and at the foot
    assert not any(part["/S"] == "/Figure" for part in walk(root_of(paper)["/K"]))


@pytest.mark.parametrize("size", [(1_000, 10), (10, 1_000), (1, 1)])
def test_a_logo_of_any_shape_fits(size: tuple[int, int]) -> None:
    paper = minutes_paper(headed(logo=logo(size) if min(size) > 8 else small()), ENGLISH, large=True)
    figure = next(part for part in walk(root_of(paper)["/K"]) if part["/S"] == "/Figure")
    left, bottom, right, top = (float(side) for side in figure["/A"]["/BBox"])
    assert 64.0 <= left < right < 64.0 + 280.0
    assert 700.0 - 100.0 < bottom < top <= 772.0


def small() -> bytes:
    written = BytesIO()
    Image.new("RGB", (1, 1)).save(written, "PNG")
    return written.getvalue()


@pytest.mark.parametrize("content", [b"no picture", logo()[:200], b"\x89PNG\r\n\x1a\n"])
def test_a_damaged_logo_does_not_cost_the_paper(content: bytes) -> None:
    paper = minutes_paper(headed(logo=content), ENGLISH)
    assert not reader(paper).pages[0].images
    assert paper.pdf == minutes_paper(headed(), ENGLISH).pdf


def test_the_same_logo_gives_the_same_bytes() -> None:
    content = headed(body="ASL", logo=logo())
    assert minutes_paper(content, ENGLISH).pdf == minutes_paper(content, ENGLISH).pdf
