"""Everything out and in again: nothing is lost, whatever was done, and exports of every version are taken."""

import json
import shutil
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import run_state_machine_as_test
from sqlalchemy import Boolean, Column, Date, Integer, LargeBinary, Uuid
from sqlmodel import AutoString

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.importing import Stopped
from coprod_desktop.domain.partners import Sector
from coprod_desktop.domain.polls import Secrecy
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.ballots import cast_ballot, enter_sheet
from coprod_desktop.operations.drafts import read_draft, save_draft
from coprod_desktop.operations.exchange import export_file, export_text
from coprod_desktop.operations.exchange_import import import_file
from coprod_desktop.operations.meetings import list_meetings, remove_meeting
from coprod_desktop.operations.notes import add_note, remove_note
from coprod_desktop.operations.poll_results import count_table, poll_result
from coprod_desktop.operations.polls import close_poll, reopen_poll
from coprod_desktop.operations.projects import list_projects
from coprod_desktop.operations.workspaces import create_workspace, open_workspace
from coprod_desktop.records import Poll, Record
from coprod_desktop.records.base import Coded, Moment
from coprod_desktop.store.dump import LEFT_OUT
from coprod_desktop.store.schema import SCHEMA_VERSION
from tests.exports import TRIES, imported_again, must_be_the_same, must_be_told_the_same, records_of, shown
from tests.files import make_sample as story
from tests.operations.voting import Room, room_in
from tests.room import open_room
from tests.store.test_records import MOMENTS
from tests.test_any_history import AnyHistory

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
VALUES: dict[type, st.SearchStrategy[Any]] = {
    AutoString: TEXTS,
    Boolean: st.booleans(),
    Date: st.dates(),
    LargeBinary: st.binary(max_size=40),
    Moment: MOMENTS,
    Uuid: st.uuids(),
}


def test_the_worked_example_comes_again_whole(example_export_file: Path, tmp_path: Path) -> None:
    copied = Path(shutil.copy(example_export_file.with_suffix(".coprod"), tmp_path))
    with closing(open_workspace(copied)) as workspace, imported_again(workspace, tmp_path) as again:
        must_be_the_same(workspace, again)


def test_the_bin_and_half_typed_lines_come_along(workspace: Workspace, tmp_path: Path) -> None:
    room = open_room(workspace)
    remove_note(workspace, note_id=add_note(workspace, meeting_id=room.meeting_id, text="È «qui» 🙂\0\u2028").id)
    save_draft(workspace, field=f"capture:{room.meeting_id}", text=" Mezza riga anc")
    with imported_again(workspace, tmp_path) as again:
        must_be_the_same(workspace, again)
        assert read_draft(again, field=f"capture:{room.meeting_id}") == " Mezza riga anc"
        assert again.undo_step is None


class Exchanged(AnyHistory):
    """A project in which anything was done, which then goes out and in."""

    def teardown(self) -> None:
        """Compare both workspaces."""
        with tempfile.TemporaryDirectory() as folder:
            try:
                with imported_again(self.workspace, Path(folder)) as again:
                    must_be_told_the_same(self.workspace, again)
            except KnownError as trouble:
                if trouble.code != "secret_poll_open":
                    raise
        super().teardown()


