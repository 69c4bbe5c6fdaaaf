"""The held-out corpus: its labels lie where they say and hold what they say, by the libraries that made the values."""

import re
import unicodedata
from itertools import pairwise

import phonenumbers
import pytest
from stdnum import iban as stdnum_iban
from stdnum import luhn

from tests.bench.masking import held_out
from tests.bench.masking.corpora import Message, Truth
from tests.bench.masking.judge import fold
from tests.bench.masking.values import Kind

DENSE: list[Message] = held_out.messages(3_000, seed=11, corpus="dense")


def values(kind: Kind, obfuscated: bool = False) -> list[str]:
    return [
        message.text[truth.start : truth.judged]
        for message in DENSE
        for truth in message.truths
        if truth.kind == kind and truth.obfuscated == obfuscated
    ]


def signs(text: str) -> str:
    return re.sub(r"[^0-9A-Za-z]", "", "".join(map(fold, text)))


def look_alikes(family: str) -> list[str]:
    return [message.text[h.start : h.end] for message in DENSE for h in message.harmless if h.family == family]


def is_dialled(text: str) -> bool:
    """Whether libphonenumber takes it for a number, dialled at home or abroad, in one of the ten countries."""
    plain = re.sub(r"^011 ", "+", text.replace("(0)", ""))
    for written in (plain, f"+{plain}"):
        for region in held_out.REGIONS:
            try:
                if phonenumbers.is_valid_number(phonenumbers.parse(written, region)):
                    return True
            except phonenumbers.NumberParseException:
                continue
    return False


def test_a_message_says_where_its_contact_data_is_and_what_of_it_must_not_be_read() -> None:
    number = held_out.Value("phone", "+1 202 555 0123 ext. 45", judged=15)

    message = held_out._assemble("en", ["Call ", number, " please"])

    assert message == Message("Call +1 202 555 0123 ext. 45 please", "en", (Truth("phone", 5, 28, 20, False),))


def test_the_same_seed_gives_the_same_messages_and_another_seed_others() -> None:
    first = held_out.messages(200, seed=5)

    assert first == held_out.messages(200, seed=5)
    assert first[:50] == held_out.messages(50, seed=5)
    assert first != held_out.messages(200, seed=6)


def test_about_one_chat_message_in_eight_and_every_dense_one_holds_a_digit_or_an_at_sign() -> None:
    def share(messages: list[Message]) -> float:
        return sum(any(fold(sign) in "0123456789@" for sign in m.text if fold(sign)) for m in messages) / len(messages)

    assert share(held_out.messages(8_000, seed=1, corpus="chat")) == pytest.approx(1 / 8, abs=0.015)
    assert share([m for m in DENSE if "hash" not in {h.family for h in m.harmless}]) == 1


def test_labels_do_not_overlap_and_begin_and_end_with_what_they_label() -> None:
    for message in DENSE:
        spans = sorted([(t.start, t.end) for t in message.truths] + [(h.start, h.end) for h in message.harmless])
        assert all(end <= start for (_, end), (start, _) in pairwise(spans))
        for start, end in spans:
            assert 0 <= start < end <= len(message.text)
            assert not message.text[start].isspace() and not message.text[end - 1].isspace()


def test_contact_data_is_not_glued_to_ascii_letters_or_digits() -> None:
    for message in DENSE:
        for truth in message.truths:
            around = message.text[truth.start - 1 : truth.start] + message.text[truth.end : truth.end + 1]
            assert not re.search(r"[0-9A-Za-z]", around), message


@pytest.mark.parametrize("obfuscated", [False, True])
def test_values_are_valid_by_the_libraries_that_know_them(obfuscated: bool) -> None:
    cards, ibans, ssns = (values(kind, obfuscated) for kind in ("card", "iban", "ssn"))

    assert cards and [card for card in cards if not luhn.is_valid(signs(card))] == []
    assert ibans and [iban for iban in ibans if not stdnum_iban.is_valid(signs(iban), check_country=False)] == []
    assert ssns and [ssn for ssn in ssns if not re.fullmatch(r"\d{9}", signs(ssn))] == []


def test_phone_numbers_can_be_dialled() -> None:
    phones = values("phone")

    assert len(phones) > 500 and [phone for phone in phones if not is_dialled(phone)] == []


def test_a_mailbox_is_judged_without_its_domain() -> None:
    mails = [m.text[t.start : t.end] for m in DENSE for t in m.truths if t.kind == "email" and not t.obfuscated]

    assert all(re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s.]+", mail) for mail in mails)
    assert [mail.split("@")[0] for mail in mails] == values("email")


def test_only_obfuscated_values_hold_signs_that_do_not_show_or_digits_that_are_not_ascii() -> None:
    def is_plain(text: str) -> bool:
        return not any(unicodedata.category(s) in ("Cf", "Mn", "Me") or (s.isdigit() and not s.isascii()) for s in text)

    kinds: tuple[Kind, ...] = ("phone", "card", "iban", "ssn")
    assert all(is_plain(text) and "\n" not in text for kind in kinds for text in values(kind))
    assert all(not is_plain(text) or "\n" in text for kind in kinds for text in values(kind, obfuscated=True))


def test_nine_bare_digits_are_a_social_security_number_only_after_words_that_name_it() -> None:
    named = re.compile(r"ssn|social security|사회보장번호|소셜", re.IGNORECASE)
    bare = [
        message.text[: truth.start]
        for message in DENSE
        for truth in message.truths
        if truth.kind == "ssn" and not truth.obfuscated and message.text[truth.start : truth.end].isdigit()
    ]

    assert bare and all(named.search(before) for before in bare)


def test_numbers_that_fail_their_check_are_neither_a_card_nor_an_iban() -> None:
    failed = look_alikes("failed check")

    assert len(failed) > 50
    assert not any(luhn.is_valid(signs(text)) for text in failed if signs(text).isdigit())
    assert not any(stdnum_iban.is_valid(signs(text), check_country=False) for text in failed)


def test_no_look_alike_holds_whole_groups_that_pass_for_a_card() -> None:
    assert set(held_out.LOOK_ALIKES) == {h.family for message in DENSE for h in message.harmless}
    assert not any(held_out._holds_card(text) for family in held_out.LOOK_ALIKES for text in look_alikes(family))
    assert held_out._holds_card("2026 4111 1111 1111 1111") and not held_out._holds_card("4111 1111 1111 1112")
