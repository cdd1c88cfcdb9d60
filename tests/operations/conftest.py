"""What the tests of the operations stand on."""

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from coprod_desktop.operations.example import create_example
from coprod_desktop.operations.exchange import export_file


@pytest.fixture(scope="session")
def example_export_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The export of the worked example in Italian; the example lies beside it."""
    folder = tmp_path_factory.mktemp("export")
    with closing(create_example(folder / "example.coprod", language="it")) as workspace:
        export_file(workspace.path, folder / "example.json")
    return folder / "example.json"


@pytest.fixture
def example_export(example_export_file: Path) -> Any:
    """The same, read."""
    return json.loads(example_export_file.read_text("utf-8"))
