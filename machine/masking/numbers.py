"""Finds the numbers of all kinds in a folded text: those that begin with letters, and what groups of digits hold."""

import re
import string
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

from machine.masking import card_number, phone_forms, phone_number
from machine.masking.context_words import cue_of, told_before
from machine.masking.digit_groups import (
    BETWEEN,
    DIGIT_GROUPS,
    DIGITS,
    FEWEST_DIGITS,
    MOST_BETWEEN,
    Candidate,
    DigitGroups,
    Shape,
    digit_groups_of,
    shape_and_digits,
)
from machine.masking.finding import Span, claim, united
from machine.masking.folding import BLANKS, LINE_ENDS
from machine.masking.gate import A_NUMBER
from machine.masking.kind import Candidates
from machine.masking.kinds import GROUPED, LETTERED, PHONE, WINDOWED
from machine.masking.masked_form import STAR
from machine.masking.other_numbers import BEFORE_DIGITS, others, table_rows, told_others
from machine.masking.phone_forms import unmistakable
from machine.masking.phone_number import BARE
from machine.masking.phone_plans import USUAL, Regions
from machine.masking.strung_digits import RULE as STRUNG
from machine.masking.strung_digits import is_part, strung_digits
from machine.masking.table_heads import SIGNS

NUMBER = re.compile(A_NUMBER)
"""Where a number of any kind may be."""
BY_SHAPE: dict[Shape, list[tuple[int, str, Candidates]]] = {}
"""For each shape who recognises it, and with which digits such a number may begin; nobody one with which it begins."""
for _rank, _grouped in GROUPED:
    for _shape, _begins in _grouped.shapes.items():
        BY_SHAPE.setdefault(_shape, []).append((_rank, _begins, _grouped.candidates))
for _shape in tuple(BY_SHAPE):
    for _length in range(1, len(_shape)):
        BY_SHAPE.setdefault(_shape[:_length], [])
