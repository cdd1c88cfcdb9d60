"""The wall: what the room sees on the projector, and the panel beside it from which it is chosen."""
