"""Feature files under pytest: checked before they run, run step by step, told where they are red."""
