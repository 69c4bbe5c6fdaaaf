"""A phrase: one step in the words of both languages, what it matches, how it is told, and what it does in a scene."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from machine.port.choices import Choice
from machine.port.particles import SLOT, chosen, pair_of
from spec.language import LANGUAGES, Language

Kind = Literal["given", "when", "then"]
Value = str | int
Role = Literal["agent", "queue", "asset", "customer", "reason"]
"""What somebody or something is whom a step names and who must be there."""
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


class PhraseError(ValueError):
    """A phrase is declared in a way that cannot work. The message names the phrase, the cause and the remedy."""


@dataclass(frozen=True)
class Phrase:
    """One step phrase.

    `en` and `ko` are templates: `"{name}"` stands for a text in quotes, `{name:int}` for a whole number, and
    `{이/가}` for the particle that fits the word before it. `block` names the value that the step's docstring gives.
    `choices` are the closed lists of words, by parameter; `named` says what a parameter names that ROLES does not know.
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

    def wordings(self, language: Language) -> tuple[str, ...]:
        """Every way in which the phrase may be worded, with empty texts and zeros for values."""
        return (self.tell(language, **{name: kind() for name, kind in self.parameters.items()}),)

    def told_with(self, language: Language, written: Sequence[str]) -> str:
        """The sentence with values as they are written, in the order of this language; without them with their names in
        angle brackets, for reading."""
        told, position, left = "", 0, list(written)
        for slot in SLOT.finditer(template := self.template(language)):
            told += template[position : slot.start()]
            pair = pair_of(slot[1])
            if pair is not None:
                told += chosen(pair, told) if written else f"{pair.after_consonant}({pair.after_vowel})"
            else:
                told += left.pop(0) if left else f"<{slot[1].removesuffix(':int')}>"
            position = slot.end()
        return told + template[position:]

    @cached_property
    def patterns(self) -> dict[Language, re.Pattern[str]]:
        """What matches a whole sentence, by language; each value is a group of its name."""
        return {language: _pattern(self.template(language)) for language in LANGUAGES}

    def match(self, text: str, language: Language | None = None) -> dict[str, Value] | None:
        """The values in a sentence that this phrase tells, or None. Either form of a particle is accepted."""
        sentence = unicodedata.normalize("NFC", text).strip()
        for each in LANGUAGES if language is None else (language,):
            found = self.patterns[each].fullmatch(sentence)
            if found is not None:
                return {name: self.parameters[name](value) for name, value in found.groupdict().items()}
        return None

    def tell(self, language: Language, **values: Value) -> str:
        """The sentence with these values. Raises PhraseError where they are not the phrase's, or cannot be quoted."""
        if set(values) != set(self.parameters):
            raise PhraseError(f"{self.id}: takes {', '.join(self.parameters) or 'no values'}; give just these.")
        told = ""
        position = 0
        for slot in SLOT.finditer(template := self.template(language)):
            told += template[position : slot.start()]
            pair = pair_of(slot[1])
            if pair is not None:
                told += chosen(pair, told)
            else:
                value = values[slot[1].removesuffix(":int")]
                if isinstance(value, str) and not can_be_quoted(value):
                    raise PhraseError(f"{self.id}: a value holds a quotation mark or a line break; escape it.")
                told += str(value)
            position = slot.end()
        return told + template[position:]


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
        if pair_of(slot) is None:
            found[slot.removesuffix(":int")] = int if slot.endswith(":int") else str
    return found


def _pattern(template: str) -> re.Pattern[str]:
    pattern, position = "", 0
    for slot in SLOT.finditer(template):
        pattern += re.escape(template[position : slot.start()])
        pair = pair_of(slot[1])
        name = slot[1].removesuffix(":int")
        if pair is not None:
            pattern += f"(?:{pair.after_consonant}|{pair.after_vowel})"
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
    for phrase in phrases:
        for language in LANGUAGES:
            told = phrase.tell(language, **sample(phrase.parameters))
            for other in phrases:
                if other is not phrase and set(other.kinds) & set(phrase.kinds) and other.match(told) is not None:
                    raise PhraseError(f"{phrase.id}: {other.id} matches its sentence too ({told}); word them apart.")
    return tuple(phrases)


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
            quoted = template[slot.start() - 1 : slot.start()] == '"' and template[slot.end() : slot.end() + 1] == '"'
            if pair_of(slot[1]) is None and quoted == slot[1].endswith(":int"):
                raise PhraseError(f"{phrase.id}: {slot[0]} in {language}: texts stand in quotes, numbers without.")
    if parameters_of(phrase.en) != parameters_of(phrase.ko):
        raise PhraseError(f"{phrase.id}: the two languages take different values; use the same names and types.")
    for name in (*phrase.choices, *phrase.named):
        if phrase.parameters.get(name) is not str:
            raise PhraseError(f"{phrase.id}: {name} is no text that it takes; take it out of choices or named.")
    if len(phrase.parameters) + (phrase.block is not None) > PARAMETERS_LIMIT:
        raise PhraseError(f"{phrase.id}: takes more than {PARAMETERS_LIMIT} values; split it.")


def sample(parameters: Mapping[str, type[Value]]) -> dict[str, Any]:
    """A value for each parameter."""
    return {name: SAMPLE_NUMBER if kind is int else SAMPLE_TEXT for name, kind in parameters.items()}
