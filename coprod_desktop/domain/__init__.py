"""What things mean: pure rules and frozen read models."""
