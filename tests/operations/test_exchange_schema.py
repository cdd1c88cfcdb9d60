"""The schema of exports: made from the records, shipped as a file, and true of every export."""

import json
import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from coprod_desktop.operations import Workspace
from coprod_desktop.operations.exchange import export_text
from coprod_desktop.operations.exchange_schema import make_schema, read_schema, schema_name, schema_text
from coprod_desktop.operations.exchange_words import EVERYWHERE, FIELDS
from coprod_desktop.resources import resource
from coprod_desktop.store.schema import SCHEMA_VERSION
from tests.files import make_sample as story

VERSIONS = range(1, SCHEMA_VERSION + 1)


def validate(content: Any, version: int = SCHEMA_VERSION) -> None:
    checker = Draft202012Validator.FORMAT_CHECKER
    Draft202012Validator(read_schema(version), format_checker=checker).validate(content)


def test_the_file_is_what_the_records_say() -> None:
    # `coprod schema > resources/exchange/coprod-workspace-N.schema.json` writes it anew; those before stay for ever.
    assert resource("exchange", schema_name(SCHEMA_VERSION)).read_text("utf-8") == schema_text()


@pytest.mark.parametrize("version", VERSIONS)
def test_the_schema_of_every_version_is_kept_and_true_of_the_export_kept(version: int) -> None:
    Draft202012Validator.check_schema(read_schema(version))
    validate(json.loads((story.FOLDER / f"v{version}.json").read_text("utf-8")), version)


def test_no_other_schema_or_export_is_kept() -> None:
    kept = [path.name for path in resource("exchange").iterdir()]
    assert sorted(kept) == [schema_name(version) for version in VERSIONS]
    assert sorted(path.stem for path in story.FOLDER.glob("*.json")) == [f"v{version}" for version in VERSIONS]


def test_exports_keep_to_it(workspace: Workspace) -> None:
    validate(json.loads(export_text(workspace)))
    story.tell_story(workspace)
    validate(json.loads(export_text(workspace)))


def test_the_worked_example_keeps_to_it(example_export: Any) -> None:
    validate(example_export)


@pytest.mark.parametrize(
    ("table", "changed"),
    [
        ("project", {"phase": "co_nothing"}),
        ("project", {"baseline_on": "2026-02-30"}),
        ("project", {"id": "x"}),
        ("project", {"more": 1}),
        ("meeting", {"started_at": "2026-03-03T14:30:00"}),
        ("fundingsource", {"share_bp": 10_001}),
        ("fundingsource", {"amount_cents": 2**63}),
        ("agendaitem", {"rank": "a00"}),
        ("note", {"private": 1}),
        ("note", {"text": None}),
    ],
)
def test_what_does_not_fit_is_against_it(table: str, changed: dict[str, object]) -> None:
    content = json.loads((story.FOLDER / f"v{SCHEMA_VERSION}.json").read_text("utf-8"))
    content["records"][table][0].update(changed)
    with pytest.raises(ValidationError):
        validate(content)


def test_a_secret_ballot_with_a_voter_is_against_it(workspace: Workspace) -> None:
    story.tell_story(workspace)
    content = json.loads(export_text(workspace))
    (ballot,) = [row for row in content["records"]["ballot"] if row["secret"]]
    ballot["participant_id"] = content["records"]["participant"][0]["id"]
    with pytest.raises(ValidationError):
        validate(content)


def test_everything_is_described_and_nothing_else() -> None:
    tables = make_schema()["properties"]["records"]["properties"]
    fields = {f"{table}.{name}" for table, shape in tables.items() for name in shape["items"]["properties"]}
    assert FIELDS.keys() <= fields
    own = {name.partition(".")[2] for name in fields - FIELDS.keys()}
    assert own == EVERYWHERE.keys()
    for shape in tables.values():
        told = [shape["description"], *(field["description"] for field in shape["items"]["properties"].values())]
        assert [text for text in told if not re.fullmatch(r"[A-Z](?s:.{6,})\.", text)] == []


def test_every_link_names_the_table_it_leads_to() -> None:
    fields = make_schema()["properties"]["records"]["properties"]["priority"]["items"]["properties"]
    assert fields["project_id"]["x-row-of"] == "project"
    assert fields["author_id"]["anyOf"][0]["x-row-of"] == "participant"
