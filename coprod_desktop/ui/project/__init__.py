"""The project: what it is, who leads it, who pays, what it designs, and where."""
