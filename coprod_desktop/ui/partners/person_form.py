"""The form of a person: what may be printed, contacts, and consents with the access needs they allow to keep."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from coprod_desktop.domain.partners import ConsentPurpose, PersonRow
from coprod_desktop.ui.partners.person_card import language_name
from coprod_desktop.ui.widgets.boxes import SectionTitle
from coprod_desktop.ui.widgets.dialog import FormDialog
from coprod_desktop.ui.widgets.fields import CheckField, ChoiceField, LongTextField, TextField
from coprod_desktop.ui.widgets.form import Form
from coprod_desktop.ui.widgets.texts import Say
from coprod_desktop.ui.widgets.typed_fields import DateField
from coprod_desktop.words import Words, mark
from coprod_desktop.words.labels import label

LANGUAGES = ("it", "en", "fr", "es", "de", "ro", "sq", "uk", "ar", "zh")


def open_person_form(
    parent: QWidget,
    words: Words,
    title: Say,
    verb: Say,
    save: Callable[..., object],
    *,
    person: PersonRow | None = None,
    alias: str = "",
    today: date,
) -> FormDialog:
    """Open the form for a person, or for a new one under a printed name that is offered."""
    form, name = _make_form(words, person.language if person else "")
    standing = {consent.purpose for consent in person.consents if consent.stands} if person else set()
    form.fill(
        alias=person.alias if person else alias,
        language=person.language if person else words.language,
        consented_on=today,
        **{f"consent_{purpose}": purpose in standing for purpose in ConsentPurpose},
    )
    if person:
        form.fill(names=person.names, role=person.role, email=person.email, phone=person.phone)
        form.fill(access_needs="\n".join(text for _key, text in person.access_needs))
    dialog = FormDialog(parent, words, title, form, verb=verb, save=lambda values: save(**_read(values)), width=720)
    dialog.open()
    if alias:
        # Who it is, as «Mother», is typed before the name that is offered, not instead of it.
        name.control.home(False)
    return dialog


def _make_form(words: Words, language: str) -> tuple[Form, TextField]:
    form = Form(words)
    name = form.add("alias", TextField(words, mark("Printed as"), required=True, hint=_ALIAS_HINT))
    form.add("names", TextField(words, mark("Name and surname"), hint=_NAMES_HINT))
    form.add_pair(("role", TextField(words, mark("Role"))), ("language", _language_field(words, language)))
    form.add_pair(("email", TextField(words, mark("E-mail"))), ("phone", TextField(words, mark("Telephone"))))
    form.add_widget(SectionTitle(words, mark("Consents")))
    for first, second in zip(_CONSENTS[::2], _CONSENTS[1::2], strict=True):
        form.add_pair(_consent_field(words, first), _consent_field(words, second))
    form.add_pair(
        ("consented_on", DateField(words, mark("Date of the form"), required=True)),
        ("form_version", TextField(words, mark("Version of the form"))),
    )
    form.add("access_needs", LongTextField(words, mark("Access needs"), hint=_NEEDS_HINT, lines=2))
    return form, name


def _language_field(words: Words, known: str) -> ChoiceField:
    codes = LANGUAGES if known in ("", *LANGUAGES) else (*LANGUAGES, known)
    return ChoiceField(words, mark("Language"), [(code, _named(code)) for code in codes])


def _named(code: str) -> Say:
    return lambda words: language_name(words, code)


def _consent_field(words: Words, purpose: ConsentPurpose) -> tuple[str, CheckField]:
    return f"consent_{purpose}", CheckField(words, lambda w: label(w, purpose))


def _read(values: dict[str, Any]) -> dict[str, Any]:
    """Turn what stands in the form into what the operation takes."""
    consents = [purpose for purpose in ConsentPurpose if values.pop(f"consent_{purpose}")]
    needs = values.pop("access_needs").splitlines()
    return values | {"consents": consents, "access_needs": needs}


_CONSENTS = tuple(ConsentPurpose)
_ALIAS_HINT = mark("Minutes and lists show this name. For a family: «Mother, Family 3».")
_NAMES_HINT = mark("Kept here with the contacts, never printed.")
_NEEDS_HINT = mark("One per line. Kept only with the person’s consent, never printed.")
