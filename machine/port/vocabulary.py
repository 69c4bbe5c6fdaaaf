"""The words that steps use for states, labels, surfaces and refusals: the glossary's, in either language."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from spec.catalogue.load import NEEDED, load
from spec.language import LANGUAGES, Language
from spec.refusals import Refusal

V = TypeVar("V")


class WordError(ValueError):
    """A step uses a word that the glossary does not have there. The message lists the words that it has."""


STATUS_CHOICES = {"available": "label.available", "idle": "label.idle", "rona": "label.rona"}
"""What a step can try to set as status; RONA is always refused."""
STATUSES = {**STATUS_CHOICES, "idle_pending": "label.idle_pending"}
LABELS = {**STATUSES, "engaged": "label.engaged"}
DIALOGS = {
    "transfer": "label.transfer_request_dialog",
    "conference": "label.conference_request_dialog",
    "wrap_up": "label.wrap_up_dialog",
}
CONTROLS = {"conference_requested": "label.conference_requested", "conference": "label.control_conference"}
BUTTONS = {
    name: f"label.{name}" for name in ("transfer", "conference", "withdraw", "end_conference", "end", "submit_wrap_up")
}
RESULTS = {name: f"state.Interaction.{name}" for name in ("done", "missed", "withdrawn")}
OUTCOMES = {name: f"value.outcome.{name}" for name in ("ended", "left", "abandoned", "interrupted")}
CAUSES = {"queue": "value.cause.queue", "transfer": "value.cause.transfer", "conference": "value.cause.conference"}
POLICIES = {policy: f"policy.{policy}" for policy in NEEDED["policy"]}


def meant(word: str, terms: Mapping[V, str]) -> V:
    """The value whose glossary term reads `word` in either language. Raises WordError."""
    catalogue = load()
    for value, term in terms.items():
        if word in (catalogue.words(term).en, catalogue.words(term).ko):
            return value
    known = ", ".join(f'"{catalogue.words(term).of(language)}"' for term in terms.values() for language in LANGUAGES)
    raise WordError(f'"{word}" is no word for this; write one of {known}.')


def surface_meant(word: str) -> str:
    """The id of the surface that reads `word` in either language. Raises WordError."""
    return meant(word, {surface: f"surface.{surface}" for surface in load().surfaces})


def why(refusal: Refusal, language: Language) -> str:
    """What a refusal says in short: the first half of the glossary's sentence, without the remedy."""
    sentence = load().words(f"refusal.{refusal.value}").of(language)
    return sentence.partition("; " if language == "en" else ". ")[0].rstrip(".")


def refusal_meant(word: str) -> Refusal:
    """The refusal whose short words are these in either language. Raises WordError."""
    for refusal in Refusal:
        if word in {why(refusal, language) for language in LANGUAGES}:
            return refusal
    raise WordError(f'"{word}" is no reason of the glossary; write the first half of one of its refusal sentences.')


def notice_read(notice: str, agent: str, language: Language) -> str:
    """What a notice about an agent says on the screen. One that the glossary does not have is given as it is."""
    if notice != "joined_message":
        return notice
    return load().words(f"label.{notice}").of(language).format(agent=agent)


def in_a_row(texts: Iterable[str]) -> str:
    """Messages as a step lists them. They are whole sentences, so a comma between them would not tell them apart."""
    return " / ".join(texts)
