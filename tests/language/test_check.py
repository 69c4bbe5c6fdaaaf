"""What is said of a feature file before anything runs: each slip by its rule, at its own line, and only that."""

import unicodedata
from pathlib import Path

import pytest

from machine.language.check import check
from machine.language.mending import mended
from machine.language.rules import RULES
from machine.language.source import source

ROOT = Path(__file__).parents[2]
STAGE = """# language: ko
기능: 시험

  배경:
    먼저 상담사 "민지"가 있다
    그리고 자산 "대표 번호"의 대화는 대기열 "결제"에서 기다린다
    그리고 고객 "하나"가 있다

"""
BODY = """  시나리오: 요청이 온다
    먼저 상담사 "민지"는 사용 가능 상태이다
    만일 고객 "하나"가 "안녕하세요"라고 문자를 보낸다
    그러면 상담사 "민지"에게 고객 "하나"의 요청이 보인다
"""
RIGHT = STAGE + BODY
ENGLISH = """Feature: A try

  Background:
    Given there is an agent "Minji"
    And there is a customer "Hana"

  Scenario: A request comes
    Given agent "Minji" is Available
    When customer "Hana" texts "Hello"
    Then agent "Minji" sees a request of customer "Hana"
"""
OUTLINE = STAGE + BODY.replace("시나리오", "시나리오 개요").replace('"안녕하세요"', '"<글>"')


def rules(text: str) -> list[tuple[str, int]]:
    """The rules by which something is said of a text, with the lines."""
    return [(each.rule, each.line) for each in check(text).findings]


def test_tutorial_a_right_file_has_its_scenarios_and_nothing_is_said_of_it() -> None:
    for text in (RIGHT, ENGLISH):
        checked = check(text)

        assert checked.findings == () and checked.is_sound and checked.feature is not None
        assert [step.role for step in checked.feature.scenarios[0].steps] == ["given", "when", "then"]


def test_tutorial_a_slip_is_told_at_its_line_in_the_language_of_the_file_and_with_what_mends_it() -> None:
    [slip] = check(RIGHT.replace("그러면", "그럼면")).findings

    assert (slip.rule, slip.line, slip.severity) == ("keyword-misspelt", 12, "error")
    assert slip.says.ko == '"그럼면"이라는 키워드는 없다. "그러면"인가?'
    assert [(edit.line, edit.text) for edit in slip.edits] == [(12, "그러면")]


FORM: dict[str, tuple[str, str, int]] = {
    "no colon behind a section": (RIGHT.replace("시나리오:", "시나리오"), "colon-missing", 9),
    "no colon behind the feature": (ENGLISH.replace("Feature:", "Feature"), "colon-missing", 1),
    "a blank before the colon": (ENGLISH.replace("Background:", "Background :"), "colon-wrong", 3),
    "a full-width colon": (RIGHT.replace("배경:", "배경："), "colon-wrong", 4),
    "a section's word of another tool": (OUTLINE + "\n    예시:\n      | 글 |\n      | 네 |\n", "keyword-misspelt", 14),
    "a step's word of another tool": (RIGHT.replace("그러면", "그럼"), "keyword-misspelt", 12),
    "a blank that is no space": (ENGLISH.replace("When ", "When\u00a0"), "keyword-odd-blank", 9),
    "a character that is not seen": (ENGLISH.replace("When ", "\u200bWhen "), "line-invisible", 9),
    "other marks around a text": (ENGLISH + "    And x:\n      '''\n      y\n      '''\n", "text-block-fence", 12),
    "a section misspelt": (ENGLISH.replace("Background:", "Bakground:"), "keyword-misspelt", 3),
    "a Korean section misspelt": (RIGHT.replace("배경:", "배겅:"), "keyword-misspelt", 4),
    "a row without its last bar, which the parser drops in silence": (
        OUTLINE + "\n    예:\n      | 글 | 값\n      | 안녕 |\n",
        "row-rest-dropped",
        15,
    ),
    "a slip below a blank line and a comment": (
        ENGLISH.replace(
            "Scenario: A request comes\n",
            'Scenario: A request comes\n\n    # note\n    Text\n    Givn agent "Minji" is Available\n',
        ),
        "keyword-misspelt",
        11,
    ),
    "a step misspelt": (RIGHT.replace("만일", "만닐"), "keyword-misspelt", 11),
    "a step with a colon": (ENGLISH.replace("Then agent", "Then: agent"), "step-with-colon", 10),
    "no blank behind a step": (RIGHT.replace("만일 고객", "만일고객"), "step-without-space", 11),
    "a step of the other language": (RIGHT.replace("그러면", "Then"), "keyword-of-other-language", 12),
    "no keyword at all": (ENGLISH.replace("Then agent", "agent"), "line-without-keyword", 10),
    "two features": (ENGLISH + "\nFeature: Another\n", "feature-second", 12),
    "a background after a scenario": (ENGLISH + "\n  Background:\n    Given x\n", "background-second", 12),
    "steps after Examples": (
        OUTLINE + "\n    예:\n      | 글 |\n      | 안녕 |\n    그리고 1초가 지난다\n",
        "step-after-examples",
        17,
    ),
    "a tag without its sign": (ENGLISH.replace("  Scenario", "  OFFER-1\n  Scenario"), "tag-without-at", 7),
    "a tag with a blank": (ENGLISH.replace("  Scenario", "  @OFFER 1\n  Scenario"), "tag-with-space", 7),
    "tags at the end": (ENGLISH + "\n  @OFFER-1\n", "tag-nowhere", 12),
    "a text block without an end": (RIGHT + '      """\n      글\n', "text-block-open", 13),
    "a row with a cell too few": (
        OUTLINE + "\n    예:\n      | 글 | 답 |\n      | 안녕 |\n",
        "row-cells",
        16,
    ),
    "a row with a cell too many, below a blank line": (
        OUTLINE + "\n    예:\n      | 글 |\n\n      # a note\n      | 안녕 | 네 |\n",
        "row-cells",
        18,
    ),
    "a row without its last bar": (OUTLINE + "\n    예:\n      | 글 |\n      | 안녕\n", "row-without-bar", 16),
    "no header of the language": (RIGHT.removeprefix("# language: ko\n"), "header-missing", 1),
    "a language that is not there": (RIGHT.replace("language: ko", "language: ko-KR"), "header-unknown", 1),
    "the wrong language": (RIGHT.replace("language: ko", "language: en"), "header-wrong", 1),
    "nothing": ("", "file-without-feature", 1),
}


