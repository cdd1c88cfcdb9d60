"""People of partners, their consents and access needs."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.partners import ConsentPurpose, OrganisationKind, PersonRow
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.attendance import add_walk_in, expect, list_attendance, register_arrival
from coprod_desktop.operations.consents import give_consent, remove_consent, set_access_needs, withdraw_consent
from coprod_desktop.operations.meetings import add_meeting, start_meeting
from coprod_desktop.operations.partners import add_partner
from coprod_desktop.operations.people import (
    add_person,
    change_person,
    get_person,
    list_people,
    people_of,
    remove_person,
)
from coprod_desktop.operations.projects import add_project
from coprod_desktop.operations.workspaces import create_workspace

NOW = datetime(2010, 1, 15, 14, 0, tzinfo=UTC)
NEEDS = ConsentPurpose.ACCESS_NEEDS


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = create_workspace(tmp_path / "t.coprod", clock=lambda: NOW)
    yield opened
    opened.close()


@pytest.fixture
def project(workspace: Workspace) -> UUID:
    return add_project(workspace, title="Autism services", lead="ASL di Cremona")


@pytest.fixture
def family(workspace: Workspace, project: UUID) -> UUID:
    return add_partner(workspace, project_id=project, name="Family 3", kind=OrganisationKind.FAMILY).id


@pytest.fixture
def mother(workspace: Workspace, family: UUID) -> PersonRow:
    return add_person(
        workspace,
        partner_id=family,
        alias="Mother, Family 3",
        names="Lucia Bianchi",
        role="mother",
        email="lucia@example.org",
        phone="333 123",
        language="en",
        consents=(ConsentPurpose.CONTACT, NEEDS),
        form_version="2010-1",
        access_needs=("Large print", "A quiet corner"),
    )


def test_a_person_is_registered_with_what_they_agreed_to(
    workspace: Workspace, mother: PersonRow, family: UUID, project: UUID
) -> None:
    assert (mother.alias, mother.names, mother.role) == ("Mother, Family 3", "Lucia Bianchi", "mother")
    assert (mother.email, mother.phone, mother.language) == ("lucia@example.org", "333 123", "en")
    assert [text for _key, text in mother.access_needs] == ["A quiet corner", "Large print"]
    given = [(consent.purpose, consent.form_version, consent.given_on) for consent in mother.consents]
    assert given == [(NEEDS, "2010-1", NOW.date()), (ConsentPurpose.CONTACT, "2010-1", NOW.date())]
    assert people_of(workspace, partner_id=family) == (mother,)
    assert list_people(workspace, project_id=project) == (mother,)
    assert get_person(workspace, participant_id=mother.id) == mother


def test_one_undo_takes_a_whole_registration_back(workspace: Workspace, mother: PersonRow, family: UUID) -> None:
    workspace.undo()
    assert people_of(workspace, partner_id=family) == ()
    workspace.redo()
    assert people_of(workspace, partner_id=family) == (mother,)


def test_a_printed_name_is_needed(workspace: Workspace, family: UUID, mother: PersonRow) -> None:
    with pytest.raises(KnownError, match="text_missing"):
        add_person(workspace, partner_id=family, alias=" ", names="Lucia Bianchi")
    with pytest.raises(KnownError, match="text_missing"):
        change_person(workspace, participant_id=mother.id, alias="")
    assert people_of(workspace, partner_id=family) == (mother,)


def test_what_is_not_given_stays(workspace: Workspace, mother: PersonRow) -> None:
    changed = change_person(workspace, participant_id=mother.id, phone=" 333 999 ", role="")
    assert (changed.phone, changed.role) == ("333 999", "")
    assert (changed.alias, changed.names, changed.language) == (mother.alias, mother.names, "en")
    assert change_person(workspace, participant_id=mother.id, alias="Lucia").alias == "Lucia"


def test_needs_are_kept_with_consent_alone(workspace: Workspace, family: UUID) -> None:
    with pytest.raises(KnownError, match="needs_without_consent"):
        add_person(workspace, partner_id=family, alias="Father", access_needs=("Ramp",))
    assert people_of(workspace, partner_id=family) == ()
    father = add_person(workspace, partner_id=family, alias="Father")
    with pytest.raises(KnownError, match="needs_without_consent"):
        set_access_needs(workspace, participant_id=father.id, texts=["Ramp"])
    set_access_needs(workspace, participant_id=father.id, texts=["", " "])
    set_access_needs(workspace, participant_id=father.id, texts=["Ramp", " Ramp "], consented_on=date(2010, 1, 3))
    father = get_person(workspace, participant_id=father.id)
    assert [text for _key, text in father.access_needs] == ["Ramp"]
    assert [(consent.purpose, consent.given_on) for consent in father.consents] == [(NEEDS, date(2010, 1, 3))]


def test_needs_that_stay_keep_their_key(workspace: Workspace, mother: PersonRow) -> None:
    set_access_needs(workspace, participant_id=mother.id, texts=["Large print", "Interpreter"])
    changed = get_person(workspace, participant_id=mother.id)
    assert [text for _key, text in changed.access_needs] == ["Interpreter", "Large print"]
    assert changed.access_needs[1] == mother.access_needs[1]


def test_needs_go_when_their_consent_is_withdrawn_and_come_back_by_undo(
    workspace: Workspace, mother: PersonRow
) -> None:
    consent = mother.consents[0]
    with pytest.raises(KnownError, match="date_order"):
        withdraw_consent(workspace, consent_id=consent.id, on=date(2010, 1, 14))
    assert withdraw_consent(workspace, consent_id=consent.id).withdrawn_on == NOW.date()
    left = get_person(workspace, participant_id=mother.id)
    assert left.access_needs == ()
    assert [row.withdrawn_on for row in left.consents] == [NOW.date(), None]
    workspace.undo()
    assert get_person(workspace, participant_id=mother.id) == mother


def test_a_consent_taken_down_by_mistake_goes_with_the_needs(workspace: Workspace, mother: PersonRow) -> None:
    remove_consent(workspace, consent_id=mother.consents[0].id)
    left = get_person(workspace, participant_id=mother.id)
    assert (left.access_needs, len(left.consents)) == ((), 1)


def test_a_consent_is_given_once_until_withdrawn(workspace: Workspace, mother: PersonRow) -> None:
    with pytest.raises(KnownError, match="consent_stands"):
        give_consent(workspace, participant_id=mother.id, purpose=NEEDS)
    withdraw_consent(workspace, consent_id=mother.consents[0].id)
    give_consent(workspace, participant_id=mother.id, purpose=NEEDS, given_on=date(2010, 2, 1))
    purposes = [row.purpose for row in get_person(workspace, participant_id=mother.id).consents]
    assert purposes.count(NEEDS) == 2


def test_one_form_gives_and_withdraws_consents_and_is_one_step(workspace: Workspace, mother: PersonRow) -> None:
    with pytest.raises(KnownError, match="needs_without_consent"):
        change_person(workspace, participant_id=mother.id, names="X", consents=(), access_needs=("Large print",))
    assert get_person(workspace, participant_id=mother.id) == mother
    changed = change_person(
        workspace,
        participant_id=mother.id,
        phone="333 777",
        consents=(ConsentPurpose.CONTACT, ConsentPurpose.MINUTES),
        consented_on=date(2010, 2, 2),
        form_version="2",
        access_needs=(),
    )
    assert [row.purpose for row in changed.consents if row.stands] == [ConsentPurpose.CONTACT, ConsentPurpose.MINUTES]
    assert [row.withdrawn_on for row in changed.consents if not row.stands] == [date(2010, 2, 2)]
    workspace.undo()
    assert get_person(workspace, participant_id=mother.id) == mother


def test_somebody_met_at_the_door_can_be_named_later(workspace: Workspace, project: UUID, family: UUID) -> None:
    meeting = add_meeting(workspace, project_id=project, title="First meeting")
    came = add_walk_in(workspace, meeting_id=meeting, partner_id=family, alias="Aunt")
    assert get_person(workspace, participant_id=came.participant_id).names == ""
    named = change_person(workspace, participant_id=came.participant_id, names="Rosa Bianchi")
    assert (named.alias, named.names) == ("Aunt", "Rosa Bianchi")


def test_a_removed_person_is_expected_nowhere_but_stays_in_past_meetings(
    workspace: Workspace, project: UUID, mother: PersonRow
) -> None:
    past = add_meeting(workspace, project_id=project, title="Past")
    start_meeting(workspace, meeting_id=past, item_title="Welcome")
    register_arrival(workspace, meeting_id=past, participant_id=mother.id)
    coming = add_meeting(workspace, project_id=project, title="Coming")
    expect(workspace, meeting_id=coming, participant_ids=[mother.id])
    remove_person(workspace, participant_id=mother.id)
    assert list_people(workspace, project_id=project) == ()
    assert [row.name for row in list_attendance(workspace, meeting_id=past)] == ["Mother, Family 3"]
    assert list_attendance(workspace, meeting_id=coming) == ()
    workspace.undo()
    assert list_people(workspace, project_id=project) == (mother,)
    assert len(list_attendance(workspace, meeting_id=coming)) == 1


def test_hostile_text_is_kept_letter_by_letter(workspace: Workspace, family: UUID) -> None:
    text = '<img src="/etc/passwd"> {0} %s \u202e\u0627 👩‍👧 ' + "x" * 10_000
    row = add_person(workspace, partner_id=family, alias=text, names=text, email=text)
    assert (row.alias, row.names, row.email) == (text, text, text)
