"""Every step is found by what one wants to say, with what may be written in it and a use of it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from machine.cli import textdesk
from machine.language.step_catalogue import TOPICS, catalogue, found_by, topic_of
from machine.story.steps.phrases import PHRASES
from tests.language.test_check import RIGHT


def test_tutorial_words_find_the_step_that_says_so_in_either_language() -> None:
    steps = catalogue()

    assert found_by(steps, "clicks accept", "en")[0].id == "do.accept"
    assert found_by(steps, "요청에서 수락", "ko")[0].id == "do.accept"
    assert [step.id for step in found_by(steps, "전환 요청", "ko")] and len(found_by(steps, "", "en")) == len(steps)


def test_every_phrase_has_one_topic_and_stands_in_the_catalogue_once() -> None:
    assert sorted(step.id for step in catalogue()) == sorted(phrase.id for phrase in PHRASES)
    assert {topic_of(phrase.id).name for phrase in PHRASES} == {topic.name for topic in TOPICS}
    with pytest.raises(KeyError):
        topic_of("fly.away")


def test_words_that_no_step_says_find_what_may_be_written_and_else_what_reads_most_like_them() -> None:
    steps = catalogue()

    assert [step.id for step in found_by(steps, "abandoned before", "en")] == ["see.history_closed", "see.list_closed"]
    assert found_by(steps, "agent klicks Acept in the reqest of customer", "en")[0].id == "do.accept"


def test_uses_are_counted_and_an_example_is_one_of_them(tmp_path: Path) -> None:
    (tmp_path / "mine.feature").write_text(RIGHT, encoding="utf-8")
    by_id = {step.id: step for step in catalogue([tmp_path / "mine.feature"])}

    assert by_id["do.customer_text"].uses == 1 and by_id["do.accept"].uses == 0
    assert by_id["do.customer_text"].example_ko == '만일 고객 "하나"가 "안녕하세요"라고 문자를 보낸다'
    assert by_id["do.set_status"].parameters[1].words("ko") == ("사용 가능", "유휴", "RONA")


def steps(*arguments: str) -> str:
    return CliRunner().invoke(textdesk, ["steps", *arguments]).output


def test_it_is_printed_for_people_and_for_programs() -> None:
    assert "만일 상담사" in steps("--topic", "request", "--lang", "ko")
    assert steps("--format", "md").startswith("# Steps\n\n## Who and what there is\n")
    assert "<h2>거부</h2>" in steps("--format", "html", "--lang", "ko")
    assert len(json.loads(steps("--format", "json"))) == len(PHRASES)
    assert "do.accept" not in steps("--unused") and "escaped as in JSON" in steps("--unused")
    assert "the topics are stage, settings" in steps("--topic", "nothing")
