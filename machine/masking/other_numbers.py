"""What a number in a text is when it is no contact data: dates, times, amounts, decimals, addresses of machines …

A grouped run of digits is taken for a phone number unless it is provably one of these, so each is told here by its own
form (RULE-46). `is_firm` ones are what they are whatever word stands beside them; of the others a word for a phone has
the last say.

    >>> [(other.name, "at 12:30 paid $1,234,567 for 3.1415926"[start:end]) for start, end, other in
    ...  others("at 12:30 paid $1,234,567 for 3.1415926")]
    [('amount', '$1,234,567'), ('time', '12:30'), ('decimal', '3.1415926')]
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from machine.masking.context_words import told
from machine.masking.folding import BLANKS
from machine.masking.phone_forms import KNOWN


class Other(NamedTuple):
    """One of them, as a regular expression over a folded text.

    `then` are the signs of which one stands behind its first digits, a blank for all blanks; ANY for whatever there
    is, and SIGN if it does not begin with a digit. `is_firm` if no word makes it a phone number. `stays_when_strict` if
    it stays even in the strict mode, as dates and money do.
    """

    name: str
    then: str
    pattern: str
    is_firm: bool
    stays_when_strict: bool = False


ANY, SIGN = "any", "sign"


def _date(then: str, pattern: str, *, is_firm: bool = True) -> Other:
    return Other("date", then, pattern, is_firm, stays_when_strict=True)


def _amount(then: str, pattern: str, *, is_firm: bool = True) -> Other:
    return Other("amount", then, pattern, is_firm, stays_when_strict=True)


YEAR, MONTH, DAY = r"(?:19\d\d|20[0-4]\d)", r"(?:0?[1-9]|1[0-2])", r"(?:0?[1-9]|[12]\d|3[01])"
MONTH_NAME = (
    "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
TWO_MONTH, TWO_DAY = r"(?:0[1-9]|1[0-2])", r"(?:0[1-9]|[12]\d|3[01])"
HOUR, SIXTY = r"(?:[01]\d|2[0-4])", r"[0-5]\d"
BLANK = f"[{BLANKS}]"
APART, NO_MORE = r"(?<![\d+])(?<!\d[-./])", r"(?!\d)(?![-./]\d)"
"""Not within a longer row of digits."""
ALONE = (
    rf"(?<![\d.)])(?<![\d)][-/])(?<![\d)(/-]{BLANK})"
    r"(?<!\+(?=[1-9]))(?<!\d[-./(]\n)(?<!\d[-./(]\r\n)(?<!\d[-./(]\n )"
)
"""Nor behind what a number may go on from, be it in the line before."""
DECIMAL = r"(?!\d{4}\.\d{4}[-. ]\d)(?:(?:0|[1-9]\d{0,4})\.\d+|[1-9]\d{5}\.\d{6})(?!\.?\d)"
BYTE = r"(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)"
PRIVATE = rf"(?:(?:192\.168|172\.(?:1[6-9]|2\d|3[01])|203\.0|198\.51)(?:\.{BYTE}){{2}}|(?:10|127)(?:\.{BYTE}){{3}})"
"""Networks of one's own, and those of examples (RFC 1918, RFC 5737)."""
THOUSANDS = rf"(?:(?:[,.'’]|{BLANK})\d{{3}})"
SYMBOLS = "$€£¥₩₹₽₺₫฿₪₴₱₦₸₡₲₵₼₾"
CODES = (
    "USD|EUR|GBP|JPY|KRW|CNY|RMB|INR|AUD|CAD|CHF|SEK|NOK|DKK|PLN|CZK|HUF|RON|TRY|RUB|BRL|MXN|IDR|VND|THB|SGD|HKD|TWD"
)
CODES += "|MYR|PHP|ZAR|AED|SAR|Rp|Rs|kr|zł|Kč|Ft|FCFA|CFA"
CURRENCY = (
    rf"(?:(?<![A-Za-z])R(?= ?\d{{1,3}}[ ,\xa0]\d{{3}})|(?:NT|HK|US|R|NZ|A|C|S)?\$|[{SYMBOLS}]"
    rf"|(?<![A-Za-z])(?:{CODES})\.?)"
)
MONEY = (
    rf"(?:[{SYMBOLS}%‰]|(?:NT|HK|US|R)\$|(?:{CODES}|TL|lei|đ|dong|won|dollars?|euros?|pounds?|yen|rupees?)\b|원|만|억|달러|유로|엔"
    r"|円|元|块|万|億|руб|р\b|грн|جنيه|تومان|ریال|درهم|روپے)"
)
STATES = (
    "A[KLRZ]|C[AOT]|D[CE]|F[Ll]|Fla|G[AU]|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AIT]"
    "|W[AIVY]|Florida|California|Texas|Ohio|Utah|Iowa|Maine|Nevada|Oregon|Alaska|Hawaii|Idaho|Kansas|Georgia|Virginia"
    "|Michigan|Illinois|Indiana|Arizona|Colorado|Washington|New York"
)
"""Of America, before a postcode."""
UNIT = (
    r"(?:(?:[kMGT]i?[Bb]|bytes?|[kcmµ]?m|km/h|[km]?g|[km]?Wh?|[km]?Hz|[km]?l|px|rows?|lines?|K|times|people|users?|items?|units?"
    r"|pcs|ms|sec|kcal|stk|Stück|personas|pessoas|personnes|Einwohner|habitants?|habitantes|inhabitants|residents|abitanti|inwoners)\b|[m°][²³]|°|개|명|건|회|번째|대|권|장|톤|평|人|個|件|回|次|шт|чел|км|кг)"
)

