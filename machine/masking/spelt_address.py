"""E-mail addresses that are written so as not to be found: "mina (at) example dot com", "mina @ example . com".

People say "at" and "dot" of other things, so these are looked for in the strict mode alone. Each stands in one line.

    >>> [(one.start, one.end) for one in spelt_addresses("write to mina (at) example dot com, or look at example.com")]
    [(9, 34)]
"""

import re
from collections.abc import Iterator

from machine.masking.finding import Address
from machine.masking.folding import BLANKS

RULE = "email.spelt"
BLANK = f"[{BLANKS}]"
OPENS, CLOSES = r"[\[({<]", r"[\])}>]"
AT_WORDS = (
    "at|ät|arroba|arobase|arobas|chiocciola|apenstaartje|klammeraffe|snabel-a|alfakrøll|miukumauku|małpa|zavináč|kukac"
    "|kuyruklu|собака|σαβ|골뱅이|앳|アットマーク|アット|艾特"
)
DOT_WORDS = "dot|punto|ponto|point|punkt|kropka|nokta|tečka|bodka|pont|pisteen|piste|prik|точка|점|닷|ドット|点|點"
MARK_WORDS = (
    f"{DOT_WORDS}|dash|hyphen|underscore|plus|guion|guión|tiret|bindestrich|unterstrich|trattino|밑줄|언더바|하이픈"
)
AT = rf"(?:{BLANK}+(?i:{AT_WORDS}){BLANK}+|{BLANK}?@{BLANK}?)"
SURE_AT = (
    rf"(?:{BLANK}*{OPENS}{BLANK}*(?i:@|{AT_WORDS}){BLANK}*{CLOSES}{BLANK}*|_(?:at|AT)_"
    rf"|{BLANK}*(?:골뱅이|アットマーク|艾特){BLANK}*)"
)
"""Which nothing else is."""
SPELT_DOT = (
    rf"(?:{BLANK}*{OPENS}{BLANK}*(?i:\.|{DOT_WORDS}){BLANK}*{CLOSES}{BLANK}*|{BLANK}+(?i:{DOT_WORDS}){BLANK}+"
    rf"|_(?:dot|DOT)_|{BLANK}\.{BLANK})"
)
DOT = rf"(?:{SPELT_DOT}|{BLANK}?\.{BLANK}?)"
LABEL = r"[^\W_](?:[^\W_]|-(?=[\w])){0,62}"
TOP = (
    "com|net|org|edu|gov|info|biz|app|dev|online|store|shop|consulting|solutions|company|gmbh|digital|agency|group|tech"
    "|cloud|email|live|pro|museum|[a-z]{2}"
)


def _domain(top: str) -> str:
    last = rf"{DOT}(?i:{top})(?![\w-])"
    return rf"{LABEL}(?:{DOT}{LABEL}){{0,4}}?{last}(?!{last})"


DOMAIN = rf"(?:{_domain(TOP)}|{LABEL},(?i:com|net|org|co\.[a-z]{{2}}|fr|de|es|it)(?![\w-]))"
MAILBOX = rf"[\w.+*'-]{{1,64}}?(?:(?:{BLANK}+(?i:{MARK_WORDS}){BLANK}+|{BLANK}\.{BLANK})[\w.+*'-]{{1,64}}?){{0,3}}"
SPELT = re.compile(
    rf"(?<![\w.+*'-])(?P<mailbox>{MAILBOX})(?:(?P<sure>{SURE_AT})(?P<any>{_domain('[a-z]{2,13}')})"
    rf"|(?P<at>{AT})(?P<domain>{DOMAIN}))"
)
HINT = re.compile(
    rf"(?i:{AT_WORDS})[\])}}>{BLANKS}]|{OPENS}@|골뱅이|アット|艾特|_(?:at|AT)_|{BLANK}@|@{BLANK}|@[^\s@]+(?:,|{BLANK}\.)"
)
"""Without this there is none."""
PROVIDERS = re.compile(
    r"(?:gmail|googlemail|hotmail|outlook|yahoo|icloud|live|msn|aol|proton|protonmail|gmx|web|naver|daum|hanmail|nate|kakao"
    r"|qq|163|126|mail|yandex|rambler|orange|free|laposte|wanadoo|t-online|libero|virgilio|comcast|me)\b",
    re.IGNORECASE,
)
CUE = re.compile(r"(?i:e-?mails?|mailbox|mailto|correos?|courriel|почта|메일|メール|邮箱|郵箱|posta)[^\n]{0,16}\Z")
FAR = 32
PLAIN_AT = re.compile(rf"{BLANK}+(?:at|AT|At){BLANK}+")
SPELT_IN = re.compile(SPELT_DOT)
MARKED = re.compile(r"[\d._+-]")


def spelt_addresses(folded: str) -> Iterator[Address]:
    """Those in a folded text, in order and apart. Behind a mere "at" the rest must look like an address, too."""
    if HINT.search(folded) is None:
        return
    for match in SPELT.finditer(folded):
        if match["sure"]:
            yield Address(match.start(), match.start("sure"), match.end())
            continue
        domain = match["domain"]
        if match["at"] == "@" and "," not in domain and not SPELT_IN.search(match[0]):
            continue
        if PLAIN_AT.fullmatch(match["at"]) and not (
            SPELT_IN.search(domain)
            or MARKED.search(match["mailbox"])
            or PROVIDERS.match(domain)
            or CUE.search(folded, max(0, match.start() - FAR), match.start())
        ):
            continue
        yield Address(match.start(), match.start("at"), match.end())
