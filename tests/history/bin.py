"""Removing, the bin, and the way back."""

from dataclasses import replace
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import rule

from coprod_desktop.domain.bin import BinKind
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.operations import projects as led
from coprod_desktop.operations.bin import bring_back, list_bin
from coprod_desktop.operations.undoing import TURNED, redo, undo
from coprod_desktop.records import ProjectPlace
from coprod_desktop.store import Workspace
from tests.history.base import WHICH, History, built, public
from tests.operations.full_house import REMOVALS


class BinHistory(History):
    """What deleting, the bin, undo and redo can do."""

    @rule(kind=st.sampled_from(BinKind), which=WHICH, back=st.booleans())
    def remove(self, kind: BinKind, which: int, back: bool) -> None:
        """Remove something; brought back at once, all is as it was."""
        keys = self.keys(kind)
        if not keys or kind is BinKind.PROJECT:
            return
        key, before, there = keys[which % len(keys)], self.state(), self.lying()
        if self.removed(kind, key) and back:
            appeared = self.lying() - there
            if (kind, key) in appeared:
                self.tried(lambda: bring_back(self.workspace, kind=kind, id=key), must=True)
                assert self.state() == before
                assert self.lying() == there

    def removed(self, kind: BinKind, key: UUID) -> bool:
        """Remove one thing; False where a rule forbids it."""
        depth = len(self.befores)
        place = self._place_of(key) if kind is BinKind.PLACE else key
        house = replace(built(), workspace=self.workspace, place=place)
        self.tried(lambda: REMOVALS[kind](house, key))
        return len(self.befores) > depth

    def _place_of(self, key: UUID) -> UUID:
        with self.workspace.reading() as reader:
            return reader.get(ProjectPlace, key).place_id

    @rule()
    def remove_project_and_back(self) -> None:
        before = self.state()
        self.tried(lambda: led.remove_project(self.workspace, project_id=self.project), must=True)
        self.tried(lambda: bring_back(self.workspace, kind=BinKind.PROJECT, id=self.project), must=True)
        assert self.state() == before

    @rule(which=WHICH)
    def bring_something_back(self, which: int) -> None:
        if row := self.pick(list_bin(self.workspace, project_id=self.project), which):
            assert row.title(self.words) + row.belongs_to(self.words) + row.went_along(self.words)
            self.tried(lambda: bring_back(self.workspace, kind=row.kind, id=row.id))
            self.look()

    @rule()
    def undo(self) -> None:
        """Undo, and further where that left the project in the bin: nobody works on a project there."""
        self._undo_one()
        while self.project_is_gone():
            self._undo_one()

    def _undo_one(self) -> None:
        """Undo; what is brought again is as it was, and undone again as it was undone."""
        before, step, depth = self.state(), self.workspace.undo_step, len(self.befores)
        try:
            changes = undo(self.workspace)
        except KnownError:
            assert self.state() == before
            return
        assert (changes is None) == (depth == 0)
        if step in TURNED:
            # What was minuted stays, so that no earlier state comes back to the letter.
            self.befores = [None] * (depth - 1)
        elif changes is not None:
            undone, expected = self.state(), self.befores[-1]
            assert expected is None or public(undone) == public(expected)
            assert redo(self.workspace) is not None
            assert self.state() == before
            assert undo(self.workspace) is not None
            assert self.state() == undone
            self.befores.pop()

    @rule()
    def redo(self) -> None:
        self._redo_one()
        while self.project_is_gone():
            self._redo_one()

    def _redo_one(self) -> None:
        before = self.state()
        if redo(self.workspace) is not None:
            self.befores.append(before)

    @rule()
    def reopen(self) -> None:
        before = self.state()
        self.workspace.close()
        self.workspace = Workspace.open(self.path, clock=self.clock)
        self.befores = []
        assert self.state() == before
