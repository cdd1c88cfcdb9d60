"""The kit: what all screens are made of. Screens set roles and words, never fonts or colours."""
