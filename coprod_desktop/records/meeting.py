"""Meetings of a project or of one of its teams."""

from datetime import datetime
from uuid import UUID

from coprod_desktop.domain.meetings import EngagementTool
from coprod_desktop.domain.projects import Phase
from coprod_desktop.records.base import Record, coded, free_text, link, moment


class Meeting(Record, table=True):
    """A meeting: a plenary, or a team's where `team_id` is set."""

    project_id: UUID = link("project.id")
    team_id: UUID | None = link("team.id", optional=True)
    title: str = free_text()
    phase: Phase = coded(Phase, Phase.CO_DESIGN)
    tool: EngagementTool = coded(EngagementTool, EngagementTool.PROJECT_MANAGEMENT)
    venue: str = free_text()
    convocation: str = free_text()
    planned_at: datetime | None = moment()
    started_at: datetime | None = moment()
    ended_at: datetime | None = moment()
    chair_id: UUID | None = link("participant.id", optional=True)
    minutes_by_id: UUID | None = link("participant.id", optional=True)
    follows_id: UUID | None = link("meeting.id", optional=True)
