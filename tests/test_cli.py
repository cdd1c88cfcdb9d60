"""`coprod` as a script calls it: its answers, its exit codes, and nothing half-done."""

import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest
from pypdf import PdfReader

from coprod_desktop.cli import main
from coprod_desktop.operations.workspaces import open_workspace


@dataclass(frozen=True)
class Done:
    """How a command ended and what it said."""

    returncode: int
    stdout: str
    stderr: str


def coprod(*arguments: object, typed: bytes = b"", language: str = "en_GB.UTF-8") -> Done:
    """Run one command as `coprod` does, in this process."""
    said, complained = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(said), redirect_stderr(complained):
        patch.setenv("LC_ALL", language)
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed)))
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as usage:
            code = int(usage.code or 0)
    return Done(code, text_of(said), text_of(complained))


def text_of(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("cli") / "esempio è qui.coprod"
    made = coprod("example", file, "--language", "it")
    assert made.returncode == 0, made.stderr
    return file


def meeting_of(file: Path) -> str:
    shown = json.loads(coprod("show", file, "--json").stdout)
    return str(next(m["id"] for m in shown["projects"][0]["meetings"] if m["state"] == "ended"))


def test_show_tells_partners_funding_and_meetings(example: Path) -> None:
    project = json.loads(coprod("show", example, "--json").stdout)["projects"][0]
    assert project["partners"]["now"] == 22
    assert project["partners"]["initially_by_sector"] == {"public": 7, "families_nonprofits": 10}
    assert project["funding"]["total_cents"] == 32_400_000
    assert {"id", "title", "priorities", "present"} <= project["meetings"][0].keys()
    told = coprod("show", example, language="it_IT.UTF-8").stdout
    assert "22 partner (inizialmente 17)" in told
    assert project["id"] in told


def test_capture_acknowledges_each_line_and_minutes_print_it(example: Path, tmp_path: Path) -> None:
    meeting = meeting_of(example)
    captured = coprod("capture", example, "--meeting", meeting, typed="Una voce è qui #Orari\n\nAltra\n".encode())
    assert captured.returncode == 0
    assert [line.split()[0] for line in captured.stdout.splitlines()] == ["saved", "saved"]
    paper = tmp_path / "verbale.pdf"
    assert coprod("minutes", example, "--meeting", meeting, "--out", paper, "--language", "it").returncode == 0
    text = " ".join(page.extract_text() for page in PdfReader(paper).pages)
    assert "Una voce è qui" in text
    assert "Verbale" in text


def test_export_holds_everything_readably(example: Path, tmp_path: Path) -> None:
    out = tmp_path / "all.json"
    assert coprod("export", example, "--out", out).returncode == 0
    records = json.loads(out.read_text("utf-8"))["records"]
    assert {"partner", "meeting", "priority", "decision", "action", "consent"} <= records.keys()
    assert any("è" in row["text"] for row in records["priority"])


def test_check_says_whether_a_file_is_sound(example: Path, tmp_path: Path) -> None:
    assert coprod("check", example).returncode == 0
    broken = tmp_path / "b.coprod"
    content = bytearray(example.read_bytes())
    content[8192:40960] = b"\x00" * 32768
    broken.write_bytes(content)
    checked = coprod("check", broken)
    assert checked.returncode == 1
    assert checked.stderr.strip() == "«b.coprod» is damaged and was left as it is. Open a copy of it made earlier."


def test_new_makes_an_empty_workspace_once(tmp_path: Path) -> None:
    file = tmp_path / "new.coprod"
    assert coprod("new", file).returncode == 0
    again = coprod("new", file, language="it_IT.UTF-8")
    assert again.returncode == 1
    assert "esiste già" in again.stderr


@pytest.mark.parametrize(
    "arguments",
    [("capture", "--meeting", str(uuid4())), ("minutes", "--meeting", str(uuid4()), "--out", "x.pdf")],
    ids=lambda arguments: arguments[0],
)
def test_an_unknown_meeting_is_one_plain_sentence(example: Path, arguments: tuple[str, ...], tmp_path: Path) -> None:
    done = coprod(arguments[0], example, *arguments[1:], typed=b"x\n")
    assert done.returncode == 1
    assert done.stderr.strip() == "This entry is no longer there. It may have been deleted meanwhile."


def test_a_line_that_is_not_utf8_stops_and_names_the_line(example: Path) -> None:
    done = coprod("capture", example, "--meeting", meeting_of(example), typed=b"good\nbad \xff\nnever\n")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    assert "Line 2" in done.stderr


def test_wrong_usage_is_told_with_2(example: Path) -> None:
    assert coprod("capture", example).returncode == 2
    assert coprod("capture", example, "--meeting", "no-id").returncode == 2
    assert coprod().returncode == 2


def test_capture_is_refused_with_the_holders_name_while_a_window_writes(example: Path) -> None:
    meeting = meeting_of(example)
    window = open_workspace(example)
    refused = coprod("capture", example, "--meeting", meeting, typed=b"x\n")
    window.close()
    assert refused.returncode == 1
    assert refused.stdout == ""
    assert "already open for writing" in refused.stderr


def test_a_paper_that_cannot_be_written_leaves_nothing(example: Path, tmp_path: Path) -> None:
    done = coprod("minutes", example, "--meeting", meeting_of(example), "--out", tmp_path / "none" / "x.pdf")
    assert done.returncode == 1
    assert "folder" in done.stderr
    assert list(tmp_path.glob("**/*.p*")) == []


def test_the_command_runs_in_a_process_of_its_own_and_in_any_locale(example: Path) -> None:
    command = [sys.executable, "-m", "coprod_desktop.cli", "show", str(example)]
    environment = {**os.environ, "LC_ALL": "C"}
    shown = subprocess.run(command, capture_output=True, check=True, env=environment)
    assert " · " in shown.stdout.decode("utf-8")
    assert shown.stderr == b""
