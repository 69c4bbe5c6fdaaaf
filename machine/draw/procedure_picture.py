"""A documented procedure as swim lanes: who does what, what everybody sees then, and where it stands in the source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from machine.draw import addresses
from machine.draw.exchanges import lane
from machine.draw.procedure_parts import Arrow, Cited, Note, Part
from machine.draw.procedures import Procedure
from machine.draw.swim_lanes import Basis, Chart, Lane, Row, Said, Sheet, inline_picture, picture_file
from machine.lifecycle.declaration import Caller
from spec.catalogue.entries import Words
from spec.language import Language

HOW_TO_READ = Words(
    "Square and numbered: what is done, dashed where it is refused; “…” stands on the screen or is written. Rounded: "
    "what is seen then, and how the conversation stands. On the left: where the source says so.",
    "번호가 있는 네모 상자: 한 일, 점선이면 거부됨. “…”: 화면에 있는 말이거나 쓴 글. 둥근 상자: 그때 보이는 것과 "
    "대화의 상태. 왼쪽: 원문의 어디에 있는가.",
)
BRANCH = Words("{branch}: {title}", "{branch}: {title}")
AT_START = Words("At the start", "처음")
NOTHING = Words("nothing changes on the screen", "화면은 그대로")
UNAWARE = Words("notices nothing of all this", "이 일을 알아채지 못함")
WHERE = Words("Scenario: {file}, line {line}", "시나리오: {file} {line}행")
TELLS = Words("{actor}: {said}", "{actor}: {said}")
CITES = Words("{place}: {ids}", "{place}: {ids}")
AT = "../index.html#"


def procedure_svg(procedure: Procedure, language: Language, at: str = "#") -> str:
    """The picture for a page that has `swim_lanes.RULES` among its styles. `at` is what comes before the addresses in
    links. A row has the number of its arrow in `data-arrow`, that of a start 0."""
    return inline_picture(_sheet(procedure, language), language, at)


def procedure_picture(procedure: Procedure, language: Language, at: str = AT) -> bytes:
    """The picture as an SVG file of its own, light and dark."""
    return picture_file(_sheet(procedure, language), language, at)


def procedure_words(procedure: Procedure, language: Language) -> tuple[str, ...]:
    """The picture in words: for each part its title, how things stand at the start, and each arrow with what comes of
    it and what it rests on."""
    return tuple(
        line for part in procedure.of(language) for line in _words(_with_the_unaware(part, language), language)
    )


def _words(part: Part, language: Language) -> Iterator[str]:
    yield BRANCH.of(language).format(branch=part.branch, title=part.title) if part.branch else part.title
    if part.start:
        yield " ".join((f"{AT_START.of(language)}.", *_told(part.start, part.before, language)))
    for arrow in part.arrows:
        refusal = (f"{arrow.refusal}.",) if arrow.refusal else ()
        sentence = arrow.sentence if arrow.sentence.endswith('"') else f"{arrow.sentence}."
        yield " ".join((f"{arrow.number}. {sentence}", *refusal, *_told(arrow.notes, arrow.basis, language)))


def _told(notes: Iterable[Note], basis: Iterable[Cited], language: Language) -> Iterator[str]:
    for note in notes:
        said = "; ".join(each.text for each in note.said)
        yield TELLS.of(language).format(actor=lane(note.actor, language).words, said=said) + "."
    cited = "; ".join(CITES.of(language).format(place=each.place, ids=", ".join(each.ids)) for each in basis)
    if cited:
        yield f"({cited})"


def _sheet(procedure: Procedure, language: Language) -> Sheet:
    return Sheet(
        title=procedure.title.of(language),
        how_to_read=HOW_TO_READ.of(language),
        charts=tuple(_chart(_with_the_unaware(part, language), language) for part in procedure.of(language)),
        description=procedure_words(procedure, language),
    )


def _chart(part: Part, language: Language) -> Chart:
    start = Row(
        number=0,
        lane=None,
        label="",
        sentence=AT_START.of(language),
        notes=tuple(_notes(part.start, language)),
        basis=(Basis(AT_START.of(language), ()), *_basis(part.before)),
    )
    return Chart(
        rows=(*((start,) if part.start else ()), *(_row(arrow, language) for arrow in part.arrows)),
        heading=BRANCH.of(language).format(branch=part.branch, title=part.title) if part.branch else part.title,
        where=WHERE.of(language).format(file=f"{language}/{part.file}", line=part.line),
    )


def _with_the_unaware(part: Part, language: Language) -> Part:
    """The part, with the customers who do nothing and see nothing of what is done told so where it ends."""
    busy = {
        *(arrow.sender for arrow in part.arrows),
        *(note.actor for arrow in part.arrows for note in arrow.notes),
    }
    unaware = tuple(
        Note(note.actor, (Said(UNAWARE.of(language)),))
        for note in part.start
        if note.actor.caller is Caller.CUSTOMER and note.actor not in busy
    )
    *before, last = part.arrows
    last = msgspec.structs.replace(last, notes=(*last.notes, *unaware))
    return msgspec.structs.replace(part, arrows=(*before, last))


def _row(arrow: Arrow, language: Language) -> Row:
    sender = lane(arrow.sender, language)
    notes = dict(_notes(arrow.notes, language))
    if arrow.refusal:
        notes[sender] = (Said(arrow.refusal), *notes.get(sender, ()))
    if not notes:
        notes[sender] = (Said(NOTHING.of(language)),)
    return Row(
        number=arrow.number,
        lane=sender,
        label=arrow.label,
        sentence=arrow.sentence,
        notes=tuple(notes.items()),
        basis=tuple(_basis(arrow.basis)),
        refused=bool(arrow.refusal),
    )


def _notes(notes: Iterable[Note], language: Language) -> Iterator[tuple[Lane, tuple[Said, ...]]]:
    return ((lane(note.actor, language), note.said) for note in notes)


def _basis(basis: Iterable[Cited]) -> Iterator[Basis]:
    return (Basis(each.place, tuple(Said(cited, addresses.rule(cited)) for cited in each.ids)) for each in basis)
