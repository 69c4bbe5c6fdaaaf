"""Turns away, at the speed of one search, the texts in which nothing can be found: most of those that people write.

Every finding has a sign that stands before a domain, or seven digits, or letters that look like some, with signs alone
among them, or the two check digits of an IBAN behind its country. What passes may still hold nothing.
"""

import re
import string

from machine.masking.digit_groups import FEWEST_DIGITS, LIKE_DIGITS
from machine.masking.folding import (
    BASIC,
    BEYOND,
    FOLDED,
    FOLDS_TO,
    LETTERS_FOR_DASHES,
    NUMERAL,
    NUMERALS,
    SIGN_OF,
    encoding,
    set_of,
)

AT = set_of(["@", *(char for char, sign in FOLDS_TO.items() if sign == "@")])
DIGIT = f"[{set_of([*string.digits, *(char for char, sign in FOLDS_TO.items() if sign.isdecimal())])}{BEYOND}]"
ANY_SIGN = f"[%&{AT}{''.join(NUMERALS)}{DIGIT[1:]}"
"""A character without which nothing is found."""
QUOTE = '"'
SIGNS = set_of(char for char in BASIC if not char.isalnum() and char not in {QUOTE, "&", "<"}) + LETTERS_FOR_DASHES
BETWEEN = rf"[{SIGNS}]*+(?:(?:&(?:#?[A-Za-z0-9]{{2,6}};)?+|<(?:(?i:wbr) ?/?>)?+)[{SIGNS}]*+)*+"
"""What may stand between the digits of one number: any sign but a quote, and what is read as a sign or as nothing."""
COUNTRY = "|".join(
    (
        rf"(?<=[A-Za-z]{{2}}{DIGIT})(?<![A-Za-z0-9][A-Za-z]{{2}}{DIGIT})",
        rf"(?<=[{FOLDED}]{DIGIT})",
        rf"(?<=[{FOLDED}][A-Za-z]{DIGIT})",
        rf"(?<=[A-Z]{{2}} {DIGIT})(?=[0-9] ?[A-Z0-9]{{4}})",
        rf"(?<=[A-Z] [A-Z] {DIGIT})(?= [0-9] [A-Z0-9] )",
    )
)
"""Before the check digits of an IBAN: two letters, which may be written so that they are folded."""

DIGIT_OR_ALIKE = f"[{LIKE_DIGITS}{DIGIT[1:]}"
SEVEN = rf"{BETWEEN}(?:{DIGIT_OR_ALIKE}{BETWEEN}){{{FEWEST_DIGITS - 2}}}{DIGIT_OR_ALIKE}"
CHECK_DIGITS = rf"(?:{COUNTRY}){BETWEEN}{DIGIT}"
MAILBOX = rf"(?<=[{AT}])(?<=[^\s()\[\],;:\"<>\\@][{AT}])"
"""The sign before a domain, behind what may be the end of a mailbox."""
ENCODED = "|".join(f"(?<={code[0]}){encoding(code)[1:]}" for code, sign in SIGN_OF.items() if sign == "@")
"""The same sign as it is encoded."""
SPELT = rf"(?<={NUMERAL})(?:[ .)-]{{0,2}}{NUMERAL}){{7}}|(?<=[공영])(?:{NUMERAL}{{1,5}}|1공)[.)-]?{DIGIT}"
A_NUMBER = f"(?:{DIGIT}|{NUMERAL})(?:(?<={DIGIT})(?:{SEVEN}|{CHECK_DIGITS})|{SPELT})"
"""Where a number of any kind may be, as an expression; it is compiled where such a text has been met."""
GATE = re.compile(f"{ANY_SIGN}(?:{MAILBOX}|{ENCODED}|(?<={DIGIT})(?:{SEVEN}|{CHECK_DIGITS})|{SPELT})")
"""Where anything may be. It begins with one set, which the engine looks for faster than for anything else."""
APART = QUOTE
"""Stands between texts that are searched as one: no letter, no digit, no part of a number or of a mailbox."""
