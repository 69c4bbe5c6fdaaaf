"""Leaks and false alarms on public text, given by path and judged by hand: British and Singaporean SMS, system logs,
mails and Korean public records.

    python -m tests.bench.masking.public --sms PATH --logs PATH --mail PATH --korean PATH [--show]

What a line holds stands in public_judged.tsv beside this file, by the hash of the line; the lines do not. They were
drawn by hash and read by one person before the engine had met them. Of a line that is not among those given, nothing
is measured, and so it is said how many were there.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple, cast

from tests.bench.masking import peers
from tests.bench.masking.blind import mailbox_length
from tests.bench.masking.corpora import DOCUMENTED, Harmless, Message, Truth
from tests.bench.masking.judge import fold, is_leaked, left, visible
from tests.bench.masking.public_lines import CORPORA, QUOTAS, RUN, Corpus, Line, TextError, named, read, sample
from tests.bench.masking.values import KINDS, Kind

TABLE = Path(__file__).with_name("public_judged.tsv")
HEAD = "corpus\tline\tspans"
UNCLEAR = "unclear"
"""A span of which one reader would say this and another that, or an extension: it may be left and it may be taken."""
ELSEWHERE = "elsewhere"
_WITH_AN_AT = re.compile(r"[^\s<>()\[\]\"',;]+@[^\s<>()\[\]\"',;]+")

Span = tuple[str, int, int]
"""Its kind, its first place in the line and the place after its last."""
Judged = Mapping[Corpus, Mapping[str, tuple[Span, ...]]]


class Wrong(NamedTuple):
    """A place where an engine does other than a reader would; `what` is the kind that leaked, or what was taken."""

    line: Line
    what: str
    start: int
    end: int
    output: str

    @property
    def name(self) -> str:
        """The hash of the line and the place in it, without the text."""
        return f"{self.line.name} {self.start}-{self.end}"


@dataclass
class Figures:
    """What an engine did to the judged lines of one corpus.

    `alarms` are look-alikes that lost a sign, and one place `elsewhere` in each line of which something else was taken.
    """

    lines: int = 0
    values: Counter[str] = field(default_factory=Counter)
    leaks: list[Wrong] = field(default_factory=list)
    look_alikes: Counter[str] = field(default_factory=Counter)
    alarms: list[Wrong] = field(default_factory=list)
    sources: Counter[str] = field(default_factory=Counter)

    def leaked(self, kind: str) -> int:
        """How many values of this kind leaked."""
        return sum(wrong.what == kind for wrong in self.leaks)

    def taken(self, family: str) -> int:
        """How many look-alikes of this family lost a sign."""
        return sum(wrong.what == family for wrong in self.alarms)

    @property
    def needless(self) -> int:
        """How many lines were changed outside of contact data."""
        return len({wrong.line for wrong in self.alarms})


def judged_lines(path: Path) -> Judged:
    """The judgement, by corpus and by hash. Raises ValueError for a table that says something impossible."""
    head, *rows = path.read_text(encoding="utf-8").splitlines()
    if head != HEAD:
        raise ValueError(f"{path} does not begin with the columns {HEAD.split()}. Take it from the repository anew.")
    judged: dict[Corpus, dict[str, tuple[Span, ...]]] = {corpus: {} for corpus in CORPORA}
    for number, row in enumerate(rows, 2):
        try:
            corpus, line, spans = row.split("\t")
            found = tuple(_span(span) for span in spans.split(" ") if spans != "-")
            is_known = line in judged[cast(Corpus, corpus)]
        except (KeyError, ValueError) as error:
            raise ValueError(f"Line {number} of {path} judges no line: {row}. Mend or remove it.") from error
        if is_known or any(one[2] > other[1] for one, other in pairwise(found)):
            raise ValueError(f"Line {number} of {path} judges something twice. Keep the right one of the two.")
        judged[cast(Corpus, corpus)][line] = found
    return judged


def _span(written: str) -> Span:
    kind, start, end = written.split(":")
    if kind not in (*KINDS, UNCLEAR) or not 0 <= int(start) < int(end):
        raise ValueError(written)
    return kind, int(start), int(end)


def message(text: str, spans: Iterable[Span]) -> Message:
    """The line with what was judged, and with what else looks like a number or an address as look-alikes.

    A run of digits that a value stands in is taken apart there. Raises ValueError for a span past the end of the line.
    """
    spans = tuple(spans)
    if any(end > len(text) for _, _, end in spans):
        raise ValueError(f"The judgement of {named(text)} reaches past the end of that line. Judge it anew.")
    starts, ends = [0, *(end for _, _, end in spans)], [*(start for _, start, _ in spans), len(text)]
    return Message(
        text,
        "ko" if re.search("[가-힣]", text) else "en",
        tuple(_truth(text, *span) for span in spans if span[0] != UNCLEAR),
        tuple(one for start, end in zip(starts, ends, strict=True) for one in _look_alikes(text, start, end)),
    )


def _truth(text: str, kind: str, start: int, end: int) -> Truth:
    judged = start + mailbox_length(text[start:end]) if kind == "email" else end
    return Truth(cast(Kind, kind), start, end, judged, False)


def _look_alikes(text: str, start: int, end: int) -> Iterator[Harmless]:
    addresses = [found.span() for found in _WITH_AN_AT.finditer(text, start, end)]
    yield from (Harmless("with an @", *span) for span in addresses)
    for found in RUN.finditer(text, start, end):
        if not any(first < found.end() and found.start() < last for first, last in addresses):
            yield Harmless("digits", *found.span())


def measured(lines: Iterable[Line], judged: Mapping[str, tuple[Span, ...]], engine: peers.Engine) -> Figures:
    """What the engine does to those lines that are judged, each once."""
    known = {line.text: line for line in reversed(list(lines)) if line.name in judged}
    figures = Figures()
    for text, output in zip(known, engine.batch(list(known)), strict=True):
        line = known[text]
        spans = judged[line.name]
        of = message(text, spans)
        readable = left(text, output, engine.tag)
        figures.lines += 1
        figures.sources[line.source] += 1
        figures.values.update(truth.kind for truth in of.truths)
        figures.look_alikes.update(one.family for one in of.harmless)
        figures.leaks += [
            Wrong(line, truth.kind, truth.start, truth.end, output)
            for truth in of.truths
            if is_leaked(text, truth, readable)
        ]
        figures.alarms += [
            Wrong(line, one.family, one.start, one.end, output)
            for one in of.harmless
            if any(place not in readable for place in visible(text, one.start, one.end))
        ]
        if taken := _taken_elsewhere(of, spans, readable):
            figures.alarms.append(Wrong(line, ELSEWHERE, taken[0], taken[-1] + 1, output))
    return figures


def _taken_elsewhere(of: Message, spans: Iterable[Span], readable: frozenset[int]) -> list[int]:
    """The places of letters and digits that were taken, outside of all that was judged and of look-alikes."""
    known = [(start, end) for _, start, end in spans] + [(one.start, one.end) for one in of.harmless]
    within = {place for start, end in known for place in range(start, end)}
    return [
        place
        for place, sign in enumerate(of.text)
        if place not in within and place not in readable and fold(sign).isalnum()
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures of each corpus that was given; 1 if of one of them no judged line was there."""
    options = _options(arguments)
    given: dict[Corpus, list[Path]] = {corpus: places for corpus in CORPORA if (places := getattr(options, corpus))}
    try:
        lines = {corpus: list(read(places, is_mail=corpus == "mail")) for corpus, places in given.items()}
    except TextError as error:
        print(f"public: {error}", file=sys.stderr)
        return 2
    judged = judged_lines(options.judged)
    if options.unjudged:
        for corpus in given:
            _show_unjudged(corpus, lines[corpus], judged[corpus])
        return 0
    engine = peers.load(options.engine, DOCUMENTED)
    if isinstance(engine, peers.Missing):
        print(f"public: {engine.name} is {engine.reason}. `python3 .ci/set_up.py bench` sets it up.", file=sys.stderr)
        return 2
    found = {corpus: measured(lines[corpus], judged[corpus], engine) for corpus in given}
    print(_table(found, judged))
    for corpus, figures in found.items():
        _show_wrong(corpus, figures, options.show)
    return 1 if any(not figures.lines for figures in found.values()) else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.masking.public", description="Measure masking on public text, judged by hand."
    )
    where = {
        "sms": "the SMS Spam Collection and the NUS SMS corpus",
        "logs": "log files of many systems, such as the samples of loghub",
        "mail": "folders of mails, such as the public corpus of SpamAssassin",
        "korean": "Korean records with phone numbers, as CSV, and prose, as JSON",
    }
    for corpus in CORPORA:
        parser.add_argument(f"--{corpus}", type=Path, nargs="+", metavar="PATH", default=[], help=where[corpus])
    parser.add_argument("--judged", type=Path, default=TABLE, metavar="PATH", help="another table than the one here")
    parser.add_argument("--engine", choices=peers.NAMES, default=peers.OURS, metavar="NAME", help="a peer instead")
    parser.add_argument("--show", action="store_true", help="with the text of what is wrong")
    parser.add_argument(
        "--unjudged", action="store_true", help="show what is drawn and not judged, and measure nothing"
    )
    options = parser.parse_args(arguments)
    if not any(getattr(options, corpus) for corpus in CORPORA):
        parser.error(f"give the path of some text: {', '.join(f'--{corpus}' for corpus in CORPORA)}")
    return options


