"""The step phrases in both languages, and the scene that plays them on a desktop."""
