"""The ground rules: written by the facilitator, kept, and taken back."""

import pytest

from coprod_desktop.domain.errors import KnownError
from coprod_desktop.operations import Workspace
from coprod_desktop.operations.wall import change_ground_rules, ground_rules


def test_the_usual_ones_hold_until_others_are_written(workspace: Workspace) -> None:
    assert ground_rules(workspace) == ()
    change_ground_rules(workspace, text="  Si parla uno alla volta \n\n Si ascolta\n")
    assert ground_rules(workspace) == ("Si parla uno alla volta", "Si ascolta")
    change_ground_rules(workspace, text="Si ascolta")
    assert ground_rules(workspace) == ("Si ascolta",)
    workspace.undo()
    workspace.undo()
    assert ground_rules(workspace) == ()


def test_an_empty_text_brings_the_usual_ones_back(workspace: Workspace) -> None:
    change_ground_rules(workspace, text="Si ascolta")
    change_ground_rules(workspace, text=" \n ")
    assert ground_rules(workspace) == ()
    workspace.undo()
    assert ground_rules(workspace) == ("Si ascolta",)
    change_ground_rules(workspace, text="")
    change_ground_rules(workspace, text="Si parla piano")
    assert ground_rules(workspace) == ("Si parla piano",)


def test_a_text_without_end_is_refused(workspace: Workspace) -> None:
    with pytest.raises(KnownError, match="text_too_long"):
        change_ground_rules(workspace, text="parola " * 5000)
