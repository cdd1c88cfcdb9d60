"""The places of the rail: what the window knows of a page before it is made."""

from dataclasses import dataclass

from coprod_desktop.words import mark


@dataclass(frozen=True)
class Place:
    """One place: its key, marked name, Lucide icon, and the kinds of rows that undo looks for there."""

    key: str
    title: str
    icon: str = ""
    kinds: frozenset[str] = frozenset()


OVERVIEW = Place("overview", mark("Overview"), "layout-dashboard")
PROJECT = Place(
    "project",
    mark("Project"),
    "handshake",
    frozenset({"project", "structure", "fundingsource", "service", "projectplace"}),
)
PARTNERS = Place(
    "partners",
    mark("Partners"),
    "users",
    frozenset({"partner", "organisation", "participant", "person", "consent", "accessneed"}),
)
TEAMS = Place("teams", mark("Teams"), "network", frozenset({"team", "teampartner", "teamplace"}))
MEETINGS = Place("meetings", mark("Meetings"), "calendar", frozenset({"meeting", "agendaitem", "attendance"}))
PRIORITIES = Place("priorities", mark("Priorities"), "sticky-note", frozenset({"priority", "theme", "merge"}))
ACTIONS = Place("actions", mark("Actions"), "list-checks", frozenset({"action", "actionevent"}))
PAPERS = Place("papers", mark("Papers"), "file-text", frozenset({"minutes"}))
