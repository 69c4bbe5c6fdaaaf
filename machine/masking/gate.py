"""Turns away, at the speed of one search, the texts in which nothing can be found: most of those that people write.

Every finding has a sign that stands before a domain, or seven digits with no letter among them, or the two check
digits of an IBAN behind a letter. What passes may still hold nothing.
"""

import re

from machine.masking.reading import BASIC, BEYOND, folded_sign, set_of

FEWEST_DIGITS = 7
"""No number that is found has fewer."""

AT = set_of(char for char in BASIC if folded_sign(char) == "@")
DIGIT = f"[{set_of(char for char in BASIC if folded_sign(char).isdecimal())}{BEYOND}]"
BETWEEN = r"[\W_]*+"
"""Whatever is no letter and no digit: all separators, all that is invisible."""
LETTER_OR_UNSEEN = r"[A-Za-z\u0080-\u33ff\ua000-\uabff\ud7a4-\U0010ffff]"
"""What may stand before the check digits: no Hangul, no Chinese character."""

SEVEN = rf"{BETWEEN}(?:{DIGIT}{BETWEEN}){{{FEWEST_DIGITS - 2}}}{DIGIT}"
CHECK_DIGITS = rf"(?<={LETTER_OR_UNSEEN}{DIGIT}){BETWEEN}{DIGIT}"
NUMBER = re.compile(f"{DIGIT}(?:{SEVEN}|{CHECK_DIGITS})")
"""Where a number of any kind may be."""
GATE = re.compile(f"[{AT}{DIGIT[1:]}(?:(?<=[{AT}])|(?<={DIGIT})(?:{SEVEN}|{CHECK_DIGITS}))")
"""Where anything may be. It begins with one set, which the engine looks for faster than for anything else."""
APART = "x"
"""Stands between texts that are searched as one: no digit, so nothing is found across it."""
