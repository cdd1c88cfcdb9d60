"""Places: municipalities, and which of them make up a project's territory."""

from uuid import UUID

from coprod_desktop.records.base import Record, link, plain


class Place(Record, table=True):
    """A municipality; its code is ISTAT's where it is known."""

    code: str = plain()
    name: str = plain(index=True)
    province: str = plain()


class ProjectPlace(Record, table=True):
    """A place that belongs to a project's territory."""

    project_id: UUID = link("project.id")
    place_id: UUID = link("place.id")
