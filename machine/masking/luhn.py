"""The check digits of payment cards (ISO/IEC 7812-1, annex B) and of products (GS1), for many numbers a second."""

DOUBLED = bytes.maketrans(b"0123456789", b"0246813579")
"""A digit to the sum of the digits of its double."""
ZERO = ord("0")
DIGITS_OF_A_BARCODE = 13


def is_valid(number: str) -> bool:
    """Whether the last of the number's ASCII digits is the check digit of the others."""
    signs = number.encode()
    return (sum(signs[-1::-2]) + sum(signs[-2::-2].translate(DOUBLED)) - ZERO * len(signs)) % 10 == 0


def is_barcode(written: str) -> bool:
    """Whether these are thirteen digits of which the last checks the others as those of products do."""
    if len(written) != DIGITS_OF_A_BARCODE or not written.isdigit():
        return False
    return (sum(map(int, written[::2])) + 3 * sum(map(int, written[1::2]))) % 10 == 0
