"""Broken on purpose: a fault for whatever implements a clause, mutants of the desk, and a proof of which are none."""
