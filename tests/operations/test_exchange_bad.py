"""Exports that are not as they should be: one plain sentence each, and nothing is left behind."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.operations.exchange_import import import_file
from coprod_desktop.words import Words
from tests.files import make_sample as story

Content = dict[str, Any]
Deed = Callable[[Content], object]
NAME = "da altrove.json"
NOWHERE = str(uuid4())


def row(content: Content, table: str, number: int = 0) -> Content:
    found: Content = content["records"][table][number]
    return found


def put(table: str, **fields: object) -> Deed:
    return lambda content: row(content, table).update(fields)


def again(table: str) -> Deed:
    return lambda content: content["records"][table].append(row(content, table))


def refusal(tmp_path: Path, file: bytes) -> KnownError:
    """Give the trouble with a file; nothing may be left behind, and both languages must say it in one sentence."""
    (tmp_path / NAME).write_bytes(file)
    with pytest.raises(KnownError) as trouble:
        import_file(tmp_path / NAME, tmp_path / "new.coprod")
    assert [path.name for path in tmp_path.iterdir() if path.name != "home"] == [NAME]
    english, italian = (trouble.value.say(Words(language)) for language in ("en", "it"))
    for sentence in (english, italian):
        assert NAME in sentence
        assert "{" not in sentence.replace("«{}»", "")
        assert len(sentence) < 300
    assert english != italian
    return trouble.value


CHANGES: dict[str, tuple[Deed, str, str]] = {
    "not ours": (lambda c: c.update(format="other"), "export_foreign", ""),
    "no format": (lambda c: c.pop("format"), "export_foreign", ""),
    "no version": (lambda c: c.pop("version"), "export_foreign", ""),
    "version in words": (lambda c: c.update(version="2"), "export_foreign", ""),
    "version of yes": (lambda c: c.update(version=True), "export_foreign", ""),
    "version before all": (lambda c: c.update(version=0), "export_foreign", ""),
    "newer": (lambda c: c.update(version=3), "export_newer", "newer version"),
    "newer by far": (lambda c: c.update(version=10**40), "export_newer", "newer version"),
    "a strange part": (
        lambda c: c.update(more=1),
        "export_part_unknown",
        "Line 1 of «{}»: an export has no part called «more»",
    ),
    "no records": (lambda c: c.pop("records"), "export_table_missing", "lacks the table «accessneed»"),
    "records in a list": (lambda c: c.update(records=[]), "export_unreadable", "Line 1"),
    "a table missing": (lambda c: c["records"].pop("poll"), "export_table_missing", "lacks the table «poll»"),
    "a strange table": (lambda c: c["records"].update(people=[]), "export_table_unknown", "«people»"),
    "the journal": (lambda c: c["records"].update(journalentry=[]), "export_table_unknown", "«journalentry»"),
    "a table of no rows": (lambda c: c["records"].update(note={}), "export_unreadable", "Line 1"),
    "a row of no fields": (lambda c: c["records"]["note"].append({}), "export_field_missing", "«id»"),
    "a row in a list": (lambda c: c["records"]["note"].append([1]), "export_unreadable", "Line 1"),
    "a row of nothing": (lambda c: c["records"]["note"].append(None), "export_unreadable", "Line 1"),
    "a field missing": (lambda c: row(c, "note").pop("text"), "export_field_missing", "Row 1 of the table «note»"),
    "a strange field": (put("note", colour="red"), "export_field_unknown", "there is no field «colour»"),
    "a value within": (put("note", text={"a": "b"}), "export_unreadable", "Line 1"),
    "a list within": (put("note", text=["a"]), "export_unreadable", "Line 1"),
    "the same row twice": (again("note"), "export_key_twice", "Row 2 of the table «note»"),
    "the same ballot twice": (again("ballot"), "export_key_twice", "Row 3 of the table «ballot»"),
    "a link to nothing": (
        put("note", meeting_id=NOWHERE),
        "export_link_broken",
        "names a row of «meeting»",
    ),
    "a choice of nothing": (put("choice", option_id=NOWHERE), "export_link_broken", "names a row of «polloption»"),
    "no link where one must be": (put("note", meeting_id=None), "export_wants_uuid", "Row 1 of the table «note»"),
    "a number for a text": (put("note", text=5), "export_wants_text", "«text» must be a text"),
    "no text": (put("note", text=None), "export_wants_text", "«text» must be a text"),
    "half a letter": (put("note", text="\ud83d"), "export_wants_text", "«text» must be a text"),
    "a key of no form": (put("note", id="1"), "export_wants_uuid", "«id» must be the id of a row"),
    "a key in capitals": (put("note", id=NOWHERE.upper()), "export_wants_uuid", "«id»"),
    "a key with a line": (put("note", id=NOWHERE + "\n"), "export_wants_uuid", "«id»"),
    "a day that is none": (put("project", baseline_on="2026-02-30"), "export_wants_date", "a date that exists"),
    "a day in short": (put("project", baseline_on="20260228"), "export_wants_date", "«baseline_on»"),
    "a day before all": (put("project", baseline_on="0000-01-01"), "export_wants_date", "«baseline_on»"),
    "a moment without zone": (put("note", written_at="2026-03-03T14:30:00"), "export_wants_date_time", "with its zone"),
    "a moment that is none": (put("note", written_at="2026-03-03T25:30:00Z"), "export_wants_date_time", "«written_at»"),
    "a moment before all": (
        put("note", written_at="0001-01-01T00:00:00+02:00"),
        "export_wants_date_time",
        "«written_at»",
    ),
    "a word unknown": (
        put("project", phase="co_nothing"),
        "export_wants_word",
        "must be one of co_planning,",
    ),
    "an amount too large": (put("fundingsource", amount_cents=2**63), "export_wants_number", "from 0 to 9223372036854"),
    "an amount with a dot": (put("fundingsource", amount_cents=1.0), "export_wants_number", "a whole number"),
    "an amount of yes": (put("fundingsource", amount_cents=True), "export_wants_number", "a whole number"),
    "less than nothing": (put("fundingsource", amount_cents=-1), "export_wants_number", "from 0 to"),
    "a share over all": (put("fundingsource", share_bp=10_001), "export_wants_number", "from 0 to 10000"),
    "one for yes": (put("note", private=1), "export_wants_yes_or_no", "must be true or false"),
    "not a number": (put("fundingsource", amount_cents=float("nan")), "export_unreadable", "Line 1"),
    "without end": (put("fundingsource", amount_cents=float("inf")), "export_unreadable", "Line 1"),
    "a place of no list": (put("note", rank="zzz"), "export_wants_rank", "«rank» must be a place"),
    "a place of nothing": (put("note", rank=""), "export_wants_rank", "«rank» must be a place"),
    "not Base64": (put("blob", content="è!"), "export_wants_bytes", "«content» must be Base64"),
    "a voter in secret": (
        lambda c: [ballot.update(participant_id=row(c, "participant")["id"]) for ballot in c["records"]["ballot"]],
        "export_voter_named",
        "names the voter of a secret ballot",
    ),
}


@pytest.mark.parametrize("case", CHANGES)
def test_what_does_not_fit_is_named_with_its_place(tmp_path: Path, case: str) -> None:
    content = json.loads((story.FOLDER / "v2.json").read_text("utf-8"))
    deed, code, part = CHANGES[case]
    deed(content)
    trouble = refusal(tmp_path, json.dumps(content).encode("ascii"))
    assert trouble.code == code
    assert part.format(NAME).rstrip("»") in trouble.say(Words("en"))


def sample() -> bytes:
    return (story.FOLDER / "v2.json").read_bytes()


LETTERS: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "nothing": (lambda _: b"", "export_empty"),
    "blanks": (lambda _: b" \n\t \r\n", "export_empty"),
    "a workspace": (lambda _: b"SQLite format 3\0" + bytes(1000), "export_foreign"),
    "a table": (lambda _: b"Ente;Tipo\nCoop. Aurora;nonprofit\n", "export_foreign"),
    "other JSON": (lambda _: b'{"format": "x", "version": 1}', "export_foreign"),
    "an empty object": (lambda _: b"{}", "export_foreign"),
    "a list": (lambda content: b"[" + content + b"]", "export_foreign"),
    "zeros": (lambda content: bytes(len(content)), "export_foreign"),
    "UTF-16 with its mark": (lambda content: content.decode().encode("utf-16"), "export_not_utf8"),
    "UTF-16": (lambda content: content.decode().encode("utf-16-le"), "export_not_utf8"),
    "UTF-32": (lambda content: content.decode().encode("utf-32"), "export_not_utf8"),
    "Latin letters": (
        lambda content: content.decode().encode("cp1252", "replace"),
        "export_not_utf8",
    ),
    "one strange byte": (lambda content: content.replace("ù".encode(), b"\xf9", 1), "export_not_utf8"),
    "zeros within": (lambda content: content.replace(b"Costa", b"Co\0ta"), "export_unreadable"),
    "a raw line within": (lambda content: content.replace(b"Costa", b"Co\nta"), "export_unreadable"),
    "more after the end": (lambda content: content + b"{}", "export_unreadable"),
    "a comma too many": (lambda content: content.replace(b"\n]", b",\n]", 1), "export_unreadable"),
    "a comma too few": (lambda content: content.replace(b"],", b"]", 1), "export_unreadable"),
    "quotes of another kind": (lambda content: content.replace(b'"', b"'"), "export_unreadable"),
    "the same part twice": (lambda content: content.replace(b"{", b'{"format": "x",', 1), "export_name_twice"),
    "the same table twice": (lambda content: content.replace(b'"action": ', b'"accessneed": '), "export_name_twice"),
    "the same field twice": (
        lambda content: content.replace(b'"text": ', b'"text": "", "text": '),
        "export_name_twice",
    ),
    "NaN": (lambda content: content.replace(b"1000000", b"NaN"), "export_unreadable"),
    "5000 digits": (lambda content: content.replace(b"1000000", b"1" * 5000), "export_unreadable"),
    "a long name": (lambda content: content.replace(b'"records"', b'"' + b"r" * 300_000 + b'"'), "export_too_long"),
    "deep lists": (lambda content: content.replace(b'"Costa', b"[" * 200_000 + b'"Costa'), "export_unreadable"),
    "deep objects": (lambda content: content.replace(b"[\n", b'[{"a":' * 200_000), "export_unreadable"),
    "many blanks": (lambda content: content.replace(b"\n]", b" " * 2_000_000 + b"]", 1), "export_unreadable"),
    "many fields": (
        lambda content: content.replace(b'"text": ', b'"a": "",' * 9_000 + b'"text": '),
        "export_unreadable",
    ),
    "a version too late": (
        lambda _: b'{"records": {"note": [{}' + b",{}" * 200_001 + b']}, "version": 2}',
        "export_version_late",
    ),
    "many words before": (
        lambda content: content.replace(b'[\n"The', b'["",' + b'"",' * 100 + b'"The', 1),
        "export_unreadable",
    ),
}


@pytest.mark.parametrize("case", LETTERS)
def test_what_cannot_be_read_is_named_with_its_line(tmp_path: Path, case: str) -> None:
    deed, code = LETTERS[case]
    changed = deed(sample())
    assert changed != sample()
    assert refusal(tmp_path, changed).code == code


def test_the_line_is_the_right_one(tmp_path: Path) -> None:
    lines = sample().split(b"\n")
    for number, spoilt, code in ((40, b"x", "export_unreadable"), (60, b"\xff", "export_not_utf8")):
        changed = b"\n".join([*lines[: number - 1], spoilt + lines[number - 1], *lines[number:]])
        trouble = refusal(tmp_path, changed)
        assert (trouble.code, trouble.values["line"]) == (code, number)


def test_wherever_it_is_cut_it_breaks_off(tmp_path: Path) -> None:
    content = sample().rstrip()
    end = len(content)
    for length in (*range(1, 60, 7), *range(200, end, 2999), *range(end - 3, end)):
        assert refusal(tmp_path, content[:length]).code == "export_cut", content[:length][-40:]


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    for source, code in ((tmp_path / "none.json", "file_missing"), (tmp_path, "export_foreign")):
        with pytest.raises(KnownError, match=code):
            import_file(source, tmp_path / "new.coprod")
    assert not (tmp_path / "new.coprod").exists()


MEASURE = """
import sys
from pathlib import Path
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.operations.exchange_import import import_file
for name in sys.argv[2:]:
    try:
        import_file(Path(name), Path(sys.argv[1]))
    except KnownError as trouble:
        print(trouble.code)
