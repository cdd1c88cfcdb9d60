"""`coprod export`, `import` and `schema`, as a script calls them."""

import json
from pathlib import Path

import pytest

from coprod_desktop.operations.exchange_schema import make_schema
from tests.files import make_sample as story
from tests.test_cli import coprod


@pytest.fixture
def work(tmp_path: Path) -> Path:
    story.make(tmp_path / "perché.coprod")
    return tmp_path / "perché.coprod"


def test_everything_goes_out_and_comes_in_again(work: Path, tmp_path: Path) -> None:
    out, again = tmp_path / "tutto è qui.json", tmp_path / "again.coprod"
    assert coprod("export", work, "--out", out).stdout == f"{out} written\n"
    assert coprod("import", out, again).stdout == f"{again} made\n"
    assert coprod("check", again).returncode == 0
    assert coprod("show", again, "--json").stdout == coprod("show", work, "--json").stdout
    assert coprod("export", again, "--out", tmp_path / "second.json").returncode == 0
    assert (tmp_path / "second.json").read_bytes() == out.read_bytes()


def test_nothing_is_overwritten(work: Path, tmp_path: Path) -> None:
    before = work.read_bytes()
    coprod("export", work, "--out", tmp_path / "out.json")
    for done, part in (
        (coprod("import", tmp_path / "out.json", work), "exists already"),
        (coprod("export", work, "--out", work), "is the workspace itself"),
    ):
        assert (done.returncode, done.stdout) == (1, "")
        assert part in done.stderr
    assert work.read_bytes() == before


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en_GB.UTF-8", "Row 1 of the table «project» in «x.json»: «phase» must be one of co_planning, co_design,"),
        ("it_IT.UTF-8", "Riga 1 della tabella «project» in «x.json»: «phase» deve essere uno di questi valori:"),
    ],
)
def test_what_does_not_fit_is_one_sentence_in_the_users_language(language: str, sentence: str, tmp_path: Path) -> None:
    content = json.loads((story.FOLDER / "v2.json").read_text("utf-8"))
    content["records"]["project"][0]["phase"] = "other"
    (tmp_path / "x.json").write_text(json.dumps(content), "utf-8")
    done = coprod("import", tmp_path / "x.json", tmp_path / "w.coprod", language=language)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(sentence)
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "w.coprod").exists()


def test_the_form_of_exports_can_be_printed() -> None:
    assert json.loads(coprod("schema").stdout) == make_schema()


def test_import_asks_for_both_names(tmp_path: Path) -> None:
    assert coprod("import", tmp_path / "x.json").returncode == 2
