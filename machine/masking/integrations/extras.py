"""What to install where the library of a place is missing."""


def lacking(extra: str, error: ImportError) -> ImportError:
    """The error to raise in place of `error`; it names the extra that brings the library."""
    return ImportError(
        f"machine.masking.integrations: {error.name} is missing; install the extra that brings it, as in pip install "
        f'"textdesk-masking[{extra}]" or "textdesk[{extra}]".',
        name=error.name,
    )
