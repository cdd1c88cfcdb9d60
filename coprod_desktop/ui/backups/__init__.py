"""Backups: listed, looked into, and put back."""
