"""The panel of the wall for those who hear it, use no mouse, or read large letters, in both languages."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QLineEdit, QWidget

from coprod_desktop.operations.meetings import start_now
from coprod_desktop.ui.theme import Theme
from coprod_desktop.ui.wall.views import Choice, View
from coprod_desktop.ui.wall.wall import Wall
from tests.ui.every_screen import House, path_of, settle, shown
from tests.ui.hearing import cut, nameless, takes_tab, too_small, walk
from tests.ui.test_languages import is_foreign, texts_of


@pytest.mark.parametrize(("language", "scale"), [("en", 1.0), ("it", 1.0), ("en", 2.0), ("it", 2.0)])
def test_the_panel_is_whole_whatever_is_chosen(
    open_house: Callable[..., House], theme: Theme, language: str, scale: float
) -> None:
    theme.zoom(scale)
    house = open_house(language)
    wall = Wall(house.desk, house.window.settings, house.window)
    wall.open()
    panel = wall.panel
    assert panel is not None
    faults = []
    for view in View:
        wall.projection.choose(Choice(view))
        settle()
        for widget in shown(panel):
            found = [*(nameless(widget) if takes_tab(widget) else ()), *too_small(widget), *cut(widget)]
            found += [f"foreign {text!r}" for text in texts_of(widget) if is_foreign(text, language)]
            faults += [f"{view}: {path_of(widget, panel)}: {fault}" for fault in found]
    reached = walk(panel)
    faults += [path_of(one, panel) for one in shown(panel) if takes_tab(one) and one not in reached]
    wall.shut()
    assert sorted(set(faults)) == []


@pytest.mark.parametrize("is_live", [True, False])
def test_the_panel_covers_nothing_of_the_window_beside_which_it_opens(
    open_house: Callable[..., House], is_live: bool
) -> None:
    house = open_house("en")
    window = house.window
    if is_live:
        assert house.desk.project_id
        meeting = start_now(house.workspace, project_id=house.desk.project_id, title="", item_title="What is missing")
        window.open_row("meeting_live", meeting)
    settle()
    wall = Wall(house.desk, window.settings, window)
    wall.open()
    settle()
    panel = wall.panel
    assert panel is not None
    stands = panel.frameGeometry()
    for widget in window.frame.findChildren(QWidget):
        if widget.isVisible() and isinstance(widget, QAbstractButton | QLineEdit | QLabel | QAbstractItemView):
            place = QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())
            around = QRect(window.frame.mapToGlobal(QPoint(0, 0)), window.frame.size())
            assert not (place & around).intersects(stands), path_of(widget, window)
    window.frame.toast.warn("What is told stands beside it too, however long the sentence may be that is told here")
    toast = window.frame.toast
    assert not QRect(toast.mapToGlobal(QPoint(0, 0)), toast.size()).intersects(stands)
    panel.close()
    settle()
    assert window.frame.contentsMargins().right() == 0
    wall.shut()
