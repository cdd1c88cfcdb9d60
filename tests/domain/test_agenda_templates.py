"""Agendas to begin with: whole in both languages, parted by a break, of a length that people bear."""

import pytest

from coprod_desktop.domain.agenda_templates import template_items
from coprod_desktop.domain.meetings import ItemKind, kind_by_name
from coprod_desktop.domain.projects import Phase
from coprod_desktop.words import Words


@pytest.mark.parametrize("phase", Phase)
def test_each_phase_begins_with_last_time_ends_with_the_next_steps_and_has_a_break(phase: Phase) -> None:
    items = template_items(Words("en"), phase)

    assert (items[0].title, items[-1].title) == ("Since last time", "Next steps and date")
    assert [item.title for item in items if item.kind is ItemKind.BREAK] == ["Break"]
    assert 90 <= sum(item.planned_min for item in items) <= 130
    assert all(item.method for item in items if item.kind is ItemKind.TOPIC)


@pytest.mark.parametrize("phase", Phase)
def test_nothing_of_a_template_is_left_in_english(phase: Phase) -> None:
    english, italian = template_items(Words("en"), phase), template_items(Words("it"), phase)

    assert [item.planned_min for item in english] == [item.planned_min for item in italian]
    for one, other in zip(english, italian, strict=True):
        assert one.title != other.title
        assert one.method != other.method or not one.method


@pytest.mark.parametrize(
    ("language", "title", "kind"),
    [
        ("it", "pausa caffè ", ItemKind.BREAK),
        ("it", "Pausa", ItemKind.BREAK),
        ("en", "Lunch", ItemKind.BREAK),
        ("en", "Break the ice", ItemKind.TOPIC),
        ("en", "Break-out groups", ItemKind.TOPIC),
        ("it", "Che cosa serve", ItemKind.TOPIC),
    ],
)
def test_a_break_is_known_by_its_name(language: str, title: str, kind: ItemKind) -> None:
    assert kind_by_name(Words(language), title) is kind
