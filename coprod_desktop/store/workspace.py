"""The workspace: one open file, its steps, and the way back."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from sqlmodel import Session

from coprod_desktop.domain.changes import Changes, Origin
from coprod_desktop.domain.errors import HINDRANCES, KnownError
from coprod_desktop.records import Device
from coprod_desktop.store import journal, words_index
from coprod_desktop.store.connection import READING, empty_log, make_engine
from coprod_desktop.store.copy_elsewhere import copy_open_file
from coprod_desktop.store.copying import flush
from coprod_desktop.store.examine import examine, reading_mode, sweep
from coprod_desktop.store.folders import device_id, device_name
from coprod_desktop.store.lock import FileLock
from coprod_desktop.store.notices import Listener, Notices, TroubleListener
from coprod_desktop.store.reader import Reader
from coprod_desktop.store.recorded import Recorded, RowChange
from coprod_desktop.store.schema import SCHEMA_VERSION, create_file, must_be_new, upgrade_file
from coprod_desktop.store.steady_clock import SteadyClock
from coprod_desktop.store.step import Step
from coprod_desktop.store.trouble import file_trouble, full_is

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
        self._log: os.stat_result | None = None
        self._engine = engine
        self._reading_engine = engine.execution_options(**{READING: True})
        self._wall_clock = clock
        self._clock = SteadyClock(clock)
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
        """Make a new file and open it; KnownError `file_exists`, `folder_missing`, `target_full`, `file_read_only`."""
        path = _real(path)
        must_be_new(path)
        with full_is("target_full", path):
            return cls._take(path, clock, create_file)

    @classmethod
    def open(cls, path: Path, *, clock: Clock = utc_now) -> Workspace:
        """Open a file for writing; KnownError as `examine` and `FileLock.acquire` raise them."""
        path = _real(path)
        older = examine(path) < SCHEMA_VERSION
        if not os.access(path, os.W_OK):
            # SQLite would open it all the same, and refuse the first step.
            raise KnownError("file_read_only", file=path.name)
        with full_is("full_at_opening", path):
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
                with suppress(OSError):
                    # The name of a new file is as safe as its folder.
                    flush(path.parent)
            workspace = cls(path, engine, clock=clock, lock=lock)
            workspace._greet_device()
            workspace._mark()
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
        self._let_go()
        if self._lock:
            self._lock.release()
        else:
            sweep(self.path)

    # Another place

    def copy_to(self, path: Path) -> None:
        """Write all that is saved into a new file; KnownError as `copy_open_file` raises them."""
        self._must_be_at_hand()
        if self._active:
            raise RuntimeError("a step is under way")
        with self._trouble():
            copy_open_file(self._engine, self.path, _real(path))

    def go_on_at(self, path: Path) -> None:
        """Work from now on in another file that holds all of this one, or in this one where it can be reached again.

        All that is on the screen stays, and undo reaches back as before. Raises KnownError `file_changed` where the
        file there lacks a step of this one, and as `examine` and `FileLock.acquire` raise them; then nothing changes.
        """
        self._must_be_at_hand()
        if self._active or self._lock is None:
            raise RuntimeError("a step is under way, or nothing may be written")
        path = _real(path)
        if path == self.path and not self._is_there() and _is(self._log, _log_of(path)):
            # Another file lies beside the log of this one: SQLite would mix the two.
            raise KnownError("file_changed", file=path.name)
        examine(path)
        lock = self._lock if self._lock.holds(path) else FileLock(path)
        engine = make_engine(path)
        try:
            lock.acquire(self._clock())
            self._must_hold_all(engine, path)
        except BaseException:
            engine.dispose()
            if lock is not self._lock:
                lock.release()
            raise
        self._let_go()
        if lock is not self._lock:
            self._lock.release()
        self.path, self._lock = path, lock
        self._mark()
        self._engine, self._reading_engine = engine, engine.execution_options(**{READING: True})

    def _must_hold_all(self, engine: Engine, path: Path) -> None:
        # Begun as a step is, so that a file that can only be read is refused.
        with file_trouble(path), engine.connect() as connection, connection.begin():
            if self._device is None or journal.last_counter(connection, self._device) != self._counter:
                raise KnownError("file_changed", file=path.name)

    def _let_go(self) -> None:
        """End the connections; a file that was moved meanwhile takes its log in first, which does not move along."""
        if self._lock and not self._is_there():
            empty_log(self._engine)
        self._engine.dispose()

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

    def subscribe_troubles(self, listener: TroubleListener) -> Callable[[], None]:
        """Tell a listener whenever the file takes no step, or cannot be read; gives the function that ends it."""
        return self._notices.subscribe_troubles(listener)

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """Read within one transaction; inside a step, see what the step has written so far."""
        self._must_be_at_hand()
        if self._active:
            self._active.save()
            yield self._active
            return
        with self._trouble(), Session(self._reading_engine, autoflush=False) as session:
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
        with self._trouble(), Session(self._engine, autoflush=False, expire_on_commit=False) as session:
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
        with self._trouble(), Session(self._reading_engine) as session:
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
        with self._trouble(), Session(self._engine, autoflush=False) as session:
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

    @contextmanager
    def _trouble(self) -> Iterator[None]:
        try:
            with file_trouble(self.path):
                yield
        except KnownError as error:
            trouble = error
            if trouble.code == "file_damaged" and self._lock and not self._lock.reaches_disk():
                # What cannot be read because its disk is gone looks to SQLite as if it were damaged.
                trouble = KnownError("file_unreachable", file=self.path.name)
            if trouble.code == "disk_full" and self._lock is None:
                # SQLite must write beside the file even to read it, as long as its log holds something.
                trouble = KnownError("full_at_opening", file=self.path.name)
            if trouble.code in HINDRANCES:
                self._notices.announce_trouble(trouble)
            raise trouble from None

    def _announce(self, changes: Changes) -> None:
        self.saved_at = self._wall_clock()
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
        if not self._is_there():
            raise KnownError("file_unreachable", file=self.path.name)

    def _is_there(self) -> bool:
        return _is(self._file, self.path)

    def _mark(self) -> None:
        """Take down which file this is, and which log lies beside it: both stay the same while the file is open."""
        self._file = self.path.stat()
        with suppress(OSError):
            self._log = _log_of(self.path).stat()


def _log_of(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def _is(known: os.stat_result | None, path: Path) -> bool:
    """Tell whether the file at a path is the one known."""
    try:
        return known is not None and os.path.samestat(known, path.stat())
    except OSError:
        return False


def _real(path: Path) -> Path:
    """Give where a file really is: one file has one lock and one log, whatever links lead to it."""
    return Path(os.path.realpath(path))
