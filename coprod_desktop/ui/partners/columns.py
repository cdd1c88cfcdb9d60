"""The columns of the partners' table: what they show, how they sort, how they are edited in place."""

from collections.abc import Callable
from datetime import date
from typing import Any

from coprod_desktop.domain.partners import (
    OrganisationKind,
    PartnerRow,
    ProductionRole,
    Sector,
    Tier,
    is_partner_on,
    name_key,
)
from coprod_desktop.ui.tokens import Tone
from coprod_desktop.ui.widgets.offered_names import Offer
from coprod_desktop.ui.widgets.record_model import Column
from coprod_desktop.ui.widgets.texts import Say
from coprod_desktop.words import Words, mark
from coprod_desktop.words.labels import label

Option = tuple[Any, str]
KINDS = tuple(OrganisationKind)
ORGANISATIONS = tuple(kind for kind in OrganisationKind if kind is not OrganisationKind.FAMILY)

LEAD = mark("Lead")
GONE = mark("No longer taking part")
COMING = mark("Not yet")


def standing(row: PartnerRow, today: date) -> str:
    """Give the marked word that stands beside a name: the lead, who left, who is still to come; else nothing."""
    if row.is_lead:
        return LEAD
    if is_partner_on(row, today):
        return ""
    return GONE if row.left_on is not None and row.left_on <= today else COMING


class PartnerColumns:
    """Makes the columns; `words` and `today` are asked each time, as both may change while the window is open."""

    def __init__(
        self,
        words: Callable[[], Words],
        today: Callable[[], date],
        change: Callable[..., object],
        offer_places: Offer,
    ) -> None:
        self._words = words
        self._today = today
        self._change = change
        self._offer_places = offer_places

    def make(self) -> list[Column[PartnerRow]]:
        """Give all columns in order."""
        return [
            Column(
                "name",
                mark("Name"),
                self._named,
                sort_key=lambda row: name_key(row.name),
                edit=lambda row, value: self._change(row, name=value),
                value=lambda row: row.name,
                tone=lambda row: Tone.INFO if standing(row, self._today()) else None,
                stretch=4,
            ),
            self._choice("kind", mark("Kind"), lambda row: ORGANISATIONS if not row.is_family else (row.kind,)),
            self._choice("sector", mark("Sector"), lambda row: Sector if not row.is_family else (row.sector,)),
            self._choice("tier", mark("Tier of government"), lambda row: Tier if not row.is_family else (row.tier,)),
            self._choice("role", mark("Role in production"), lambda _row: ProductionRole),
            Column(
                "place",
                mark("Municipality"),
                lambda row: row.place,
                edit=lambda row, value: self._change(row, place=value),
                offer=self._offer_places,
            ),
            self._day("joined", mark("Joined"), lambda row: row.joined_on, lambda row, day: (day, row.left_on)),
            self._day("left", mark("Left"), lambda row: row.left_on, lambda row, day: (row.joined_on, day)),
            Column("teams", mark("Teams"), lambda row: ", ".join(row.teams)),
        ]

    def _named(self, row: PartnerRow) -> str:
        word = standing(row, self._today())
        return f"{row.name} {self._words().say(word)}" if word else row.name

    def _choice(self, key: str, title: Say, offered: Callable[[PartnerRow], Any]) -> Column[PartnerRow]:
        return Column(
            key,
            title,
            lambda row: "" if getattr(row, key) is Tier.NONE else label(self._words(), getattr(row, key)),
            edit=lambda row, value: self._change(row, **{key: value}),
            editor="choice",
            value=lambda row: getattr(row, key),
            options=lambda row: [(member, label(self._words(), member)) for member in offered(row)],
        )

    def _day(
        self,
        key: str,
        title: Say,
        day_of: Callable[[PartnerRow], date | None],
        stay: Callable[[PartnerRow, date | None], tuple[date | None, date | None]],
    ) -> Column[PartnerRow]:
        return Column(
            key,
            title,
            lambda row: self._words().date(day) if (day := day_of(row)) else "",
            sort_key=day_of,
            edit=lambda row, value: self._change(row, stay=stay(row, value)),
            editor="date",
            value=day_of,
        )
