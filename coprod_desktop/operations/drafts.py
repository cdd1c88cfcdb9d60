"""Half-typed lines, kept so that a pulled plug does not lose them; never part of undo."""

from coprod_desktop.domain.texts import whole_text
from coprod_desktop.records import Draft
from coprod_desktop.store import Reader, Workspace


def read_draft(workspace: Workspace, *, field: str) -> str:
    """Give what stood in a field, empty where nothing did."""
    with workspace.reading() as reader:
        draft = _draft(reader, field)
        return draft.text if draft else ""


def save_draft(workspace: Workspace, *, field: str, text: str) -> None:
    """Keep what stands in a field now; an empty text forgets it."""
    text = whole_text(text)
    with workspace.step("save_draft", undoable=False) as step:
        draft = _draft(step, field)
        if draft and not text:
            step.erase(draft)
        elif draft:
            draft.text = text
        elif text:
            step.add(Draft(field=field, text=text))


def _draft(reader: Reader, field: str) -> Draft | None:
    return next(iter(reader.all(Draft, Draft.field == field)), None)
