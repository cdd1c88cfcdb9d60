"""The name under which a paper is saved."""

import re

from coprod_desktop.domain.meetings import meeting_name
from coprod_desktop.domain.minutes import MinutesContent
from coprod_desktop.words import Words

LONGEST = 100
# What Windows, macOS or Linux refuse in a name, and what nobody can see in it.
_REFUSED = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]+')


def file_name(content: MinutesContent, words: Words) -> str:
    """Suggest a name that every file system takes: `2026-03-12 Crema – verbale.pdf`."""
    heading = content.heading
    whose = heading.team or meeting_name(words, title=heading.title, team=heading.team)
    whose = " ".join(_REFUSED.sub(" ", whose).split())[:LONGEST].strip(" .")
    kind = words.say_in("name of a file", "minutes")
    return " ".join(part for part in (heading.held_on.isoformat(), whose, "–", kind) if part) + ".pdf"
