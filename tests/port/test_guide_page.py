"""The guide that comes with TextDesk is looked up by entry: every anchor is one, and is told with what is its own."""

import re

import pytest

from machine.port.guide_page import UnknownEntryError, entries, entry_of, kept_page
from machine.port.guide_place import anchor_name
from spec.language import LANGUAGES, Language
from spec.port.commands import KINDS
from spec.port.facts import facts_of
from spec.port.views import VIEWS

PAGE = """# A page

## <a id="commands"></a>Commands

### <a id="fly"></a>`Fly`

Away, as in [RULE-1](#rule-1).

| Field | Value | Default |
| --- | --- | --- |
| <a id="fly.high"></a>`high` | a \\| b |  |

```json
## no heading
```

### <a id="land"></a>`Land`

Down.

## <a id="basis"></a>Rules

| Rule | What it says |
| --- | --- |
| <a id="rule-1"></a>RULE-1 | Up. |
"""


def page(language: Language) -> str:
    """The page that lies there."""
    found = kept_page(language)
    assert found is not None
    return found


def test_tutorial_a_command_a_field_and_a_rule() -> None:
    assert entry_of(PAGE, "Land") == "### `Land`\n\nDown."
    assert entry_of(PAGE, "fly.HIGH") == "### Fly.high\n\n- Value: a \\| b"
    assert entry_of(PAGE, "RULE-1") == "### RULE-1\n\n- What it says: Up."


def test_a_heading_holds_all_that_is_under_it_and_what_is_fenced_is_no_heading() -> None:
    assert entry_of(PAGE, "fly").endswith("## no heading\n```")
    assert "RULE-1." in entry_of(PAGE, "fly")
    assert entry_of(PAGE, "commands").endswith("Down.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_anchor_of_the_page_is_an_entry_with_words_of_its_own(language: Language) -> None:
    whole = page(language)
    names = {entry.name for entry in entries(whole).values()}

    assert list(entries(whole)) == re.findall(r'<a id="([^"]+)"></a>', whole)
    for form in (*KINDS, *VIEWS):
        assert {form.__name__, *(f"{form.__name__}.{field}" for field in facts_of(form))} <= names
    for anchor, entry in entries(whole).items():
        told = entry_of(whole, entry.name)
        assert anchor_name(entry.name) == anchor
        assert told.startswith("#") and len(told.splitlines()) > 2, entry.name
        assert "](#" not in told and "<a id" not in told


@pytest.mark.parametrize(
    ("asked", "nearest"),
    [
        ("Acept", ["Accept"]),
        ("toasters", ["DesktopView.toasters"]),
        ("RULE-460", ["RULE-46"]),
        ("Pane.button", ["Pane.buttons"]),
        ("", []),
        ("\x00\n" * 99, []),
    ],
)
def test_what_there_is_no_entry_of_is_told_with_the_nearest(asked: str, nearest: list[str]) -> None:
    with pytest.raises(UnknownEntryError) as error:
        entry_of(page("en"), asked)

    said = str(error.value)
    assert all(each in said for each in nearest)
    assert said.isprintable() and len(said) < 300
