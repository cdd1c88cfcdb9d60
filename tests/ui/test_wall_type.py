"""Nothing on the wall is cut, too small to read, or lost: not on an old projector, and not on a new one."""

import pytest
from PySide6.QtCore import QSizeF

from coprod_desktop.domain.partners import Sector
from coprod_desktop.ui.theme import Theme
from coprod_desktop.ui.tokens import Tone
from coprod_desktop.ui.wall.pieces import TextPiece
from coprod_desktop.ui.wall.sheet import Item, Shape, Sheet
from coprod_desktop.ui.wall.type_area import TypeArea
from coprod_desktop.ui.wall.typeset import typeset
from tests.ui.wall_screen import NEW, OLD, faults, most_items

SHORT = "Orari serali"
LONG = "Le famiglie chiedono che gli sportelli restino aperti anche la sera, perché di giorno lavorano"
ENDLESS = " ".join(f"parola{number}" for number in range(700))
SEAMLESS = "Donaudampfschifffahrtsgesellschaftskapitän" * 12
TEXTS = (SHORT, LONG, ENDLESS, SEAMLESS)
PORTRAIT = QSizeF(1080, 1920)


def items(text: str, count: int, shape: Shape = Shape.BARS) -> tuple[Item, ...]:
    return tuple(
        Item(
            f"{text} {number}",
            lead=f"{number}." if shape is not Shape.CARDS else "",
            above="Un tema con un nome piuttosto lungo",
            below="Comune di Crema · scadenza: 3 marzo 2027",
            marked=number == 2,
            settled=number == 1,
            tint=number % 6,
            sector=Sector.PUBLIC if number % 2 else None,
            share=1 / number,
            figure="12 bollini · 7 sostenitori" if shape is Shape.BARS else "",
        )
        for number in range(1, count + 1)
    )


@pytest.mark.parametrize("size", [OLD, NEW, PORTRAIT], ids=["old", "new", "portrait"])
@pytest.mark.parametrize("scale", [0.85, 1.0, 1.5])
@pytest.mark.parametrize("shape", [Shape.LINES, Shape.CARDS, Shape.BARS])
def test_lists_of_any_length_fit(theme: Theme, size: QSizeF, scale: float, shape: Shape) -> None:
    found = []
    for text in TEXTS:
        for count in (1, 3, 7, 8, 23):
            sheet = Sheet(shape, title="Priorità", kicker="Crema", items=items(text, count, shape), foot="18 su 20")
            found += [f"{count} x {text[:12]}: {fault}" for fault in faults(sheet, size, scale)]
    assert found == []


@pytest.mark.parametrize("size", [OLD, NEW, PORTRAIT], ids=["old", "new", "portrait"])
@pytest.mark.parametrize("text", TEXTS, ids=["short", "long", "endless", "seamless"])
def test_any_title_question_and_foot_fit(theme: Theme, size: QSizeF, text: str) -> None:
    sheets = (
        Sheet(Shape.LINES, title=text, kicker="Crema", items=items(SHORT, 7, Shape.LINES)),
        Sheet(
            Shape.LINES,
            title=text,
            big="14 su 20 hanno votato",
            share=0.7,
            items=items(LONG, 9, Shape.LINES),
            foot=text,
        ),
        Sheet(Shape.BIG, kicker="Crema", big=text),
        Sheet(Shape.CALM, big=text),
        Sheet(Shape.LINES, title="Benvenute e benvenuti", items=(Item(text),)),
    )
    for scale in (0.85, 1.0, 1.5):
        assert [fault for sheet in sheets for fault in faults(sheet, size, scale)] == []


@pytest.mark.parametrize("size", [OLD, NEW, PORTRAIT], ids=["old", "new", "portrait"])
@pytest.mark.parametrize("digits", ["0:00", "+128:45", "1440:00"])
def test_the_clock_fits(theme: Theme, size: QSizeF, digits: str) -> None:
    for title in (SHORT, LONG):
        sheet = Sheet(Shape.CLOCK, title=title, kicker="Crema", big=digits, word="! tempo quasi scaduto · 25 min")
        for scale in (0.85, 1.0, 1.5):
            assert list(faults(sheet, size, scale)) == []


@pytest.mark.parametrize("size", [OLD, NEW])
def test_no_page_holds_more_than_seven(theme: Theme, size: QSizeF) -> None:
    for shape in (Shape.LINES, Shape.CARDS, Shape.BARS):
        assert all(
            most_items(Sheet(shape, title="x", items=items(SHORT, count, shape)), size) for count in (7, 8, 15, 40)
        )


@pytest.mark.parametrize("size", [OLD, NEW])
def test_sizes_are_those_of_the_design(theme: Theme, size: QSizeF) -> None:
    unit = size.height() / 1080
    lines = typeset(Sheet(Shape.LINES, title="Azioni", items=items(SHORT, 3)), TypeArea(size)).pages[0]
    px = {piece.lines[0]: piece.px / unit for piece in lines if isinstance(piece, TextPiece)}
    assert px["Azioni"] == pytest.approx(56)
    assert 36 <= px["Orari serali 1"] <= 40
    clock = Sheet(Shape.CLOCK, big="12:30", word="in orario", tone=Tone.OK)
    digits = [
        piece for piece in typeset(clock, TypeArea(size)).pages[0] if isinstance(piece, TextPiece) and piece.clock
    ]
    assert [piece.px / unit for piece in digits] == [pytest.approx(160)]


def test_the_page_of_what_is_on_comes_first(theme: Theme) -> None:
    pages = typeset(Sheet(Shape.LINES, title="x", items=tuple(Item(SHORT) for _ in range(20)), start=15), TypeArea(OLD))
    assert len(pages.pages) == 3
    assert [pages.page_of(item) for item in (0, 6, 7, 15)] == [0, 0, 1, 2]
