"""The adapter guide names everything of the port, its links lead somewhere, and its examples are true."""

import json
import re
from typing import Any, get_args

import msgspec
import pytest

from machine.desk.in_process import InProcessDesk
from machine.draw.guide import guide
from machine.draw.guide_order import ORDER_OF_WORK
from machine.evidence.checkout import ROOT
from machine.generate.refusal_runs import refusal_runs
from machine.port.guide_place import anchor_name, guide_place
from machine.port.schema import decode_command
from machine.port.screen_words import CLOSED, ON_THE_SCREEN
from spec.catalogue.load import load
from spec.language import LANGUAGES, Language
from spec.port import views as v
from spec.port.answers import Accepted, Answer, Malformed, Refused
from spec.port.commands import KINDS
from spec.port.configuration import AssetSetting, Configuration, CustomerSetting
from spec.port.facts import facts_of
from spec.port.messages import Response
from spec.refusals import Refusal

FORMS: tuple[type[msgspec.Struct], ...] = (
    *KINDS,
    *v.VIEWS,
    *(Configuration, AssetSetting, CustomerSetting),
    *get_args(Answer),
    *get_args(Response),
)
PREFIXES = tuple(f"{each.partition('-')[0]}-" for each in (*load().clauses, *load().assumptions))
BLOCK = re.compile(r"```json\n(.*?)\n```", re.DOTALL)


def anchors(language: Language) -> list[str]:
    return re.findall(r'<a id="([^"]+)"></a>', guide(language))


def block_after(place: str) -> str:
    """The first example after an anchor of the English page."""
    found = BLOCK.search(guide("en").partition(f'<a id="{anchor_name(place)}"></a>')[2])
    assert found is not None
    return found[1]


def section_of(place: str) -> str:
    """From the heading with this anchor to the next heading, on the English page."""
    after = guide("en").partition(f'# <a id="{place}"></a>')[2]
    return re.split(r"\n#+ ", after)[0]


def values_in(block: str) -> list[Any]:
    """The JSON values that stand one after the other."""
    found, decoder = [], json.JSONDecoder()
    while block := block.lstrip():
        value, end = decoder.raw_decode(block)
        found.append(value)
        block = block[end:]
    return found


