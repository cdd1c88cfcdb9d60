"""Faults are told by kind and place: no message, no value, no path before the code."""

import sys

import pytest

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.faults import kind_of, place_of_fault, short_path, tell_fault
from coprod_desktop.domain.texts import clean_text

NAME = "Maria Canarina"


def caught(error: BaseException, cause: BaseException | None = None) -> BaseException:
    try:
        raise error from cause
    except BaseException as one:
        return one


def test_no_message_is_told() -> None:
    told = tell_fault(caught(ValueError(NAME), caught(KeyError(NAME))))
    assert told.splitlines()[0] == "ValueError"
    assert "KeyError" in told
    assert "test_faults.py:" in told
    assert "caught" in told
    assert NAME not in told


def test_what_it_came_from_is_told_too() -> None:
    try:
        try:
            clean_text(None, field=NAME)  # type: ignore[arg-type]
        except AttributeError:
            raise RuntimeError(NAME)  # noqa: B904  the context alone is the point here
    except RuntimeError as fault:
        told = tell_fault(fault)
    assert "AttributeError" in told
    assert "coprod_desktop/domain/texts.py:" in told
    assert NAME not in told


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (KnownError("partner_twice", name=NAME), "KnownError (partner_twice)"),
        (FileNotFoundError(2, NAME, NAME), "FileNotFoundError (ENOENT)"),
        (OSError(NAME), "OSError"),
        (SystemExit(NAME), "SystemExit"),
    ],
)
def test_codes_are_told_and_nothing_else(error: BaseException, kind: str) -> None:
    assert kind_of(error) == kind


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/home/canarina/app/coprod_desktop/ui/window.py", "coprod_desktop/ui/window.py"),
        ("C:\\Users\\Canarina\\coprod_desktop\\ui\\window.py", "coprod_desktop/ui/window.py"),
        ("/home/canarina/.venv/lib/python3.11/site-packages/reportlab/pdfgen/canvas.py", "reportlab/pdfgen/canvas.py"),
        ("/home/canarina/.pyenv/lib/python3.11/threading.py", "threading.py"),
        ("", ""),
    ],
)
def test_a_path_does_not_name_the_user(path: str, told: str) -> None:
    assert short_path(path) == told


def deeper(left: int) -> None:
    if left == 0:
        raise RecursionError
    deeper(left - 1)


def test_a_recursion_is_told_in_short() -> None:
    depth = sys.getrecursionlimit() // 2
    with pytest.raises(RecursionError) as seen:
        deeper(depth)
    told = tell_fault(seen.value).splitlines()
    assert len(told) < 30
    assert any("more)" in line for line in told)
    assert place_of_fault(seen.value).endswith("deeper")
