"""Pictures from outside: looked at with care, and made fit to be kept."""

import warnings
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from coprod_desktop.domain.errors import KnownError

if TYPE_CHECKING:
    from PIL import Image

FORMATS = ("PNG", "JPEG")
MIME = "image/png"
MOST_BYTES = 2_000_000
MOST_PIXELS = 4_000
"""On each side."""
KEPT_PIXELS = 1_200
"""On the longer side: 10 cm of finest print."""


def read_picture(path: Path) -> bytes:
    """Read a PNG or JPEG file and give it fit to be kept.

    Raises KnownError `file_missing`, `file_forbidden`, `picture_too_large`, `picture_unreadable`.
    """
    try:
        if not path.is_file():
            raise KnownError("file_missing", file=path.name)
        with path.open("rb") as file:
            return fit_picture(file.read(MOST_BYTES + 1))
    except OSError:
        raise KnownError("file_forbidden", file=path.name) from None


def fit_picture(content: bytes) -> bytes:
    """Give a picture anew: as PNG, on white, in moderate size, without what else its file told, as where it was taken.

    Raises KnownError `picture_too_large`, `picture_unreadable`.
    """
    from PIL import Image, ImageOps  # noqa: PLC0415  # slow to import, and seldom needed

    if len(content) > MOST_BYTES:
        raise _too_large()
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(BytesIO(content), formats=FORMATS) as opened:
            if max(opened.size) > MOST_PIXELS:
                raise _too_large()
            picture = ImageOps.exif_transpose(opened).convert("RGBA")
    except KnownError:
        raise
    except Image.DecompressionBombError:
        raise _too_large() from None
    except Exception:  # a hostile file may break its reader in any way
        raise KnownError("picture_unreadable") from None
    picture.thumbnail((KEPT_PIXELS, KEPT_PIXELS))
    return _as_png(picture)


def _as_png(picture: "Image.Image") -> bytes:
    from PIL import Image  # noqa: PLC0415  # as above

    paper = Image.new("RGB", picture.size, "white")
    paper.paste(picture, mask=picture)
    written = BytesIO()
    paper.save(written, "PNG", optimize=True)
    return written.getvalue()


def _too_large() -> KnownError:
    return KnownError("picture_too_large", megabytes=MOST_BYTES // 1_000_000, pixels=MOST_PIXELS)
