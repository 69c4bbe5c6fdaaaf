"""The engines that the benchmark compares, each through the fastest public way it has of its own.

Every peer is asked for our kinds only, where it lets itself be asked. What it puts in the place of a value is described
by `tag`, so that its own letters are not taken for what was left of the value.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from types import ModuleType

from tests.bench.masking import compiled
from tests.bench.masking.values import Kind

# No peer may call home or fetch a list while it is measured; they read this when they are imported.
_QUIET = {"DATAFOG_NO_TELEMETRY": "1", "DO_NOT_TRACK": "1", "TLDEXTRACT_PUBLIC_SUFFIX_LIST_URLS": ""}

CONTROL, OURS, COMPILED, REFERENCE = "control", "textdesk", "textdesk compiled", "datafog-core"
# Any six of our ten countries; presidio finds the international forms of the others as well.
PRESIDIO_REGIONS = ("KR", "US", "GB", "DE", "FR", "JP")
_SCRUBADUB_CHUNK = 200
_RECORD = "\x1e"


@dataclass(frozen=True)
class Engine:
    """An engine ready to mask.

    `kinds` are those of ours that it offers; `note` is what a reader of the table must know.
    """

    name: str
    version: str
    note: str
    kinds: tuple[Kind, ...]
    batch: Callable[[list[str]], Sequence[str]]
    single: Callable[[str], str] | None
    tag: re.Pattern[str] | None = None


@dataclass(frozen=True)
class Missing:
    """A peer that cannot take part here, and why."""

    name: str
    reason: str


def load(name: str, kinds: tuple[Kind, ...]) -> Engine | Missing:
    """The engine of this name, set to these kinds; a peer that is not installed is a Missing, ours must be there.

    Raises KeyError for a name that is not in NAMES.
    """
    make = _ENGINES[name]
    os.environ.update(_QUIET)
    try:
        return make(kinds)
    except (ImportError, PackageNotFoundError) as error:
        if name in (OURS, CONTROL):
            raise
        return Missing(name, f"not installed here: {error}")


def loop(single: Callable[[str], str]) -> Callable[[list[str]], list[str]]:
    """Single calls, one after the other."""
    return lambda texts: [single(text) for text in texts]


def _only(kinds: tuple[Kind, ...], offered: dict[Kind, str]) -> tuple[tuple[Kind, ...], list[str]]:
    chosen = tuple(kind for kind in kinds if kind in offered)
    return chosen, [offered[kind] for kind in chosen]


def _control(kinds: tuple[Kind, ...]) -> Engine:
    search = re.compile("[0-9@]").search

    def look(text: str) -> str:
        search(text)
        return text

    def look_at_all(texts: list[str]) -> list[str]:
        for text in texts:
            search(text)
        return texts

    return Engine(CONTROL, "", "a bare re search for [0-9@], nothing masked", (), look_at_all, look)


def _ours(kinds: tuple[Kind, ...]) -> Engine:
    return _masking(OURS, import_module("machine.masking"), "mask_batch and mask, balanced", kinds)


def _ours_compiled(kinds: tuple[Kind, ...]) -> Engine:
    return _masking(COMPILED, compiled.load(), "the same modules, compiled by mypyc (make compiled)", kinds)


def _masking(name: str, masking: ModuleType, note: str, kinds: tuple[Kind, ...]) -> Engine:
    chosen = frozenset(kinds)
    return Engine(
        name,
        version("textdesk"),
        note,
        kinds,
        lambda texts: masking.mask_batch(texts, chosen),
        lambda text: masking.mask(text, chosen),
    )


def _presidio(kinds: tuple[Kind, ...]) -> Engine:
    analyzer = import_module("presidio_analyzer")
    known = import_module("presidio_analyzer.predefined_recognizers")
    nlp = import_module("presidio_analyzer.nlp_engine").NoOpNlpEngine([{"lang_code": "en", "model_name": "none"}])
    nlp.load()
    recognizers = {
        "phone": lambda: known.PhoneRecognizer(supported_regions=PRESIDIO_REGIONS),
        "email": known.EmailRecognizer,
        "card": known.CreditCardRecognizer,
        "iban": known.IbanRecognizer,
        "ssn": known.UsSsnRecognizer,
        "rrn": lambda: known.KrRrnRecognizer(supported_language="en"),
    }
    registry = analyzer.RecognizerRegistry(recognizers=[recognizers[kind]() for kind in kinds])
    engine = analyzer.AnalyzerEngine(registry=registry, nlp_engine=nlp, supported_languages=["en"])
    in_batches = analyzer.BatchAnalyzerEngine(engine)

    def batch(texts: list[str]) -> list[str]:
        results = in_batches.analyze_iterator(texts, "en", batch_size=256)
        return [
            _starred(text, [(one.start, one.end) for one in found])
            for text, found in zip(texts, results, strict=True)
        ]  # fmt: skip

    def single(text: str) -> str:
        return _starred(text, [(found.start, found.end) for found in engine.analyze(text, "en")])

    note = f"pattern recognisers, no-op NLP, phone regions {' '.join(PRESIDIO_REGIONS)}, all scores"
    return Engine("presidio-analyzer", version("presidio-analyzer"), note, kinds, batch, single)


def _starred(text: str, spans: list[tuple[int, int]]) -> str:
    if not spans:
        return text
    signs = list(text)
    for start, end in spans:
        signs[start:end] = "*" * (end - start)
    return "".join(signs)


_DATAFOG: dict[Kind, str] = {
    "phone": "PHONE", "email": "EMAIL", "card": "CREDIT_CARD", "iban": "DE_IBAN", "ssn": "SSN",
}  # fmt: skip


def _datafog(kinds: tuple[Kind, ...]) -> Engine:
    datafog = import_module("datafog")
    chosen, entities = _only(kinds, _DATAFOG)

    def single(text: str) -> str:
        redacted: str = datafog.redact(text, entity_types=entities, locales=["de"], backend="rust").redacted_text
        return redacted

    note = "regex engine on its Rust backend; German IBANs only; has no batch call"
    return Engine("datafog", version("datafog"), note, chosen, loop(single), single, re.compile(r"\[[A-Z_]+_\d+\]"))


def _datafog_core(kinds: tuple[Kind, ...]) -> Engine:
    core = import_module("datafog_core")
    chosen, entities = _only(kinds, _DATAFOG)
    redact = {"default": {"strategy": "redact"}}
    one = {"scan": {"locale": "de", "entities": entities}, "transform": redact}
    many = {"scan": {"locale": "de"}, "transform": redact | {"entities": entities}}
    return Engine(
        REFERENCE,
        version("datafog-core"),
        "German IBANs only; its structured call takes a list",
        chosen,
        lambda texts: core.scan_and_transform_structured(texts, many).data,
        lambda text: core.scan_and_transform(text, one).text,
        re.compile(r"\[[A-Z_]+\]"),
    )


def _datafog_core_joined(kinds: tuple[Kind, ...]) -> Engine:
    core = import_module("datafog_core")
    chosen, entities = _only(kinds, _DATAFOG)
    config = {"scan": {"locale": "de", "entities": entities}, "transform": {"default": {"strategy": "redact"}}}

    def batch(texts: list[str]) -> list[str]:
        joined: str = core.scan_and_transform(_RECORD.join(texts), config).text
        return joined.split(_RECORD)

    note = (
        "the same engine, all messages joined by us into one text: no call of its own, and no message may hold U+001E"
    )
    return Engine("datafog-core joined", version("datafog-core"), note, chosen, batch, None, re.compile(r"\[[A-Z_]+\]"))


def _scrubadub(kinds: tuple[Kind, ...]) -> Engine:
    scrubadub = import_module("scrubadub")
    offered: dict[Kind, str] = {
        "phone": "phone", "email": "email", "card": "credit_card", "ssn": "social_security_number",
    }  # fmt: skip
    chosen, detectors = _only(kinds, offered)
    scrubber = scrubadub.Scrubber(detector_list=detectors, locale="en_US")

    def batch(texts: list[str]) -> list[str]:
        # Its time grows with the square of the documents in a call.
        starts = range(0, len(texts), _SCRUBADUB_CHUNK)
        return [one for start in starts for one in scrubber.clean_documents(texts[start : start + _SCRUBADUB_CHUNK])]

    note = f"locale en_US, {_SCRUBADUB_CHUNK} documents a call"
    return Engine(
        "scrubadub", version("scrubadub"), note, chosen, batch, scrubber.clean, re.compile(r"\{\{[A-Z_]+\}\}")
    )


def _fastscrub(kinds: tuple[Kind, ...]) -> Engine:
    fastscrub = import_module("fastscrub")
    engine = fastscrub.Engine(worker_count=1)
    offered: tuple[Kind, ...] = ("phone", "email", "card", "ssn")
    return Engine(
        "fastscrub",
        version("fastscrub"),
        "one worker; no choice of kinds: masks IPs, UUIDs and more by design",
        tuple(kind for kind in kinds if kind in offered),
        lambda texts: fastscrub.scrub_batch(texts, 1),
        engine.scrub,
        re.compile(r"\[REDACTED_[A-Z_]+\]"),
    )


def _cloakrs(kinds: tuple[Kind, ...]) -> Engine:
    cloakrs = import_module("cloakrs")
    offered: dict[Kind, str] = {
        "phone": "phone-number", "email": "email", "card": "credit-card", "iban": "iban", "ssn": "ssn",
    }  # fmt: skip
    chosen, entities = _only(kinds, offered)
    others = [entity for entity in cloakrs.ENTITY_TYPES if entity not in entities]
    single = cloakrs.Scanner(locale="us", exclude_entities=others).mask
    note = "locale us; has no batch call"
    return Engine("cloakrs", version("cloakrs"), note, chosen, loop(single), single, re.compile(r"\[[A-Z_]+\]"))


_ENGINES: dict[str, Callable[[tuple[Kind, ...]], Engine]] = {
    CONTROL: _control,
    OURS: _ours,
    COMPILED: _ours_compiled,
    REFERENCE: _datafog_core,
    "datafog-core joined": _datafog_core_joined,
    "fastscrub": _fastscrub,
    "cloakrs": _cloakrs,
    "scrubadub": _scrubadub,
    "datafog": _datafog,
    "presidio-analyzer": _presidio,
}
NAMES = tuple(_ENGINES)
