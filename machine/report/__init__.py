"""The main job: everything verified, gathered in one ledger, told on one screen, one page and as JSON."""
