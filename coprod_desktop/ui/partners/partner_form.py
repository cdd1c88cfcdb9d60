"""The form of a partner: everything about it in one place, as where the table has no room for all columns."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from coprod_desktop.domain.partners import PartnerRow, ProductionRole, Sector, Tier
from coprod_desktop.ui.partners.columns import ORGANISATIONS
from coprod_desktop.ui.widgets.dialog import FormDialog
from coprod_desktop.ui.widgets.fields import ChoiceField, TextField
from coprod_desktop.ui.widgets.form import Form
from coprod_desktop.ui.widgets.offered_names import Offer, OfferedNames
from coprod_desktop.ui.widgets.texts import Say
from coprod_desktop.ui.widgets.typed_fields import DateField
from coprod_desktop.words import Words, mark
from coprod_desktop.words.labels import label


def open_partner_form(
    parent: QWidget, words: Words, partner: PartnerRow, save: Callable[..., object], offer_places: Offer
) -> FormDialog:
    """Open the form of a partner; a family has no kind, sector and tier to choose."""
    form = _make_form(words, offer_places, family=partner.is_family)
    form.fill(**{key: getattr(partner, key) for key in form.fields})
    dialog = FormDialog(
        parent,
        words,
        mark("Edit partner"),
        form,
        verb=mark("Save"),
        save=lambda values: save(**_read(values)),
        width=600,
    )
    dialog.open()
    return dialog


def _make_form(words: Words, offer_places: Offer, *, family: bool) -> Form:
    form = Form(words)
    hint = mark("This name is printed in place of the family’s own.") if family else ""
    form.add("name", TextField(words, mark("Name"), required=True, hint=hint))
    role = ("role", _choice(words, mark("Role in production"), ProductionRole))
    place = TextField(words, mark("Municipality"))
    OfferedNames(place.control, offer_places)
    if family:
        form.add_pair(role, ("place", place))
    else:
        kind = ("kind", _choice(words, mark("Kind"), ORGANISATIONS))
        form.add_pair(kind, ("sector", _choice(words, mark("Sector"), Sector)))
        form.add_pair(("tier", _choice(words, mark("Tier of government"), Tier)), role)
        form.add("place", place)
    form.add_pair(
        ("joined_on", DateField(words, mark("Joined"))),
        ("left_on", DateField(words, mark("Left"), hint=mark("The first day without this partner."))),
    )
    return form


def _choice(words: Words, title: Say, members: Any) -> ChoiceField:
    return ChoiceField(words, title, [(member, _said(member)) for member in members])


def _said(member: Any) -> Say:
    return lambda words: label(words, member)


def _read(values: dict[str, Any]) -> dict[str, Any]:
    """Turn what stands in the form into what the operation takes."""
    return values | {"stay": (values.pop("joined_on"), values.pop("left_on"))}
