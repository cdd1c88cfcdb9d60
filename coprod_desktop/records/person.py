"""People: who they are stands here and nowhere else."""

from datetime import date
from uuid import UUID

from coprod_desktop.domain.partners import ConsentPurpose
from coprod_desktop.records.base import Record, coded, free_text, link, personal, plain


class Person(Record, table=True):
    """A person: the only home of names and contacts."""

    names: str = personal()
    email: str = personal()
    phone: str = personal()
    language: str = plain("it")


class Participant(Record, table=True):
    """Somebody who speaks for a partner, under an alias that may be printed."""

    person_id: UUID | None = link("person.id", optional=True)
    partner_id: UUID = link("partner.id")
    alias: str = personal()
    role: str = personal()
    from_on: date | None = None
    to_on: date | None = None


class Consent(Record, table=True):
    """What a person agreed to, when, and on which form; a withdrawn one is kept."""

    person_id: UUID = link("person.id")
    purpose: ConsentPurpose = coded(ConsentPurpose)
    form_version: str = free_text()
    given_on: date
    withdrawn_on: date | None = None


class AccessNeed(Record, table=True):
    """What a person needs in order to take part."""

    person_id: UUID = link("person.id")
    text: str = personal()
