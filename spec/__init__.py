"""What must hold: the catalogue and the properties. Data and pure predicates; imports nothing of ours."""
