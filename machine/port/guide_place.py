"""Where the adapter guide tells of a part of the port: for the guide itself, and for messages that lead there."""


def anchor_name(name: str) -> str:
    """The anchor of a command, a view, a form, or a field as `Pane.buttons`."""
    return name.lower()


def guide_place(name: str) -> str:
    """Where the guide tells of it, in words."""
    return f"`{name}` in the adapter guide (`textdesk adapter guide {name}`)"