@pytest.mark.parametrize("what", FORM)
def test_a_slip_of_the_form_is_told_where_it_is_and_alone(what: str) -> None:
    text, rule, line = FORM[what]

    assert rules(text) == [(rule, line)]


MEANING: dict[str, tuple[str, str, int]] = {
    "a step without a keyword, read as a description": (
        RIGHT.replace("온다\n", '온다\n    상담사 "민지"는 사용 가능 상태이다\n'),
        "step-swallowed",
        10,
    ),
    "a scenario within a text block": (
        RIGHT.replace(
            '만일 고객 "하나"가 "안녕하세요"라고 문자를 보낸다\n',
            '만일 고객 "하나"가 다음과 같이 문자를 보낸다:\n'
            '      """\n      시나리오: 둘\n      만일 1초가 지난다\n      """\n',
        ),
        "text-block-swallows",
        13,
    ),
    "a word of a step misspelt": (ENGLISH.replace("texts", "textes"), "step-misspelt", 9),
    "a word of a step missing": (ENGLISH.replace("sees a request", "sees request"), "step-lacks", 10),
    "a name without marks": (ENGLISH.replace('When customer "Hana"', "When customer Hana"), "step-value-unmarked", 9),
    "a mark missing": (ENGLISH.replace('"Minji" is Av', '"Minji is Av'), "step-quote-open", 8),
    "a name too many": (ENGLISH.replace('customer "Hana" texts', 'customer "Hana" "Kim" texts'), "step-values", 9),
    "a number as a word": (ENGLISH.replace('customer "Hana" texts "Hello"', "thirty seconds go by"), "step-number", 9),
    "a comment behind a step": (ENGLISH.replace("is Available", "is Available # at first"), "step-with-comment", 8),
    "a sentence that is like none": (ENGLISH.replace("sees a request", "misses the answer"), "step-unlike", 10),
    "a step that no phrase reads": (RIGHT.replace("요청이 보인다", "요청이 들린다"), "step-misspelt", 12),
    "nothing like any step": (ENGLISH.replace('customer "Hana" texts "Hello"', "zq"), "step-unknown", 9),
    "a set-up as an outcome": (RIGHT.replace("만일 고객", "그러면 고객"), "step-in-other-role", 11),
    "a scenario without a name": (RIGHT.replace("시나리오: 요청이 온다", "시나리오:"), "name-missing", 9),
    "a table below a step": (RIGHT + "      | 값 |\n", "step-with-table", 12),
    "a text block below a step": (RIGHT + '      """\n      글\n      """\n', "step-with-text-block", 13),
    "no steps": (STAGE + "  시나리오: 빈 것\n", "scenario-empty", 9),
    "no Then": (RIGHT.rsplit("그러면", 1)[0], "scenario-checks-nothing", 9),
    "no When": (ENGLISH.replace('    When customer "Hana" texts "Hello"\n', ""), "scenario-does-nothing", 7),
    "nothing checked in the end": (RIGHT + "    만일 1초가 지난다\n", "when-unchecked", 13),
    "one name twice": (RIGHT + "\n" + BODY, "name-twice", 14),
    "an outline without Examples": (OUTLINE, "outline-without-examples", 9),
    "Examples without a row": (OUTLINE + "\n    예:\n      | 글 |\n", "examples-empty", 14),
    "a column twice": (OUTLINE + "\n    예:\n      | 글 | 글 |\n      | 네 | 네 |\n", "column-twice", 15),
    "a column that nothing uses": (OUTLINE + "\n    예:\n      | 글 | 답 |\n      | 네 | 네 |\n", "column-unused", 15),
    "a row twice": (OUTLINE + "\n    예:\n      | 글 |\n      | 네 |\n      | 네 |\n", "row-twice", 17),
    "a placeholder in a plain scenario": (RIGHT.replace("안녕하세요", "<글>"), "placeholder-in-scenario", 11),
    "two letters of a clause turned": (RIGHT.replace("  시나리오", "  @EDN-3\n  시나리오"), "tag-misspelt-clause", 9),
    "a slip of a clause": (RIGHT.replace("  시나리오", "  @OFER-1\n  시나리오"), "tag-misspelt-clause", 9),
    "a clause that is not there": (RIGHT.replace("  시나리오", "  @OFFER-99\n  시나리오"), "tag-unknown-clause", 9),
    "a mark of pytest": (RIGHT.replace("  시나리오", "  @skip\n  시나리오"), "tag-of-pytest", 9),
    "no scenario": (STAGE, "feature-without-scenario", 2),
}


