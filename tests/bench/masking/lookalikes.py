"""Numbers and signs that are no contact data, as people write them: what a masker must leave alone.

Each comes with the words that stand beside such a number, in Korean and English. None is valid contact data by chance:
what holds a run of digits that a card's check would accept is drawn again.
"""

from __future__ import annotations

import re
from random import Random
from typing import Literal, NamedTuple

from stdnum import iban, luhn

from tests.bench.masking.values import BRANDS, IBAN_STRUCTURES, card, iban_of

Language = Literal["ko", "en"]


class LookAlike(NamedTuple):
    """Something as it stands in a text, and what it is."""

    family: str
    text: str


FAMILIES = (
    "date", "time", "price", "order", "tracking", "version", "ip", "uuid", "hash", "coordinates", "table",
    "failed check", "short", "handle", "measure",
)  # fmt: skip


def look_alike(random: Random, language: Language, family: str | None = None) -> LookAlike:
    """A look-alike of this family, or of any."""
    family = family or random.choice(FAMILIES)
    while True:
        text = _FAMILIES[family](random, language)
        if not holds_a_card(text):
            return LookAlike(family, text)


def holds_a_card(text: str) -> bool:
    """Whether whole groups of digits, blanks or single signs between them, make a number that cards' checks accept."""
    groups = [(found.start(), found.end()) for found in re.finditer(r"\d+", text)]
    for first, (start, _) in enumerate(groups):
        for last in range(first, len(groups)):
            if last > first and groups[last][0] - groups[last - 1][1] > 3:
                break
            digits = re.sub(r"\D", "", text[start : groups[last][1]])
            if len(digits) > 19:
                break
            if len(digits) >= 12 and digits[0] in "234568" and luhn.is_valid(digits):
                return True
    return False


def _draw(random: Random, shape: str) -> str:
    # None of these four signs stands in a text of its own here.
    signs = {"·": "0123456789", "¹": "123456789", "†": "0123456789abcdef", "Λ": "ABCDEFGHJKLMNPQRSTUVWXYZ"}
    return "".join(random.choice(signs[sign]) if sign in signs else sign for sign in shape)


def _date(random: Random, language: Language) -> str:
    y, m, d = random.randrange(1990, 2031), random.randrange(1, 13), random.randrange(1, 29)
    later = min(d + random.randrange(1, 9), 28)
    hour, minute, second = random.randrange(24), random.randrange(60), random.randrange(60)
    common = (
        f"{y}-{m:02}-{d:02}", f"{y}.{m:02}.{d:02}", f"{y}. {m}. {d}.", f"{y}/{m:02}/{d:02}", f"{y}{m:02}{d:02}",
        f"{y}-{m:02}-{d:02} {hour:02}:{minute:02}", f"{y}.{m:02}.{d:02} {hour:02}:{minute:02}:{second:02}",
        f"{y}-{m:02}-{d:02}T{hour:02}:{minute:02}:{second:02}Z", f"{y}-{m:02}-{d:02}~{y}-{m:02}-{later:02}",
        f"{y}-{m:02}-{d:02}T{hour:02}:{minute:02}:{second:02}.{random.randrange(1000):03}+09:00",
        f"{y}{m:02}{d:02}{hour:02}{minute:02}{second:02}", f"{y}.{m:02}.{d:02} ~ {m:02}.{later:02}",
        f"{y}/{m}/{d} - {y}/{m}/{later}", f"{y - 1} {y} {y + 1}",
    )  # fmt: skip
    korean = (
        f"{y}년 {m}월 {d}일", f"{y}년{m}월{d}일", f"{m}월 {d}일", f"{y}년 {m}월 {d}일 {hour}시 {minute}분",
        f"'{y % 100:02}.{m}.{d}", f"{y % 100:02}.{m:02}.{d:02}", f"{m}/{d}", f"{y}년 {m}월 {d}일 ~ {later}일",
        f"{y % 100:02}{m:02}{d:02}",
    )  # fmt: skip
    month = ("Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")[m - 1]
    english = (
        f"{d:02}.{m:02}.{y}", f"{m:02}/{d:02}/{y}", f"{d}/{m}/{y}", f"{month} {d}, {y}", f"{d} {month} {y}",
        f"{m}/{d}/{y % 100:02}", f"{d:02}-{m:02}-{y}", f"{month} {d}-{later}, {y}", f"{m:02}-{d:02}-{y}",
        f"{d:02} {m:02} {y}",
    )  # fmt: skip
    return random.choice(common + (korean if language == "ko" else english) * 2)


