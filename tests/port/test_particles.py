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


def test_a_pair_may_be_written_in_either_order_and_others_are_none() -> None:
    assert pair_of("와/과") == pair_of("과/와")
    assert pair_of("이/을") is None
    assert pair_of("agent") is None
