"""The checks: exploration, faults, and the main job that gathers all evidence."""
