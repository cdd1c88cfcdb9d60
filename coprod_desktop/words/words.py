"""One speaker: the same texts, dates, numbers and money in one language."""

from __future__ import annotations

import datetime as dt
import gettext
from collections.abc import Sequence
from functools import cache, cached_property
from types import ModuleType
from typing import TYPE_CHECKING, Any

from coprod_desktop.resources import resources_folder

if TYPE_CHECKING:
    from decimal import Decimal

    from babel.core import Locale

DOMAIN = "coprod_desktop"
REGIONS = {"en": "en_GB", "it": "it_IT"}


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    if language == "en":
        return gettext.NullTranslations()
    return gettext.translation(DOMAIN, resources_folder() / "i18n", [language])


class Words:
    """Say texts, dates, numbers and money in one language.

    `zone` is the time zone in which moments are told; the computer's own where it is not given.
    """

    def __init__(self, language: str, zone: dt.tzinfo | None = None) -> None:
        self.language = language
        self.zone = zone
        self._catalogue = _catalogue(language)

    @cached_property
    def locale(self) -> Locale:
        """What CLDR knows of the language."""
        from babel.core import Locale  # noqa: PLC0415  the shell is painted without Babel

        return Locale.parse(REGIONS[self.language])

    @cached_property
    def _cldr(self) -> ModuleType:
        from coprod_desktop.words import cldr  # noqa: PLC0415  as above

        return cldr

    def say(self, text: str, /, **values: Any) -> str:
        """Say a text; `{name}` in it is filled from `values`."""
        said = self._catalogue.gettext(text)
        return said.format(**values) if values else said

    def say_in(self, context: str, text: str, /, **values: Any) -> str:
        """Say a text whose meaning depends on where it stands."""
        said = self._catalogue.pgettext(context, text)
        return said.format(**values) if values else said

    def plural(self, one: str, many: str, count: int, /, **values: Any) -> str:
        """Say a text by number; `{count}` is filled in the way of the language."""
        return self._catalogue.ngettext(one, many, count).format(count=self.number(count), **values)

    def local(self, moment: dt.datetime) -> dt.datetime:
        """Give a moment in the zone in which it is told."""
        return moment.astimezone(self.zone)

    def date(self, day: dt.date, *, long: bool = False) -> str:
        """Say a day: `3 Mar 2009`, or with weekday and full month where `long`."""
        day = self.local(day).date() if isinstance(day, dt.datetime) else day
        return str(self._cldr.dates.format_date(day, "full" if long else "medium", locale=self.locale))

    def time(self, moment: dt.datetime | dt.time) -> str:
        """Say a time of day as `14:30`."""
        clock = self.local(moment).time() if isinstance(moment, dt.datetime) else moment
        return str(self._cldr.dates.format_time(clock, "HH:mm", locale=self.locale))

    def moment(self, moment: dt.datetime) -> str:
        """Say a day and its time."""
        return f"{self.date(moment)}, {self.time(moment)}"

    def days_from(self, day: dt.date, today: dt.date) -> str:
        """Say how far a day lies from today, as `in 3 days` or `2 weeks ago`."""
        delta = day - today
        return str(self._cldr.dates.format_timedelta(delta, granularity="day", add_direction=True, locale=self.locale))

    def number(self, value: float | Decimal) -> str:
        """Say a number with the separators of the language."""
        return str(self._cldr.numbers.format_decimal(value, locale=self.locale))

    def money(self, cents: int) -> str:
        """Say an amount in euro, given in cents; whole amounts without decimals."""
        whole = cents % 100 == 0
        # A no-break space after the sign keeps amount and currency on one line.
        pattern = "¤\u00a0#,##0" if whole else "¤\u00a0#,##0.00"
        return str(
            self._cldr.numbers.format_currency(
                self._cldr.Decimal(cents) / 100, "EUR", pattern, locale=self.locale, currency_digits=False
            )
        )

    def share(self, basis_points: int) -> str:
        """Say a share, given in basis points, as a percentage."""
        cldr = self._cldr
        part = cldr.Decimal(basis_points) / 10_000
        return str(cldr.numbers.format_percent(part, "#,##0.##\u00a0%", locale=self.locale))

    def ordinal(self, number: int) -> str:
        """Say a place in a series: `3rd`, in Italian `3º`."""
        if self.language == "it":
            return f"{number}º"
        ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return f"{number}{ending}"

    def list(self, parts: Sequence[str]) -> str:
        """Join parts as the language does: `a, b and c`."""
        return str(self._cldr.lists.format_list(parts, locale=self.locale))
