"""The check digit of payment cards (ISO/IEC 7812-1, annex B), for many numbers a second."""

DOUBLED = bytes.maketrans(b"0123456789", b"0246813579")
"""A digit to the sum of the digits of its double."""
ZERO = ord("0")


def is_valid(number: str) -> bool:
    """Whether the last of the number's ASCII digits is the check digit of the others."""
    signs = number.encode()
    return (sum(signs[-1::-2]) + sum(signs[-2::-2].translate(DOUBLED)) - ZERO * len(signs)) % 10 == 0
