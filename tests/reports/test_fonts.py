"""Fonts: ordinary text in one face, all else in the first that has it, and nothing trusted that lies on the disk."""

import struct
from pathlib import Path

import pytest

from coprod_desktop.reports.fonts import Fonts
from coprod_desktop.reports.lines import Span, Style, Typesetter
from coprod_desktop.reports.system_fonts import SystemFonts, font_folders, read_faces
from coprod_desktop.resources import resource

STYLE = Style(10.0, 15.0, (0.0, 0.0, 0.0))
KA, KHA = "\u0915", "\u0916"
GLYPH_OF_A, GLYPH_OF_SPACE = 36, 3


def sound_tables() -> dict[bytes, bytes]:
    data = resource("fonts", "DejaVuSans.ttf").read_bytes()
    (count,) = struct.unpack(">H", data[4:6])
    entries = struct.iter_unpack(">4s4xLL", data[12 : 12 + 16 * count])
    return {tag: data[start : start + length] for tag, start, length in entries}


def character_map(glyphs: dict[str, int]) -> bytes:
    groups = b"".join(struct.pack(">LLL", ord(letter), ord(letter), glyph) for letter, glyph in sorted(glyphs.items()))
    table = struct.pack(">HHLLL", 12, 0, 16 + len(groups), 0, len(glyphs)) + groups
    return struct.pack(">HHHHL", 0, 1, 3, 10, 12) + table


def font_bytes(glyphs: dict[str, int], kind: bytes = b"\x00\x01\x00\x00", *, start: int = 0) -> bytes:
    """Make a font whose letters are these; it begins at a place of its file."""
    tables = {**sound_tables(), b"cmap": character_map(glyphs)}
    head = kind + struct.pack(">HHHH", len(tables), 0, 0, 0)
    place, entries, bodies = start + 12 + 16 * len(tables), b"", b""
    for tag, body in sorted(tables.items()):
        entries += tag + struct.pack(">LLL", 0, place + len(bodies), len(body))
        bodies += body + b"\0" * (-len(body) % 4)
    return head + entries + bodies


def fonts_with(folder: Path, **files: bytes) -> Fonts:
    for name, data in files.items():
        (folder / name.replace("_", ".")).write_bytes(data)
    return Fonts(SystemFonts((folder,)))


def test_ordinary_text_needs_one_face() -> None:
    fonts = fonts_with(Path("nowhere"))
    face = fonts.text(bold=False)
    assert fonts.face("Perché no? «Così» – 10 €", bold=False) is face
    assert fonts.face("Perché", bold=True) is fonts.text(bold=True)
    assert face.width("mm") == pytest.approx(2 * face.width("m"))


@pytest.mark.parametrize("text", ["✓", "☐", "İ", "Привет", "שלום", "ﺳﻼ", "q\u0303"])
def test_other_letters_come_from_the_shipped_face(text: str) -> None:
    fonts = fonts_with(Path("nowhere"))
    face = fonts.face(text, bold=False)
    assert face is not None
    assert "DejaVu" in face.font.face.name.decode()
    assert fonts.face(text, bold=True) is not face


@pytest.mark.parametrize("text", ["\x00", "\ufffd", "\ue000", "\U0010ffff", KA])
def test_what_no_face_has_is_told(text: str) -> None:
    assert fonts_with(Path("nowhere")).face(text, bold=False) is None


def test_a_font_of_the_computer_is_found_by_its_letters(tmp_path: Path) -> None:
    fonts = fonts_with(tmp_path, other_ttf=font_bytes({"a": GLYPH_OF_A}), wanted_ttf=font_bytes({KA: GLYPH_OF_A}))
    face = fonts.face(KA, bold=False)
    assert face is not None
    assert Path(face.font.face.filename).name == "wanted.ttf"
    assert face.width(KA) == pytest.approx(0.684, abs=0.001)
    (line,) = Typesetter(fonts).lines([Span(f"a {KA}", STYLE)], 100.0)
    assert [piece.text for piece in line.pieces] == ["a ", KA]


