"""The unseen corpus: its labels lie where they say, its values are valid, its look-alikes are not."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

import phonenumbers
import pytest
from stdnum import iban, luhn

from tests.bench.masking.corpora import Corpus, Message
from tests.bench.masking.unseen import LOOK_ALIKES, messages, reads_as_contact


@pytest.fixture(scope="module", name="dense")
def drawn_dense() -> list[Message]:
    return messages(1_500, seed=7, corpus="dense")


def folded(text: str) -> str:
    """What a reader copies: letters and digits, in ASCII where there is one."""
    plain = "".join(sign for sign in text if unicodedata.category(sign) not in ("Cf", "Mn", "Me"))
    return re.sub(r"[^0-9A-Z]", "", unicodedata.normalize("NFKC", "".join(map(digit, plain))).upper())


def digit(sign: str) -> str:
    value = unicodedata.digit(sign, None)
    return sign if value is None else str(value)


def test_a_message_tells_where_its_contact_data_stands() -> None:
    message = next(m for m in messages(200, seed=1, corpus="dense") if m.truths and m.truths[0].kind == "email")
    truth = message.truths[0]
    assert "@" in message.text[truth.start : truth.end]


@pytest.mark.parametrize("corpus", ["chat", "dense"])
def test_one_seed_gives_the_same_messages_and_another_seed_others(corpus: Corpus) -> None:
    drawn = messages(300, seed=5, corpus=corpus)
    assert drawn == messages(300, seed=5, corpus=corpus)
    assert drawn[:100] == messages(100, seed=5, corpus=corpus)
    assert drawn != messages(300, seed=6, corpus=corpus)


def test_spans_follow_one_another_and_begin_and_end_with_no_space(dense: list[Message]) -> None:
    for message in dense:
        spans = sorted([(t.start, t.end) for t in message.truths] + [(h.start, h.end) for h in message.harmless])
        assert spans
        assert all(end <= start for (_, end), (start, _) in pairwise(spans))
        for start, end in spans:
            span = message.text[start:end]
            assert span and span == span.strip()


def test_every_value_passes_its_check_however_it_is_written(dense: list[Message]) -> None:
    for message in dense:
        for truth in message.truths:
            value = folded(message.text[truth.start : truth.judged])
            if truth.kind == "card":
                assert luhn.is_valid(value), value
            elif truth.kind == "iban":
                assert iban.is_valid(value, check_country=False), value
            elif truth.kind == "ssn":
                assert re.fullmatch("[0-9]{9}", value), value
            elif truth.kind == "phone":
                assert re.fullmatch("[0-9]{8,17}", value), value
                if re.fullmatch(r"\+[0-9]+", span := message.text[truth.start : truth.judged]):
                    assert phonenumbers.is_valid_number(phonenumbers.parse(span)), span


def test_an_extension_follows_its_number_and_is_not_judged(dense: list[Message]) -> None:
    extended = [(m.text, t) for m in dense for t in m.truths if t.judged != t.end and t.kind != "email"]
    assert extended
    for text, truth in extended:
        assert truth.kind == "phone" and not truth.obfuscated
        assert re.search("[0-9]{2,4}", text[truth.judged : truth.end])


def test_only_an_obfuscated_value_holds_signs_that_hide_it(dense: list[Message]) -> None:
    for message in dense:
        for truth in message.truths:
            span = message.text[truth.start : truth.end]
            hides = any(unicodedata.category(sign) in ("Cf", "Mn", "Me") for sign in span)
            foreign = any(sign.isdigit() and not sign.isascii() for sign in span)
            broken = any(sign in "\r\n\u2028" for sign in span)
            wide = any(unicodedata.east_asian_width(sign) == "F" for sign in span)
            assert truth.obfuscated == (hides or foreign or broken or wide), span


def test_a_number_that_fails_its_check_reads_as_no_other_contact_data(dense: list[Message]) -> None:
    for message in dense:
        for look_alike in message.harmless:
            text = message.text[look_alike.start : look_alike.end]
            if look_alike.family in ("bad_card", "bad_iban", "order", "tracking", "table"):
                assert not reads_as_contact(text), text
            if look_alike.family == "bad_iban":
                assert not iban.is_valid(folded(text), check_country=False), text


@pytest.mark.parametrize("text", ["4111 1111 1111 1111", "202-555-0123", "010 1234 5678", "123-45-6789", "98765 43210"])
def test_what_reads_as_contact_data_is_known(text: str) -> None:
    assert reads_as_contact(text)


def test_dense_shows_every_kind_plain_and_obfuscated_and_every_family(dense: list[Message]) -> None:
    kinds = {(truth.kind, truth.obfuscated) for message in dense for truth in message.truths}
    assert kinds == {(kind, way) for kind in ("phone", "email", "card", "iban", "ssn") for way in (False, True)}
    assert {h.family for message in dense for h in message.harmless} == set(LOOK_ALIKES)


def test_about_one_chat_message_in_eight_has_a_digit_or_an_at_sign() -> None:
    chat = messages(4_000, seed=3)
    share = sum(any(sign.isdigit() or sign in "@＠" for sign in m.text) for m in chat) / len(chat)
    assert 0.105 < share < 0.145
    assert all(any(sign.isdigit() or sign in "@＠" for sign in m.text) for m in messages(500, seed=3, corpus="dense"))