def _table(found: Mapping[Corpus, Figures], judged: Judged) -> str:
    kinds = [kind for kind in KINDS if any(figures.values[kind] for figures in found.values())]
    families = sorted({family for figures in found.values() for family in figures.look_alikes})
    head = ["corpus", "lines", "sources", *(f"{kind} leaked" for kind in kinds)]
    head += [*(f"look-alikes taken, {family}" for family in families), "lines changed without need"]
    rows = [
        [
            corpus,
            f"{figures.lines:,} of {len(judged[corpus]):,} judged",
            f"{len(figures.sources)}",
            *(_of(figures.leaked(kind), figures.values[kind]) for kind in kinds),
            *(_of(figures.taken(family), figures.look_alikes[family]) for family in families),
            _of(figures.needless, figures.lines),
        ]
        for corpus, figures in found.items()
    ]
    return "\n".join("| " + " | ".join(row) + " |" for row in (head, ["---"] * len(head), *rows))


def _of(count: int, total: int) -> str:
    return f"{count:,} of {total:,} ({count / total:.1%})" if total else "—"


def _show_wrong(corpus: Corpus, figures: Figures, with_text: bool) -> None:
    for title, some in (("leaked", figures.leaks), ("taken without need", figures.alarms)):
        for wrong in some:
            print(f"{corpus}: {title}: {wrong.what} {wrong.name}")
            if with_text:
                for text in (wrong.line.text[wrong.start : wrong.end], wrong.line.text, wrong.output):
                    print(f"    {_on_one_line(text)}")


def _show_unjudged(corpus: Corpus, lines: Iterable[Line], judged: Collection[str]) -> None:
    drawn = sample(lines, QUOTAS[corpus])
    missing = [line for line in drawn if line.name not in judged]
    print(f"{corpus}: {len(missing):,} of the {len(drawn):,} lines drawn are not judged")
    for line in missing:
        print(f"{line.name}\t{line.source}\t{_on_one_line(line.text)}")


def _on_one_line(text: str) -> str:
    # Signs that a terminal would obey, as a mail may hold, stay away from it.
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)


if __name__ == "__main__":
    sys.exit(main())
