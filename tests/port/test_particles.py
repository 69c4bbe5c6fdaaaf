"""Korean particles after names, numbers and Latin words."""

import pytest

from machine.port.particles import chosen, pair_of


@pytest.mark.parametrize(
    ("before", "subject", "object_", "topic", "and_", "to"),
    [
        ('"민지"', "가", "를", "는", "와", "로"),
        ('"준"', "이", "을", "은", "과", "으로"),
        ('"도윤"', "이", "을", "은", "과", "으로"),
        ('"서울"', "이", "을", "은", "과", "로"),
        ('"결제"', "가", "를", "는", "와", "로"),
        ('"해결됨"', "이", "을", "은", "과", "으로"),
        ('"********0100"', "이", "을", "은", "과", "으로"),
        ('"********0101"', "이", "을", "은", "과", "로"),
        ('"********0102"', "가", "를", "는", "와", "로"),
        ('"********7890"', "이", "을", "은", "과", "으로"),
        ('"m******@gmail.com"', "이", "을", "은", "과", "으로"),
        ('"Minji"', "가", "를", "는", "와", "로"),
        ('"Jun"', "이", "을", "은", "과", "으로"),
        ('"RONA"', "가", "를", "는", "와", "로"),
        ('"SSN"', "이", "을", "은", "과", "으로"),
        ('"URL"', "이", "을", "은", "과", "로"),
        ('"Main line"', "이", "을", "은", "과", "으로"),
        ('"chat"', "이", "을", "은", "과", "으로"),
        ('"desk"', "가", "를", "는", "와", "로"),
        ('"하나 (VIP!)"', "가", "를", "는", "와", "로"),
        ('"준 (VIP)"', "이", "을", "은", "과", "으로"),
        ('"결제(야간)"', "가", "를", "는", "와", "로"),
        ('"배송[2호점]"', "이", "을", "은", "과", "으로"),
        ('상담사 "(서울)"', "이", "을", "은", "과", "로"),
        ('"Jack"', "이", "을", "은", "과", "으로"),
        ('"app"', "이", "을", "은", "과", "으로"),
        ('"Scott"', "이", "을", "은", "과", "으로"),
        ('"Kate"', "가", "를", "는", "와", "로"),
        ('"Idle"', "이", "을", "은", "과", "로"),
        ('"하나 #1"', "이", "을", "은", "과", "로"),
        ('"c7"', "이", "을", "은", "과", "로"),
        ('"１２"', "가", "를", "는", "와", "로"),
        ('"ＶＩＰ"', "가", "를", "는", "와", "로"),
        ("10%", "가", "를", "는", "와", "로"),
        ("5km", "가", "를", "는", "와", "로"),
        ("3 kg", "이", "을", "은", "과", "으로"),
        ("200px", "이", "을", "은", "과", "로"),
        ("36.5°C", "가", "를", "는", "와", "로"),
        ("30초", "가", "를", "는", "와", "로"),
        ("2개", "가", "를", "는", "와", "로"),
        ("안녕하세요!?”", "가", "를", "는", "와", "로"),
        ("감사합니다 👋", "가", "를", "는", "와", "로"),
        ("", "가", "를", "는", "와", "로"),
    ],
)
def test_particles_follow_the_sound_that_a_word_ends_in(
    before: str, subject: str, object_: str, topic: str, and_: str, to: str
) -> None:
    told = [_particle(slot, before) for slot in ("이/가", "을/를", "은/는", "와/과", "으로/로")]

    assert told == [subject, object_, topic, and_, to]


def _particle(slot: str, before: str) -> str:
    pair = pair_of(slot)
    assert pair is not None
    return chosen(pair, before)


@pytest.mark.parametrize(
    ("before", "named", "quoted", "or_"),
    [
        ('"안녕하세요."', "라는", "라고", "나"),
        ('"월요일"', "이라는", "이라고", "이나"),
        ('"준"', "이라는", "이라고", "이나"),
        ('"melissa@gmail.com"', "이라는", "이라고", "이나"),
        ('"+12025550142"', "라는", "라고", "나"),
        ('"   "', "라는", "라고", "나"),
    ],
)
def test_so_do_those_that_name_quote_and_give_a_choice(before: str, named: str, quoted: str, or_: str) -> None:
    told = [_particle(slot, before) for slot in ("이라는/라는", "이라고/라고", "이나/나")]

    assert told == [named, quoted, or_]


def test_a_pair_may_be_written_in_either_order_and_others_are_none() -> None:
    assert pair_of("와/과") == pair_of("과/와")
    assert pair_of("이/을") is None
    assert pair_of("agent") is None
