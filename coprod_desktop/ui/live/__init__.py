"""Live mode: a meeting is run here, agenda and clock left, the tool in the middle, the room on the right."""
