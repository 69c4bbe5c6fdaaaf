"""Numbers strung together by unusual signs, each digit apart, or with letters for digits: found by what they tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from machine.masking import Stream, find, mask
from machine.masking.gate import GATE
from machine.masking.phone_plans import USUAL
from machine.masking.strung_digits import SIGN, strung_digits

ODD = st.sampled_from("🙂⭐❤·…_~^#☎←¦†")
"""Signs that nobody puts between other values."""
GROUPS = st.sampled_from(
    (("010", "0000", "1234"), ("07700", "900123"), ("011", "0000", "4321"), ("030", "000", "12345"))
)


def test_tutorial_one_sign_between_all_groups() -> None:
    assert mask("reach me: 010🙂0000🙂1234") == "reach me: *********1234"
    assert mask("reach me: 0 1 0 0 0 0 0 1 2 3 4") == "reach me: *******1234"
    assert mask("reach me: O10-00O0-l234") == "reach me: *********l234"


@given(GROUPS, ODD, st.sampled_from(("{}", "see {}!", "여기 {}", "a,{},b")))
def test_behind_a_trunk_zero_the_groups_of_a_plan_need_no_word(groups: tuple[str, ...], sign: str, frame: str) -> None:
    written = sign.join(groups)
    assert "".join(groups)[:-4] not in mask(frame.format(written))
    assert mask(frame.format(written)).count("*") >= len(written) - 4 - written.count("❤")


@pytest.mark.parametrize(
    "text",
    [
        "+44;20;7946;0123",
        "<+44><20><7946><0123>",
        "[+48][22][000][01][16]",
        "+82 | 1000001234",
        "+55 ~ (21) ~ 0000 ~ 1234",
        "0086:10:0000:1234",
        "+92_3000001234",
        "+2O1000O001O2",
        "+ 8 2 1 0 0 0 0 0 1 2 3 4",
        "﹢821000001234",
        "call [082][000][1234]",
        "mobile 9|00001234",
        "phone 1800=000=1234",
        "tel 02,000,1234",
        "mobile 0 4 5  0 0 0  1 2 3 4",
        "M0.1.0.0.0.0.0.1.2.3.4",
        "hp: 6,6,4,0,0,2,0,1,8,6",
    ],
)
def test_a_plus_two_zeros_or_a_word_tell_the_others(text: str) -> None:
    assert [found.kind for found in find(text)] == ["phone"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("[4111][1111][1111][1111]", "card"),
        ("4111🙂1111🙂1111🙂1111", "card"),
        ("4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 04/2030", "card"),
        ("4lll-llll-llll-llll 1111111", None),
        ("IBAN D E 8 9 3 7 0 4 0 0 4 4 0 5 3 2 0 1 3 0 0 0", "iban"),
        ("DE89_3704_0044_0532_0130_00", "iban"),
        ("DE89|3704|0044|0532|0130|00", "iban"),
        ("my SSN is 9 0 0 7 0 1 2 3 4", "ssn"),
        ("social? it's 900 ~ 70 ~ 1234", "ssn"),
        ("authorised: 900701234 (SSN)", "ssn"),
    ],
)
def test_so_may_the_other_kinds_be_written(text: str, kind: str | None) -> None:
    assert [found.kind for found in find(text)][:1] == ([kind] if kind else [])


@pytest.mark.parametrize(
    "text",
    [
        "ratings 3 5 4 4 5 2 1 3 4",
        "scores 1,2,3,4,5,6,7,8",
        "size 111×136×32 cm",
        "amounts 415,555,010 and 12,345,678",
        "12|345|6789",
        "a=415&b=555&c=0101",
        "ids 4155;5501;2345",
        "1 2 3 4 5 6 7 8 9 10",
        "ratio 12:345:6789",
        "code AB12_345_6789",
        "Illinois 1O1",
        "order 010🙂0000🙂1234",
    ],
)
def test_values_with_signs_between_them_stay(text: str) -> None:
    assert find(text) == []


SIGNS = st.sampled_from(("", "", " ", "-", "|", "🙂", "_", "(", "]["))


@given(st.lists(st.text("0123456OoIl", min_size=1, max_size=4), min_size=2, max_size=6), SIGNS)
def test_what_is_found_passes_the_gate(groups: list[str], sign: str) -> None:
    text = sign.join(groups)
    for span in strung_digits(f"call {text}", USUAL):
        assert GATE.search(f"call {text}"[span.start : span.end])


def test_the_signs_that_part_measures_and_values_string_nothing_together() -> None:
    assert not any(chr(int(code, 16)) in '"×÷' for code in SIGN.split("\\U")[1:] if len(code) == len("00000000"))


@pytest.mark.parametrize(
    "text",
    [
        "전화 공일공 공공공공 일이삼사",
        "대표번호 일육팔팔 공공공공",
        "手机号 一三八零零一三八零零零",
        "080번은 영삼영000-1234",
        "010&ndash;0000&ndash;1234",
        "+971<wbr>50<wbr>0001234",
        "010一0000一1234",
    ],
)
def test_words_for_digits_and_signs_of_html_are_read_too(text: str) -> None:
    assert [found.kind for found in find(text)] == ["phone"]


@pytest.mark.parametrize(
    "text", ["010-0000-1234 이사님", "이사 일이 구사일생 오이", "김이사 오육칠", "A&amp;B 1 & 2 < 3"]
)
def test_words_that_only_sound_like_digits_stay(text: str) -> None:
    assert mask(text).endswith(text[-3:])
    assert mask(text).count("*") in {0, 9}


ROWS = st.text("공일이삼사 .다", min_size=1, max_size=14)
FAR_APART = "누가 여기에 왔다가 갔는지 아무도 모르는 채로 그렇게 하루가 다 지나가고 있었던 것입니다 그래서 " * 5


@given(st.lists(st.one_of(ROWS, st.just(FAR_APART), st.just("전화 "), st.just("\n")), max_size=6).map("".join))
def test_a_stream_parts_no_words_for_digits_from_what_they_tell(text: str) -> None:
    stream = Stream()
    pieces = [stream.feed(text[start : start + 7]) for start in range(0, len(text), 7)]
    assert "".join(pieces) + stream.close() == mask(text)


def test_a_mobile_code_may_be_half_in_words() -> None:
    assert mask("공1공-0000-0021(문자가능)") == "*********0021(문자가능)"
    assert mask("인증이 공1공00005705로") == "인증이 *******5705로"
