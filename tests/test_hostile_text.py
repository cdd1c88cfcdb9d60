"""Hostile text through every field into the minutes: nothing is opened, lost or leaked, and nothing crashes."""

import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from unicodedata import category, normalize
from uuid import UUID

import pytest
from pypdf import PdfReader

from coprod_desktop.domain.actions import ActionState
from coprod_desktop.domain.partners import ConsentPurpose, OrganisationKind
from coprod_desktop.operations import Workspace, actions, agenda, attendance, decisions, meetings, notes, people
from coprod_desktop.operations.minutes import minutes_content
from coprod_desktop.operations.partners import add_partner
from coprod_desktop.operations.priorities import add_priority
from coprod_desktop.operations.projects import add_project
from coprod_desktop.operations.teams import add_team
from coprod_desktop.operations.themes import add_theme
from coprod_desktop.reports import Paper, minutes_paper
from coprod_desktop.words import Words

HOSTILE = {
    "markup": '<b>bold</b> <para> & &amp; <font color="red">red',
    "picture": 'before <img src="/etc/hostname"/> after',
    "link": '<a href="javascript:alert(1)">press</a> <link href="file:///etc/hostname">here</link>',
    "control": "one\x00two\x07three\x1b[31mfour\u2028five\u200bsix",
    "right to left": "שלום עולם and مرحبا بالعالم",
    "overriding": "safe \u202egnp.exe\u202c end",
    "emoji": "family 👨‍👩‍👧 and 🏳️‍🌈 ok",
    "long": "pneumonoultramicroscopic" * 417,
    "combining": "Z̸̢̛a̷l̶g̴o̵ é ñ İ ✓ ☐ ẞ ﬁ",
    "half a letter": "half \ud83d end",
    "formula": "=HYPERLINK(1) {count} {0} %s %(x)s \\n $a",
}
VARIATION = "\ufe0f"
"""Asks for a coloured picture of the sign before it, and is not seen itself."""
WATCHED = ("/etc/hostname",)
opened: list[str] = []


def watch(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and str(arguments[0]) in WATCHED:
        opened.append(str(arguments[0]))


sys.addaudithook(watch)


@pytest.fixture(autouse=True)
def nothing_opened() -> Iterator[None]:
    opened.clear()
    yield
    assert opened == []


def hold_meeting(workspace: Workspace, text: str) -> UUID:
    """Hold a meeting in which every field that reaches the minutes says `text`."""
    project = add_project(workspace, title=text, lead=text, service_area=text, tender_ref=text, jurisdiction=text)
    team = add_team(workspace, project_id=project, name=text, task=text)
    partner = add_partner(workspace, project_id=project, name=text + "!", kind=OrganisationKind.NONPROFIT, place=text)
    family = add_partner(workspace, project_id=project, name=text + "?", kind=OrganisationKind.FAMILY)
    person = people.add_person(
        workspace,
        partner_id=partner.id,
        alias=text,
        role=text,
        names="Canary Surname",
        email="canary@example.org",
        access_needs=["canary need"],
        consents=[ConsentPurpose.ACCESS_NEEDS],
    )
    theme = add_theme(workspace, project_id=project, name=text)
    meeting = meetings.add_meeting(
        workspace,
        project_id=project,
        title=text,
        team_id=team,
        venue=text,
        convocation=text,
        planned_at=datetime(2026, 3, 1, 14, 30, tzinfo=UTC),
    )
    meetings.change_meeting(workspace, meeting_id=meeting, chair_id=person.id, minutes_by_id=person.id)
    item = agenda.add_item(workspace, meeting_id=meeting, title=text, method=text).id
    meetings.start_meeting(workspace, meeting_id=meeting, item_title=text)
    attendance.register_arrival(workspace, meeting_id=meeting, participant_id=person.id)
    attendance.add_walk_in(workspace, meeting_id=meeting, partner_id=family.id, alias=text, role=text)
    notes.add_note(workspace, meeting_id=meeting, item_id=item, text=text, on_record_by_id=person.id)
    notes.add_note(workspace, meeting_id=meeting, item_id=item, text=text)
    notes.add_note(workspace, meeting_id=meeting, item_id=item, text="canary private", private=True)
    priority = add_priority(
        workspace, meeting_id=meeting, item_id=item, text=text, partner_id=partner.id, theme_id=theme
    )
    decision = decisions.add_decision(
        workspace, meeting_id=meeting, item_id=item, text=text, reason=text, answers=[priority.id], dissents=[text]
    )
    action = actions.add_action(
        workspace,
        project_id=project,
        meeting_id=meeting,
        item_id=item,
        what=text,
        partner_id=partner.id,
        decision_id=decision.id,
    )
    actions.record_progress(workspace, action_id=action.id, state=ActionState.BLOCKED, note=text, meeting_id=meeting)
    meetings.end_meeting(workspace, meeting_id=meeting, next_at=datetime(2026, 4, 1, 14, 30, tzinfo=UTC))
    return meeting


def letters(text: str) -> Counter[str]:
    """Count the letters and signs that a reader sees, whatever the order and the form of the script."""
    seen = normalize("NFKD", text)
    return Counter(sign for sign in seen if category(sign)[0] in "LNPSM" and sign not in {"\ufffd", VARIATION})


def printed(paper: Paper) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(paper.pdf)).pages)


@pytest.mark.parametrize("language", ["en", "it"])
@pytest.mark.parametrize("sort", HOSTILE)
def test_every_letter_reaches_the_minutes_or_is_told(workspace: Workspace, sort: str, language: str) -> None:
    meeting = hold_meeting(workspace, HOSTILE[sort])
    paper = minutes_paper(minutes_content(workspace, meeting_id=meeting), Words(language))
    shown, told = letters(printed(paper)), {sign for text in paper.unprintable for sign in text}
    kept = HOSTILE[sort].encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    # The decision's text alone stands there at least once.
    missing = {sign for sign, count in letters(kept).items() if shown[sign] < count and sign not in told}
    assert missing == set()


@pytest.mark.parametrize("language", ["en", "it"])
def test_what_is_private_stays_out(workspace: Workspace, language: str) -> None:
    meeting = hold_meeting(workspace, "plain")
    text = printed(minutes_paper(minutes_content(workspace, meeting_id=meeting), Words(language)))
    assert "plain" in text
    assert "canary" not in text.lower()


def test_no_link_and_no_picture_is_made(workspace: Workspace, tmp_path: Path) -> None:
    meeting = hold_meeting(workspace, HOSTILE["link"] + HOSTILE["picture"])
    paper = minutes_paper(minutes_content(workspace, meeting_id=meeting), Words("en"))
    for page in PdfReader(BytesIO(paper.pdf)).pages:
        assert "/Annots" not in page
        assert not page.images
