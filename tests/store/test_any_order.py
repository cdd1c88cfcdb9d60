"""Whatever the order of steps, undo, redo and reopening: the file holds what a plain list of states says."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, rule

from coprod_desktop.domain.partners import Sector
from coprod_desktop.records import Meeting, Priority, Project
from coprod_desktop.store import Workspace
from coprod_desktop.store.dump import dump

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


class Histories(RuleBasedStateMachine):
    """A model of undo as two stacks of whole states, held against the journal's changes of single fields."""

    priorities = Bundle("priorities")

    @initialize()
    def open(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "any.coprod"
        self.workspace = Workspace.create(self.path)
        with self.workspace.step("start") as step:
            self.project = step.add(Project(title="P")).id
            self.meeting = step.add(Meeting(project_id=self.project)).id
        self.workspace.close()
        self.workspace = Workspace.open(self.path)
        self.done = [self.state()]
        self.undone: list[object] = []

    def state(self) -> object:
        with self.workspace.reading() as reader:
            return dump(reader)

    def after_step(self) -> None:
        state = self.state()
        if state != self.done[-1]:
            self.done.append(state)
            self.undone.clear()

    @rule(target=priorities, text=TEXT, sector=st.none() | st.sampled_from(Sector))
    def add(self, text: str, sector: Sector | None) -> object:
        with self.workspace.step("add_priority") as step:
            priority = step.add(
                Priority(
                    project_id=self.project,
                    meeting_id=self.meeting,
                    text=text,
                    sector=sector,
                    captured_at=step.now(),
                )
            )
        self.after_step()
        return priority.id

    @rule(key=priorities, text=TEXT, twice=st.booleans())
    def change(self, key: object, text: str, twice: bool) -> None:
        with self.workspace.step("change_priority") as step:
            priority = step.session.get(Priority, key)
            if priority is not None:
                priority.text = text
                step.save()
                if twice:
                    priority.text = text[::-1]
        self.after_step()

    @rule(key=priorities)
    def into_the_bin_or_out(self, key: object) -> None:
        with self.workspace.step("remove_priority") as step:
            priority = step.session.get(Priority, key)
            if priority is not None:
                priority.deleted_at = None if priority.deleted_at else step.now()
        self.after_step()

    @rule(key=consumes(priorities))
    def erase(self, key: object) -> None:
        with self.workspace.step("erase") as step:
            priority = step.session.get(Priority, key)
            if priority is not None:
                step.erase(priority)
        self.after_step()

    @rule()
    def undo(self) -> None:
        told = self.workspace.undo()
        assert (told is None) == (len(self.done) == 1)
        if told:
            self.undone.append(self.done.pop())

    @rule()
    def redo(self) -> None:
        told = self.workspace.redo()
        assert (told is None) == (not self.undone)
        if told:
            self.done.append(self.undone.pop())

    @rule()
    def reopen(self) -> None:
        self.workspace.close()
        self.workspace = Workspace.open(self.path)
        self.done, self.undone = self.done[-1:], []

    @invariant()
    def holds_what_the_list_says(self) -> None:
        if hasattr(self, "workspace"):
            assert self.state() == self.done[-1]

    def teardown(self) -> None:
        self.workspace.close()
        self.folder.cleanup()


TestHistories = Histories.TestCase
TestHistories.settings = settings(
    max_examples=25, stateful_step_count=20, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
