"""Consents, and the access needs that may be kept because of one."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from sqlmodel import col

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.partners import ConsentPurpose, ConsentRow
from coprod_desktop.domain.texts import clean_text
from coprod_desktop.records import AccessNeed, Consent, Participant, Person
from coprod_desktop.store import Reader, Step, Workspace
from coprod_desktop.words import mark

FORM = mark("Version of the form")
NEED = mark("Access needs")


def give_consent(
    workspace: Workspace,
    *,
    participant_id: UUID,
    purpose: ConsentPurpose,
    form_version: str = "",
    given_on: date | None = None,
) -> ConsentRow:
    """Take down what a person agreed to, today if no day is given; KnownError `consent_stands`."""
    with workspace.step("give_consent") as step:
        person = person_of(step, step.get(Participant, participant_id))
        if _stands(step, person.id, purpose):
            raise KnownError("consent_stands")
        consent = Consent(
            person_id=person.id,
            purpose=purpose,
            form_version=clean_text(form_version, field=FORM),
            given_on=given_on or step.today(),
        )
        return consent_row(step.add(consent))


def withdraw_consent(workspace: Workspace, *, consent_id: UUID, on: date | None = None) -> ConsentRow:
    """Take down that a consent was taken back, today if no day is given; access needs go with theirs.

    Raises KnownError `date_order`.
    """
    with workspace.step("withdraw_consent") as step:
        consent = step.get(Consent, consent_id)
        day = on or step.today()
        if day < consent.given_on:
            raise KnownError("date_order", earlier=mark("Given"), later=mark("Withdrawn"))
        consent.withdrawn_on = day
        step.save()
        _drop_needs_without_consent(step, consent.person_id)
        return consent_row(consent)


def remove_consent(workspace: Workspace, *, consent_id: UUID) -> None:
    """Put a consent that was taken down by mistake into the bin; access needs go with theirs."""
    with workspace.step("remove_consent") as step:
        consent = step.get(Consent, consent_id)
        step.remove(consent)
        _drop_needs_without_consent(step, consent.person_id)


def settle_consents(
    workspace: Workspace,
    *,
    participant_id: UUID,
    purposes: Collection[ConsentPurpose],
    form_version: str = "",
    on: date | None = None,
) -> None:
    """Let exactly these consents stand: the missing ones are given and the others withdrawn, today if no day is given.

    Raises KnownError `date_order`.
    """
    with workspace.step("give_consent") as step:
        person = person_of(step, step.get(Participant, participant_id))
        standing = {consent.purpose: consent.id for consent in _standing(step, person.id)}
        for purpose in purposes:
            if purpose not in standing:
                give_consent(
                    workspace, participant_id=participant_id, purpose=purpose, form_version=form_version, given_on=on
                )
        for purpose, consent_id in standing.items():
            if purpose not in purposes:
                withdraw_consent(workspace, consent_id=consent_id, on=on)


def set_access_needs(
    workspace: Workspace,
    *,
    participant_id: UUID,
    texts: Sequence[str],
    consented_on: date | None = None,
    form_version: str = "",
) -> None:
    """Keep these access needs of a person and no others; with a day, the consent to keep them is given at once.

    Raises KnownError `needs_without_consent`.
    """
    with workspace.step("change_access_needs") as step:
        person = person_of(step, step.get(Participant, participant_id))
        purpose = ConsentPurpose.ACCESS_NEEDS
        wanted = [text for text in (clean_text(text, field=NEED) for text in texts) if text]
        if wanted and not _stands(step, person.id, purpose):
            if consented_on is None:
                raise KnownError("needs_without_consent")
            give_consent(
                workspace,
                participant_id=participant_id,
                purpose=purpose,
                form_version=form_version,
                given_on=consented_on,
            )
        known = {need.text: need for need in _needs(step, person.id)}
        step.remove(*(need for text, need in known.items() if text not in wanted))
        for text in dict.fromkeys(wanted):
            if text not in known:
                step.add(AccessNeed(person_id=person.id, text=text))


def person_of(step: Step, participant: Participant) -> Person:
    """Give the person behind a participant, made where nobody has been named yet, as for a walk-in."""
    person = step.find(Person, participant.person_id)
    if person is None:
        person = step.add(Person())
        participant.person_id = person.id
        step.save()
    return person


def consent_row(consent: Consent) -> ConsentRow:
    """Give a consent as it is shown."""
    return ConsentRow(consent.id, consent.purpose, consent.form_version, consent.given_on, consent.withdrawn_on)


def _standing(reader: Reader, person_id: UUID) -> list[Consent]:
    return reader.all(Consent, Consent.person_id == person_id, col(Consent.withdrawn_on).is_(None))


def _stands(reader: Reader, person_id: UUID, purpose: ConsentPurpose) -> bool:
    return any(consent.purpose == purpose for consent in _standing(reader, person_id))


def _needs(reader: Reader, person_id: UUID) -> list[AccessNeed]:
    return reader.all(AccessNeed, AccessNeed.person_id == person_id)


def _drop_needs_without_consent(step: Step, person_id: UUID) -> None:
    if not _stands(step, person_id, ConsentPurpose.ACCESS_NEEDS):
        step.remove(*_needs(step, person_id))
