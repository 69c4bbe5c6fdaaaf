"""Scenarios and runs that reach a stated criterion: features for readers, the plan of conformance for desktops."""
