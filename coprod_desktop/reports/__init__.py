"""What is printed: frozen content in, a paper out.

This is the one door. ReportLab and the fonts load behind it when the first paper is made, not before.
"""

from typing import TYPE_CHECKING

from coprod_desktop.reports.paper import Paper

if TYPE_CHECKING:
    from coprod_desktop.domain.minutes import MinutesContent
    from coprod_desktop.words import Words

__all__ = ["Paper", "minutes_paper"]


def minutes_paper(content: "MinutesContent", words: "Words", *, large: bool = False) -> Paper:
    """Make the minutes of a meeting in the language of `words`, in large print where asked."""
    from coprod_desktop.reports import minutes  # noqa: PLC0415  loads ReportLab, which few starts of the app need

    return minutes.make_minutes(content, words, large=large)
