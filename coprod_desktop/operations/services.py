"""Services: what a project designs and delivers."""

from uuid import UUID

from sqlmodel import col

from coprod_desktop.domain.projects import Phase, ServiceRow
from coprod_desktop.domain.texts import clean_text
from coprod_desktop.operations.ranks import last_rank
from coprod_desktop.records import Project, Service
from coprod_desktop.store import Reader, Workspace
from coprod_desktop.words import mark

NAME = mark("Service")


def service_rows(reader: Reader, project_id: UUID) -> tuple[ServiceRow, ...]:
    """Give a project's services in order."""
    order = col(Service.rank), col(Service.id)
    services = reader.all(Service, Service.project_id == project_id, order=order)
    return tuple(ServiceRow(service.id, service.name, service.phase) for service in services)


def add_service(workspace: Workspace, *, project_id: UUID, name: str, phase: Phase = Phase.CO_DESIGN) -> UUID:
    """Add a service and tell in which phase it stands; KnownError `text_missing`, `text_too_long`."""
    with workspace.step("add_service") as step:
        project = step.get(Project, project_id)
        service = Service(
            project_id=project.id,
            name=clean_text(name, field=NAME, required=True),
            phase=phase,
            rank=last_rank(step, Service, Service.project_id == project.id),
        )
        return step.add(service).id


def change_service(
    workspace: Workspace, *, service_id: UUID, name: str | None = None, phase: Phase | None = None
) -> None:
    """Change a service; what is None stays as it is. KnownError `text_missing`, `text_too_long`."""
    with workspace.step("change_service") as step:
        service = step.get(Service, service_id)
        if name is not None:
            service.name = clean_text(name, field=NAME, required=True)
        if phase is not None:
            service.phase = phase


def remove_service(workspace: Workspace, *, service_id: UUID) -> None:
    """Put a service into the bin."""
    with workspace.step("remove_service") as step:
        step.remove(step.get(Service, service_id))
