"""The profile file: what it may say, and the one line for whatever it may not."""

from pathlib import Path

import pytest

from machine.cli.readings_profile import ProfileError, ReadingsProfile, read_profile, readings_from


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "ours.toml"


def test_tutorial_a_profile_names_the_readings_that_a_desktop_follows(file: Path) -> None:
    file.write_text('readings = ["joined-without-wrap-up", "wrap-up-times-out"]\n')

    assert read_profile(file) == ReadingsProfile(("joined-without-wrap-up", "wrap-up-times-out"))
    # Options may add to it; the catalogue gives the order.
    assert readings_from(file, ["idle-pends"]) == ("wrap-up-times-out", "joined-without-wrap-up", "idle-pends")


def test_without_a_file_and_options_nothing_is_taken(file: Path) -> None:
    file.write_text("")

    assert readings_from(None, ()) == readings_from(file, ()) == ()


KNOWN = "literal-drop, wrap-up-times-out, joined-without-wrap-up, idle-pends, idle-withdraws-offers"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b'readings = ["idle"]', f'There is no reading "idle"; the readings are {KNOWN}.'),
        (
            b'reading = ["idle-pends"]',
            "Object contains unknown field `reading`; a profile has readings, a list of ids.",
        ),
        (
            b'readings = "idle-pends"',
            "Expected `array`, got `str` - at `$.readings`; a profile has readings, a list of ids.",
        ),
        (b"readings = [1]", "Expected `str`, got `int` - at `$.readings[0]`; a profile has readings, a list of ids."),
        (b"readings = [", "is no TOML (Invalid value (at end of document)); correct it there."),
        (b'readings = ["\xff"]', "is not UTF-8 at byte 13; save it as UTF-8."),
    ],
)
def test_what_a_profile_may_not_say_is_one_line(file: Path, content: bytes, problem: str) -> None:
    file.write_bytes(content)

    with pytest.raises(ProfileError) as told:
        read_profile(file)

    assert str(told.value) == f"{file}: {problem}"


def test_a_profile_that_cannot_be_read_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(ProfileError) as told:
        read_profile(tmp_path)

    assert str(told.value) == f"{tmp_path}: cannot be read (Is a directory); give a file that can."


def test_an_unknown_reading_among_the_options_is_one_line() -> None:
    with pytest.raises(ProfileError) as told:
        readings_from(None, ["idle-pends", "idle"])

    assert str(told.value) == f'There is no reading "idle"; the readings are {KNOWN}.'
