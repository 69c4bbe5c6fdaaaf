"""A counterexample as swim lanes: a row for each command, the states that it leads to, the violation at the end."""

from __future__ import annotations

from machine.concrete.counterexample import ToldCounterexample
from machine.draw.exchanges import Exchange, exchanges, lane
from machine.draw.swim_lanes import Chart, Lane, Row, Said, Sheet, picture_file
from machine.lifecycle.table import Table
from spec.catalogue.entries import Words
from spec.language import Language

LOOP = Words("loop: for ever", "loop: 끝없이 되풀이")
VIOLATED = Words("Violated", "위반")
HOW_TO_READ = Words(
    "Square: what is done, dashed where it is refused. Rounded: a state that it leads to.",
    "네모 상자: 한 일, 점선이면 거부됨. 둥근 상자: 그 결과로 되는 상태.",
)
AT = "../index.html#"


def sequence_picture(told: ToldCounterexample, table: Table) -> bytes:
    """The diagram of a counterexample to `table` as SVG, in the language in which it is told."""
    return picture_file(_sheet(told, exchanges(told, table)), told.language, AT)


def _sheet(told: ToldCounterexample, shown: tuple[Exchange, ...]) -> Sheet:
    language = told.language
    verdict = f"✗ {VIOLATED.of(language)}: {told.property.id}"
    rows = tuple(
        _row(number, exchange, language, violates=number == len(shown))
        for number, exchange in enumerate(shown, start=1)
    )
    return Sheet(
        title=told.property.title.of(language),
        how_to_read=HOW_TO_READ.of(language),
        charts=(Chart(rows, frame=None if told.cycle is None else (*told.cycle, LOOP.of(language))),),
        description=(*(f"{number}. {each.sentence}" for number, each in enumerate(shown, start=1)), verdict),
        verdict=verdict,
    )


def _row(number: int, exchange: Exchange, language: Language, *, violates: bool) -> Row:
    sender = lane(exchange.sender, language)
    notes: dict[Lane, tuple[Said, ...]] = {sender: (Said(exchange.refusal),)} if exchange.refusal else {}
    for actor, state in exchange.states:
        where = lane(actor, language)
        notes[where] = (*notes.get(where, ()), Said(state))
    return Row(
        number=number,
        lane=sender,
        label=exchange.label,
        sentence=exchange.sentence,
        notes=tuple(notes.items()),
        refused=bool(exchange.refusal),
        violates=violates,
    )
