"""Everything out to a file that other programs read, and in again."""
