"""Pictures on paper, such as the logo of a body."""

from io import BytesIO
from typing import Any, NamedTuple

from reportlab.lib.utils import ImageReader

MOST_PIXELS = 4_000_000


class Picture(NamedTuple):
    """A picture as it will be drawn; measures in points."""

    source: Any
    width: float
    height: float


def picture_of(content: bytes, *, widest: float, tallest: float) -> Picture | None:
    """Give a picture in the size that fits; None where there is none, or none that can be printed."""
    if not content:
        return None
    try:
        source = ImageReader(BytesIO(content))
        width, height = source.getSize()
        if not 0 < width * height <= MOST_PIXELS:
            return None
        source.getRGBData()
    except Exception:  # a damaged picture may break its reader in any way, and must not cost the paper
        return None
    scale = min(widest / width, tallest / height)
    return Picture(source, width * scale, height * scale)
