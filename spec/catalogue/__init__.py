"""The catalogue: every clause, assumption, word and masking surface, as validated data. `load` reads it."""
