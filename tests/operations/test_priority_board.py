"""The board of priorities: each card with its way, put in order by hand."""

import tempfile
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from coprod_desktop.domain.actions import ActionState
from coprod_desktop.domain.changes import Changes
from coprod_desktop.domain.decisions import Answer
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.partners import Sector
from coprod_desktop.domain.polls import PollState
from coprod_desktop.domain.priority_board import BoardNote, Outcome, VoteOn
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.actions import add_action, record_progress
from coprod_desktop.operations.ballots import cast_ballot
from coprod_desktop.operations.decisions import add_decision
from coprod_desktop.operations.meetings import add_meeting, start_meeting
from coprod_desktop.operations.merges import merge_priorities
from coprod_desktop.operations.polls import close_poll, open_poll, prepare_poll
from coprod_desktop.operations.priorities import add_priorities, add_priority, assign_priority
from coprod_desktop.operations.priority_board import board_notes, move_on_board, project_priorities
from coprod_desktop.operations.teams import add_team
from coprod_desktop.operations.themes import add_theme, change_theme, list_themes, remove_theme
from coprod_desktop.operations.workspaces import create_workspace
from tests.conftest import SetClock
from tests.operations.voting import room_in
from tests.room import Room, open_room


@pytest.fixture
def room(workspace: Workspace) -> Room:
    return open_room(workspace)


@pytest.fixture
def said(workspace: Workspace, room: Room) -> dict[str, UUID]:
    rows = add_priorities(workspace, meeting_id=room.meeting_id, lines=["A", "B", "C", "D"])
    return {row.text: row.id for row in rows}


def notes(workspace: Workspace, room: Room) -> dict[str, BoardNote]:
    return {note.text: note for note in project_priorities(workspace, project_id=room.project_id)}


def columns(workspace: Workspace, room: Room) -> dict[str, list[str]]:
    """The texts of each theme, in order."""
    found: dict[str, list[str]] = {}
    for note in project_priorities(workspace, project_id=room.project_id):
        found.setdefault(note.theme.name if note.theme else "", []).append(note.text)
    return found


def test_a_card_tells_who_raised_it_and_where(workspace: Workspace, room: Room) -> None:
    team = add_team(workspace, project_id=room.project_id, name="Crema")
    meeting = add_meeting(workspace, project_id=room.project_id, team_id=team, title="Crema si incontra")
    start_meeting(workspace, meeting_id=meeting, item_title="Incontro")
    add_priority(workspace, meeting_id=meeting, text="Navetta #trasporti @comune")
    add_priority(workspace, meeting_id=room.meeting_id, text="Orari")
    shuttle, hours = notes(workspace, room)["Navetta"], notes(workspace, room)["Orari"]
    assert (shuttle.voice.partner, shuttle.voice.sector) == ("Comune di Crema", Sector.PUBLIC)
    raised = shuttle.voice.raised
    assert (raised.title, raised.team, raised.on) == ("Crema si incontra", "Crema", date(2009, 3, 3))
    assert shuttle.theme
    assert shuttle.theme.name == "trasporti"
    assert (hours.theme, hours.voice.raised.team, hours.voice.sector) == (None, "", None)
    assert [note.outcome for note in (shuttle, hours)] == [Outcome.NOT_ANSWERED] * 2


def test_the_way_goes_from_decision_to_action(
    workspace: Workspace, room: Room, said: dict[str, UUID], clock: SetClock
) -> None:
    decision = add_decision(
        workspace,
        meeting_id=room.meeting_id,
        text="Si fa A",
        reason="Costa poco",
        answers=[said["A"]],
        declines=[said["B"]],
    )
    found = notes(workspace, room)
    assert [found[text].outcome for text in "ABC"] == [Outcome.DECIDED, Outcome.DECLINED, Outcome.NOT_ANSWERED]
    assert [(d.text, d.reason, d.answer) for d in found["B"].decisions] == [("Si fa A", "Costa poco", Answer.DECLINES)]
    action = add_action(workspace, project_id=room.project_id, what="Chiedere", decision_id=decision.id)
    add_action(workspace, project_id=room.project_id, what="Provare", priority_id=said["C"])
    found = notes(workspace, room)
    assert [found[text].outcome for text in "ABC"] == [Outcome.ACTED_ON, Outcome.DECLINED, Outcome.ACTED_ON]
    assert [one.what for one in found["A"].actions] == ["Chiedere"]
    record_progress(workspace, action_id=action.id, state=ActionState.DROPPED)
    assert notes(workspace, room)["A"].outcome is Outcome.DECIDED
    clock.forward(days=30)
    add_decision(workspace, meeting_id=room.meeting_id, text="Ora sì", answers=[said["B"]])
    assert notes(workspace, room)["B"].outcome is Outcome.DECIDED


