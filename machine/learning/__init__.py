"""Learning: a desktop asked as a black box until its machine is known, and held beside ours."""
