"""The adapter guide: what an adapter is asked and what it answers, on one Markdown page, made from the port and from
what our own desk does.

The anchor of a command, a view or one of its fields is its name in small letters, as in `#pane.buttons`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Hashable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Literal, get_args

import msgspec

from machine.desk.in_process import InProcessDesk
from machine.draw import guide_words as w
from machine.draw.guide_marks import anchored, basis_table, cited, code, heading, linked, words_of_basis
from machine.draw.guide_masking import BASIS as MASKING_BASIS
from machine.draw.guide_masking import masking_chapter
from machine.draw.guide_order import order_chapter
from machine.draw.guide_wire import wire_chapter
from machine.draw.links import followers
from machine.draw.tables import markdown_table
from machine.draw.words import CITES, GUARDS, SOURCE, TARGET, guard_name, machine_name, state_name
from machine.generate.refusal_runs import CONFIGURATION, RefusalRun, refusal_runs
from machine.generate.view_changes import seen
from machine.harness.clause_coverage import CAUSED_BY
from machine.lifecycle.table import TABLE, Transition
from machine.port.guide_place import anchor_name
from machine.port.schema import decode_command
from machine.port.screen_words import CLOSED, COMMAND_OF_BUTTON, ON_THE_SCREEN
from machine.port.value_words import value_words
from spec.catalogue.load import load
from spec.language import Language
from spec.port import commands as c
from spec.port.answers import Answer, Malformed, Refused
from spec.port.configuration import AssetSetting, Configuration, CustomerSetting
from spec.port.facts import FieldFacts, facts_of, words_of
from spec.port.messages import ResetResponse, Response
from spec.port.views import VIEWS, View
from spec.refusals import Refusal

RESPONSES: tuple[type[msgspec.Struct], ...] = (*get_args(Answer), *get_args(Response))
SETTINGS: tuple[type[msgspec.Struct], ...] = (Configuration, AssetSetting, CustomerSetting)
FORMS = {form.__name__ for form in (*VIEWS, *RESPONSES, *SETTINGS)}
LONGEST_SHOWN = 60
"""Code points of a text in an example; of a longer one the first are shown, and how many there are."""
LINE = 200
"""Characters of an example on one line."""
CITED = re.compile(r"\b[A-Z]{3,6}-[1-9][0-9]*\b")
"""The id of a clause or an assumption."""
MOST_SHOWN = 12
"""Commands in an example; of more, which are all alike but for a number, the first and the last."""
EVENTS: Mapping[str, tuple[str, ...]] = {
    kind.__name__: tuple(
        spec.name
        for spec in TABLE.events
        if kind.__name__ in CAUSED_BY.get(spec.name, ()) or (kind is c.Offer and spec.name == "Conversation.offer")
    )
    for kind in c.KINDS
}
"""The events of the machines that a command may be."""
MALFORMED_EXAMPLES = (
    b'{"command": "Fly", "agent": "Minji"}',
    b'{"command": "SetStatus", "agent": "Minji", "status": "flying"}',
    b'{"command": "SetStatus", "agent": "Minji"}',
    b'{"command": "Accept", "agent": "Minji", "conversation": 1}',
    b'{"command": "Advance", "seconds": -1}',
)
MALFORMED_CONFIGURATIONS: tuple[dict[str, Any], ...] = (
    {"reasons": ()},
    {"agents": ("Minji", "Minji")},
    {"assets": (AssetSetting("Main line", "+12025550180", "Nowhere"),)},
    {"capacity": 0},
)
"""Fields of a configuration that make it malformed, in place of those of the examples."""


@cache
def guide(language: Language) -> str:
    """The whole page, byte for byte the same each time."""
    body = "\n\n".join(_parts(language))
    ids = [each for each in _told(body, language) if each not in MASKING_BASIS]
    return "\n\n".join((body, *_basis(ids, language))) + "\n"


def _parts(language: Language) -> tuple[str, ...]:
    return (
        f"# {w.TITLE.of(language)}",
        w.GENERATED.of(language),
        w.INTRODUCTION.of(language),
        *_contents(language),
        *order_chapter(language),
        heading(2, "commands", w.COMMANDS.of(language)),
        w.HOW_COMMANDS_READ.of(language),
        *(part for kind in c.KINDS for part in _command(kind, language)),
        heading(2, "refusals", w.REFUSALS.of(language)),
        w.HOW_REFUSALS_READ.of(language),
        _fenced(json.dumps(msgspec.to_builtins(CONFIGURATION), ensure_ascii=False)),
        *(part for reason in Refusal for part in _refusal(reason, language)),
        heading(2, "responses", w.RESPONSES.of(language)),
        w.HOW_RESPONSES_READ.of(language),
        *(part for form in RESPONSES for part in _form(form, language)),
        heading(2, "configuration", w.CONFIGURATION.of(language)),
        *(part for form in SETTINGS for part in _form(form, language)),
        heading(2, "views", w.VIEWS.of(language)),
        w.HOW_VIEWS_READ.of(language),
        *(part for view in VIEWS for part in _view(view, language)),
        heading(2, "on-the-screen", w.ON_SCREEN.of(language)),
        w.HOW_SCREEN_READS.of(language),
        _on_screen(language),
        *masking_chapter(language),
        *wire_chapter(language),
    )


# --- parts of the page


def _contents(language: Language) -> Iterator[str]:
    for title, names in (
        (w.COMMANDS, [kind.__name__ for kind in c.KINDS]),
        (w.REFUSALS, [reason.value for reason in Refusal]),
        (w.RESPONSES, [form.__name__ for form in RESPONSES]),
        (w.VIEWS, [view.__name__ for view in VIEWS]),
    ):
        yield f"{title.of(language)}: {', '.join(map(linked, names))}"
    yield "; ".join(
        f"[{title.of(language)}](#{place})"
        for title, place in (
            (w.ORDER_OF_WORK, "order-of-work"),
            (w.CONFIGURATION, "configuration"),
            (w.ON_SCREEN, "on-the-screen"),
            (w.MASKING, "masking"),
            (w.WIRE, "travel"),
            (CITES, "basis"),
        )
    )


def _command(kind: type[c.AnyCommand], language: Language) -> Iterator[str]:
    name = kind.__name__
    yield heading(3, name, f"`{name}`")
    yield _said(kind, language)
    yield _fields(kind, language)
    transitions = [each for each in TABLE.transitions if f"{each.machine}.{each.event}" in EVENTS[name]]
    if transitions:
        yield w.LEADS_ON.of(language)
        yield markdown_table(
            (w.MACHINE, SOURCE, GUARDS, TARGET, CITES),
            (_transition_row(each, language) for each in transitions),
            language,
        )
    if following := tuple(followers(transitions)):
        yield w.THEN_FOLLOWS.of(language)
        yield markdown_table(
            (w.MACHINE, SOURCE, GUARDS, TARGET, CITES),
            (_transition_row(each, language) for each in following),
            language,
        )
    refusals = [each for each in refusal_runs() if each.command is kind]
    if not refusals:
        yield w.NO_TRANSITION.of(language)
        return
    yield markdown_table((w.REASON, w.WHEN, CITES), (_refusal_row(each, language) for each in refusals), language)


def _transition_row(transition: Transition, language: Language) -> tuple[str, ...]:
    return (
        machine_name(transition.machine, language),
        state_name(transition.machine, transition.source, language),
        "<br>".join(guard_name(guard, language) for guard in transition.guards),
        state_name(transition.machine, transition.target, language),
        cited(transition.cites),
    )


def _refusal_row(refused: RefusalRun, language: Language) -> tuple[str, ...]:
    reason = refused.reason.value
    return (
        f"{anchored(f'{refused.command.__name__}.{reason}')}[`{reason}`](#{anchor_name(reason)})",
        load().words(f"refusal.{reason}").of(language),
        cited(refused.cites),
    )


def _refusal(reason: Refusal, language: Language) -> Iterator[str]:
    """A reason with its examples: one where it is met by the same way with several commands."""
    ways: dict[Hashable, list[RefusalRun]] = {}
    for each in refusal_runs():
        if each.reason is reason:
            ways.setdefault((each.run.configuration.routing, each.run.commands[:-1]), []).append(each)
    yield heading(3, reason.value, code(reason.value))
    yield load().words(f"refusal.{reason.value}").of(language)
    for first, *others in ways.values():
        routing = first.run.configuration.routing
        if routing != CONFIGURATION.routing:
            yield w.ROUTED.of(language).format(routing=routing)
        yield _fenced(*_run(first, language))
        if others:
            yield w.LIKEWISE.of(language).format(commands=", ".join(linked(each.command.__name__) for each in others))


def _run(refused: RefusalRun, language: Language) -> Iterator[str]:
    """The commands and the answer, a line each."""
    commands = [_shortened(each, language) for each in refused.run.commands]
    if len(commands) > MOST_SHOWN:
        left_out = w.MORE_LIKE_IT.of(language).format(count=len(commands) - 2)
        yield from (commands[0], left_out, commands[-1])
    else:
        yield from commands
    yield json.dumps({"answer": Refused.__name__, "reason": refused.reason.value})


def _shortened(command: c.AnyCommand, language: Language) -> str:
    fields = msgspec.to_builtins(command)
    for name, value in fields.items():
        if isinstance(value, str) and len(value) > LONGEST_SHOWN:
            fields[name] = value[:8] + w.CODE_POINTS.of(language).format(count=f"{len(value):,}")
    return json.dumps(fields, ensure_ascii=False)


def _malformed() -> Iterator[str]:
    for command in MALFORMED_EXAMPLES:
        answer = decode_command(command)
        assert isinstance(answer, Malformed)
        yield command.decode()
        yield json.dumps(msgspec.to_builtins(answer), ensure_ascii=False)


def _malformed_configurations() -> Iterator[str]:
    for changes in MALFORMED_CONFIGURATIONS:
        answer = InProcessDesk().reset(msgspec.structs.replace(CONFIGURATION, **changes))
        assert isinstance(answer, Malformed)
        yield json.dumps(msgspec.to_builtins(changes), ensure_ascii=False)
        yield json.dumps(msgspec.to_builtins(answer), ensure_ascii=False)


def _form(form: type[msgspec.Struct], language: Language) -> Iterator[str]:
    if form is not Configuration:
        yield heading(3, form.__name__, f"`{form.__name__}`")
    yield _said(form, language)
    if facts_of(form):
        yield _fields(form, language)
    if form is Malformed:
        yield w.HOW_MALFORMED_READS.of(language)
        yield _fenced(*_malformed())
    if form is ResetResponse:
        yield w.HOW_CONFIGURATIONS_READ.of(language)
        yield _fenced(*_malformed_configurations())


def _fields(form: type[msgspec.Struct], language: Language) -> str:
    """The fields of a command or a setting; a default where there is one."""
    defaults = {field.name: field.default for field in msgspec.structs.fields(form) if not field.required}
    headings = (w.FIELD, w.VALUE, w.SAYS, *((w.DEFAULT,) if defaults else ()))
    rows = (
        (
            _field_name(form, field),
            _values(facts, language),
            _says(facts, language),
            *((_json(defaults[field]) if field in defaults else "",) if defaults else ()),
        )
        for field, facts in facts_of(form).items()
    )
    return markdown_table(headings, rows, language)


def _view(view: type[View], language: Language) -> Iterator[str]:
    yield heading(3, view.__name__, f"`{view.__name__}`")
    yield _said(view, language)
    yield markdown_table(
        (w.FIELD, w.VALUE, w.SAYS, w.ORDER, w.CHANGES, w.EXAMPLE, CITES),
        (
            (
                _field_name(view, field),
                _values(facts, language, f"{view.__name__}.{field}"),
                _says(facts, language),
                _order(facts, language),
                ", ".join(linked(each) for each in sorted(seen().changed_by[view, field])) or "–",
                _example(seen().values.get((view, field))),
                cited(facts.cites),
            )
            for field, facts in facts_of(view).items()
        ),
        language,
    )
    yield w.EXAMPLES.of(language)
    yield _fenced(*map(_whole, seen().examples[view]))


def _whole(view: View) -> str:
    """A view as JSON: on one line where it is short, else each field, and each part in a list, on its own."""
    fields = msgspec.to_builtins(view)
    line = json.dumps(fields, ensure_ascii=False)
    if len(line) <= LINE:
        return line
    return "{\n" + ",\n".join(f'  "{name}": {_spread(value)}' for name, value in fields.items()) + "\n}"


def _spread(value: Any) -> str:
    """A value of a field; of a list of parts each part on a line."""
    if isinstance(value, list) and any(isinstance(each, dict) for each in value):
        return "[\n" + ",\n".join(f"    {json.dumps(each, ensure_ascii=False)}" for each in value) + "\n  ]"
    return json.dumps(value, ensure_ascii=False)


def _order(facts: FieldFacts, language: Language) -> str:
    if facts.ordered_by is None:
        return ""
    if not facts.ordered_by:
        return w.IN_ANY_ORDER.of(language)
    return f"{w.IN_ORDER.of(language)} ({cited(facts.ordered_by)})"


def _example(value: Any) -> str:
    """An example of a plain value; those of parts stand with the parts."""
    if value is None or isinstance(value, msgspec.Struct):
        return ""
    if isinstance(value, tuple) and any(isinstance(each, msgspec.Struct) for each in value):
        return ""
    return _json(value)


def _on_screen(language: Language) -> str:
    catalogue = load()
    return markdown_table(
        (w.FIELD, w.VALUE, w.WORD, w.COMMAND),
        (
            (
                f"[`{field}`](#{anchor_name(field)})",
                f"`{value}`" if value else "",
                catalogue.words(term).of(language),
                linked(COMMAND_OF_BUTTON[value].__name__) if field == "Pane.buttons" else "",
            )
            for field, terms in ON_THE_SCREEN.items()
            for value, term in terms.items()
        ),
        language,
    )


def _basis(ids: Iterable[str], language: Language) -> Iterator[str]:
    """What the clauses and assumptions say that the page cites."""
    yield heading(2, "basis", CITES.of(language))
    yield w.HOW_BASIS_READS.of(language)
    yield basis_table(ids, language)


def _told(body: str, language: Language) -> list[str]:
    """Every clause and assumption that the page names, and those that these name, in the order of the catalogue."""
    known = [*load().clauses, *load().assumptions]
    found: set[str] = set()
    todo = {*CITED.findall(body)}
    while todo := todo.intersection(known) - found:
        found |= todo
        todo = {each for subject in todo for each in CITED.findall(words_of_basis(subject, language))}
    return sorted(found, key=known.index)


# --- words and marks


def _field_name(form: type[msgspec.Struct], field: str) -> str:
    return anchored(f"{form.__name__}.{field}") + code(field)


def _values(facts: FieldFacts, language: Language, name: str = "") -> str:
    hint = facts.hint
    if name in CLOSED:
        known: Any = Literal[tuple(ON_THE_SCREEN[name])]
        hint = tuple[known, ...] if facts.ordered_by is not None else known
    return value_words(hint, facts.metas, call=lambda name: linked(name) if name in FORMS else name).of(language)


def _said(form: type[msgspec.Struct], language: Language) -> str:
    words = words_of(form)
    assert words is not None, f"{form.__name__} has no Korean words; give it some in spec/port."
    return words.of(language)


def _says(facts: FieldFacts, language: Language) -> str:
    words = facts.says
    assert words is not None, "A field has no words; give it some in spec/port."
    return words.of(language)


def _json(value: Any) -> str:
    return f"`{json.dumps(msgspec.to_builtins(value), ensure_ascii=False)}`"


def _fenced(*lines: str) -> str:
    return "\n".join(("```json", *lines, "```"))
