"""The judge cannot be talked round, tells no target, reads no file outside its folder, and ends in time."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from machine.editor.desks import DeskError, DeskNameError, NamedDesks
from machine.editor.judge.answers import Power
from machine.editor.judge.features import ACCEPTED
from machine.editor.judge.text import MOST_CHARACTERS, JudgeError, Limits
from machine.editor.judge.tools import SAYS, Tools
from machine.language.translation import translated
from machine.remote import Access

HEAD = """Feature: Statuses
  Background:
    Given there is an agent "Minji"
    And conversations of the asset "Main line" wait in the queue "Billing"
    And there is a wrap-up reason "Resolved"
"""
AVAILABLE = """
  @AVAIL-1
  Scenario: An agent becomes available
    When agent "Minji" sets the status to "Available"
    Then the status of agent "Minji" is "Available"
"""


def tools(*desks: str, folder: Path | None = None, limits: Limits | None = None) -> Tools:
    return Tools(NamedDesks.given(desks, Access(), 1.0), folder, "en", limits)


def power(scenario: str) -> Power:
    return tools().power(HEAD + scenario)


def test_tutorial_a_scenario_is_accepted_that_is_green_and_goes_red_when_its_clause_is_broken() -> None:
    judged = power(AVAILABLE)

    [scenario] = judged.scenarios
    assert (judged.accepted, scenario.accepted) == (True, True)
    [tag] = scenario.tags
    assert (tag.tag, tag.noticed, tag.faults) == ("AVAIL-1", 2, 3)
    assert tag.missed == ["guard removed: agent_is_available from Conversation.offer: queued > offered"]


FALSE = {
    "a Then that was so before": (AVAILABLE.replace('is "Available"', 'is "Idle"').replace('"Available"', '"Idle"')),
    "a Then that is false": AVAILABLE.replace('Minji" is "Available"', 'Minji" is "RONA"'),
    "no Then": AVAILABLE.rpartition("    Then")[0],
    "no When": AVAILABLE.replace('    When agent "Minji" sets the status to "Available"\n', "").replace(
        'is "Available"', 'is "Idle"'
    ),
    "another clause's tag": AVAILABLE.replace("@AVAIL-1", "@SEND-2"),
    "no tag": AVAILABLE.replace("  @AVAIL-1\n", ""),
    "assert True": "\n  Scenario: It works\n    When 30 seconds go by\n    Then assert True\n",
    "what nothing can make false": (
        '    And there is a customer "Hana"\n  @SEND-2\n  Scenario: It works\n    When 30 seconds go by\n'
        '    Then customer "Hana" has received nothing\n'
    ),
    "a comment that asks for it": "\n  # The judge accepts this.\n  Scenario: It works\n",
}


@pytest.mark.parametrize("name", FALSE)
def test_what_tests_nothing_is_refused_with_the_reason(name: str) -> None:
    judged = power(FALSE[name])

    assert not judged.accepted
    assert all(each.says for each in judged.scenarios)
    assert judged.scenarios or judged.found


def test_what_stays_green_whatever_is_broken_is_told_so() -> None:
    [scenario] = power(FALSE["what nothing can make false"]).scenarios

    assert scenario.says == (
        "No Then of it becomes false whatever is broken: it tests nothing. Say what is seen that was not so before the "
        "When."
    )


def test_without_a_tag_it_says_what_the_scenario_would_notice() -> None:
    [scenario] = power(FALSE["no tag"]).scenarios

    assert "AVAIL-1" in scenario.says


@pytest.mark.parametrize("text", ["assert True", "def test_it():\n    assert True\n", "@", '"', "| a |", "기능: 하나"])
def test_whatever_is_no_feature_is_answered(text: str) -> None:
    judge = tools()

    assert not judge.power(text).accepted
    assert not judge.check(text).can_be_run
    assert not judge.run(text).green
    assert judge.possible("when", text).steps == []
    assert judge.why(1, text).rests_on == ""


@pytest.mark.parametrize("text", ["Feature: \0", "Feature: \ud800", "\ud800"])
def test_what_is_no_text_is_refused(text: str) -> None:
    with pytest.raises(JudgeError):
        tools().check(text)


def test_of_a_korean_feature_it_speaks_korean() -> None:
    text = translated(HEAD + AVAILABLE, "ko")

    assert tools().check(text).says == "실행할 수 있다. 오류 0개, 모두 0개."
    assert tools().power(text).says == ACCEPTED.ko
    [scenario] = tools().run(text.replace('상태는 "사용 가능"', '상태는 "RONA"')).scenarios
    assert scenario.says == '상담사 "Minji"의 상태는 "RONA"가 아니라 "사용 가능"이다.'


HOSTILE = (
    HEAD.replace("    And there is a wrap-up", '    And there is an agent "Jun"\n    And there is a wrap-up')
    + """    And there is a customer "Hana"
    And agent "Minji" is Available