LED = frozenset({phone_number.INTERNATIONAL, phone_number.CALLED})
"""What digits behind a plus or two zeros may be."""
MOST_LATE = 256
"""Candidates of a row that are tried when all others have been."""
MOST_PLANS, LONGEST_KEPT = 4096, 64
"""Shapes whose plans are kept, and the characters of the longest of them. A shape holds nobody's digits."""
MASKED = STAR * 4
"""Before the digits that masking has left, which begin no other number."""
BEHIND_PLUS, MOST_BEHIND_PLUS = " \t\xa0()", 3
"""What may stand between a plus and the digits."""
BEFORE_PLUS = frozenset("+" + BEHIND_PLUS)
GLUE = frozenset(string.ascii_letters + STAR + ":")
"""What may bind digits behind it to itself."""
LATIN = "\u00df-\u024f\u1e00-\u1eff"
"""Letters with marks."""
WORD_BEFORE = re.compile(
    rf"(?<![0-9A-Za-z{LATIN}])(?:[A-Za-z{LATIN}]?[a-z{LATIN}]{{2,}}|[A-Za-z]+'s|[TMFHPC]|(?i:whatsapp|tel|phone|mobile|cell|call|fax|at|on|is|me|my|to|or|sms|hp|ssn|visa|card))\Z"
)
"""A word glued to the beginning of a number, as when a space was forgotten; codes begin with other letters."""
IN_CAPITALS, SHORTEST_IN_CAPITALS = re.compile(r"(?<![0-9A-Za-z])[A-Z]{2,}\Z"), 4
CODE_NEXT = re.compile(rf"[{BETWEEN}]*[1-9]")
"""Behind two zeros: no country's code begins with a zero."""
CODE_BEFORE = re.compile(r"(?<![0-9A-Za-z])[A-Z]{2}\Z")
EXTENDS = frozenset(" \t,;xXeE내구교")
"""With what an extension begins, or what may stand before it."""
LETTERS = frozenset(string.ascii_letters)
COUNTRY_APART = re.compile(r"(?<![A-Za-z])[A-Z] ?[A-Z] \Z")
"""The country of an IBAN, apart from its check digits."""
LONGEST_COUNTRY = len("D E ")
LONGEST_WORD = 16
WORD_AFTER = re.compile(
    r"(?!(?:st|nd|rd|th|pp?|px|[kcm]?g|[kcm]m|m[ls]|[kmg]b|[ap]m|h|hrs?|yrs?|mins?|secs?|x)(?![A-Za-z]))"
    r"(?:(?i:fax|tel|mob|cell|e-?mail|web|now)|[A-Za-z]?[a-z]+(?![0-9A-Za-z])|(?![a-f]+[0-9])[a-z]{3,}[0-9]{1,2}(?![0-9]))"
)
"""A word glued to the end of a number; codes end in other letters, and units stand behind other numbers."""
UUID = re.compile(r"(?<![0-9A-Za-z])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9A-Za-z])", re.IGNORECASE)
DASHES_OF_A_UUID = 4
HOUR = re.compile(r"[0-9]{2}:[0-9]{2}(?![0-9])")
COLUMN_GAP = re.compile(
    r"[ \t]{2,}(?=[(0-9])|\t(?=[(0-9])|/(?=\(?0[1-9][0-9) .-]{7})|/(?=1[5-8][0-9]{2}-[0-9]{4}(?![0-9]))"
    r"|[ /](?=00 ?[1-9](?:[ .()-]{0,2}[0-9]){8})"
)
"""Stands between the columns of a table, or before a number that two zeros lead."""
SLASH, LONGEST_ALONE = re.compile(r"\s+/[\s(]+"), 2 * FEWEST_DIGITS
"""Stands between two numbers if there are digits enough on either side, which a shorter row of groups has not."""
DATE = re.compile(r"(?:(?:19|20)\d\d([-./])\d\d?\1 ?\d\d?|\d\d?([-./])\d\d?\2(?:19|20)\d\d)\.?\s+(?=\d)")
"""A date before something else."""
ITEM, BEFORE_A_CODE = re.compile(r"[1-9][0-9]?\)[ \t]+\(?(?=[0-9])"), frozenset("+(")
"""The number of an item in a list, and what makes it a country's code."""
SEAM = re.compile(
    rf"[0-9](?=[{BETWEEN}]{{0,{MOST_BETWEEN - 1}}}+=?[{LINE_ENDS}])"
    rf"((?:[{BETWEEN}{LINE_ENDS}]|=(?=[{LINE_ENDS}])){{1,{MOST_BETWEEN}}}+(?:> ?)?[{BETWEEN}]{{0,2}}+)(?=[0-9])"
)
"""What stands between two digits where a line ends there, in a mail with the sign for that (RFC 2045) or as quoted."""
MARK_OF_MAIL = re.compile(rf"=(?=[{LINE_ENDS}])|(?<=[{LINE_ENDS}])> ?")
WHITE = re.compile(rf"[{BLANKS}{LINE_ENDS}]+")
WRAPPED = re.compile(rf"\r\n|[{LINE_ENDS}]")
"""A line's end alone, as where a number is broken within its groups."""
DIGITS_AND_WHITE = str.maketrans(dict.fromkeys(string.digits + BLANKS + LINE_ENDS))
CELL_ENDS = re.compile(rf"[{re.escape(SIGNS)}](?! )")
"""Stands between the columns of a record."""


class PlannedCandidate(NamedTuple):
    """A candidate in a row of groups: where it lies among their characters and digits, and whether it holds the outer
    ones.

    `row` is where the row of a table begins that it looks like a part of, -1 for none; the rest is the Candidate's.
    """

    start: int
    end: int
    rank: int
    from_digit: int
    to_digit: int
    is_first: bool
    is_last: bool
    row: int
    rule: str
    check: Callable[[str], object]
    context: Callable[[str, int, int], bool] | None
    weak: bool
    row_of_code: bool
    may_touch: bool


_plans: dict[tuple[str, str, Regions], tuple[PlannedCandidate, ...]] = {}


