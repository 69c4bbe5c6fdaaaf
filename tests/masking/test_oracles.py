"""What each recogniser finds beside the library of its trade: where they differ stands here, counted and with a reason.

All numbers are made: from seeds by the plans that the libraries publish, or by running through every prefix. A count
that moves means that a recogniser, or the library, has changed its mind; say which in the reason.
"""

import random
import re
import string
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

import phonenumbers
import pytest
from phonenumbers import PhoneMetadata, PhoneNumber, PhoneNumberFormat, PhoneNumberMatcher, PhoneNumberType
from schwifty import IBAN
from schwifty.exceptions import InvalidCountryCode
from schwifty.registry import get_iban_spec
from stdnum import iban, luhn, numdb
from stdnum.iso7064 import mod_97_10
from stdnum.kr import rrn
from stdnum.us import ssn

from machine.masking import KINDS, find

ALL = frozenset(KINDS)


def found(text: str) -> list[tuple[str, str]]:
    """Each finding's kind and what it covers, of every kind."""
    return [(finding.kind, text[finding.start : finding.end]) for finding in find(text, ALL)]


def test_a_first_look() -> None:
    assert luhn.is_valid("4111111111111111") and found("4111111111111111") == [("card", "4111111111111111")]
    assert luhn.is_valid("0000000000000000") and found("0000000000000000") == []
    assert not ssn.is_valid("000-12-3456") and found("000-12-3456") == [("ssn", "000-12-3456")]


# Cards


class Issued(NamedTuple):
    """Cards that are issued: their first four digits, from and to, and how many digits they have."""

    first: int
    last: int
    lengths: tuple[int, ...]
    issuer: str


TO_19 = (16, 17, 18, 19)
ISSUED = (
    Issued(1000, 1999, (15,), "UATP, the airlines' own"),
    Issued(2131, 2131, (15,), "JCB, of fifteen digits; those that begin with 1800 are as long as UATP's"),
    Issued(2200, 2204, TO_19, "Mir"),
    Issued(2221, 2720, (16,), "Mastercard, second series"),
    Issued(3000, 3059, (14, 15, *TO_19), "Diners Club"),
    Issued(3095, 3095, (14, 15, *TO_19), "Diners Club"),
    Issued(3400, 3499, (15,), "American Express"),
    Issued(3500, 3599, TO_19, "JCB; the serial number of a telephone has fifteen"),
    Issued(3600, 3699, (14, 15, *TO_19), "Diners Club"),
    Issued(3700, 3799, (15,), "American Express"),
    Issued(3800, 3999, (14, 15, *TO_19), "Diners Club"),
    Issued(4000, 4999, (13, *TO_19), "Visa"),
    Issued(5000, 5099, (12, 13, 14, 15, *TO_19), "Maestro, Verve"),
    Issued(5100, 5599, (16,), "Mastercard"),
    Issued(5600, 6999, (12, 13, 14, 15, *TO_19), "Maestro, Discover, UnionPay, RuPay, Verve, Troy"),
    Issued(8100, 8299, TO_19, "UnionPay, RuPay"),
    Issued(8600, 8699, TO_19, "Uzcard"),
    Issued(9792, 9792, (16,), "Troy"),
    Issued(9860, 9860, (16,), "Humo"),
)
REFUSED_BY_US = {
    range(1000): "ISO/IEC 7812 gives the leading zero to no issuer of payment cards",
    range(2000, 2131): "a year, 2000 to 2199, begins none; nothing else is issued there either",
    range(2132, 2200): "a year, as before",
    range(2205, 2221): "between Mir and Mastercard, not given out",
    range(2721, 3000): "airlines and others, no payment cards",
    range(3060, 3095): "not given out",
    range(3096, 3400): "not given out",
    range(7000, 8100): "fuel cards, health and telecommunications",
    range(8300, 8600): "telecommunications",
    range(8700, 9792): "telecommunications and what countries give out for their own use",
    range(9793, 9860): "for national use, of no issuer we know",
    range(9861, 10000): "for national use, of no issuer we know",
}
"""First four digits at which we refuse every length. python-stdnum's luhn knows no issuers and takes them all."""
LENGTHS = range(12, 21)


