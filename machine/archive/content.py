"""Tells what is no text by its first bytes: masking it as text would find little or break much."""

from __future__ import annotations

NO_TEXT = {
    b"\xff\xfe": "UTF-16; turn it into UTF-8 first",
    b"\xfe\xff": "UTF-16; turn it into UTF-8 first",
    b"\x1f\x8b": "compressed once more; unpack it first",
    b"\x28\xb5\x2f\xfd": "compressed once more; unpack it first",
    b"BZh": "compressed with bzip2; unpack it first",
    b"\xfd7zXZ\x00": "compressed with xz; unpack it first",
    b"PK\x03\x04": "a ZIP archive, as documents of office programs are; unpack it first",
    b"%PDF-": "PDF; take the text out of it first",
    b"PAR1": "Parquet; say --format parquet",
}
"""How files begin, what they are, and what to do about them."""
LOOKED_AT_BYTES = 1 << 13
ODD_BYTES = frozenset(range(32)) - frozenset(b"\a\b\t\n\v\f\r\x1b")
"""Control characters that texts do not hold. In one that is UTF-8 they may part fields, but never NUL."""


def no_text(start: bytes, *, is_sure: bool) -> str | None:
    """What the content is that begins so, and what to do about it; None for a text.

    One `is_sure` to be a text, since somebody says so, may hold anything but what begins like something else.
    """
    for sign, what in NO_TEXT.items():
        if start.startswith(sign):
            return what
    if is_sure:
        return None
    looked_at = start[:LOOKED_AT_BYTES]
    odd = ODD_BYTES.intersection(looked_at)
    if 0 in odd or (odd and not _is_utf_8(looked_at)):
        return "no text, or one that is no UTF-8; say --format text if it is one"
    return None


def _is_utf_8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError as error:
        # The last character may be cut.
        return error.end == len(content) and len(content) - error.start < 4 and error.reason == "unexpected end of data"
    return True