def numbers(folded: str, ranks: frozenset[int], begin: int = 0, regions: Regions = USUAL) -> list[Span]:
    """The numbers of the kinds of these ranks in a folded text: those of each line, and those broken over lines.

    None begins before `begin`, but for its sign or the letters of its country. Those of the other kinds are found as
    well and left out, so that none of them is taken for a phone number.
    """
    rows = _rows(folded, begin)
    rest = _without_others(folded, rows)
    if rest != folded:
        if NUMBER.search(rest, begin) is None:
            return []
        folded, rows = rest, _rows(rest, begin)
    found = _as_written(folded, rows, regions)
    if SEAM.search(folded, begin):
        found += _over_lines(folded, found, regions)
    return [place for place in found if place.rank in ranks]


def _rows(folded: str, begin: int = 0) -> list[tuple[int, int]]:
    """The groups of digits in a row, from and to."""
    return [match.span() for match in DIGIT_GROUPS.finditer(folded, begin)]


def _without_others(folded: str, rows: list[tuple[int, int]]) -> str:
    """The text without what is told to be no number of a kind, by its form and the words beside it."""
    if folded.count("-") >= DASHES_OF_A_UUID:
        folded = claim(folded, [match.span() for match in UUID.finditer(folded)])
    places: list[tuple[int, int]] = []
    done = 0
    for begin, close in rows:
        if close - begin >= FEWEST_DIGITS:
            places += told_others(folded, begin, close, done)
            done = close
    if done and "\n" in folded:
        places += table_rows(folded)
    return claim(folded, places)


def _over_lines(folded: str, alone: list[Span], regions: Regions) -> Iterator[Span]:
    """The numbers that go on in a next line, which no number does that is whole in its own.

    What was found in a line `alone` is taken out, save where a number may go on: there it may be the beginning of that
    number, unless it is whole, or its rest. In the cells of a table no number goes on from record to record.
    """
    places = united(sorted(alone))
    starts, ends = [place.start for place in places], [place.end for place in places]
    seams: list[tuple[int, int]] = []
    parts: set[int] = set()
    for seam in SEAM.finditer(folded):
        first, rest = (_place_at(digit, starts, ends) for digit in (seam.start(), seam.end()))
        if first < 0 or not _is_whole(places[first], folded) or folded[seam.start(1)] in "-=":
            seams.append(seam.span(1))
            parts |= {first, rest}
    if not seams:
        return
    taken = claim(folded, [place[:2] for nth, place in enumerate(places) if nth not in parts])
    for begin, end, within in _passages(folded, seams):
        for place in _read_on(taken[begin:end], within, regions):
            start, close = begin + place.start, begin + place.end
            last_line = 1 + max(folded.rfind(sign, start, close) for sign in LINE_ENDS)
            before = folded[start - 1 : start]
            if _ends_another(folded, start):
                continue
            if not last_line or (CELL_ENDS.match(folded, close) and folded[close] == before):
                continue
            if place.rule == phone_number.ROW or (
                place.rule in {phone_number.GROUPED, STRUNG} and folded[start:close].translate(DIGITS_AND_WHITE) == ""
            ):
                continue
            found = place._replace(start=start, end=close)
            earlier = places[bisect_right(ends, start) : bisect_left(starts, last_line)]
            is_whole_before = any(
                _is_whole(part, folded) and folded[part.end : part.end + 1] not in {"-", "="} for part in earlier
            )
            if not earlier or (_is_whole(found, folded) and not is_whole_before):
                yield found


def _ends_another(folded: str, start: int) -> bool:
    """Whether the digits from `start` to the end of their line are the last of something else, as of an amount."""
    line = WRAPPED.search(folded, start)
    end = line.start() if line else len(folded)
    begin = max(0, start - BEFORE_DIGITS)
    return any(first < start < last and other.is_firm for first, last, other in others(folded, begin, end))


def _passages(folded: str, seams: list[tuple[int, int]]) -> Iterator[tuple[int, int, list[tuple[int, int]]]]:
    """The lines, from and to, over which numbers may go on, and where in them."""
    begin = end = -1
    within: list[tuple[int, int]] = []
    for start, close in seams:
        if start > end:
            if within:
                yield begin, end, within
            begin, within = folded.rfind("\n", max(end, 0), start) + 1 or max(end, 0), []
        if close > end:
            line = folded.find("\n", close)
            end = line if line >= 0 else len(folded)
        within.append((start - begin, close - begin))
    yield begin, end, within


