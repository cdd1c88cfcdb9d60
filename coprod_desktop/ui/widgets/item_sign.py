"""Signs of an agenda's items: the same wherever they are shown."""

BREAK_SIGN, NOTE_SIGN = "‖", "✎"
