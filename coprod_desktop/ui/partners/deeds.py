"""What one may do with partners and people on the screen: each deed is one operation, told in one sentence."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.partners import ConsentPurpose, ConsentRow, OrganisationKind, PartnerRow, PersonRow
from coprod_desktop.operations.consents import give_consent, remove_consent, withdraw_consent
from coprod_desktop.operations.partners import (
    add_partner,
    change_partner,
    end_partner,
    next_family_number,
    remove_partner,
)
from coprod_desktop.operations.people import add_person, change_person, remove_person
from coprod_desktop.ui.desk import Desk
from coprod_desktop.words import mark
from coprod_desktop.words.labels import label

PARTNER_ADDED = mark("Partner «{name}» added")
PARTNER_CHANGED = mark("Partner «{name}» changed")
PARTNER_LEFT = mark("Partner «{name}» has left the project")
PARTNER_DELETED = mark("Partner «{name}» deleted")
PERSON_ADDED = mark("«{name}» added")
PERSON_CHANGED = mark("«{name}» changed")
PERSON_DELETED = mark("«{name}» deleted")
CONSENT_GIVEN = mark("Consent of «{name}» recorded: {purpose}")
CONSENT_WITHDRAWN = mark("Consent of «{name}» withdrawn: {purpose}")
CONSENT_DELETED = mark("Consent of «{name}» deleted: {purpose}")


class Deeds:
    """Does and tells. What a form asks raises KnownError, so that the form can show it in place."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._workspace = desk.workspace

    def add_partner(self, project_id: UUID, *, name: str, kind: OrganisationKind, **fields: Any) -> PartnerRow:
        """Add a partner; a family without a name gets the next printed one."""
        if kind is OrganisationKind.FAMILY and not name:
            number = next_family_number(self._workspace, project_id=project_id)
            name = self._desk.words.say("Family {number}", number=number)
        row = add_partner(self._workspace, project_id=project_id, name=name, kind=kind, **fields)
        self._tell(PARTNER_ADDED, row.name)
        return row

    def rewrite_partner(self, row: PartnerRow, **fields: Any) -> None:
        """Change a partner from its form."""
        changed = change_partner(self._workspace, partner_id=row.id, **fields)
        self._tell(PARTNER_CHANGED, changed.name)

    def change_partner(self, row: PartnerRow, **fields: Any) -> None:
        """Change a partner in place."""
        self._try(lambda: self.rewrite_partner(row, **fields))

    def let_leave(self, row: PartnerRow, day: date) -> None:
        """Let a partner leave the project."""
        if self._try(lambda: end_partner(self._workspace, partner_id=row.id, left_on=day)):
            self._tell(PARTNER_LEFT, row.name)

    def remove_partner(self, row: PartnerRow) -> None:
        """Put a partner into the bin."""
        if self._try(lambda: remove_partner(self._workspace, partner_id=row.id)):
            self._tell(PARTNER_DELETED, row.name)

    def add_person(self, partner: PartnerRow, **fields: Any) -> PersonRow:
        """Add a person of a partner, from its form."""
        person = add_person(self._workspace, partner_id=partner.id, **fields)
        self._tell(PERSON_ADDED, self._desk.person(person.alias))
        return person

    def rewrite_person(self, person: PersonRow, **fields: Any) -> None:
        """Change a person from its form."""
        changed = change_person(self._workspace, participant_id=person.id, **fields)
        self._tell(PERSON_CHANGED, self._desk.person(changed.alias))

    def remove_person(self, person: PersonRow) -> None:
        """Put a person into the bin."""
        if self._try(lambda: remove_person(self._workspace, participant_id=person.id)):
            self._tell(PERSON_DELETED, self._desk.person(person.alias))

    def give_consent(self, person: PersonRow, purpose: ConsentPurpose) -> None:
        """Record a consent given today."""
        if self._try(lambda: give_consent(self._workspace, participant_id=person.id, purpose=purpose)):
            self._tell(CONSENT_GIVEN, self._desk.person(person.alias), purpose)

    def withdraw_consent(self, person: PersonRow, consent: ConsentRow) -> None:
        """Record that a consent was withdrawn today."""
        if self._try(lambda: withdraw_consent(self._workspace, consent_id=consent.id)):
            self._tell(CONSENT_WITHDRAWN, self._desk.person(person.alias), consent.purpose)

    def remove_consent(self, person: PersonRow, consent: ConsentRow) -> None:
        """Put a consent that was recorded by mistake into the bin."""
        if self._try(lambda: remove_consent(self._workspace, consent_id=consent.id)):
            self._tell(CONSENT_DELETED, self._desk.person(person.alias), consent.purpose)

    def _try(self, deed: Callable[[], object]) -> bool:
        try:
            deed()
        except KnownError as trouble:
            self._desk.failed.emit(trouble.say(self._desk.words))
            return False
        return True

    def _tell(self, sentence: str, name: str, purpose: ConsentPurpose | None = None) -> None:
        words = self._desk.words
        said = {"purpose": label(words, purpose)} if purpose else {}
        self._desk.told.emit(words.say(sentence, name=name, **said))
