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


def test_the_files_made_are_named_and_kept_until_a_fresh_start(tmp_path: Path) -> None:
    home = tmp_path / "però sì"
    said = try_out(home)
    assert "Captured: 3 priorities" in said
    papers = sorted(home.glob("*.pdf"))
    assert len(papers) == 2
    assert all(paper.read_bytes().startswith(b"%PDF-") for paper in papers)
    (kept,) = home.glob("*.coprod")
    assert all(str(path) in said for path in (*papers, kept, kept.with_suffix(".json")))

    assert "nothing new" in try_out(home)
    held = kept.read_bytes()

    assert "Captured: 3 priorities" in try_out(home, "--fresh")
    (aside,) = set(home.glob("*.coprod")) - {kept}
    assert aside.read_bytes() == held
