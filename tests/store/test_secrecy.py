"""No text of people reaches an error's own words, its traceback, or the log, whatever goes wrong in a step."""

import logging
import traceback
from collections.abc import Callable, Iterator
from datetime import datetime
from io import StringIO
from typing import Any
from uuid import uuid4

import pytest
from sqlmodel import text

from coprod_desktop.records import Meeting, Person, Project
from coprod_desktop.store import Step, Workspace

CANARY = "Canary Bianchi"


def link_to_nobody(step: Step) -> None:
    step.add(Meeting(project_id=uuid4(), title=CANARY))


def same_key_twice(step: Step) -> None:
    person = step.add(Person(names=CANARY))
    step.session.expunge(person)
    step.add(Person(id=person.id, names=CANARY))


def half_a_letter(step: Step) -> None:
    step.add(Person(names=f"{CANARY} \ud83d"))


def half_a_letter_in_a_question(step: Step) -> None:
    step.all(Person, Person.names == f"{CANARY} \ud83d")


def half_a_letter_later(step: Step) -> None:
    step.add(Person(names="x")).names = f"{CANARY} \ud83d"


def no_such_code(step: Step) -> None:
    step.add(Project(title="x", phase=CANARY))  # type: ignore[arg-type]


def no_such_code_in_a_question(step: Step) -> None:
    step.all(Project, Project.phase == CANARY)


def no_moment(step: Step) -> None:
    step.add(Meeting(project_id=uuid4(), planned_at=CANARY))  # type: ignore[arg-type]


def a_moment_without_a_zone(step: Step) -> None:
    step.add(Meeting(project_id=uuid4(), title=CANARY, planned_at=datetime(2009, 3, 3)))


def no_key(step: Step) -> None:
    step.find(Person, CANARY)  # type: ignore[arg-type]


def no_key_in_a_record(step: Step) -> None:
    step.add(Meeting(project_id=CANARY))  # type: ignore[arg-type]


def missing_field(step: Step) -> None:
    step.add(Meeting(title=CANARY))


def wrong_type(step: Step) -> None:
    step.add(Person(names=[CANARY]))  # type: ignore[arg-type]


def a_code_that_is_not_ours(step: Step) -> None:
    project = step.add(Project(title="x"))
    step.session.connection().execute(text("UPDATE project SET phase = :phase"), {"phase": CANARY})
    step.session.expire(project)
    step.get(Project, project.id)


def letters_that_are_none(step: Step) -> None:
    step.add(Person(names="x"))
    step.session.connection().execute(
        text("UPDATE person SET names = CAST(:names AS TEXT)"), {"names": CANARY.encode() + b"\xff"}
    )
    step.session.expire_all()
    step.all(Person)


FAILING = (
    link_to_nobody,
    same_key_twice,
    half_a_letter,
    half_a_letter_in_a_question,
    half_a_letter_later,
    no_such_code,
    no_such_code_in_a_question,
    no_moment,
    a_moment_without_a_zone,
    no_key,
    no_key_in_a_record,
    missing_field,
    wrong_type,
    a_code_that_is_not_ours,
    letters_that_are_none,
)


@pytest.fixture
def logged() -> Iterator[StringIO]:
    """Listen to every word of every library."""
    lines = StringIO()
    handler = logging.StreamHandler(lines)
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield lines
    root.setLevel(level)
    root.removeHandler(handler)


@pytest.mark.parametrize("fails", FAILING, ids=lambda deed: deed.__name__)
def test_an_error_does_not_quote(fails: Callable[[Step], None], workspace: Workspace, logged: StringIO) -> None:
    with pytest.raises(Exception) as failure, workspace.step("fails") as step:  # noqa: PT011  # whatever it is
        fails(step)
    assert not isinstance(failure.value, AssertionError)
    logging.getLogger("test").info("failed", exc_info=failure.value)
    told = [*words_of(failure.value), "".join(traceback.format_exception(failure.value)), logged.getvalue()]
    assert [text for text in told if "Canary" in text or "Bianchi" in text] == []


def words_of(error: BaseException | None) -> Iterator[str]:
    """Give all that an error says, and the errors it came from as far as a log would follow them."""
    while error is not None:
        yield f"{error!s} {error!r} {error.args!r}"
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def test_a_step_that_is_saved_read_and_undone_writes_no_line(workspace: Workspace, logged: StringIO) -> None:
    path = workspace.path
    workspace.close()
    again: Any = Workspace.open(path)
    with again.step("add_person") as step:
        step.add(Person(names=CANARY))
    again.undo()
    again.redo()
    with again.reading() as reader:
        assert reader.all(Person)[0].names == CANARY
    again.close()
    assert logged.getvalue() == ""