def _time(random: Random, language: Language) -> str:
    hour, minute, second = random.randrange(24), random.randrange(60), random.randrange(60)
    until = min(hour + random.randrange(1, 5), 23)
    common = (
        f"{hour:02}:{minute:02}", f"{hour:02}:{minute:02}:{second:02}", f"{hour:02}:{minute:02}-{until:02}:00",
        f"{hour:02}:00~{until:02}:00", f"{hour:02}:{minute:02}:{second:02}.{random.randrange(1000):03}",
        str(random.randrange(1_500_000_000, 1_900_000_000)),
        str(random.randrange(1_500_000_000_000, 1_900_000_000_000)),
        f"{hour:02}:{minute:02} {until:02}:{minute:02} {second:02}:00",
    )  # fmt: skip
    korean = (
        f"{hour}시 {minute}분",
        f"오후 {hour % 12 + 1}시",
        f"{hour}시{minute}분{second}초",
        f"오전 {hour % 12 + 1}시~{until}시",
    )
    english = (f"{hour % 12 + 1}:{minute:02} pm", f"{hour % 12 + 1}am-{until % 12 + 1}pm", f"{hour:02}{minute:02} GMT",
               f"{hour:02}h{minute:02}")  # fmt: skip
    return random.choice(common + (korean if language == "ko" else english))


def _price(random: Random, language: Language) -> str:
    units = random.randrange(1000, 10_000_000) // 10 * 10
    cents = random.randrange(100)
    korean = (
        f"{units:,}원", f"{units}원", f"₩{units:,}", f"KRW {units:,}", f"{units // 10000 + 1}만 {units % 10}천원",
        f"{units:,}원 x 2개", f"{units:,} / {units * 2:,} / {units * 3:,}원", f"{units * 1000}원",
        f"총액 {units * 10:,}", f"{units:,}.-",
    )  # fmt: skip
    english = (
        f"${units / 100:,.2f}", f"${units}", f"USD {units:,}.{cents:02}", f"€{units:,}".replace(",", "."),
        f"{units:,}.{cents:02} GBP", f"£{units / 100:.2f}", f"{units:,}".replace(",", ".") + f",{cents:02} €",
        f"{units:,}".replace(",", " ") + f",{cents:02} EUR", f"Rs. {units:,}", f"¥{units:,}", f"{units}.{cents:02}",
        f"$ {units:,} - $ {units * 2:,}",
    )  # fmt: skip
    return random.choice(korean if language == "ko" else english)


def _order(random: Random, language: Language) -> str:
    day = f"20{random.randrange(18, 30)}{random.randrange(1, 13):02}{random.randrange(1, 29):02}"
    shape = random.choice((
        "ORD-······", "Λ-·······", f"{day}-·······", f"{day}-····",
        "#······", "INV-20··-·····", "ΛΛ¹·······", "¹·········",
        "¹·······", "¹···········", f"{day}······", "¹···-····-····-····",
        "PO ¹···-····", "¹···-······", "1¹·-·······-·······", "¹··············¹",
        "No. ·····", "CS-········-··", "¹·····/····",
    ))  # fmt: skip
    return _draw(random, shape)


def _tracking(random: Random, language: Language) -> str:
    korean = (
        "¹···-····-····",
        "¹··········",
        "¹···········",
        "¹··-····-····-·",
        "¹··· ···· ····",
        "¹········",
        "EM·········KR",
    )
    english = (
        "1Z··9A010·········", "9400 1··2 0··5 5··2 3··6 ··", "9405511···············", "JD··················",
        "RR·········GB", "¹··· ···· ····", "TBA············", "¹···········", "CP·········US", "61299998············",
        "H0··············",
    )  # fmt: skip
    return _draw(random, random.choice(korean if language == "ko" else english))


def _version(random: Random, language: Language) -> str:
    shape = random.choice((
        "v¹.·.··", "¹.··.·", "¹.·.·-beta.¹", "10.0.¹····.····", "Chrome/1··.0.····.···", "Python 3.1¹.·",
        "build 2·····", "iOS 1¹.¹.1", "Android 1¹", "v20··.··.·", "¹.··.···.····", "rev. ····", "firmware ¹.·.·.··",
        "ES20¹·", "kernel ¹.··.0-···",
    ))  # fmt: skip
    return _draw(random, shape)


def _ip(random: Random, language: Language) -> str:
    # The blocks that are kept for documentation and for private networks.
    host, other = random.randrange(256), random.randrange(256)
    return random.choice((
        f"192.0.2.{host}", f"198.51.100.{host}", f"203.0.113.{host}", f"192.168.{other}.{host}",
        f"10.{host}.{other}.{host}", f"192.168.{other}.{host}:8080", f"203.0.113.{host}/24",
        f"2001:db8:{_draw(random, '††††')}::{_draw(random, '†††')}",
        f"172.16.{other}.{host}:{random.randrange(1024, 65536)}",
        f"2001:0db8:{':'.join(_draw(random, '††††') for _ in range(6))}",
        "fe80::" + ":".join(_draw(random, "††††") for _ in range(4)), ":".join(_draw(random, "††") for _ in range(6)),
    ))  # fmt: skip


def _uuid(random: Random, language: Language) -> str:
    text = _draw(random, f"††††††††-††††-{random.choice('1457')}†††-{random.choice('89ab')}†††-††††††††††††")
    return random.choice((text, text.upper(), "{" + text + "}", text.replace("-", ""), f"urn:uuid:{text}"))