def test_a_card_is_what_luhn_takes_of_an_issuers_prefix_and_length() -> None:
    lengths_of = {prefix: issued.lengths for issued in ISSUED for prefix in range(issued.first, issued.last + 1)}
    random_digits = random.Random(7812)
    for prefix in range(10_000):
        for length in LENGTHS:
            begin = f"{prefix:04}" + "".join(random_digits.choices(string.digits, k=length - 5))
            number = begin + luhn.calc_check_digit(begin)
            assert luhn.is_valid(number)
            assert (found(number) == [("card", number)]) == (length in lengths_of.get(prefix, ())), number


def test_every_prefix_is_issued_or_refused_for_a_reason() -> None:
    issued = Counter(prefix for row in ISSUED for prefix in range(row.first, row.last + 1))
    refused = Counter(prefix for prefixes in REFUSED_BY_US for prefix in prefixes)
    assert issued + refused == Counter(range(10_000))


def test_a_wrong_check_digit_makes_no_card() -> None:
    for issued in ISSUED:
        for length in issued.lengths:
            begin = f"{issued.first:04}".ljust(length - 1, "7")
            right = luhn.calc_check_digit(begin)
            assert [digit for digit in string.digits if ("card", begin + digit) in found(begin + digit)] == [right]


# IBANs

EACH = 25
"""IBANs made for a country."""
STDNUM_CHECKS_THE_ACCOUNT = {"BE": 25, "ES": 25, "ME": 24, "NO": 21}
"""Of so many with the right length and check digits python-stdnum refuses so many, since the account's own check digits
are wrong. We do not look at those: banks have issued such, and a wrong guess would leave a real one readable."""
UNREGISTERED = frozenset("AO BF BJ CF CG CI CM CV DZ GA GQ GW IR KM MA MG ML MZ NE SN TD TG".split())
"""Outside the registry of SWIFT, but banks there use IBANs. schwifty knows them, as we do, python-stdnum does not."""
TERRITORIES = frozenset("AX BL GF GG GP IM JE MF MQ NC PF PM RE TF WF YT".split())
"""Of Finland, France and the United Kingdom, whose letters their IBANs begin with. schwifty takes their own as well."""
SCHWIFTY_ALONE = UNREGISTERED | TERRITORIES
SIGNS = {"n": string.digits, "a": string.ascii_uppercase, "c": string.ascii_uppercase + string.digits}


@cache
def structures() -> dict[str, str]:
    """What follows the check digits in each country that python-stdnum or schwifty knows, as in "8!n10!c"."""
    known: dict[str, str] = {}
    for country in map("".join, ((a, b) for a in string.ascii_uppercase for b in string.ascii_uppercase)):
        (_, properties), *_rest = numdb.get("iban").info(country)
        try:
            known[country] = properties.get("bban") or get_iban_spec(country).bban_spec
        except InvalidCountryCode:
            continue
    return known


def account(country: str, choice: random.Random) -> str:
    own = "".join(
        choice.choice(SIGNS[sign])
        for count, sign in re.findall(r"(\d+)!([nac])", structures()[country])
        for _ in range(int(count))
    )
    return country + mod_97_10.calc_check_digits(own + country) + own


def accounts() -> Iterator[tuple[str, str]]:
    choice = random.Random(13616)
    for country in structures():
        for _ in range(EACH):
            yield country, account(country, choice)


def test_every_countrys_iban_is_found_however_it_is_grouped() -> None:
    assert len(structures()) == 127
    for country, number in accounts():
        fours = [number[place : place + 4] for place in range(0, len(number), 4)]
        for written in (number, number.lower(), " ".join(fours), "-".join(fours), "\u00a0".join(fours).lower()):
            assert (found(f"계좌 {written}입니다") == [("iban", written)]) == (country not in TERRITORIES)


def test_schwifty_takes_all_that_we_find_and_stdnum_all_but_two_differences() -> None:
    refused = Counter(country for country, number in accounts() if not iban.is_valid(number))
    assert all(IBAN(number, allow_invalid=True).is_valid for _, number in accounts())
    assert refused == STDNUM_CHECKS_THE_ACCOUNT | dict.fromkeys(SCHWIFTY_ALONE, EACH)


def test_without_the_accounts_own_check_stdnum_takes_every_country_of_its_registry() -> None:
    in_registry = [number for country, number in accounts() if country not in SCHWIFTY_ALONE]
    assert len(in_registry) == 89 * EACH
    assert all(iban.is_valid(number, check_country=False) for number in in_registry)


