"""The catalogue of steps as text, Markdown, HTML and JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

import msgspec

from machine.language.step_catalogue import TOPICS, CatalogueStep
from machine.story.steps.keywords import KEYWORDS
from spec.catalogue.entries import Words
from spec.language import Language

TITLE = Words("Steps", "단계")
ONE_OF = Words("one of", "다음 가운데 하나")
USES = Words("uses", "쓰인 횟수")
TEXT_BELOW = Words("a text block below", "아래에 글 상자")
MOST_WORDS = 12
"""Of a closed list, unless all are asked for."""


def text_lines(steps: Sequence[CatalogueStep], language: Language, *, with_values: bool) -> Iterator[str]:
    """A heading for each topic, a line for each step, and below it what may be written and a use."""
    for title, some in _by_topic(steps, language):
        yield title
        for step in some:
            yield f"  {_roles(step, language)} {step.told(language)}"
            for line in _details(step, language, with_values):
                yield f"      {line}"
        yield ""


def markdown(steps: Sequence[CatalogueStep], language: Language) -> str:
    """A page with a table for each topic."""
    lines = [f"# {TITLE.of(language)}"]
    for title, some in _by_topic(steps, language):
        lines += ["", f"## {title}", ""]
        for step in some:
            lines.append(f"- {_roles(step, language)} `{step.told(language)}`")
            lines += [f"  - {line}" for line in _details(step, language, with_values=True)]
    return "\n".join(lines) + "\n"


def html(steps: Sequence[CatalogueStep], language: Language) -> str:
    """A page by itself."""
    parts = [
        f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>{escape(TITLE.of(language))}</title>',
        f"<h1>{escape(TITLE.of(language))}</h1>",
    ]
    for title, some in _by_topic(steps, language):
        parts.append(f"<h2>{escape(title)}</h2><ul>")
        for step in some:
            details = "".join(f"<br><small>{escape(line)}</small>" for line in _details(step, language, True))
            parts.append(
                f"<li>{escape(_roles(step, language))} <code>{escape(step.told(language))}</code>{details}</li>"
            )
        parts.append("</ul>")
    return "".join(parts) + "</html>\n"


def json_of(steps: Sequence[CatalogueStep]) -> bytes:
    """A list of all that is known of each."""
    return msgspec.json.format(msgspec.json.encode(steps), indent=1)


def _by_topic(steps: Sequence[CatalogueStep], language: Language) -> Iterator[tuple[str, list[CatalogueStep]]]:
    titles = {topic.name: topic.title for topic in TOPICS}
    names = list(titles)
    ordered = sorted(steps, key=lambda step: names.index(step.topic))
    for name, some in groupby(ordered, key=lambda step: step.topic):
        yield titles[name].of(language), list(some)


def _roles(step: CatalogueStep, language: Language) -> str:
    return "/".join(KEYWORDS[language][role] for role in step.roles)


def _details(step: CatalogueStep, language: Language, with_values: bool) -> Iterator[str]:
    for parameter in step.parameters:
        words = parameter.words(language)
        if words:
            shown = words if with_values else words[:MOST_WORDS]
            more = " …" if len(shown) < len(words) else ""
            yield f"<{parameter.name}>: {ONE_OF.of(language)}: {' | '.join(shown)}{more}"
    if step.block:
        yield TEXT_BELOW.of(language)
    if step.example(language):
        yield f"{step.example(language)}  ({USES.of(language)}: {step.uses})"
