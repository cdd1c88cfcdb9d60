"""Themes of a project: the names after `#`."""

from uuid import UUID

from sqlmodel import col

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.priorities import ThemeRow
from coprod_desktop.domain.texts import clean_text
from coprod_desktop.records import Theme
from coprod_desktop.store import Reader, Step, Workspace
from coprod_desktop.words import mark

TINTS = 6
NAME = mark("Theme")


def list_themes(workspace: Workspace, *, project_id: UUID) -> tuple[ThemeRow, ...]:
    """Give a project's themes by name."""
    with workspace.reading() as reader:
        return theme_rows(reader, project_id)


def add_theme(workspace: Workspace, *, project_id: UUID, name: str, colour: int | None = None) -> UUID:
    """Give the theme of this name, made where the project has none; KnownError `text_missing`."""
    with workspace.step("add_theme") as step:
        return theme_named(step, project_id, name, colour).id


def change_theme(workspace: Workspace, *, theme_id: UUID, name: str, colour: int) -> None:
    """Call a theme otherwise, or give it another tint; KnownError `text_missing`, `theme_exists`."""
    with workspace.step("change_theme") as step:
        theme = step.get(Theme, theme_id)
        name = clean_text(name, field=NAME, required=True)
        must_be_new(step, theme.project_id, name, but=theme_id)
        theme.name, theme.colour = name, colour
        step.save()


def remove_theme(workspace: Workspace, *, theme_id: UUID) -> None:
    """Put a theme into the bin; its priorities stay, and have no theme until it comes back or they get another."""
    with workspace.step("remove_theme") as step:
        step.remove(step.get(Theme, theme_id))


def theme_rows(reader: Reader, project_id: UUID) -> tuple[ThemeRow, ...]:
    """Give a project's themes by name; for other operations."""
    return tuple(ThemeRow(theme.id, theme.name, theme.colour) for theme in _themes(reader, project_id))


def theme_named(step: Step, project_id: UUID, name: str, colour: int | None = None) -> Theme:
    """Find a theme by its name, whatever its case, or make it with the next tint."""
    name = clean_text(name, field=NAME, required=True)
    themes = _themes(step, project_id)
    for theme in themes:
        if theme.name.casefold() == name.casefold():
            return theme
    return step.add(Theme(project_id=project_id, name=name, colour=len(themes) % TINTS if colour is None else colour))


def must_be_new(step: Step, project_id: UUID, name: str, *, but: UUID) -> None:
    """Refuse the name of another theme; KnownError `theme_exists`. For other operations."""
    others = (other for other in _themes(step, project_id) if other.id != but)
    if any(other.name.casefold() == name.casefold() for other in others):
        raise KnownError("theme_exists", name=name)


def _themes(reader: Reader, project_id: UUID) -> list[Theme]:
    return reader.all(Theme, Theme.project_id == project_id, order=(col(Theme.name),))
