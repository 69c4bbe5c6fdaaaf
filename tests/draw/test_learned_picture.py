"""Pictures of learned machines: all that differs is drawn, marked by more than colour; and big ones stay readable."""

import re
from collections import Counter
from functools import cache
from xml.etree import ElementTree

import pytest

from machine.draw.learned_picture import LINES_LIMIT, learned_pictures
from machine.draw.learned_words import ANSWERS, answer_words, numbers_of, output_words, seen_in, seen_words
from machine.learning.alphabet import AGENT_STATUS, ALPHABETS, CONVERSATION, NOTHING, Alphabet, Output
from machine.learning.comparison import compared
from machine.learning.mealy import Mealy
from machine.learning.reference_machine import ours
from machine.lifecycle.table import TABLE, Table
from spec.language import LANGUAGES, Language
from spec.refusals import Refusal

SVG = "{http://www.w3.org/2000/svg}"
BACK_TO_IDLE = TABLE.changed("AgentStatus.set_available: rona > available", target="idle")
NOT_WITHDRAWN = TABLE.without("Interaction.withdraw_request: held > held")
NEVER_HELD = TABLE.without("Interaction.accept: offered > held if asked_to_own")
EVERYWHERE = pytest.mark.parametrize(
    ("alphabet", "language"),
    [(alphabet, language) for alphabet in ALPHABETS for language in LANGUAGES],
    ids=lambda each: getattr(each, "name", each),
)


@cache
def picture(alphabet: Alphabet, table: Table, language: Language, side: str = "learned") -> str:
    drawn = dict(learned_pictures(alphabet, ours(alphabet), ours(alphabet, table)))
    return drawn[f"{language}/{alphabet.name}.{side}.svg"].decode()


def texts(drawn: str) -> list[str]:
    return [text.text or "" for text in ElementTree.fromstring(drawn).iter(f"{SVG}text")]


def lines(drawn: str, *looks: str, width: str | None = None) -> int:
    """So many lines with these classes and this width; the frame of a box is closed and no line."""
    found = ElementTree.fromstring(drawn).iter(f"{SVG}path")
    return sum(
        {"pf-none", *looks} <= set(path.get("class", "").split()) and width in (None, path.get("stroke-width"))
        for path in found
    )


def test_tutorial_our_own_desk_and_one_that_goes_back_to_idle() -> None:
    drawn = picture(AGENT_STATUS, BACK_TO_IDLE, "en")

    shown = texts(drawn)
    assert shown[:2] == [
        "Agent status: the desktop as it was learned",
        "14 states, 7 kinds of events. "
        "2 transitions are others than ours, 0 states are only in the desktop, 0 only ours.",
    ]
    assert "7. RONA" in shown and "13. RONA, Held" in shown
    assert Counter(text for text in shown if text[0] in "–+") == {
        "– ● set Available": 2,
        "+ ● set Available": 2,
        "– and dashed: only on our own desk. + and bold: only on the desktop that was learned.": 1,
    }
    assert lines(drawn, "ps-bad", "pd-long") == 2
    assert lines(drawn, "ps-bad", width="3") == 2


@EVERYWHERE
def test_the_same_machines_give_the_same_bytes_and_no_mark(alphabet: Alphabet, language: Language) -> None:
    machine = ours(alphabet)
    first, again = (dict(learned_pictures(alphabet, machine, machine)) for _ in range(2))

    assert first == again
    assert sorted(first) == sorted(
        f"{each}/{alphabet.name}.{side}.svg" for each in LANGUAGES for side in ("learned", "ours")
    )
    for side in ("learned", "ours"):
        drawn = first[f"{language}/{alphabet.name}.{side}.svg"].decode()
        assert 'class="pf-none ps-bad' not in drawn and 'class="pf-bad' not in drawn
        assert not [text for text in texts(drawn) if text[0] in "–+"]
        assert ElementTree.fromstring(drawn).get("{http://www.w3.org/XML/1998/namespace}lang") == language


@EVERYWHERE
def test_every_state_stands_there_once_with_what_is_seen(alphabet: Alphabet, language: Language) -> None:
    shown = texts(picture(alphabet, TABLE, language, "ours"))

    numbers = [int(text.partition(".")[0]) for text in shown if re.match(r"\d+\. ", text)]
    assert sorted(numbers) == list(range(1, len(ours(alphabet).targets) + 1))
    for seen in seen_in(ours(alphabet)):
        for line in seen_words(seen, alphabet, language).split(" · "):
            assert any(text.endswith(line) for text in shown), line


