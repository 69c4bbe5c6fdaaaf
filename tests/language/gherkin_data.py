"""The official parser's own test data, as far as it is in our two languages, beside what we read.

    python -m tests.language.gherkin_data FOLDER

FOLDER is testdata/ of github.com/cucumber/gherkin; no copy of it is kept here. Of each good file the tree and the
pickles must be those that lie beside it, and nothing of the form may be found wrong; each bad file must be an error at
a line that the official parser names as well. What is different is listed, and what is not `KNOWN` ends it with 1.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from machine.language.check import Checked, check
from machine.language.document import document
from machine.language.feature import stories_of
from machine.language.line import language_of
from machine.language.rules import FILES, STRUCTURE
from machine.language.source import source_of
from spec.language import LANGUAGES

KNOWN = {
    "empty.feature": "a file without a feature runs nothing, so it is an error",
    "incomplete_feature_1.feature": "a feature without a scenario runs nothing",
    "incomplete_feature_2.feature": "the same",
    "incomplete_feature_3.feature": "the same",
    "extra_table_content.feature": "what stands behind the last bar is dropped, here with a warning",
    "incomplete_scenario.feature": "a scenario without steps is an error, so whether it has its Background's is moot",
    "incomplete_scenario_outline.feature": "the same",
    "file_ends_with_open_docstring.feature": "told where the text block opens, officially behind the last line",
    "unexpected_end_of_file.feature": "told at the tag that stands above nothing, officially behind the last line",
    "unexpected_eof.feature": "the same",
}
"""What is different, and why."""
OF_FORM = {*FILES, *STRUCTURE}


class Difference(NamedTuple):
    """A file, and what is otherwise there."""

    file: str
    says: str


def differences(folder: Path) -> Iterator[Difference]:
    """All that is different; the files in other languages are told in one line."""
    others = list[str]()
    for path in sorted((folder / "good").glob("*.feature")):
        text = source_of(path).text
        if language_of(text) not in ("", *LANGUAGES):
            others.append(path.name)
            continue
        checked = check(text)
        yield from (Difference(path.name, each) for each in _good(path, text, checked))
    yield Difference("", f"not in our languages: {', '.join(others)}")
    for path in sorted((folder / "bad").glob("*.feature")):
        yield from (Difference(path.name, each) for each in _bad(path))


def _good(path: Path, text: str, checked: Checked) -> Iterator[str]:
    [tree] = [each["gherkinDocument"] for each in _beside(path, "ast")]
    if _plain(tree) != _plain(document(text)):
        yield "the tree is another one"
    for each in checked.findings:
        if each.rule in OF_FORM:
            yield f"line {each.line}: {each.rule}: {each.says.en}"
    if checked.feature is not None:
        pickles = [each["pickle"] for each in _beside(path, "pickles")]
        wanted = [(each["name"], [step["text"] for step in each["steps"]]) for each in pickles]
        ours = [(story.name, [step.text for step in story.steps]) for story in stories_of(checked.feature)]
        if ours != wanted:
            yield f"the stories are others: {ours} and not {wanted}"


def _bad(path: Path) -> Iterator[str]:
    wanted = {each["parseError"]["source"]["location"]["line"] for each in _beside(path, "errors")}
    read = source_of(path)
    findings = (*read.findings, *check(read.text).findings)
    errors = {each.line for each in findings if each.severity == "error"}
    if not errors & wanted:
        rules = ", ".join(each.rule for each in findings)
        yield f"errors in the lines {sorted(errors)}, and officially in {sorted(wanted)}: {rules}"


def _beside(path: Path, what: str) -> list[Any]:
    lines = path.with_name(f"{path.name}.{what}.ndjson").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _plain(tree: Any) -> Any:
    """A tree without ids, and without what is empty."""
    if isinstance(tree, dict):
        found = {name: _plain(each) for name, each in tree.items() if name not in ("id", "uri")}
        return {name: each for name, each in found.items() if each not in (None, "", [], {})}
    return [_plain(each) for each in tree] if isinstance(tree, list) else tree


if __name__ == "__main__":
    new = False
    for file, says in differences(Path(sys.argv[1])):
        new = new or bool(file and file not in KNOWN)
        print(f"{file}: {says}{f' (known: {KNOWN[file]})' if file in KNOWN else ''}")
    sys.exit(new)
