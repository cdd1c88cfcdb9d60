"""Every kind of column: through the codec and JSON, and back to the same value."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import JSON, Boolean, Column, Date, Integer, LargeBinary, Uuid
from sqlmodel import AutoString, SQLModel

import coprod_desktop.records  # noqa: F401  # fills the metadata
from coprod_desktop.records.base import Coded, Moment
from coprod_desktop.store.codec import from_plain, to_plain
from tests.store.test_records import MOMENTS

KINDS: dict[type, st.SearchStrategy[Any]] = {
    AutoString: st.text(st.characters(exclude_categories=["Cs"])),
    Boolean: st.booleans(),
    Date: st.dates(),
    Integer: st.integers(-(2**63), 2**63 - 1),
    Moment: MOMENTS,
    Uuid: st.uuids(),
}
COLUMNS: list[Column[Any]] = [
    column
    for table in SQLModel.metadata.tables.values()
    for column in table.columns
    if not isinstance(column.type, (JSON, LargeBinary))
]


def values_of(column: Column[Any]) -> st.SearchStrategy[Any]:
    if isinstance(column.type, Coded):
        return st.sampled_from(column.type.vocabulary)
    return KINDS[type(column.type)]


@pytest.mark.parametrize("kind", [*KINDS, Coded], ids=lambda kind: kind.__name__)
def test_each_kind_of_column_is_in_use(kind: type) -> None:
    assert any(isinstance(column.type, kind) for column in COLUMNS)


@given(st.sampled_from(COLUMNS).flatmap(lambda column: st.tuples(st.just(column), st.none() | values_of(column))))
def test_a_value_comes_back_as_it_went(pair: tuple[Column[Any], object]) -> None:
    column, value = pair
    told = json.loads(json.dumps(to_plain(value), allow_nan=False))
    back = from_plain(column, told)
    assert back == (value.astimezone(UTC) if isinstance(value, datetime) else value)
    assert type(back) is type(value)


@pytest.mark.parametrize("value", [b"bytes", ["list"], {"a": 1}, object(), 1 + 2j])
def test_what_does_not_belong_into_the_journal_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        to_plain(value)
