"""How things are said: English and Italian, dates, numbers and money."""

from coprod_desktop.words.languages import LANGUAGES, system_language
from coprod_desktop.words.mark import mark, mark_plural
from coprod_desktop.words.words import Words

__all__ = ["LANGUAGES", "Words", "mark", "mark_plural", "system_language"]
