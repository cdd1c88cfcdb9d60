"""The capture line: what is text, what is a theme, what is a partner."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.domain.priorities import CapturedLine, read_capture


@pytest.mark.parametrize(
    ("line", "captured"),
    [
        ("Orari serali", CapturedLine("Orari serali", "", "")),
        ("Orari serali #orari @Crema", CapturedLine("Orari serali", "orari", "Crema")),
        ("#orari Orari  serali", CapturedLine("Orari  serali", "orari", "")),
        (
            "Navetta #«Trasporti e orari» @«IC Manzoni» il martedì",
            CapturedLine("Navetta il martedì", "Trasporti e orari", "IC Manzoni"),
        ),
        ("scrivi a noi@example.org n#1", CapturedLine("scrivi a noi@example.org n#1", "", "")),
        ("due #uno #due", CapturedLine("due", "due", "")),
        ("fine #tema.", CapturedLine("fine", "tema", "")),
        ("# @ da soli", CapturedLine("# @ da soli", "", "")),
        ("#solo", CapturedLine("", "solo", "")),
    ],
)
def test_a_line_is_taken_apart(line: str, captured: CapturedLine) -> None:
    assert read_capture(line) == captured


@given(st.text().filter(lambda text: "#" not in text and "@" not in text))
def test_a_line_without_tags_stays_as_it_was_typed(line: str) -> None:
    assert read_capture(line) == CapturedLine(line.strip(), "", "")