def test_what_came_of_the_originals_counts_for_the_joined_card(
    workspace: Workspace, room: Room, said: dict[str, UUID]
) -> None:
    add_decision(workspace, meeting_id=room.meeting_id, text="Si fa", answers=[said["A"], said["B"]])
    add_action(workspace, project_id=room.project_id, what="Provare", priority_id=said["B"])
    merge_priorities(workspace, into_id=said["A"], from_ids=[said["B"]])
    card = notes(workspace, room)["A"]
    # One decision that answers both is told once.
    assert ([d.text for d in card.decisions], [a.what for a in card.actions]) == (["Si fa"], ["Provare"])
    assert card.outcome is Outcome.ACTED_ON
    for key in (said["A"], said["B"]):
        assert board_notes(workspace, project_id=room.project_id, priority_ids=[key]) == (card,)


def test_a_vote_tells_its_result_once_closed_and_never_before(workspace: Workspace) -> None:
    voters = room_in(workspace)
    rows = add_priorities(workspace, meeting_id=voters.meeting, lines=["A", "B", "C"])
    options = [("", row.id) for row in rows]
    poll = prepare_poll(
        workspace, meeting_id=voters.meeting, question="Che cosa prima?", options=options, budget=3, cap=3
    )
    a, b, c = (row.id for row in rows)

    def votes(text: str) -> tuple[VoteOn, ...]:
        found = project_priorities(workspace, project_id=voters.project)
        return next(note.votes for note in found if note.text == text)

    assert votes("A") == ()
    poll = open_poll(workspace, poll_id=poll.id)
    keys = [option.id for option in poll.options]
    for voter, dots in zip(voters.everybody, ((2, 1, 0), (0, 3, 0), (3, 0, 0)), strict=False):
        cast_ballot(workspace, poll_id=poll.id, participant_id=voter, dots=dict(zip(keys, dots, strict=True)))
    assert [(vote.state, vote.place, vote.dots) for vote in votes("A")] == [(PollState.OPEN, None, 0)]
    close_poll(workspace, poll_id=poll.id)
    assert [(v.place, v.dots, v.supporters, v.options, v.together) for v in votes("A")] == [(1, 5, 2, 3, None)]
    assert [(v.place, v.dots) for v in votes("C")] == [(3, 0)]
    merge_priorities(workspace, into_id=c, from_ids=[a, b])
    # Three dots of one voter on both count as three, the most that one voter may give one option.
    assert [(vote.text, vote.place, vote.together) for vote in votes("C")] == [
        ("C", 3, (9, 3)),
        ("A", 1, (9, 3)),
        ("B", 2, (9, 3)),
    ]


def test_cards_stand_as_captured_until_they_are_moved(
    workspace: Workspace, room: Room, said: dict[str, UUID], clock: SetClock
) -> None:
    theme = add_theme(workspace, project_id=room.project_id, name="Orari")
    move_on_board(workspace, priority_ids=[said["C"]], theme_id=None, before_id=said["A"])
    assert columns(workspace, room) == {"": ["C", "A", "B", "D"]}
    move_on_board(workspace, priority_ids=[said["D"], said["A"]], theme_id=theme)
    assert columns(workspace, room) == {"": ["C", "B"], "Orari": ["D", "A"]}
    move_on_board(workspace, priority_ids=[said["B"]], theme_id=theme, after_id=said["D"])
    assert columns(workspace, room) == {"": ["C"], "Orari": ["D", "B", "A"]}
    clock.forward(minutes=1)
    add_priority(workspace, meeting_id=room.meeting_id, text="E #orari")
    assert columns(workspace, room) == {"": ["C"], "Orari": ["D", "B", "A", "E"]}
    for _ in range(3):
        workspace.undo()
    assert columns(workspace, room) == {"": ["C", "A", "B", "D"]}


def test_a_move_is_one_step_of_the_cards_moved_alone(workspace: Workspace, room: Room, said: dict[str, UUID]) -> None:
    seen: list[set[UUID]] = []
    workspace.subscribe(lambda changes: seen.append({row.id for row in changes.of("priority")}))
    move_on_board(workspace, priority_ids=[said["D"], said["B"]], theme_id=None, before_id=said["A"])
    assert columns(workspace, room) == {"": ["D", "B", "A", "C"]}
    assert seen == [{said["D"], said["B"]}]
    workspace.undo()
    assert columns(workspace, room) == {"": ["A", "B", "C", "D"]}


def test_nothing_moves_to_where_nothing_is(workspace: Workspace, room: Room, said: dict[str, UUID]) -> None:
    with pytest.raises(KnownError, match="not_found"):
        move_on_board(workspace, priority_ids=[said["A"]], theme_id=uuid4())
    with pytest.raises(KnownError, match="not_found"):
        move_on_board(workspace, priority_ids=[uuid4()], theme_id=None)
    # A neighbour that went elsewhere meanwhile is no hindrance.
    move_on_board(workspace, priority_ids=[said["A"]], theme_id=None, before_id=uuid4())
    assert columns(workspace, room) == {"": ["B", "C", "D", "A"]}


