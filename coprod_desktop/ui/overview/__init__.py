"""The overview: a project at a glance, every figure of which leads to its place."""
