"""A phrase: one step in the words of both languages, what it matches, how it is told, and what it does in a scene."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, NamedTuple

from machine.port.choices import Choice
from machine.port.particles import PAIRS, SLOT, chosen, pair_of
from machine.story.steps.conjugation import Conjugation, ConjugationError, conjugated
from spec.language import LANGUAGES, Language

Kind = Literal["given", "when", "then"]
Value = str | int
Role = Literal["agent", "queue", "asset", "customer", "reason"]
"""What somebody or something is whom a step names and who must be there."""


class Place(NamedTuple):
    """Where a step stands: as what, and whether no further step of the kind follows it."""

    kind: Kind
    is_last: bool = True


def places_of(kinds: Sequence[Kind]) -> tuple[Place, ...]:
    """Where the steps of a scenario stand, from the kind of each."""
    following = (*kinds, None)[1:]
    return tuple(Place(kind, kind != after) for kind, after in zip(kinds, following, strict=True))


Act = Callable[..., None]
"""Takes the scene and the phrase's values by name."""

ROLES: Mapping[str, Role] = {
    "agent": "agent",
    "colleague": "agent",
    "queue": "queue",
    "asset": "asset",
    "customer": "customer",
    "customers": "customer",
    "reason": "reason",
}
"""Parameters that are names, by their own name."""
LISTS = ("buttons", "customers", "names")
"""Parameters that take several, with a comma and a space between them."""
PARAMETERS_LIMIT = 3
DIGITS_LIMIT = 100
"""Of a whole number that is read at all; the act says what is too large."""
SAMPLE_TEXT = "sample"
SAMPLE_NUMBER = 7
VERB = "\0"
"""Stands where the verb will, while a sentence is put together."""


class PhraseError(ValueError):
    """A phrase is declared in a way that cannot work. The message names the phrase, the cause and the remedy."""


