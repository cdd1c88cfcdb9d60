"""Meetings: the list, what came of each, and the plan of one."""
