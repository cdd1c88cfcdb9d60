"""Places that fail: a full disk, a stick that is pulled, folders and files that may not be written.

    python -m tests.store.faulty_places (full | pulled | forbidden) FOLDER

Each prints what it saw as JSON; the tests judge it. They need mounts of their own, or to be another user than root.
"""

import fcntl
import io
import json
import os
import shutil
import struct
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, redirect_stderr, redirect_stdout
from functools import partial
from pathlib import Path
from uuid import UUID

from coprod_desktop import cli
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.copies import go_on_here, go_on_in_copy
from coprod_desktop.operations.meetings import start_now
from coprod_desktop.operations.priorities import add_priority, list_priorities
from coprod_desktop.operations.projects import add_project
from coprod_desktop.operations.workspaces import create_workspace, open_workspace, read_workspace
from coprod_desktop.ui.settings import Settings
from tests.soundness import look_through
from tests.store.processes import code_of, disk, names
from tests.tables.lists import as_csv, long_list

NOBODY = 65534
GOING_DOWN, NO_LOG_FLUSH = 0x8004587D, 2
"""Ends a file system of the ext4 kind at once, as when its stick is pulled."""


def make(file: Path) -> tuple[UUID, UUID]:
    with closing(create_workspace(file)) as workspace:
        project = add_project(workspace, title="P", lead="ASL")
        meeting = start_now(workspace, project_id=project, title="M", item_title="I")
        add_priority(workspace, meeting_id=meeting, text="before")
    return project, meeting


def lines(workspace: Workspace, meeting: UUID) -> list[str]:
    return [row.text for row in list_priorities(workspace, meeting_id=meeting)]


def lines_in(file: Path, meeting: UUID) -> list[str]:
    with closing(look_through(file)) as workspace:
        return lines(workspace, meeting)


def told(*arguments: object, text: str = "") -> tuple[int, str]:
    """Run one command; give its code, and the last sentence of its complaint."""
    sys.stdin = io.TextIOWrapper(io.BytesIO(text.encode()))
    complaint = io.StringIO()
    with redirect_stdout(io.StringIO()), redirect_stderr(complaint):
        code = cli.main([str(one) for one in arguments])
    return code, (complaint.getvalue().splitlines() or [""])[-1]


# A full disk


def full(folder: Path) -> object:
    """Do everything on a disk with no room, with hardly any, and with room for reading only."""
    place, elsewhere = folder / "full", folder / "elsewhere"
    place.mkdir()
    elsewhere.mkdir()
    with disk(place, 3000):
        file = place / "w.coprod"
        seen: dict[str, object] = {}
        project, meeting = make(file)
        for kilobytes in (0, 40):
            fill(place, kilobytes)
            before = names(place)
            deeds = dict(deeds_on(file, project, meeting, elsewhere))
            left = [name for name in names(place) if name not in (*before, "w.coprod-wal", "w.coprod-shm")]
            seen[str(kilobytes)] = {**deeds, "left": left}
        seen["way on"] = go_on_elsewhere(file, meeting, elsewhere)
        fill(place, 2000)
        seen["room again"] = [code_of(lambda: lines_in(file, meeting)), told("capture", file, "--meeting", meeting)]
        seen["settings"] = settings_on(place)
    return seen


def fill(place: Path, left: int) -> None:
    """Leave so many kilobytes free."""
    filling = place / "filling"
    filling.unlink(missing_ok=True)
    filling.write_bytes(bytes(max(shutil.disk_usage(place).free - left * 1024, 0)))


def deeds_on(file: Path, project: UUID, meeting: UUID, elsewhere: Path) -> Iterator[tuple[str, object]]:
    place, good, table = file.parent, elsewhere / "good.coprod", elsewhere / "list.csv"
    shutil.copyfile(file, good)
    table.write_bytes(as_csv(long_list(120)))
    yield "check", told("check", file)
    yield "minutes of it", told("minutes", file, "--meeting", meeting, "--out", elsewhere / "x.pdf")
    yield "export of it", told("export", file, "--out", elsewhere / f"{shutil.disk_usage(place).free}.json")
    yield "import", told("import-partners", file, "--project", project, table)
    yield "capture", told("capture", file, "--meeting", meeting, text="".join(f"riga {n}\n" for n in range(99)))
    yield "new", told("new", place / "new.coprod")
    yield "backup on it", told("backup", good, "--also", place)[0]
    if shutil.disk_usage(place).free == 0:
        yield "minutes on it", told("minutes", good, "--meeting", meeting, "--out", place / "x.pdf")
        yield "export on it", told("export", good, "--out", place / "x.json")


def go_on_elsewhere(file: Path, meeting: UUID, elsewhere: Path) -> object:
    """Capture until the disk is full, then go on in a copy; nothing that was saved is missing."""
    fill(file.parent, 300)
    saved = lines_in(file, meeting)
    codes = []
    with closing(open_workspace(file)) as workspace:
        while "disk_full" not in codes:
            text = f"{len(saved)} {'x' * 3000}"
            codes.append(code_of(partial(add_priority, workspace, meeting_id=meeting, text=text)))
            saved += [text] if codes[-1] == "ok" else []
        codes.append(code_of(lambda: go_on_in_copy(workspace, file.with_name("no room.coprod"))))
        codes.append(code_of(lambda: go_on_in_copy(workspace, elsewhere / "copy.coprod")))
        codes.append(code_of(lambda: add_priority(workspace, meeting_id=meeting, text="after")))
    whole = lines_in(elsewhere / "copy.coprod", meeting) == [*saved, "after"]
    return codes[-4:], whole, names(file.parent)


