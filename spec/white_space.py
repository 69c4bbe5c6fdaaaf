"""Which characters are white space: exactly those with Unicode's property White_Space (RULE-47).

Python's own `isspace` and `split` take U+001C to U+001F besides, which are text here. So what a desktop does because of
white space is asked of this module; masking has separators of its own.
"""

import re

_FIRST_AND_LAST = (
    *((0x0009, 0x000D), (0x0020, 0x0020), (0x0085, 0x0085), (0x00A0, 0x00A0), (0x1680, 0x1680)),
    *((0x2000, 0x200A), (0x2028, 0x2029), (0x202F, 0x202F), (0x205F, 0x205F), (0x3000, 0x3000)),
)
WHITE_SPACE = "".join(chr(code) for first, last in _FIRST_AND_LAST for code in range(first, last + 1))
"""All 25 characters, in the order of their code points."""

_WORD = re.compile(f"[^{WHITE_SPACE}]+")


def is_blank(text: str) -> bool:
    """Whether a text holds nothing but white space, or nothing at all (RULE-29). A zero-width space is text."""
    return not text.strip(WHITE_SPACE)


def words_of(text: str) -> list[str]:
    """The words of a text: what stands between white space."""
    return _WORD.findall(text)
