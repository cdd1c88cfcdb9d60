"""What is kept: one table a noun, without behaviour."""

from coprod_desktop.records.action import Action, ActionEvent
from coprod_desktop.records.agenda import AgendaItem, ItemRun
from coprod_desktop.records.attendance import Attendance, Presence
from coprod_desktop.records.base import Record, TextMark
from coprod_desktop.records.decision import Decision, DecisionPriority, Dissent
from coprod_desktop.records.draft import Draft
from coprod_desktop.records.journal import Device, JournalEntry
from coprod_desktop.records.meeting import Meeting
from coprod_desktop.records.note import Note
from coprod_desktop.records.partner import Organisation, Partner
from coprod_desktop.records.person import AccessNeed, Consent, Participant, Person
from coprod_desktop.records.place import Place, ProjectPlace
from coprod_desktop.records.poll import Ballot, Choice, Entitlement, Poll, PollEvent, PollOption, Turn
from coprod_desktop.records.priority import Merge, Priority, Theme
from coprod_desktop.records.project import FundingSource, Project, Service, Structure
from coprod_desktop.records.setting import Blob, Setting
from coprod_desktop.records.team import Team, TeamPartner, TeamPlace

__all__ = [
    "AccessNeed",
    "Action",
    "ActionEvent",
    "AgendaItem",
    "Attendance",
    "Ballot",
    "Blob",
    "Choice",
    "Consent",
    "Decision",
    "DecisionPriority",
    "Device",
    "Dissent",
    "Draft",
    "Entitlement",
    "FundingSource",
    "ItemRun",
    "JournalEntry",
    "Meeting",
    "Merge",
    "Note",
    "Organisation",
    "Participant",
    "Partner",
    "Person",
    "Place",
    "Poll",
    "PollEvent",
    "PollOption",
    "Presence",
    "Priority",
    "Project",
    "ProjectPlace",
    "Record",
    "Service",
    "Setting",
    "Structure",
    "Team",
    "TeamPartner",
    "TeamPlace",
    "TextMark",
    "Theme",
    "Turn",
]
