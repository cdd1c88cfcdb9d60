"""The screens of the computer: which one the wall stands on, and whether they show the same."""

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication, QScreen


def screen_named(name: str) -> QScreen | None:
    """Give the screen of a name; None where it is not there."""
    return next((screen for screen in QGuiApplication.screens() if name and screen.name() == name), None)


def others(home: QScreen) -> list[QScreen]:
    """Give the screens that show something else than the one the window is on."""
    return [screen for screen in QGuiApplication.screens() if screen is not home and not _same(screen, home)]


def wall_screen(home: QScreen, remembered: str) -> QScreen | None:
    """Give the screen for the wall: the remembered one, else another than the window's; None where there is none."""
    apart = others(home)
    return next((screen for screen in apart if screen.name() == remembered), next(iter(apart), None))


def mirrored(home: QScreen) -> bool:
    """Tell whether another screen shows what the window's screen shows."""
    return any(screen is not home and _same(screen, home) for screen in QGuiApplication.screens())


def names(screens: Sequence[QScreen]) -> list[str]:
    """Give the names of screens."""
    return [screen.name() for screen in screens]


def _same(one: QScreen, other: QScreen) -> bool:
    """Tell whether two screens overlap by more than half of the smaller one."""
    first, second = one.geometry(), other.geometry()
    shared = first.intersected(second)
    smaller = min(first.width() * first.height(), second.width() * second.height())
    return shared.width() * shared.height() * 2 > smaller
