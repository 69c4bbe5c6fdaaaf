"""Made-up test data by handle: numbers from ranges reserved for fiction, the same on every machine."""

import re

AREA_CODES = ("202", "303", "404", "505", "606", "707", "808", "909")
"""Area codes in which 555-0100 to 555-0199 are kept for fiction."""
CUSTOMERS_PER_AREA = 80
CUSTOMERS_LIMIT = CUSTOMERS_PER_AREA * len(AREA_CODES) - 1
ASSETS_LIMIT = 20 * len(AREA_CODES)

OPENING_TEXT = "👋"
"""What a customer writes first where the story does not say; it reads the same in both languages."""

HANDLE = re.compile(r"(customer|asset)_number\(([1-9][0-9]{0,5})\)")


def customer_number(index: int) -> str:
    """The number of customer 1, 2, …. Raises ValueError beyond CUSTOMERS_LIMIT."""
    if not 1 <= index <= CUSTOMERS_LIMIT:
        raise ValueError(f"customer_number({index}): there are numbers for customers 1 to {CUSTOMERS_LIMIT} only.")
    area, line = divmod(index, CUSTOMERS_PER_AREA)
    # Index 80 is line 0 of the next area, so every line from 00 to 79 but the very first is used.
    return f"+1{AREA_CODES[area]}55501{line:02d}"


def asset_number(index: int) -> str:
    """The business number of asset 1, 2, …. Raises ValueError beyond ASSETS_LIMIT."""
    if not 1 <= index <= ASSETS_LIMIT:
        raise ValueError(f"asset_number({index}): there are numbers for assets 1 to {ASSETS_LIMIT} only.")
    area, line = divmod(index - 1, 20)
    return f"+1{AREA_CODES[area]}55501{80 + line}"


NUMBERS: dict[str, str] = {
    **{customer_number(index): f"customer_number({index})" for index in range(1, CUSTOMERS_LIMIT + 1)},
    **{asset_number(index): f"asset_number({index})" for index in range(1, ASSETS_LIMIT + 1)},
}
"""From each made-up number to its handle."""


def number_from(written: str) -> str:
    """The number that a step means: a handle such as `customer_number(1)`, or the number itself as it is written.

    Raises ValueError for a handle beyond the limits.
    """
    found = HANDLE.fullmatch(written)
    if found is None:
        return written
    make = customer_number if found[1] == "customer" else asset_number
    return make(int(found[2]))
