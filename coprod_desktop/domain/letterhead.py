"""The head of papers: whose papers they are."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The body's name and its logo, a PNG picture; both may be empty."""

    name: str = ""
    logo: bytes = b""
