"""Tables and address cards of other programs: rows of text in, rows of text out."""