@dataclass(frozen=True)
class Phrase:
    """One step phrase.

    `en` and `ko` are templates: `"{name}"` stands for a text in quotes, `{name:int}` for a whole number, and
    `{이/가}` for the particle that fits the word before it. `{클릭하다}` stands for the verb in the form that fits the
    step's place: what happened before is past (먼저 … 클릭했다), what is done is a condition (만일 … 클릭하면) or
    linked to the next (만일 … 클릭하고), and what is seen is plain (그러면 … 보인다). `block` names the value that the
    step's docstring gives. `choices` are the closed lists of words, by parameter; `named` says what a parameter names
    that ROLES does not know.
    """

    id: str
    kinds: tuple[Kind, ...]
    en: str
    ko: str
    act: Act
    block: str | None = None
    choices: Mapping[str, Choice[Any]] = field(default_factory=dict, hash=False)
    named: Mapping[str, Role] = field(default_factory=dict, hash=False)

    @cached_property
    def names(self) -> Mapping[str, Role]:
        """The parameters that name an agent, a queue, an asset, a customer or a wrap-up reason."""
        return {name: ROLES[name] for name in self.parameters if name in ROLES} | dict(self.named)

    def template(self, language: Language) -> str:
        """The phrase's words in this language, with its slots."""
        return self.ko if language == "ko" else self.en

    @cached_property
    def parameters(self) -> dict[str, type[Value]]:
        """The parameters with their types, in the order of the English words."""
        return parameters_of(self.en)

    def in_order(self, language: Language) -> tuple[str, ...]:
        """The parameters in the order of this language's words."""
        return tuple(parameters_of(self.template(language)))

    def texts_in_order(self, language: Language) -> tuple[str, ...]:
        """Of these the parameters that stand in quotation marks."""
        return tuple(name for name in self.in_order(language) if self.parameters[name] is str)

    @cached_property
    def patterns(self) -> dict[Language, re.Pattern[str]]:
        """What matches a whole sentence, by language; each value is a group of its name."""
        return {language: _pattern(self.template(language), self.endings(language)) for language in LANGUAGES}

    def match(self, text: str, language: Language | None = None) -> dict[str, Value] | None:
        """The values in a sentence that this phrase tells, or None. Either form of a particle is accepted, and every
        form of a verb that says the same."""
        sentence = unicodedata.normalize("NFC", text).strip()
        for each in LANGUAGES if language is None else (language,):
            found = self.patterns[each].fullmatch(sentence)
            if found is not None:
                return {name: self.parameters[name](value) for name, value in found.groupdict().items()}
        return None

    def tell(self, language: Language, place: Place | None = None, /, **values: Value) -> str:
        """The sentence with these values, as a step at this place says it; plain where none is given.

        Raises PhraseError where the values are not the phrase's, or cannot be quoted.
        """
        if set(values) != set(self.parameters):
            raise PhraseError(f"{self.id}: takes {', '.join(self.parameters) or 'no values'}; give just these.")
        for value in values.values():
            if isinstance(value, str) and not can_be_quoted(value):
                raise PhraseError(f"{self.id}: a value holds a quotation mark or a line break; escape it.")
        return self._told(language, {name: str(value) for name, value in values.items()}, self._ending(language, place))

    def told_with(self, language: Language, written: Sequence[str], place: Place | None = None) -> str:
        """The sentence with values as they are written, in the order of this language; without them with their names in
        angle brackets and both forms of a particle, for reading."""
        values = dict(zip(self.in_order(language), written, strict=True)) if written else None
        return self._told(language, values, self._ending(language, place))

    def verb(self, language: Language) -> Conjugation | None:
        """The forms of the verb whose slot the template has, if it has one."""
        slot = next((slot for slot in SLOT.findall(self.template(language)) if is_verb(slot)), None)
        return None if slot is None else conjugated(slot)

    def endings(self, language: Language) -> tuple[str, ...]:
        """What may stand in the slot of the verb, the plain form first. Of what is seen, and of nothing else, one may
        say that it must be."""
        if (verb := self.verb(language)) is None:
            return ("",)
        plain, past, condition, link, others, duties = verb
        return tuple(dict.fromkeys((plain, past, condition, link, *others, *(duties if "then" in self.kinds else ()))))

    def wordings(self, language: Language) -> tuple[str, ...]:
        """Every wording that is accepted, the plain one and the others that are told first, with empty texts and zeros
        for values. Particles stand in the form that fits these; the other form is accepted in their place."""
        empty = {name: str(kind()) for name, kind in self.parameters.items()}
        told = self._told(language, empty, VERB)
        return tuple(told.replace(VERB, ending) for ending in self.endings(language))

    def _ending(self, language: Language, place: Place | None) -> str:
        """What stands in the slot of the verb. A state that a story starts from is no past, as what was done is."""
        verb = self.verb(language)
        if verb is None:
            return ""
        if place is None:
            return verb.plain
        if place.kind == "when":
            return verb.condition if place.is_last else verb.link
        return verb.past if place.kind == "given" and "when" in self.kinds else verb.plain

    def _told(self, language: Language, written: Mapping[str, str] | None, ending: str) -> str:
        told, position = "", 0
        for slot in SLOT.finditer(template := self.template(language)):
            told += template[position : slot.start()]
            if (pair := pair_of(slot[1])) is not None:
                told += f"{pair.after_consonant}({pair.after_vowel})" if written is None else chosen(pair, told)
            elif is_verb(slot[1]):
                told += ending
            else:
                name = slot[1].removesuffix(":int")
                told += f"<{name}>" if written is None else written[name]
            position = slot.end()
        return told + template[position:]


def is_verb(slot: str) -> bool:
    """Whether a slot stands for a verb, in its dictionary form: 클릭하다."""
    return slot.endswith("다") and "/" not in slot


def in_a_list(written: str) -> list[str]:
    """The words of a list in a step: between two stand a comma and a space."""
    return written.split(", ") if written else []


def can_be_quoted(value: str) -> bool:
    """Whether a value survives in a step as it is: in one line, without quotation marks, in composed characters."""
    return value.isprintable() and '"' not in value and unicodedata.is_normalized("NFC", value)


def parameters_of(template: str) -> dict[str, type[Value]]:
    """The parameters of a template with their types."""
    found: dict[str, type[Value]] = {}
    for slot in SLOT.findall(template):
        if pair_of(slot) is None and not is_verb(slot):
            found[slot.removesuffix(":int")] = int if slot.endswith(":int") else str
    return found


def _pattern(template: str, endings: Sequence[str]) -> re.Pattern[str]:
    pattern, position = "", 0
    for slot in SLOT.finditer(template):
        pattern += re.escape(template[position : slot.start()])
        pair = pair_of(slot[1])
        name = slot[1].removesuffix(":int")
        if pair is not None:
            pattern += f"(?:{pair.after_consonant}|{pair.after_vowel})"
        elif is_verb(slot[1]):
            pattern += f"(?:{'|'.join(endings)})"
        elif name != slot[1]:
            pattern += f"(?P<{name}>-?[0-9]{{1,{DIGITS_LIMIT}}})"
        else:
            pattern += f'(?P<{name}>[^"]*)'
        position = slot.end()
    return re.compile(pattern + re.escape(template[position:]))


