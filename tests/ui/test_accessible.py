"""Every screen, dialog, menu and slide for those who hear it, use no mouse, or read large letters."""

import ast
import inspect
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QMenu, QWidget

import coprod_desktop.ui
from coprod_desktop.ui.theme import Theme
from coprod_desktop.ui.widgets.dialog import Dialog
from coprod_desktop.words import Words
from tests.ui.every_screen import House, path_of, shown
from tests.ui.hearing import alike, cut, disordered, nameless, takes_tab, too_small, unheard, unworkable, walk

Open = Callable[..., House]
UI = Path(coprod_desktop.ui.__file__).parent
KINDS = (nameless, unheard, unworkable, too_small, cut)
WITHOUT_KEYS = ("rail", "calendar", "wall: ")
"""Walked with the window around them, or made by Qt, or without anything that takes a key."""
AROUND = ("toast", "folded")
"""The whole frame around a page, whose order is looked at by itself; F6 leads to the toast."""
STRETCHED = "stretched"
NAMELESS_DIALOGS = {"Dialog", "FormDialog", "confirm"}
LARGE = [("en", 0.9), ("it", 1.0), ("en", 2.0), ("it", 2.0), (STRETCHED, 1.0)]


@dataclass
class Seen:
    """What was found in one walk through the house."""

    faults: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    kinds: set[type[QWidget]] = field(default_factory=set)
    makers: set[tuple[str, str]] = field(default_factory=set)
    """The functions in which a dialog was made, by file and name."""


class Stretched(Words):
    """English with every word longer by 40 %, as another language may be."""

    def say(self, text: str, /, **values: Any) -> str:
        return _stretch(super().say(text, **values))

    def say_in(self, context: str, text: str, /, **values: Any) -> str:
        return _stretch(super().say_in(context, text, **values))

    def plural(self, one: str, many: str, count: int, /, **values: Any) -> str:
        return _stretch(super().plural(one, many, count, **values))


def _stretch(text: str) -> str:
    return re.sub(r"[^\W\d_]{2,}", lambda word: word[0] + word[0][: round(len(word[0]) * 0.4)], text)


@pytest.fixture(scope="session")
def seen_before() -> dict[tuple[str, float], Seen]:
    return {}


@pytest.fixture
def walked(
    seen_before: dict[tuple[str, float], Seen], open_house: Open, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str, float], Seen]:
    """Walks through everything in a language and at a scale, once for all tests."""

    def walking(language: str, scale: float = 1.0) -> Seen:
        if (language, scale) not in seen_before:
            theme.zoom(scale)
            found = seen_before[language, scale] = Seen()
            _note_makers(found.makers, monkeypatch)
            stretched = language == STRETCHED
            house = open_house("en" if stretched else language, words=Stretched("en") if stretched else None)
            # Else what a list tells is not renewed when its rows are.
            QAccessible.setActive(True)
            for name, root in house.screens():
                _look_at(found, name, root)
            QAccessible.setActive(False)
        return seen_before[language, scale]

    return walking


Walked = Callable[[str, float], Seen]


def _note_makers(makers: set[tuple[str, str]], monkeypatch: pytest.MonkeyPatch) -> None:
    """Note who makes a dialog; it is made all the same."""
    make = Dialog.__init__

    def noting(self: Dialog, *args: Any, **kwargs: Any) -> None:
        frame = inspect.currentframe()
        while frame is not None:
            makers.add((frame.f_code.co_filename, frame.f_code.co_name))
            frame = frame.f_back
        make(self, *args, **kwargs)

    monkeypatch.setattr(Dialog, "__init__", noting)


def _look_at(found: Seen, name: str, root: QWidget) -> None:
    widgets = shown(root)
    found.kinds.update(type(widget) for widget in widgets)
    for look in KINDS:
        found.faults[look.__name__] |= {
            f"{name}: {path_of(widget, root)}: {fault}" for widget in widgets for fault in look(widget)
        }
    found.faults["alike"] |= {f"{name}: {fault}" for fault in alike(widgets)}
    if not isinstance(root, QMenu) and not name.startswith(WITHOUT_KEYS):
        _walk_by_keys(found, name, root)


def _walk_by_keys(found: Seen, name: str, root: QWidget) -> None:
    reached = walk(root)
    back = walk(root, Qt.Key.Key_Backtab)
    # Only now: in a row of words Tab comes to the one that is chosen, which Qt finds out on the way.
    wanted = [widget for widget in shown(root) if takes_tab(widget) and widget is not root]
    for what, there in (("forward", reached), ("back", back)):
        found.faults[what] |= {f"{name}: {path_of(one, root)}" for one in wanted if one not in there}
    if not name.startswith(AROUND):
        found.faults["order"] |= {f"{name}: {fault}" for fault in disordered(root, reached)}


@pytest.mark.parametrize(("language", "scale"), LARGE[:2])
def test_whatever_takes_the_focus_or_a_press_says_what_it_is(walked: Walked, language: str, scale: float) -> None:
    faults = walked(language, scale).faults
    assert sorted(faults["nameless"] | faults["alike"]) == []


@pytest.mark.parametrize(("language", "scale"), LARGE[:2])
def test_whatever_is_painted_is_there_for_who_hears_it(walked: Walked, language: str, scale: float) -> None:
    assert sorted(walked(language, scale).faults["unheard"]) == []


def test_every_button_is_worked_from_outside_as_by_a_click(walked: Walked) -> None:
    assert sorted(walked(*LARGE[0]).faults["unworkable"]) == []


@pytest.mark.parametrize("way", ["forward", "back"])
def test_tab_goes_round_through_all_that_takes_it(walked: Walked, way: str) -> None:
    assert sorted(walked(*LARGE[0]).faults[way]) == []


def test_tab_goes_as_one_reads(walked: Walked) -> None:
    assert sorted(walked(*LARGE[0]).faults["order"]) == []


@pytest.mark.parametrize(("language", "scale"), LARGE)
def test_nothing_is_too_small_to_hit(walked: Walked, language: str, scale: float) -> None:
    assert sorted(walked(language, scale).faults["too_small"]) == []


@pytest.mark.parametrize(("language", "scale"), LARGE)
def test_nothing_is_cut(walked: Walked, language: str, scale: float) -> None:
    assert sorted(walked(language, scale).faults["cut"]) == []


def test_no_widget_of_ours_is_never_looked_at(walked: Walked) -> None:
    met = walked(*LARGE[0]).kinds
    ours = {kind for kind in _kinds_of(QWidget) if kind.__module__.startswith("coprod_desktop.")}
    # What others are made from is met in them.
    assert sorted(kind.__qualname__ for kind in ours - met if not kind.__subclasses__()) == []


def test_no_dialog_is_never_opened(walked: Walked) -> None:
    opened = walked(*LARGE[0]).makers
    # A dialog with a name of its own is a widget of ours.
    makers = [(file, maker) for file in sorted(UI.rglob("*.py")) for maker in _makers(file, NAMELESS_DIALOGS)]
    assert makers
    assert [f"{file.relative_to(UI)}: {name}" for file, name in makers if (str(file), name) not in opened] == []


def _kinds_of(base: type[QWidget]) -> Iterator[type[QWidget]]:
    for kind in base.__subclasses__():
        yield kind
        yield from _kinds_of(kind)


def _makers(file: Path, names: Collection[str]) -> list[str]:
    """Give the functions of a file in which a dialog is made."""
    functions = [node for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.FunctionDef)]
    return [
        function.name
        for function in functions
        if any(
            isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in names
            for call in ast.walk(function)
        )
    ]
