"""The blind corpora: their labels lie where they say, and agree with phonenumbers, Luhn and mod-97."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise
from typing import get_args

import phonenumbers
import pytest
from stdnum import iban, luhn

from tests.bench.masking import blind_chats, blind_records
from tests.bench.masking.blind import LOOK_ALIKES, Blind, mailbox_length, messages
from tests.bench.masking.corpora import DOCUMENTED, Message
from tests.bench.masking.test_unseen import folded

WRITERS = {"chat": blind_chats, "records": blind_records}
FORMS = ("international", "e164", "national", "bare")


@pytest.fixture(scope="module", name="drawn", params=get_args(Blind))
def drawn_messages(request: pytest.FixtureRequest) -> list[Message]:
    return messages(1_500, 7, request.param)


def test_a_message_tells_where_a_number_stands_in_which_form_and_whether_a_word_tells_it() -> None:
    message = next(m for m in messages(500, 1) if any(t.form == "e164" and not t.obfuscated for t in m.truths))
    truth = next(truth for truth in message.truths if truth.form == "e164")

    assert truth.kind == "phone"
    assert re.fullmatch(r"\+[0-9]{8,15}", message.text[truth.start : truth.end])
    assert truth.judged == truth.end
    assert truth.is_cued in (True, False)


@pytest.mark.parametrize("corpus", get_args(Blind))
def test_one_seed_gives_the_same_messages_and_another_seed_others(corpus: Blind) -> None:
    drawn = messages(300, 5, corpus)

    assert drawn == messages(300, 5, corpus)
    assert drawn[:100] == messages(100, 5, corpus)
    assert drawn != messages(300, 6, corpus)


@pytest.mark.parametrize("corpus", get_args(Blind))
def test_texts_and_places_are_those_of_the_writer(corpus: Blind) -> None:
    for ours, theirs in zip(messages(300, 4, corpus), WRITERS[corpus].messages(300, 4), strict=True):
        assert ours.text == theirs.text
        assert [(t.kind, t.start, t.end) for t in ours.truths] == [(t.kind, t.start, t.end) for t in theirs.truths]
        assert [tuple(look_alike) for look_alike in ours.harmless] == [tuple(one) for one in theirs.harmless]


def test_spans_are_within_the_text_and_apart_and_begin_and_end_with_no_space(drawn: list[Message]) -> None:
    for message in drawn:
        spans = sorted([(t.start, t.end) for t in message.truths] + [(h.start, h.end) for h in message.harmless])
        assert all(0 <= start < end <= len(message.text) for start, end in spans)
        assert all(end <= start for (_, end), (start, _) in pairwise(spans))
        for start, end in spans:
            assert message.text[start:end] == message.text[start:end].strip()


def test_every_card_iban_and_ssn_passes_its_check_however_it_is_written(drawn: list[Message]) -> None:
    for message in drawn:
        for truth in message.truths:
            value = folded(message.text[truth.start : truth.end])
            if truth.kind == "card":
                assert luhn.is_valid(value), value
            elif truth.kind == "iban":
                assert iban.is_valid(value, check_country=False), value
            elif truth.kind == "ssn":
                assert re.fullmatch("[0-9]{9}", value), value


@pytest.mark.parametrize("corpus", get_args(Blind))
def test_every_phone_number_in_ordinary_writing_is_valid_in_its_region(corpus: Blind) -> None:
    checked = Counter[str]()
    for message in WRITERS[corpus].messages(1_000, 8):
        for truth in message.truths:
            if truth.kind == "phone" and not truth.obfuscated:
                written = message.text[truth.start : truth.end]
                assert is_phone_of(written, truth.region), (written, truth.region)
                checked[truth.form] += 1
    assert min(checked[form] for form in FORMS) > 30


def is_phone_of(written: str, region: str) -> bool:
    """Whether what remains behind an exit code, the region's code and a trunk prefix is a number of that region."""
    digits = re.sub("[^0-9]", "", written.replace("(0)", ""))
    code = phonenumbers.country_code_for_region(region)
    before = re.compile(f"(?:0|00|010|011)?(?:{code})?(?:0|01|06|1|8|80)?")
    remains = [digits[cut:] for cut in range(9) if before.fullmatch(digits[:cut])]
    # Argentina dials a mobile number with a 15 behind its area, and with a 9 before it from abroad.
    abroad = ["9" + re.sub("^(11|[0-9]{3})15", r"\1", rest) for rest in remains] if region == "AR" else []
    return any(is_valid(f"+{code}{rest}", region) for rest in (*remains, *abroad))


