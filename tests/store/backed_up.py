"""A file with something in it, and what the tests of backups ask of it."""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from coprod_desktop.records import Project
from coprod_desktop.store import Workspace

NOW = datetime(2026, 3, 3, 14, 30, tzinfo=UTC)


def make_file(path: Path) -> Path:
    """Make a file with one project, in a folder of its own."""
    path.parent.mkdir()
    with closing(Workspace.create(path)) as workspace:
        add(workspace, "Prima")
    return path


def add(workspace: Workspace, title: str) -> None:
    """Add a project."""
    with workspace.step("add_project") as step:
        step.add(Project(title=title))


def titles(path: Path) -> list[str]:
    """Give the titles of the projects in a file."""
    with closing(Workspace.open_to_read(path)) as workspace, workspace.reading() as reader:
        return sorted(project.title for project in reader.all(Project))


def names(folder: Path) -> list[str]:
    """Give what lies in a folder."""
    return sorted(path.name for path in folder.iterdir())
