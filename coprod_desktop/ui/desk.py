"""The desk: what every screen works on, handed in by its constructor."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from coprod_desktop.domain.changes import Changes, Fate
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.ui.settings import FileUse, usual_folder

if TYPE_CHECKING:
    from coprod_desktop.operations import Workspace
    from coprod_desktop.words import Words

P = ParamSpec("P")
T = TypeVar("T")
HIDDEN_NAME = "•••"
log = logging.getLogger(__name__)


class Desk(QObject):
    """The open workspace, the chosen project, the language, and the notices that tie the screens together."""

    changed = Signal(Changes)
    """A step was saved (or undone): each screen asks whether it is concerned."""
    reworded = Signal()
    """The language changed: screens say their words again."""
    project_chosen = Signal()
    """Another project is on the desk."""
    told = Signal(str)
    """A sentence for the toast, about a step that can be undone."""
    noted = Signal(str)
    """A sentence for the toast, about something that is no step."""
    failed = Signal(str)
    """A sentence for the toast, about something that could not be done."""
    opened = Signal(str, UUID)
    """Somebody asks to see the row of this kind and id, wherever it lives (kind "meeting_live" opens live mode)."""
    offered = Signal(str, str, object)
    """A sentence for the toast, the verb of something that may be done now, and what does it."""
    wall_asked = Signal(str)
    """Something is wanted of the wall: one of the deeds of its menu."""
    room_safe_changed = Signal()
    """Names of people, access needs and private notes are hidden from now on, or shown again."""
    hindered = Signal(KnownError)
    """The file takes no more steps, or cannot be read: what was typed is not saved yet."""
    moved = Signal()
    """Work goes on in another file, or in this one after it was reached again: all on the desk stays as it is."""
    left = Signal()
    """The workspace is about to be closed."""

    place_asked = Signal(str, str)
    """Somebody asks to see a place by its key, and of it only a part, where one is named."""

    def __init__(self, workspace: Workspace, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.words = words
        self.project_id: UUID | None = None
        self.folder: Callable[[FileUse], str] = usual_folder
        """Gives the folder in which a file dialog begins, by what the file is for."""
        self.room_safe = False
        """Whether people in the room may see the window: what is private is hidden then."""
        self._unsubscribe = workspace.subscribe(self._changed)
        self._unsubscribe_troubles = workspace.subscribe_troubles(self._hindered)
        self.is_hindered = False
        """Whether the file took no step when it was last tried."""
        self.moved.connect(self._go_on)

    def do(
        self,
        operation: Callable[Concatenate[Workspace, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T | None:
        """Do one operation on the workspace; a known trouble is told and gives None."""
        try:
            return operation(self.workspace, *args, **kwargs)
        except KnownError as trouble:
            self.failed.emit(trouble.say(self.words))
            return None

    def choose_project(self, project_id: UUID | None) -> None:
        """Put another project on the desk."""
        if project_id != self.project_id:
            self.project_id = project_id
            self.project_chosen.emit()

    def speak(self, words: Words) -> None:
        """Change the language of the window at once."""
        self.words = words
        self.reworded.emit()

    def keep_room_safe(self, on: bool) -> None:
        """Hide what is private from people in the room, or show it again."""
        if on != self.room_safe:
            self.room_safe = on
            self.room_safe_changed.emit()

    def person(self, name: str) -> str:
        """Give the name of a person as it may be shown now: dots where the window is room-safe."""
        return HIDDEN_NAME if self.room_safe and name else name

    def leave(self) -> None:
        """Stop listening to the workspace."""
        self.left.emit()
        self._unsubscribe()
        self._unsubscribe_troubles()

    def _hindered(self, trouble: KnownError) -> None:
        self.is_hindered = True
        self.hindered.emit(trouble)

    def _go_on(self) -> None:
        self.is_hindered = False

    def _changed(self, changes: Changes) -> None:
        self.is_hindered = False
        # First of all, so that no screen asks for a project that is gone.
        if any(row.id == self.project_id and row.fate is Fate.REMOVED for row in changes.of("project")):
            self.choose_project(None)
        self.changed.emit(changes)
