"""What the screens can do, to be done in any order."""
