"""The sign and the tone of an action's state: the same wherever it is shown."""

from coprod_desktop.domain.actions import ActionState
from coprod_desktop.ui.tokens import Tone

_SIGNS = {
    ActionState.OPEN: ("○", Tone.PLAIN),
    ActionState.BLOCKED: ("✕", Tone.BAD),
    ActionState.DONE: ("✓", Tone.OK),
    ActionState.DROPPED: ("–", Tone.PLAIN),
}


def sign_of(state: ActionState) -> tuple[str, Tone]:
    """Give the sign and the tone of a state."""
    return _SIGNS.get(state, ("→", Tone.INFO))