# Not what the system tells of the process: that counts the one by which it was begun, too.
status = Path("/proc/self/status").read_text("ascii").splitlines()
print(next(int(line.split()[1]) // 1024 for line in status if line.startswith("VmHWM")))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells how much memory a program held at most")
def test_large_ones_need_little_memory(tmp_path: Path) -> None:
    head, mega = b'{"format": "coprod-workspace", "version": 2, "records": {"note": [', 1 << 20
    files = {
        "zeros": (b"", b"", 0, 1 << 30),
        "zeros within": (head, b"", 0, 1 << 30),
        "a text of strange letters": (head + b'{"text": "', "🙂".encode() * (mega // 4), 70, 0),
        "a number": (head + b'{"a": ', b"1" * mega, 40, 0),
        "lists": (head, b"[" * mega, 20, 0),
        "fields": (head + b'{"a": ""', b',"a": ""' * (mega // 8), 20, 0),
    }
    for name, (begin, unit, count, size) in files.items():
        with (tmp_path / name).open("wb") as file:
            file.write(begin)
            for _ in range(count):
                file.write(unit)
            file.truncate(size or None)
    command = [sys.executable, "-c", MEASURE, *(str(tmp_path / name) for name in ("new.coprod", *files))]
    *told, memory = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    assert told == [
        "export_foreign",
        "export_unreadable",
        "export_too_long",
        "export_too_long",
        "export_unreadable",
        "export_unreadable",
    ]
    assert int(memory) < 300
