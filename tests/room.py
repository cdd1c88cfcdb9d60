"""A project with people, and a meeting under way: what the tests of the room stand on."""

from dataclasses import dataclass
from uuid import UUID

from coprod_desktop.domain.partners import OrganisationKind
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.agenda import add_item
from coprod_desktop.operations.attendance import expect
from coprod_desktop.operations.meetings import add_meeting, start_meeting
from coprod_desktop.operations.partners import add_partner
from coprod_desktop.operations.people import add_person
from coprod_desktop.operations.projects import add_project

PARTNERS = {
    "Famiglia 1": OrganisationKind.FAMILY,
    "Coop. Aurora": OrganisationKind.NONPROFIT,
    "Comune di Crema": OrganisationKind.MUNICIPALITY,
    "Sondaggi srl": OrganisationKind.COMPANY,
}
PEOPLE = {"Anna": "Famiglia 1", "Bruno": "Coop. Aurora", "Carla": "Comune di Crema", "Dario": "Comune di Crema"}
AGENDA = {"Benvenuto": 10, "Che cosa serve": 25, "Decisioni": 20}


@dataclass
class Room:
    """The keys of what was made, by name."""

    project_id: UUID
    meeting_id: UUID
    partners: dict[str, UUID]
    people: dict[str, UUID]
    items: dict[str, UUID]


def open_room(workspace: Workspace, *, absent: tuple[str, ...] = ("Dario",)) -> Room:
    """Open a meeting whose first item is on; all people but the absent ones are expected, nobody has come yet."""
    project_id = add_project(workspace, title="Servizi per l’autismo", lead="ASL di Cremona")
    partners = {
        name: add_partner(workspace, project_id=project_id, name=name, kind=kind).id for name, kind in PARTNERS.items()
    }
    people = {
        alias: add_person(workspace, partner_id=partners[partner], alias=alias).id for alias, partner in PEOPLE.items()
    }
    meeting_id = add_meeting(workspace, project_id=project_id, title="Crema", venue="Scuola Manzoni")
    items = {
        title: add_item(workspace, meeting_id=meeting_id, title=title, planned_min=minutes).id
        for title, minutes in AGENDA.items()
    }
    awaited = [key for alias, key in people.items() if alias not in absent]
    expect(workspace, meeting_id=meeting_id, participant_ids=awaited)
    start_meeting(workspace, meeting_id=meeting_id, item_title="Incontro")
    return Room(project_id, meeting_id, partners, people, items)