def test_a_letter_without_ink_is_not_taken(tmp_path: Path) -> None:
    fonts = fonts_with(
        tmp_path,
        first_ttf=font_bytes({KA: GLYPH_OF_SPACE, KHA: GLYPH_OF_A}),
        second_ttf=font_bytes({KA: GLYPH_OF_A}),
    )
    face = fonts.face(KA, bold=False)
    assert face is not None
    assert Path(face.font.face.filename).name == "second.ttf"
    assert fonts.face(KHA, bold=False) is not face


def test_a_collection_is_looked_through(tmp_path: Path) -> None:
    head = b"ttcf" + struct.pack(">LLLL", 0x10000, 2, 20, 0)
    first = font_bytes({"a": GLYPH_OF_A}, start=20)
    second = font_bytes({KA: GLYPH_OF_A}, start=20 + len(first))
    data = head[:16] + struct.pack(">L", 20 + len(first)) + first + second
    face = fonts_with(tmp_path, many_ttc=data).face(KA, bold=False)
    assert face is not None
    assert face.has(KA)


def test_plain_fonts_come_before_loud_ones(tmp_path: Path) -> None:
    data = font_bytes({KA: GLYPH_OF_A})
    (tmp_path / "deeper").mkdir()
    (tmp_path / "deeper" / "Zeta.TTF").write_bytes(data)
    (tmp_path / "LastResort.ttf").write_bytes(data)
    face = fonts_with(tmp_path, AlphaBold_ttf=data).face(KA, bold=False)
    assert face is not None
    assert Path(face.font.face.filename).name == "Zeta.TTF"


def damaged() -> dict[str, bytes]:
    sound = font_bytes({KA: GLYPH_OF_A})
    return {
        "empty": b"",
        "short": sound[:9],
        "text": b"this is no font" * 100,
        "endless collection": b"ttcf" + b"\xff" * 5_000,
        "without outlines": font_bytes({KA: GLYPH_OF_A}, b"OTTO"),
        "cut in the directory": sound[:150],
        "cut in the tables": sound[:30_000],
        "cut in the outlines": sound[: sound.index(sound_tables()[b"glyf"]) + 500],
        "scrambled": sound[:400] + bytes(range(256)) * 400,
        "map out of bounds": sound.replace(character_map({KA: GLYPH_OF_A}), character_map({KA: 60_000})),
        "huge range": sound.replace(struct.pack(">LLL", ord(KA), ord(KA), 36), struct.pack(">LLL", 0, 2**32 - 1, 36)),
        "huge map": sound.replace(
            struct.pack(">HHLLL", 12, 0, 28, 0, 1), struct.pack(">HHLLL", 12, 0, 28, 0, 2**32 - 1)
        ),
    }


@pytest.mark.parametrize("sort", damaged())
def test_a_damaged_font_is_passed_over(sort: str, tmp_path: Path) -> None:
    fonts = fonts_with(tmp_path, a_ttf=damaged()[sort], b_ttf=font_bytes({KA: GLYPH_OF_A}))
    face = fonts.face(KA, bold=False)
    assert face is not None
    assert Path(face.font.face.filename).name == "b.ttf"


def test_a_folder_that_cannot_be_read_holds_nothing(tmp_path: Path) -> None:
    assert read_faces(tmp_path) == ()
    assert read_faces(tmp_path / "missing.ttf") == ()
    assert list(SystemFonts((tmp_path / "missing",)).covering("a")) == []


def test_each_system_has_its_folders(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WINDIR", "/windows")
    for platform, part in (("win32", "Fonts"), ("darwin", "/Library/Fonts"), ("linux", "/usr/share/fonts")):
        monkeypatch.setattr("sys.platform", platform)
        assert any(part in str(folder) for folder in font_folders())
