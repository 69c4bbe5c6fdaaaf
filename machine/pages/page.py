"""The page as a whole: every view in both languages, its style and its scripts, in one file that needs nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
from markupsafe import Markup

from machine.draw.basis import Basis
from machine.draw.machine_picture import machine_svg
from machine.draw.palette import DARK, LIGHT, LOOKS
from machine.draw.procedure_picture import procedure_svg
from machine.draw.procedures import procedures
from machine.draw.style import RULES as PICTURE_RULES
from machine.draw.swim_lanes import RULES as LANE_RULES
from machine.lifecycle.declaration import Caller
from machine.lifecycle.table import TABLE
from machine.pages import phrases
from machine.pages.features import FeatureTexts, features
from machine.pages.machines import machines
from machine.pages.markup import FOLDER, filled
from machine.pages.masking import masking
from machine.pages.overview import QUESTIONS
from machine.pages.properties import properties
from machine.pages.rules import rules
from spec.catalogue.load import load
from spec.language import LANGUAGES, Language

SCRIPTS = ("address.js", "search.js", "filter.js", "picture.js", "steps.js", "main.js")
"""The modules of scripts/, in the order in which each needs only those before it."""


def page(folder: Path) -> str:
    """The page; `folder` holds the features. Raises UnreadableFeatureError."""
    read = {language: features(folder, language) for language in LANGUAGES}
    parts = [_language(language, folder, read[language]) for language in LANGUAGES]
    return filled(
        "page",
        "en",
        title=phrases.TITLE,
        style=Markup("\n".join(_styles())),
        parts=parts,
        data={
            "words": _json({each: _words(each) for each in LANGUAGES}),
            "lines": _json({language: texts.lines for language, texts in read.items()}),
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
    yield from (f'.basis.{each.value}::before {{ content: "{each.sign} " / "" }}' for each in Basis)
    yield PICTURE_RULES
    yield LANE_RULES


def _declared(colours: Mapping[str, str]) -> str:
    return "; ".join(f"--{name}: {colour}" for name, colour in colours.items())


def _words(language: Language) -> dict[str, str]:
    return {name: words.of(language) for name, words in phrases.SCRIPTED.items()}


def _json(data: object) -> Markup:
    """Data for a script; nothing in it can end the element that it stands in."""
    return Markup(msgspec.json.encode(data).decode().replace("<", "\\u003c"))


def script() -> str:
    """The modules as one script: what they import from each other is in the same scope."""
    return "".join(_in_one_scope((FOLDER / "scripts" / name).read_text(encoding="utf-8")) for name in SCRIPTS)


def _in_one_scope(module: str) -> str:
    """A module without its imports and exports."""
    lines = (line for line in module.splitlines(keepends=True) if not line.startswith("import "))
    return "".join(line.removeprefix("export ") for line in lines)


def _language(language: Language, folder: Path, read: FeatureTexts) -> Markup:
    declared = rules(folder)
    known = properties()
    catalogue = load()
    shown = tuple(phrases.VIEWS)
    verdicts: Mapping[str, object] = {}
    common = {"verdicts": verdicts, "shown": shown}
    documented = procedures(folder)
    views = {
        "overview": filled(
            "overview",
            language,
            verdict_line=phrases.WITHOUT_RESULTS.of(language),
            numbers={
                "clauses": len(catalogue.clauses),
                "assumptions": len(catalogue.assumptions),
                "transitions": len(TABLE.transitions),
                "properties": len(known),
                "scenarios": sum(len(each.titles) for feature in read.features for each in feature.scenarios),
            },
            questions=QUESTIONS,
            **common,
        ),
        "procedures": filled(
            "procedures",
            language,
            procedures=documented,
            pictures={each.slug: Markup(procedure_svg(each, language)) for each in documented},
            scenario_addresses=read.addresses,
            **common,
        ),
        "machines": filled(
            "machines",
            language,
            machines=machines(),
            pictures={each.name: Markup(machine_svg(each, language)) for each in TABLE.machines},
            signs={caller.value: LOOKS[caller].sign for caller in Caller},
            callers={caller.value: catalogue.words(f"role.{caller.value}") for caller in Caller},
            locators={each.id: each.locator for each in catalogue.clauses.values()},
            rests_on={
                **{each.id: each.says for each in catalogue.clauses.values()},
                **{each.id: each.title for each in catalogue.assumptions.values()},
            },
            **common,
        ),
        "rules": filled(
            "rules",
            language,
            rules=declared,
            readings=tuple(catalogue.readings.values()),
            hazards=tuple(catalogue.hazards.values()),
            scenarios_of={
                rule.id: tuple(
                    dict.fromkeys(read.addresses[each.file, each.title] for each in rule.scenarios[language])
                )
                for rule in declared
            },
            **common,
        ),
        "properties": filled("properties", language, properties=known, **common),
        "masking": filled("masking", language, masking=masking(), **common),
        "scenarios": filled("scenarios", language, features=read.features, **common),
    }
    other = next(each for each in LANGUAGES if each != language)
    return filled("language", language, views=views, other=other, shown=tuple(views))