def test_themes_are_called_otherwise_and_go_without_their_cards(workspace: Workspace, room: Room) -> None:
    add_priority(workspace, meeting_id=room.meeting_id, text="A #orari")
    add_priority(workspace, meeting_id=room.meeting_id, text="B #scuola")
    hours, school = list_themes(workspace, project_id=room.project_id)
    change_theme(workspace, theme_id=hours.id, name=" Orari e accesso ", colour=4)
    card = notes(workspace, room)["A"]
    assert card.theme
    assert (card.theme.name, card.theme.colour) == ("Orari e accesso", 4)
    with pytest.raises(KnownError, match="theme_exists"):
        change_theme(workspace, theme_id=school.id, name="ORARI e accesso", colour=0)
    with pytest.raises(KnownError, match="text_missing"):
        change_theme(workspace, theme_id=school.id, name=" ", colour=0)
    remove_theme(workspace, theme_id=hours.id)
    assert columns(workspace, room) == {"": ["A"], "scuola": ["B"]}
    move_on_board(workspace, priority_ids=[notes(workspace, room)["B"].id], theme_id=None, before_id=card.id)
    assert columns(workspace, room) == {"": ["B", "A"]}
    workspace.undo()
    workspace.undo()
    assert columns(workspace, room) == {"Orari e accesso": ["A"], "scuola": ["B"]}


def test_a_card_finds_its_place_between_two_that_share_one(
    workspace: Workspace, room: Room, said: dict[str, UUID]
) -> None:
    first, second = (add_theme(workspace, project_id=room.project_id, name=name) for name in ("first", "second"))
    move_on_board(workspace, priority_ids=[said["A"]], theme_id=first)
    move_on_board(workspace, priority_ids=[said["B"]], theme_id=second)
    assign_priority(workspace, priority_id=said["B"], theme_id=first, partner_id=None)
    before, behind = columns(workspace, room)["first"]
    move_on_board(workspace, priority_ids=[said["C"], said["D"]], theme_id=first, before_id=said[behind])
    assert columns(workspace, room)["first"] == [before, "C", "D", behind]


class Moves(RuleBasedStateMachine):
    """Cards moved about, captured and brought back, held against plain lists."""

    @initialize()
    def open(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.workspace = create_workspace(Path(self.folder.name) / "any.coprod")
        self.room = open_room(self.workspace)
        project = self.room.project_id
        self.themes = [None, *(add_theme(self.workspace, project_id=project, name=name) for name in "xy")]
        rows = add_priorities(self.workspace, meeting_id=self.room.meeting_id, lines=list("abcde"))
        self.columns: list[list[UUID]] = [[row.id for row in rows], [], []]
        self.past: list[list[list[UUID]]] = []
        self.told: list[Changes] = []
        self.workspace.subscribe(self.told.append)

    @rule()
    def capture(self) -> None:
        row = add_priority(self.workspace, meeting_id=self.room.meeting_id, text="neu")
        self.past.append(self.columns)
        # The clock goes on, so that what is said later stands behind.
        self.columns = [[*self.columns[0], row.id], *self.columns[1:]]

    @rule(data=st.data(), theme=st.integers(0, 2), before=st.booleans())
    def move(self, data: st.DataObject, theme: int, before: bool) -> None:
        everything = [key for column in self.columns for key in column]
        moved = data.draw(st.lists(st.sampled_from(everything), min_size=1, max_size=3, unique=True))
        columns = [[key for key in column if key not in moved] for column in self.columns]
        there = columns[theme]
        beside = data.draw(st.sampled_from(there)) if there else None
        where = {"before_id" if before else "after_id": beside}
        self.told.clear()
        move_on_board(self.workspace, priority_ids=moved, theme_id=self.themes[theme], **where)
        place = len(there) if beside is None else there.index(beside) + (not before)
        columns[theme] = [*there[:place], *moved, *there[place:]]
        # A card that stands alone, and is put where it stands, leaves nothing to undo.
        self.past += [self.columns] if self.told else []
        self.columns = columns

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        self.workspace.undo()
        self.columns = self.past.pop()

    @invariant()
    def the_board_is_as_it_was_laid(self) -> None:
        found: list[list[UUID]] = [[], [], []]
        for note in project_priorities(self.workspace, project_id=self.room.project_id):
            found[self.themes.index(note.theme_id)].append(note.id)
        assert found == self.columns

    def teardown(self) -> None:
        self.workspace.close()
        self.folder.cleanup()


TestMoves = Moves.TestCase
TestMoves.settings = settings(
    max_examples=15, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)
