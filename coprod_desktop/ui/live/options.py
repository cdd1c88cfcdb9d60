"""Options of a choice that are the user's own names, and low fields for long texts."""

from coprod_desktop.ui.widgets.fields import LongTextField
from coprod_desktop.ui.widgets.texts import Say
from coprod_desktop.words import Words


def as_is(text: str) -> Say:
    """Offer a name as it is, in every language."""
    return lambda _words: text


def low_field(words: Words, label: Say, *, hint: Say = "", required: bool = False) -> LongTextField:
    """Make a field of two lines for a long text; more lines scroll."""
    field = LongTextField(words, label, hint=hint, required=required, lines=2)
    field.control.setMaximumHeight(field.control.minimumHeight())
    return field