ALL = (
    _date(
        "-./",
        rf"{APART}{YEAR}(?P<iso>[-./]) ?{MONTH}(?P=iso) ?{DAY}(?: ?[-~/] ?{YEAR}(?P=iso) ?{MONTH}(?P=iso) ?{DAY})?"
        r"(?:(?!\d)(?!(?P=iso)\d)|(?=\d\d:\d\d))",
    ),
    _date("/", rf"{APART}1[34]\d\d/{MONTH}/{DAY}{NO_MORE}"),
    _date("-./", rf"{APART}{DAY}(?P<thai>[-./]){MONTH}(?P=thai)25\d\d{NO_MORE}"),
    _date(
        ".",
        rf"(?<![\d.+-])(?<!\d ){TWO_DAY}\.{TWO_MONTH}\.\d\d"
        r"(?=[ \t]+[\d,.]*[.,]\d\d(?!\d)|[ \t]{2}|[\t;|]|\s*(?:\n|\Z))",
    ),
    _date("-./", rf"{APART}{DAY}(?P<long>[-./]) ?{DAY}(?P=long) ?{YEAR}{NO_MORE}"),
    _date("-", rf"(?<!\d){YEAR}-{TWO_MONTH}-{TWO_DAY}(?=[ T_]\d\d[:,]\d\d)"),
    _date("/", rf"(?<![\d/]){DAY}/{DAY}/\d\d(?![\d/])"),
    _date("-./", rf"{APART}{DAY}(?P<any>[-./]){DAY}(?P=any)\d{{4}}(?=,? \d\d?:\d\d)"),
    _date(
        "-.",
        rf"{APART}{TWO_DAY}(?P<short>[-.]){TWO_DAY}(?P=short)\d\d"
        rf"(?= +\d\d?:\d\d| ?[-~] ?{TWO_DAY}(?P=short){TWO_DAY}(?P=short)\d\d)",
    ),
    _date("-.", rf"(?<=\d\d [-~] ){TWO_DAY}(?P<until>[-.]){TWO_DAY}(?P=until)\d\d(?!\d)"),
    _date(" ", rf"(?<!\d )(?<!\d){TWO_DAY} {TWO_DAY} {YEAR}(?!\d)(?! \d(?!\d?:\d\d))", is_firm=False),
    _date(SIGN, rf"(?<![A-Za-z]){MONTH_NAME} (?:{DAY}(?:st|nd|rd|th)?,? )?{YEAR}(?!\d)"),
    _date(". ", rf"(?<![A-Za-z\d]){DAY}\.? [^\W\d_][^\W\d_A-Z]{{2,11}}[.,]? {YEAR}(?!\d)"),
    Other("time", ":", r"(?<![\d:])\d\d?:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?:[+-]\d\d:\d\d)?(?![\d:])", True, True),
    Other("times", ".", rf"(?<![\d.])(?:{HOUR}|\d)\.{SIXTY} ?[-~] ?{HOUR}\.{SIXTY}(?!\.?\d)", True, True),
    _date(
        ANY, rf"(?<![\d.+-]){YEAR}{TWO_MONTH}{TWO_DAY}(?:[ T_-]?{HOUR}(?:{SIXTY}(?:{SIXTY}(?:\d{{3}})?)?)?)?{NO_MORE}"
    ),
    _date(" ", rf"(?<![\d.+-])\d\d{TWO_MONTH}{TWO_DAY} {HOUR}{SIXTY}{SIXTY}{NO_MORE}"),
    Other("offset", SIGN, rf"(?<=:\d\d )[+-](?:0\d|1[0-4])[0-5]\d(?: {YEAR})?{NO_MORE}", True, True),
    Other("offset", SIGN, rf"(?<![\d.])[+-](?:0\d|1[0-4])[0-5]\d {YEAR}{NO_MORE}", True, True),
    _amount(
        ",.",
        rf"{ALONE}(?<!\+)\d{{1,3}}(?P<thousand>[.,])\d{{3}}(?:(?P=thousand)\d{{3}})*(?P<wide>{BLANK}+)"
        rf"\d{{1,3}}(?:(?P=thousand)\d{{3}})+(?:(?P=wide)\d{{1,3}}(?:(?P=thousand)\d{{3}})+)*(?!\d)(?![-./]\d)",
        is_firm=False,
    ),
    Other(
        "address of a machine",
        ".",
        rf"{ALONE}(?<!\+){PRIVATE}(?!\.?\d)(?::\d+|/\d+)?",
        True,
    ),
    Other("address of a machine", ".", rf"{ALONE}(?<!\+){BYTE}(?:\.{BYTE}){{3}}(?!\.?\d)(?::\d+|/\d+)?", False),
    Other(
        "decimal",
        ".",
        rf"{ALONE}\d{{1,3}}\.\d{{4,}}°?[NSEW]?(?: ?[NSEW])?[,;/ ]{{1,3}}-?\d{{1,3}}\.\d{{4,}}(?!\.?\d)",
        True,
    ),
    Other("decimal", ".", r"(?<![\d.+-])1[4-8]\d{8}\.\d{3,9}(?!\.?\d)", True),
    Other("times", "-", rf"(?<=\(){HOUR}{SIXTY}-{HOUR}{SIXTY}(?=\))", True, True),
    Other("measure", ANY, rf"{APART}(?<![A-Za-z])\d{{5,12}} ?B(?![A-Za-z0-9])", True),
    Other("decimal", ".", rf"{ALONE}{DECIMAL}(?:[,;/ ]{{1,3}}[+-]?\d+\.\d+(?!\.?\d)){{0,15}}(?![./-]\d)", False),
    Other("decimal", ",", rf"{ALONE}0,\d+(?!\d)(?![.,/-]\d)", False),
    Other("version", ".", rf"{ALONE}(?<!\+)\d{{1,2}}\.\d{{1,2}}\.\d{{4,5}}\.\d{{1,5}}(?![-./]?\d)", False),
    Other(
        "version",
        ".",
        rf"{ALONE}(?<!\+)(?!00)(?!\d(?:\.\d){{8}})\d+(?:\.\d{{1,3}}){{0,6}}?\.\d(?:\.\d+){{0,6}}(?!\.?\d)",
        False,
    ),
    _amount(
        SIGN, rf"{CURRENCY}{BLANK}?(?:\d{{1,3}}{THOUSANDS}+|\d{{4,}})(?:[.,]\d\d?)?(?![A-Za-z0-9])(?![-.]\d)(?!/[1-9])"
    ),
    _amount(",.'’ ", rf"{APART}(?<!\d{BLANK})(?<![A-Za-z])\d{{1,3}}{THOUSANDS}+(?:[.,]\d\d?)?{BLANK}?{MONEY}"),
    _amount(ANY, rf"{APART}(?<!\d{BLANK})(?<![A-Za-z])(?:\d{{4,9}}|[1-9]\d{{9,11}})(?:[.,]\d\d?)?{BLANK}?{MONEY}"),
    _amount(
        ".,'’",
        rf"{ALONE}(?<!\+)\d{{1,3}}(?:(?P<mark>[.,'’])\d{{3}}(?:(?P=mark)\d{{3}}){{2,}}|(?:['’]\d{{3}})+)(?!\d)(?![-.]\d)(?!/[1-9])",
        is_firm=False,
    ),
    _amount(".'’", rf"{ALONE}(?<!\+)[1-9]\d?(?:[.'’]\d{{3}}){{2,}}(?:,\d\d?)?(?!\d)(?![-./]\d)", is_firm=False),
    _amount(
        " ",
        rf"{ALONE}(?<![\d+])(?<!\d[-./ ])[1-9](?:{BLANK}\d{{3}}){{2,}}(?:[.,]\d\d?)?(?!\d)(?!(?:[-./]|{BLANK})\d)",
        is_firm=False,
    ),
    _amount(".,", rf"{ALONE}\d{{4,12}}[.,]\d\d(?!\d)(?![-./ ]\d)", is_firm=False),
    _amount(" ", rf"{APART}(?<![\d+]{BLANK})[1-9]\d{{0,2}}(?:{BLANK}\d{{3}})+,\d\d(?!\d)(?![-.,]?\d)", is_firm=False),
    _amount(",", rf"{APART}[1-9]\d{{0,2}}(?:,\d{{3}})+\.\d\d(?!\d)(?![-./ ]\d)", is_firm=False),
    _amount(".'’", rf"{APART}[1-9]\d{{0,2}}(?:[.'’]\d{{3}})+,(?:\d\d(?!\d)(?![-./ ]\d)|-)", is_firm=False),
    _amount("-", r"(?<![\d.-])\d{4,9}-\d\d ?руб"),
    Other("barcode", " ", rf"{ALONE}\d (?:\d{{6}} \d{{6}}|\d{{5}} \d{{5}} \d)(?![ ./-]?\d)", False),
    Other("measure", " ,.", rf"{APART}(?<![A-Za-z])\d{{1,3}}(?:[ ,.]\d{{3}})+ ?{UNIT}", True),
    Other(
        "range",
        " ",
        rf"{ALONE}(?:[1-9]\d{{3}} [-~] [1-9]\d{{3}}|[1-9]\d{{4}} [-~] [1-9]\d{{4}})(?!\d)(?! ?[-~./] ?\d)",
        False,
    ),
    Other("range", "-~", rf"{ALONE}[1-9]\d{{0,2}}00[-~][1-9]\d{{1,2}}00(?![-./]?\d)", False),
    Other("range", "-~", rf"{ALONE}(?<![-./])[1-9]\d{{2,5}} ?[-~] ?[1-9]\d{{2,5}} ?{UNIT}", False),
    Other(
        "dump",
        ANY,
        r"(?<![0-9A-Za-z])[0-9][0-9a-f]{3,7}:? {1,2}(?=(?:\d\d )*(?:[a-f][0-9a-f]|\d[a-f]) )(?:[0-9a-f]{2} ){4,}",
        True,
    ),
    Other("address of a machine", "-", rf"(?<![\d.-]){BYTE}(?:-{BYTE}){{3}}(?=\.[a-z])", True),
    Other("range", ".", r"(?<![\d.])\d{1,6}\.\.\d{1,6}(?!\.{0,2}\d)", False),
    Other("measure", "/x×*", r"(?<![\d./])\d{2,4}(?: ?[/x×*] ?\d{2,4}){1,3} ?(?:mm|cm|m|in|px)\b", True),
    Other(
        "binary", " -", rf"{ALONE}(?<!\+)(?=[1 -]*0[0 -]*1|[0 -]*1[1 -]*0)[01]{{4}}(?:[ -][01]{{4}})+(?![ -]?\d)", False
    ),
    Other("binary", "- b", r"(?<![\d+-])[01]{4,}(?:[ -][01]{4,})*b\b", True),
    Other("document", ".", r"(?<![\d.])10\.\d{4,9}/[^\s,;]{1,100}", True),
    Other("document", "/", rf"{ALONE}\d{{1,6}}/{TWO_MONTH}/{YEAR}{NO_MORE}", False),
    Other("document", "/", rf"(?<![\d.-]){YEAR}/\d\d/\d{{3,8}}{NO_MORE}", False),
    Other(
        "file",
        ".",
        r"(?<=[A-Za-z._-])\d{6,}(?=\.(?:tar|gz|zip|bz2|xz|log|txt|csv|json|xml|sql|bak|jpe?g|png|gif|webp|heic|nef|pdf|docx?"
        r"|xlsx?|hwp|mov|wav|mp[34])\b)",
        True,
    ),
    Other("file", ANY, r"(?<=\.log\.)\d{6,}(?![.\d])", True),
    Other("version", ".", rf"{ALONE}(?<!\+)\d{{1,2}}\.\d\.\d{{4}}\.\d{{4}}(?![-./]?\d)", True),
    Other("version", ".", r"(?<=\bv)\d{1,3}\.\d{1,3}\.\d{1,3}[+-]\d{4,}(?!\d)", True),
    Other("measure", ANY, rf"{APART}(?<![A-Za-z])\d{{5,15}} ?(?:bytes?|octets|ns|µs|us|ms)(?![A-Za-z0-9])", True),
    Other("part", ANY, r"(?:(?<=\b[PSM]/N)|(?<=\b[PSM]/N[ :])|(?<=\b[PSM]/N: ))\d(?:-?[0-9A-Z])+(?![0-9A-Za-z])", True),
    Other("request", "-", r"(?<=\bSR )\d-\d{10,11}(?!\d)", False),
    Other("postcode", "-", r"(?<![\d.+-])(?<!\d )[1-8]\d{4}-\d{4}(?![-.]?\d)", False),
    Other("postcode", " ", r"(?<=\d / )\d{5}(?= /)", False),
    Other("chat", SIGN, r"-100\d{10}(?!\d)", False),
    Other("tracking", " ", rf"{ALONE}9[2-5]\d\d(?: \d{{4}}){{4}} \d\d(?![-./ ]?\d)", False),
    Other(
        "address of a machine",
        ".",
        rf"(?<![\d.+])(?<!\d-)(?!(?:\d\d\.){{3}}\d\d(?!\d)){BYTE}(?:\.{BYTE}){{3}}(?= \d{{1,2}} |\s|\Z)",
        False,
    ),
    Other(
        "address of a network card",
        ".",
        r"(?<![0-9A-Fa-f.])(?=[0-9.]*[A-Fa-f])[0-9A-Fa-f]{4}(?:\.[0-9A-Fa-f]{4}){2}(?![0-9A-Za-z])",
        True,
    ),
    _date("/", r"(?<![\d/])\d\d/[A-Z][a-z]{2}/\d{4}:\d\d:\d\d:\d\d(?: [+-]\d{4})?"),
    _date(".", r"(?<![\d.])\d\d\.\d\d\.\d\d(?=\.?\s?(?:\(.\) ?)?(?:오전 |오후 )?\d{1,2} ?(?:시|時|:\d\d))"),
    Other("reference", " ", rf"{ALONE}\d\d(?: \d{{5}}){{5}}(?![-./ ]?\d)", False),
    Other("meter", " ", rf"{ALONE}\d [A-Z]{{3}} \d{{4}} \d{{4}} \d\d(?![-./ ]?\d)", False),
    Other("reference", SIGN, r"\+\+\+\d+/\d+/\d+\+\+\+", True),
    Other("year and number", "/", rf"{ALONE}{YEAR}/\d+{NO_MORE}", False),
    Other("equation", ". -+*/x×÷", r"(?<![\d.])\d+(?:\.\d+)? ?[-+*/x×÷] ?\d+(?:\.\d+)? ?= ?\d+(?:\.\d+)?", True),
    Other("container (ISO 6346)", SIGN, r"(?<![A-Za-z0-9])(?<!\d )[A-Z]{3}[UJZ] ?\d{6} ?\d(?!\d)", True),
    Other("postcode", SIGN, r"\bCEP[: ]{1,2}\d{5}-\d{3}(?!\d)|〒 ?\d{3}-\d{4}(?!\d)", True),
    Other("postcode", "-", r"(?<![\d-])\d{3}-\d{4}(?= ?[^\W\d_]{1,4}[都道府県市])", True),
    Other("postcode", SIGN, rf"(?<![A-Za-z0-9])(?:{STATES})\.?,? {{1,2}}\d{{5}}-\d{{4}}(?![-\d])", False),
    Other("postcode", "-", r"(?<![\d-])\d{5}-\d{4}(?=,? (?:USA?|U\.S\.)(?![A-Za-z]))", False),
    Other(
        "link", SIGN, r"https?://(?!\S*(?:wa\.me|t\.me/\+|\+\d|whats|tel|phone|mobile|call|sms|num))\S{1,2000}", True
    ),
    Other("book", "- ", r"(?<![A-Za-z\d])97[89][- ]\d{10}(?!\d)", False),
    Other("book", "- ", r"(?<!\d)97[89](?:[- ]\d{1,7}){3}[- ]\d(?!\d)", True),
)
"""All of them. Where two begin at one place, a firm one counts, or the earlier."""
RUN = re.compile(r"(?<![0-9])(?:(?<![0-9][-./])|(?=(?:19|20)[0-9]{2}-))[0-9]+(.?)", re.DOTALL)
"""Digits and the sign behind them. None begins within groups that a sign ties together, where most numbers stand,
but for the date of a time."""


