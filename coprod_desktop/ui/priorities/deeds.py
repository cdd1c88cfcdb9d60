"""What one may do with priorities on the board: each deed is one operation, told in one sentence."""

from collections.abc import Callable, Sequence
from uuid import UUID

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.priorities import ThemeRow
from coprod_desktop.domain.priority_board import BoardNote
from coprod_desktop.operations.merges import merge_priorities, take_apart
from coprod_desktop.operations.priorities import change_priority, remove_priorities
from coprod_desktop.operations.priority_board import move_on_board
from coprod_desktop.operations.themes import add_theme, change_theme, remove_theme
from coprod_desktop.ui.desk import Desk
from coprod_desktop.words import mark


class Deeds:
    """Does and tells. What a form asks raises KnownError, so that the form can show it in place."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def change_text(self, note: BoardNote, text: str) -> None:
        """Write the words on a card anew."""
        if self._try(lambda: change_priority(self._desk.workspace, priority_id=note.id, text=text)):
            self._tell(mark("Priority «{text}» changed"), text=text)

    def move(self, notes: Sequence[BoardNote], theme: ThemeRow | None, before: UUID | None, after: UUID | None) -> None:
        """Put cards into a theme, at a place."""
        ids, theme_id = [note.id for note in notes], theme.id if theme else None
        workspace = self._desk.workspace
        if self._try(
            lambda: move_on_board(workspace, priority_ids=ids, theme_id=theme_id, before_id=before, after_id=after)
        ):
            self._tell_moved(notes, theme)

    def join(self, into: UUID, others: Sequence[UUID], text: str) -> None:
        """Take priorities as the same as one, with other words on the card where some are given."""
        merge_priorities(self._desk.workspace, into_id=into, from_ids=others, text=text)
        count = len(others) + 1
        told = self._desk.words.plural("{count} priority joined", "{count} priorities joined", count)
        self._desk.told.emit(told)

    def apart(self, note: BoardNote, merge_ids: Sequence[UUID] | None = None) -> None:
        """Let what was joined to a card stand by itself again."""
        if self._try(lambda: take_apart(self._desk.workspace, priority_id=note.id, merge_ids=merge_ids)):
            self._tell(mark("«{text}» taken apart"), text=note.text)

    def remove(self, notes: Sequence[BoardNote]) -> None:
        """Put cards into the bin; what was joined to them stays."""
        ids = [note.id for note in notes]
        if not self._try(lambda: remove_priorities(self._desk.workspace, priority_ids=ids)):
            return
        if len(notes) == 1:
            self._tell(mark("Priority «{text}» deleted"), text=notes[0].text)
        else:
            words = self._desk.words
            self._desk.told.emit(words.plural("{count} priority deleted", "{count} priorities deleted", len(notes)))

    def add_theme(self, project_id: UUID, name: str, colour: int) -> UUID:
        """Add a theme."""
        theme_id = add_theme(self._desk.workspace, project_id=project_id, name=name, colour=colour)
        self._tell(mark("Theme «{name}» added"), name=name)
        return theme_id

    def change_theme(self, theme: ThemeRow, name: str, colour: int) -> None:
        """Call a theme otherwise, or give it another colour."""
        change_theme(self._desk.workspace, theme_id=theme.id, name=name, colour=colour)
        self._tell(mark("Theme «{name}» changed"), name=name)

    def remove_theme(self, theme: ThemeRow) -> None:
        """Put a theme into the bin; its priorities have none then."""
        if self._try(lambda: remove_theme(self._desk.workspace, theme_id=theme.id)):
            self._tell(mark("Theme «{name}» deleted; its priorities stay"), name=theme.name)

    def _tell_moved(self, notes: Sequence[BoardNote], theme: ThemeRow | None) -> None:
        words = self._desk.words
        name = theme.name if theme else words.say("No theme yet")
        if len(notes) == 1:
            self._tell(mark("«{text}» moved to «{theme}»"), text=notes[0].text, theme=name)
        else:
            self._desk.told.emit(
                words.plural(
                    "{count} priority moved to «{theme}»",
                    "{count} priorities moved to «{theme}»",
                    len(notes),
                    theme=name,
                )
            )

    def _try(self, deed: Callable[[], object]) -> bool:
        try:
            deed()
        except KnownError as trouble:
            self._desk.failed.emit(trouble.say(self._desk.words))
            return False
        return True

    def _tell(self, sentence: str, **values: str) -> None:
        self._desk.told.emit(self._desk.words.say(sentence, **values))