def _hash(random: Random, language: Language) -> str:
    return random.choice((
        _draw(random, "†" * 40), _draw(random, "†" * 32), _draw(random, "†" * 64), _draw(random, "†" * 8),
        _draw(random, "†" * 7), "sha256:" + _draw(random, "†" * 64), "0x" + _draw(random, "†" * 16),
        _draw(random, "†" * 12).upper(), "#" + _draw(random, "†" * 6),
        _draw(random, "†††††††† †††††††† †††††††† ††††††††"),
    ))  # fmt: skip


def _coordinates(random: Random, language: Language) -> str:
    north, east = random.uniform(-60, 60), random.uniform(-179, 179)
    minutes = [f"{random.randrange(60)}'{random.randrange(60)}\"" for _ in range(2)]
    return random.choice((
        f"{north:.6f}, {east:.6f}", f"{north:.4f},{east:.4f}", f"({north:.5f}, {east:.5f})",
        f"{abs(north):.7f}N {abs(east):.7f}E",
        f"{int(abs(north))}°{minutes[0]}N {int(abs(east))}°{minutes[1]}E",
        f"geo:{north:.6f},{east:.6f}", f"lat {north:.6f} lng {east:.6f}", f"@{north:.6f},{east:.6f},17z",
    ))  # fmt: skip


def _table(random: Random, language: Language) -> str:
    def row(width: int, sizes: tuple[int, int], between: str) -> str:
        return between.join(str(random.randrange(10 ** (sizes[0] - 1), 10 ** sizes[1])) for _ in range(width))

    way = random.randrange(8)
    if way == 0:
        return row(random.randrange(4, 10), (1, 2), " ")
    if way == 1:
        return row(random.randrange(3, 7), (3, 3), " ")
    if way == 2:
        return row(random.randrange(3, 6), (4, 4), random.choice((" ", "\t", ", ")))
    if way == 3:
        return "\n".join(row(4, (2, 3), "\t") for _ in range(random.randrange(2, 4)))
    if way == 4:
        return " | ".join(f"{random.uniform(0, 100):.2f}" for _ in range(random.randrange(3, 7)))
    if way == 5:
        return row(random.randrange(4, 8), (1, 5), ", ")
    if way == 6:
        return ",".join(f"{random.randrange(1000, 9999999)}" for _ in range(3))
    return " ".join(f"{random.uniform(0, 9):.{random.randrange(1, 4)}f}" for _ in range(random.randrange(4, 8)))


def _failed_check(random: Random, language: Language) -> str:
    # No social security number: none is turned down for its area or group (RULE-46).
    if random.random() < 1 / 2:
        number = card(random, random.choice(BRANDS[:12])).text
        return number[:-1] + str((int(number[-1]) + random.randrange(1, 10)) % 10)
    country = random.choice(tuple(IBAN_STRUCTURES))
    while True:
        number = iban_of(random, country).text
        number = number[:2] + f"{random.randrange(2, 99):02}" + number[4:]
        if number[2].isdigit() and not _valid_iban(number):
            return number


def _valid_iban(text: str) -> bool:
    return iban.is_valid(re.sub(r"[^0-9A-Za-z]", "", text), check_country=False)


def _short(random: Random, language: Language) -> str:
    korean = (
        "···동 ····호",
        "¹·층",
        "¹··-··번지",
        "¹번",
        "¹·개",
        "····",
        "¹··%",
        "¹/¹",
        "¹:¹",
        "¹·· ml",
        "(¹···)",
        "¹·~¹·개",
    )
    english = (
        "room ¹··",
        "····",
        "¹/¹",
        "¹·%",
        "(¹··)",
        "gate ¹·",
        "¹ x ¹·",
        "page ¹··",
        "PIN ····",
        "¹··-¹··",
        "¹, ¹ and ¹",
    )
    return _draw(random, random.choice(korean if language == "ko" else english))


def _handle(random: Random, language: Language) -> str:
    return _draw(random, random.choice((
        "@minji", "@here", "@support_team", "@user_····", "@pytest.fixture", "@angular/core@1¹.·.·", "react@18.·.·",
        "¹ @ $¹·", "@all", "#ticket····", "git@main", "u/@someone", "@ 15:··", "jun@", "@2x", "user@localhost",
        "requests==2.··.·", "name@@host",
    )))  # fmt: skip


def _measure(random: Random, language: Language) -> str:
    return _draw(random, random.choice((
        "¹·· x ¹·· x ¹·· mm", "¹.·· kg", "¹··· kcal", "¹··· x ¹··· px", "¹,···,··· km", "¹···MB / ¹···· MB",
        "-¹·.·°C", "SKU ¹···-···", "¹··.··/···.··", "¹··,···,···,···", "3.14159265········", "¹·.··%",
        "¹·,···,···,···", "¹··-··-¹·KB", "1e-··", "¹·/¹·/¹·",
    )))  # fmt: skip


_FAMILIES = {
    "date": _date, "time": _time, "price": _price, "order": _order, "tracking": _tracking, "version": _version,
    "ip": _ip, "uuid": _uuid, "hash": _hash, "coordinates": _coordinates, "table": _table,
    "failed check": _failed_check, "short": _short, "handle": _handle, "measure": _measure,
}  # fmt: skip
