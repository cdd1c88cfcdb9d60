"""What is done while strace writes it down: `python -m tests.power_story FOLDER`, lines to capture on standard input.

A file is made; lines are captured by the command line, so many that SQLite brings its log into the file meanwhile; a
secret vote empties the log after each ballot; an old file is upgraded; a copy is saved and worked in. Whatever is said
to be safe is printed, as the command line prints `saved ID`.
"""

import sys
from contextlib import closing
from pathlib import Path

from coprod_desktop import cli
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.ballots import cast_ballot
from coprod_desktop.operations.copies import go_on_in_copy
from coprod_desktop.operations.polls import close_poll
from coprod_desktop.operations.priorities import add_priority
from coprod_desktop.operations.workspaces import open_workspace
from tests.operations.voting import Room, room_in

FILE, OLD, COPY = "w.coprod", "old.coprod", "copy.coprod"
BALLOTS = 5
IN_COPY = "Una riga nella copia"


def tell(what: str) -> None:
    print(what, flush=True)


def main(folder: Path) -> None:
    cli.main(["new", str(folder / FILE)])
    tell("made")
    with closing(open_workspace(folder / FILE)) as workspace:
        room = room_in(workspace)
        tell(f"meeting {room.meeting}")
    cli.main(["capture", str(folder / FILE), "--meeting", str(room.meeting)])
    with closing(open_workspace(folder / FILE)) as workspace:
        vote(workspace, room)
        go_on_in_copy(workspace, folder / COPY)
        tell("copied")
        tell(f"saved {add_priority(workspace, meeting_id=room.meeting, text=IN_COPY).id}")
    cli.main(["check", str(folder / OLD)])
    tell("upgraded")


def vote(workspace: Workspace, room: Room) -> None:
    there = Room(workspace, room.project, room.meeting, room.public, room.families, room.company)
    poll = there.opened(texts=("A", "B"))
    tell(f"poll {poll.id}")
    for voter in room.public[:BALLOTS]:
        cast_ballot(workspace, poll_id=poll.id, participant_id=voter, dots={poll.options[0].id: 1})
        tell("cast")
    close_poll(workspace, poll_id=poll.id)
    tell("closed")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
