"""What one may do and ask: one function is one step, one transaction, one undo step and one notice."""

from coprod_desktop.domain.changes import Change, Changes, Fate, Origin
from coprod_desktop.store import Workspace

__all__ = ["Change", "Changes", "Fate", "Origin", "Workspace"]
