"""The teams: who works together, where, and on what."""
