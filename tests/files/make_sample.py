"""Make the sample of the present file version, packed, and its export: `python -m tests.files.make_sample`.

One is made whenever the version goes up, and none is ever made again: the tests open each of them with today's app.
All samples tell the same story (`STORY` below), through the operations of their day; every table has a row.
"""

import gzip
import tempfile
from base64 import b64decode
from datetime import UTC, date, datetime
from pathlib import Path
from unittest.mock import patch
from uuid import UUID

from coprod_desktop.domain.actions import ActionState
from coprod_desktop.domain.decisions import DecisionRule
from coprod_desktop.domain.partners import ConsentPurpose, OrganisationKind
from coprod_desktop.domain.polls import Secrecy
from coprod_desktop.operations import Workspace, actions, agenda, attendance, decisions, meetings, notes, people, polls
from coprod_desktop.operations.ballots import cast_ballot
from coprod_desktop.operations.drafts import save_draft
from coprod_desktop.operations.exchange import export_file
from coprod_desktop.operations.funding import add_funding
from coprod_desktop.operations.merges import merge_priorities, take_apart
from coprod_desktop.operations.partners import add_partner
from coprod_desktop.operations.places import add_project_place
from coprod_desktop.operations.priorities import add_priorities, add_priority, change_priority, remove_priority
from coprod_desktop.operations.projects import add_project
from coprod_desktop.operations.services import add_service
from coprod_desktop.operations.settings import change_settings
from coprod_desktop.operations.teams import add_team, assign_place, join_team
from coprod_desktop.operations.workspaces import create_workspace
from coprod_desktop.store.schema import SCHEMA_VERSION

FOLDER = Path(__file__).parent
DAY = datetime(2026, 3, 3, 14, 30, tzinfo=UTC)
TITLE = "Servizi per l’autismo · prova «è così» 🙂"
LEAD = "ASST di Crema"
LINES = ("Una navetta la sera", "Più ore di assistenza a scuola #scuola", "Un numero solo da chiamare @Coop.")
DECISION = "Si chiede una navetta al Comune"
REASON = "La sera non ci sono corse"
DISSENT = "Costa troppo"
ACTION = "Scrivere al Comune"
DRAFT = "Mezza riga anc"
QUESTION = "Che cosa viene prima?"
VOTES = {Secrecy.SECRET: (2, 1, 0), Secrecy.NAMED: (0, 0, 3)}
LOGO = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNgYPgPAAEDAQAIicLsAAAAAElFTkSuQmCC")


def make(path: Path) -> None:
    """Make the workspace, at a standing clock and on a computer without a name, which nobody knows."""
    with patch("platform.node", return_value=""), patch.dict("os.environ", COPROD_HOME=str(path.parent)):
        workspace = create_workspace(path, clock=lambda: DAY)
    tell_story(workspace)
    workspace.close()


def tell_story(workspace: Workspace) -> None:
    """Fill every table: a project, its people, and a meeting from the door to an action; a line comes and goes.

    Two lines are taken as the same and apart again, and Anna votes on all of them, in secret and by name.
    """
    project = add_project(workspace, title=TITLE, lead=LEAD, baseline_on=date(2026, 1, 1), tender_ref="B/12")
    add_funding(workspace, project_id=project, funder=LEAD, amount_cents=10_000_00, share_bp=10_000)
    add_service(workspace, project_id=project, name="Sportello")
    place = add_project_place(workspace, project_id=project, name="Crema")
    aurora = add_partner(workspace, project_id=project, name="Coop. Aurora", kind=OrganisationKind.NONPROFIT)
    family = add_partner(workspace, project_id=project, name="Famiglia 1", kind=OrganisationKind.FAMILY, place="Crema")
    team = add_team(workspace, project_id=project, name="Crema")
    join_team(workspace, team_id=team, partner_id=aurora.id)
    assign_place(workspace, team_id=team, place_id=place)
    anna = people.add_person(
        workspace,
        partner_id=family.id,
        alias="Anna",
        names="Anna Inventata",
        access_needs=["Un posto vicino alla porta"],
        consents=[ConsentPurpose.ACCESS_NEEDS],
    )
    meeting = meetings.add_meeting(workspace, project_id=project, title="Primo incontro", team_id=team, planned_at=DAY)
    item = agenda.add_item(workspace, meeting_id=meeting, title="Che cosa serve", planned_min=20).id
    attendance.expect(workspace, meeting_id=meeting, participant_ids=[anna.id])
    meetings.start_meeting(workspace, meeting_id=meeting, item_title="Incontro")
    attendance.register_arrival(workspace, meeting_id=meeting, participant_id=anna.id)
    lines = add_priorities(workspace, meeting_id=meeting, item_id=item, lines=LINES)
    shuttle, school, _number = lines
    merge_priorities(workspace, into_id=shuttle.id, from_ids=[school.id])
    take_apart(workspace, priority_id=shuttle.id)
    passing = add_priority(workspace, meeting_id=meeting, text="Una riga sbagliata")
    change_priority(workspace, priority_id=passing.id, text="Una riga di troppo")
    remove_priority(workspace, priority_id=passing.id)
    notes.add_note(workspace, meeting_id=meeting, item_id=item, text="Solo per me", private=True)
    poll, _named = [vote(workspace, meeting, anna.id, [line.id for line in lines], secrecy) for secrecy in VOTES]
    decision = decisions.add_decision(
        workspace,
        meeting_id=meeting,
        text=DECISION,
        reason=REASON,
        rule=DecisionRule.VOTE,
        poll_id=poll,
        answers=[shuttle.id],
        dissents=[DISSENT],
    )
    action = actions.add_action(
        workspace,
        project_id=project,
        meeting_id=meeting,
        what=ACTION,
        partner_id=aurora.id,
        decision_id=decision.id,
        due=date(2026, 3, 31),
    )
    actions.record_progress(workspace, action_id=action.id, state=ActionState.IN_PROGRESS, note="Chiesto a voce")
    save_draft(workspace, field=f"capture:{meeting}", text=DRAFT)
    change_settings(workspace, body_name=LEAD, body_logo=LOGO)


def vote(workspace: Workspace, meeting: UUID, voter: UUID, lines: list[UUID], secrecy: Secrecy) -> UUID:
    """Let one person vote at the laptop, and close, open and close once more."""
    options = [("", line) for line in lines]
    poll = polls.prepare_poll(
        workspace, meeting_id=meeting, question=QUESTION, options=options, secrecy=secrecy, budget=3, cap=3
    )
    polls.open_poll(workspace, poll_id=poll.id)
    dots = {option.id: given for option, given in zip(poll.options, VOTES[secrecy], strict=True)}
    cast_ballot(workspace, poll_id=poll.id, participant_id=voter, dots=dots)
    polls.close_poll(workspace, poll_id=poll.id)
    polls.reopen_poll(workspace, poll_id=poll.id, reason=REASON)
    polls.close_poll(workspace, poll_id=poll.id)
    return poll.id


if __name__ == "__main__":
    target = FOLDER / f"v{SCHEMA_VERSION}.coprod.gz"
    with tempfile.TemporaryDirectory() as folder, target.open("xb") as packed:
        make(Path(folder) / "sample.coprod")
        packed.write(gzip.compress((Path(folder) / "sample.coprod").read_bytes(), mtime=0))
        export_file(Path(folder) / "sample.coprod", FOLDER / f"v{SCHEMA_VERSION}.json")
