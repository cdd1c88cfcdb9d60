"""The records that a list may change, read once and looked up by key."""

from collections.abc import Iterable
from functools import cached_property
from uuid import UUID

from sqlmodel import col, select

from coprod_desktop.domain.importing import FieldChange
from coprod_desktop.domain.list_columns import ListColumn
from coprod_desktop.operations.places import PlaceBook
from coprod_desktop.records import Organisation, Participant, Partner, Person, Record
from coprod_desktop.store import Step

Column = ListColumn
_OF_PARTNER = {Column.PRODUCTION_ROLE: "role", Column.JOINED: "joined_on", Column.LEFT: "left_on"}
_OF_ORGANISATION = {Column.KIND: "kind", Column.SECTOR: "sector", Column.TIER: "tier"}
_OF_PARTICIPANT = {Column.ALIAS: "alias", Column.ROLE: "role"}
_OF_PERSON = {Column.NAMES: "names", Column.EMAIL: "email", Column.PHONE: "phone", Column.LANGUAGE: "language"}


class RecordsAtHand:
    """The records of a project's partners and people, and all places; read when first asked for."""

    def __init__(self, step: Step, project_id: UUID) -> None:
        self._step = step
        self._project_id = project_id
        self._unlinked: list[tuple[Participant, UUID]] = []

    def place_id(self, name: str) -> UUID | None:
        """Give the key of the place of this name, made where there is none; None for no name."""
        return self._places.key(name) if name else None

    @property
    def new_places(self) -> list[Record]:
        """Give the places that were made, to be written."""
        return [*self._places.new]

    def person_id(self, participant_id: UUID) -> UUID | None:
        """Give who stands behind a participant."""
        return self._participants[participant_id].person_id

    def change_partner(self, partner_id: UUID, changes: Iterable[FieldChange]) -> None:
        """Change a partner and its organisation."""
        partner = self._partners[partner_id]
        organisation = self._organisations.get(partner.organisation_id) if partner.organisation_id else None
        for change in changes:
            if change.column is Column.PLACE:
                (organisation or partner).place_id = self.place_id(change.new)
            elif change.column in _OF_PARTNER:
                setattr(partner, _OF_PARTNER[change.column], change.new)
            elif organisation:
                setattr(organisation, _OF_ORGANISATION[change.column], change.new)

    def change_person(self, participant_id: UUID, changes: Iterable[FieldChange]) -> list[Record]:
        """Change a participant and who stands behind it; gives the person that had to be made, as for a walk-in."""
        participant = self._participants[participant_id]
        person = self._people.get(participant.person_id) if participant.person_id else None
        made: list[Record] = []
        for change in changes:
            if change.column in _OF_PARTICIPANT:
                setattr(participant, _OF_PARTICIPANT[change.column], change.new)
                continue
            if person is None:
                person = Person()
                made.append(person)
                self._people[person.id] = person
                self._unlinked.append((participant, person.id))
            setattr(person, _OF_PERSON[change.column], change.new)
        return made

    def link(self) -> None:
        """Tie people that had to be made to their participants, once they are written."""
        for participant, person_id in self._unlinked:
            participant.person_id = person_id

    @cached_property
    def _places(self) -> PlaceBook:
        return PlaceBook(self._step)

    @cached_property
    def _partners(self) -> dict[UUID, Partner]:
        return {one.id: one for one in self._step.all(Partner, Partner.project_id == self._project_id)}

    @cached_property
    def _organisations(self) -> dict[UUID, Organisation]:
        return {one.id: one for one in self._step.all(Organisation)}

    @cached_property
    def _participants(self) -> dict[UUID, Participant]:
        own = select(Partner.id).where(Partner.project_id == self._project_id)
        return {one.id: one for one in self._step.all(Participant, col(Participant.partner_id).in_(own))}

    @cached_property
    def _people(self) -> dict[UUID, Person]:
        return {one.id: one for one in self._step.all(Person)}