def settings_on(place: Path) -> object:
    """Change a setting on a full disk: the others are still there."""
    path = place / "settings.ini"
    settings = Settings(path)
    settings.language, settings.theme = "en", "dark"
    settings.save()
    fill(place, 0)
    settings.language, settings.last_project = "it", "x" * 9000
    settings.save()
    again = Settings(path)
    return again.theme, again.language in ("en", "it")


# A stick that is pulled


def pulled(folder: Path) -> object:
    """Pull a stick while a file on it is open, then put it back."""
    image, other, stick = folder / "image", folder / "other", folder / "stick"
    stick.mkdir()
    with image.open("wb") as blank:
        blank.truncate(24 << 20)
    subprocess.run(["mkfs.ext4", "-q", str(image)], check=True)
    with plugged(image, stick):
        file = stick / "w.coprod"
        _project, meeting = make(file)
        workspace = open_workspace(file)
        add_priority(workspace, meeting_id=meeting, text="in the log")
        pull(stick)
        seen: dict[str, object] = {
            "step": code_of(lambda: add_priority(workspace, meeting_id=meeting, text="typed")),
            "reading": code_of(lambda: lines(workspace, meeting)),
            "undo": code_of(workspace.undo),
            "again": code_of(lambda: go_on_here(workspace)),
            "copy": code_of(lambda: go_on_in_copy(workspace, folder / "copy.coprod")),
            "left": names(folder),
        }
    shutil.copyfile(image, other)
    with plugged(other, stick):
        seen["back"] = code_of(lambda: go_on_here(workspace))
        seen["typed"] = code_of(lambda: add_priority(workspace, meeting_id=meeting, text="typed"))
        seen["lines"] = lines(workspace, meeting)
        workspace.close()
        seen["on the stick"] = [name for name in names(stick) if name != "lost+found"]
        return {**seen, "kept": lines_in(file, meeting)}


@contextmanager
def plugged(image: Path, stick: Path) -> Iterator[None]:
    subprocess.run(["mount", "-o", "loop", str(image), str(stick)], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(stick)], check=True)


def pull(stick: Path) -> None:
    handle = os.open(stick, os.O_RDONLY)
    fcntl.ioctl(handle, GOING_DOWN, struct.pack("I", NO_LOG_FLUSH))
    os.close(handle)


# Folders and files that may not be written


def forbidden(folder: Path) -> object:
    """Work where one may not write; run by somebody who is not root."""
    file = folder / "w.coprod"
    seen: dict[str, object] = {}
    _project, meeting = make(file)

    def seen_with(mode: int, path: Path, deed: Callable[[], object]) -> str:
        before = path.stat().st_mode
        path.chmod(mode)
        try:
            return code_of(deed)
        finally:
            if path.exists():
                path.chmod(before)

    def read() -> None:
        read_workspace(file).close()

    def write() -> None:
        open_workspace(file).close()

    seen["read-only folder"] = [seen_with(0o500, folder, deed) for deed in (read, write)]
    seen["read-only folder, new"] = seen_with(0o500, folder, lambda: create_workspace(folder / "new.coprod"))
    seen["closed folder"] = [seen_with(0o000, folder, deed) for deed in (read, write)]
    seen["read-only file"] = [seen_with(0o400, file, deed) for deed in (read, write)]
    seen["closed file"] = [seen_with(0o000, file, deed) for deed in (read, write)]
    lock = file.with_name("w.coprod.lock")
    lock.touch()
    seen["a lock of somebody else"] = seen_with(0o400, lock, write)
    seen["while open"] = taken_while_open(file, meeting, seen_with)
    seen["no home"] = without_home(folder)
    refusals: list[str] = []
    seen_with(0o500, folder, lambda: refusals.append(told("export", file, "--out", folder / "x.json")[1]))
    seen["export"] = refusals
    return {**seen, "left": names(folder)}


def taken_while_open(
    file: Path, meeting: UUID, seen_with: Callable[[int, Path, Callable[[], object]], str]
) -> list[object]:
    """Take the permission away while the file is open, and give it back."""
    with closing(open_workspace(file)) as workspace:

        def add() -> None:
            add_priority(workspace, meeting_id=meeting, text="a line")

        codes = [seen_with(0o000, file.parent, add), seen_with(0o400, file, add), seen_with(0o500, file.parent, add)]
        codes.append(code_of(add))
        kept = len(lines(workspace, meeting)) - 1
    return [codes, kept == codes.count("ok")]


def without_home(folder: Path) -> str:
    """Work where nothing can be kept for the user."""
    before = os.environ["COPROD_HOME"]
    os.environ["COPROD_HOME"] = "/proc/none"
    try:
        return code_of(lambda: create_workspace(folder / "homeless.coprod").close())
    finally:
        os.environ["COPROD_HOME"] = before


def become_nobody(*folders: Path) -> None:
    """Be a user who may not do everything, with these folders to work in."""
    # Once as root, for nobody may read the libraries that are loaded on the way.
    with tempfile.TemporaryDirectory() as warming:
        forbidden(Path(warming))
    for path in (one for folder in folders for one in (folder, *folder.rglob("*"))):
        os.chown(path, NOBODY, NOBODY)
    os.setgroups([])
    os.setgid(NOBODY)
    os.setuid(NOBODY)


if __name__ == "__main__":
    place = Path(sys.argv[2])
    if sys.argv[1] == "forbidden" and os.geteuid() == 0:
        become_nobody(place, Path(os.environ["COPROD_HOME"]))
    print(json.dumps({"full": full, "pulled": pulled, "forbidden": forbidden}[sys.argv[1]](place)))
