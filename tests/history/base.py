"""A history of steps over one house: each is tried as a screen tries it, and after each all must be sound."""

import shutil
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import text
from sqlmodel import col

from coprod_desktop.domain.bin import BinKind
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.meetings import MeetingRow
from coprod_desktop.domain.partners import PartnerRow, PersonRow
from coprod_desktop.domain.polls import PollRow, PollState
from coprod_desktop.domain.priorities import ThemeRow
from coprod_desktop.domain.priority_board import BoardNote
from coprod_desktop.domain.teams import TeamRow
from coprod_desktop.operations.agenda import open_runs
from coprod_desktop.operations.bin import list_bin
from coprod_desktop.operations.bin_groups import LINKS, needs
from coprod_desktop.operations.bin_rows import KINDS
from coprod_desktop.operations.meetings import list_meetings
from coprod_desktop.operations.merges import live_merges
from coprod_desktop.operations.minutes import minutes_content
from coprod_desktop.operations.partners import list_partners
from coprod_desktop.operations.people import list_people
from coprod_desktop.operations.places import list_places
from coprod_desktop.operations.poll_results import poll_result
from coprod_desktop.operations.polls import project_polls
from coprod_desktop.operations.priority_board import project_priorities
from coprod_desktop.operations.project_overview import project_overview
from coprod_desktop.operations.since_last_time import earlier_actions
from coprod_desktop.operations.teams import teams_view
from coprod_desktop.operations.themes import list_themes
from coprod_desktop.records import Attendance, JournalEntry, Merge, Project, Structure, TeamPlace
from coprod_desktop.store import Workspace
from coprod_desktop.store.check import faults
from coprod_desktop.store.dump import dump
from coprod_desktop.words import Words
from tests.conftest import SetClock
from tests.operations.full_house import FullHouse, State, full_house
from tests.soundness import assert_words_are_in_step

T = TypeVar("T")
WHICH = st.integers(0, 999)
SECRET = ("ballot", "choice", "turn")
BEGINNING = datetime(2009, 3, 3, 13, 30, tzinfo=UTC)


@cache
def built() -> FullHouse:
    """Build the house once for all histories."""
    folder = Path(tempfile.mkdtemp())
    with closing(Workspace.create(folder / "house.coprod", clock=SetClock(BEGINNING))) as workspace:
        return full_house(workspace)


def public(state: State) -> State:
    """Leave out what no undo may touch: ballots, and who has had their turn."""
    return {name: rows for name, rows in state.items() if name not in SECRET}


