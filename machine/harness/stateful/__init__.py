"""Random runs of a desktop by hypothesis: drawn, steered to what is rare, made short, and told."""
