"""Meetings: what they are called, and how an agenda line is understood."""

import pytest

from coprod_desktop.domain.meetings import EngagementTool, meeting_name, read_item, usual_tool
from coprod_desktop.domain.projects import Phase
from coprod_desktop.words import Words


@pytest.mark.parametrize(
    ("line", "title", "minutes"),
    [
        ("Welcome", "Welcome", None),
        ("Welcome 15", "Welcome", 15),
        ("  Welcome   15  ", "Welcome", 15),
        ("Welcome; 12", "Welcome", 12),
        ("Welcome;12", "Welcome", 12),
        ("Welcome - 7", "Welcome", 7),
        ("Welcome\t8", "Welcome", 8),
        ("Benvenuto, 12 min", "Benvenuto", 12),
        ("Benvenuto 12 minuti", "Benvenuto", 12),
        ("Benvenuto 12'", "Benvenuto", 12),
        ("Benvenuto 12 min.", "Benvenuto", 12),
        ("Since last time: actions 20", "Since last time: actions", 20),
        # Numbers that belong to the title
        ("Legge 104", "Legge 104", None),
        ("Fase 2", "Fase 2", None),
        ("Bilancio 2009", "Bilancio 2009", None),
        ("Legge 104; 20", "Legge 104", 20),
        ("Welcome; 1441", "Welcome; 1441", None),
        ("Self-help", "Self-help", None),
        ("15", "15", None),
        ("", "", None),
    ],
)
def test_minutes_are_taken_out_of_a_line(line: str, title: str, minutes: int | None) -> None:
    assert read_item(line) == (title, minutes)


@pytest.mark.parametrize(
    ("language", "title", "team", "name"),
    [
        ("en", "Kick-off", "Crema", "Kick-off"),
        ("en", "", "Crema", "Meeting of «Crema»"),
        ("it", "", "", "Incontro plenario"),
    ],
)
def test_a_meeting_without_a_title_is_named_after_who_meets(language: str, title: str, team: str, name: str) -> None:
    assert meeting_name(Words(language), title=title, team=team) == name


def test_each_phase_has_its_usual_tool() -> None:
    assert {phase: usual_tool(phase) for phase in Phase}[Phase.CO_DESIGN] is EngagementTool.PROJECT_MANAGEMENT
