"""A room in which people vote: seven of the public sector, five families, and one of a company."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from coprod_desktop.domain.partners import OrganisationKind
from coprod_desktop.domain.polls import PollRow, Secrecy
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.attendance import add_walk_in
from coprod_desktop.operations.meetings import add_meeting, start_meeting
from coprod_desktop.operations.partners import add_partner
from coprod_desktop.operations.polls import open_poll, prepare_poll
from coprod_desktop.operations.projects import add_project

QUESTION = "What comes first?"
TEXTS = ("A shuttle in the evening", "A day centre", "One number to call", "A course for parents")


@dataclass(frozen=True)
class Room:
    """A meeting under way, and who is in it."""

    workspace: Workspace
    project: UUID
    meeting: UUID
    public: tuple[UUID, ...]
    families: tuple[UUID, ...]
    company: UUID

    @property
    def everybody(self) -> tuple[UUID, ...]:
        """Give all who may vote."""
        return (*self.public, *self.families, self.company)

    def prepared(
        self, *, secrecy: Secrecy = Secrecy.SECRET, texts: Sequence[str] = TEXTS, budget: int = 3, cap: int = 2
    ) -> PollRow:
        """Prepare a poll."""
        options = [(text, None) for text in texts]
        return prepare_poll(
            self.workspace,
            meeting_id=self.meeting,
            question=QUESTION,
            options=options,
            secrecy=secrecy,
            budget=budget,
            cap=cap,
        )

    def opened(
        self, *, secrecy: Secrecy = Secrecy.SECRET, texts: Sequence[str] = TEXTS, budget: int = 3, cap: int = 2
    ) -> PollRow:
        """Open a poll."""
        poll = self.prepared(secrecy=secrecy, texts=texts, budget=budget, cap=cap)
        return open_poll(self.workspace, poll_id=poll.id)


def room_in(workspace: Workspace) -> Room:
    """Fill a room."""
    project = add_project(workspace, title="Autism services", lead="Cremona LHA")
    meeting = add_meeting(workspace, project_id=project, title="Priorities")
    start_meeting(workspace, meeting_id=meeting, item_title="Opening")
    hospital = add_partner(workspace, project_id=project, name="Hospital", kind=OrganisationKind.HOSPITAL).id
    family = add_partner(workspace, project_id=project, name="Family 1", kind=OrganisationKind.FAMILY).id
    company = add_partner(workspace, project_id=project, name="Pollsters", kind=OrganisationKind.COMPANY).id

    def let_in(partner: UUID, name: str) -> UUID:
        return add_walk_in(workspace, meeting_id=meeting, partner_id=partner, alias=name).participant_id

    return Room(
        workspace,
        project,
        meeting,
        tuple(let_in(hospital, f"Nurse {number}") for number in range(1, 8)),
        tuple(let_in(family, f"Parent {number}") for number in range(1, 6)),
        let_in(company, "Analyst"),
    )
