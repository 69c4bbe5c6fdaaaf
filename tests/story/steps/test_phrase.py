"""The step phrases: how one is written, what it matches, how it is told, and which declarations are refused."""

import importlib
import pkgutil
import unicodedata
from dataclasses import replace

import pytest

from machine.story import steps
from machine.story.steps.phrase import Phrase, PhraseError, Place, checked, places_of, sample
from machine.story.steps.phrases import BY_ID, PHRASES, find
from spec.language import LANGUAGES

ACCEPT = BY_ID["do.accept"]


def test_a_phrase_is_one_step_in_both_languages() -> None:
    told_en = ACCEPT.tell("en", agent="Minji", customer="Hana")
    told_ko = ACCEPT.tell("ko", agent="민지", customer="하나")

    assert told_en == 'agent "Minji" clicks Accept in the request of customer "Hana"'
    assert told_ko == '상담사 "민지"가 고객 "하나"의 요청에서 수락을 클릭한다'
    assert ACCEPT.match(told_en) == {"agent": "Minji", "customer": "Hana"}
    assert ACCEPT.match(told_ko, "ko") == {"agent": "민지", "customer": "하나"}
    assert ACCEPT.match(told_ko, "en") is None
    assert find("when", told_ko) == [ACCEPT]
    assert find("then", told_ko) == []


def test_a_korean_step_is_told_as_koreans_write_it_in_its_place() -> None:
    def told(place: Place) -> str:
        return ACCEPT.tell("ko", place, agent="민지", customer="하나")

    assert told(Place("given")) == '상담사 "민지"가 고객 "하나"의 요청에서 수락을 클릭했다'
    assert told(Place("when")) == '상담사 "민지"가 고객 "하나"의 요청에서 수락을 클릭하면'
    assert told(Place("when", is_last=False)) == '상담사 "민지"가 고객 "하나"의 요청에서 수락을 클릭하고'
    for role in ("given", "when", "then"):
        assert ACCEPT.tell("en", Place(role), agent="Minji", customer="Hana") == (
            'agent "Minji" clicks Accept in the request of customer "Hana"'
        )


def test_a_state_that_a_story_starts_from_is_no_past_and_what_is_seen_is_plain() -> None:
    assert BY_ID["state.available"].tell("ko", Place("given"), agent="민지") == '상담사 "민지"는 사용 가능 상태이다'
    assert BY_ID["stage.manual"].tell("ko", Place("given")) == "대화는 수동으로 배정된다"
    assert BY_ID["see.request"].tell("ko", Place("then"), agent="민지", customer="하나").endswith("요청이 보인다")


def test_the_last_step_of_its_role_is_told_apart_from_those_before() -> None:
    assert places_of(["given", "given", "when", "when", "then"]) == (
        Place("given", is_last=False),
        Place("given"),
        Place("when", is_last=False),
        Place("when"),
        Place("then"),
    )
    assert places_of([]) == ()


@pytest.mark.parametrize(
    "ending",
    [
        *("클릭한다", "클릭했다", "클릭하면", "클릭하고", "클릭합니다", "클릭했습니다", "클릭해요", "클릭했어요"),
        *("클릭할 때", "클릭했을 때", "클릭할 경우", "클릭한다면", "클릭했다면", "클릭했고", "클릭하였다"),
    ],
)
def test_a_verb_is_read_in_every_form_that_says_the_same(ending: str) -> None:
    for kind in ACCEPT.kinds:
        assert find(kind, f'상담사 "민지"가 고객 "하나"의 요청에서 수락을 {ending}') == [ACCEPT]


@pytest.mark.parametrize(
    "ending", ["클릭하지 않는다", "클릭할 것이다", "클릭하다", "클릭해야 한다", "클릭하면서", "클릭"]
)
def test_what_says_something_else_is_not_read(ending: str) -> None:
    assert ACCEPT.match(f'상담사 "민지"가 고객 "하나"의 요청에서 수락을 {ending}') is None


def test_of_what_is_seen_one_may_say_that_it_must_be() -> None:
    seen = BY_ID["see.request"]

    for ending in ("보여야 한다", "보여야 합니다", "보여야 해요"):
        assert find("then", f'상담사 "민지"에게 고객 "하나"의 요청이 {ending}') == [seen]


def test_every_wording_is_read_back_by_its_phrase_and_by_no_other() -> None:
    for phrase in PHRASES:
        empty = {name: kind() for name, kind in phrase.parameters.items()}
        for language in LANGUAGES:
            wordings = phrase.wordings(language)
            assert wordings[0] == phrase.tell(language, **empty)
            assert len(set(wordings)) == len(wordings)
            assert (len(wordings) == 1) == (language == "en")
            for wording in wordings:
                assert phrase.match(wording, language) == empty
    for phrase in PHRASES[::10]:
        for wording in phrase.wordings("ko"):
            assert find(phrase.kinds[-1], wording) == [phrase]


def test_the_particle_fits_the_name_when_told_and_either_form_is_read() -> None:
    assert ACCEPT.tell("ko", agent="준", customer="하나").startswith('상담사 "준"이 ')
    for particle in ("이", "가"):
        assert ACCEPT.match(f'상담사 "준"{particle} 고객 "하나"의 요청에서 수락을 클릭한다') is not None
    assert ACCEPT.match('상담사 "준"은 고객 "하나"의 요청에서 수락을 클릭한다') is None


