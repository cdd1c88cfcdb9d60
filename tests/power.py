"""A disk whose power is cut: the writes of a real process, recorded by strace, and what may be left of them.

What an `fsync` has confirmed stays. Of all later writes any part may have arrived, in any order, torn at the borders of
sectors; a name in a folder is as safe as the folder's own `fsync`. That is harsher than file systems of today are.
"""

import os
import random
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

CALLS = "openat,pwrite64,write,fsync,fdatasync,ftruncate,unlink,unlinkat,rename,renameat,renameat2,link,linkat,close"
SECTORS = (512, 4096)
_LINE = re.compile(rb"^\d+ +(\w+)\((.*)\) += (-?\d+)(?:<([^>]*)>)?.*$")
_TEXT = re.compile(rb'"((?:\\x[0-9a-f]{2})*)"')
_HANDLE = re.compile(rb"^(\d+)<([^>]*)>")


def can_trace() -> bool:
    """Tell whether strace is there and may look at a process."""
    if shutil.which("strace") is None:
        return False
    return subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True, check=False).returncode == 0


@dataclass(frozen=True, slots=True)
class Call:
    """One call to the system that succeeded, on one of our files or on standard output."""

    name: str
    handle: int
    path: str
    place: int = 0
    data: bytes = b""
    flags: str = ""
    target: str = ""


def record(command: Sequence[str], folder: Path, text: bytes, environment: dict[str, str]) -> list[Call]:
    """Run a command under strace; give what it did to the files in a folder, and what it printed, in order."""
    with tempfile.NamedTemporaryFile(suffix=".strace") as log:
        strace = ["strace", "-f", "-y", "-xx", "-s", "10000000", "-e", f"trace={CALLS}", "-o", log.name]
        done = subprocess.run([*strace, *command], input=text, capture_output=True, check=False, env=environment)
        assert done.returncode == 0, done.stderr.decode()
        return [call for line in log for call in _read(line.rstrip(b"\n"), str(folder))]


def _read(line: bytes, folder: str) -> Iterator[Call]:
    found = _LINE.match(line)
    if found is None:
        assert b"unfinished" not in line or folder.encode() not in _plain(line), "two threads write"
        return
    name, rest, result, opened = found[1].decode(), found[2], int(found[3]), found[4]
    if result < 0:
        return
    texts = [_plain(text) for text in _TEXT.findall(rest)]
    handle = _HANDLE.match(rest)
    if name == "openat":
        path = _plain(opened).decode() if opened else ""
        if path.startswith(folder):
            yield Call("open", result, path, flags=rest.decode("latin-1"))
    elif name.startswith(("unlink", "rename", "link")):
        paths = [str(Path(folder, text.decode("utf-8", "surrogateescape"))) for text in texts]
        if paths[0].startswith(folder):
            yield Call(re.sub(r"at2?$", "", name), -1, paths[0], target=paths[-1])
    elif handle:
        number, path = int(handle[1]), _plain(handle[2]).decode("utf-8", "surrogateescape")
        data = texts[0][:result] if texts else b""
        if number == 1 and name == "write":
            yield Call("print", 1, "", data=data)
        elif path.startswith(folder):
            place = int(rest.rsplit(b", ", 1)[1]) if name in {"pwrite64", "ftruncate"} else 0
            yield Call("fsync" if name == "fdatasync" else name, number, path, place, data)


def _plain(text: bytes) -> bytes:
    return bytes.fromhex(text.replace(b"\\x", b"").decode()) if b"\\x" in text else text


# The disk

MOODS = ("nothing", "all", "some", "torn", "torn")
"""Of what was not confirmed: nothing arrived, all of it, some writes, or some sectors of some writes."""


