"""Copies of the file elsewhere, and what is to be known about the place where it lies."""
