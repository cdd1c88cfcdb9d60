"""Which backups are worth keeping, as time goes on."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from coprod_desktop.domain.backups import MOST, MOST_LARGE, RECENT, RECENT_FEW, RECENT_MOST, BackupRow, worth_keeping

NOW = datetime(2026, 3, 3, 14, 30, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
MOMENTS = st.lists(st.integers(-400, 500 * 24 * 60).map(lambda minutes: NOW - minutes * MINUTE), max_size=60)
HABITS = st.lists(st.tuples(st.integers(1, 60), st.integers(1, 12), st.integers(1, 300)), min_size=3, max_size=12)
"""Days without work, then how many backups how many minutes apart, again and again."""


def rows_of(moments: list[datetime]) -> list[BackupRow]:
    return [BackupRow(Path(str(number)), moment) for number, moment in enumerate(moments)]


@given(MOMENTS)
def test_the_last_and_one_of_every_hour_day_week_and_month_are_kept(moments: list[datetime]) -> None:
    rows = [row for row in rows_of(moments) if row.made_at <= NOW]
    kept = [row for row in rows if row.path in worth_keeping(rows, NOW)]
    assert bool(kept) == bool(rows)
    if rows:
        assert max(row.made_at for row in rows) == max(row.made_at for row in kept)
    recent = sorted((row.made_at for row in rows if NOW - row.made_at < RECENT), reverse=True)
    assert recent[:RECENT_MOST] == sorted((r.made_at for r in kept if NOW - r.made_at < RECENT), reverse=True)
    for row in rows:
        for span, form in ((1, "%Y%j%H"), (7, "%Y%j"), (35, "%G%V"), (372, "%Y%m")):
            if NOW - row.made_at < timedelta(days=span):
                assert any(one.made_at.strftime(form) == row.made_at.strftime(form) for one in kept)


@given(MOMENTS)
def test_thinning_twice_takes_no_more_than_once(moments: list[datetime]) -> None:
    rows = rows_of(moments)
    kept = [row for row in rows if row.path in worth_keeping(rows, NOW)]
    assert worth_keeping(kept, NOW) == {row.path for row in kept}


@given(MOMENTS)
def test_a_clock_set_back_takes_none_that_was_kept(moments: list[datetime]) -> None:
    rows = [row for row in rows_of(moments) if row.made_at <= NOW]
    if not rows:
        return
    newest = max(row.made_at for row in rows)
    kept = [row for row in rows if row.path in worth_keeping(rows, newest)]
    assert worth_keeping(kept, NOW - timedelta(days=9_000)) == {row.path for row in kept}


@given(MOMENTS)
def test_of_large_ones_the_same_days_are_kept_and_fewer_of_the_last(moments: list[datetime]) -> None:
    rows = [row for row in rows_of(moments) if row.made_at <= NOW]
    few, many = worth_keeping(rows, NOW, large=True), worth_keeping(rows, NOW)
    assert few <= many
    recent = [row for row in rows if NOW - row.made_at < RECENT]
    assert len([row for row in recent if row.path in few]) <= RECENT_FEW
    days = {row.made_at.date() for row in rows if NOW - row.made_at < timedelta(days=7)}
    assert days <= {row.made_at.date() for row in rows if row.path in few}


@settings(max_examples=8, deadline=None)
@given(HABITS, st.booleans())
def test_over_two_years_the_last_is_always_kept_and_never_more_than_so_many(
    habits: list[tuple[int, int, int]], large: bool
) -> None:
    now, end, rows = NOW, NOW + timedelta(days=730), []
    while now < end:
        for idle, count, apart in habits:
            now += timedelta(days=idle)
            for _number in range(count):
                now += apart * MINUTE
                rows.append(BackupRow(Path(now.isoformat()), now))
                keep = worth_keeping(rows, now, large=large)
                assert rows[-1].path in keep
                rows = [row for row in rows if row.path in keep]
                assert len(rows) <= (MOST_LARGE if large else MOST)
    assert len(rows) >= 2
