"""Faults of the program, told by kind and by places in the code, and never by people's text.

What an error says about itself may quote names, notes or files: so it is never asked.
"""

import errno
from collections.abc import Iterator
from pathlib import PurePosixPath
from traceback import walk_tb

from coprod_desktop.domain.errors import KnownError

OUR_ROOT, OTHER_ROOTS = "coprod_desktop", ("site-packages", "dist-packages")
FIRST_PLACES, LAST_PLACES = 5, 20
"""How many places of one error are told: a recursion has a thousand."""


def tell_fault(error: BaseException) -> str:
    """Tell what happened where, of an error and of those that led to it, the last first."""
    return "\n".join(line for one in _chain(error) for line in _tell_one(one))


def kind_of(error: BaseException) -> str:
    """Name the kind of an error, and its code where it has one."""
    code = _code(error)
    return type(error).__name__ + (f" ({code})" if code else "")


def place_of_fault(error: BaseException) -> str:
    """Tell the innermost place in our own code, else the innermost of all."""
    places = _places(error)
    ours = [place for place in places if place.startswith(OUR_ROOT)]
    return (ours or places or [""])[-1]


def short_path(path: str) -> str:
    """Give the path of a file of code without what stands before the code: that names the user."""
    parts = PurePosixPath(path.replace("\\", "/")).parts
    if OUR_ROOT in parts:
        return "/".join(parts[_last(parts, OUR_ROOT) :])
    for root in OTHER_ROOTS:
        if root in parts:
            return "/".join(parts[_last(parts, root) + 1 :])
    return parts[-1] if parts else ""


def _tell_one(error: BaseException) -> Iterator[str]:
    yield kind_of(error)
    places = _places(error)
    if len(places) > FIRST_PLACES + LAST_PLACES:
        left_out = len(places) - FIRST_PLACES - LAST_PLACES
        places = [*places[:FIRST_PLACES], f"({left_out} more)", *places[-LAST_PLACES:]]
    yield from (f"  {place}" for place in places)


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        yield one
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)


def _places(error: BaseException) -> list[str]:
    return [
        f"{short_path(frame.f_code.co_filename)}:{line} {frame.f_code.co_name}"
        for frame, line in walk_tb(error.__traceback__)
    ]


def _code(error: BaseException) -> str:
    """Give a code that stands in a list of codes; no other value of an error."""
    if isinstance(error, KnownError):
        return error.code
    if isinstance(error, OSError):
        return errno.errorcode.get(error.errno or 0, "")
    # Of sqlite3 and its like.
    number = getattr(error, "sqlite_errorcode", None)
    return f"SQLite {number}" if isinstance(number, int) else ""


def _last(parts: tuple[str, ...], root: str) -> int:
    return max(place for place, part in enumerate(parts) if part == root)
