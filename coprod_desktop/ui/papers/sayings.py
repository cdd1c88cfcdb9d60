"""What is said of a paper: its title, and what could not be printed on it."""

from coprod_desktop.domain.meetings import meeting_name
from coprod_desktop.domain.minutes import MinutesContent
from coprod_desktop.reports import Paper
from coprod_desktop.words import Words

NAMED = 8
"""So many characters are named; of more, the count is told."""


def title_of(words: Words, content: MinutesContent) -> str:
    """Say which minutes these are."""
    heading = content.heading
    name = meeting_name(words, title=heading.title, team=heading.team)
    return words.say("Minutes of «{meeting}», {date}", meeting=name, date=words.date(heading.held_on))


def unprintable_of(words: Words, paper: Paper) -> str:
    """Say which characters no font at hand has; empty where there are none."""
    if not paper.unprintable:
        return ""
    named = ", ".join(_named(letter) for letter in paper.unprintable[:NAMED])
    if len(paper.unprintable) > NAMED:
        named += ", …"
    return words.plural(
        "{count} character is in no font of this computer and is printed as a box: {letters}",
        "{count} characters are in no font of this computer and are printed as boxes: {letters}",
        len(paper.unprintable),
        letters=named,
    )


def _named(letter: str) -> str:
    code = " ".join(f"U+{ord(one):04X}" for one in letter)
    return f"{letter} ({code})" if letter.isprintable() else code