@dataclass(slots=True, eq=False)
class File:
    """What is safe of a file, and what was written since: bytes at a place, or None where it was cut to a length."""

    safe: bytes = b""
    later: list[tuple[int, bytes | None]] = field(default_factory=list)
    length: int = 0

    def write(self, place: int, data: bytes | None) -> None:
        """Take bytes, or a cut, which are not safe yet."""
        self.later.append((place, data))
        self.length = place if data is None else max(self.length, place + len(data))

    def sync(self) -> None:
        """Make all that was written safe."""
        self.safe, self.later = self.left(random.Random(), "all"), []

    def left(self, chance: random.Random, mood: str) -> bytes:
        """Give what may be left of it."""
        content = bytearray(self.safe)
        share = {"nothing": 0.0, "all": 1.0}.get(mood, chance.random())
        for place, data in self.later:
            if chance.random() < share:
                parts = _sectors(place, data, chance) if data and mood == "torn" else [(place, data)]
                for start, part in parts:
                    _put(content, start, part)
        return bytes(content)


def _sectors(place: int, data: bytes, chance: random.Random) -> Iterator[tuple[int, bytes]]:
    """Give some of the sectors over which a write goes."""
    sector, end, share = chance.choice(SECTORS), place + len(data), chance.random()
    borders = [place, *range((place // sector + 1) * sector, end, sector), end]
    for start, stop in pairwise(borders):
        if chance.random() < share:
            yield start, data[start - place : stop - place]


def _put(content: bytearray, place: int, data: bytes | None) -> None:
    end = place + len(data or b"")
    content.extend(bytes(max(end - len(content), 0)))
    if data is None:
        del content[place:]
    else:
        content[place:end] = data


Names = dict[str, File | None]


class Disk:
    """The files of a folder while a process makes its calls on them."""

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder)
        self._names: Names = {}
        self._safe: Names = {}
        self._later: list[Names] = []
        self._handles: dict[int, File] = {}
        self._places: dict[int, int] = {}
        for path in folder.iterdir():
            content = path.read_bytes()
            self._names[str(path)] = self._safe[str(path)] = File(content, length=len(content))

    def take(self, call: Call) -> None:
        """Let one call come to pass."""
        if call.path == self._folder:
            if call.name == "fsync":
                self._safe, self._later = dict(self._names), []
        elif call.name in {"open", "unlink", "rename", "link"}:
            self._name(call)
        elif call.name != "print":
            self._write(call)

    def _name(self, call: Call) -> None:
        file = self._names.get(call.path)
        if call.name == "open":
            if file is None:
                file = File()
                self._change({call.path: file})
            elif "O_TRUNC" in call.flags:
                file.write(0, None)
            self._handles[call.handle] = file
            self._places[call.handle] = file.length if "O_APPEND" in call.flags else 0
        elif call.name == "unlink":
            self._change({call.path: None})
        elif call.name == "rename":
            self._change({call.path: None, call.target: file})
        else:
            self._change({call.target: file})

    def _change(self, names: Names) -> None:
        self._later.append(names)
        self._names |= names

    def _write(self, call: Call) -> None:
        file = self._handles[call.handle]
        if call.name == "fsync":
            file.sync()
        elif call.name == "ftruncate":
            file.write(call.place, None)
        elif call.name == "pwrite64":
            file.write(call.place, call.data)
        elif call.name == "write":
            file.write(self._places[call.handle], call.data)
            self._places[call.handle] += len(call.data)

    def cut(self, folder: Path, chance: random.Random) -> str:
        """Cut the power: put what may be left into an empty folder; gives how much of the unconfirmed arrived."""
        names, mood = dict(self._safe), chance.choice(MOODS)
        if mood == "torn":
            kept = [change for change in self._later if chance.random() < 0.5]
        else:
            most = len(self._later)
            kept = self._later[: {"nothing": 0, "all": most}.get(mood, chance.randint(0, most))]
        for change in kept:
            names |= change
        for path, file in names.items():
            if file is not None:
                (folder / Path(path).name).write_bytes(file.left(chance, mood))
        return mood
