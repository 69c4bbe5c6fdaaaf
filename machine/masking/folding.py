"""How a text is read for detection: digits and signs of any script as ASCII, what nobody sees left out."""

import re
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

LINE_ENDS = "\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029"
"""The characters that end a line, those of `str.splitlines`. Masking leaves every one of them where it is."""
BLANKS = "".join(char for char in map(chr, range(0x3001)) if char.isspace() and char not in LINE_ENDS)
"""All other white space."""
LINE_END = re.compile(f"[{LINE_ENDS}]")
INVISIBLE = frozenset({"Cc", "Cf", "Me", "Mn"})
"""Categories of control, format and combining characters."""
DOTS = frozenset("·•‧∙⋅・｡。．․")
"""Written for the dot of a number or of a domain."""
DASHES = frozenset("\N{MINUS SIGN}─˗⁃➖ˉ")
LETTERS_FOR_DASHES = (
    "\N{KATAKANA-HIRAGANA PROLONGED SOUND MARK}\N{HALFWIDTH KATAKANA-HIRAGANA PROLONGED SOUND MARK}"
    "\N{HANGUL LETTER EU}\N{HANGUL SYLLABLE E}\N{CJK UNIFIED IDEOGRAPH-4E00}"
)
"""Typed for a dash: a sign anywhere, a letter between digits only."""
SLASHES = frozenset("⁄∕")
SMALL_FORMS = frozenset("﹠﹡﹢﹤﹥﹦﹩﹪﹫")
NUMERALS = dict(zip("공영일이삼사오육륙칠팔구〇零一二三四五六七八九", "00123456678900123456789", strict=True))
"""Words for digits, one character each, which are read as such where many stand in a row."""
NUMERAL = f"[{''.join(NUMERALS)}]"
SPELT_ROW = rf"(?:{NUMERAL}[ .)-]{{0,2}}){{7,24}}{NUMERAL}"
SPELT_BEGIN = rf"(?<![가-힣])(?:[공영]{NUMERAL}{{1,5}}|공1공)(?=[.)-]?[0-9]{{2}})"
"""So many of them, or a zero and others right before digits. Fewer are words, and so are those behind digits."""
SIGN_OF = {"%40": "@", "%2b": "+", "%20": " ", "<wbr>": "", "<wbr/>": ""}
SIGN_OF |= dict.fromkeys(("&nbsp;", "&#160;", "&#xa0;", "&thinsp;"), " ")
SIGN_OF |= dict.fromkeys(("&ndash;", "&mdash;", "&#45;", "&#8209;", "&#8211;", "&#x2d;"), "-")
SIGN_OF |= dict.fromkeys(("&#64;", "&#x40;", "&commat;"), "@")
ZEROS = "0{0,4}"
"""What may stand before the number of a character in HTML."""
LED_BY_ZEROS = re.compile("(?<=&#)0+|(?<=&#x)0+")


def encoding(code: str) -> str:
    """A pattern of all ways to write a code, of which its first sign begins each; an `x` in HTML may be a capital."""
    match re.fullmatch("&#(x?)(.+)", code):
        case None:
            return code[0] + re.escape(code[1:])
        case number:
            return f"&#{'[xX]' if number[1] else ''}{ZEROS}{number[2]}"


ENCODED = re.compile("|".join(map(encoding, SIGN_OF)), re.IGNORECASE)
"""Signs that part or begin contact data, as in an address of the web (RFC 3986) and in HTML."""
LAST_OF_THE_BASIC_PLANE = 0xFFFF


def read(text: str) -> tuple[str, Sequence[int]]:
    """The text folded, one character for each visible one and none for the others, and the place of each in the text.

    It is `text` itself if nothing in it is read as anything else.
    """
    if ("%" in text or "&" in text or "<" in text) and ENCODED.search(text):
        return _decoded(text)
    if (text.isascii() and text.isprintable()) or (A_FOLD.search(text) is None and A_ROW.search(text) is None):
        return text, range(len(text))
    folded = FOLDS.sub(_folded, text)
    if len(folded) == len(text):
        return folded, range(len(text))
    where: list[int] = []
    done = 0
    for match in FOLDS.finditer(text):
        if not _folded(match):
            where += range(done, match.start())
            done = match.end()
    where += range(done, len(text))
    return folded, where