@pytest.mark.parametrize("country", sorted(structures().keys() - TERRITORIES))
def test_of_the_hundred_check_digits_mod_97_takes_the_right_ones_alone(country: str) -> None:
    number = account(country, random.Random(97))
    tried = [f"{country}{check:02}{number[4:]}" for check in range(100)]
    right = [one for one in tried if mod_97_10.is_valid(one[4:] + one[:4])]
    assert number in right
    assert [one for one in tried if found(one) == [("iban", one)]] == right


def test_an_iban_that_lacks_a_character_or_has_one_too_many_is_none() -> None:
    for country, number in accounts():
        assert not any(kind == "iban" for other in (number[:-1], number + "7") for kind, _ in found(other)), country


# Social security and resident registration numbers

NEVER_ISSUED = frozenset({"000", "666", *map(str, range(900, 1000))})
"""Areas that python-stdnum refuses. We take any (RULE-46): what is masked must not depend on the digits it hides."""
SHOWN_IN_PUBLIC = frozenset({"078-05-1120", "457-55-5462", "219-09-9999"})
"""Numbers that python-stdnum refuses because advertisements showed them. People write them all the same."""


def test_an_ssn_is_found_in_every_area_those_too_that_were_never_issued() -> None:
    numbers = {f"{area:03}": f"{area:03}-12-3456" for area in range(1000)}
    assert all(found(number) == [("ssn", number)] for number in numbers.values())
    assert {area for area, number in numbers.items() if not ssn.is_valid(number)} == NEVER_ISSUED


@pytest.mark.parametrize("number", sorted({"000-00-3456", "000-12-0000"} | SHOWN_IN_PUBLIC))
def test_an_ssn_is_found_where_stdnum_refuses_its_group_or_serial_or_the_whole(number: str) -> None:
    assert not ssn.is_valid(number)
    assert found(number) == [("ssn", number)]


def test_an_ssn_without_separators_needs_a_word_that_names_it_though_stdnum_takes_it() -> None:
    assert ssn.is_valid("123456789")
    assert found("123456789") == []
    assert found("SSN 123456789") == [("ssn", "123456789")]


def resident(begin: str) -> str:
    """A resident registration number of twelve digits and the check digit."""
    return f"{begin[:6]}-{begin[6:]}{rrn.calc_check_digit(begin)}"


def test_a_resident_number_begins_with_a_day_of_the_calendar() -> None:
    # 04 was a leap year in each century that the seventh digit may tell.
    for month in range(14):
        for day in range(33):
            for century_and_sex in string.digits:
                number = resident(f"04{month:02}{day:02}{century_and_sex}00123")
                assert (found(number) == [("rrn", number)]) == rrn.is_valid(number), number


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        ("040101-3001239", "Since 2020 the last six digits are drawn by lot, so the check digit tells nothing."),
        (resident("040101397123"), "Nor do the digits that named the place of birth, which ended with 96."),
        (resident("030229300123"), "The days of February are not counted out; that takes the century as well."),
    ],
)
def test_a_resident_number_is_found_though_stdnum_refuses_it(number: str, reason: str) -> None:
    assert found(number) == [("rrn", number)], reason
    assert not rrn.is_valid(number), reason


def test_a_resident_number_that_a_card_could_have_is_found_as_a_card() -> None:
    number = next(
        number for serial in range(10) if luhn.is_valid((number := resident(f"450101{serial}00123")).replace("-", ""))
    )
    assert rrn.is_valid(number)
    assert found(number) == [("card", number)]


# Phone numbers

REGIONS = ("US", "CA", "KR", "GB", "DE", "FR", "JP", "CN", "IN", "AU")
FORMATS = {
    "international": PhoneNumberFormat.INTERNATIONAL,
    "e164": PhoneNumberFormat.E164,
    "national": PhoneNumberFormat.NATIONAL,
    "link": PhoneNumberFormat.RFC3966,
}
TYPES = tuple(PhoneNumberType.values())
MADE = 400
"""Random valid numbers of a region, of every length that it has."""


class Missed(NamedTuple):
    """Numbers that libphonenumber calls valid and we do not find as one phone number.

    `shape` matches them with a zero for each digit. `instead` is what we find: "nothing", "card" or "part".
    Of the libraries' own examples we miss `examples`, of the random ones `made`.
    """

    region: str
    shape: str
    instead: str
    examples: int
    made: int
    reason: str


