"""The verbs of Korean steps: the four forms that are told, those that are read, and what is not guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from machine.port.particles import SLOT
from machine.story.steps.conjugation import ConjugationError, conjugated
from machine.story.steps.phrase import is_verb
from machine.story.steps.phrases import PHRASES

TOLD = {
    "클릭하다": "클릭한다 클릭했다 클릭하면 클릭하고",
    "입력하다": "입력한다 입력했다 입력하면 입력하고",
    "선택하다": "선택한다 선택했다 선택하면 선택하고",
    "검색하다": "검색한다 검색했다 검색하면 검색하고",
    "삭제하다": "삭제한다 삭제했다 삭제하면 삭제하고",
    "시작하다": "시작한다 시작했다 시작하면 시작하고",
    "배정하다": "배정한다 배정했다 배정하면 배정하고",
    "성립하다": "성립한다 성립했다 성립하면 성립하고",
    "동작하다": "동작한다 동작했다 동작하면 동작하고",
    "배정되다": "배정된다 배정되었다 배정되면 배정되고",
    "거부되다": "거부된다 거부되었다 거부되면 거부되고",
    "표시되다": "표시된다 표시되었다 표시되면 표시되고",
    "기다리다": "기다린다 기다렸다 기다리면 기다리고",
    "가리키다": "가리킨다 가리켰다 가리키면 가리키고",
    "보이다": "보인다 보였다 보이면 보이고",
    "열리다": "열린다 열렸다 열리면 열리고",
    "보내다": "보낸다 보냈다 보내면 보내고",
    "지나다": "지난다 지났다 지나면 지나고",
    "나가다": "나간다 나갔다 나가면 나가고",
    "나오다": "나온다 나왔다 나오면 나오고",
    "들어오다": "들어온다 들어왔다 들어오면 들어오고",
    "켜다": "켠다 켰다 켜면 켜고",
    "끄다": "끈다 껐다 끄면 끄고",
    "바꾸다": "바꾼다 바꿨다 바꾸면 바꾸고",
    "누르다": "누른다 눌렀다 누르면 누르고",
    "남다": "남는다 남았다 남으면 남고",
    "있다": "있다 있었다 있으면 있고",
    "없다": "없다 없었다 없으면 없고",
    "이다": "이다 이었다 이면 이고",
    "떠 있다": "떠 있다|떠 있었다|떠 있으면|떠 있고",
    "열려 있다": "열려 있다|열려 있었다|열려 있으면|열려 있고",
    "닫혀 있다": "닫혀 있다|닫혀 있었다|닫혀 있으면|닫혀 있고",
    "켜져 있다": "켜져 있다|켜져 있었다|켜져 있으면|켜져 있고",
    "꺼져 있다": "꺼져 있다|꺼져 있었다|꺼져 있으면|꺼져 있고",
    "설정되어 있다": "설정되어 있다|설정되어 있었다|설정되어 있으면|설정되어 있고",
    "입력되어 있다": "입력되어 있다|입력되어 있었다|입력되어 있으면|입력되어 있고",
    "선택되어 있다": "선택되어 있다|선택되어 있었다|선택되어 있으면|선택되어 있고",
    "누를 수 있다": "누를 수 있다|누를 수 있었다|누를 수 있으면|누를 수 있고",
    "기다리고 있다": "기다리고 있다|기다리고 있었다|기다리고 있으면|기다리고 있고",
    "맡고 있다": "맡고 있다|맡고 있었다|맡고 있으면|맡고 있고",
    "하고 있다": "하고 있다|하고 있었다|하고 있으면|하고 있고",
    "참가하고 있다": "참가하고 있다|참가하고 있었다|참가하고 있으면|참가하고 있고",
    "보이지 않다": "보이지 않는다|보이지 않았다|보이지 않으면|보이지 않고",
    "나오지 않다": "나오지 않는다|나오지 않았다|나오지 않으면|나오지 않고",
    "열려 있지 않다": "열려 있지 않다|열려 있지 않았다|열려 있지 않으면|열려 있지 않고",
    "선택되어 있지 않다": "선택되어 있지 않다|선택되어 있지 않았다|선택되어 있지 않으면|선택되어 있지 않고",
    "전환했다": "전환했다 전환했다 전환했으면 전환했고",
    "요청했다": "요청했다 요청했다 요청했으면 요청했고",
    "놓쳤다": "놓쳤다 놓쳤다 놓쳤으면 놓쳤고",
    "떴다": "떴다 떴다 떴으면 떴고",
}
"""Every verb of the phrases, as a Korean writes it."""

OTHER_ENDS = {
    "열다": "연다 열었다 열면 열고",
    "알다": "안다 알았다 알면 알고",
    "받다": "받는다 받았다 받으면 받고",
    "닫다": "닫는다 닫았다 닫으면 닫고",
    "잡다": "잡는다 잡았다 잡으면 잡고",
    "눕다": "눕는다 누웠다 누우면 눕고",
    "놓다": "놓는다 놓았다 놓으면 놓고",
    "고르다": "고른다 골랐다 고르면 고르고",
    "따르다": "따른다 따랐다 따르면 따르고",
    "모으다": "모은다 모았다 모으면 모으고",
    "쓰다": "쓴다 썼다 쓰면 쓰고",
    "오다": "온다 왔다 오면 오고",
    "쉬다": "쉰다 쉬었다 쉬면 쉬고",
    "아니다": "아니다 아니었다 아니면 아니고",
}
"""Ends that no verb of the phrases has yet."""


def test_tutorial_one_verb_in_all_its_forms() -> None:
    verb = conjugated("클릭하다")

    assert (verb.plain, verb.past, verb.condition, verb.link) == ("클릭한다", "클릭했다", "클릭하면", "클릭하고")
    assert {"클릭합니다", "클릭해요", "클릭했습니다", "클릭했어요"} <= set(verb.others)
    assert {"클릭할 때", "클릭했을 때", "클릭할 경우", "클릭한다면", "클릭하였다"} <= set(verb.others)
    assert verb.duties == (
        *("클릭해야 한다", "클릭해야 합니다", "클릭해야 해요"),
        *("클릭하여야 한다", "클릭하여야 합니다", "클릭하여야 해요"),
    )


@pytest.mark.parametrize(("verb", "forms"), [*TOLD.items(), *OTHER_ENDS.items()])
def test_the_forms_that_are_told(verb: str, forms: str) -> None:
    found = conjugated(verb)

    assert [found.plain, found.past, found.condition, found.link] == forms.split("|" if "|" in forms else " ")


@pytest.mark.parametrize(
    ("verb", "polite"),
    [
        ("배정되다", ("배정됩니다", "배정돼요", "배정되었습니다", "배정됐어요")),
        ("바꾸다", ("바꿉니다", "바꿔요", "바꿨습니다", "바꾸었습니다")),
        ("누르다", ("누릅니다", "눌러요", "눌렀습니다", "누를 때")),
        ("끄다", ("끕니다", "꺼요", "껐습니다", "끌 때")),
        ("열다", ("엽니다", "열어요", "열었습니다", "열 때")),
        ("남다", ("남습니다", "남아요", "남았습니다", "남을 때")),
        ("눕다", ("눕습니다", "누워요", "누웠습니다", "누울 때")),
        ("있다", ("있습니다", "있어요", "있었습니다", "있을 때")),
        ("이다", ("입니다", "이에요", "예요", "였습니다", "라면")),
        ("아니다", ("아닙니다", "아니에요", "아니었습니다", "아니라면")),
        ("보이지 않다", ("보이지 않습니다", "보이지 않아요", "보이지 않을 때")),
        ("기다리고 있다", ("기다리고 있습니다", "기다린다")),
    ],
)
def test_what_says_the_same_is_read(verb: str, polite: tuple[str, ...]) -> None:
    assert set(polite) <= set(conjugated(verb).others)


def test_every_verb_of_the_phrases_stands_in_the_table_and_no_other() -> None:
    used = {slot for phrase in PHRASES for slot in SLOT.findall(phrase.ko) if is_verb(slot)}

    assert used == set(TOLD)


def test_every_korean_phrase_ends_in_a_verb_and_no_english_one_has_any() -> None:
    for phrase in PHRASES:
        assert phrase.ko.removesuffix(":").endswith("다}"), phrase.id
        assert phrase.verb("ko") is not None and phrase.verb("en") is None, phrase.id


@pytest.mark.parametrize("verb", ["클릭하면", "클릭", "다", "", "click다", "하나 다"])
def test_what_is_no_dictionary_form_is_refused(verb: str) -> None:
    with pytest.raises(ConjugationError, match="is no dictionary form of a verb; write one that ends in 다"):
        conjugated(verb)


@pytest.mark.parametrize("verb", ["듣다", "묻다", "짓다", "돕다", "어렵다", "그렇다"])
def test_a_verb_whose_final_may_change_is_not_guessed(verb: str) -> None:
    with pytest.raises(ConjugationError, match=f"{verb}: the dictionary form does not show whether its final"):
        conjugated(verb)


SYLLABLES = st.characters(min_codepoint=ord("가"), max_codepoint=ord("힣"))


@given(stem=st.text(SYLLABLES, min_size=1, max_size=4))
def test_the_forms_of_whatever_is_conjugated_are_composed_hangul_and_differ(stem: str) -> None:
    try:
        verb = conjugated(f"{stem}다")
    except ConjugationError:
        return
    told = (verb.plain, verb.condition, verb.link)
    assert len(set(told)) == 3
    assert len(set(verb.others)) == len(verb.others)
    for form in (*told, verb.past, *verb.others, *verb.duties):
        assert all("가" <= syllable <= "힣" or syllable == " " for syllable in form)
