"""The whole job without a mouse: from the first start to the printed minutes, and back after closing or a crash."""

import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pypdf
import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.meetings import MeetingState
from coprod_desktop.domain.partners import ConsentPurpose, OrganisationKind
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.actions import list_actions
from coprod_desktop.operations.attendance import list_attendance
from coprod_desktop.operations.checks import check_workspace
from coprod_desktop.operations.decisions import list_decisions
from coprod_desktop.operations.drafts import read_draft
from coprod_desktop.operations.meetings import list_meetings
from coprod_desktop.operations.notes import list_notes
from coprod_desktop.operations.partners import list_partners
from coprod_desktop.operations.people import list_people
from coprod_desktop.operations.priorities import list_priorities
from coprod_desktop.operations.projects import project_detail
from coprod_desktop.operations.teams import teams_view
from coprod_desktop.ui.papers.page import PapersPage
from coprod_desktop.ui.settings import Settings
from coprod_desktop.ui.theme import Theme
from coprod_desktop.ui.widgets.texts import Text
from coprod_desktop.words.labels import label
from tests.room import open_room
from tests.whole_path import ALT, CTRL, Key, Keyboard

Start = Callable[..., Keyboard]
TITLE, LEAD = "Servizi per l’autismo", "ASL di Cremona"
SECRETS = ("Maria Segreta", "0373 999888", "maria@segreta.it", "Interprete in ucraino")
SAID = ("Orari serali", "Una navetta il martedì", "Più aiuto il sabato", "Un solo numero", "Posti per le carrozzine")
NOTE, PRIVATE = "Le famiglie lavorano di giorno", "Il sindaco è in ritardo"
DECISION, REASON = "Si apre fino alle 21", "Di giorno le famiglie lavorano"
TASK = "Chiedere le chiavi della scuola"


