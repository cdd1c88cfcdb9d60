"""The papers: minutes as they will be printed, in the window."""
