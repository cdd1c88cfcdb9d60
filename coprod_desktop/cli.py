"""`coprod`: the same operations without a window, for scripts and IT staff."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from uuid import UUID

from coprod_desktop import __version__
from coprod_desktop.domain.errors import KnownError
from coprod_desktop.domain.faults import tell_fault
from coprod_desktop.domain.importing import Choice, RowFate
from coprod_desktop.domain.list_columns import guess_columns
from coprod_desktop.operations.backups import back_up_everywhere, list_backups, look_inside, restore, tidy
from coprod_desktop.operations.checks import check_workspace
from coprod_desktop.operations.example import create_example
from coprod_desktop.operations.exchange import export_file, write_file
from coprod_desktop.operations.exchange_import import import_file
from coprod_desktop.operations.exchange_schema import schema_text
from coprod_desktop.operations.importing import accept_import, known_partners, last_columns, plan_import, read_list
from coprod_desktop.operations.minutes import minutes_content
from coprod_desktop.operations.overview import workspace_overview
from coprod_desktop.operations.priorities import add_priority
from coprod_desktop.operations.workspaces import create_workspace, open_workspace, read_workspace
from coprod_desktop.reports import minutes_paper
from coprod_desktop.words import LANGUAGES, Words, system_language

Command = Callable[[argparse.Namespace, Words], None]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when done, 1 where input or file is at fault, 2 for wrong usage, 3 where the program is."""
    words = Words(system_language())
    options = _parser(words).parse_args(arguments)
    _speak_utf8()
    command: Command = options.command
    try:
        command(options, words)
    except KnownError as trouble:
        print(trouble.say(words), file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 1
    except Exception as fault:  # what an error says may quote names and notes
        print(words.say("The program itself is at fault; what was saved before stays saved."), file=sys.stderr)
        print(tell_fault(fault), file=sys.stderr)
        return 3
    return 0


def _speak_utf8() -> None:
    # A C locale would refuse accents, and names have them.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _parser(words: Words) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="coprod", description=words.say("Works on a Coprod workspace without a window.")
    )
    parser.add_argument("--version", action="version", version=f"coprod {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, command: Command, about: str, *, metavar: str = "FILE") -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=about, description=about)
        sub.add_argument("file", type=Path, metavar=metavar)
        sub.set_defaults(command=command)
        return sub

    add("new", _new, words.say("make an empty workspace"))
    _language(add("example", _example, words.say("make a workspace with the worked example")))
    show = add("show", _show, words.say("tell what a workspace holds"))
    show.add_argument("--json", action="store_true", help=words.say("in a form for programs"))
    capture = add("capture", _capture, words.say("add each line of standard input as a priority"))
    capture.add_argument("--meeting", type=UUID, required=True, metavar="ID")
    minutes = add("minutes", _minutes, words.say("write the minutes of a meeting as PDF"))
    minutes.add_argument("--meeting", type=UUID, required=True, metavar="ID")
    minutes.add_argument("--out", type=Path, required=True, metavar="X.pdf")
    _language(minutes)
    export = add("export", _export, words.say("write everything as readable JSON"))
    export.add_argument("--out", type=Path, required=True, metavar="X.json")
    taking_in = add("import", _import, words.say("make a workspace of an export"), metavar="X.json")
    taking_in.add_argument("new", type=Path, metavar="NEWFILE")
    about = words.say("print the JSON Schema of exports")
    schema = commands.add_parser("schema", help=about, description=about)
    schema.set_defaults(command=_schema)
    backup = add("backup", _backup, words.say("make a backup that is checked before it counts"))
    also = words.say("a second folder for backups, as on a stick")
    backup.add_argument("--also", type=Path, action="append", default=[], metavar="FOLDER", help=also)
    backup.add_argument("--list", action="store_true", help=words.say("only tell which backups there are"))
    putting_back = add("restore", _restore, words.say("put a backup in the place of a workspace"))
    putting_back.add_argument("--from", type=Path, required=True, metavar="BACKUP", dest="backup")
    putting_back.add_argument("--dry-run", action="store_true", help=words.say("tell what it holds and change nothing"))
    add("check", _check, words.say("check whether a workspace is sound"))
    partners = add("import-partners", _import_partners, words.say("take partners and people in from a list"))
    partners.add_argument("--project", type=UUID, required=True, metavar="ID")
    partners.add_argument("table", type=Path, metavar="TABLE", help=words.say("a CSV, XLSX, ODS, XLS or vCard file"))
    partners.add_argument("--dry-run", action="store_true", help=words.say("tell what would happen and write nothing"))
    return parser


def _language(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--language", choices=sorted(LANGUAGES), default=system_language())


def _new(options: argparse.Namespace, words: Words) -> None:
    create_workspace(options.file).close()
    print(words.say("{file} made", file=options.file))


def _example(options: argparse.Namespace, words: Words) -> None:
    create_example(options.file, language=options.language).close()
    print(words.say("{file} made", file=options.file))


def _show(options: argparse.Namespace, words: Words) -> None:
    with closing(read_workspace(options.file)) as workspace:
        overview = workspace_overview(workspace)
    if options.json:
        print(json.dumps(overview.as_plain(), ensure_ascii=False, indent=1))
    else:
        print(overview.as_text(words))


def _capture(options: argparse.Namespace, words: Words) -> None:  # noqa: ARG001
    with closing(open_workspace(options.file)) as workspace:
        for line in _lines():
            saved = add_priority(workspace, meeting_id=options.meeting, text=line)
            print(f"saved {saved.id}", flush=True)


def _lines() -> Iterator[str]:
    for number, line in enumerate(sys.stdin.buffer, 1):
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8").strip()
        except UnicodeDecodeError:
            raise KnownError("line_not_utf8", line=number) from None
        if text:
            yield text


def _minutes(options: argparse.Namespace, words: Words) -> None:
    with closing(read_workspace(options.file)) as workspace:
        content = minutes_content(workspace, meeting_id=options.meeting)
    paper = minutes_paper(content, Words(options.language))
    _write(options.out, paper.pdf, words)
    if paper.unprintable:
        print(
            words.plural(
                "{count} character could not be printed and is shown as a box.",
                "{count} characters could not be printed and are shown as boxes.",
                len(paper.unprintable),
            ),
            file=sys.stderr,
        )


def _export(options: argparse.Namespace, words: Words) -> None:
    export_file(options.file, options.out)
    print(words.say("{file} written", file=options.out))


def _import(options: argparse.Namespace, words: Words) -> None:
    import_file(options.file, options.new)
    print(words.say("{file} made", file=options.new))


def _schema(options: argparse.Namespace, words: Words) -> None:  # noqa: ARG001
    print(schema_text(), end="")


def _import_partners(options: argparse.Namespace, words: Words) -> None:
    opened = read_workspace if options.dry_run else open_workspace
    with closing(opened(options.file)) as workspace:
        table = read_list(options.table)
        columns = guess_columns(table.headings, last_columns(workspace))
        plan = plan_import(known_partners(workspace, project_id=options.project), table, columns)
        for line in plan.as_lines(words):
            print(line, file=sys.stderr)
        if options.dry_run:
            print(plan.say(words))
            return
        # Whether two are the same is for a person to say, in the window.
        doubles = {row.id: Choice(take=False) for row in plan.rows if row.fate is RowFate.DOUBLE}
        result = accept_import(
            workspace,
            project_id=options.project,
            plan=plan,
            family_name=lambda number: words.say("Family {number}", number=number),
            choices=doubles,
        )
    print(result.say(words))


def _write(path: Path, content: bytes, words: Words) -> None:
    write_file(path, content)
    print(words.say("{file} written", file=path))


def _backup(options: argparse.Namespace, words: Words) -> None:
    if options.list:
        rows = {row.path: row for folder in (None, *options.also) for row in list_backups(options.file, second=folder)}
        for row in sorted(rows.values(), key=lambda row: row.made_at, reverse=True):
            print(f"{words.moment(row.made_at)}  {row.path}")
        return
    made = back_up_everywhere(options.file, options.also)
    tidy(options.file)
    troubles = [one for one in made if isinstance(one, KnownError)]
    for one in made:
        if not isinstance(one, KnownError):
            print(words.say("{file} written", file=one.path))
    for trouble in troubles[:-1]:
        print(trouble.say(words), file=sys.stderr)
    if troubles:
        raise troubles[-1]


def _restore(options: argparse.Namespace, words: Words) -> None:
    if options.dry_run:
        for line in look_inside(options.backup).as_lines(words):
            print(line)
        return
    aside = restore(options.file, options.backup)
    print(words.say("{file} is as it was in the backup", file=options.file))
    if aside is not None:
        print(words.say("the file as it was until now: {file}", file=aside))


def _check(options: argparse.Namespace, words: Words) -> None:
    with closing(read_workspace(options.file)) as workspace:
        check_workspace(workspace)
    print(words.say("{file} is sound", file=options.file))


if __name__ == "__main__":
    sys.exit(main())