def test_decomposed_characters_and_space_at_the_ends_are_read() -> None:
    typed = unicodedata.normalize("NFD", ACCEPT.tell("ko", agent="민지", customer="하나"))

    assert typed != unicodedata.normalize("NFC", typed)
    assert ACCEPT.match(f"  {typed} ") == {"agent": "민지", "customer": "하나"}


def test_whole_numbers_stand_without_quotes() -> None:
    advance = BY_ID["do.advance"]

    assert advance.match("30 seconds go by") == {"seconds": 30}
    assert advance.match("30초가 지난다") == {"seconds": 30}
    assert advance.match("-1 seconds go by") == {"seconds": -1}
    assert advance.match('"30" seconds go by') is None
    assert advance.match("3.5 seconds go by") is None


def test_a_value_that_cannot_stand_in_quotes_is_refused() -> None:
    for name in ('Min"ji', "Min\nji", unicodedata.normalize("NFD", "민지")):
        with pytest.raises(PhraseError, match=r"do\.accept: a value holds a quotation mark or a line break"):
            ACCEPT.tell("en", agent=name, customer="Hana")


def test_values_that_are_not_the_phrases_own_are_refused() -> None:
    with pytest.raises(PhraseError, match=r"do\.accept: takes agent, customer"):
        ACCEPT.tell("en", agent="Minji")


def test_every_phrase_is_read_back_from_what_it_tells() -> None:
    for phrase in PHRASES:
        values = sample(phrase.parameters)
        for kind in phrase.kinds:
            for language in LANGUAGES:
                assert find(kind, phrase.tell(language, **values)) == [phrase]
                for is_last in (True, False):
                    told = phrase.tell(language, Place(kind, is_last), **values)
                    assert phrase.match(told, language) == values


def test_every_book_of_phrases_is_read() -> None:
    modules = (
        importlib.import_module(f"{steps.__name__}.{each.name}") for each in pkgutil.iter_modules(steps.__path__)
    )
    books = {module.__name__: module.BOOK for module in modules if hasattr(module, "BOOK")}

    assert len(books) >= 5
    for name, book in books.items():
        assert set(book.phrases) <= set(PHRASES), f"{name}: list it in PHRASES of machine/story/steps/phrases.py"


def test_a_phrase_is_told_with_what_is_written_or_for_reading_with_the_names_of_its_values() -> None:
    assert ACCEPT.in_order("ko") == ("agent", "customer")
    assert BY_ID["do.offer"].in_order("en") == ("customer", "agent")
    assert ACCEPT.told_with("ko", ["<누구>", "준"], Place("when")) == (
        '상담사 "<누구>"가 고객 "준"의 요청에서 수락을 클릭하면'
    )
    assert ACCEPT.told_with("ko", [], Place("given")) == (
        '상담사 "<agent>"이(가) 고객 "<customer>"의 요청에서 수락을 클릭했다'
    )
    assert ACCEPT.told_with("en", []) == 'agent "<agent>" clicks Accept in the request of customer "<customer>"'


def _nothing(scene: object, **values: object) -> None: ...


GOOD = Phrase("one", ("when",), en='agent "{agent}" waits', ko='상담사 "{agent}"{이/가} 기다린다', act=_nothing)


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ((GOOD, GOOD), "one: is declared twice"),
        ((GOOD, replace(GOOD, id="two")), "one: two matches its sentence too"),
        ((replace(GOOD, kinds=()),), "one: is neither given, when nor then"),
        ((replace(GOOD, ko=" "),), "one: has no words in ko"),
        ((replace(GOOD, ko="상담사가 기다린다"),), "one: the two languages take different values"),
        ((replace(GOOD, ko='상담사 "{agent}"{이/을} 기다린다'),), "one: {이/을} names no pair of particles"),
        (
            (replace(GOOD, ko='상담사 "{agent}"{이/가} {듣다}'),),
            "one: 듣다: the dictionary form does not show whether its final ㄷ changes",
        ),
        ((replace(GOOD, ko='상담사 "{agent}"{이/가} {있다} {없다}'),), "one: has several verbs in braces"),
        ((replace(GOOD, en="agent {agent} waits"),), "one: {agent} in en: texts stand in quotes"),
        (
            (replace(GOOD, en='"{a}" "{b}" "{c}" "{d}"', ko='"{a}" "{b}" "{c}" "{d}"'),),
            "one: takes more than 3 values",
        ),
    ],
)
def test_phrases_that_cannot_work_are_refused(bad: tuple[Phrase, ...], reason: str) -> None:
    with pytest.raises(PhraseError) as told:
        checked(bad)

    assert str(told.value).startswith(reason)


def test_phrases_that_share_a_sentence_in_one_form_or_particle_are_refused() -> None:
    given = replace(GOOD, kinds=("given",), ko='상담사 "{agent}"{이/가} {전환하다}')
    past = replace(given, id="two", en='agent "{agent}" has gone', ko='상담사 "{agent}"{이/가} {전환했다}')
    noun = replace(given, id="two", en='agent "{agent}" has gone', ko='상담사 "{agent}"이 전환한다')

    for other in (past, noun):
        with pytest.raises(PhraseError, match="one: two matches its sentence too"):
            checked((given, other))


def test_all_our_phrases_can_work_together() -> None:
    assert checked(PHRASES) == PHRASES


def test_phrases_of_different_kinds_may_share_a_sentence() -> None:
    assert len(checked((GOOD, replace(GOOD, id="two", kinds=("then",))))) == 2
