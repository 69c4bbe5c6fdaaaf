"""The lifecycle: an immutable World, the four machines on it, and the table compiled from them."""
