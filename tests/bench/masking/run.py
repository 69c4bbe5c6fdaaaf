"""Runs the masking benchmark: `make bench`, or `python -m tests.bench.masking.run --help` in its environment.

One process, one thread. In a round every engine masks messages of the same slice, one engine after the other, so that
whatever else the machine does falls on all of them; an engine's figure is the best of its rounds. No slice comes twice.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import platform
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from time import perf_counter, process_time
from typing import Any, Literal, get_args

from tests.bench.masking import blind, corpora, held_out, oracles, peers, stress, unseen
from tests.bench.masking.corpora import DOCUMENTED, Message, spans_of
from tests.bench.masking.judge import RunCoverage, judge
from tests.bench.masking.lookalikes import FAMILIES
from tests.bench.masking.values import KINDS, Kind

ROOT = Path(__file__).resolve().parents[3]
ROUNDS = 7
# What a clock of the CPU's time tells at least.
LEAST_SECONDS = 1e-6
# A slow engine masks only as many messages of a slice as it can in this time.
SECONDS_A_ROUND = 0.5
Corpus = Literal[
    "chat", "dense", "held-out chat", "held-out dense", "unseen chat", "unseen dense", "blind chat", "blind records"
]
CORPORA: tuple[Corpus, ...] = get_args(Corpus)
USUAL: tuple[Corpus, ...] = ("chat", "unseen dense")
# So many messages of a corpus are judged as well; few of a chat's hold anything.
JUDGED = {"chat": 60_000, "dense": 20_000, "records": 20_000}
LOOK_ALIKES = tuple(dict.fromkeys((*FAMILIES, *held_out.LOOK_ALIKES, *unseen.LOOK_ALIKES, *blind.LOOK_ALIKES)))
SHOWN_FAILURES = 12
Row = list[str]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the tables and write the figures; 1 if our compiled engine does not mask as our engine does."""
    options = _options(arguments)
    kinds: tuple[Kind, ...] = KINDS if options.undocumented else DOCUMENTED
    chosen: tuple[Corpus, ...] = (options.corpus,) if options.corpus else USUAL
    names = [name for name in peers.NAMES if name in (options.peers or peers.NAMES)]
    if options.failures:
        return _show_failures(options.failures, chosen[-1], options.messages, options.seed, kinds)
    _say("making the corpora")
    engines = [peers.load(name, kinds) for name in names]
    there = [engine for engine in engines if isinstance(engine, peers.Engine)]
    made = {corpus: messages(corpus, options.messages, options.seed, kinds) for corpus in chosen}
    report: dict[str, Any] = {
        "seed": options.seed,
        "python": platform.python_version(),
        "load": list(os.getloadavg()) if hasattr(os, "getloadavg") else None,
        "engines": {e.name: {"version": e.version, "note": e.note, "kinds": e.kinds} for e in there},
        "missing": {engine.name: engine.reason for engine in engines if isinstance(engine, peers.Missing)},
        "corpora": {corpus: _facts(some) for corpus, some in made.items()},
        "oracles": oracles.agreement(made[chosen[0]]),
        "unlike": {corpus: unlike(there, [message.text for message in some]) for corpus, some in made.items()},
    }
    _say("measuring speed")
    report["speed"] = {corpus: _speed(there, some) for corpus, some in made.items()}
    _say("judging what was masked")
    report["quality"] = {
        corpus: _quality(there, some[: JUDGED[corpus.split()[-1]]], kinds) for corpus, some in made.items()
    }
    _say("measuring long inputs" if not options.no_long else "leaving out long inputs")
    report["long"] = {} if options.no_long else {engine.name: _long(engine, options.seed) for engine in there}
    if options.json:
        print(json.dumps(report, indent=2, ensure_ascii=False))
    else:
        print("\n\n".join(_tables(report, kinds)))
    written = ROOT / "build" / "bench" / "masking.json"
    written.parent.mkdir(parents=True, exist_ok=True)
    written.write_text(json.dumps(report, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return 1 if any(report["unlike"].values()) else 0


def messages(corpus: Corpus, count: int, seed: int, kinds: tuple[Kind, ...]) -> list[Message]:
    """The first messages of a corpus. The last three pairs are by others, who had not seen the engine."""
    match corpus:
        case "chat" | "dense":
            return corpora.messages(corpus, count, seed, kinds)
        case "held-out chat":
            return held_out.messages(count, seed, "chat")
        case "held-out dense":
            return held_out.messages(count, seed, "dense")
        case "unseen chat":
            return unseen.messages(count, seed, "chat")
        case "unseen dense":
            return unseen.messages(count, seed, "dense")
        case "blind chat":
            return blind.messages(count, seed, "chat")
        case "blind records":
            return blind.messages(count, seed, "records")


def unlike(engines: list[peers.Engine], texts: list[str]) -> int | None:
    """How many texts our compiled engine masks otherwise than our engine does; None unless both are there."""
    ours, compiled = ([one for one in engines if one.name == name] for name in (peers.OURS, peers.COMPILED))
    if not (ours and compiled):
        return None
    return sum(one != other for one, other in zip(ours[0].batch(texts), compiled[0].batch(texts), strict=True))


def _say(stage: str) -> None:
    print(f"bench: {stage}", file=sys.stderr, flush=True)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description="Compare our masking engine with its peers.")
    parser.add_argument("--messages", type=int, default=70_000, help="messages of each corpus (default 70,000)")
    parser.add_argument("--corpus", choices=CORPORA, help=f"one corpus only (else {', '.join(USUAL)})")
    parser.add_argument("--peers", type=lambda names: names.split(","), help=f"of {', '.join(peers.NAMES)}")
    parser.add_argument("--seed", type=int, default=2026, help="another seed, another corpus (default 2026)")
    parser.add_argument("--undocumented", action="store_true", help="with the kinds that the source does not name")
    parser.add_argument("--no-long", action="store_true", help="without the long inputs")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument(
        "--failures", metavar="KIND", help=f"what our engine leaks of a kind, or takes of: {LOOK_ALIKES}"
    )
    options = parser.parse_args(arguments)
    for name in options.peers or ():
        if name not in peers.NAMES:
            parser.error(f"there is no engine {name!r}; choose of {', '.join(peers.NAMES)}")
    if options.failures and options.failures not in (*KINDS, *LOOK_ALIKES):
        parser.error(
            f"{options.failures!r} is no kind and no look-alike; choose of {', '.join((*KINDS, *LOOK_ALIKES))}"
        )
    if options.messages < ROUNDS:
        parser.error(f"at least {ROUNDS} messages, one for each round")
    return options


def _facts(made: list[Message]) -> dict[str, float]:
    return {
        "messages": len(made),
        "mean bytes": sum(len(message.text.encode()) for message in made) / len(made),
        "with a digit or @": sum(any(sign in "0123456789@" for sign in m.text) for m in made) / len(made),
        "korean": sum(message.language == "ko" for message in made) / len(made),
        "values": sum(len(message.truths) for message in made),
        "obfuscated": sum(truth.obfuscated for message in made for truth in message.truths),
        "look-alikes": sum(len(message.harmless) for message in made),
    }


def _speed(engines: list[peers.Engine], made: list[Message]) -> dict[str, dict[str, float | None]]:
    texts = [message.text for message in made]
    size = len(texts) // ROUNDS
    counts = {engine.name: _affordable(engine, texts[: max(size // 10, 1)], size) for engine in engines}
    best: dict[str, dict[str, float | None]] = {
        e.name: {"batch": 0.0, "batch by CPU": 0.0, "single": None, "single by CPU": None, "MB": 0.0} for e in engines
    }
    for number in range(ROUNDS):
        for engine in engines:
            some = texts[number * size : number * size + counts[engine.name]]
            figures, (batch, by_cpu) = best[engine.name], _rates(engine.batch, some)
            figures["batch by CPU"] = max(figures["batch by CPU"] or 0, by_cpu)
            if batch > (figures["batch"] or 0):
                figures |= {"batch": batch, "MB": batch * sum(len(text.encode()) for text in some) / len(some) / 1e6}
            if engine.single:
                single, by_cpu = _rates(peers.loop(engine.single), some)
                figures["single"] = max(figures["single"] or 0, single)
                figures["single by CPU"] = max(figures["single by CPU"] or 0, by_cpu)
    return best


def _affordable(engine: peers.Engine, texts: list[str], most: int) -> int:
    # Also the engine's first calls, whose caches and tables are not what is measured.
    engine.batch(texts[:100])
    start, few = perf_counter(), texts[:300]
    engine.batch(few)
    return max(1, min(most, int(len(few) / (perf_counter() - start) * SECONDS_A_ROUND)))


def _rates(call: Callable[[list[str]], object], texts: list[str]) -> tuple[float, float]:
    """Texts a second, by the clock and by the CPU time of the process, all its threads together."""
    gc.collect()
    gc.disable()
    try:
        start, start_cpu = perf_counter(), process_time()
        call(texts)
        wall, cpu = perf_counter() - start, process_time() - start_cpu
        return len(texts) / wall, len(texts) / max(cpu, LEAST_SECONDS)
    finally:
        gc.enable()


def _quality(engines: list[peers.Engine], made: list[Message], kinds: tuple[Kind, ...]) -> dict[str, dict[str, Any]]:
    return {
        engine.name: _figures(judge(made, engine.batch([message.text for message in made]), engine.tag), engine, kinds)
        for engine in engines
    }


def _figures(tally: RunCoverage, engine: peers.Engine, kinds: tuple[Kind, ...]) -> dict[str, Any]:
    leaked = tally.leak_rate(kinds)
    return {
        "leaked": {kind: tally.leak_rate([kind], False) for kind in kinds},
        "leaked when obfuscated": {kind: tally.leak_rate([kind], True) for kind in kinds},
        "leaked of its kinds": tally.leak_rate(engine.kinds),
        "recall": None if leaked is None else 1 - leaked,
        "precision": tally.precision,
        "false alarms": tally.false_alarms,
        "false alarms by family": {name: tally.alarms[name] / count for name, count in tally.harmless.items()},
        "leaked phones by form": {
            form: {"leaked": tally.leaked_phones[form], "of": count} for form, count in sorted(tally.phones.items())
        },
    }


def _long(engine: peers.Engine, seed: int) -> dict[str, Any]:
    call = engine.single
    if call is None:
        return {}
    chats = iter("\n".join(message.text for message in messages("dense", 500, seed, DOCUMENTED)))
    short = {family: stress.text_of(family, stress.SHORT) for family in stress.FAMILIES}
    short["a conversation"] = "".join(sign for sign, _ in zip(chats, range(stress.SHORT), strict=False))
    times = {family: stress.seconds(call, text) for family, text in short.items()}
    slowest = max(times, key=lambda family: times[family])
    growths = [stress.growth(call, family) for family in stress.FAMILIES]
    return {
        "slowest": {"family": slowest, "milliseconds": times[slowest] * 1e3},
        "steepest": max(growths, key=lambda one: one.ratio)._asdict(),
        "shortest reached": min(growths, key=lambda one: one.length)._asdict(),
        "milliseconds": {family: took * 1e3 for family, took in times.items()},
        "growth": [one._asdict() for one in growths],
    }


def _tables(report: dict[str, Any], kinds: tuple[Kind, ...]) -> Iterable[str]:
    yield _headline(report)
    for corpus, figures in report["speed"].items():
        yield f"Speed, {corpus} corpus, messages a second on one core"
        yield _markdown(*_speed_rows(report, figures))
    for corpus, figures in report["quality"].items():
        yield f"Quality, {corpus} corpus: leaked of ordinary / of obfuscated forms; — is a kind that it does not offer"
        yield _markdown(*_quality_rows(report, figures, kinds))
        names = list(figures)
        if forms := list(next(iter(figures.values()))["leaked phones by form"]):
            yield f"Leaked phone numbers by form, {corpus} corpus: leaked of all, obfuscated ones aside"
            rows = [
                [form, *(_leaked_of(figures[name]["leaked phones by form"][form]) for name in names)] for form in forms
            ]
            yield _markdown(["form", *names], rows)
        yield f"False alarms by look-alike, {corpus} corpus"
        rows = [
            [family, *(_percent(figures[name]["false alarms by family"][family]) for name in names)]
            for family in LOOK_ALIKES
            if family in figures[names[0]]["false alarms by family"]
        ]
        yield _markdown(["look-alike", *names], rows)
    if report["long"]:
        yield "One long input"
        yield _markdown(*_long_rows(report))
    notes = [f"- {name}, {facts['version'] or 'ours'}: {facts['note']}" for name, facts in report["engines"].items()]
    yield "\n".join([*notes, *(f"- {name}: {reason}" for name, reason in report["missing"].items())])


def _headline(report: dict[str, Any]) -> str:
    lines = [f"Seed {report['seed']}, Python {report['python']}, load at the start {report['load']}"]
    lines += [
        f"{corpus}: {facts['messages']:,} messages, {facts['mean bytes']:.1f} bytes on average, "
        f"{facts['korean']:.0%} Korean, {facts['with a digit or @']:.1%} with a digit or @, {facts['values']:,} values "
        f"({facts['obfuscated']:,} obfuscated), {facts['look-alikes']:,} look-alikes"
        for corpus, facts in report["corpora"].items()
    ]
    lines += [f"{share:.1%} of {what}" for what, share in report["oracles"].items() if share is not None]
    lines += [
        f"{corpus}: {count:,} messages come out of {peers.COMPILED} otherwise than out of {peers.OURS}"
        for corpus, count in report["unlike"].items()
        if count is not None
    ]
    return "\n".join(lines)


def _speed_rows(report: dict[str, Any], figures: dict[str, Any]) -> tuple[Row, list[Row]]:
    def times(name: str, other: str) -> str:
        return f"{figures[name]['batch'] / figures[other]['batch']:.2f}" if other in figures else "—"

    head = [
        "engine",
        "batch",
        "by CPU time",
        "single calls",
        "by CPU time",
        "MB/s",
        "× control",
        f"× {peers.REFERENCE}",
    ]
    rows = [
        [
            name,
            f"{rates['batch']:,.0f}",
            f"{rates['batch by CPU']:,.0f}",
            f"{rates['single']:,.0f}" if rates["single"] else "—",
            f"{rates['single by CPU']:,.0f}" if rates["single by CPU"] else "—",
            f"{rates['MB']:.1f}",
            times(name, peers.CONTROL),
            times(name, peers.REFERENCE),
        ]
        for name, rates in figures.items()
    ]
    return head, rows + _missing_rows(report, head)


def _quality_rows(report: dict[str, Any], figures: dict[str, Any], kinds: tuple[Kind, ...]) -> tuple[Row, list[Row]]:
    head = ["engine", *kinds, "leaked of its kinds", "recall", "precision", "false alarms"]
    rows = [
        [
            name,
            *(
                f"{_percent(own['leaked'][kind])} / {_percent(own['leaked when obfuscated'][kind])}"
                if kind in report["engines"][name]["kinds"]
                else "—"
                for kind in kinds
            ),
            *(_percent(own[figure]) for figure in ("leaked of its kinds", "recall", "precision", "false alarms")),
        ]
        for name, own in figures.items()
    ]
    return head, rows + _missing_rows(report, head)


def _missing_rows(report: dict[str, Any], head: Row) -> list[Row]:
    """A row for each engine that is not here, as wide as the others."""
    return [[name, "not here", *["—"] * (len(head) - 2)] for name in report["missing"]]


def _long_rows(report: dict[str, Any]) -> tuple[Row, list[Row]]:
    head = ["engine", "1,000 characters, worst", "time(2n) / time(n), worst", "longest n that all families reached"]
    rows = []
    for name, own in report["long"].items():
        if not own:
            rows.append([name, "has no single call", "—", "—"])
            continue
        steep = own["steepest"]
        rows.append([
            name,
            f"{own['slowest']['milliseconds']:.2f} ms ({own['slowest']['family']})",
            f"{steep['ratio']:.1f} ({steep['family']}, at {steep['length']:,})",
            f"{own['shortest reached']['length']:,} ({own['shortest reached']['family']})",
        ])  # fmt: skip
    return head, rows


def _leaked_of(counts: dict[str, int]) -> str:
    return f"{counts['leaked']:,} of {counts['of']:,} ({_percent(counts['leaked'] / counts['of'])})"


def _percent(share: float | None) -> str:
    if share is None:
        return "—"
    # A hundredth of a percent shows; only none at all is written 0.
    return "0" if share == 0 else f"{share:.2%}" if share < 0.1 else f"{share:.0%}"


def _markdown(head: Row, rows: list[Row]) -> str:
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]

    def line(cells: Row) -> str:
        return "| " + " | ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)) + " |"

    return "\n".join([line(head), line(["-" * width for width in widths]), *map(line, rows)])


def _show_failures(wanted: str, corpus: Corpus, count: int, seed: int, kinds: tuple[Kind, ...]) -> int:
    engine = peers.load(peers.OURS, kinds)
    assert isinstance(engine, peers.Engine)
    made = messages(corpus, count, seed, kinds)
    tally = judge(made, engine.batch([message.text for message in made]), engine.tag, keep=SHOWN_FAILURES)
    failures = [failure for failure in (*tally.leaked, *tally.alarmed) if failure[2] == wanted]
    for message, output, _ in failures:
        marked = [message.text[start:end] for start, end in spans_of(message)]
        print(f"{message.text!r}\n  -> {output!r}\n  meant: {marked}")
    leaks = sum(n for (kind, _), n in tally.leaks.items() if kind == wanted) + tally.alarms[wanted]
    of = sum(n for (kind, _), n in tally.values.items() if kind == wanted) + tally.harmless[wanted]
    print(f"{wanted}: {leaks} failed of {of} in {count:,} messages of {corpus} (seed {seed}); {len(failures)} shown")
    return 0


if __name__ == "__main__":
    sys.exit(main())