def _read_on(passage: str, seams: list[tuple[int, int]], regions: Regions) -> list[Span]:
    """What is found where line ends and the white space around them are read as one space and, right between two
    digits, as nothing, too."""
    spaced: list[str] = []
    joined: list[str] = []
    where_spaced: list[int] = []
    where_joined: list[int] = []
    done = 0
    for start, end in [*seams, (len(passage), len(passage))]:
        written = MARK_OF_MAIL.sub("", passage[start:end])
        between = WHITE.sub(" ", written)
        spaced += passage[done:start], between
        where_spaced += range(done, start + len(between))
        is_nothing = WRAPPED.fullmatch(written) is not None
        joined += passage[done:start], "" if is_nothing else between
        where_joined += range(done, start + (0 if is_nothing else len(between)))
        done = end
    readings = [("".join(spaced), where_spaced)]
    if where_joined != where_spaced:
        readings.append(("".join(joined), where_joined))
    return [
        place._replace(start=where[place.start], end=where[place.end - 1] + 1)
        for text, where in readings
        for place in _as_written(text, _rows(text), regions)
        if where is where_spaced or place.rule not in {phone_number.GROUPED, STRUNG}
    ]


def _place_at(char: int, starts: list[int], ends: list[int]) -> int:
    """Which of the places that start and end here, in order and apart, holds a character, -1 for none."""
    nth = bisect_right(ends, char)
    return nth if nth < len(starts) and starts[nth] <= char else -1


def _is_whole(place: Span, folded: str) -> bool:
    return place.rank != PHONE or phone_number.is_whole(place.rule, folded[place.start : place.end])


def _as_written(folded: str, rows: list[tuple[int, int]], regions: Regions) -> list[Span]:
    """The numbers that one line holds, of all kinds."""
    found: list[Span] = []
    done = 0
    for start, end in rows:
        # The letters that a number begins with stand before groups of digits, never among them.
        if start >= done and (lettered := _behind_letters(folded, start)) is not None:
            found.append(lettered)
            done = lettered.end
        if start < done:
            # Of what goes on behind such a number only that counts.
            behind = DIGIT_GROUPS.search(folded, done, end)
            if behind is None:
                continue
            start = behind.start()
        if (item := ITEM.match(folded, start, end)) and folded[start - 1 : start] not in BEFORE_A_CODE:
            start = item.end()
        if end - start > LONGEST_ALONE:
            if date := DATE.match(folded, start, end):
                start = date.end()
            if slash := _slash_between(folded, start, end):
                _add_of_train(found, folded, start, slash[0], regions)
                start = slash[1]
        for begin, close in _columns(folded, start, end):
            if close - begin >= FEWEST_DIGITS:
                _add_of_train(found, folded, begin + (folded[begin] == "("), close, regions)
    alone = [place[:2] for place in found if not is_part(folded, place.start, place.end)]
    found += strung_digits(claim(folded, alone), regions)
    return found


def _behind_letters(folded: str, start: int) -> Span | None:
    """The number that begins with letters, and with its digits at `start`."""
    apart = None
    if folded[start - 1 : start] not in LETTERS:
        if folded[start - 2 : start - 1].isupper():
            apart = COUNTRY_APART.search(folded, max(0, start - LONGEST_COUNTRY), start)
        if apart is None:
            return None
    for rank, (letters, end_of, rule) in LETTERED:
        begin = apart.start() if apart else start - letters
        if end := end_of(folded, begin):
            return Span(begin, end, rank, rule)
    return None


