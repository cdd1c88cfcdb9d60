"""The menus of the teams' screen: where selected items may go, and what may be done with a team."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from coprod_desktop.domain.projects import StructureForm
from coprod_desktop.domain.teams import MemberRow, TeamRow, TeamsView
from coprod_desktop.ui.teams.deeds import TeamDeeds
from coprod_desktop.words import Words


def item_menu(
    parent: QWidget,
    words: Words,
    teams: Sequence[TeamRow],
    *,
    source: TeamRow | None,
    can_stay: bool,
    send: Callable[[TeamRow | None, bool], object],
) -> QMenu:
    """Make the menu of selected partners or municipalities of a team (of none where `source` is None).

    `send` takes the team to go to, and whether they belong to both then, which only partners can.
    """
    menu = _menu(parent)
    others = [team for team in teams if team != source]
    for team in others:
        text = words.say("Move to «{team}»", team=team.name) if source else words.say("To «{team}»", team=team.name)
        _add(menu, text, partial(send, team, False))
    if source and can_stay and others:
        menu.addSeparator()
        for team in others:
            _add(menu, words.say("Also join «{team}»", team=team.name), partial(send, team, True))
    if source:
        menu.addSeparator()
        _add(menu, words.say("Take out of «{team}»", team=source.name), partial(send, None, False))
    elif not others:
        menu.addAction(words.say("There is no team yet")).setEnabled(False)
    return menu


def team_menu(
    parent: QWidget,
    words: Words,
    view: TeamsView,
    *,
    team: TeamRow,
    deeds: TeamDeeds,
    rename: Callable[[], object],
    retask: Callable[[], object],
    join: Callable[[MemberRow], object],
) -> QMenu:
    """Make the menu of a team."""
    menu = _menu(parent)
    _add(menu, words.say("Rename"), rename)
    _add(menu, words.say("Write the task"), retask)
    outside = partners_outside(view, team)
    people = _submenu(menu, words.say("Add partner"))
    people.setEnabled(bool(outside))
    for member in outside:
        _add(people, member.name, partial(join, member))
    _add_coordinators(menu, words, view, team, deeds)
    menu.addSeparator()
    _add(menu, words.say("Delete team"), partial(deeds.remove, team))
    return menu


def partners_outside(view: TeamsView, team: TeamRow) -> list[MemberRow]:
    """Give the partners that are not in a team: those in no team first, then the others, then the lead."""
    inside = {member.id for member in team.members}
    everybody = [*view.partners_without_team, *(member for other in view.teams for member in other.members)]
    if view.lead_partner:
        everybody.append(view.lead_partner)
    return [member for member in dict.fromkeys(everybody) if member.id not in inside]


def _add_coordinators(menu: QMenu, words: Words, view: TeamsView, team: TeamRow, deeds: TeamDeeds) -> None:
    under = _submenu(menu, words.say("Coordinated by"))
    usual = view.lead if view.form is StructureForm.COORDINATED else ""
    nobody = _add(under, usual or words.say("Nobody"), partial(deeds.coordinate, team, None, usual))
    _tick(nobody, team.coordinator_id is None)
    for member in team.members:
        key = member.organisation_id
        if key and not (usual and key == view.lead_id):
            _tick(
                _add(under, member.name, partial(deeds.coordinate, team, key, member.name)), key == team.coordinator_id
            )


def _menu(parent: QWidget) -> QMenu:
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def _submenu(menu: QMenu, title: str) -> QMenu:
    under = QMenu(title, menu)
    menu.addMenu(under)
    return under


def _add(menu: QMenu, text: str, run: Callable[[], object]) -> QAction:
    # An ampersand of a name would be taken for a mnemonic.
    action = menu.addAction(text.replace("&", "&&"))
    action.triggered.connect(lambda _checked: run())
    return action


def _tick(action: QAction, checked: bool) -> None:
    action.setCheckable(True)
    action.setChecked(checked)
