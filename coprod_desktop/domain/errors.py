"""Trouble that the user can mend, told apart from faults of the program."""

from typing import Any

from coprod_desktop.words import Words, mark

SENTENCES: dict[str, str] = {
    "not_found": mark("This entry is no longer there. It may have been deleted meanwhile."),
    "text_missing": mark("Please write something in «{field}»."),
    "text_too_long": mark("«{field}» is too long: {length} characters, at most {limit} fit."),
    "date_order": mark("«{later}» cannot be before «{earlier}»."),
    # In the room
    "not_in_room": mark("This person is not in the room at the moment."),
    "proxy_for_self": mark("Nobody can stand in for themselves."),
    "answered_and_declined": mark("A decision cannot both answer and decline the same priority."),
    "handed_over_to_nobody": mark("Please say to whom the action is handed over."),
    # Files
    "file_missing": mark("The file «{file}» is not there."),
    "file_exists": mark("«{file}» exists already. Choose another name, so that nothing is overwritten."),
    "file_foreign": mark("«{file}» is not a Coprod workspace. It was left as it is."),
    "file_newer": mark("«{file}» was made by a newer version of Coprod Desktop. Please update the program to open it."),
    "file_damaged": mark("«{file}» is damaged and was left as it is. Open a copy of it made earlier."),
    "file_strange": mark("«{file}» holds parts that Coprod Desktop did not make, so it was not opened."),
    "file_held": mark("«{file}» is already open for writing: {holder}. Close it there first."),
    "file_busy": mark("The file is busy at the moment. Please try again."),
    "file_read_only": mark("«{file}» cannot be written here. Copy it to this computer first."),
    "file_unreachable": mark("The file cannot be reached any more. Was the stick or the network removed?"),
    "disk_full": mark("The disk is full: this last step was not saved. Free some space and try again."),
    "target_refused": mark("«{file}» could not be written. Is it open in another program, or the folder protected?"),
    "folder_missing": mark("The folder of «{file}» is not there."),
}


class KnownError(Exception):
    """A rule or file trouble with a code and its values; whoever shows it says it in the user's language.

    The values may hold personal text: they are for the screen, never for a log, so `str()` shows the code alone.
    """

    def __init__(self, code: str, **values: Any) -> None:
        super().__init__(code)
        self.code = code
        self.values = values

    def say(self, words: Words) -> str:
        """Say the trouble in one sentence; values that are marked texts are said in the language too."""
        said = {
            name: words.say(value) if isinstance(value, str) and name in SAID_VALUES else value
            for name, value in self.values.items()
        }
        return words.say(SENTENCES[self.code], **said)


# Values that name a field of a form, so they are texts of the app and not the user's.
SAID_VALUES = frozenset({"field", "earlier", "later"})
