"""The feature that an assistant gives, as text or as the name of a file in the folder that was given, within limits."""

from __future__ import annotations

from pathlib import Path
from time import monotonic
from typing import NamedTuple

from machine.language.source import source, source_of
from spec.catalogue.entries import Words

MOST_CHARACTERS = 200_000
MOST_SECONDS = 60.0


class JudgeError(ValueError):
    """What was asked cannot be answered; `says` is why, and what to do."""

    def __init__(self, says: Words) -> None:
        super().__init__(says.en)
        self.says = says


class Limits(NamedTuple):
    """How much is taken, and for how long it is looked at."""

    characters: int = MOST_CHARACTERS
    seconds: float = MOST_SECONDS

    def deadline(self) -> Deadline:
        """The moment at which to end what begins now."""
        return Deadline(monotonic() + self.seconds)


class Deadline(NamedTuple):
    """A moment."""

    at: float

    @property
    def is_over(self) -> bool:
        """Whether it has come."""
        return monotonic() >= self.at


def feature_text(feature: str, file: str, folder: Path | None, limits: Limits) -> str:
    """The text to look at. Raises JudgeError for none, for both, for one that is too long, and for a file that is
    elsewhere or cannot be read."""
    if bool(feature.strip()) is bool(file):
        raise JudgeError(
            Words(
                "Give either feature, the text of a feature file, or file, the name of one in the folder.",
                "feature(기능 파일의 글)나 file(폴더에 있는 파일의 이름) 가운데 하나만 준다.",
            )
        )
    read = source(feature.encode("utf-8", "surrogatepass")) if feature else source_of(_path(file, folder))
    if errors := [each for each in read.findings if each.severity == "error"]:
        raise JudgeError(errors[0].says)
    if len(read.text) > limits.characters:
        raise JudgeError(
            Words(
                f"The text has {len(read.text):,} characters; at most {limits.characters:,} are looked at. Split it.",
                f"글이 {len(read.text):,}자다. {limits.characters:,}자까지만 본다. 나누어서 준다.",
            )
        )
    return read.text


def _path(file: str, folder: Path | None) -> Path:
    """A file of the folder. What lies elsewhere is not told from what is not there."""
    if folder is None:
        raise JudgeError(
            Words(
                "No folder was given when the server was started (--folder), so no file is read; give the text.",
                "서버를 시작할 때 폴더를 주지 않았으므로(--folder) 파일은 읽지 않는다. 글을 준다.",
            )
        )
    home = folder.resolve()
    path = (home / file).resolve() if "\0" not in file else home
    if path.suffix.lower() != ".feature" or not path.is_relative_to(home) or not path.is_file():
        raise JudgeError(
            Words(
                f'There is no feature file "{file}" in the folder; give its name from there on.',
                f'폴더에 기능 파일 "{file}"이(가) 없다. 폴더에서부터의 이름을 준다.',
            )
        )
    return path
