"""The workspace: one open file, its steps, and the way back."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from sqlmodel import Session

from coprod_desktop.domain.changes import Changes, Origin
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.records import Device
from coprod_desktop.store import journal, words_index
from coprod_desktop.store.connection import READING, empty_log, make_engine
from coprod_desktop.store.examine import examine, reading_mode, sweep
from coprod_desktop.store.folders import device_id, device_name
from coprod_desktop.store.lock import FileLock
from coprod_desktop.store.notices import Listener, Notices
from coprod_desktop.store.reader import Reader
from coprod_desktop.store.recorded import Recorded, RowChange
from coprod_desktop.store.schema import SCHEMA_VERSION, create_file, must_be_new, upgrade_file
from coprod_desktop.store.step import Step
from coprod_desktop.store.trouble import file_trouble

if TYPE_CHECKING:
    from sqlalchemy import Engine

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Give the computer's time in UTC."""
    return datetime.now(UTC)


class Workspace:
    """An open workspace file: reading, steps, undo and redo, and notices of what changed.

    It belongs to the thread that opened it; another thread opens the file to read by itself.
    """

    def __init__(self, path: Path, engine: Engine, *, clock: Clock, lock: FileLock | None = None) -> None:
        self.path = path
        self.saved_at: datetime | None = None
        self._file = path.stat()
        self._engine = engine
        self._reading_engine = engine.execution_options(**{READING: True})
        self._clock = clock
        self._lock = lock
        self._thread = threading.get_ident()
        self._open = True
        self._device: UUID | None = None
        self._counter = 0
        self._as_of: datetime | None = None
        self._last_removal: datetime | None = None
        self._active: Step | None = None
        self._done: list[tuple[UUID, str]] = []
        self._undone: list[tuple[UUID, str]] = []
        self._notices = Notices()

    @classmethod
    def create(cls, path: Path, *, clock: Clock = utc_now) -> Workspace:
        """Make a new file and open it; KnownError `file_exists`, `folder_missing`, `disk_full`, `file_read_only`."""
        path = _real(path)
        must_be_new(path)
        return cls._take(path, clock, create_file)

    @classmethod
    def open(cls, path: Path, *, clock: Clock = utc_now) -> Workspace:
        """Open a file for writing; KnownError as `examine` and `FileLock.acquire` raise them."""
        path = _real(path)
        older = examine(path) < SCHEMA_VERSION
        if not os.access(path, os.W_OK):
            # SQLite would open it all the same, and refuse the first step.
            raise KnownError("file_read_only", file=path.name)
        return cls._take(path, clock, upgrade_file if older else None)

    @classmethod
    def open_to_read(cls, path: Path, *, clock: Clock = utc_now) -> Workspace:
        """Open a file only to read it, also while somebody writes it; KnownError as `examine` raises them."""
        path = _real(path)
        if examine(path) < SCHEMA_VERSION:
            # Only a writer may upgrade, and an older file cannot be read as a present one.
            cls.open(path, clock=clock).close()
        return cls(path, make_engine(path, mode=reading_mode(path)), clock=clock)

    @classmethod
    def _take(cls, path: Path, clock: Clock, prepare: Callable[[Path], None] | None) -> Workspace:
        """Lock a file, prepare it, and open it; the lock is given back where that fails."""
        engine = make_engine(path)
        lock = FileLock(path)
        lock.acquire(clock())
        try:
            if prepare:
                prepare(path)
            workspace = cls(path, engine, clock=clock, lock=lock)
            workspace._greet_device()
        except BaseException:
            engine.dispose()
            lock.release()
            raise
        return workspace

    def close(self) -> None:
        """Close the file and give its lock back; closing twice does nothing."""
        if self._active:
            raise RuntimeError("a step is under way")
        self._open = False
        self._notices.end()
        self._engine.dispose()
        if self._lock:
            self._lock.release()
        else:
            sweep(self.path)

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
        return self._notices.subscribe(listener)

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """Read within one transaction; inside a step, see what the step has written so far."""
        self._must_be_at_hand()
        if self._active:
            self._active.save()
            yield self._active
            return
        with file_trouble(self.path), Session(self._reading_engine, autoflush=False) as session:
            yield Reader(session, self.now)

    @contextmanager
    def step(self, name: str, *, undoable: bool = True, takes_back: bool = False) -> Iterator[Step]:
        """Change records in one transaction that is undone as one; a step within a step joins it.

        `name` is the code that `words.labels.STEPS` says. Where a part fails, nothing of the whole is saved. A step
        that is not undoable leaves no journal and may touch only records that are not journaled. One that takes back
        stands for the undoing of the last step, by something new that stays: neither can be undone any more. Raises
        KnownError where the file cannot be written.
        """
        self._must_be_at_hand()
        if self._active:
            with self._active.joined():
                yield self._active
            return
        with file_trouble(self.path), Session(self._engine, autoflush=False, expire_on_commit=False) as session:
            step = self._active = Step(session, self.now, name, self._last_removal)
            try:
                session.connection()
                yield step
                step.finish()
            finally:
                self._active = None
            rows = step.recorded.rows
            if rows and not undoable:
                raise RuntimeError("a step that is not undoable touched journaled records")
            self._save(session, step.id, name, rows)
        self._last_removal = step.removed_at or self._last_removal
        if takes_back:
            self._done.pop()
        elif rows:
            self._done.append((step.id, name))
        if rows or not step.keeps_order:
            self._undone.clear()
        if not step.keeps_order:
            empty_log(self._engine)
        changes = step.recorded.changes(name, Origin.STEP)
        self._announce(replace(changes, rows=(*changes.rows, *step.told)))

    @property
    def undo_step(self) -> str | None:
        """Give the code of the step that undo would take back."""
        return self._done[-1][1] if self._done else None

    @property
    def redo_step(self) -> str | None:
        """Give the code of the step that redo would bring again."""
        return self._undone[-1][1] if self._undone else None

    def last_changes(self) -> Changes | None:
        """Tell what the step changed that undo would take back; None where there is none."""
        self._must_be_at_hand()
        if not self._done:
            return None
        step_id, name = self._done[-1]
        with file_trouble(self.path), Session(self._reading_engine) as session:
            return Recorded(journal.read(session.connection(), step_id)).changes(name, Origin.STEP)

    def undo(self) -> Changes | None:
        """Take the last step of this opening back; None where there is none."""
        return self._turn(self._done, self._undone, Origin.UNDO)

    def redo(self) -> Changes | None:
        """Bring the last undone step again; None where there is none."""
        return self._turn(self._undone, self._done, Origin.REDO)

    def _turn(self, source: list[tuple[UUID, str]], target: list[tuple[UUID, str]], origin: Origin) -> Changes | None:
        self._must_be_at_hand()
        if self._active:
            raise RuntimeError("a step is under way")
        if not source:
            return None
        step_id, name = source[-1]
        turned_id = uuid4()
        with file_trouble(self.path), Session(self._engine, autoflush=False) as session:
            rows = journal.inverse(journal.read(session.connection(), step_id))
            journal.apply(session.connection(), rows)
            self._save(session, turned_id, f"{origin} {name}", rows)
        source.pop()
        target.append((turned_id, name))
        changes = Recorded(rows).changes(name, origin)
        self._announce(changes)
        return changes

    def _save(self, session: Session, step_id: UUID, name: str, rows: list[RowChange]) -> None:
        self._must_be_there()
        counter = self._counter
        if rows:
            assert self._device is not None
            counter += 1
            words_index.keep_in_step(session.connection(), rows)
            journal.write(
                session.connection(),
                rows,
                device=self._device,
                counter=counter,
                step_id=step_id,
                step=name,
                at=self._clock(),
            )
        session.commit()
        self._counter = counter

    def _announce(self, changes: Changes) -> None:
        self.saved_at = self._clock()
        if changes.rows:
            self._notices.announce(changes)

    def _greet_device(self) -> None:
        self._device = device_id()
        with self.step("greet_device", undoable=False) as step:
            if step.session.get(Device, self._device) is None:
                step.add(Device(id=self._device, name=device_name()))
            self._counter = journal.last_counter(step.session.connection(), self._device)

    def _must_be_at_hand(self) -> None:
        if not self._open:
            raise RuntimeError("the workspace is closed")
        if self._thread != threading.get_ident():
            raise RuntimeError("the workspace belongs to another thread")

    def _must_be_there(self) -> None:
        """Refuse to save into a file that was moved, deleted or replaced meanwhile: nobody would find it there."""
        try:
            there = os.path.samestat(self._file, self.path.stat())
        except OSError:
            there = False
        if not there:
            raise KnownError("file_unreachable", file=self.path.name)


def _real(path: Path) -> Path:
    """Give where a file really is: one file has one lock and one log, whatever links lead to it."""
    return Path(os.path.realpath(path))