LONG_GERMAN = r"(?:tel:)?\+(?:[ -]?0){16,17}"
MISSED = (
    Missed("KR", "000-0000?", "nothing", 0, 7, "Three digits behind an area code are a service's."),
    Missed("DE", LONG_GERMAN, "card", 0, 9, "Longer than E.164 allows, and by chance it has a card's check digit."),
    Missed("DE", r"(?:0 ?){5,8}", "nothing", 1, 2, "So few digits behind a zero are more often something else."),
    Missed("IN", "0000 000 000 000", "nothing", 1, 0, "A service (1861) of thirteen digits."),
    Missed("AU", "00 00 00|000 000 000?|000 0000", "nothing", 0, 13, "Services (13) and pagers (016)."),
)


def shape_of(text: str) -> str:
    return re.sub("[0-9]", "0", text)


def written(region: str, number: PhoneNumber) -> Iterator[str]:
    for form in FORMATS.values():
        yield phonenumbers.format_number(number, form)


def examples(region: str) -> Iterator[PhoneNumber]:
    """The examples of a region that libphonenumber has, one for each type of number."""
    for type_ in TYPES:
        if number := phonenumbers.example_number_for_type(region, type_):
            yield number


def made(region: str) -> Iterator[PhoneNumber]:
    metadata = PhoneMetadata.metadata_for_region(region)
    assert metadata is not None and metadata.general_desc is not None
    choice = random.Random(region)
    left = MADE
    while left:
        length = choice.choice(metadata.general_desc.possible_length)
        number = PhoneNumber(metadata.country_code, choice.randrange(10 ** (length - 1), 10**length))
        if phonenumbers.is_valid_number_for_region(number, region):
            left -= 1
            yield number


def missed(region: str, numbers: Iterator[PhoneNumber]) -> Counter[tuple[str, str]]:
    """The shape, and what is found instead, of every number that is not found whole and as a phone number."""
    wrong: Counter[tuple[str, str]] = Counter()
    for number in numbers:
        for text in written(region, number):
            match found(text):
                case [("phone", place)] if place == text.removeprefix("tel:"):
                    pass
                case []:
                    wrong[shape_of(text), "nothing"] += 1
                case [("card", _)]:
                    wrong[shape_of(text), "card"] += 1
                case _:
                    wrong[shape_of(text), "part"] += 1
    return wrong


@pytest.mark.parametrize("region", REGIONS)
def test_numbers_are_found_in_every_form_that_libphonenumber_writes(region: str) -> None:
    of_examples, of_made = missed(region, examples(region)), missed(region, made(region))
    listed = [difference for difference in MISSED if difference.region == region]
    counted: dict[Missed, list[int]] = {difference: [0, 0] for difference in listed}
    for nth, wrong in enumerate((of_examples, of_made)):
        for (shape, instead), count in wrong.items():
            [difference] = [
                one for one in listed if one.instead == instead and re.fullmatch(one.shape, shape)
            ] or pytest.fail(f"{region}: {count} numbers like {shape} are new, found is {instead}.")
            counted[difference][nth] += count
    assert [(*one[:3], *count) for one, count in counted.items()] == [one[:5] for one in listed]


class Frame(NamedTuple):
    """A sentence around a number: in how many we find the number, and in how many libphonenumber's matcher does."""

    text: str
    ours: int
    theirs: int
    reason: str