def _decoded(text: str) -> tuple[str, Sequence[int]]:
    """The same of a text with signs that are encoded as in an address of the web; each counts where it begins."""
    folded: list[str] = []
    where: list[int] = []
    done = 0
    for match in [*ENCODED.finditer(text), None]:
        piece, places = read(text[done : match.start() if match else len(text)])
        folded.append(piece)
        where += [done + place for place in places]
        if match:
            sign = SIGN_OF[LED_BY_ZEROS.sub("", match[0].lower())]
            folded.append(sign)
            where += [match.start()] * len(sign)
            done = match.end()
    return "".join(folded), where


def _folded(match: re.Match[str]) -> str:
    written = match[0]
    if len(written) > 1:
        return "".join(NUMERALS.get(char, char) for char in written)
    return "-" if written in LETTERS_FOR_DASHES else folded_sign(written)


def is_invisible(char: str) -> bool:
    """Whether a character shows nothing of its own, white space aside."""
    return not folded_sign(char)


@lru_cache(maxsize=4096)
def folded_sign(char: str) -> str:
    """One character for a visible one, none for an invisible one."""
    if char.isspace():
        return char
    category = unicodedata.category(char)
    if category in INVISIBLE:
        return ""
    digit = unicodedata.digit(char, None)
    if digit is not None:
        return str(digit)
    if category == "Pd" or char in DASHES:
        return "-"
    if char in DOTS:
        return "."
    if char in SLASHES:
        return "/"
    if "\N{FULLWIDTH EXCLAMATION MARK}" <= char <= "\N{FULLWIDTH TILDE}" or char in SMALL_FORMS:
        return unicodedata.normalize("NFKC", char)
    return char


def set_of(chars: Iterable[str]) -> str:
    """The inside of a regular expression's set of these characters, as ranges."""
    codes = sorted(map(ord, chars))
    firsts = [code for before, code in zip([-2, *codes], codes, strict=False) if code != before + 1]
    lasts = [code for code, after in zip(codes, [*codes[1:], -2], strict=True) if after != code + 1]
    return "".join(rf"\U{first:08x}-\U{last:08x}" for first, last in zip(firsts, lasts, strict=True))


IDEOGRAPHS, SYLLABLES = range(0x3400, 0xA000), range(0xAC00, 0xD7A4)
"""Blocks of nothing but letters, left out only because asking for each of theirs makes the import slow."""
BASIC = tuple(
    chr(code) for code in range(LAST_OF_THE_BASIC_PLANE + 1) if code not in IDEOGRAPHS and code not in SYLLABLES
)
BEYOND = rf"\U{LAST_OF_THE_BASIC_PLANE + 1:08x}-\U{sys.maxunicode:08x}"
"""Everything beyond the basic plane, emoji too: naming each digit there costs every search more than it saves."""
FOLDS_TO = {char: sign for char in BASIC if (sign := folded_sign.__wrapped__(char)) != char}
"""Those of the basic plane that are read as another or as none, and as what."""
FOLDED = f"{set_of(FOLDS_TO)}{BEYOND}"
"""The inside of a set of them, letters for dashes aside."""
FOLDS = re.compile(rf"(?<=[0-9０-９)）])[{LETTERS_FOR_DASHES}](?=[0-9０-９(（])|{SPELT_ROW}|{SPELT_BEGIN}|[{FOLDED}]")
"""A character that may be read as another or as none, or a row of words for digits."""
A_FOLD, A_ROW = re.compile(f"[{FOLDED}{LETTERS_FOR_DASHES}]"), re.compile(f"{SPELT_ROW}|{SPELT_BEGIN}")
"""Most texts have neither, which two sets tell faster than what may stand beside them."""