@pytest.mark.parametrize("what", MEANING)
def test_what_can_be_parsed_and_is_no_test_is_told_where_it_is_and_alone(what: str) -> None:
    text, rule, line = MEANING[what]

    assert rules(text) == [(rule, line)]
    assert check(text).feature is not None


def test_a_file_in_decomposed_letters_or_with_other_quotation_marks_digits_and_blanks_is_right() -> None:
    odd = (
        RIGHT.replace('"민지"', "“민지”").replace("먼저 ", "먼저   ").replace('고객 "하나"', "고객「하나」")
        + "    그리고 ３초가 지난다\n"
    )

    assert source(unicodedata.normalize("NFD", RIGHT).encode()).text == RIGHT
    assert [rule for rule, _ in rules(odd)] == ["step-in-other-role"], "time goes by in a When"


def test_both_forms_of_a_particle_and_characters_that_are_not_seen_are_read_and_mended() -> None:
    copied = (
        RIGHT.replace('"민지"가', '"민지"이(가)')
        .replace('"민지"는', '"민지"은/는')
        .replace("상태이다", "상\u200b태이다")
    )

    assert rules(copied) == []
    assert mended(copied) == mended(RIGHT)


def test_what_describes_may_begin_with_a_word_that_is_like_a_keyword() -> None:
    odd = "  먼저상담사가 있어야 한다는 뜻이다.\n  그러면\u00a0좋겠다.\n  예시: 없다.\n  결과 보고서에 쓴다.\n"
    block = BODY.replace("문자를 보낸다\n", "문자를 보낸다\n").replace(
        '"안녕하세요"라고 문자를 보낸다\n',
        '다음과 같이 문자를 보낸다:\n      """\n      시나리오: 내일 도착\n      끝.\n      """\n',
    )

    assert rules(RIGHT.replace("기능: 시험\n", f"기능: 시험\n{odd}")) == []
    assert rules(STAGE + block) == []


def test_every_rule_is_told_somewhere() -> None:
    room = ROOT / "machine"
    sources = [path.read_text(encoding="utf-8") for path in room.rglob("*.py") if path.name != "rules.py"]

    assert [rule for rule in RULES if not any(f'"{rule}"' in source for source in sources)] == []


def test_every_rule_has_words_in_both_languages_and_a_sentence_that_ends() -> None:
    for name, rule in RULES.items():
        assert rule.says.en and rule.says.ko, name
        assert name in ("step-fails", "tag-of-reading") or rule.says.en.rstrip("`")[-1] in ".?:}", name


FEATURES = sorted((ROOT / "features").rglob("*.feature"))


@pytest.mark.parametrize("path", FEATURES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_nothing_of_our_own_features_is_an_error_and_little_is_doubtful(path: Path) -> None:
    checked = check(path.read_text(encoding="utf-8"))

    assert checked.is_sound
    assert {each.rule for each in checked.findings} <= {"scenario-does-nothing"}


def test_a_word_that_is_on_no_list_is_told_before_anything_runs_and_each_of_a_row() -> None:
    row = '    And agent "Minji" has only the buttons "Transfer, {}" for customer "Hana"\n'
    [found] = check(ENGLISH + '    And the status of agent "Minji" is "Busy"\n').findings

    assert (found.rule, found.line) == ("value-unknown", 11)
    assert found.says.en.startswith('There is no status "Busy".')
    assert rules(ENGLISH + row.format("End")) == []
    assert rules(ENGLISH + row.format("Ende")) == [("value-unknown", 11)]
