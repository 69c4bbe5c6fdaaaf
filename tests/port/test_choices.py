"""The words that steps may write where the list is closed."""

import pytest

from machine.oracle.property_oracle import PROPERTY
from machine.port import choices
from machine.port.choices import REASON, STATUS, STATUS_TO_SET, Choice, WordError
from machine.port.nearest import nearest
from spec.language import LANGUAGES
from spec.refusals import Refusal

ALL = {name: each for name, each in vars(choices).items() if isinstance(each, Choice)} | {"PROPERTY": PROPERTY}


def test_tutorial_a_word_is_meant_in_either_language() -> None:
    assert STATUS.meant("Idle") == STATUS.meant("유휴") == "idle"
    assert STATUS.words("ko") == ("사용 가능", "유휴", "RONA", "유휴 예정")
    with pytest.raises(WordError) as told:
        STATUS_TO_SET.meant("사용가능")
    assert told.value.says.ko == (
        '상태 가운데 "사용가능"은 없다. 비슷한 말은 "사용 가능"이다. 쓸 수 있는 말: "사용 가능", "유휴", "RONA".'
    )
    assert str(told.value) == (
        'There is no status "사용가능". Did you mean "Available"? Write one of these: "Available", "Idle", "RONA".'
    )


@pytest.mark.parametrize("choice", ALL.values(), ids=ALL)
def test_every_word_means_one_value_and_no_two_share_one(choice: Choice[object]) -> None:
    for language in LANGUAGES:
        words = choice.words(language)
        assert len(set(words)) == len(words) > 0
        for word in words:
            told = choice.told(choice.meant(word))
            assert told is not None and told.of(language) == word


def test_every_reason_has_a_word_and_a_long_list_stands_in_lines() -> None:
    assert set(REASON.made()) == set(Refusal)
    with pytest.raises(WordError) as told:
        REASON.meant("이미 상태이다")
    assert told.value.says.ko.splitlines()[0].startswith('거부 이유 가운데 "이미 상태이다"는 없다. 비슷한 말은')
    assert told.value.says.ko.splitlines()[1:] == [f'    "{word}"' for word in REASON.words("ko")]


def test_what_is_like_nothing_has_no_nearest_and_a_long_word_is_not_repeated_whole() -> None:
    with pytest.raises(WordError) as told:
        STATUS.meant("#" * 1000)

    assert "Did you mean" not in str(told.value)
    assert len(str(told.value)) < 300
    assert nearest("쥰", ("민지", "준")) == "준"
    assert nearest("x", ()) is None
