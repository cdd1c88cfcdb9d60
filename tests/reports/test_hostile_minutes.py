"""Hostile text in every field of the minutes: nothing is opened, no letter is lost, nothing crashes."""

import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC
from enum import Enum
from typing import Any

import pytest

from coprod_desktop.reports import minutes_paper
from coprod_desktop.words import Words
from tests.reports.reading import letters, outline, page_texts, printed, reader, viewed
from tests.reports.samples import CONTENT

HOSTILE = {
    "markup": "<b>bold</b> </para> &amp; <br/> <font color=red>red & white",
    "picture": '<img src="/etc/passwd"/> <img src="file:///etc/passwd" width="10"/>',
    "link": '<a href="javascript:alert(1)">press</a> <a name="x"/> <onDraw name="f" label="g"/>',
    "template": "{name} {0} {} %s %(x)s $x \\n (a) \\( )) [TJ] EMC BT ET >> endstream",
    "control": "one\x00two\x07three\x1b[31mfour\x0bfive\x1csix\x7f\x9b",
    "line ends": "one\r\ntwo\rthree\nfour\x85five\u2028six\u2029seven\teight",
    "right to left": "שָׁלוֹם עולם (ספר 12) abc السلام عليكم، ١٢٣ پنجاب گھر",
    "overriding": "safe \u202egnp.exe\u202c \u2066x\u2069 \u200fend",
    "emoji": "family 👨‍👩‍👧 🏳️‍🌈 ok 👍🏽",
    "combining": "Z̸̢̛̗a̷͖l̶g̴o̵ q\u0303 e\u0301 ñ ẞ ﬁ İ ✓ ☐",
    "scripts": "Привет Nguyễn 中文字符 日本語 한국어 ไทย हिन्दी Ελληνικά Shqipëri Română",
    "half letters": "half \ud83d and \udc00 end \ufffe \U0010ffff \ue000",
    "spaces": " \u00a0 a\u00a0b\u2003c\u3000d\u200be\u00adf \ufeff ",
    "long unbroken script": "中" * 60 + "ش" * 60,
    "blank": " \n \t ",
    "nothing": "",
}
LONG = {"word": "pneumono" * 1_250, "text": "la famiglia chiede tempo " * 400}
WATCHED = "passwd"
opened: list[str] = []


def watch(event: str, arguments: tuple[object, ...]) -> None:
    if event in ("open", "urllib.Request", "socket.connect") and WATCHED in str(arguments[0]):
        opened.append(str(arguments[0]))


sys.addaudithook(watch)


@pytest.fixture(autouse=True)
def nothing_opened() -> Iterator[None]:
    opened.clear()
    yield
    assert opened == []


def filled(value: Any, text: str) -> Any:
    """Put a text in every text field of a frozen value, however deep."""
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return text
    if isinstance(value, tuple):
        return tuple(filled(one, text) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: filled(getattr(value, field.name), text) for field in fields(value)})
    return value


def count_texts(value: Any) -> int:
    if isinstance(value, str) and not isinstance(value, Enum):
        return 1
    if isinstance(value, tuple):
        return sum(map(count_texts, value))
    if is_dataclass(value) and not isinstance(value, type):
        return sum(count_texts(getattr(value, field.name)) for field in fields(value))
    return 0


def scalar(text: str) -> str:
    """Give a text as it can be kept in any file: half letters are lost before they reach paper."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


@pytest.mark.parametrize("language", ["en", "it"])
@pytest.mark.parametrize("sort", HOSTILE)
def test_every_field_prints_whole(sort: str, language: str) -> None:
    text = HOSTILE[sort]
    content = filled(CONTENT, text)
    paper = minutes_paper(content, Words(language, UTC))
    told = letters("".join(paper.unprintable))
    shown, typed = letters(printed(paper)), letters(scalar(text))
    # Families are named once where person and partner are the same, so a few texts stand there once for two.
    least = count_texts(content) - 20
    assert least > 80
    missing = {sign for sign, count in typed.items() if shown[sign] < count * least and sign not in told}
    assert missing == set()


@pytest.mark.parametrize("sort", LONG)
def test_ten_thousand_letters_in_every_field_print_whole(sort: str) -> None:
    paper = minutes_paper(filled(CONTENT, LONG[sort]), Words("it", UTC))
    shown = letters(viewed(paper))
    assert paper.pages > 300
    least = count_texts(CONTENT) - 20
    assert {sign for sign, count in letters(LONG[sort]).items() if shown[sign] < count * least} == set()


def test_watch_sees_what_is_opened(tmp_path: Any) -> None:
    (tmp_path / "passwd").touch()
    opened.clear()
    (tmp_path / "passwd").open().close()
    assert opened == [str(tmp_path / "passwd")]
    opened.clear()


@pytest.mark.parametrize("sort", ["picture", "link", "markup"])
def test_no_link_no_picture_and_no_script_is_made(sort: str) -> None:
    file = reader(minutes_paper(filled(CONTENT, HOSTILE[sort]), Words("en", UTC)))
    assert "/OpenAction" not in file.root_object
    assert "/Names" not in file.root_object
    for page in file.pages:
        assert "/Annots" not in page
        assert "/AA" not in page
        assert "/XObject" not in page["/Resources"]  # type: ignore[operator]


def test_what_cannot_be_printed_is_told_on_the_paper() -> None:
    note = "a\x00b\x00c\ud800"
    captured = replace(CONTENT.items[0].captured, notes=(note,))
    content = replace(CONTENT, items=(replace(CONTENT.items[0], captured=captured),))
    paper = minutes_paper(content, Words("en", UTC))
    assert paper.unprintable == ("\x00", "\ufffd")
    assert "3 characters could not be printed and are shown as boxes." in page_texts(paper)[-1]
    assert "3 caratteri" in printed(minutes_paper(content, Words("it", UTC)))


def test_a_plain_paper_tells_of_no_boxes() -> None:
    paper = minutes_paper(CONTENT, Words("en", UTC))
    assert paper.unprintable == ()
    assert "could not be printed" not in printed(paper)


def test_outline_and_properties_hold_one_clean_line() -> None:
    paper = minutes_paper(filled(CONTENT, HOSTILE["control"] + HOSTILE["line ends"] + "x" * 500), Words("en", UTC))
    metadata = reader(paper).metadata
    assert metadata is not None
    for line in [*outline(paper), str(metadata.title), str(metadata.author)]:
        assert line.isprintable()
    assert max(map(len, outline(paper))) <= 120