class History(RuleBasedStateMachine):
    """A project with one of everything, to be changed by whatever its screens can do.

    `befores` holds what stood before each step that undo would take back; None where that is not known to the letter.
    """

    @initialize()
    def begin(self) -> None:
        """Open a copy of the house."""
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(shutil.copy(built().workspace.path, self.folder.name))
        self.clock = SetClock(BEGINNING)
        self.workspace = Workspace.open(self.path, clock=self.clock)
        self.project = built().project
        self.words = Words("en")
        self.befores: list[State | None] = []
        self.secret_keys: set[str] = set()

    def teardown(self) -> None:
        """Read all once more, and close."""
        with self.folder, closing(self.workspace):
            self.look()

    # For the rules

    def tried(self, operation: Callable[[], T], *, must: bool = False) -> T | None:
        """Do an operation as a screen does: where a known trouble is told, nothing has changed."""
        self.clock.forward(minutes=1)
        before, depth = self.state(), len(self.workspace._done)
        try:
            result = operation()
        except KnownError:
            assert not must
            assert self.state() == before
            return None
        if len(self.workspace._done) > depth:
            self.befores.append(before)
        return result

    @staticmethod
    def pick(rows: Sequence[T], which: int) -> T | None:
        """Give one of some rows, None where there is none."""
        return rows[which % len(rows)] if rows else None

    def state(self) -> State:
        """Give all that is kept."""
        with self.workspace.reading() as reader:
            return dump(reader)

    def keys(self, kind: BinKind) -> list[UUID]:
        """Give what is there of a kind, in the order in which it was written."""
        with self.workspace.reading() as reader:
            return [record.id for record in reader.all(KINDS[kind], order=(text("rowid"),))]

    def lying(self) -> set[tuple[BinKind, UUID]]:
        """Give what lies in the bin."""
        return {(row.kind, row.id) for row in list_bin(self.workspace, project_id=self.project)}

    def project_is_gone(self) -> bool:
        """Tell whether the project lies in the bin."""
        with self.workspace.reading() as reader:
            return reader.find(Project, self.project) is None

    def partners(self) -> Sequence[PartnerRow]:
        """Give the partners."""
        return list_partners(self.workspace, project_id=self.project)

    def people(self) -> Sequence[PersonRow]:
        """Give the people."""
        return list_people(self.workspace, project_id=self.project)

    def teams(self) -> Sequence[TeamRow]:
        """Give the teams."""
        return teams_view(self.workspace, project_id=self.project).teams

    def places(self) -> Sequence[tuple[UUID, str]]:
        """Give the territory."""
        return list_places(self.workspace, project_id=self.project)

    def themes(self) -> Sequence[ThemeRow]:
        """Give the themes."""
        return list_themes(self.workspace, project_id=self.project)

    def board(self) -> Sequence[BoardNote]:
        """Give the cards of the board."""
        return project_priorities(self.workspace, project_id=self.project)

    def meetings(self) -> Sequence[MeetingRow]:
        """Give the meetings."""
        return list_meetings(self.workspace, project_id=self.project)

    def polls(self) -> Sequence[PollRow]:
        """Give the polls of all meetings."""
        return project_polls(self.workspace, project_id=self.project)

    # What always holds

    @invariant()
    def words_are_in_step(self) -> None:
        assert_words_are_in_step(self.workspace)

    @invariant()
    def nothing_is_broken(self) -> None:
        """Every page, link and value of the file is whole."""
        with self.workspace.reading() as reader:
            told = faults(reader)
        assert told == [], told

    @invariant()
    def secrets_stay_secret(self) -> None:
        state = self.state()
        for table in SECRET:
            self.secret_keys |= {str(row["id"]) for row in state[table] if row.get("secret", True)}
        with self.workspace.reading() as reader:
            told = {str(entry.row_id) for entry in reader.all(JournalEntry, col(JournalEntry.table).in_(SECRET))}
        assert told.isdisjoint(self.secret_keys)

    @invariant()
    def nothing_stands_without_what_it_needs(self) -> None:
        with self.workspace.reading() as reader:
            for kind in {kind for kind, _link, _parent in LINKS}:
                for record in reader.all(kind):
                    for parent, key in needs(reader, record):
                        assert reader.find(parent, key), f"{kind.__name__} without its {parent.__name__}"

    @invariant()
    def nothing_is_there_twice(self) -> None:
        with self.workspace.reading() as reader:
            merges = reader.all(Merge, *live_merges())
            joined = [merge.from_id for merge in merges]
            assert len(joined) == len(set(joined))
            assert {merge.into_id for merge in merges}.isdisjoint(joined)
            listed = [(one.meeting_id, one.participant_id) for one in reader.all(Attendance)]
            assert len(listed) == len(set(listed))
            assert len(reader.all(Structure, col(Structure.to_on).is_(None))) == 1
            held_places = [stay.place_id for stay in reader.all(TeamPlace, col(TeamPlace.to_on).is_(None))]
            assert len(held_places) == len(set(held_places))
            on = [open_runs(reader, row.id) for row in self.meetings()]
            assert all(len(runs) <= 1 for runs in on)

    @rule()
    def look(self) -> None:
        """Read all that the screens read."""
        project_overview(self.workspace, project_id=self.project)
        self.lying()
        for poll in self.polls():
            if poll.state is PollState.CLOSED:
                poll_result(self.workspace, poll_id=poll.id)
        for row in self.meetings():
            if row.started_at:
                minutes_content(self.workspace, meeting_id=row.id)
            earlier_actions(self.workspace, meeting_id=row.id)
