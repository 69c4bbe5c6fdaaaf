"""Where the adapter guide tells of a part of the port: for the guide itself, and for messages that lead there."""

from spec.catalogue.entries import Words


def anchor_name(name: str) -> str:
    """The anchor of a command, a view, a form, or a field as `Pane.buttons`."""
    return name.lower()


def guide_place(name: str) -> Words:
    """Where the guide tells of it, in words."""
    command = f"textdesk adapter guide {name}"
    return Words(f"`{name}` in the adapter guide (`{command}`)", f"어댑터 안내서의 `{name}`(`{command} --lang ko`)")
