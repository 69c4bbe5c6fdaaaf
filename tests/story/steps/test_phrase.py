"""The step phrases: how one is written, what it matches, how it is told, and which declarations are refused."""

import importlib
import pkgutil
import unicodedata
from dataclasses import replace

import pytest

from machine.story import steps
from machine.story.steps.phrase import Phrase, PhraseError, checked, sample
from machine.story.steps.phrases import BY_ID, PHRASES, find, suggest

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
            assert find(kind, phrase.tell("en", **values)) == [phrase]
            assert find(kind, phrase.tell("ko", **values)) == [phrase]
        assert phrase.match(phrase.tell("en", **values), "en") == values
        assert phrase.match(phrase.tell("ko", **values), "ko") == values


def test_every_book_of_phrases_is_read() -> None:
    modules = (
        importlib.import_module(f"{steps.__name__}.{each.name}") for each in pkgutil.iter_modules(steps.__path__)
    )
    books = {module.__name__: module.BOOK for module in modules if hasattr(module, "BOOK")}

    assert len(books) >= 5
    for name, book in books.items():
        assert set(book.phrases) <= set(PHRASES), f"{name}: list it in PHRASES of machine/story/steps/phrases.py"


def test_a_step_that_is_written_wrongly_gets_suggestions() -> None:
    assert find("when", 'agent "Minji" click Accept in request of customer "Hana"') == []
    assert (
        suggest("when", 'agent "Minji" click Accept in request of customer "Hana"')[0]
        == 'agent "{agent}" clicks Accept in the request of customer "{customer}"'
    )
    assert (
        suggest("when", '상담사 "민지"가 고객 "하나"의 요청에서 수락 단추를 클릭한다')[0]
        == '상담사 "{agent}"이(가) 고객 "{customer}"의 요청에서 수락을 클릭한다'
    )


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


def test_phrases_of_different_kinds_may_share_a_sentence() -> None:
    assert len(checked((GOOD, replace(GOOD, id="two", kinds=("then",))))) == 2
