"""Recognises e-mail addresses: a mailbox of any characters that mail allows, glued to Hangul or not, and a domain.

A mailbox may hold letters of any script (RFC 6531). Hangul, kana and Chinese characters have no spaces between words,
so one that ends in other letters ends before them: in "메일은mina@…" it is "mina".
"""

import re
import string

from machine.masking.finding import Address
from machine.masking.kind import Addressed, Kind

LOCAL = string.ascii_letters + string.digits + ".!#$%&'*+?^_`{}~-"
BETWEEN_VALUES = "/=|"
"""What a mailbox is made of. Mail allows these as well, but people write them between two values."""
UNSPACED = "가-힣ㄱ-ㆎ぀-ヿ㐀-鿿豈-﫿"
"""Letters of scripts without spaces between words."""
MARKS = "\u0900-\u109f\u1780-\u17ff"
"""Blocks of scripts in which marks that are no letters stand within words."""
MAILBOX = re.compile(rf"(?:[{re.escape(LOCAL)}]|[^\W\x00-\x7f{UNSPACED}]|[{MARKS}])+")
MAILBOX_UNSPACED = re.compile(rf"[{UNSPACED}]+(?:[.][{UNSPACED}]+)*")
MIXED_UNSPACED = re.compile(rf"[0-9]+[{UNSPACED}]*")
"""All for a text read backwards; the last for digits behind such letters, where the domain is written in them, too."""
LONGEST_MAILBOX = 320
"""Characters of a mailbox that are looked at behind letters that are not ASCII; mail allows 64 bytes."""
FOREIGN = rf"(?:[^\W\x00-\x7f]|[{MARKS}])"
BYTE = r"(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])"
LITERAL = rf"\[(?:{BYTE}(?:\.{BYTE}){{3}}|IPv6:[0-9A-Fa-f:.]{{2,45}})\]"
DOMAIN = re.compile(
    rf"(?:[\w{MARKS}-]{{1,63}}\.){{1,32}}(?!(?:png|jpe?g|gif|svg|webp|bmp|pdf)\b)(?:[A-Za-z]{{1,63}}|{FOREIGN}{{1,63}})|{BYTE}(?:\.{BYTE}){{3}}(?![\w.]*\w)|{LITERAL}"
)
HOST = re.compile(r"[A-Za-z][\w-]{0,62}(?![\w.-]*\w)")
"""A domain of one label, which a sign around the address or a scheme before it tells."""
PUT_INTO = re.compile(r"\A(?:bounces?|reply|prvs|return|btv1|msprvs1|srs[01]|fbl)\Z|[.]|\d{3}", re.IGNORECASE)
"""In what stands before "=" in the mailbox of a mail that came back."""
SCHEME = re.compile(r"(?:mailto:|<)\Z", re.IGNORECASE)
LONGEST_SCHEME = len("mailto:")


def addresses(folded: str) -> list[Address]:
    """The addresses in a folded text (MASK-5), in order and apart."""
    found: list[Address] = []
    at = folded.find("@")
    run, done = _begin_of_mailbox(folded, 0, at), 0
    while at >= 0:
        following = folded.find("@", at + 1)
        end = len(folded)
        next_run = _begin_of_mailbox(folded, at + 1, following) if following >= 0 else end
        # A domain ends before the next mailbox, unless that is the domain itself with a second sign behind it.
        limit = next_run if next_run > at + 1 else end
        start = run if run > done else done
        if start < at and (domain := DOMAIN.match(folded, at + 1, limit) or _host(folded, start, at, limit)):
            done = domain.end()
            found.append(Address(start, at, done))
        at, run = following, next_run
    return found


def _host(folded: str, start: int, at: int, limit: int) -> re.Match[str] | None:
    scheme = SCHEME.search(folded, max(0, start - LONGEST_SCHEME), start)
    host = HOST.match(folded, at + 1, limit) if scheme else None
    if scheme is None or host is None:
        return None
    return host if scheme[0] != "<" or folded[host.end() : host.end() + 1] == ">" else None


def _begin_of_mailbox(folded: str, least: int, at: int) -> int:
    """Where the mailbox before the sign at `at` begins, `at` for none."""
    before = folded[least:at]
    short = before.rstrip(BETWEEN_VALUES).rstrip(LOCAL)
    # A mailbox that another has been put into (VERP) has signs or digits before it that few names of values have.
    while short[-1:] == "=" and len(short) < len(before):
        name = short[:-1].rstrip(LOCAL)
        if not PUT_INTO.search(short[len(name) : -1]):
            break
        short = name
    if short[-1:].isascii():
        return least + len(short)
    backwards = before[: -LONGEST_MAILBOX - 1 : -1]
    mailbox = MAILBOX.match(backwards) or MAILBOX_UNSPACED.match(backwards)
    if mailbox and mailbox[0].isdigit() and folded[at + 1 : at + 2].isalpha() and not folded[at + 1].isascii():
        mailbox = MIXED_UNSPACED.match(backwards)
    return at - mailbox.end() if mailbox else at


KIND = Kind("email", is_documented=True, recogniser=Addressed(addresses, "email.address"))
