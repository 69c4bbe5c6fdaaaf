"""Lines of public text that somebody else wrote, read from where it lies, and a fixed sample of them.

What is read: a collection of SMS with its label and a tab before each, the JSON or XML of the NUS SMS corpus, and any
other text line by line (logs, mails, CSV). Nothing of it is kept in this repository.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import islice, zip_longest
from pathlib import Path
from typing import Literal, NamedTuple, get_args
from xml.etree import ElementTree

Corpus = Literal["sms", "logs", "mail", "korean"]
CORPORA: tuple[Corpus, ...] = get_args(Corpus)
Stratum = Literal["address", "grouped", "run", "digits"]
"""What somebody could see in a line: an @, else digits in groups as one dials them, else a run of seven digits or more,
else any digit."""

SEED = 13
QUOTAS: Mapping[Corpus, Mapping[Stratum, int]] = {
    "sms": {"address": 80, "run": 320, "digits": 150},
    "logs": {"address": 60, "run": 340, "digits": 50},
    "mail": {"address": 100, "grouped": 150, "run": 150, "digits": 40},
    "korean": {"address": 20, "run": 120, "digits": 40},
}
"""How many lines are drawn of each; a corpus that has fewer gives all it has. What is grouped counts as a run where it
has no quota of its own: in mails it is rare, and nearly all that people dial is written so."""

RUN = re.compile(r"\d(?:[ \t().,:;/+_-]{0,3}\d){6,}")
"""Seven digits or more, with up to three signs between two of them: what looks like a number to ring or to pay with."""
GROUPED = re.compile(
    r"(?<![\w.,:;/+_=-])(?:\+|\(|\+?\d{1,3}[ -]?\()?\d{2,5}\)?(?:[ -]{1,2}\(?\d{2,5}\)?){1,4}(?![\w.,:;/+_=-]?\d)"
)
FEWEST_DIGITS, MOST_DIGITS = 7, 15

LONGEST_CHARACTERS = 1_000
"""A longer line is none that somebody reads in one go; it is left out."""
LARGEST_BYTES = 100_000_000
ENCODINGS = ("utf-8", "cp949", "latin-1")
"""The first that fits a file is taken; the last fits all."""
_LABEL = re.compile(r"(?:ham|spam)\t")
_SEEN_HEADER = re.compile(r"(?:From|To|Cc|Reply-To|Sender|Subject):", re.IGNORECASE)
_TEXTS = frozenset({"text", "context"})


class TextError(Exception):
    """A file of public text cannot be read; the message says which, why and what to do."""


class Line(NamedTuple):
    """A line, and the file or folder directly under what was given that it comes from."""

    text: str
    source: str

    @property
    def name(self) -> str:
        """Sixteen hexadecimal digits that tell this text from any other and give nothing of it away."""
        return named(self.text)


def named(text: str) -> str:
    """The first sixteen hexadecimal digits of the SHA-256 of a line."""
    return sha256(text.encode()).hexdigest()[:16]


def read(places: Iterable[Path], is_mail: bool = False) -> Iterator[Line]:
    """All lines of these files and folders, in the order of their names; of mails without their technical header.

    Raises TextError for a place where nothing is and for a file that cannot be read.
    """
    for place in places:
        if not place.exists():
            raise TextError(f"There is nothing at {place}. Give the path of a text file or of a folder of them.")
        within = sorted(path for path in place.rglob("*") if path.is_file()) if place.is_dir() else [place]
        for path in within:
            source = path.relative_to(place).parts[0] if place.is_dir() else path.name
            for text in _of_mail(_texts(path)) if is_mail else _texts(path):
                if text.strip() and len(text) <= LONGEST_CHARACTERS:
                    yield Line(text, source)


def _texts(path: Path) -> Iterator[str]:
    if path.stat().st_size > LARGEST_BYTES:
        raise TextError(f"{path} holds more than {LARGEST_BYTES:,} bytes. Give a part of it.")
    data = path.read_bytes()
    if b"\0" in data:
        return
    written = _decoded(data)
    try:
        match path.suffix.lower():
            case ".xml":
                # A message may hold line ends; it is masked as one.
                yield from (text.text or "" for text in ElementTree.fromstring(data).iter("text"))
            case ".json":
                yield from _of_json(json.loads(written))
            case _:
                yield from (_LABEL.sub("", line, count=1) for line in re.split(r"\r?\n", written))
    except (ElementTree.ParseError, json.JSONDecodeError) as error:
        raise TextError(f"{path} is no {path.suffix[1:].upper()}: {error}. Rename it if it is plain text.") from error


def _of_mail(lines: Iterable[str]) -> Iterator[str]:
    """What its sender and its readers see of a mail: who wrote to whom, the subject, the body."""
    is_header = True
    for line in lines:
        is_header = is_header and bool(line.strip())
        if not is_header or _SEEN_HEADER.match(line):
            yield line


def _decoded(data: bytes) -> str:
    for encoding in ENCODINGS[:-1]:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode(ENCODINGS[-1])


def _of_json(value: object, is_text: bool = False) -> Iterator[str]:
    """The texts among the values of a JSON document; the NUS corpus has each as `"text": {"$": …}`."""
    match value:
        case dict():
            for key, inner in value.items():
                yield from _of_json(inner, key in _TEXTS or (is_text and key == "$"))
        case list():
            for inner in value:
                yield from _of_json(inner, is_text)
        case str() | int() | float() if is_text:
            yield str(value)


def stratum(text: str) -> Stratum | None:
    """What somebody could see in the line, None for one without a digit and without an @."""
    if "@" in text:
        return "address"
    if any(FEWEST_DIGITS <= len(re.sub(r"\D", "", found[0])) <= MOST_DIGITS for found in GROUPED.finditer(text)):
        return "grouped"
    if RUN.search(text):
        return "run"
    return "digits" if re.search(r"\d", text) else None


def sample(lines: Iterable[Line], quotas: Mapping[Stratum, int], seed: int = SEED) -> list[Line]:
    """A sample that is the same wherever the same lines are read, by the hash of each.

    The sources take turns. Of one source the lines of a new shape come first, so that a log which says one thing a
    thousand times does not fill its share with it.
    """
    pools: dict[Stratum, dict[str, list[Line]]] = {kind: {} for kind in quotas}
    seen: set[str] = set()
    for line in lines:
        kind = stratum(line.text)
        kind = "run" if kind == "grouped" and kind not in quotas else kind
        if kind in pools and line.text not in seen:
            seen.add(line.text)
            pools[kind].setdefault(line.source, []).append(line)
    return [
        line
        for kind, by_source in pools.items()
        for line in islice(_in_turns(_by_shape(some, seed) for _, some in sorted(by_source.items())), quotas[kind])
    ]


def _in_turns(queues: Iterable[list[Line]]) -> Iterator[Line]:
    for turn in zip_longest(*queues):
        yield from (line for line in turn if line is not None)


def _by_shape(lines: list[Line], seed: int) -> list[Line]:
    lines = sorted(lines, key=lambda line: sha256(f"{seed} {line.text}".encode()).digest())
    counted: Counter[str] = Counter()
    ranked = []
    for line in lines:
        shape = re.sub(r"\b[0-9a-fA-F]{8,}\b|\d+", "0", line.text)
        ranked.append((counted[shape], line))
        counted[shape] += 1
    return [line for _, line in sorted(ranked, key=lambda one: one[0])]