@pytest.mark.parametrize(
    ("written", "region"), [("+1 202 555", "US"), ("+82 10-0000-0000", "US"), ("1234 07700 900801", "GB")]
)
def test_a_number_too_short_of_another_region_or_behind_other_digits_is_none_of_the_region(
    written: str, region: str
) -> None:
    assert not is_phone_of(written, region)


@lru_cache(maxsize=10_000)
def is_valid(number: str, region: str) -> bool:
    try:
        return phonenumbers.is_valid_number_for_region(phonenumbers.parse(number), region)
    except phonenumbers.NumberParseException:
        return False


def test_of_every_mail_address_the_mailbox_is_judged(drawn: list[Message]) -> None:
    addresses = [
        (m.text[t.start : t.judged], m.text[t.judged : t.end]) for m in drawn for t in m.truths if t.kind == "email"
    ]

    assert len(addresses) > 150
    for mailbox, domain in addresses:
        assert mailbox and not re.search("[@＠]|%40", mailbox)
        assert re.search("[@＠﹫★]|%40|at|AT|ät|골뱅이|arroba|arobase|собака|chiocciola|małpa|アット", domain[:12]), (
            domain
        )


@pytest.mark.parametrize(
    ("mailbox", "rest"),
    [
        ("hana.kim", "@example.com"),
        ("hana%2Bat", "%40example.com"),
        ("hana", "＠example.com"),
        ("hana", " (at) example.com"),
        ("kat", "[at]at-example (dot) com"),
        ("hana", "_at_example.com"),
        ("hana", " AT example dot com"),
        ("hana", "골뱅이example.com"),
        ("hana", " arroba example.com"),
        ("nothing.tells", ""),
    ],
)
def test_a_mailbox_ends_before_the_sign_or_the_word_for_it(mailbox: str, rest: str) -> None:
    assert mailbox_length(mailbox + rest) == len(mailbox)


def test_more_than_half_of_the_messages_hold_contact_data_and_a_third_look_alikes_only(drawn: list[Message]) -> None:
    sorts = Counter((bool(message.truths), bool(message.harmless)) for message in drawn)
    shares = {sort: count / len(drawn) for sort, count in sorts.items()}

    assert 0.5 < shares[True, False] + shares[True, True] < 0.62
    assert shares[True, True] > 0.08
    assert 0.28 < shares[False, True] < 0.4
    assert 0.05 < shares[False, False] < 0.15


def test_every_kind_occurs_plain_and_obfuscated_and_phones_in_every_form_cued_and_not(drawn: list[Message]) -> None:
    truths = [truth for message in drawn for truth in message.truths]

    assert {(t.kind, t.obfuscated) for t in truths} == {(kind, way) for kind in DOCUMENTED for way in (False, True)}
    forms = {(t.form, t.is_cued) for t in truths if t.kind == "phone"}
    assert forms == {(form, is_cued) for form in FORMS for is_cued in (False, True)}


def test_every_family_of_look_alikes_occurs_and_no_other() -> None:
    both = [*messages(4_000, 3, "chat"), *messages(4_000, 3, "records")]

    assert {look_alike.family for message in both for look_alike in message.harmless} == set(LOOK_ALIKES)
