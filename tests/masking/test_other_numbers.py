"""What a number is not: each form stays, a firm one beside a word for a phone too; no phone number loses by it."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from machine.masking import find, mask
from machine.masking.folding import BLANKS
from machine.masking.other_numbers import ALL, ANY, SIGN, others, table_rows

EXAMPLES = {
    "date": (
        "2026-11-29",
        "29/11/2026",
        "29.11.2026",
        "Nov 29, 2026",
        "29 Nov 2026",
        "20261129093000",
        "081109 203658",
        "1.2026-11-29_09:30:12",
        "08/26/2202 5:00",
        "1398/05/27",
        "26/06/2567",
        "27 maja 2020",
        "KakaoTalk_20171203_082854516.jpg",
        "07/Feb/2021:03:02:51 +0900",
        "24.10.11 05시",
        "17 04 2012 15:59",
        "2023.12.1004:00",
        "2024-02-09/2024-02-18",
        "09.01.19;",
    ),
    "time": ("09:30", "9:30:12.250", "21:45+09:00"),
    "times": ("9.30 - 17.45",),
    "offset": ("+0900 2026",),
    "address of a machine": ("192.0.2.220", "198.51.100.7:8080", "203.0.113.0/24", "198-51-100-7.adsl.example"),
    "decimal": (
        "0.4155550101",
        "37.566535, 126.977969",
        "-37.8680494 / 143.6584430",
        "1633.5838",
        "682466.260119",
        "0,4155550",
    ),
    "version": ("10.0.19045.3.803", "6.00.2716.2200", "1.7.4720.4495", "v1.5.8+23864076"),
    "amount": (
        "$1,234,567",
        "1 234 567,89 €",
        "1.234.567 원",
        "KRW 1234567",
        "12.345.678",
        "1234567.00",
        "61.538 8.452.480",
        "763'496'483'680",
        "R 96 642.11",
        "14 017 746,47",
        "393,666.50",
        "79.585.398,53",
        "5.734.469,-",
        "747899-00 руб",
    ),
    "barcode": ("5 014387 172705", "0 71831 22107 3"),
    "dump": ("0040  0b 8f 53 50 41 4d 44 2f",),
    "measure": (
        "1,234,567 bytes",
        "234 567 890 km",
        "2186/1600/2360 mm",
        "395.066.863 Einwohner",
        "4635873938 bytes",
        "7394283098ns",
    ),
    "range": ("3340 - 4171", "2000-5000", "18000~21800 people", "2084..2403"),
    "reference": ("+++609/4274/24843+++", "12 83933 79723 94027 96128 09016"),
    "binary": ("0011 0001 0100 0110b", "0011 0001 0100 0110", "10100100b"),
    "document": ("10.1784/j.2f6b.2014.07.791", "547/03/2025", "2022/04/93302"),
    "file": ("backup.3241061563.tar.gz", "scan0848241088.pdf", "access.log.9288234511"),
    "chat": ("-1001883085896",),
    "tracking": ("9400 6094 8675 3621 1943 93",),
    "address of a network card": ("2067.3506.A952",),
    "meter": ("1 ESY 1160 5010 12",),
    "year and number": ("2024/45820",),
    "equation": ("24601-7434=17167",),
    "container (ISO 6346)": ("CSQU 305438 3",),
    "postcode": (
        "CEP 01310-100",
        "〒100-0001",
        "MA  02111-1307",
        "Florida 33345-1971",
        "94110-1914 USA",
        "47886-2339",
        "7 / 29361 / A",
    ),
    "part": ("P/N 638-10534-26", "S/N: 79-465-361708"),
    "request": ("SR 3-2779393836",),
    "link": ("https://shop.example/article/001/0062074630",),
    "book": ("978-3-16-148410-0", "979 9482174415"),
}
PHONES = ("+82 10 0000 5882", "010-0000-3599", "(202) 555-0101", "07700 900577", "+1 202 555 0101")
TABLE = "Mon 5155 40421 34359\nTue 721 89670 10909\nWed 55194 97448 70838"


def test_tutorial_what_stands_in_a_sentence() -> None:
    text = "at 12:30 paid $1,234,567 for 3.1415926"
    assert {text[start:end]: other.name for start, end, other in others(text)} == {
        "12:30": "time",
        "$1,234,567": "amount",
        "3.1415926": "decimal",
    }


def test_every_form_has_an_example() -> None:
    assert {each.name for each in ALL} == set(EXAMPLES)


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_has_such_a_form_is_told_and_stays(name: str) -> None:
    for example in EXAMPLES[name]:
        assert name in {other.name for _, _, other in others(f"x {example} y")}, example
        for frame in ("{}", "it says {} here", "값이 {} 입니다", "[{}]", "{},"):
            assert find(frame.format(example)) == [], example


@pytest.mark.parametrize("name", sorted({each.name for each in ALL if each.is_firm}))
def test_a_firm_form_stays_behind_a_word_for_a_phone(name: str) -> None:
    firm = [example for example in EXAMPLES[name] if all(other.is_firm for _, _, other in others(example))]
    assert firm
    for example in firm:
        assert find(f"call {example} please") == []


def test_of_the_others_a_word_for_a_phone_has_the_last_say() -> None:
    assert mask("phone 82.69.15.57") == "phone *******5.57"
    assert mask("host 82.69.15.57") == "host 82.69.15.57"


@pytest.mark.parametrize(
    ("phone", "other"), [(phone, each) for phone in PHONES for some in EXAMPLES.values() for each in some]
)
def test_no_phone_number_loses_by_what_stands_before_or_behind_it(phone: str, other: str) -> None:
    for text in (f"{other}, {phone}", f"{phone}, {other}", f"{other}\n{phone}\n{other}"):
        shown = re.sub(r"\D", "", mask(text).replace(other, ""))
        assert len(shown) <= 4, text
    assert mask(f"$1,234,567\n{phone}").startswith("$1,234,567\n")


def test_lines_of_numbers_in_columns_are_a_table_and_lists_of_phone_numbers_are_none() -> None:
    assert [TABLE[start:end] for start, end in table_rows(TABLE)][:2] == ["5155 40421 34359", "721 89670 10909"]
    assert mask(TABLE) == TABLE
    assert table_rows("200 555 0101\n200 555 0102") == []
    assert mask("202 555 0101\n202 555 0102") == "******0101\n******0102"


@given(st.text("0123456789 .,:-/+$€%TJM\n", max_size=40))
def test_they_are_apart_and_within_the_text(text: str) -> None:
    found = [(start, end) for start, end, other in others(text) if other.then != SIGN]
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(end <= start for (_, end), (start, _) in pairwise(found))


WRITTEN = st.one_of(
    st.sampled_from([each for some in EXAMPLES.values() for each in some]),
    st.text("0129 .,:-/'T~=원年\xa0", max_size=12),
)


@given(st.lists(WRITTEN, max_size=3).map("".join))
def test_behind_the_first_digits_of_each_stands_a_sign_that_it_names(text: str) -> None:
    for each in ALL:
        if each.then in {ANY, SIGN}:
            continue
        for match in re.finditer(each.pattern, text):
            digits = re.match("[0-9]+", match[0])
            assert digits, each
            sign = text[match.start() + digits.end()]
            assert sign in each.then or (sign in BLANKS and " " in each.then), (each, match[0])
