"""The profile: one TOML file in which a team says what its desktop does otherwise, such as
`readings = ["idle-pends"]`."""

import tomllib
from collections.abc import Iterable
from pathlib import Path

import msgspec

from spec.catalogue.load import CatalogueError, load


class ProfileError(ValueError):
    """A profile cannot be used, or a reading is asked for that is not there. The message is one line: what is wrong,
    where, what to do."""


class ReadingsProfile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a profile file says: the ids of the readings that are taken."""

    readings: tuple[str, ...] = ()


def read_profile(path: Path) -> ReadingsProfile:
    """The profile in a file. Raises ProfileError."""
    try:
        profile = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), ReadingsProfile)
        load().readings_taken(profile.readings)
    except OSError as error:
        raise ProfileError(f"{path}: cannot be read ({error.strerror}); give a file that can.") from None
    except UnicodeDecodeError as error:
        raise ProfileError(f"{path}: is not UTF-8 at byte {error.start}; save it as UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(f"{path}: is no TOML ({error}); correct it there.") from None
    except msgspec.ValidationError as error:
        known = ", ".join(ReadingsProfile.__struct_fields__)
        raise ProfileError(f"{path}: {error}; a profile has {known}, a list of ids.") from None
    except CatalogueError as error:
        raise ProfileError(f"{path}: {error}") from None
    return profile


def readings_from(path: Path | None, readings: Iterable[str]) -> tuple[str, ...]:
    """The readings of a profile file, if there is one, and these besides, each once and in the catalogue's order.

    Raises ProfileError.
    """
    of_file = () if path is None else read_profile(path).readings
    try:
        return load().readings_taken((*of_file, *readings))
    except CatalogueError as error:
        raise ProfileError(str(error)) from None
