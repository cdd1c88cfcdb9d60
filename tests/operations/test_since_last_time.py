"""Which actions a meeting asks about, and what the answers do."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest

from coprod_desktop.domain.actions import ActionState
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.partners import OrganisationKind
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.actions import add_action, get_action, record_progress
from coprod_desktop.operations.decisions import add_decision, list_decisions, remove_decision
from coprod_desktop.operations.gaps import meeting_gaps
from coprod_desktop.operations.meetings import end_meeting, start_now
from coprod_desktop.operations.minutes import minutes_content
from coprod_desktop.operations.partners import add_partner
from coprod_desktop.operations.projects import add_project
from coprod_desktop.operations.since_last_time import answer_action, drop_action, earlier_actions, take_back_answer
from coprod_desktop.operations.teams import add_team, join_team
from tests.conftest import SetClock

Hold = Callable[..., UUID]


@pytest.fixture
def project(workspace: Workspace) -> UUID:
    return add_project(workspace, title="Servizi per l’autismo", lead="ASL di Cremona")


@pytest.fixture
def partners(workspace: Workspace, project: UUID) -> dict[str, UUID]:
    return {
        name: add_partner(workspace, project_id=project, name=name, kind=OrganisationKind.NONPROFIT).id
        for name in ("Il Ponte", "Aurora")
    }


@pytest.fixture
def crema(workspace: Workspace, project: UUID, partners: dict[str, UUID]) -> UUID:
    """The Crema team, to which Il Ponte belongs."""
    team = add_team(workspace, project_id=project, name="Crema")
    join_team(workspace, team_id=team, partner_id=partners["Il Ponte"])
    return team


@pytest.fixture
def hold(workspace: Workspace, project: UUID, clock: SetClock) -> Hold:
    """Ends the meeting before, goes a week on, and opens another one."""
    held: list[UUID] = []

    def open_next(title: str, team: UUID | None = None) -> UUID:
        if held:
            end_meeting(workspace, meeting_id=held[-1])
            clock.forward(days=7)
        held.append(start_now(workspace, project_id=project, title=title, item_title="Punto", team_id=team))
        return held[-1]

    return open_next


def agree(workspace: Workspace, project: UUID, what: str, **more: UUID | date) -> UUID:
    return add_action(workspace, project_id=project, what=what, **more).id  # type: ignore[arg-type]


def asked(workspace: Workspace, meeting: UUID) -> list[str]:
    return [row.what for row in earlier_actions(workspace, meeting_id=meeting)]


def test_a_plenary_asks_about_all_and_a_team_about_its_own_and_its_partners(
    workspace: Workspace, project: UUID, partners: dict[str, UUID], crema: UUID, hold: Hold
) -> None:
    other = add_team(workspace, project_id=project, name="Cremona")
    plenary = hold("Plenaria")
    agree(workspace, project, "Del Ponte", meeting_id=plenary, partner_id=partners["Il Ponte"])
    agree(workspace, project, "Di Aurora", meeting_id=plenary, partner_id=partners["Aurora"])
    agree(workspace, project, "Di nessuno", meeting_id=plenary)
    agree(workspace, project, "Di Crema", meeting_id=hold("Crema", crema), partner_id=partners["Aurora"])
    agree(workspace, project, "Di Cremona", meeting_id=hold("Cremona", other), partner_id=partners["Il Ponte"])

    assert asked(workspace, hold("Crema 2", crema)) == ["Del Ponte", "Di Crema"]
    everything = ["Del Ponte", "Di Aurora", "Di nessuno", "Di Crema", "Di Cremona"]
    assert asked(workspace, hold("Plenaria 2")) == everything


def test_what_is_handed_out_of_the_team_stays_answered_there_and_is_asked_of_the_others_later(
    workspace: Workspace, project: UUID, partners: dict[str, UUID], crema: UUID, hold: Hold
) -> None:
    action = agree(workspace, project, "Elenco", meeting_id=hold("Plenaria"), partner_id=partners["Il Ponte"])
    meeting = hold("Crema", crema)
    answer_action(
        workspace,
        action_id=action,
        meeting_id=meeting,
        state=ActionState.HANDED_OVER,
        to_partner_id=partners["Aurora"],
    )

    assert asked(workspace, meeting) == ["Elenco"]
    answer = minutes_content(workspace, meeting_id=meeting).earlier_actions[0]
    assert (answer.answer, answer.handed_to, answer.action.owner) == (ActionState.HANDED_OVER, "Aurora", "Il Ponte")
    assert asked(workspace, hold("Crema 2", crema)) == []


def test_what_was_closed_or_agreed_later_is_not_asked(
    workspace: Workspace, project: UUID, hold: Hold, clock: SetClock
) -> None:
    first = hold("Primo")
    done = agree(workspace, project, "Fatta", meeting_id=first)
    agree(workspace, project, "Aperta", meeting_id=first)
    clock.forward(days=1)
    record_progress(workspace, action_id=done, state=ActionState.DONE)
    second = hold("Secondo")
    agree(workspace, project, "Nuova", meeting_id=second)
    third = hold("Terzo")

    assert asked(workspace, first) == []
    assert asked(workspace, second) == ["Aperta"]
    assert asked(workspace, third) == ["Aperta", "Nuova"]


def test_what_is_agreed_outside_while_a_meeting_goes_on_is_asked_in_the_next(
    workspace: Workspace, project: UUID, hold: Hold, clock: SetClock
) -> None:
    agree(workspace, project, "Prima")
    clock.forward(minutes=10)
    first = hold("Primo")
    clock.forward(minutes=10)
    agree(workspace, project, "Intanto")

    assert asked(workspace, first) == ["Prima"]
    assert [gap.text for gap in meeting_gaps(workspace, meeting_id=first) if gap.code == "action_not_answered"] == [
        "Prima"
    ]
    assert asked(workspace, hold("Secondo")) == ["Prima", "Intanto"]


@pytest.mark.parametrize("state", [ActionState.GOES_ON, ActionState.DROPPED])
def test_without_a_why_it_neither_goes_on_nor_is_dropped(
    workspace: Workspace, project: UUID, hold: Hold, state: ActionState
) -> None:
    action = agree(workspace, project, "Elenco", meeting_id=hold("Primo"))
    second = hold("Secondo")

    with pytest.raises(KnownError, match="why_missing"):
        answer_action(workspace, action_id=action, meeting_id=second, state=state, note=" ")
    with pytest.raises(KnownError, match="why_missing"):
        drop_action(workspace, action_id=action, meeting_id=second, reason="", text="Basta")
    assert list_decisions(workspace, meeting_id=second) == ()
    assert get_action(workspace, action_id=action).state is ActionState.OPEN


def test_another_answer_takes_the_place_of_the_first(
    workspace: Workspace, project: UUID, partners: dict[str, UUID], hold: Hold
) -> None:
    action = agree(workspace, project, "Elenco", meeting_id=hold("Primo"), partner_id=partners["Il Ponte"])
    second = hold("Secondo")
    handed = ActionState.HANDED_OVER
    answer_action(
        workspace, action_id=action, meeting_id=second, state=handed, to_partner_id=partners["Aurora"], note="?"
    )

    due = date(2009, 5, 1)
    row = answer_action(
        workspace, action_id=action, meeting_id=second, state=ActionState.GOES_ON, new_due=due, note="Manca un dato"
    )

    assert (row.state, row.owner, row.due, len(row.events)) == (ActionState.GOES_ON, "Il Ponte", due, 2)
    workspace.undo()
    assert get_action(workspace, action_id=action).owner == "Aurora"


def test_an_answer_is_taken_back(workspace: Workspace, project: UUID, hold: Hold) -> None:
    action = agree(workspace, project, "Elenco", meeting_id=hold("Primo"))
    second = hold("Secondo")
    answer_action(workspace, action_id=action, meeting_id=second, state=ActionState.DONE)

    take_back_answer(workspace, action_id=action, meeting_id=second)
    row = get_action(workspace, action_id=action)
    assert (row.state, row.answer_in(second)) == (ActionState.OPEN, None)

    workspace.undo()
    assert get_action(workspace, action_id=action).state is ActionState.DONE


def test_dropping_puts_a_decision_down_and_one_undo_takes_both_back(
    workspace: Workspace, project: UUID, hold: Hold
) -> None:
    action = agree(workspace, project, "Questionario", meeting_id=hold("Primo"))
    second = hold("Secondo")

    drop_action(workspace, action_id=action, meeting_id=second, text="Niente questionario", reason="Troppi moduli")

    (decision,) = list_decisions(workspace, meeting_id=second)
    answer = minutes_content(workspace, meeting_id=second).earlier_actions[0]
    assert (decision.text, decision.reason) == ("Niente questionario", "Troppi moduli")
    assert (answer.answer, answer.decision, answer.note) == (
        ActionState.DROPPED,
        "Niente questionario",
        "Troppi moduli",
    )
    assert meeting_gaps(workspace, meeting_id=second) == ()

    remove_decision(workspace, decision_id=decision.id)
    assert minutes_content(workspace, meeting_id=second).earlier_actions[0].decision == ""
    workspace.undo()
    workspace.undo()
    assert list_decisions(workspace, meeting_id=second) == ()
    assert get_action(workspace, action_id=action).is_open


def test_with_the_answer_goes_the_decision_that_it_put_down(workspace: Workspace, project: UUID, hold: Hold) -> None:
    action = agree(workspace, project, "Questionario", meeting_id=hold("Primo"))
    second = hold("Secondo")
    drop_action(workspace, action_id=action, meeting_id=second, text="Niente questionario", reason="Troppi moduli")

    take_back_answer(workspace, action_id=action, meeting_id=second)
    assert list_decisions(workspace, meeting_id=second) == ()
    assert get_action(workspace, action_id=action).is_open

    workspace.undo()
    (decision,) = list_decisions(workspace, meeting_id=second)
    assert get_action(workspace, action_id=action).state is ActionState.DROPPED

    answer_action(workspace, action_id=action, meeting_id=second, state=ActionState.DONE)
    assert list_decisions(workspace, meeting_id=second) == ()
    workspace.undo()
    assert [row.id for row in list_decisions(workspace, meeting_id=second)] == [decision.id]


def test_a_decision_that_stood_already_or_serves_something_else_stays(
    workspace: Workspace, project: UUID, hold: Hold
) -> None:
    first = hold("Primo")
    one, other, third = (agree(workspace, project, what, meeting_id=first) for what in ("Una", "Due", "Tre"))
    second = hold("Secondo")
    own = add_decision(workspace, meeting_id=second, text="Niente moduli", reason="Troppi")
    drop_action(workspace, action_id=one, meeting_id=second, reason="Sì", decision_id=own.id)
    take_back_answer(workspace, action_id=one, meeting_id=second)
    assert [row.text for row in list_decisions(workspace, meeting_id=second)] == ["Niente moduli"]

    drop_action(workspace, action_id=other, meeting_id=second, reason="Sì", text="Basta carta")
    basta = list_decisions(workspace, meeting_id=second)[1]
    drop_action(workspace, action_id=third, meeting_id=second, reason="Sì", decision_id=basta.id)
    take_back_answer(workspace, action_id=other, meeting_id=second)
    assert [row.text for row in list_decisions(workspace, meeting_id=second)] == ["Niente moduli", "Basta carta"]


def test_only_a_decision_of_the_same_meeting_drops_an_action(workspace: Workspace, project: UUID, hold: Hold) -> None:
    first = hold("Primo")
    action = agree(workspace, project, "Questionario", meeting_id=first)
    foreign = add_decision(workspace, meeting_id=first, text="Altro", reason="Altro")
    second = hold("Secondo")
    own = add_decision(workspace, meeting_id=second, text="Niente moduli", reason="Troppi")

    with pytest.raises(KnownError, match="not_found"):
        drop_action(workspace, action_id=action, meeting_id=second, reason="Sì", decision_id=foreign.id)
    row = drop_action(workspace, action_id=action, meeting_id=second, reason="Sì", decision_id=own.id)

    assert (row.state, row.events[-1].decision) == (ActionState.DROPPED, "Niente moduli")
    assert len(list_decisions(workspace, meeting_id=second)) == 1


def test_the_gaps_name_what_has_no_answer(workspace: Workspace, project: UUID, hold: Hold) -> None:
    first = hold("Primo")
    due = date(2009, 3, 20)
    kept = [agree(workspace, project, what, meeting_id=first, due=due) for what in ("Una", "Due")]
    assert "action_not_answered" not in {gap.code for gap in meeting_gaps(workspace, meeting_id=first)}
    second = hold("Secondo")
    answer_action(workspace, action_id=kept[0], meeting_id=second, state=ActionState.DONE)

    gaps = meeting_gaps(workspace, meeting_id=second)

    assert [(gap.code, gap.text) for gap in gaps] == [("action_not_answered", "Due")]