def _either(some: Iterable[Other]) -> re.Pattern[str]:
    """Any of some; what must not stand before many of them is looked at once."""
    by_behind: dict[tuple[bool, str], list[str]] = {}
    for each in sorted(some, key=lambda each: not each.is_firm):
        behind = next((behind for behind in (ALONE, APART) if each.pattern.startswith(behind)), "")
        named = f"(?P<_{ALL.index(each)}>{each.pattern.removeprefix(behind)})"
        by_behind.setdefault((each.is_firm, behind), []).append(named)
    return re.compile("|".join(f"{behind}(?:{'|'.join(some)})" for (_, behind), some in by_behind.items()))


def _begun_by_digit(sign: str) -> re.Pattern[str]:
    """Those whose first digits may have the sign behind them."""
    return _either(each for each in ALL if each.then == ANY or (each.then != SIGN and sign in each.then))


BY_SIGN = {sign: _begun_by_digit(sign) for each in ALL if each.then not in {ANY, SIGN} for sign in each.then}
BY_SIGN |= dict.fromkeys(BLANKS, BY_SIGN[" "])
WHATEVER = _begun_by_digit("no sign")
"""Behind other signs."""
FIRST_SIGN = re.compile(
    rf"[{SYMBOLS}〒+\-A-Zhkz](?:(?<=[{SYMBOLS}〒])|(?<=\+)(?=[+01])|(?<=-)(?=[01]\d)"
    rf"|(?<![A-Za-z].)(?=[A-Za-złč]{{0,3}}[.,]?{BLANK}{{0,2}}[$\d:]|[a-z]{{2,8}}\.? \d|ttps?:))"
)
"""How one that begins with a sign begins, as far as one look tells."""
BEGUN_BY_SIGN = _either(each for each in ALL if each.then == SIGN)
CELL = r"[1-9](?:\d{0,2}(?:[.,]\d{3}){1,4}|\d{0,6})"
FEWEST_OF_A_LIST = 10
"""Digits of numbers below each other that make a list of phone numbers of them, whatever stands before each."""
LONG_CELL, GROUPED_CELL = re.compile(r"\d{6}"), re.compile(r"\d[.,]\d")
"""So long may a cell only be beside those of which the digits are grouped."""
ROW = re.compile(
    rf"^[ \t]*(?:(?P<label>[^\W\d]{{1,12}}\d{{0,2}})[ \t:]+)?(?P<cells>{CELL}(?:[ \t]+{CELL}){{2,11}})[ \t]*\r?$",
    re.MULTILINE,
)
"""A line of small numbers in columns, with a label or without."""
BEFORE_DIGITS = 64
"""So far before its first digit something may begin that is no number, as the name of a month does."""


