"""What a record refuses, wherever it comes from; and that what it takes is kept as it is."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from sqlalchemy.dialects import sqlite

from coprod_desktop.records import AgendaItem, Meeting, Project, Record
from coprod_desktop.records.base import Moment
from coprod_desktop.store import Workspace

UNFIT: list[tuple[Callable[..., Record], str, object]] = [
    (Project, "title", None),
    (Project, "title", 5),
    (Project, "title", "half \ud83d"),
    (Project, "phase", "canary"),
    (Project, "baseline_on", "canary"),
    (Project, "baseline_on", datetime(2009, 3, 3, 14, 30, tzinfo=UTC)),
    (Meeting, "project_id", "canary"),
    (Meeting, "planned_at", datetime(2009, 3, 3, 14, 30)),
    (Meeting, "planned_at", datetime.min.replace(tzinfo=timezone(timedelta(hours=1)))),
    (AgendaItem, "planned_min", 1441),
    (AgendaItem, "planned_min", float("nan")),
    (AgendaItem, "added_min", 2**63),
    (AgendaItem, "added_min", -(2**63) - 1),
    (AgendaItem, "shown", "canary"),
]


FITTING: dict[Any, dict[str, Any]] = {
    Project: {"title": "kept"},
    Meeting: {"project_id": uuid4()},
    AgendaItem: {"meeting_id": uuid4(), "added_min": 7},
}


@pytest.mark.parametrize(("kind", "name", "value"), UNFIT, ids=str)
def test_what_does_not_fit_is_refused_and_the_field_stays(kind: Any, name: str, value: object) -> None:
    record = kind(**FITTING[kind])
    before = getattr(record, name)
    with pytest.raises(ValidationError) as refusal:
        setattr(record, name, value)
    assert getattr(record, name) == before
    assert "canary" not in f"{refusal.value!s}{refusal.value!r}"


@pytest.mark.parametrize(("kind", "name", "value"), UNFIT, ids=str)
def test_what_does_not_fit_is_refused_from_the_start(kind: Any, name: str, value: object, workspace: Workspace) -> None:
    with pytest.raises(ValidationError), workspace.step("add") as step:
        step.add(kind(**{**FITTING[kind], name: value}))


def test_a_refused_value_is_not_saved_even_if_the_refusal_is_passed_over(workspace: Workspace) -> None:
    with workspace.step("add_project") as step:
        project = step.add(Project(title="kept"))
    with workspace.step("change_project") as step:
        record = step.get(Project, project.id)
        with pytest.raises(ValidationError):
            record.title = 5  # type: ignore[assignment]
    assert workspace.undo_step == "add_project"
    with workspace.reading() as reader:
        assert reader.get(Project, project.id).title == "kept"


def test_the_bounds_of_numbers_and_any_sign_of_unicode_are_kept(workspace: Workspace) -> None:
    text = "one\x00two \U0010ffff \ufeff \u202e é e\u0301 \x1b\r\n\t"
    with workspace.step("add") as step:
        project = step.add(Project(title=text))
        meeting = step.add(Meeting(project_id=project.id))
        least = step.add(AgendaItem(meeting_id=meeting.id, added_min=-(2**63)))
        most = step.add(AgendaItem(meeting_id=meeting.id, added_min=2**63 - 1))
    workspace.undo()
    workspace.redo()
    with workspace.reading() as reader:
        assert reader.get(Project, project.id).title == text
        assert [reader.get(AgendaItem, item.id).added_min for item in (least, most)] == [-(2**63), 2**63 - 1]


ZONES = st.timezones() | st.integers(-1439, 1439).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(datetime(1, 1, 3), datetime(9999, 12, 29), timezones=ZONES, allow_imaginary=False)


@given(MOMENTS, MOMENTS)
def test_moments_are_kept_to_the_microsecond_and_sort_as_text(one: datetime, other: datetime) -> None:
    kind, dialect = Moment(), sqlite.dialect()
    kept = [kind.process_bind_param(moment, dialect) for moment in (one, other)]
    first, second = kept
    assert first is not None
    assert second is not None
    # In UTC: between zones, Python calls no hour equal that a clock shows twice.
    assert kind.process_result_value(first, dialect) == one.astimezone(UTC)
    assert len(first) == len(second) == len("2026-03-01T14:30:00.000000Z")
    assert (first < second) == (one.astimezone(UTC) < other.astimezone(UTC))


def test_a_day_is_no_moment(workspace: Workspace) -> None:
    project = Project(title="x", baseline_on=date(2009, 3, 3))
    with workspace.step("add_project") as step:
        step.add(project)
    with workspace.reading() as reader:
        assert type(reader.get(Project, project.id).baseline_on) is date