def test_whatever_was_done_comes_again() -> None:
    run_state_machine_as_test(
        Exchanged,
        settings=settings(
            max_examples=max(2, TRIES // 3),
            stateful_step_count=15,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def value_of(kind: type[Record], column: Column[Any]) -> st.SearchStrategy[Any]:
    if column.name in {"rank", "board_rank"}:
        return st.sampled_from(["a0", "a1", "Zz", "b00", "a0V", "a3kx"])
    if isinstance(column.type, Coded):
        return st.sampled_from(column.type.vocabulary)
    if isinstance(column.type, Integer):
        limits = kind.model_fields[column.name].metadata
        least = next((limit.ge for limit in limits if hasattr(limit, "ge")), -(2**63))
        most = next((limit.le for limit in limits if hasattr(limit, "le")), 2**63 - 1)
        return st.integers(least, most)
    return VALUES[type(column.type)]


@st.composite
def rows_of(draw: st.DrawFn) -> list[Record]:
    """Draw rows for all tables, each linked to rows drawn before; votes are by name, so that nothing is held back."""
    drawn: dict[str, list[UUID]] = {}
    rows: list[Record] = []
    kinds = {kind.__tablename__: kind for kind in Record.__subclasses__()}
    for table in Record.metadata.sorted_tables:
        kind = kinds[table.name]
        if table.name in LEFT_OUT:
            continue
        drawn[table.name] = []
        for _ in range(draw(st.integers(0, 2))):
            values = {column.name: draw(_value(kind, column, drawn)) for column in table.columns}
            if any(value is None for name, value in values.items() if not table.c[name].nullable):
                continue
            rows.append(kind(**(values | ({"secret": False} if "secret" in values else {}))))
            drawn[table.name].append(values["id"])
    return rows


def _value(kind: type[Record], column: Column[Any], drawn: dict[str, list[UUID]]) -> st.SearchStrategy[Any]:
    if column.foreign_keys:
        (link,) = column.foreign_keys
        found = drawn.get(link.column.table.name, [])
        return st.sampled_from(found) if found else st.none()
    if kind is Poll and column.name == "secrecy":
        return st.just(Secrecy.NAMED)
    some = value_of(kind, column)
    return st.none() | some if column.nullable else some


@given(rows_of())
@settings(max_examples=TRIES, deadline=None)
def test_whatever_records_may_hold_comes_again(rows: list[Record]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with closing(create_workspace(folder / "any.coprod")) as workspace:
            with workspace.step("load_example") as step:
                for row in rows:
                    step.add(row)
            with imported_again(workspace, folder) as again:
                assert records_of(again) == records_of(workspace)
                assert export_text(again) == export_text(workspace)


@pytest.fixture
def room(workspace: Workspace) -> Room:
    return room_in(workspace)


def vote(room: Room, secrecy: Secrecy, laptop: int, sheets: int) -> UUID:
    """Let the first vote at the laptop and the next on paper, all in ways of their own; gives the closed poll."""
    poll = room.opened(secrecy=secrecy)
    for place, voter in enumerate(room.everybody[: laptop + sheets]):
        dots = {poll.options[place % 4].id: 1 + place % 2, poll.options[(place + 1) % 4].id: 1} if place % 5 else {}
        if place < laptop:
            cast_ballot(room.workspace, poll_id=poll.id, participant_id=voter, dots=dots)
        else:
            named = {"participant_id": voter} if secrecy is Secrecy.NAMED else {"sector": Sector.PUBLIC}
            enter_sheet(room.workspace, poll_id=poll.id, sheet_no=place + 1, dots=dots, **named)
    return close_poll(room.workspace, poll_id=poll.id).id


@pytest.mark.parametrize(
    ("secrecy", "laptop", "sheets"),
    [
        *((Secrecy.SECRET, *cast) for cast in ((13, 0), (6, 7), (11, 2), (2, 11), (1, 1))),
        (Secrecy.NAMED, 6, 7),
    ],
)
def test_votes_come_again_with_the_same_result_and_can_be_counted_again(
    room: Room, tmp_path: Path, secrecy: Secrecy, laptop: int, sheets: int
) -> None:
    poll = vote(room, secrecy, laptop, sheets)
    with imported_again(room.workspace, tmp_path) as again:
        assert poll_result(again, poll_id=poll) == poll_result(room.workspace, poll_id=poll)
        assert count_table(again, poll_id=poll) == count_table(room.workspace, poll_id=poll)
        assert list(shown(again)) == list(shown(room.workspace))
        assert export_text(again) == export_text(room.workspace)
        reopen_poll(again, poll_id=poll, reason="Counted again")
        assert close_poll(again, poll_id=poll).cast == laptop + sheets


def test_a_secret_vote_in_the_bin_comes_again_once_it_was_closed(room: Room, tmp_path: Path) -> None:
    poll = vote(room, Secrecy.SECRET, 13, 0)
    result, held = poll_result(room.workspace, poll_id=poll), records_of(room.workspace)
    remove_meeting(room.workspace, meeting_id=room.meeting)
    with imported_again(room.workspace, tmp_path) as again:
        assert len(records_of(again)["ballot"]) == len(held["ballot"]) == 13
        with again.step("restore") as step:
            for table in ("poll", "polloption", "pollevent", "meeting"):
                kind = next(kind for kind in Record.__subclasses__() if kind.__tablename__ == table)
                for row in held[table]:
                    found = step.session.get(kind, UUID(row["id"]))
                    assert found is not None
                    found.deleted_at = None
        assert poll_result(again, poll_id=poll).options == result.options


def test_a_secret_vote_that_was_deleted_while_open_leaves_its_ballots_and_turns_behind(
    room: Room, tmp_path: Path
) -> None:
    poll = room.opened()
    cast_ballot(room.workspace, poll_id=poll.id, participant_id=room.company, dots={poll.options[0].id: 1})
    remove_meeting(room.workspace, meeting_id=room.meeting)
    with imported_again(room.workspace, tmp_path) as again:
        left = records_of(again)
        assert (left["ballot"], left["choice"], left["turn"]) == ([], [], [])
        assert [row["id"] for row in left["poll"]] == [str(poll.id)]


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION + 1))
def test_an_export_of_every_version_tells_its_story(version: int, tmp_path: Path) -> None:
    import_file(story.FOLDER / f"v{version}.json", tmp_path / "w.coprod")
    with closing(open_workspace(tmp_path / "w.coprod")) as workspace:
        (project,) = list_projects(workspace)
        (meeting,) = list_meetings(workspace, project_id=project.id)
        told = str(list(shown(workspace)))
        for text in (story.TITLE, story.LEAD, story.DECISION, story.REASON, story.DISSENT, story.ACTION):
            assert repr(text)[1:-1] in told
        # The exports of the first version left half-typed lines out.
        assert read_draft(workspace, field=f"capture:{meeting.id}") == ("" if version == 1 else story.DRAFT)
        with imported_again(workspace, tmp_path) as again:
            must_be_the_same(workspace, again)
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["out.json", "w.coprod"]


def test_tables_and_parts_may_stand_in_any_order_and_on_one_line(example_export: Any, tmp_path: Path) -> None:
    records = {name: list(reversed(rows)) for name, rows in reversed(example_export["records"].items())}
    assert records.pop("draft") == []  # earlier exports of this version have no such table
    turned = {"records": records, "version": SCHEMA_VERSION, "format": example_export["format"]}
    (tmp_path / "turned.json").write_text(json.dumps(turned), "ascii")
    import_file(tmp_path / "turned.json", tmp_path / "w.coprod")
    with closing(open_workspace(tmp_path / "w.coprod")) as workspace:
        assert {name: len(rows) for name, rows in records_of(workspace).items()} == {
            name: len(rows) for name, rows in (records | {"draft": []}).items()
        }


def test_a_byte_order_mark_and_lines_of_windows_do_no_harm(example_export_file: Path, tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf" + example_export_file.read_bytes().replace(b"\n", b"\r\n")
    (tmp_path / "windows.json").write_bytes(content)
    import_file(tmp_path / "windows.json", tmp_path / "w.coprod")
    with closing(open_workspace(tmp_path / "w.coprod")) as workspace:
        assert export_text(workspace).encode() == example_export_file.read_bytes()


def test_it_goes_out_while_a_window_writes(workspace: Workspace, tmp_path: Path) -> None:
    room = open_room(workspace)
    export_file(workspace.path, tmp_path / "out.json")
    add_note(workspace, meeting_id=room.meeting_id, text="Later")
    before = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert before["records"]["note"] == []
    assert before["records"]["meeting"][0]["id"] == str(room.meeting_id)


def test_it_never_goes_out_over_the_workspace_itself(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "link.json").symlink_to(workspace.path)
    for target in (workspace.path, tmp_path / "link.json"):
        with pytest.raises(KnownError, match="export_onto_itself"):
            export_file(workspace.path, target)
    assert workspace.path.read_bytes()[:6] == b"SQLite"


def test_it_comes_in_as_a_new_file_only(example_export_file: Path, tmp_path: Path, workspace: Workspace) -> None:
    for target, code in (
        (workspace.path, "file_exists"),
        (tmp_path / "none" / "w.coprod", "folder_missing"),
        (example_export_file, "file_exists"),
    ):
        before = {path: path.stat().st_size for path in tmp_path.iterdir() if path.is_file()}
        with pytest.raises(KnownError, match=code):
            import_file(example_export_file, target)
        assert {path: path.stat().st_size for path in tmp_path.iterdir() if path.is_file()} == before


def test_how_far_it_is_is_told_and_it_can_be_stopped(example_export_file: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    import_file(example_export_file, tmp_path / "w.coprod", progress=lambda done, total: told.append((done, total)))
    size = example_export_file.stat().st_size
    assert told == sorted(told)
    assert told[-1] == (size, size)

    def stop(_done: int, _total: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        import_file(example_export_file, tmp_path / "stopped.coprod", progress=stop)
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["w.coprod"]
