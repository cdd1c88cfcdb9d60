"""Priorities: what people say a service must do, in their words."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from coprod_desktop.domain.partners import Sector

_TAG = re.compile(r"(?:^|\s+)([#@])(?:«([^»]+)»|([^\s#@«»]+))")


class Provenance(StrEnum):
    """How a priority reached the app."""

    SPOKEN = "spoken"
    FROM_PAPER = "from_paper"
    IMPORTED = "imported"


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A theme of a project; `colour` is one of the six note tints, 0-5."""

    id: UUID
    name: str
    colour: int


@dataclass(frozen=True, slots=True)
class PriorityRow:
    """One captured priority with who raised it."""

    id: UUID
    meeting_id: UUID | None
    item_id: UUID | None
    text: str
    partner_id: UUID | None
    partner: str
    sector: Sector | None
    theme_id: UUID | None
    theme: str
    colour: int | None
    rank: str
    captured_at: datetime


@dataclass(frozen=True, slots=True)
class CapturedLine:
    """A capture line taken apart: the text, and the theme and partner it names (empty where none)."""

    text: str
    theme: str
    partner: str


def read_capture(line: str) -> CapturedLine:
    """Take `#theme` and `@partner` out of a line; several words stand in `#«two words»`.

    The last tag of each sort counts; the rest of the line stays as it was typed.
    """
    named = {"#": "", "@": ""}
    for sign, quoted, plain in _TAG.findall(line):
        named[sign] = (quoted or plain).strip(" .,;:")
    return CapturedLine(_TAG.sub("", line).strip(), named["#"], named["@"])
