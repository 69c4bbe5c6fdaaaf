"""How a desktop elsewhere is reached: headers whose values stand in the environment, certificates, and whether it may
be reset.

>>> Access(headers=(("Authorization", "DESK_TOKEN"),)).header_values({"DESK_TOKEN": "Bearer made-up"})
{'Authorization': 'Bearer made-up'}
"""

import re
import ssl
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}")
"""A header's name (RFC 9110, token)."""
VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,99}")
VALUE = re.compile(r"[\t\x20-\x7e]{1,8000}")
OURS = frozenset({"content-type", "content-length", "host", "connection", "transfer-encoding"})
"""Headers that say how a message is sent; they are the wire's own."""


class AccessError(ValueError):
    """What was given to reach a desktop cannot be used. The message says what, and repeats no value."""


class Access(NamedTuple):
    """What somebody gave to reach a desktop.

    `headers` are names with the variables of the environment that hold their values: no value stands here, so none is
    told. `ca_file` holds the certificates that are trusted in place of the system's, `certificate_file` and `key_file`
    are who we are. It `may_reset` a desktop that does not say that it is for tests.
    """

    headers: tuple[tuple[str, str], ...] = ()
    ca_file: Path | str | None = None
    certificate_file: Path | str | None = None
    key_file: Path | str | None = None
    may_reset: bool = False

    def header_values(self, environment: Mapping[str, str]) -> dict[str, str]:
        """The headers with their values. Raises AccessError for a variable that is not set, and a value that no header
        can have."""
        found: dict[str, str] = {}
        for name, variable in self.headers:
            value = environment.get(variable)
            if not value:
                raise AccessError(f"The variable {variable} for the header {name} is not set; set it, or leave it out.")
            if VALUE.fullmatch(value) is None:
                raise AccessError(f"The variable {variable} holds what no header can: printable ASCII in one line.")
            found[name] = value
        return found

    def tls(self) -> ssl.SSLContext:
        """What checks the other side's certificate, and shows ours. Raises AccessError for files that hold none."""
        if self.ca_file is not None and not Path(self.ca_file).is_file():
            raise AccessError(f"{self.ca_file}: there is no such file; give one with certificates in PEM.")
        try:
            context = ssl.create_default_context(cafile=self.ca_file)
        except (OSError, ssl.SSLError):
            raise AccessError(f"{self.ca_file}: holds no certificate that can be read; give one in PEM.") from None
        if self.certificate_file is not None:
            try:
                # Without a password no question is asked on the terminal.
                context.load_cert_chain(self.certificate_file, self.key_file, password=lambda: b"")
            except (OSError, ssl.SSLError, ValueError):
                raise AccessError(
                    f"{self.certificate_file}: holds no certificate with its key that can be read; give both in PEM, "
                    "the key without a password, or the key as --client-key."
                ) from None
        return context


def options_of(access: Access, prefix: str = "--") -> list[str]:
    """The options of a command that give this, with what they begin with."""
    files = (("ca", access.ca_file), ("client-cert", access.certificate_file), ("client-key", access.key_file))
    return [
        *(f"{prefix}header={name}={variable}" for name, variable in access.headers),
        *(f"{prefix}{option}={file}" for option, file in files if file is not None),
        *([f"{prefix}may-reset"] if access.may_reset else []),
    ]


def header_of(given: str) -> tuple[str, str]:
    """A header and its variable, as in "Authorization=DESK_TOKEN". Raises AccessError; what was given may be a secret
    by mistake, and is not repeated."""
    name, sign, variable = given.partition("=")
    if not sign or NAME.fullmatch(name) is None or VARIABLE.fullmatch(variable) is None:
        raise AccessError(
            "A header is given as NAME=VARIABLE, with the variable of the environment that holds its value."
        )
    if name.lower() in OURS:
        raise AccessError(f"The header {name} is the wire's own; leave it out.")
    return name, variable
