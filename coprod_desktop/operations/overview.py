"""What a workspace holds, at a glance."""

from coprod_desktop.domain.overview import ProjectOverview, WorkspaceOverview
from coprod_desktop.operations.meetings import list_meetings
from coprod_desktop.operations.partners import partner_count
from coprod_desktop.operations.polls import project_polls
from coprod_desktop.operations.projects import list_projects, project_detail
from coprod_desktop.store import Workspace


def workspace_overview(workspace: Workspace) -> WorkspaceOverview:
    """Give all projects with their partners, funding and meetings."""
    return WorkspaceOverview(
        tuple(
            ProjectOverview(
                project=project_detail(workspace, project_id=project.id),
                partners=partner_count(workspace, project_id=project.id),
                meetings=list_meetings(workspace, project_id=project.id),
                polls=project_polls(workspace, project_id=project.id),
            )
            for project in list_projects(workspace)
        )
    )
