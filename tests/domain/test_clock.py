"""The clock of the agenda: true after a closed lid, never less than nothing after a clock set back."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.domain.clock import (
    Pace,
    expected_end,
    expected_times,
    item_clock,
    minutes_behind,
    planned_times,
    spent_minutes,
    spent_seconds,
)
from coprod_desktop.domain.meetings import AgendaRow, RunRow

START = datetime(2009, 3, 3, 14, 30, tzinfo=UTC)


def at(minute: float) -> datetime:
    return START + timedelta(minutes=minute)


def item(planned: int, *spells: tuple[float, float | None], added: int = 0) -> AgendaRow:
    runs = tuple(RunRow(uuid4(), at(a), None if b is None else at(b)) for a, b in spells)
    return AgendaRow(uuid4(), uuid4(), "What families need", planned, added, "", runs)


def behind(*agenda: AgendaRow, now: float) -> int:
    return minutes_behind(agenda, started_at=START, now=at(now))


def test_an_item_is_on_time_then_in_its_last_fifth_then_over() -> None:
    running = item(10, (0, None))

    paces = [(minute, item_clock(running, at(minute)).pace) for minute in (0, 7.98, 8, 9.98, 10, 11)]

    assert paces == [
        (0, Pace.ON_TIME),
        (7.98, Pace.ON_TIME),
        (8, Pace.LAST_FIFTH),
        (9.98, Pace.LAST_FIFTH),
        (10, Pace.OVER),
        (11, Pace.OVER),
    ]


def test_what_is_left_goes_below_nothing_when_the_item_is_over() -> None:
    assert item_clock(item(10, (0, None)), at(4)).left_s == 360
    assert item_clock(item(10, (0, None)), at(12)).left_s == -120


def test_minutes_given_in_the_room_move_the_last_fifth() -> None:
    assert item_clock(item(10, (0, None), added=2), at(9)).pace is Pace.ON_TIME
    assert item_clock(item(10, (0, None), added=2), at(10)).pace is Pace.LAST_FIFTH


def test_an_item_without_planned_minutes_is_never_over() -> None:
    assert item_clock(item(0, (0, None)), at(300)).pace is Pace.ON_TIME


def test_a_lid_closed_for_an_hour_counts_as_an_hour() -> None:
    # Nothing ticked meanwhile: the only facts are the stamp of the start and the present moment.
    assert spent_seconds(item(10, (0, None)), at(61)) == 61 * 60


def test_several_spells_add_up_and_halves_of_seconds_are_not_lost() -> None:
    half = 0.5 / 60
    assert spent_seconds(item(10, (0, 2), (5, 8), (20, None)), at(21)) == 6 * 60
    assert spent_seconds(item(10, (0, half), (1, 1 + half)), at(2)) == 1


def test_a_clock_set_back_counts_as_nothing() -> None:
    assert spent_seconds(item(10, (0, None)), at(-60)) == 0
    assert spent_seconds(item(10, (0, -60), (-59, -57)), at(-50)) == 2 * 60


def test_an_agenda_is_on_time_while_its_item_keeps_to_its_plan() -> None:
    assert behind(item(10, (0, 10)), item(20, (10, None)), now=25) == 0


def test_an_item_that_took_longer_leaves_the_agenda_behind() -> None:
    assert behind(item(10, (0, 14)), item(20, (14, None)), now=20) == 4


def test_an_item_that_took_less_leaves_the_agenda_ahead() -> None:
    assert behind(item(10, (0, 7)), item(20, (7, None)), now=20) == -3


def test_an_item_over_its_plan_is_behind_even_where_minutes_were_given() -> None:
    assert behind(item(10, (0, None), added=5), now=13) == 3


def test_time_in_which_nothing_was_on_is_behind() -> None:
    assert behind(item(10, (0, 10)), item(20, (16, None)), now=20) == 6


def test_an_item_skipped_counts_only_once_it_is_taken() -> None:
    assert behind(item(10, (0, 10)), item(15), item(20, (10, None)), now=15) == 0


def test_stepping_back_does_not_count_what_was_only_touched_as_done() -> None:
    first, touched = item(10, (0, 10), (12, None)), item(30, (10, 12))

    assert behind(first, touched, now=12) == 0
    assert behind(first, touched, now=15) == 3


def test_an_agenda_without_minutes_is_neither_ahead_nor_behind() -> None:
    assert behind(item(0, (0, None)), now=90) == 0


def test_an_agenda_is_not_ahead_because_a_clock_was_set_back() -> None:
    assert behind(item(10, (0, 14)), item(20, (-60, None)), now=-55) == 4


def test_planned_times_follow_one_another_from_the_start() -> None:
    times = planned_times([item(10), item(25, added=5), item(0)], START)

    assert times == ((at(0), at(10)), (at(10), at(40)), (at(40), at(40)))


MINUTES = st.floats(min_value=-10_000, max_value=10_000, allow_nan=False)
SPELLS = st.lists(st.tuples(MINUTES, MINUTES | st.none()), max_size=6)
ITEMS = st.builds(
    lambda planned, added, spells: item(planned, *spells, added=added),
    st.integers(0, 240),
    st.integers(0, 60),
    SPELLS,
)


@given(ITEMS, MINUTES)
def test_time_spent_is_never_less_than_nothing(one: AgendaRow, now: float) -> None:
    clock = item_clock(one, at(now))

    assert clock.spent_s >= 0
    assert (clock.pace is Pace.OVER) == (clock.spent_s >= clock.allowed_s > 0)


@given(ITEMS, MINUTES, MINUTES)
def test_time_spent_never_runs_backwards_as_time_goes_on(one: AgendaRow, early: float, late: float) -> None:
    early, late = sorted((early, late))

    assert spent_seconds(one, at(early)) <= spent_seconds(one, at(late))


@given(st.lists(st.tuples(st.integers(1, 120), st.integers(1, 120)), min_size=1, max_size=8))
def test_taken_in_order_without_a_break_the_agenda_is_behind_by_what_was_overrun(took: list[tuple[int, int]]) -> None:
    agenda, moment = [], 0
    for planned, real in took[:-1]:
        agenda.append(item(planned, (moment, moment + real)))
        moment += real
    planned, real = took[-1]
    agenda.append(item(planned, (moment, None)))

    overrun = sum(real - planned for planned, real in took[:-1]) + max(0, real - planned)

    assert behind(*agenda, now=moment + real) == overrun


@given(st.lists(ITEMS, max_size=6), MINUTES)
def test_planned_times_leave_no_gap(agenda: list[AgendaRow], start: float) -> None:
    times = planned_times(agenda, at(start))

    ends = [at(start), *(end for _begin, end in times)]
    assert [begin for begin, _end in times] == ends[:-1]
    assert ends[-1] == at(start) + timedelta(minutes=sum(one.allowed_min for one in agenda))


def times(*agenda: AgendaRow, now: float) -> list[tuple[float, float] | None]:
    return [
        None if one is None else ((one[0] - START).total_seconds() / 60, (one[1] - START).total_seconds() / 60)
        for one in expected_times(agenda, at(now))
    ]


def end(*agenda: AgendaRow, now: float) -> float | None:
    moment = expected_end(agenda, at(now))
    return None if moment is None else (moment - START).total_seconds() / 60


def test_what_is_to_come_follows_from_what_the_item_that_is_on_still_takes() -> None:
    agenda = item(10, (0, 14)), item(20, (14, None)), item(15), item(5)

    assert times(*agenda, now=20) == [(0, 14), (14, 34), (34, 49), (49, 54)]
    assert end(*agenda, now=20) == 54


def test_an_item_over_its_time_moves_all_behind_it_with_the_clock() -> None:
    agenda = item(10, (0, None)), item(20)

    assert times(*agenda, now=17) == [(0, 17), (17, 37)]
    assert end(*agenda, now=18) == 38


def test_minutes_given_in_the_room_move_what_is_expected() -> None:
    assert end(item(10, (0, None), added=5), item(20), now=3) == 35


def test_an_item_passed_over_has_no_time_until_it_is_taken_up() -> None:
    assert times(item(10, (0, 10)), item(30), item(20, (10, None)), now=12) == [(0, 10), None, (10, 30)]


def test_stepping_back_expects_the_rest_of_what_was_only_touched() -> None:
    agenda = item(10, (0, 8), (12, None)), item(30, (8, 12))

    assert times(*agenda, now=13) == [(0, 14), (14, 40)]


def test_with_nothing_on_the_agenda_is_expected_to_go_on_now() -> None:
    assert times(item(10, (0, 10)), item(20), now=15) == [(0, 10), (15, 35)]


def test_no_end_is_expected_where_nothing_was_planned_or_all_is_done() -> None:
    assert end(item(0, (0, None)), now=5) is None
    assert end(item(10, (0, 10)), now=12) is None


def test_minutes_spent_are_whole() -> None:
    assert spent_minutes(item(10, (0, 4.4), (6, None)), at(8)) == 6


# At most one item is ever on.
@given(st.lists(ITEMS, max_size=6).filter(lambda agenda: sum(one.is_on for one in agenda) <= 1), MINUTES)
def test_what_is_to_come_is_expected_in_order_and_never_before_now(agenda: list[AgendaRow], now: float) -> None:
    expected = [
        time for one, time in zip(agenda, expected_times(agenda, at(now)), strict=True) if not one.runs and time
    ]

    assert all(at(now) <= begin <= until for begin, until in expected)
    assert expected == sorted(expected)
