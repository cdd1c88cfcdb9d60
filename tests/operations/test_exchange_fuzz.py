"""Exports changed by chance: each is taken whole or refused by a plain sentence, and what is taken can be worked on."""

import json
import os
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.operations.exchange import export_text
from coprod_desktop.operations.exchange_import import import_file
from coprod_desktop.operations.workspaces import open_workspace
from coprod_desktop.words import Words
from tests.exports import shown
from tests.files import make_sample as story

TRIES = int(os.environ.get("COPROD_FUZZ", "8"))
"""How many changed exports are tried; the suite tries a few, `COPROD_FUZZ=5000` many."""
WORDS = Words("en"), Words("it")
SAMPLE = story.FOLDER / "v2.json"
CONTENT: Any = json.loads(SAMPLE.read_text("utf-8"))
FIELDS = [
    (table, number, field)
    for table, rows in CONTENT["records"].items()
    for number, row in enumerate(rows)
    for field in row
]
KNOWN = sorted({json.dumps(row[field]) for rows in CONTENT["records"].values() for row in rows for field in row})
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**70), 2**70),
    st.floats(),
    st.text(max_size=10),
    st.sampled_from(KNOWN).map(json.loads),
    st.dates().map(str),
    st.datetimes().map(lambda moment: f"{moment.isoformat()}+00:00"),
)
VALUES = st.recursive(SCALARS, lambda some: st.lists(some, max_size=2) | st.dictionaries(st.text(), some, max_size=2))
CHANGES = st.lists(st.tuples(st.sampled_from(FIELDS), VALUES), min_size=1, max_size=4)
SPLICES = st.lists(
    st.tuples(st.integers(0, SAMPLE.stat().st_size), st.integers(0, 40), st.binary(max_size=12)), min_size=1, max_size=3
)


def must_be_taken_or_refused(file: bytes) -> bool:
    """Import a file; tell whether it was taken."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "x.json").write_bytes(file)
        try:
            import_file(folder / "x.json", folder / "w.coprod")
        except KnownError as trouble:
            assert all("x.json" in trouble.say(words) for words in WORDS)  # noqa: PT017
            assert [path.name for path in folder.iterdir()] == ["x.json"]
            return False
        with closing(open_workspace(folder / "w.coprod")) as workspace:
            for _ in shown(workspace):
                pass
            try:
                text = export_text(workspace)
            except KnownError as trouble:
                assert trouble.code == "secret_poll_open"  # noqa: PT017
                return True
        (folder / "y.json").write_text(text, "utf-8")
        import_file(folder / "y.json", folder / "v.coprod")
        with closing(open_workspace(folder / "v.coprod")) as again:
            assert export_text(again) == text
        return True


@given(CHANGES)
@settings(max_examples=TRIES, deadline=None)
def test_fields_changed_by_chance(changes: list[tuple[tuple[str, int, str], Any]]) -> None:
    content = json.loads(SAMPLE.read_text("utf-8"))
    for (table, number, field), value in changes:
        content["records"][table][number][field] = value
    must_be_taken_or_refused(json.dumps(content).encode())


@given(SPLICES)
@settings(max_examples=TRIES, deadline=None)
def test_bytes_changed_by_chance(splices: list[tuple[int, int, bytes]]) -> None:
    content = SAMPLE.read_bytes()
    for place, length, put in splices:
        content = content[:place] + put + content[place + length :]
    must_be_taken_or_refused(content)
