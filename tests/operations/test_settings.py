"""The head of papers: kept with the workspace, undone like anything else, safe from hostile pictures."""

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.letterhead import Letterhead
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.pictures import KEPT_PIXELS, MOST_BYTES, fit_picture, read_picture
from coprod_desktop.operations.settings import change_settings, letterhead
from coprod_desktop.records import Blob, Setting


def picture(size: tuple[int, int] = (60, 40), form: str = "PNG", mode: str = "RGB", colour: object = "navy") -> bytes:
    """Make a picture file."""
    made = BytesIO()
    Image.new(mode, size, colour).save(made, form)  # type: ignore[arg-type]
    return made.getvalue()


def kept(workspace: Workspace) -> tuple[int, int]:
    """Count the settings and the pictures in the file."""
    with workspace.reading() as reader:
        return len(reader.all(Setting)), len(reader.all(Blob))


def chunk(kind: bytes, content: bytes) -> bytes:
    """Make a chunk of a PNG."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def bomb(side: int) -> bytes:
    """Make a small PNG that claims to be vast."""
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + chunk(b"IEND", b"")


def test_name_and_logo_are_kept_changed_and_taken_away(workspace: Workspace) -> None:
    assert letterhead(workspace) == Letterhead()
    change_settings(workspace, body_name=" ASL di Cremona ", body_logo=picture())
    first = letterhead(workspace)
    assert first.name == "ASL di Cremona"
    assert Image.open(BytesIO(first.logo)).getpixel((5, 5)) == (0, 0, 128)
    change_settings(workspace, body_logo=picture(colour="red"))
    assert letterhead(workspace).name == "ASL di Cremona"
    assert letterhead(workspace).logo != first.logo
    change_settings(workspace, body_name="", body_logo=b"")
    assert letterhead(workspace) == Letterhead()


def test_each_change_is_one_step_to_undo(workspace: Workspace) -> None:
    change_settings(workspace, body_name="ASL", body_logo=picture())
    first = letterhead(workspace)
    change_settings(workspace, body_name="ATS", body_logo=b"")
    assert workspace.undo_step == "change_settings"
    workspace.undo()
    assert letterhead(workspace) == first
    workspace.undo()
    assert letterhead(workspace) == Letterhead()
    workspace.redo()
    assert letterhead(workspace) == first


def test_what_stays_the_same_is_no_step(workspace: Workspace) -> None:
    change_settings(workspace, body_name="ASL", body_logo=picture())
    change_settings(workspace, body_name="ASL", body_logo=letterhead(workspace).logo)
    assert kept(workspace) == (2, 1)
    workspace.undo()
    assert letterhead(workspace) == Letterhead()
    change_settings(workspace, body_name="", body_logo=b"")
    assert workspace.undo_step is None


def test_a_photograph_is_made_small_turned_upright_and_tells_nothing_else() -> None:
    made = BytesIO()
    exif = Image.Exif()
    exif[0x0112], exif[0x013B] = 6, "Maria Rossi"
    Image.new("CMYK", (3_000, 1_500)).save(made, "JPEG", exif=exif.tobytes())
    fit = fit_picture(made.getvalue())
    assert b"Maria Rossi" in made.getvalue()
    assert b"Maria Rossi" not in fit
    assert Image.open(BytesIO(fit)).size == (KEPT_PIXELS // 2, KEPT_PIXELS)
    assert fit_picture(fit) == fit


def test_what_is_seen_through_is_white_on_paper() -> None:
    fit = Image.open(BytesIO(fit_picture(picture(mode="RGBA", colour=(255, 0, 0, 0)))))
    assert fit.getpixel((0, 0)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "picture_unreadable"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "picture_unreadable"),
        (picture()[:-30], "picture_unreadable"),
        (picture(form="JPEG")[:200], "picture_unreadable"),
        (picture(form="GIF"), "picture_unreadable"),
        (b"\x89PNG\r\n\x1a\n" + b"\xff" * 500, "picture_unreadable"),
        (bomb(3_000), "picture_unreadable"),
        (bomb(60_000), "picture_too_large"),
        (picture((4_001, 1)), "picture_too_large"),
        (picture() + b"\0" * MOST_BYTES, "picture_too_large"),
    ],
    ids=["empty", "svg", "cut off", "cut off JPEG", "GIF", "noise", "no content", "vast", "wide", "heavy"],
)
def test_a_hostile_picture_is_refused_and_nothing_is_kept(workspace: Workspace, content: bytes, code: str) -> None:
    with pytest.raises(KnownError, match=code):
        fit_picture(content)
    if content:
        with pytest.raises(KnownError, match=code):
            change_settings(workspace, body_name="ASL", body_logo=content)
    assert kept(workspace) == (0, 0)
    assert workspace.undo_step is None


def test_a_file_is_read_or_told_to_be_missing(tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    with pytest.raises(KnownError, match="file_missing"):
        read_picture(path)
    with pytest.raises(KnownError, match="file_missing"):
        read_picture(tmp_path)
    path.write_bytes(picture())
    assert read_picture(path) == fit_picture(picture())