def others(folded: str, begin: int = 0, end: int | None = None) -> Iterator[tuple[int, int, Other]]:
    """Those that begin in a folded text, from one place to another: from where, to where and what."""
    limit = len(folded) if end is None else end
    done = begin
    for first in FIRST_SIGN.finditer(folded, begin, limit):
        if first.start() >= done and (match := BEGUN_BY_SIGN.match(folded, first.start())):
            done = match.end()
            yield match.start(), done, _which(match)
    done = begin
    for run in RUN.finditer(folded, begin, limit + 1):
        start = run.start()
        if start >= done and (match := BY_SIGN.get(run[1], WHATEVER).match(folded, start)):
            done = match.end()
            yield start, done, _which(match)


def told_others(folded: str, start: int, end: int, done: int = 0) -> Iterator[tuple[int, int]]:
    """Those, from where to where, that digits from `start` to `end` are part of or hold, but for what a word beside it
    makes a phone number. None begins before `done`."""
    for begin, close, other in others(folded, max(done, start - BEFORE_DIGITS), end):
        if close > start and (other.is_firm or told(folded, begin, close) != "phone"):
            yield begin, close


def _which(match: re.Match[str]) -> Other:
    assert match.lastgroup is not None
    return ALL[int(match.lastgroup.lstrip("_"))]


def table_rows(folded: str) -> list[tuple[int, int]]:
    """Lines below each other that hold as many numbers, in columns, and are no list of phone numbers in one form."""
    rows = [
        row
        for row in ROW.finditer(folded)
        if LONG_CELL.search(row["cells"]) is None or GROUPED_CELL.search(row["cells"])
    ]
    found: list[tuple[int, int]] = []
    for above, below in pairwise(rows):
        if folded.count("\n", above.end(), below.start()) == 1 and below.start() - above.end() <= len("\r\n"):
            one, other = (list(map(len, row["cells"].split())) for row in (above, below))
            labels = {above["label"], below["label"]}
            is_list = (None in labels and len(labels) > 1) or (
                one == other
                and (len(labels) == 1 or (tuple(one) in KNOWN and len(set(one)) > 1 and sum(one) >= FEWEST_OF_A_LIST))
            )
            if len(one) == len(other) and not is_list:
                found += [each for each in (above.span("cells"), below.span("cells")) if each not in found[-2:]]
    return found
