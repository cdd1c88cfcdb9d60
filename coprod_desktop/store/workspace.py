"""The workspace: one open file, its steps, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from sqlmodel import Session

from coprod_desktop.domain.changes import Changes, Origin
from coprod_desktop.records import Device
from coprod_desktop.store import journal
from coprod_desktop.store.connection import READING, make_engine
from coprod_desktop.store.examine import examine, reading_mode
from coprod_desktop.store.folders import device_id, device_name
from coprod_desktop.store.lock import FileLock
from coprod_desktop.store.reader import Reader
from coprod_desktop.store.schema import SCHEMA_VERSION, create_file, upgrade_file
from coprod_desktop.store.step import Recorded, RowChange, Step
from coprod_desktop.store.trouble import file_trouble

if TYPE_CHECKING:
    from sqlalchemy import Engine

Clock = Callable[[], datetime]
Listener = Callable[[Changes], None]


def utc_now() -> datetime:
    """Give the computer's time in UTC."""
    return datetime.now(UTC)


class Workspace:
    """An open workspace file: reading, steps, undo and redo, and notices of what changed."""

    def __init__(self, path: Path, engine: Engine, *, clock: Clock, lock: FileLock | None, device: UUID) -> None:
        self.path = path
        self.saved_at: datetime | None = None
        self._engine = engine
        self._reading_engine = engine.execution_options(**{READING: True})
        self._clock = clock
        self._lock = lock
        self._device = device
        self._counter = 0
        self._as_of: datetime | None = None
        self._active: Step | None = None
        self._done: list[tuple[UUID, str]] = []
        self._undone: list[tuple[UUID, str]] = []
        self._listeners: list[Listener] = []

    @classmethod
    def create(cls, path: Path, *, clock: Clock = utc_now) -> Workspace:
        """Make a new file and open it; KnownError `file_exists`, `folder_missing`, `disk_full`, `file_read_only`."""
        with file_trouble(path):
            create_file(path)
        return cls.open(path, clock=clock)

    @classmethod
    def open(cls, path: Path, *, clock: Clock = utc_now) -> Workspace:
        """Open a file for writing; KnownError as `examine` raises them, and `file_held`, `file_read_only`."""
        version = examine(path)
        lock = FileLock(path)
        lock.acquire(clock())
        try:
            if version < SCHEMA_VERSION:
                upgrade_file(path)
            workspace = cls(path, make_engine(path), clock=clock, lock=lock, device=device_id())
            with file_trouble(path):
                workspace._greet_device()
        except BaseException:
            lock.release()
            raise
        return workspace

    @classmethod
    def open_to_read(cls, path: Path, *, clock: Clock = utc_now) -> Workspace:
        """Open a file only to read it, also while somebody writes it; KnownError as `examine` raises them."""
        if examine(path) < SCHEMA_VERSION:
            # Only a writer may upgrade, and an older file cannot be read as a present one.
            cls.open(path, clock=clock).close()
        return cls(path, make_engine(path, mode=reading_mode(path)), clock=clock, lock=None, device=device_id())

    def close(self) -> None:
        """Close the file and give its lock back; closing twice does nothing."""
        self._listeners.clear()
        self._engine.dispose()
        if self._lock:
            self._lock.release()

    def now(self) -> datetime:
        """Give the present moment in UTC, or the one that `as_of` set."""
        return self._as_of or self._clock()

    def today(self) -> date:
        """Give the present day where the computer stands."""
        return self.now().astimezone().date()

    @contextmanager
    def as_of(self, moment: datetime) -> Iterator[None]:
        """Let steps happen at another moment, as for what was written on paper and is typed in later."""
        before, self._as_of = self._as_of, moment
        try:
            yield
        finally:
            self._as_of = before

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Announce every saved step to a listener; gives the function that ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """Read within one transaction; inside a step, see what the step has written so far."""
        if self._active:
            self._active.save()
            yield self._active
            return
        with file_trouble(self.path), Session(self._reading_engine, autoflush=False) as session:
            yield Reader(session, self.now)

    @contextmanager
    def step(self, name: str, *, undoable: bool = True) -> Iterator[Step]:
        """Change records in one transaction that is undone as one; a step within a step joins it.

        `name` is the code that `words.labels.STEPS` says. A step that is not undoable leaves no journal and may
        touch only records that are not journaled. Raises KnownError where the file cannot be written.
        """
        if self._active:
            yield self._active
            return
        with file_trouble(self.path), Session(self._engine, autoflush=False, expire_on_commit=False) as session:
            step = Step(session, self.now, name)
            self._active = step
            try:
                session.connection()
                yield step
                step.save()
                rows = step.recorded.rows
                if rows:
                    self._write_journal(session, step.id, name, rows)
                session.commit()
            finally:
                self._active = None
        if undoable and rows:
            self._done.append((step.id, name))
            self._undone.clear()
        self._announce(step.recorded.changes(name, Origin.STEP))

    @property
    def undo_step(self) -> str | None:
        """Give the code of the step that undo would take back."""
        return self._done[-1][1] if self._done else None

    @property
    def redo_step(self) -> str | None:
        """Give the code of the step that redo would bring again."""
        return self._undone[-1][1] if self._undone else None

    def undo(self) -> Changes | None:
        """Take the last step of this opening back; None where there is none."""
        return self._turn(self._done, self._undone, Origin.UNDO)

    def redo(self) -> Changes | None:
        """Bring the last undone step again; None where there is none."""
        return self._turn(self._undone, self._done, Origin.REDO)

    def _turn(self, source: list[tuple[UUID, str]], target: list[tuple[UUID, str]], origin: Origin) -> Changes | None:
        if not source:
            return None
        step_id, name = source[-1]
        turned_id = uuid4()
        with file_trouble(self.path), Session(self._engine, autoflush=False) as session:
            rows = journal.inverse(journal.read(session.connection(), step_id))
            journal.apply(session.connection(), rows)
            self._write_journal(session, turned_id, f"{origin} {name}", rows)
            session.commit()
        source.pop()
        target.append((turned_id, name))
        changes = Recorded(rows).changes(name, origin)
        self._announce(changes)
        return changes

    def _write_journal(self, session: Session, step_id: UUID, name: str, rows: list[RowChange]) -> None:
        self._counter += 1
        journal.write(
            session.connection(),
            rows,
            device=self._device,
            counter=self._counter,
            step_id=step_id,
            step=name,
            at=self._clock(),
        )

    def _announce(self, changes: Changes) -> None:
        self.saved_at = self._clock()
        if changes.rows:
            for listener in list(self._listeners):
                listener(changes)

    def _greet_device(self) -> None:
        with self.step("greet_device", undoable=False) as step:
            if step.session.get(Device, self._device) is None:
                step.add(Device(id=self._device, name=device_name()))
            self._counter = journal.last_counter(step.session.connection(), self._device)
