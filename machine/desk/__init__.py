"""The desk: the port between the specification and any desktop, and our own desk behind it."""