@pytest.fixture(params=["en", "it"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def settings(own_home: Path) -> Settings:
    return Settings(own_home / "settings.ini")


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    dress = Theme(qapp, "light", 1.0)
    yield dress
    qapp.setStyleSheet("")
    dress.deleteLater()


@pytest.fixture
def start(settings: Settings, theme: Theme, qtbot: QtBot) -> Iterator[Start]:
    """Starts the app, with a file or without, and closes whatever is still open in the end."""
    started: list[Keyboard] = []

    def starting(file: Path | None = None) -> Keyboard:
        started.append(Keyboard(settings, theme, qtbot, file))
        return started[-1]

    yield starting
    for keys in started:
        keys.close()


def test_the_whole_job_by_keyboard(start: Start, settings: Settings, tmp_path: Path, language: str) -> None:
    settings.language = "en"
    keys = start()
    _begin(keys, language)
    _tell_the_project(keys)
    _add_partners(keys)
    _add_a_person(keys)
    _make_a_team(keys)
    _open_the_door(keys)
    _capture(keys)
    _take_notes(keys)
    _decide(keys)
    _agree_on_an_action(keys)
    _go_to_another_item(keys)
    _end(keys)
    _read_and_save_the_minutes(keys, tmp_path / "verbale.pdf")
    keys.close()
    again = start()
    assert again.window.words.language == language
    _find_everything_again(again)


def test_f1_lists_the_keys_of_what_is_in_view(start: Start, settings: Settings, workspace: Workspace) -> None:
    open_room(workspace)
    workspace.close()
    settings.language = "it"
    keys = start(workspace.path)
    keys.press(Key.Key_5, ALT)
    find = keys.say("&Find on this page").replace("&", "")
    assert {(keys.say("Start now"), "F5"), (find, "Ctrl+F")} <= _listed(keys)
    keys.press(Key.Key_Return)
    listed = {key for _what, key in _listed(keys)}
    assert "Ctrl+D" in listed
    assert "F5" not in listed


def _listed(keys: Keyboard) -> set[tuple[str, str]]:
    keys.press(Key.Key_F1)
    labels = keys.dialog().findChildren(Text)
    texts = [label.text() for label in labels if label.property("role") != "card-title"]
    keys.press(Key.Key_Escape)
    return set(zip(texts[::2], texts[1::2], strict=True))


def _begin(keys: Keyboard, language: str) -> None:
    if language != "en":
        keys.tab_to("English", back=True)
        keys.press(Key.Key_Right)
        keys.tab_to("Titolo")
    keys.enter(TITLE)
    keys.enter(LEAD)
    assert keys.window.words.language == language
    assert keys.window.frame.rail.places()[0] == keys.say("Overview")


def _tell_the_project(keys: Keyboard) -> None:
    today = keys.workspace.today()
    keys.press(Key.Key_2, ALT)
    keys.fill("Baseline date", f"{today:%d/%m/%Y}")
    keys.fill("Funder", "Regione Lombardia")
    keys.press(Key.Key_Return)
    keys.enter("178200")
    keys.enter("55")
    keys.enter(LEAD)
    keys.enter("145800")
    keys.enter("45")
    assert keys.window.desk
    project_id = keys.window.desk.project_id
    assert project_id
    detail = project_detail(keys.workspace, project_id=project_id)
    assert detail.baseline_on == today
    assert [(row.funder, row.amount_cents, row.share_bp) for row in detail.funding] == [
        ("Regione Lombardia", 17_820_000, 5500),
        (LEAD, 14_580_000, 4500),
    ]


def _project(keys: Keyboard) -> UUID:
    assert keys.window.desk
    assert keys.window.desk.project_id
    return keys.window.desk.project_id


def _add_partners(keys: Keyboard) -> None:
    words = keys.window.words
    keys.press(Key.Key_3, ALT)
    keys.type("Comune di Crema")
    keys.fill("Municipality", "Crema")
    keys.press(Key.Key_Return)
    for name, kind in (("Scuola Manzoni", OrganisationKind.SCHOOL), ("Coop. Aurora", OrganisationKind.NONPROFIT)):
        keys.type(name)
        keys.tab_to(words.say("Kind"))
        keys.choose(label(words, kind))
        keys.press(Key.Key_Return)
    keys.press(Key.Key_F8)
    keys.press(Key.Key_Escape)
    family = words.say("Family {number}", number=1)
    rows = list_partners(keys.workspace, project_id=_project(keys))
    assert [(row.name, row.kind) for row in rows if not row.is_lead] == [
        ("Comune di Crema", OrganisationKind.MUNICIPALITY),
        ("Coop. Aurora", OrganisationKind.NONPROFIT),
        (family, OrganisationKind.FAMILY),
        ("Scuola Manzoni", OrganisationKind.SCHOOL),
    ]


def _add_a_person(keys: Keyboard) -> None:
    words = keys.window.words
    keys.press(Key.Key_Return, ALT)
    keys.press(Key.Key_Insert)
    keys.type("Madre")
    names, phone, mail, need = SECRETS
    keys.fill("Name and surname", names)
    keys.fill("E-mail", mail)
    keys.fill("Telephone", phone)
    keys.tab_to(label(words, ConsentPurpose.ACCESS_NEEDS))
    keys.press(Key.Key_Space)
    keys.fill("Access needs", need)
    keys.press(Key.Key_Return, CTRL)
    person = list_people(keys.workspace, project_id=_project(keys))[0]
    assert person.alias == f"Madre, {words.say('Family {number}', number=1)}"
    assert (person.names, person.phone, person.email) == (names, phone, mail)
    assert [text for _key, text in person.access_needs] == [need]


def _make_a_team(keys: Keyboard) -> None:
    keys.press(Key.Key_4, ALT)
    keys.enter("Squadra di Crema")
    keys.tab_to(keys.say("Partners without a team"))
    keys.press(Key.Key_Home)
    keys.press(Key.Key_M)
    keys.choose_in_menu(keys.say("To «{team}»", team="Squadra di Crema"))
    team = teams_view(keys.workspace, project_id=_project(keys)).teams[0]
    assert (team.name, [member.name for member in team.members]) == ("Squadra di Crema", ["Comune di Crema"])


def _meeting(keys: Keyboard) -> UUID:
    return next(row.id for row in list_meetings(keys.workspace, project_id=_project(keys)) if row.started_at)


def _open_the_door(keys: Keyboard) -> None:
    keys.press(Key.Key_5, ALT)
    keys.press(Key.Key_F5)
    assert keys.live.capture.line.hasFocus()
    keys.press(Key.Key_D, CTRL)
    keys.enter("madre")
    keys.enter("Elena")
    keys.enter("Coop. Aurora")
    keys.press(Key.Key_Escape)
    rows = list_attendance(keys.workspace, meeting_id=_meeting(keys))
    family = keys.say("Family {number}", number=1)
    assert {(row.name, row.partner, row.is_present) for row in rows} == {
        (f"Madre, {family}", family, True),
        ("Elena", "Coop. Aurora", True),
    }
    assert keys.live.capture.line.hasFocus()


def _priorities(keys: Keyboard) -> list[str]:
    return [row.text for row in list_priorities(keys.workspace, meeting_id=_meeting(keys))]


def _capture(keys: Keyboard) -> None:
    keys.enter(f"{SAID[0]} #orari @«Coop. Aurora»")
    row = list_priorities(keys.workspace, meeting_id=_meeting(keys))[0]
    assert (row.text, row.theme, row.partner) == (SAID[0], "orari", "Coop. Aurora")
    keys.paste("\n".join(SAID[1:4]))
    keys.press(Key.Key_Return)
    assert _priorities(keys) == list(SAID[:4])
    keys.press(Key.Key_Z, CTRL)
    assert _priorities(keys) == [SAID[0]]
    keys.press(Key.Key_Y, CTRL)
    assert _priorities(keys) == list(SAID[:4])


def _take_notes(keys: Keyboard) -> None:
    keys.press(Key.Key_2, CTRL)
    keys.enter(NOTE)
    keys.press(Key.Key_P, ALT)
    keys.enter(PRIVATE)
    notes = list_notes(keys.workspace, meeting_id=_meeting(keys))
    assert [(note.text, note.private) for note in notes] == [(NOTE, False), (PRIVATE, True)]


def _decide(keys: Keyboard) -> None:
    keys.press(Key.Key_4, CTRL)
    keys.enter(DECISION)
    keys.type(REASON)
    keys.tab_to(keys.say("Priorities"))
    keys.press(Key.Key_End)
    keys.press(Key.Key_A)
    keys.press(Key.Key_Return, CTRL)
    row = list_decisions(keys.workspace, meeting_id=_meeting(keys))[0]
    assert (row.text, row.reason, len(row.answers), row.declines) == (DECISION, REASON, 1, ())


def _agree_on_an_action(keys: Keyboard) -> None:
    keys.press(Key.Key_5, CTRL)
    keys.enter(TASK)
    keys.type("Coop. Aurora")
    keys.fill("By when", "+14")
    keys.press(Key.Key_Return, CTRL)
    row = list_actions(keys.workspace, project_id=_project(keys))[0]
    assert (row.what, row.owner, row.due) == (TASK, "Coop. Aurora", keys.workspace.today() + timedelta(days=14))


def _go_to_another_item(keys: Keyboard) -> None:
    keys.tab_to(keys.say("Item…"))
    keys.press(Key.Key_Return)
    keys.type("Trasporti 15")
    keys.press(Key.Key_Return, CTRL)
    keys.press(Key.Key_Down, ALT)
    assert keys.live.live.item
    assert keys.live.live.item.title == "Trasporti"
    keys.press(Key.Key_1, CTRL)
    keys.enter(SAID[4])
    assert _priorities(keys) == list(SAID)


def _end(keys: Keyboard) -> None:
    meeting_id = _meeting(keys)
    keys.press(Key.Key_E, CTRL)
    keys.fill("Next meeting", "+14")
    keys.press(Key.Key_Return, CTRL)
    rows = {row.id: row for row in list_meetings(keys.workspace, project_id=_project(keys))}
    assert rows.pop(meeting_id).state is MeetingState.ENDED
    planned = next(iter(rows.values())).planned_at
    assert planned
    assert planned.astimezone().date() == keys.workspace.today() + timedelta(days=14)


def _read_and_save_the_minutes(keys: Keyboard, path: Path) -> None:
    page = keys.window.pages["papers"]
    assert isinstance(page, PapersPage)
    assert page.isVisible()
    keys.wait(lambda: page.paper is not None)
    keys.press(Key.Key_S, CTRL)
    assert isinstance(keys.dialog(), QFileDialog)
    # Qt's own dialog completes while one types, slower than a test does.
    line = keys.dialog().findChild(QLineEdit, "fileNameEdit")
    assert line is not None
    line.setText(str(path))
    keys.press(Key.Key_Return)
    keys.wait(path.exists)
    words, text = keys.window.words, _text_of(path)
    family = words.say("Family {number}", number=1)
    there = (TITLE, LEAD, *SAID, NOTE, DECISION, REASON, TASK, "orari", "Trasporti", "Elena", f"Madre, {family}")
    assert [part for part in there if part not in text] == []
    assert [part for part in (PRIVATE, *SECRETS) if part in text] == []
    due = words.date(keys.workspace.today() + timedelta(days=14))
    assert due in text


def _text_of(path: Path) -> str:
    pages = pypdf.PdfReader(path).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def _find_everything_again(keys: Keyboard) -> None:
    project_id = _project(keys)
    meeting_id = _meeting(keys)
    assert project_detail(keys.workspace, project_id=project_id).title == TITLE
    assert len(list_partners(keys.workspace, project_id=project_id)) == 5
    assert len(list_people(keys.workspace, project_id=project_id)) == 2
    assert _priorities(keys) == list(SAID)
    assert len(list_notes(keys.workspace, meeting_id=meeting_id)) == 2
    assert [row.text for row in list_decisions(keys.workspace, meeting_id=meeting_id)] == [DECISION]
    assert [row.what for row in list_actions(keys.workspace, project_id=project_id)] == [TASK]
    assert len(list_attendance(keys.workspace, meeting_id=meeting_id)) == 2


def test_a_meeting_goes_on_after_the_computer_failed(
    start: Start, settings: Settings, tmp_path: Path, workspace: Workspace
) -> None:
    room = open_room(workspace)
    workspace.close()
    settings.language = "en"
    keys = start(workspace.path)
    keys.press(Key.Key_5, ALT)
    keys.press(Key.Key_Return)
    keys.press(Key.Key_Down, ALT)
    keys.enter(SAID[0])
    before = keys.live.live.item
    assert before
    keys.type("Una navetta per")
    field = f"capture:{room.meeting_id}"
    keys.wait(lambda: read_draft(keys.workspace, field=field) == "Una navetta per")
    # What a killed process leaves on the disk, carried to where no lock is held.
    left = tmp_path / "left"
    left.mkdir()
    for part in workspace.path.parent.glob(f"{workspace.path.name}*"):
        if part.suffix != ".lock":
            shutil.copy(part, left)
    again = start(left / workspace.path.name)
    after = again.live.live.item
    assert after == before
    assert again.live.capture.line.text() == "Una navetta per"
    again.enter(" tutti")
    rows = list_priorities(again.workspace, meeting_id=room.meeting_id)
    assert [row.text for row in rows] == [SAID[0], "Una navetta per tutti"]
    check_workspace(again.workspace)
