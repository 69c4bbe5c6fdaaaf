"""Texts that somebody who did not write the engine found to fail, each kind mended as a whole; all numbers are made up.

What is a number stands between brackets: « and » are not part of the text.
"""

import re

import pytest

from machine.masking import mask
from machine.masking.masked_form import last_visible, mailbox

PHONES = (
    "reach me on «600 000 642» today",
    "제 번호는 «600 000 807» 입니다",
    "hola, «600 00 93 90» gracias",
    "mine is «600 00 91 64»",
    "fale comigo «(58) 90000-3733»",
    "oi, «41 3000-8685» obrigado",
    "позвони «8 (900) 000-12-04» вечером",
    "it is «8 (900) 000-95-44»",
    "pls msg me at «90000227»",
    "Is that num «90000962» yours?",
    "i got a new number.. «80000073»",
    "Tel: «8000 5731»",
    "my no is «6000 3669»",
    "hp («9000 6847»)",
    "ring «20 00 91 86»",
    "Phone «50 00 65 35» thanks",
    "call «400 00 772» please",
    "it is «340 0000152» ok",
    "«340 0000585» is my cell",
    "phone «600 5464» now",
    "«55 0000 9158» es mi número",
    "mi cel «55 0000 8542»",
    "call «07700900801»from a landline",
    "ring «07700900258»asap",
    "«07700900406»Ts&Cs apply",
    "Help«07700900935»",
    "ukhelp«07700900124» pls",
    "call AB«02079460386» CD",
    "«442079460904» called me",
    "«862100009607» 打来的",
    "the caller was «862100001422»",
    "«8210-0000-9858»입니다",
    "«090ー0000ー9009»",
    "携帯 «090ー0000ー0363» です",
    "번호 «010_0000_0146»",
    "번호 «010,0000,7538»",
    "제 폰 «010,0000,9588»",
    "폰 «0 1 0 0 0 0 0 6 4 3 4» 이에요",
    "12:00 call «010-0000-3599»\n12:01 call «010-0000-8513»\n12:02 call «010-0000-2817»",
    "1,Kim,«+447700900641»\n2,Kim,«+447700900816»\n3,Kim,«+447700900118»",
    "1,Kim,«01000008132»\n2,Kim,«01000007662»\n3,Kim,«01000006861»",
    "1,Kim,«07700 900577»\n2,Kim,«07700 900553»\n3,Kim,«07700 900283»",
    "«+82 10 0000 5882»\n3 items",
)
"""In the groups of many countries, behind words that people use in messages, glued, strung together, at line ends."""
OTHER_NUMBERS = (
    "card «4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1» ok",
    "카드 «4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1»",
    "card «5555/5555/5555/4444»",
    "카드번호 «4111_1111_1111_1111»",
    "visa«4111111111111111» thanks",
    "pay «4111111111111111»cvv",
    "SSN«000-12-3456»",
    "social«000-12-3456»",
    "«DE89370400440532013000»EUR sent",
    "my acct «DE89370400440532013000»thanks",
    "pay to «DE 89 3704 0044 0532 0130 00» pls",
)
ADDRESSES = (
    "write to «ana.nuñez»@mail.example pls",
    "<«müller»@web.example>",
    "«françois»@mail.example",
    "mail «ops»@192.0.2.3",
    "login «root»@[192.0.2.3] failed",
    "GET /u?mail=«lena»%40mail.example",
    "link: https://x.example/?e=«mina7»%40mail.example",
    "메일은«mina»@mail.example",
    "«иван.петров»@почта.рф",
    "«संपर्क»@डाटामेल.भारत",
    "a copy to «kofi.martin=sales»@mail.example",
    "mailto:«root»@localhost",
)
UNTOUCHED = (
    "Tue Mar 04 10:11:12 +0000 2038",
    "time reset +0.785391 s",
    "delta +0.7661296",
    "081109 203658 148 INFO started",
    "010203 101114 1 INFO ok",
    "we saw 192.0.2.220",
    "rhost=198.51.100.212",
    "0.4155550101",
    "2024071017",
    "1\n49.77.191.102\n2",
    "a@b, logo@2x.png",
)
MARKED = re.compile("«(.*?)»", re.DOTALL)


def test_tutorial_how_these_are_written() -> None:
    assert mask("Help07700900935") == "Help*******0935"
    assert MARKED.sub(lambda number: last_visible(number[1]), "Help«07700900935»") == "Help*******0935"


@pytest.mark.parametrize("text", PHONES + OTHER_NUMBERS)
def test_the_numbers_are_masked_and_nothing_else(text: str) -> None:
    assert mask(MARKED.sub(r"\1", text)) == MARKED.sub(lambda number: last_visible(number[1]), text)


@pytest.mark.parametrize("text", ADDRESSES)
def test_of_a_mailbox_the_first_sign_stays(text: str) -> None:
    assert mask(MARKED.sub(r"\1", text)) == MARKED.sub(lambda box: mailbox(f"{box[1]}@", len(box[1]))[:-1], text)


@pytest.mark.parametrize("text", UNTOUCHED)
def test_what_is_no_contact_data_stays(text: str) -> None:
    assert mask(text) == text
