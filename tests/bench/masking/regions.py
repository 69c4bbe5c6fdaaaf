"""Phone numbers of every region of libphonenumber, drawn from its own patterns and written as its people write them.

    python -m tests.bench.masking.regions --numbers 40

Each stands in a sentence that says what it is, and in one that does not. What our engine leaves readable of more than
four digits is a leak.
"""

from __future__ import annotations

import argparse
import re
import re._parser as patterns  # type: ignore[import-not-found]
from collections import Counter
from collections.abc import Iterator
from random import Random
from typing import Any, Literal, NamedTuple, get_args

import phonenumbers
from phonenumbers import PhoneMetadata, PhoneNumberFormat

from tests.bench.masking.corpora import Message, Truth

Form = Literal["international", "e164", "zeros", "national cued", "national", "bare cued", "bare"]
FORMS: tuple[Form, ...] = get_args(Form)
REGIONS: tuple[str, ...] = tuple(sorted(phonenumbers.SUPPORTED_REGIONS))
KINDS = ("fixed_line", "mobile", "mobile", "mobile", "toll_free", "voip")
"""Mobile numbers are what people send; the kinds that a region has none of are drawn again."""
FEWEST, ATTEMPTS, PAIR = 7, 60, 2
SIGNS = (" ", " ", "-", ".", None)
"""What stands between the groups, None for what the region's own format has. Nobody tells two groups with a dot between
them from a decimal, so those have a blank."""
CUED = (
    "my number is {}", "Phone: {}", "call me on {} please", "tel {}", "{} is my mobile", "제 전화번호는 {} 입니다",
    "연락처 {}로 주세요", "電話は{}です", "电话 {} 谢谢", "mi número es {}", "llámame al {}", "meu telefone é {}",
    "mon numéro : {}", "appelle le {}", "meine Nummer ist {}", "Telefon {}", "мой номер {}", "тел. {}",
    "text {} thanks",
)  # fmt: skip
LONE = (
    "{}", "hi, {} thanks", "it's {}", "use {} instead", "that was {}, bye", "{} ok?", "please try {}", "{} 이에요",
    "{} 입니다 감사합니다", "{}です", "es {} gracias", "c'est {} merci", "das ist {} danke", "это {} спасибо",
)  # fmt: skip


class Drawn(NamedTuple):
    """A message with one number in it, of a region and in a form."""

    message: Message
    region: str
    form: Form


def drawn(numbers: int, seed: int, regions: tuple[str, ...] = REGIONS) -> Iterator[Drawn]:
    """So many numbers of each region in each form."""
    for region in regions:
        random = Random(f"regions {region} {seed}")
        for _ in range(numbers):
            number = _number(random, region)
            if number is None:
                continue
            for form in FORMS:
                written = _written(random, number, form)
                if form.startswith("national") and written.isdigit():
                    continue
                template = random.choice(CUED if form.endswith("cued") else LONE)
                before, _, after = template.partition("{}")
                truth = Truth("phone", len(before), len(before) + len(written), len(before) + len(written), False)
                yield Drawn(Message(before + written + after, "en", (truth,)), region, form)


def _number(random: Random, region: str) -> phonenumbers.PhoneNumber | None:
    """A valid number of the region with seven digits or more, None where it has none."""
    data = PhoneMetadata.metadata_for_region(region)
    assert data is not None
    for _ in range(ATTEMPTS):
        description = getattr(data, random.choice(KINDS))
        if description is None or not description.national_number_pattern:
            continue
        digits = _matched(random, patterns.parse(description.national_number_pattern))
        try:
            number = phonenumbers.parse(f"+{data.country_code}{digits}")
        except phonenumbers.NumberParseException:
            continue
        if len(digits) >= FEWEST and phonenumbers.is_valid_number(number):
            return number
    return None


def _matched(random: Random, parsed: Any) -> str:
    """A string that the pattern matches."""
    digits = ""
    for operation, argument in parsed:
        match str(operation):
            case "LITERAL":
                digits += chr(argument)
            case "IN":
                digits += random.choice([digit for digit in "0123456789" if _is_in(digit, argument)])
            case "BRANCH":
                digits += _matched(random, random.choice(argument[1]))
            case "SUBPATTERN":
                digits += _matched(random, argument[3])
            case "MAX_REPEAT":
                fewest, most, repeated = argument
                digits += "".join(_matched(random, repeated) for _ in range(random.randint(fewest, most)))
            case other:
                raise ValueError(f"A pattern of libphonenumber holds {other}, which is not read; read it here.")
    return digits


def _is_in(digit: str, members: Any) -> bool:
    kinds = [(str(operation), argument) for operation, argument in members]
    return any(
        kind == "CATEGORY"
        or (kind == "LITERAL" and ord(digit) == argument)
        or (kind == "RANGE" and argument[0] <= ord(digit) <= argument[1])
        for kind, argument in kinds
    )


def _written(random: Random, number: phonenumbers.PhoneNumber, form: Form) -> str:
    match form:
        case "e164":
            return phonenumbers.format_number(number, PhoneNumberFormat.E164)
        case "international":
            return _apart(random, phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL))
        case "zeros":
            return "00" + _apart(random, phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL))[1:]
        case "national" | "national cued":
            return _apart(random, phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL))
        case "bare" | "bare cued":
            return re.sub(r"\D", "", phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL))


def _apart(random: Random, formatted: str) -> str:
    """The same groups with another sign between them."""
    sign = random.choice(SIGNS)
    sign = " " if sign == "." and len(re.findall(r"\d+", formatted)) == PAIR else sign
    return formatted if sign is None or "(" in formatted else re.sub(r"[ \-./]+", sign, formatted)


def main() -> None:
    from tests.bench.masking import peers
    from tests.bench.masking.judge import is_leaked, left

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--numbers", type=int, default=40, help="numbers of each region (default 40)")
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--failures", choices=FORMS, help="show what is leaked of a form")
    parser.add_argument("--worst", type=int, default=12, help="regions shown of each form")
    options = parser.parse_args()
    engine = peers.load(peers.OURS, ("phone", "email", "card", "iban", "ssn"))
    assert isinstance(engine, peers.Engine), engine.reason
    some = list(drawn(options.numbers, options.seed))
    outputs = engine.batch([each.message.text for each in some])
    asked: Counter[tuple[Form, str]] = Counter()
    leaked: Counter[tuple[Form, str]] = Counter()
    for each, output in zip(some, outputs, strict=True):
        (truth,) = each.message.truths
        asked[each.form, each.region] += 1
        if is_leaked(each.message.text, truth, left(each.message.text, output)):
            leaked[each.form, each.region] += 1
            if each.form == options.failures:
                print(f"{each.region}: {each.message.text!r} becomes {output!r}")
    for form in FORMS:
        of = sum(count for (its, _), count in asked.items() if its == form)
        found = {region: count for (its, region), count in leaked.items() if its == form and count}
        worst = sorted(found, key=lambda region: -found[region] / asked[form, region])[: options.worst]
        told = ", ".join(f"{region} {100 * found[region] / asked[form, region]:.0f} %" for region in worst)
        print(f"{form}: {sum(found.values())} of {of}, {100 * sum(found.values()) / of:.2f} %; {told or 'none'}")


if __name__ == "__main__":
    main()