def test_tutorial_what_stands_of_the_buttons_of_a_pane() -> None:
    row = next(line for line in guide("en").splitlines() if '<a id="pane.buttons"></a>' in line)

    for part in (
        "each entry one of `transfer`, `conference`, `withdraw`",
        "the buttons that are offered",
        "| none |",
        "[OpenTransfer](#opentransfer)",
        '`["transfer", "conference", "end"]`',
        "[RULE-15](#rule-15)",
    ):
        assert part in row
    assert (
        guide_place("Pane.buttons").en == "`Pane.buttons` in the adapter guide (`textdesk adapter guide Pane.buttons`)"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_of_the_port_has_its_anchor_once(language: Language) -> None:
    found = anchors(language)
    wanted = [
        *(anchor_name(form.__name__) for form in FORMS),
        *(anchor_name(f"{form.__name__}.{field}") for form in FORMS for field in facts_of(form)),
        *(anchor_name(f"{each.command.__name__}.{each.reason}") for each in refusal_runs()),
        *Refusal,
    ]

    assert sorted(set(found)) == sorted(found)
    assert [name for name in wanted if name not in found] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_whole_every_link_leads_to_a_place_of_it(language: Language) -> None:
    targets = set(re.findall(r"\]\(([^)]+)\)", guide(language)))

    assert targets - {f"#{anchor}" for anchor in anchors(language)} == set()
    assert "README" not in guide(language), "whoever has a wheel has the page alone"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_clause_and_assumption_that_the_page_names_stands_in_a_table_of_it(language: Language) -> None:
    catalogue = load()
    named = {each for each in re.findall(r"\b[A-Z]+-[0-9]+\b", guide(language)) if each.startswith(PREFIXES)}

    assert {"RULE-46", "RULE-47", "RULE-48", "MASK-2", "MEX-1"} <= named
    assert named <= {*catalogue.clauses, *catalogue.assumptions}
    assert {each.lower() for each in named} <= set(anchors(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_messages_travel_is_told_in_the_words_of_the_readme(language: Language) -> None:
    readme = (ROOT / "machine/remote" / ("README.md" if language == "en" else "README.ko.md")).read_text(
        encoding="utf-8"
    )

    for said in ("`restarted` |", "`customer_view` |", "U+2028", "DeleteQueue", "console.log", "16 MiB"):
        line = next(line for line in readme.splitlines() if said in line)
        assert line in guide(language).splitlines()
    assert "self-test" not in guide(language), "how the kit is run is not what an adapter needs"


def test_both_languages_have_the_same_places_and_examples() -> None:
    english, korean = (
        [line for line in guide(language).splitlines() if line.startswith('{"')] for language in LANGUAGES
    )

    assert anchors("en") == anchors("ko")
    assert [line for line in english if "code points" not in line] == [
        line for line in korean if "코드 포인트" not in line
    ]


def test_one_example_stands_for_all_commands_that_are_met_by_the_same_way() -> None:
    ways = {(each.reason, each.run.configuration.routing, each.run.commands[:-1]) for each in refusal_runs()}
    shown = [line for line in guide("en").splitlines() if line.startswith('{"answer": "Refused"')]

    assert len(shown) == len(ways) < len(refusal_runs()) / 2


@pytest.mark.parametrize("each", refusal_runs(), ids=lambda each: f"{each.command.__name__}-{each.reason}")
def test_our_own_desk_answers_as_an_example_says(each: Any) -> None:
    """The way of one of the examples, then this command: the one that stands there, or one that is answered alike."""
    name = each.command.__name__
    for example in re.split(r"(?=```json\n)", section_of(each.reason))[1:]:
        block = BLOCK.match(example)
        assert block is not None
        alike = [part for part in example.splitlines() if f"[{name}](#{name.lower()})" in part]
        if "…" not in block[1]:
            *before, last, told = values_in(block[1])
            if alike or last["command"] == name:
                break
        elif f'"command": "{name}"' in block[1].splitlines()[-2]:
            assert each.reason in ("no_capacity", "too_long"), "what is cut short in the page is played in another test"
            return
    else:
        raise AssertionError(f"no example of {name}, {each.reason}")
    (configuration,) = values_in(BLOCK.findall(section_of("refusals"))[0])
    configuration["routing"] = each.run.configuration.routing
    desk = InProcessDesk()
    assert desk.reset(msgspec.convert(configuration, Configuration)) == Accepted()

    for command in before:
        assert desk.apply(_read(command)) == Accepted()
    answer = desk.apply(each.run.commands[-1])
    assert isinstance(answer, Refused)
    assert {"answer": "Refused", "reason": answer.reason} == told


def _read(command: dict[str, Any]) -> Any:
    found = decode_command(command)
    assert not isinstance(found, Malformed)
    return found


@pytest.mark.parametrize("view", v.VIEWS, ids=lambda view: view.__name__)
def test_an_example_of_a_view_is_one(view: type[v.View]) -> None:
    examples = values_in(block_after(view.__name__))

    assert examples
    for each in examples:
        assert set(each) == set(view.__struct_fields__)
        msgspec.convert(each, view)


def test_what_is_shown_as_malformed_is() -> None:
    shown = values_in(block_after("Malformed"))

    for command, told in zip(shown[::2], shown[1::2], strict=True):
        assert msgspec.to_builtins(decode_command(json.dumps(command).encode())) == told


def test_every_value_of_an_enumeration_has_its_word_of_the_screen_or_says_nothing_there() -> None:
    without = {"Popover.cause", "Pane.buttons", "Bubble.text", "Bubble.initials", "Composer.placeholder"}
    for name, words in ON_THE_SCREEN.items():
        form_name, field = name.split(".")
        (form,) = [each for each in FORMS if each.__name__ == form_name]
        if name not in without:
            assert set(words) | {"", "notice"} >= set(get_args(facts_of(form)[field].hint)), name
    assert set(CLOSED) <= without


def test_what_is_shown_as_a_malformed_configuration_is() -> None:
    (configuration,) = values_in(BLOCK.findall(section_of("refusals"))[0])
    shown = values_in(block_after("ResetResponse"))

    assert len(shown) >= 6
    for changes, told in zip(shown[::2], shown[1::2], strict=True):
        wrong = {name: tuple(value) if isinstance(value, list) else value for name, value in changes.items()}
        if "assets" in wrong:
            wrong["assets"] = tuple(msgspec.convert(each, AssetSetting) for each in changes["assets"])
        answer = InProcessDesk().reset(msgspec.structs.replace(msgspec.convert(configuration, Configuration), **wrong))
        assert msgspec.to_builtins(answer) == told


def test_the_order_of_work_names_each_command_once_and_leads_to_all_transitions() -> None:
    named = [kind for step in ORDER_OF_WORK for kind in step.commands]
    reached = [int(count) for count in re.findall(r"\| (\d+) / 81 \|", section_of("order-of-work"))]

    assert sorted(named, key=KINDS.index) == list(KINDS)
    assert reached == sorted(set(reached)) and reached[-1] == 81, "no step is for nothing"


def test_each_view_is_met_in_some_step_of_the_work() -> None:
    assert {view for step in ORDER_OF_WORK for view in step.views} == set(v.VIEWS)


@pytest.mark.parametrize(("language", "follows"), [("en", "What then may follow"), ("ko", "저절로 이어질 수 있는 것")])
def test_what_follows_of_itself_stands_under_the_command_that_causes_it(language: Language, follows: str) -> None:
    page = guide(language)
    advance = page[page.index('<a id="advance">') : page.index('<a id="setstatus">')].partition(follows)[2]

    for rule in ("GAP-1", "GAP-2", "RULE-2", "GAP-8"):
        assert f"[{rule}](#{rule.lower()})" in advance, "RONA, back to the queue, what else was offered"