class PhraseBook:
    """Phrases in the order in which they are declared."""

    def __init__(self) -> None:
        self._phrases: list[Phrase] = []

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """All phrases declared so far, in order."""
        return tuple(self._phrases)

    def says(
        self,
        name: str,
        *kinds: Kind,
        en: str,
        ko: str,
        block: str | None = None,
        choices: Mapping[str, Choice[Any]] | None = None,
        named: Mapping[str, Role] | None = None,
    ) -> Callable[[Act], Act]:
        """Declare the function below as what a phrase does."""

        def declare(act: Act) -> Act:
            self._phrases.append(Phrase(name, kinds, en, ko, act, block, choices or {}, named or {}))
            return act

        return declare


def checked(phrases: Sequence[Phrase]) -> tuple[Phrase, ...]:
    """The phrases, if all can work together. Raises PhraseError for the first that cannot."""
    seen: set[str] = set()
    for phrase in phrases:
        if phrase.id in seen:
            raise PhraseError(f"{phrase.id}: is declared twice; give each phrase its own id.")
        seen.add(phrase.id)
        _check_alone(phrase)
    readers: dict[tuple[Kind, str], Phrase] = {}
    for phrase in phrases:
        for wording in (wording for language in LANGUAGES for wording in phrase.wordings(language)):
            bare = _without_values(wording)
            for kind in phrase.kinds:
                other = readers.setdefault((kind, bare), phrase)
                if other is not phrase:
                    raise PhraseError(f"{other.id}: {phrase.id} matches its sentence too ({wording}); word them apart.")
    return tuple(phrases)


PARTICLES = re.compile(rf"(?:{'|'.join(form for pair in PAIRS for form in pair[:2])})+(?![\w\"])")
VALUES = re.compile('"[^"]*"|-?[0-9]+')


def _without_values(sentence: str) -> str:
    """The same for all sentences that one phrase reads with one form of its verb: without texts, numbers and what may
    be a particle."""
    return PARTICLES.sub("", VALUES.sub(lambda value: '""' if value[0].startswith('"') else "0", sentence))


def _check_alone(phrase: Phrase) -> None:
    if not phrase.kinds:
        raise PhraseError(f"{phrase.id}: is neither given, when nor then; say which.")
    for language in LANGUAGES:
        template = phrase.template(language)
        if not template.strip():
            raise PhraseError(f"{phrase.id}: has no words in {language}; add them.")
        for slot in SLOT.finditer(template):
            if "/" in slot[1] and pair_of(slot[1]) is None:
                raise PhraseError(f"{phrase.id}: {slot[0]} names no pair of particles; write one of particles.PAIRS.")
            if is_verb(slot[1]):
                _check_verb(phrase, slot[1])
                continue
            quoted = template[slot.start() - 1 : slot.start()] == '"' and template[slot.end() : slot.end() + 1] == '"'
            if pair_of(slot[1]) is None and quoted == slot[1].endswith(":int"):
                raise PhraseError(f"{phrase.id}: {slot[0]} in {language}: texts stand in quotes, numbers without.")
        if sum(map(is_verb, SLOT.findall(template))) > 1:
            raise PhraseError(f"{phrase.id}: has several verbs in braces; leave the last, which tells the step's role.")
    if parameters_of(phrase.en) != parameters_of(phrase.ko):
        raise PhraseError(f"{phrase.id}: the two languages take different values; use the same names and types.")
    for name in (*phrase.choices, *phrase.named):
        if phrase.parameters.get(name) is not str:
            raise PhraseError(f"{phrase.id}: {name} is no text that it takes; take it out of choices or named.")
    if len(phrase.parameters) + (phrase.block is not None) > PARAMETERS_LIMIT:
        raise PhraseError(f"{phrase.id}: takes more than {PARAMETERS_LIMIT} values; split it.")


def _check_verb(phrase: Phrase, verb: str) -> None:
    try:
        conjugated(verb)
    except ConjugationError as error:
        raise PhraseError(f"{phrase.id}: {error}") from None


def sample(parameters: Mapping[str, type[Value]]) -> dict[str, Any]:
    """A value for each parameter."""
    return {name: SAMPLE_NUMBER if kind is int else SAMPLE_TEXT for name, kind in parameters.items()}
