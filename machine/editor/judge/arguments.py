"""What a call of a tool has that it does not take, and what it takes instead, as its schema says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from spec.catalogue.entries import Words
from spec.language import Language

KINDS = {
    "string": Words("text", "글"),
    "integer": Words("a whole number", "정수"),
    "number": Words("a number", "수"),
    "array": Words("a list of texts", "글의 목록"),
    "null": Words("nothing", "없음"),
}
OR = Words(" or ", ", ")
LACKING = Words("{tool} needs {name}: {takes}.", "{tool}에는 {name} 인수가 있어야 한다. 줄 수 있는 것: {takes}.")
WRONG = Words("{name} takes {takes}.", "{name} 인수에 줄 수 있는 것: {takes}.")
UNKNOWN = Words("{tool} takes no {name}; it takes {takes}.", "{tool}에는 {name} 인수가 없다. 줄 수 있는 것: {takes}.")
NO_TOOL = Words("There is no tool {tool}; there are {takes}.", "{tool}: 없는 도구다. 있는 도구: {takes}.")
MOST_CHARACTERS = 40
"""Of a name that an assistant made up."""


def no_tool(tool: str, tools: Iterable[str], language: Language) -> str:
    """What is said where there is no tool of this name."""
    return NO_TOOL.of(language).format(tool=tool[:MOST_CHARACTERS], takes=", ".join(tools))


def unknown_arguments(tool: str, schema: Mapping[str, Any], given: Iterable[str], language: Language) -> Iterator[str]:
    """A sentence for each name that the tool does not have."""
    known = schema.get("properties", {})
    for name in given:
        if name not in known:
            yield UNKNOWN.of(language).format(tool=tool, name=name[:MOST_CHARACTERS], takes=", ".join(known))


def wrong_argument(tool: str, schema: Mapping[str, Any], name: str, language: Language, *, is_there: bool) -> str:
    """What a tool takes for an argument that is wrong, or is not there."""
    takes = OR.of(language).join(_takes(schema["properties"][name], language))
    return (WRONG if is_there else LACKING).of(language).format(tool=tool, name=name, takes=takes)


def _takes(schema: Mapping[str, Any], language: Language) -> Iterator[str]:
    for one in schema.get("anyOf", (schema,)):
        yield from one["enum"] if "enum" in one else (KINDS[one["type"]].of(language),)
