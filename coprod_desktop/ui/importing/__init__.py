"""Bringing a list of partners and people in, and saving one."""
