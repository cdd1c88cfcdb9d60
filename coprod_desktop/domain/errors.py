"""Trouble that the user can mend, told apart from faults of the program."""

from datetime import datetime
from typing import Any

from coprod_desktop.words import Words, mark

SENTENCES: dict[str, str] = {
    "not_found": mark("This entry is no longer there. It may have been deleted meanwhile."),
    "text_missing": mark("Please write something in «{field}»."),
    "text_too_long": mark("«{field}» is too long: {length} characters, at most {limit} fit."),
    "date_order": mark("«{later}» cannot be before «{earlier}»."),
    # The bin
    "not_in_bin": mark("This entry is not in the bin any more."),
    "there_again": mark("«{name}» is already here, so nothing was brought back."),
    # Projects
    "amount_range": mark("This amount is too large, or less than nothing."),
    "share_range": mark("A share lies between 0 and 100 %."),
    # Partners and people
    "partner_twice": mark("«{name}» already takes part in this project at that time."),
    "lead_stays": mark("The lead of the project cannot be deleted. Choose another lead in the project first."),
    "family_fixed": mark("A family stays a family: its kind, sector and tier cannot be changed."),
    "organisation_not_family": mark("An organisation cannot become a family. Add the family as a new partner."),
    "needs_without_consent": mark("Access needs may only be kept with the person’s consent. Please tick it too."),
    "merge_with_itself": mark("Please choose two different entries."),
    "merge_across_projects": mark("These two partners belong to different projects."),
    "merge_family_and_organisation": mark("A family and an organisation cannot be the same partner."),
    "merge_in_open_poll": mark("Please close the open vote first: both entries may vote in it."),
    "consent_stands": mark("This consent has been given already."),
    # Meetings
    "meeting_begun": mark("This meeting has already begun."),
    "meeting_not_begun": mark("This meeting has not begun yet."),
    "meeting_not_open": mark("This meeting is not under way."),
    "meeting_not_ended": mark("This meeting has not ended yet."),
    "minutes_out_of_range": mark("An agenda item takes from 0 to {most} minutes."),
    # In the room
    "not_in_room": mark("This person is not in the room at the moment."),
    "proxy_for_self": mark("Nobody can stand in for themselves."),
    "answered_and_declined": mark("A decision cannot both answer and decline the same priority."),
    "handed_over_to_nobody": mark("Please say to whom the action is handed over."),
    "why_missing": mark("Please say why, so that the minutes can tell it."),
    # Polls
    "poll_not_prepared": mark("This vote has been opened already: its question and options stay as they are."),
    "poll_not_open": mark("This vote is not open."),
    "poll_open": mark("The vote is still open: its totals are shown once it is closed."),
    "poll_open_at_end": mark("The vote «{question}» is still open. Close it first, then end the meeting."),
    "poll_not_closed": mark("This vote is not closed."),
    "poll_has_ballots": mark("Ballots have been cast in this vote, so it stays. It can be closed, or reopened."),
    "poll_was_closed": mark("This vote has been closed once already, so its opening stays in the minutes."),
    "secret_poll_open": mark("A secret vote is open. Everything can be exported once it is closed."),
    "nobody_may_vote": mark("Nobody who may vote is in the room. Let people in at the door first."),
    "may_not_vote": mark("Only members who are in the room can be given a vote."),
    "not_entitled": mark("This person has no vote here."),
    "voted_already": mark("This person has voted already. A secret ballot cannot be given back."),
    "voter_missing": mark("This vote is by name: please say whose ballot this is."),
    "voter_not_wanted": mark("This vote is secret: a ballot names nobody."),
    "all_have_voted": mark("There are as many ballots as people who may vote ({count})."),
    "options_too_few": mark("A vote needs at least two options."),
    "option_twice": mark("«{option}» is among the options twice."),
    "option_unknown": mark("This is not one of the options of this vote."),
    "dots_out_of_range": mark("A person has from 1 to {most} dots, and no more than these fit on one option."),
    "dots_negative": mark("«{option}» cannot have fewer than zero dots."),
    "dots_over_cap": mark("«{option}» has {given} dots, at most {cap} may be on one option."),
    "dots_over_budget": mark("{given} dots were given, at most {budget} may be."),
    "sheet_dots_negative": mark("Sheet {sheet}: «{option}» cannot have fewer than zero dots."),
    "sheet_dots_over_cap": mark("Sheet {sheet}: «{option}» has {given} dots, at most {cap} may be on one option."),
    "sheet_dots_over_budget": mark("Sheet {sheet}: {given} dots were given, at most {budget} may be."),
    "sheet_number_wrong": mark("Sheets are numbered from 1 to {last}."),
    "sheet_twice": mark("Sheet {sheet} has been typed in already."),
    "sheet_missing": mark("Sheet {sheet} has not been typed in."),
    # Priorities
    "theme_exists": mark("There is already a theme called «{name}»."),
    "nothing_to_join": mark("Please mark at least one other priority of this project to join."),
    "joined_already": mark("«{text}» is joined to another priority already. Take it apart there first."),
    # Teams
    "team_exists": mark("There is already a team called «{name}»."),
    "place_taken": mark("«{place}» already belongs to «{team}». A municipality belongs to one team only."),
    "place_outside": mark("«{place}» is not one of the municipalities of this project."),
    "partner_left": mark("«{partner}» no longer takes part in the project."),
    "line_not_utf8": mark("Line {line} is not written in UTF-8. It and all that follows were not read."),
    # Tables of other programs
    "no_partner_column": mark("Please say which column holds the name of the partner."),
    "import_stale": mark("The register has changed meanwhile. Please choose the list again."),
    "table_unreadable": mark("«{file}» holds no table that can be read. CSV, XLSX, ODS, XLS and vCard files can."),
    "table_locked": mark("«{file}» is locked by a password. Save it without one and choose it again."),
    "table_empty": mark("«{file}» holds no rows."),
    "table_too_large": mark("«{file}» is too large to be a list of partners."),
    "table_too_many_rows": mark("«{file}» has more than {limit} rows. Divide it into several files."),
    "table_too_wide": mark("Row {row} of «{file}» has more than {limit} columns."),
    "table_quotation_open": mark("Row {row} of «{file}» opens a quotation mark that is never closed."),
    "card_unreadable": mark("Card {card} of «{file}» cannot be read."),
    "table_cell_too_long": mark("Row {row} of «{file}» holds a cell with more than {limit} characters."),
    # Everything out and in again
    "export_onto_itself": mark("«{file}» is the workspace itself. Choose another name for its export."),
    "export_foreign": mark("«{file}» is not an export of Coprod Desktop."),
    "export_newer": mark("«{file}» was exported by a newer version of Coprod Desktop. Please update the program."),
    "export_version_late": mark("«{file}» names its version too late. Put «format» and «version» at its beginning."),
    "export_empty": mark("«{file}» is empty."),
    "export_cut": mark("«{file}» breaks off in line {line}. Please copy it again from where it comes from."),
    "export_not_utf8": mark("Line {line} of «{file}» is not written in UTF-8, as an export is."),
    "export_unreadable": mark("Line {line} of «{file}» does not read as an export does."),
    "export_too_long": mark("Line {line} of «{file}» holds a value that is too long."),
    "export_name_twice": mark("Line {line} of «{file}»: «{name}» stands there twice."),
    "export_part_unknown": mark("Line {line} of «{file}»: an export has no part called «{name}»."),
    "export_table_unknown": mark("Line {line} of «{file}»: an export has no table called «{table}»."),
    "export_table_missing": mark("«{file}» lacks the table «{table}»."),
    "export_field_missing": mark("Row {row} of the table «{table}» in «{file}» lacks «{column}»."),
    "export_field_unknown": mark("Row {row} of the table «{table}» in «{file}»: there is no field «{column}»."),
    "export_key_twice": mark("Row {row} of the table «{table}» in «{file}» has the same «id» as a row before it."),
    "export_link_broken": mark(
        "The row {key} of the table «{table}» in «{file}»: «{column}» names a row of «{target}» that is not there."
    ),
    "export_voter_named": mark("Row {row} of the table «{table}» in «{file}» names the voter of a secret ballot."),
    "export_wants_text": mark("Row {row} of the table «{table}» in «{file}»: «{column}» must be a text."),
    "export_wants_word": mark("Row {row} of the table «{table}» in «{file}»: «{column}» must be one of {words}."),
    "export_wants_number": mark(
        "Row {row} of the table «{table}» in «{file}»: «{column}» must be a whole number from {least} to {most}."
    ),
    "export_wants_yes_or_no": mark("Row {row} of the table «{table}» in «{file}»: «{column}» must be true or false."),
    "export_wants_uuid": mark("Row {row} of the table «{table}» in «{file}»: «{column}» must be the id of a row."),
    "export_wants_date": mark(
        "Row {row} of the table «{table}» in «{file}»: «{column}» must be a date that exists, such as 2026-03-31."
    ),
    "export_wants_date_time": mark(
        "Row {row} of the table «{table}» in «{file}»: «{column}» must be a moment with its zone, as"
        " 2026-03-31T14:30:00+00:00."
    ),
    "export_wants_rank": mark("Row {row} of the table «{table}» in «{file}»: «{column}» must be a place, as a0."),
    "export_wants_bytes": mark("Row {row} of the table «{table}» in «{file}»: «{column}» must be Base64."),
    # Files
    "file_missing": mark("The file «{file}» is not there."),
    "file_exists": mark("«{file}» exists already. Choose another name, so that nothing is overwritten."),
    "file_foreign": mark("«{file}» is not a Coprod workspace. It was left as it is."),
    "file_newer": mark("«{file}» was made by a newer version of Coprod Desktop. Please update the program to open it."),
    "file_damaged": mark("«{file}» is damaged and was left as it is. Open a copy of it made earlier."),
    "file_strange": mark("«{file}» holds parts that Coprod Desktop did not make, so it was not opened."),
    "file_held": mark("«{file}» is already open for writing on «{computer}», since {since}. Close it there first."),
    "file_held_here": mark(
        "«{file}» is already open for writing on this computer, since {since}. Close it there first."
    ),
    "file_held_elsewhere": mark("«{file}» is already open for writing elsewhere. Close it there first."),
    "file_forbidden": mark("You have no permission to open «{file}»."),
    "file_busy": mark("The file is busy at the moment. Please try again."),
    "file_read_only": mark("«{file}» cannot be written here. Copy it to this computer first."),
    "file_unreachable": mark("The file cannot be reached any more. Was it moved or deleted, or the stick removed?"),
    "disk_full": mark("The disk is full: this last step was not saved. Free some space and try again."),
    "full_at_opening": mark("The disk is full: «{file}» cannot be opened. Free some space and try again."),
    "target_full": mark("The disk is full: «{file}» was not written. Free some space and try again."),
    "target_refused": mark("«{file}» could not be written. Is it open in another program, or the folder protected?"),
    "printer_refused": mark("The printer did not take the paper. Is it switched on and connected?"),
    "picture_unreadable": mark("This picture cannot be read. Please choose a PNG or JPEG file."),
    "picture_too_large": mark(
        "This picture is too large: at most {megabytes} MB, and {pixels} pixels on each side, are taken."
    ),
    "folder_missing": mark("The folder of «{file}» is not there."),
    # Backups
    "backup_secret_poll": mark("A secret vote is open. A backup can be made once it is closed."),
    "restore_secret_poll": mark(
        "A secret vote is open in «{file}», so there must be no copy of it. Open that file itself."
    ),
    "backup_full": mark("There is no room left for backups in «{folder}». Free some space there."),
    "backup_refused": mark("No backup can be written into «{folder}». Is it protected, or was the stick removed?"),
    "backup_folder_missing": mark("The folder «{folder}» for backups is not there. Is the stick plugged in?"),
    "backup_unsound": mark("A backup in «{folder}» could not be read again. Please use another stick or folder."),
    "file_changed": mark("«{file}» is not as it was left: it lacks the last steps. Save a copy elsewhere."),
    "copy_secret_poll": mark("A secret vote is open. A copy can be saved once it is closed."),
}

HINDRANCES = frozenset({"disk_full", "file_read_only", "file_unreachable", "file_damaged"})
"""Troubles by which the open file takes no more steps: what was typed stays, and a copy elsewhere is a way on."""


class KnownError(Exception):
    """A rule or file trouble with a code and its values; whoever shows it says it in the user's language.

    The values may hold personal text: they are for the screen, never for a log, so `str()` shows the code alone.
    """

    def __init__(self, code: str, **values: Any) -> None:
        super().__init__(code)
        self.code = code
        self.values = values

    def say(self, words: Words) -> str:
        """Say the trouble in one sentence; moments and values that are marked texts are said in the language too."""
        said = {name: _said(words, name, value) for name, value in self.values.items()}
        return words.say(SENTENCES[self.code], **said)


def _said(words: Words, name: str, value: Any) -> Any:
    if isinstance(value, datetime):
        return words.moment(value)
    return words.say(value) if isinstance(value, str) and name in SAID_VALUES else value


# Values that name a field of a form, so they are texts of the app and not the user's.
SAID_VALUES = frozenset({"field", "earlier", "later"})