IN_SENTENCES = 10
"""Numbers of a region that are put into sentences, in two forms each: those that we find where they stand alone."""
SENTENCES = len(REGIONS) * IN_SENTENCES * 2
FRAMES = (
    Frame("Call {} please.", SENTENCES, SENTENCES, "Both find all."),
    Frame("번호는{}입니다", SENTENCES, SENTENCES, "Both find all, glued to Hangul on either side."),
    Frame("[{}]", SENTENCES, SENTENCES, "Both find all."),
    Frame("*{}*", SENTENCES, SENTENCES, "Both find all."),
    Frame("{} ext 12", SENTENCES, SENTENCES, "Both find all."),
    Frame("{}\n2026", SENTENCES, SENTENCES, "Both find all."),
    Frame("{}, {}", SENTENCES, SENTENCES, "Both find all."),
    Frame("{} 2026", SENTENCES, 32, "They take the year for the end of the number."),
    Frame("{} {}", SENTENCES, 149, "They take neither without a plus or a bracket."),
    Frame("{}/{}", SENTENCES, SENTENCES, "Both find all."),
    Frame("4111 1111 1111 1111 {}", SENTENCES, 149, "They know no cards."),
    Frame("2026-11-22 {}", SENTENCES, 149, "They take a number behind other digits if a plus or a bracket leads it."),
    Frame("12 {}", SENTENCES, 149, "As before."),
    Frame(
        "Order {} has left.",
        103,
        SENTENCES,
        "We leave an order's number unless a plus or the form of a Korean mobile number tells a phone.",
    ),
    Frame("주문번호 {}", 103, SENTENCES, "As before."),
    Frame("#{}", 103, SENTENCES, "As before."),
    Frame("{}원", 103, SENTENCES, "So we leave an amount of money, for which they look at the sign before it alone."),
    Frame("${}", 132, 129, "As before."),
    Frame("A{}", 129, 129, "Glued to an ASCII letter it is part of a code, unless a plus or a bracket parts them."),
    Frame("{}@example.com", SENTENCES, SENTENCES, "Both find all."),
)
"""The numbers are the same in all, so where ours are fewer the same numbers are missed."""


@cache
def of_sentences() -> tuple[tuple[str, str], ...]:
    """Regions, and numbers of theirs, international and national."""
    forms = (FORMATS["international"], FORMATS["national"])
    chosen: list[tuple[str, str]] = []
    for region in REGIONS:
        pairs = ([phonenumbers.format_number(number, form) for form in forms] for number in made(region))
        whole = (pair for pair in pairs if all(found(one) == [("phone", one)] for one in pair))
        chosen += [(region, one) for pair in islice(whole, IN_SENTENCES) for one in pair]
    return tuple(chosen)


def covers(spans: Iterable[tuple[int, int]], text: str, number: str) -> bool:
    """Whether every digit of the number is in a span, wherever the number stands."""
    spans = list(spans)
    starts = (match.start() for match in re.finditer(re.escape(number), text))
    return all(
        any(span[0] <= place < span[1] for span in spans)
        for start in starts
        for place in range(start, start + len(number))
        if text[place].isdigit()
    )


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.text)
def test_in_sentences_we_find_what_libphonenumber_finds_or_a_reason_is_given(frame: Frame) -> None:
    ours = theirs = 0
    for region, number in of_sentences():
        text = frame.text.replace("{}", number)
        ours += covers(((one.start, one.end) for one in find(text)), text, number)
        theirs += covers(((match.start, match.end) for match in PhoneNumberMatcher(text, region)), text, number)
    assert len(of_sentences()) == SENTENCES
    assert (ours, theirs) == (frame.ours, frame.theirs), frame.reason


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("2026-11-22 030 12345678", ["030 12345678"]),
        ("12 030 12345678", ["030 12345678"]),
        ("12 06 12 34 56 78", ["06 12 34 56 78"]),
        ("(202)555-0101/(202)555-0102", ["(202)555-0101", "(202)555-0102"]),
        ("011-1234-5678/011-1234-5679", ["011-1234-5678", "011-1234-5679"]),
        ("011 1234 5678 011 1234 5679", ["011 1234 5678", "011 1234 5679"]),
        ("011-123-4567", ["011-123-4567"]),
        ("030 12345678/030 12345679", ["030 12345678", "030 12345679"]),
    ],
)
def test_numbers_that_once_were_missed_behind_other_digits_and_beside_each_other_are_found(
    text: str, numbers: list[str]
) -> None:
    assert found(text) == [("phone", number) for number in numbers]


SERVICES_ABROAD = {"+98 9601", "+989601"}
"""Of four digits in Iran."""


def test_the_examples_of_all_regions_of_the_world_are_found_behind_a_plus_but_of_a_service() -> None:
    forms = (FORMATS["international"], FORMATS["e164"])
    texts = {
        phonenumbers.format_number(number, form)
        for region in phonenumbers.SUPPORTED_REGIONS
        for number in examples(region)
        for form in forms
    }
    assert len(texts) > 1900
    assert {text for text in texts if found(text) != [("phone", text)]} == SERVICES_ABROAD


def test_a_plus_tells_a_number_from_a_card() -> None:
    number = next(n for last in range(100) if luhn.is_valid(n := f"49302345678{last:02}"))
    assert found(number) == [("card", number)]
    assert found(f"+{number}") == [("phone", f"+{number}")]


