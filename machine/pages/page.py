"""The page as a whole: every view in both languages, its style and its scripts, in one file that needs nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import msgspec
from markupsafe import Markup

from machine.draw import addresses
from machine.draw.machine_picture import machine_svg
from machine.draw.overview_picture import overview_svg
from machine.draw.palette import DARK, LIGHT, LOOKS
from machine.draw.procedure_picture import procedure_svg
from machine.draw.procedures import Drawable, drawable
from machine.draw.sketch import sketches
from machine.draw.style import RULES as PICTURE_RULES
from machine.draw.swim_lanes import RULES as LANE_RULES
from machine.evidence.cache import stage
from machine.faults.detector_names import LETTERS
from machine.lifecycle.declaration import Caller
from machine.lifecycle.table import TABLE
from machine.pages import phrases
from machine.pages.book import Book, Size, book
from machine.pages.changes import Changes, every_reading
from machine.pages.changes_view import changes_view
from machine.pages.compact import compact
from machine.pages.failure_runs import failure_shelf
from machine.pages.features import FeatureTexts, features
from machine.pages.found import Found, scenario_verdicts, worst_colour
from machine.pages.glossary import ABBREVIATIONS, GLOSSARY
from machine.pages.machines import MachineEntry, machines
from machine.pages.markup import FOLDER, filled
from machine.pages.masking import MaskingEntry, masking
from machine.pages.overview import OUT_OF_SCOPE, QUESTIONS, WHAT, tiles
from machine.pages.properties import PropertyEntry, grouped, properties
from machine.pages.results import Results
from machine.pages.results_view import Detail, results_view
from machine.pages.rules import Rule, by_topic, rules
from machine.pages.snapshot import Snapshot, fingerprint, kept_snapshot
from machine.pages.verdicts import mark
from machine.pages.walk import Shelf, beginning, kept_table, ways_into_states
from machine.pages.walk import phrases as walk_phrases
from machine.screen import style_sheet
from spec.catalogue.entries import Words
from spec.catalogue.load import load
from spec.language import LANGUAGES, Language
from spec.source import SOURCE

SCRIPTS = (
    "address.js",
    "elements.js",
    "search.js",
    "filter.js",
    "slides.js",
    "picture.js",
    "steps.js",
    "phrase_book.js",
    "walk.js",
    "recording.js",
    "desk.js",
    "main.js",
)
"""The modules of scripts/, in the order in which each needs only those before it."""
_LEFT_OUT = re.compile(r"import |\s*(//|/\*\*.*\*/\s*$|/\*\*\s*$|\* |\*/\s*$)")
"""A line of a module that the page lacks: an import, or what is there for those who change it."""
_TYPE = re.compile(r"/\*\* @(?:type|param) .*?\*/ ?")
"""What a value or a parameter is, beside it."""
_INDENT = re.compile("^ +")
_MARKUP = re.compile("<(?=[/!s])", re.IGNORECASE)
"""What may end a script element, or begin a comment or another script in it."""

VERSION = version("textdesk")

BYTES_LIMIT = 8_000_000
"""The longest page with results."""


class _Part(NamedTuple):
    """How much of the results and of recorded runs a page has."""

    detail: Detail
    scenarios: Size
    failures: bool


PARTS = (
    _Part("all", "whole", True),
    _Part("green without steps", "whole", True),
    _Part("green counted", "whole", True),
    _Part("green counted", "small", True),
    _Part("red shorter", "small", True),
    _Part("red in a line", "small", True),
    _Part("red in a line", "small", False),
)
"""From all of it to the least: what is green goes first."""
NOTHING_FOUND = (_Part("all", "small", False),)
"""A page without results is committed, and stays small."""


class _Content(NamedTuple):
    """What the views of both languages are made of."""

    rules: tuple[Rule, ...]
    drawn: Drawable
    machines: tuple[MachineEntry, ...]
    properties: tuple[PropertyEntry, ...]
    masking: MaskingEntry
    changes: Changes
    found: Found
    ways: Mapping[tuple[str, str], tuple[int, ...]]


class _Views(msgspec.Struct, frozen=True):
    """By language the views that runs change only by their verdicts; the procedures that cannot be drawn, by slug; and
    the fingerprint of what is declared."""

    by_language: dict[Language, dict[str, str]]
    undrawn: tuple[str, ...]
    state: str


def page(
    folder: Path,
    results: Results | None = None,
    limit_bytes: int = BYTES_LIMIT,
    changes: Changes | None = None,
    documented: Drawable | None = None,
    now: Snapshot | None = None,
    *,
    keeps: bool = False,
) -> str:
    """The page; `folder` holds the features. With `results` it has their verdicts everywhere, and tells them run by
    run: as much of them as a page of so many bytes holds. `changes` are what its view of changes shows: without any,
    what each reading changes. `documented` are the procedures, and `now` is the snapshot, where they were made before;
    of a procedure that cannot be drawn it is said why. Where it `keeps`, views are taken over from the last time if
    nothing that they rest on has changed. Raises UnreadableFeatureError, and LayoutError where a picture cannot be
    drawn."""
    read = {language: features(folder, language) for language in LANGUAGES}
    found = Found(results or Results())

    def work() -> _Views:
        drawn = drawable(folder) if documented is None else documented
        shown = Changes(readings=every_reading()) if changes is None else changes
        content = _Content(rules(folder), drawn, machines(), properties(), masking(), shown, found, ways_into_states())
        return _Views(
            {
                language: {name: compact(view) for name, view in _views(language, content, read[language]).items()}
                for language in LANGUAGES
            },
            tuple(each.slug for each in drawn.undrawn),
            fingerprint(now or kept_snapshot(folder)),
        )

    views = stage("views", _Views, work, fresh=False, of=(found.marks, changes), files=(folder,)) if keeps else work()
    failed = failure_shelf(found.results)
    declared = rules(folder)
    for part in PARTS if found.runs else NOTHING_FOUND:
        shelf = failed if part.failures else Shelf()
        packed = book(folder, part.scenarios, set(views.undrawn))
        parts = [_language(each, views, read[each], declared, found, part.detail, shelf) for each in LANGUAGES]
        whole = _page(parts, packed, shelf, views.state)
        if len(whole.encode()) <= limit_bytes:
            break
    return whole


def _page(parts: Sequence[Markup], packed: Book, failed: Shelf, state: str) -> str:
    return filled(
        "page",
        "en",
        title=phrases.TITLE,
        style=Markup("\n".join(_styles())),
        parts=parts,
        data={
            "words": _json({each: _words(each, state) for each in LANGUAGES}),
            "sketches": _json(sketches()),
            "book": _json(packed.packed),
            **({"found": _json([failed])} if failed.runs else {}),
        },
        script=Markup(script()),
    )


def _styles() -> Iterator[str]:
    """The colours, those on dark paper too, then what uses them: the page, the pictures, the lanes."""
    light, dark = (_declared(colours) for colours in (LIGHT, DARK))
    yield f":root {{ {light} }}"
    yield f'@media screen and (prefers-color-scheme: dark) {{ :root:not([data-theme="light"]) {{ {dark} }} }}'
    yield f'@media screen {{ :root[data-theme="dark"] {{ {dark} }} }}'
    yield (FOLDER / "page.css").read_text(encoding="utf-8")
    yield from _masking_rules()
    yield PICTURE_RULES
    yield LANE_RULES
    yield style_sheet()


def _masking_rules() -> Iterator[str]:
    """Where one kind of data is chosen, the others and the places without it are left out; no script is needed."""
    for kind in load().kinds:
        chosen, shown = f'[data-view="masking"]:has([value="{kind}"]:checked)', f'[data-masks="{kind}"]'
        others = f".carded tbody tr:not({shown}):not(:has(th)), .carded tbody:not(:has({shown}))"
        yield f"{chosen} :is({others}) {{ display: none; }}"


def _declared(colours: Mapping[str, str]) -> str:
    return "; ".join(f"--{name}: {colour}" for name, colour in colours.items())


def _words(language: Language, state: str) -> dict[str, str]:
    """What the scripts say; with it what a picture that is taken away says of itself."""
    said = {name: words.of(language) for name, words in phrases.SCRIPTED.items()}
    of = phrases.STAMP.of(language)
    said["stamp"] = of.format(title=SOURCE.title.of(language), address=SOURCE.address, version=VERSION, state=state)
    return {**said, **{f"abbr:{each}": words.of(language) for each, words in ABBREVIATIONS.items()}}


def _json(data: object) -> Markup:
    """Data for a script; nothing in it can end the element that it stands in."""
    return Markup(_MARKUP.sub("\\\\u003c", msgspec.json.encode(data).decode()))


def script() -> str:
    """The modules as one script: what they import from each other is in the same scope."""
    return "".join(_in_one_scope((FOLDER / "scripts" / name).read_text(encoding="utf-8")) for name in SCRIPTS)


def _in_one_scope(module: str) -> str:
    """A module without its imports and exports, and without its comments."""
    lines = (line for line in module.splitlines(keepends=True) if line.strip() and not _LEFT_OUT.match(line))
    return "".join(_TYPE.sub("", _INDENT.sub(" ", line)).removeprefix("export ") for line in lines)


def _language(
    language: Language,
    views: _Views,
    read: FeatureTexts,
    declared: Sequence[Rule],
    found: Found,
    detail: Detail,
    failed: Shelf,
) -> Markup:
    """Everything in a language, with so much of the results, and with these recorded runs."""
    seen = results_view(found, language, {each.file: each.title for each in read.features}, read.addresses, detail)
    told = filled(
        "results",
        language,
        results=seen,
        rests_on=_rests_on(),
        of_properties={each.id: each.says for each in properties()},
        letters=LETTERS,
        marks=mark,
        recorded=failed.runs,
    )
    # A view that has nothing yet keeps its address, and is not offered.
    shown = tuple(name for name in phrases.VIEWS if name != "results" or seen.runs or seen.mutants or seen.wild)
    overview = filled("overview", language, runs=seen.runs, **_overview(declared, views.state, read, language, shown))
    whole = {**views.by_language[language], "overview": compact(overview), "results": compact(told)}
    other = next(each for each in LANGUAGES if each != language)
    places = {name: Markup("<!--{}-->").format(name) for name in phrases.VIEWS if name in whole}
    frame = compact(filled("language", language, views=places, other=other, shown=shown))
    for name, place in places.items():
        frame = frame.replace(place, whole[name])
    return Markup(frame)


def _rests_on() -> Mapping[str, Words]:
    """What each clause says, and each assumption is called."""
    catalogue = load()
    return {
        **{each.id: each.says for each in catalogue.clauses.values()},
        **{each.id: each.title for each in catalogue.assumptions.values()},
    }


def _overview(
    declared: Sequence[Rule], state: str, read: FeatureTexts, language: Language, shown: Sequence[str]
) -> dict[str, object]:
    """What the overview has beside verdicts."""
    return {
        "what": WHAT,
        "verdict_line": phrases.WITHOUT_RESULTS,
        "version": VERSION,
        "state": state,
        "tiles": tiles(declared, read, language),
        "untested": sum(each.is_orphan for each in declared),
        "advisory": sum(each.advisory is not None for each in declared),
        "questions": QUESTIONS,
        "source": SOURCE,
        "out_of_scope": OUT_OF_SCOPE,
        "glossary": GLOSSARY,
        "shown": shown,
    }


def _views(language: Language, content: _Content, read: FeatureTexts) -> Mapping[str, Markup]:
    """Every view but the overview and the results, with the verdicts in it."""
    catalogue, found, documented = load(), content.found, content.drawn.procedures
    shown = tuple(phrases.VIEWS)
    of_scenarios = found.of_scenarios(language)
    common = {"verdicts": {**found.verdicts, **of_scenarios}, "found": found, "shown": shown}
    common["at_scenario"] = scenario_verdicts(of_scenarios, read.addresses)
    return {
        "procedures": filled(
            "procedures",
            language,
            procedures=documented,
            undrawn=content.drawn.undrawn,
            pictures={each.slug: Markup(procedure_svg(each, language)) for each in documented},
            scenario_addresses=read.addresses,
            **common,
        ),
        "machines": filled(
            "machines",
            language,
            machines=content.machines,
            overview=Markup(overview_svg(language)),
            ways={addresses.state(*state): addresses.walk(way) for state, way in content.ways.items()},
            pictures={each.name: Markup(machine_svg(each, language)) for each in TABLE.machines},
            signs={caller.value: LOOKS[caller].sign for caller in Caller},
            callers={caller.value: catalogue.words(f"role.{caller.value}") for caller in Caller},
            **common,
        ),
        "rules": filled(
            "rules",
            language,
            rules=content.rules,
            parts=by_topic(content.rules),
            readings=tuple(catalogue.readings.values()),
            hazards=tuple(catalogue.hazards.values()),
            scenarios_of={
                rule.id: tuple(
                    dict.fromkeys(read.addresses[each.file, each.title] for each in rule.scenarios[language])
                )
                for rule in content.rules
            },
            worst_colour=worst_colour,
            **common,
        ),
        "properties": filled("properties", language, groups=grouped(content.properties), **common),
        "masking": filled("masking", language, masking=content.masking, **common),
        "scenarios": filled("scenarios", language, features=read.features, worst_colour=worst_colour, **common),
        "walk": filled(
            "walk",
            language,
            walk=walk_phrases,
            beginning=beginning(kept_table(), language),
            signs={caller.value: LOOKS[caller].sign for caller in Caller},
            **common,
        ),
        "changes": changes_view(language, content.changes, read),
    }
