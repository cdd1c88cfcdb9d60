"""Partners and people as a list for other programs, in the form in which it can be imported again."""

from collections import defaultdict
from pathlib import Path
from uuid import UUID

from coprod_desktop.domain.list_columns import ListColumn
from coprod_desktop.domain.partners import PartnerRow, PersonRow, Tier
from coprod_desktop.operations.exchange import write_file
from coprod_desktop.operations.partners import list_partners
from coprod_desktop.operations.people import list_people
from coprod_desktop.store import Workspace
from coprod_desktop.tables.writing import Cell, csv_table, xlsx_table
from coprod_desktop.words import Words
from coprod_desktop.words.labels import label

COLUMNS = tuple(column for column in ListColumn if column not in {ListColumn.SURNAME, ListColumn.FIRST_NAME})
"""The columns of a list that is saved: the names of a person stand in one."""


def save_partner_list(workspace: Workspace, *, project_id: UUID, path: Path, words: Words) -> int:
    """Write a project's partners with their people, one person a row, and give the number of rows.

    A path that ends in `.xlsx` becomes a spreadsheet, any other CSV. It holds names and contacts, and no consents.
    Raises KnownError `not_found`, `folder_missing`, `target_full`, `target_refused`.
    """
    headings = [label(words, column) for column in COLUMNS]
    rows = _rows(workspace, project_id, words)
    if path.suffix.lower() == ".xlsx":
        content = xlsx_table(headings, rows, name=words.say("Partners"))
    else:
        content = csv_table(headings, rows, separator=";" if words.language == "it" else ",")
    write_file(path, content)
    return len(rows)


def _rows(workspace: Workspace, project_id: UUID, words: Words) -> list[list[Cell]]:
    people: dict[UUID, list[PersonRow | None]] = defaultdict(list)
    for person in list_people(workspace, project_id=project_id):
        people[person.partner_id].append(person)
    partners = list_partners(workspace, project_id=project_id)
    return [_row(words, partner, person) for partner in partners for person in people[partner.id] or [None]]


def _row(words: Words, partner: PartnerRow, person: PersonRow | None) -> list[Cell]:
    of_partner: list[Cell] = [
        partner.name,
        label(words, partner.kind),
        label(words, partner.sector),
        "" if partner.tier is Tier.NONE else label(words, partner.tier),
        label(words, partner.role),
        partner.place,
        partner.joined_on,
        partner.left_on,
    ]
    if person is None:
        return [*of_partner, "", "", "", "", "", ""]
    return [*of_partner, person.names, person.alias, person.role, person.email, person.phone, person.language]
