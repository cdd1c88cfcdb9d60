"""The settings: how the window looks, what heads papers, where files are kept."""
