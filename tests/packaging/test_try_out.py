"""Without a window, the example is made, a meeting captured and the minutes written; edits stay."""

import os
import subprocess
import sys
from pathlib import Path

from environment import CHECKOUT, PACKAGING


def try_out(home: Path, *arguments: str) -> str:
    """Run it on a data folder of its own; gives what it said."""
    surroundings = {"COPROD_HOME": str(home), "LC_ALL": "it_IT.UTF-8", "PYTHONIOENCODING": "utf-8"}
    surroundings["PYTHONPATH"] = str(CHECKOUT)
    done = subprocess.run(
        [sys.executable, PACKAGING / "try_out.py", "--without-window", *arguments],
        env=os.environ | surroundings,
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_main_job_names_the_files_it_made(tmp_path: Path) -> None:
    home = tmp_path / "però sì"
    said = try_out(home)
    assert "Captured: 3 priorities" in said
    papers = sorted(home.glob("*.pdf"))
    assert len(papers) == 2
    for path in (*papers, *home.glob("*.coprod"), *home.glob("*.json")):
        assert str(path) in said
    assert all(paper.read_bytes().startswith(b"%PDF-") for paper in papers)


def test_a_second_run_keeps_the_copy_and_a_fresh_one_sets_it_aside(tmp_path: Path) -> None:
    try_out(tmp_path)
    (kept,) = tmp_path.glob("*.coprod")
    assert "nothing new" in try_out(tmp_path)
    held = kept.read_bytes()
    assert "Captured: 3 priorities" in try_out(tmp_path, "--fresh")
    (aside,) = set(tmp_path.glob("*.coprod")) - {kept}
    assert aside.read_bytes() == held
