"""People who speak for partners: their names and contacts stand here and are never printed."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import col, select

from coprod_desktop.domain.partners import ConsentPurpose, ConsentRow, PersonRow, name_key
from coprod_desktop.domain.texts import clean_text
from coprod_desktop.operations.consents import consent_row, person_of, set_access_needs, settle_consents
from coprod_desktop.operations.names import partner_names
from coprod_desktop.records import AccessNeed, Attendance, Consent, Meeting, Participant, Partner, Person
from coprod_desktop.store import Reader, Step, Workspace
from coprod_desktop.words import mark

ALIAS = mark("Printed as")
NAMES = mark("Name and surname")
ROLE = mark("Role")
EMAIL = mark("E-mail")
PHONE = mark("Telephone")
LANGUAGE = mark("Language")


def list_people(workspace: Workspace, *, project_id: UUID) -> tuple[PersonRow, ...]:
    """Give all people of a project, by partner and printed name."""
    with workspace.reading() as reader:
        return people_rows(reader, project_id)


def people_of(workspace: Workspace, *, partner_id: UUID) -> tuple[PersonRow, ...]:
    """Give the people of one partner, by printed name."""
    with workspace.reading() as reader:
        partner = reader.get(Partner, partner_id)
        return people_rows(reader, partner.project_id, Participant.partner_id == partner_id)


def get_person(workspace: Workspace, *, participant_id: UUID) -> PersonRow:
    """Give one person of a partner; KnownError `not_found`."""
    with workspace.reading() as reader:
        return _row(reader, reader.get(Participant, participant_id))


def add_person(
    workspace: Workspace,
    *,
    partner_id: UUID,
    alias: str,
    names: str = "",
    role: str = "",
    email: str = "",
    phone: str = "",
    language: str = "it",
    consents: Collection[ConsentPurpose] = (),
    consented_on: date | None = None,
    form_version: str = "",
    access_needs: Sequence[str] = (),
) -> PersonRow:
    """Register somebody who speaks for a partner, with what they agreed to on one form, today if no day is given.

    `alias` is what may be printed. Raises KnownError `text_missing`, `needs_without_consent`.
    """
    with workspace.step("add_person") as step:
        person = step.add(
            Person(
                names=clean_text(names, field=NAMES),
                email=clean_text(email, field=EMAIL),
                phone=clean_text(phone, field=PHONE),
                language=clean_text(language, field=LANGUAGE),
            )
        )
        participant = step.add(
            Participant(
                person_id=person.id,
                partner_id=step.get(Partner, partner_id).id,
                alias=clean_text(alias, field=ALIAS, required=True),
                role=clean_text(role, field=ROLE),
            )
        )
        settle_consents(
            workspace,
            participant_id=participant.id,
            purposes=consents,
            form_version=form_version,
            on=consented_on,
        )
        set_access_needs(workspace, participant_id=participant.id, texts=access_needs)
        return _row(step, participant)


def change_person(
    workspace: Workspace,
    *,
    participant_id: UUID,
    alias: str | None = None,
    names: str | None = None,
    role: str | None = None,
    email: str | None = None,
    phone: str | None = None,
    language: str | None = None,
    consents: Collection[ConsentPurpose] | None = None,
    consented_on: date | None = None,
    form_version: str = "",
    access_needs: Sequence[str] | None = None,
) -> PersonRow:
    """Change what is given of a person; consents that are not among those given are withdrawn.

    Raises KnownError `text_missing`, `date_order`, `needs_without_consent`.
    """
    with workspace.step("change_person") as step:
        participant = step.get(Participant, participant_id)
        participant.alias = _new(alias, participant.alias, ALIAS, required=True)
        participant.role = _new(role, participant.role, ROLE)
        person = person_of(step, participant)
        person.names = _new(names, person.names, NAMES)
        person.email = _new(email, person.email, EMAIL)
        person.phone = _new(phone, person.phone, PHONE)
        person.language = _new(language, person.language, LANGUAGE)
        step.save()
        if consents is not None:
            settle_consents(
                workspace,
                participant_id=participant_id,
                purposes=consents,
                form_version=form_version,
                on=consented_on,
            )
        if access_needs is not None:
            set_access_needs(workspace, participant_id=participant_id, texts=access_needs)
        return _row(step, participant)


def remove_person(workspace: Workspace, *, participant_id: UUID) -> None:
    """Put a person into the bin with consents and access needs; minutes of past meetings keep the printed name."""
    with workspace.step("remove_person") as step:
        drop_participants(step, [step.get(Participant, participant_id)])


def drop_participants(step: Step, participants: Sequence[Participant]) -> None:
    """Put people into the bin, and take them off the lists of meetings that have not begun."""
    keys = [participant.id for participant in participants]
    step.remove(*participants, *_expected(step, keys))
    people = {participant.person_id for participant in participants if participant.person_id}
    kept = {other.person_id for other in step.all(Participant, col(Participant.person_id).in_(people))}
    gone = people - kept
    step.remove(
        *step.all(Person, col(Person.id).in_(gone)),
        *step.all(Consent, col(Consent.person_id).in_(gone)),
        *step.all(AccessNeed, col(AccessNeed.person_id).in_(gone)),
    )


def _new(value: str | None, old: str, field: str, *, required: bool = False) -> str:
    return old if value is None else clean_text(value, field=field, required=required)


def _expected(step: Step, participant_ids: list[UUID]) -> list[Attendance]:
    not_begun = select(Meeting.id).where(col(Meeting.started_at).is_(None))
    return step.all(
        Attendance, col(Attendance.participant_id).in_(participant_ids), col(Attendance.meeting_id).in_(not_begun)
    )


def _row(reader: Reader, participant: Participant) -> PersonRow:
    partner = reader.get(Partner, participant.partner_id)
    return people_rows(reader, partner.project_id, Participant.id == participant.id)[0]


def people_rows(reader: Reader, project_id: UUID, *where: bool) -> tuple[PersonRow, ...]:
    """Give the people of a project that meet the conditions, by partner and printed name; for other operations."""
    names = partner_names(reader, project_id)
    statement = (
        select(Participant, Person)
        .join(Partner, col(Partner.id) == col(Participant.partner_id))
        .outerjoin(Person, col(Person.id) == col(Participant.person_id))
        .where(Partner.project_id == project_id, col(Participant.deleted_at).is_(None), *where)
    )
    found = reader.rows(statement)
    people = [person.id for _participant, person in found if person]
    needs, consents = _needs(reader, people), _consents(reader, people)
    rows = (
        _told(participant, person or Person(), names[participant.partner_id][0], needs, consents)
        for participant, person in found
    )
    return tuple(sorted(rows, key=lambda row: (name_key(row.partner), name_key(row.alias))))


def _needs(reader: Reader, people: list[UUID]) -> dict[UUID, list[tuple[UUID, str]]]:
    needs: dict[UUID, list[tuple[UUID, str]]] = defaultdict(list)
    for need in reader.all(AccessNeed, col(AccessNeed.person_id).in_(people), order=(col(AccessNeed.text),)):
        needs[need.person_id].append((need.id, need.text))
    return needs


def _consents(reader: Reader, people: list[UUID]) -> dict[UUID, list[ConsentRow]]:
    consents: dict[UUID, list[ConsentRow]] = defaultdict(list)
    order = col(Consent.given_on), col(Consent.purpose)
    for consent in reader.all(Consent, col(Consent.person_id).in_(people), order=order):
        consents[consent.person_id].append(consent_row(consent))
    return consents


def _told(participant: Participant, person: Person, partner: str, needs: Any, consents: Any) -> PersonRow:
    return PersonRow(
        id=participant.id,
        person_id=participant.person_id,
        partner_id=participant.partner_id,
        partner=partner,
        alias=participant.alias,
        names=person.names,
        role=participant.role,
        email=person.email,
        phone=person.phone,
        language=person.language,
        access_needs=tuple(needs[person.id]),
        consents=tuple(consents[person.id]),
    )