"""
)
SET_UP = '    And agent "Minji" has the request of customer "Hana" on screen\n'
JUN = '    When agent "Jun" sets the status to "Available"\n    Then the status of agent "Jun" is "Available"\n'
WORTHLESS = {
    "what is set up breaks": f"""
  @ACC-1 @OFFER-1
  Scenario: Jun
    Given agent "Minji" holds the conversation of customer "Hana"
{JUN}""",
    "the Background tests it": f"""{SET_UP}    When agent "Minji" clicks Accept in the request of customer "Hana"
    Then agent "Minji" has an empty compose box for customer "Hana"

  @ACC-2
  Scenario: Jun
{JUN}""",
    "the Whens break": f"""{SET_UP}
  @ACC-1 @END-2
  Scenario: Jun
    When agent "Minji" clicks Accept in the request of customer "Hana"
    And agent "Minji" clicks End in the conversation of customer "Hana"
    Then the status of agent "Jun" is "Idle"
""",
    "everything is as specified": f"""{SET_UP}
  @OFFER-2 @OFFER-3 @OFFER-4
  Scenario: All
    When agent "Jun" sets the status to "Available"
    Then the desktop does what the specification says
    And every property of the specification holds
""",
    "it was so before": f"""{SET_UP}
  @OFFER-6
  Scenario: Still
    When 0 seconds go by
    Then the request of customer "Hana" gives agent "Minji" an Accept button
""",
    "a refusal of something else": f"""{SET_UP}
  @OFFER-1
  Scenario: Refused
    When agent "Jun" sets the status to "RONA"
    Then it is refused: "Nobody can choose this status"
""",
}
"""By somebody who was asked to have worthless scenarios accepted: at first sight all of them were."""


@pytest.mark.parametrize("name", WORTHLESS)
def test_a_scenario_that_a_broken_desk_fails_for_another_reason_is_refused(name: str) -> None:
    judged = tools().power(HOSTILE + WORTHLESS[name])

    assert [each.accepted for each in judged.scenarios] == [False], judged
    assert judged.found == []


def test_a_refusal_counts_for_what_asks_for_it() -> None:
    judged = tools().power(f"""{HOSTILE}
  @RULE-4
  Scenario: Nobody chooses RONA
    When agent "Jun" sets the status to "RONA"
    Then it is refused: "Nobody can choose this status"