@EVERYWHERE
def test_every_transition_that_leads_on_or_is_accepted_is_told_once(alphabet: Alphabet, language: Language) -> None:
    machine, shown = ours(alphabet), texts(picture(alphabet, TABLE, language, "ours"))
    expected = Counter(
        alphabet.symbols[symbol].told(language)
        for state in machine.states
        for symbol in range(len(machine.symbols))
        if machine.targets[state][symbol] != state or machine.outputs[state][symbol].answer == "accepted"
    )

    told = Counter(text.partition(" ")[2].partition(" → ")[0] for text in shown if text[0] in "●■▲◆★")
    for words, count in expected.items():
        assert told[words] == count, words


def test_few_transitions_are_all_lines_and_of_many_only_the_shortest_ways_are() -> None:
    moves = [sum(target != state for state in m.states for target in m.targets[state]) for m in map(ours, ALPHABETS)]
    assert moves[0] == 38 < LINES_LIMIT < 122 == moves[1]

    status, conversation = (picture(alphabet, TABLE, "en", "ours") for alphabet in ALPHABETS)
    assert not [text for text in texts(status) if re.search(r" → \d", text)]
    assert "Every transition to another state is a line." in texts(status)
    # Each state but the first has one line that leads to it, and the first has the one from the start.
    assert lines(conversation) == len(ours(CONVERSATION).targets)
    assert "● Minji: wrap up → 4" in texts(conversation)
    assert "Lines show a shortest way to each state; all other transitions stand in the boxes." in texts(conversation)


def test_in_a_big_machine_what_differs_is_a_line_or_stands_in_its_box_with_a_sign() -> None:
    drawn = picture(CONVERSATION, NOT_WITHDRAWN, "en")

    assert lines(drawn, "pd-long") == 2, "only on our own desk a withdrawn request leads back"
    signed = [text for text in texts(drawn) if text.startswith(("– ●", "+ ●"))]
    found = compared(ours(CONVERSATION), ours(CONVERSATION, NOT_WITHDRAWN))
    assert len(signed) == 2 * len(found.changes) == 44
    assert signed.count("– ● Minji: withdraw the request: accepted") == 1


def test_states_that_only_one_side_has_are_marked_as_their_lines_are() -> None:
    drawn = picture(CONVERSATION, BACK_TO_IDLE, "en")
    found = compared(ours(CONVERSATION), ours(CONVERSATION, BACK_TO_IDLE))

    added = [text for text in texts(drawn) if re.match(r"\+\d+\. ", text)]
    assert len(added) == len(found.added) == 21
    assert "+1. Minji: Idle" in added

    gone = compared(ours(AGENT_STATUS), ours(AGENT_STATUS, NEVER_HELD))
    assert [state + 1 for state in gone.missing] == [6, 8, 10, 11, 12, 13, 14], "where something is held"
    frames = re.findall(r'<path class="pf-fill ps-(\S+) pd-long"', picture(AGENT_STATUS, NEVER_HELD, "en"))
    assert frames == ["bad"] * 7


def test_states_of_a_learned_machine_go_by_the_numbers_of_ours() -> None:
    found = compared(ours(CONVERSATION), ours(CONVERSATION, BACK_TO_IDLE))
    numbers = numbers_of(found)

    assert Counter(number[0] == "+" for number in numbers) == {False: 40, True: 21}
    assert sorted(int(number) for number in numbers if number[0] != "+") == list(range(1, 41))
    assert [number for number in numbers if number[0] == "+"] == [f"+{number}" for number in range(1, 22)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_has_words(language: Language) -> None:
    told = {answer_words(Output(answer, "", NOTHING), language) for answer in (*ANSWERS, *Refusal)}

    assert len(told) == len(ANSWERS) + len(Refusal)
    at = answer_words(Output("not_listed", "Choose", NOTHING), language)
    assert (
        at
        == {
            "en": "refused: The list as shown does not hold this choice (at “choose”)",
            "ko": "거부: 지금 보이는 목록에 없는 선택이다 (“고르기”에서)",
        }[language]
    )


def test_an_output_beside_another_says_what_is_otherwise() -> None:
    machine: Mealy[Output] = ours(AGENT_STATUS)
    accepted, early = machine.outputs[0][0], machine.outputs[0][0]._replace(meanwhile=(machine.outputs[0][1].seen,))

    assert output_words(accepted, accepted, AGENT_STATUS, "en") == "accepted"
    assert output_words(early, accepted, AGENT_STATUS, "en") == "accepted; meanwhile Idle"
    assert output_words(accepted, early, AGENT_STATUS, "en") == "accepted; meanwhile as before"
    assert output_words(accepted, machine.outputs[0][1], AGENT_STATUS, "ko") == "받아들여짐; 사용 가능"