def _slash_between(folded: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the one slash with white space around it stands between digits enough for two numbers, from and to."""
    if folded.find("/", start, end) < 0:
        return None
    slashes = list(SLASH.finditer(folded, start, end))
    if len(slashes) != 1:
        return None
    begin, close = slashes[0].span()
    before, after = folded[start:begin].translate(DIGITS), folded[close:end].translate(DIGITS)
    return (begin, close) if len(before) >= FEWEST_DIGITS <= len(after) else None


def _columns(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """The groups between wide gaps, and behind two zeros that lead a country's code, if each has digits enough for a
    number; else all of them."""
    if end - start <= LONGEST_ALONE:
        return [(start, end)]
    edges = [start, *(place for gap in COLUMN_GAP.finditer(folded, start, end) for place in gap.span()), end]
    parts = list(zip(edges[::2], edges[1::2], strict=True))
    if len(parts) == 1 or any(len(folded[one:other].translate(DIGITS)) < FEWEST_DIGITS for one, other in parts):
        return [(start, end)]
    return parts


def _add_of_train(found: list[Span], folded: str, start: int, end: int, regions: Regions) -> None:
    written = folded[start:end]
    before = folded[start - 1 : start]
    plus = _plus_before(folded, start) if before in BEFORE_PLUS else -1
    is_glued = plus < 0 and before in GLUE and _is_glued(folded, start)
    lead = "+" if plus >= 0 else ""
    if plus < 0 and written[0] == "0" and (not is_glued or _word_before(folded, start)):
        lead = _zeros(written)
    shape, digits = shape_and_digits(written)
    plan: Iterable[PlannedCandidate] | None = _plans.get((shape, lead, regions))
    if plan is None:
        plan = _plan(shape, lead, digits, regions)
    done = 0
    for (
        at,
        to,
        rank,
        from_digit,
        to_digit,
        is_first,
        is_last,
        row,
        rule,
        check,
        context,
        weak,
        code,
        may_touch,
    ) in plan:
        if to <= done or (weak and at < done) or row >= done or not check(digits[from_digit:to_digit]):
            continue
        begin, close = start + at, start + to
        if is_glued and (
            (code and not is_first)
            or (is_first and not _may_be_glued(folded, begin, digits[from_digit:to_digit], may_touch, rule, regions))
        ):
            continue
        # What a plus leads is a phone number, as far as one can be that long.
        if plus >= 0 and is_first and rank != PHONE and to_digit - from_digit <= phone_forms.MOST:
            continue
        if is_last:
            after = folded[end : end + 1]
            if after in EXTENDS and rank == PHONE and (extension := phone_number.EXTENSION.match(folded, close)):
                close = extension.end()
            elif (
                after.isascii()
                and after.isalpha()
                and not (
                    (may_touch or is_unmistakable(digits[from_digit:to_digit], regions))
                    and WORD_AFTER.match(folded, close)
                )
            ):
                continue
        if context and not context(folded, begin, close):
            continue
        if rank == PHONE:
            if plus >= 0 and is_first:
                begin = plus
            elif folded[begin - 1 : begin] == "(" and ")" in folded[begin:close]:
                begin -= 1
        found.append(Span(begin, close, rank, rule))
        done = to


def _plus_before(folded: str, start: int) -> int:
    """Where the plus stands that leads the digits from `start` on, -1 for none."""
    plus = folded.rfind("+", max(0, start - 1 - MOST_BEHIND_PLUS), start)
    return -1 if plus >= 0 and folded[plus + 1 : start].strip(BEHIND_PLUS) else plus


def _zeros(written: str) -> str:
    """The zeros in front of a country's code: two, or those and the sign of where they are dialled."""
    if written[1:2] == "0":
        return "00" if CODE_NEXT.match(written, 2) else ""
    return written[:3] if written[:3] in phone_number.DIALLED_FROM and not written[3:4].isdigit() else ""


def _is_glued(folded: str, start: int) -> bool:
    """Whether a letter stands right before, or the stars of what masking has left, or the hour of a time of day."""
    match folded[start - 1]:
        case "*":
            return folded.startswith(MASKED, max(0, start - len(MASKED)))
        case ":":
            return HOUR.match(folded, max(0, start - 3)) is not None
        case _:
            return True


def _word_before(folded: str, start: int) -> re.Match[str] | None:
    return WORD_BEFORE.search(folded, max(0, start - LONGEST_WORD), start)


def _may_be_glued(folded: str, start: int, digits: str, may_touch: bool, rule: str, regions: Regions) -> bool:
    """Whether what is glued to the digits' beginning is a word, or two capitals before a number beyond doubt."""
    if CODE_BEFORE.search(folded, max(0, start - LONGEST_WORD), start) and digits[0] == "0":
        return is_unmistakable(digits, regions) or told_before(folded, start) == "phone"
    is_sure = may_touch or is_unmistakable(digits, regions) or rule == BARE
    if not is_sure:
        return False
    word = _word_before(folded, start)
    if word is not None:
        return len(word[0]) > 1 or digits[0] == "0"
    capitals = IN_CAPITALS.search(folded, max(0, start - LONGEST_WORD), start)
    if capitals is None:
        return False
    is_word = len(capitals[0]) >= SHORTEST_IN_CAPITALS or (cue_of(capitals[0]) is not None and digits[0] == "0")
    return rule == card_number.RULE or (is_word and told_before(folded, start) == "phone")


def is_unmistakable(digits: str, regions: Regions) -> bool:
    """Whether no word beside the digits makes them anything but a phone number."""
    return unmistakable(regions).match(digits) is not None


def _plan(shape: str, lead: str, digits: str, regions: Regions) -> Iterable[PlannedCandidate]:
    """What is planned for a shape, and kept for the next groups of that shape.

    For a shape too long to be kept only for what these digits may be, how they begin making most of the plan needless,
    and only as it is asked for: to hold all candidates of a long row at once costs the time that its memory takes.
    """
    train = digit_groups_of(shape, lead)
    if len(shape) > LONGEST_KEPT:
        return _planned(train, regions, digits)
    if len(_plans) >= MOST_PLANS:
        _plans.clear()
    plan = _plans[shape, lead, regions] = tuple(_planned(train, regions))
    return plan


def _planned(train: DigitGroups, regions: Regions, known: str | None = None) -> Iterator[PlannedCandidate]:
    """The candidates by their beginning, but for the late ones; if the digits are known, only those they may be."""
    digits = list(accumulate(train.lengths, initial=0))
    late: list[tuple[int, Candidate]] = []
    after = 0
    for first in range(len(train.lengths)):
        candidates: list[tuple[int, Candidate]] = []
        # In a long row only an area's code or a number of a plan without one begins a number, never two zeros.
        is_hopeless = known is not None and known.startswith("00", digits[first]) and not (first == 0 and train.lead)
        for rank, kind in WINDOWED:
            if first >= after and not is_hopeless:
                candidates += [(rank, window) for window in kind.windows(train, first, regions)]
        if first == 0 and train.lead and train.lead not in phone_number.DIALLED_FROM:
            ends = [window.last + 1 for _, window in candidates if window.rule == phone_number.INTERNATIONAL]
            after = min(ends, default=0)
            candidates = [each for each in candidates if not after or each[1].rule in LED]
        for last in range(first, len(train.lengths)):
            recognisers = BY_SHAPE.get(train.lengths[first : last + 1])
            if recognisers is None:
                break
            for rank, begins, recognise in recognisers:
                if known is None or known[digits[first]] in begins:
                    candidates += [(rank, window) for window in recognise(train, first, last)]
        if known is not None:
            candidates = [each for each in candidates if each[1].check(known[digits[first] : digits[each[1].last + 1]])]
        late += [each for each in candidates if each[1].late] if len(late) <= MOST_LATE else []
        for rank, window in sorted((each for each in candidates if not each[1].late), key=_order):
            yield _placed(train, digits, rank, window)
    for rank, window in sorted(late, key=lambda each: (each[1].first, -each[1].last)):
        yield _placed(train, digits, rank, window)


def _order(rank_and_window: tuple[int, Candidate]) -> tuple[bool, int, int]:
    """The shorter one first where all may count, but of weak ones, of which only one does, the longer one."""
    rank, window = rank_and_window
    return window.weak, -window.last if window.weak else window.last, rank


def _placed(train: DigitGroups, digits: list[int], rank: int, window: Candidate) -> PlannedCandidate:
    return PlannedCandidate(
        train.starts[window.first],
        train.starts[window.last] + train.lengths[window.last],
        rank,
        digits[window.first],
        digits[window.last + 1],
        window.first == 0,
        window.last == len(train.lengths) - 1,
        train.starts[window.row] if window.row >= 0 else -1,
        window.rule,
        window.check,
        window.context,
        window.weak,
        window.row_of_code,
        window.may_touch,
    )