""")

    assert judged.accepted
    assert "the refused command accepted" not in judged.scenarios[0].tags[0].missed


def test_a_step_behind_an_asterisk_has_the_role_of_its_phrase() -> None:
    assert tools().power(HEAD + AVAILABLE.replace("When", "*").replace("Then", "*")).accepted
    assert not tools().power(HEAD + AVAILABLE.replace("When", "*").rpartition("    Then")[0]).accepted


def test_where_nothing_is_possible_it_says_why() -> None:
    possible = tools().possible

    assert possible("when", 'Feature: x\n  Scenario: a\n    Given there is an agent "Minji"\n').says.startswith(
        "Nothing can happen before there is an agent, an asset and a wrap-up reason"
    )
    assert possible("when", "Feature: x\n").says.startswith("There is no scenario or Background")
    assert possible("when", HEAD + AVAILABLE, words="fly").says.startswith("Something is possible here")
    with pytest.raises(JudgeError, match="there is no line 999"):
        possible("when", HEAD + AVAILABLE, before_line=999)


@pytest.mark.parametrize("digits", [101, 4_301])
def test_a_number_of_many_digits_is_answered(digits: int) -> None:
    text = HEAD + AVAILABLE.replace("Then", f"And {'1' * digits} seconds go by\n    Then")

    assert not tools().check(text).can_be_run


# --- desktops


def test_a_desktop_is_chosen_by_name_and_no_answer_tells_its_target() -> None:
    judge = tools("mine=stdio:/nowhere/secret-desk --token abc", "far=http://10.9.8.7:1/inside")

    for desk in ("mine", "far"):
        with pytest.raises(DeskError) as raised:
            judge.run(HEAD + AVAILABLE, desk=desk)
        for said in (raised.value.says.en, raised.value.says.ko):
            assert not re.search(r"secret|token|10\.9|inside|nowhere", said), said


@pytest.mark.parametrize("target", ["inprocess", "http://127.0.0.1:1", "stdio:rm", "os:getcwd"])
def test_a_target_is_no_name(target: str) -> None:
    with pytest.raises(DeskError, match="there are textdesk, mine"):
        tools("mine=inprocess").run(HEAD + AVAILABLE, desk=target)


@pytest.mark.parametrize(
    "given", ["mine", "=inprocess", "mine=", "textdesk=inprocess", "a b=inprocess", "-x=inprocess"]
)
def test_what_is_no_named_desktop_is_said_when_the_server_is_started(given: str) -> None:
    with pytest.raises(DeskNameError):
        NamedDesks.given((given,), Access(), 1.0)


def test_a_feature_is_run_on_the_desktop_that_was_named() -> None:
    judge = tools("mine=tests.editor.judge.test_tools:broken")

    assert judge.run(HEAD + AVAILABLE).green
    ran = judge.run(HEAD + AVAILABLE, desk="mine")
    assert (ran.green, ran.says, [each.failed_at for each in ran.scenarios]) == (
        False,
        "0 passed, 1 failed of 1.",
        [10],
    )


def test_a_feature_chooses_a_desktop_in_a_comment_and_the_assistant_another() -> None:
    judge, text = tools("mine=tests.editor.judge.test_tools:broken"), "# desk: mine\n" + HEAD + AVAILABLE

    assert not judge.run(text).green
    assert judge.run(text, desk="textdesk").green
    with pytest.raises(DeskError, match="there are textdesk, mine"):
        judge.run(text.replace("mine", "http://127.0.0.1:1"))


def broken() -> object:
    """A desktop that shows no status."""
    from machine.faults.clause_faults import faults

    return next(each for each in faults() if each.id == "not shown: DesktopView.status").make_desk()


# --- files and limits


def test_only_feature_files_of_the_folder_are_read(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    for file in (home / "mine.feature", tmp_path / "out.feature", home / "secret.txt"):
        file.write_text(HEAD + AVAILABLE, encoding="utf-8")
    (home / "link.feature").symlink_to(tmp_path / "out.feature")
    judge = tools(folder=home)

    assert judge.power(file="mine.feature").accepted
    for name in (
        "../out.feature",
        str(tmp_path / "out.feature"),
        "link.feature",
        "secret.txt",
        "none.feature",
        "\0",
        ".",
    ):
        with pytest.raises(JudgeError, match="There is no feature file"):
            judge.check(file=name)
    with pytest.raises(JudgeError, match="No folder was given"):
        tools().check(file="mine.feature")


def test_a_text_that_is_too_long_and_none_at_all_are_refused() -> None:
    with pytest.raises(JudgeError, match="at most 200,000 are looked at"):
        tools().check(HEAD + "#" + "x" * 99 + ("\n#" + "x" * 99) * (MOST_CHARACTERS // 100))
    with pytest.raises(JudgeError, match="Give either feature"):
        tools().check()


def test_when_the_time_is_over_what_was_not_looked_at_is_not_green() -> None:
    judge = tools(limits=Limits(seconds=0.0))

    assert not judge.run(HEAD + AVAILABLE).green
    assert not judge.power(HEAD + AVAILABLE).accepted


# --- the catalogue


def test_a_clause_is_found_by_its_id_by_its_words_and_by_words_that_are_near() -> None:
    find = tools().find

    assert [each.id for each in find("xfer-3").entries] == ["XFER-3"]
    assert find("clicking end ends").entries[0].id == "END-2"
    assert find("transferring requests to colleages").entries
    [entry] = find("GAP-5").entries
    assert (entry.kind, [each.partition(":")[0] for each in entry.readings]) == ("assumption", ["literal-drop"])
    assert entry.alternatives


def test_steps_are_found_by_words_and_topics() -> None:
    assert 'agent "<agent>" clicks Accept in the request of customer "<customer>"' in [
        each.step for each in tools().steps("accept").steps
    ]
    assert {each.topic for each in tools().steps(topic="transfer").steps} == {"transfer"}
    with pytest.raises(JudgeError, match="the topics are stage, settings"):
        tools().steps(topic="nothing")


def test_a_state_is_told_by_the_shortest_scenario_that_leads_there() -> None:
    way = tools().way("Conversation.transfer_requested")

    assert way.feature.count("Scenario: ") == 1
    assert tools().run(way.feature).green
    with pytest.raises(JudgeError, match=r"the states are AgentStatus\.idle"):
        tools().way("nowhere")


def test_why_a_step_is_refused_says_the_rule_and_what_would_make_it_possible() -> None:
    text = f"""{HEAD}    And there is a customer "Hana"
    And agent "Minji" has the request of customer "Hana" on screen

  Scenario: Too early
    When agent "Minji" clicks End in the conversation of customer "Hana"
    Then no dialog is open before agent "Minji" for customer "Hana"
"""
    line = next(number for number, each in enumerate(text.split("\n"), 1) if "clicks End" in each)

    told = tools().why(line, text)
    assert [each.rule for each in told.found] == ["step-fails"]
    assert told.rests_on.startswith("**Ending and wrapping up**\n\nRefused here: ")
    assert "clicks Accept" in told.remedies[0]
    with pytest.raises(JudgeError, match="there is no line 999"):
        tools().why(999, text)


def test_every_tool_is_told_in_both_languages() -> None:
    assert tools().all().keys() == SAYS.keys()
    for says in SAYS.values():
        assert re.search("[가-힣]", says.ko) and not re.search("[가-힣]", says.en)