def test_the_documented_example_is_no_valid_number_to_libphonenumber_and_its_matcher_passes_it_by() -> None:
    example = "+ 1 (123) 456 7890"
    assert not phonenumbers.is_valid_number(phonenumbers.parse(example))
    assert [*PhoneNumberMatcher(f"Call {example} please.", "US")] == []
    assert found(f"Call {example} please.") == [("phone", example)]


# E-mail addresses

ATEXT = string.ascii_letters + string.digits + "!#$%&'*+-/=?^_`{|}~"
"""What the atoms of a mailbox are made of (RFC 5321, 4.1.2; RFC 5322, 3.2.3)."""
PARTING = "/=|"
"""Signs of ATEXT that people write between two values: an address begins behind the last of them."""
LETTERS_AND_DIGITS = string.ascii_letters + string.digits
TOP = ("com", "kr", "museum", "travel")
ADDRESSES = 3000
LABELS = "b." * 32
"""As many of a domain as are looked at, the top domain aside."""


def dot_atom(choice: random.Random, signs: str) -> str:
    atoms = ("".join(choice.choices(signs, k=choice.randint(1, 8))) for _ in range(choice.randint(1, 3)))
    return ".".join(atoms)


def domain(choice: random.Random) -> str:
    """One to four labels of letters, digits and inner hyphens, and a top domain."""
    labels = (
        choice.choice(LETTERS_AND_DIGITS)
        + "".join(choice.choices(LETTERS_AND_DIGITS + "-", k=choice.randint(0, 8)))
        + choice.choice(LETTERS_AND_DIGITS)
        for _ in range(choice.randint(1, 4))
    )
    return ".".join([*labels, choice.choice(TOP)])


def test_every_address_of_dot_atoms_is_found_whole() -> None:
    choice = random.Random(5321)
    signs = "".join(sign for sign in ATEXT if sign not in PARTING)
    for _ in range(ADDRESSES):
        address = f"{dot_atom(choice, signs)}@{domain(choice)}"
        assert found(address) == [("email", address)]
        assert found(f"메일은 {address}, 번호는 없습니다") == [("email", address)]


def test_a_sign_that_parts_values_ends_an_address_before_it_though_the_rfc_allows_it() -> None:
    choice = random.Random(5322)
    signs = "".join(sign for sign in ATEXT if sign not in PARTING)
    for sign in PARTING:
        for _ in range(ADDRESSES // 10):
            before, after = dot_atom(choice, LETTERS_AND_DIGITS), dot_atom(choice, signs)
            if sign == "=" and "." in before:
                continue  # So is a mailbox written that another has been put into.
            address = f"{after}@{domain(choice)}"
            assert ("email", address) in found(f"{before}{sign}{address}")


@pytest.mark.parametrize(
    ("address", "instead", "reason"),
    [
        ('"a b"@example.com', [], "Quoted mailboxes are written by nobody."),
        ("a@localhost", [], "A domain has a dot."),
        ("a@b.xn--p1ai", ["a@b.xn"], "The end of a domain that is written for machines is shown in any case."),
        ("a@b.c1", ["a@b.c"], "No top domain has digits; what follows the letters is shown in any case."),
        (f"a@{LABELS}b.com", [f"a@{LABELS}b"], "More than 33 labels; what follows them is shown in any case."),
    ],
)
def test_an_address_that_the_rfc_allows_is_found_in_part_or_not_at_all(
    address: str, instead: list[str], reason: str
) -> None:
    assert found(address) == [("email", one) for one in instead], reason


@pytest.mark.parametrize(
    "address", ["a@1.2.3.4.5.6.7.8.9.com", f"a@{LABELS}com", *(f"{before}@example.com" for before in ("a=", "a/", "|"))]
)
def test_neither_many_labels_nor_a_sign_that_parts_nothing_hide_an_address(address: str) -> None:
    assert found(address) == [("email", address)]
    assert found(f"메일은 {address}, 번호는 없습니다") == [("email", address)]


@pytest.mark.parametrize("address", ["a..b@example.com", ".a@example.com", "a.@example.com", f"{'a' * 65}@example.com"])
def test_a_mailbox_is_found_that_the_rfc_refuses(address: str) -> None:
    assert found(address) == [("email", address)]
