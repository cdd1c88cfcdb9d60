"""Keys of other records, as they are handed in by a screen."""

from uuid import UUID

from coprod_desktop.records import Record
from coprod_desktop.store import Step


def linked(step: Step, kind: type[Record], key: UUID | None, *, kept: UUID | None = None) -> UUID | None:
    """Give a key where such a record is there; None stays None. KnownError `not_found`.

    What is `kept` was there before, and stays also where its record has gone into the bin meanwhile.
    """
    return key if key is None or key == kept else step.get(kind, key).id
