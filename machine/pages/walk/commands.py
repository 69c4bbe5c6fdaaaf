"""The commands of a walk in both languages: as data with holes, and as the step that tells them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from machine.lifecycle.world import DialogState
from machine.pages.walk.memory import Cast
from machine.pages.walk.pieces import ASSET, CONVERSATION, DELETED_ASSET
from machine.pages.walk.table import WalkCommand
from machine.port.vocabulary import why
from machine.story.steps.phrases import BY_ID, PHRASES
from machine.story.telling.gherkin import customers_of, stage
from machine.story.telling.steps import CommandTeller, PhraseUse
from spec.catalogue.load import load
from spec.language import LANGUAGES
from spec.port import commands as c
from spec.refusals import Refusal


class Commands:
    """The commands of a walk while they are gathered; each is known by its number."""

    def __init__(self, casts: Sequence[Cast]) -> None:
        self._casts = casts
        self._words: list[Mapping[str, str]] = [
            dict(zip(casts[0].words(), cast.words(), strict=True)) for cast in casts
        ]
        self._known: dict[tuple[object, ...], int] = {}
        self.told: list[WalkCommand] = []

    def in_language(self, command: c.AnyCommand, language: int) -> c.AnyCommand:
        """A command of the first language's cast as one of another's."""
        fields: dict[str, Any] = {
            name: self._words[language].get(value, value) if isinstance(value, str) else value
            for name, value in msgspec.structs.asdict(command).items()
        }
        return type(command)(**fields)

    def number(self, command: c.AnyCommand, live: str, deleted: str, dialog: DialogState) -> int:
        """The number of a command. `live` is the asset in use, `deleted` the last that is deleted, `dialog` what the
        agent has open."""
        transfers = isinstance(command, c.Confirm) and dialog is DialogState.TRANSFER
        holes = {live: ASSET, deleted: DELETED_ASSET} if hasattr(command, "asset") else {}
        fields = {
            name: f"c{CONVERSATION}" if name == "conversation" else holes.get(value, value)
            for name, value in msgspec.structs.asdict(command).items()
        }
        key = (type(command).__name__, tuple(fields.items()), transfers)
        if key not in self._known:
            self._known[key] = len(self._known)
            self.told.append(self._told(type(command), fields, transfers))
        return self._known[key]

    def _told(self, kind: type[c.AnyCommand], fields: Mapping[str, Any], transfers: bool) -> WalkCommand:
        data, says = [], []
        for place, cast in enumerate(self._casts):
            hole = fields.get("asset", "")
            data.append(msgspec.json.encode(self.in_language(kind(**fields), place)).decode())
            texts = []
            for asset in cast.sample_assets() if hole else ("",):
                named = {**fields, "asset": asset} if hole else fields
                told = self._sentence(self.in_language(kind(**named), place), cast, transfers)
                texts.append(told.replace(asset, hole) if hole else told)
            says.append(tuple(texts))
        return WalkCommand(tuple(data), tuple(says))

    def _sentence(self, command: c.AnyCommand, cast: Cast, transfers: bool) -> str:
        customers = customers_of(cast.configuration, (), cast.language)
        teller = CommandTeller(cast.language, customers, cast.configuration.assets[0].name)
        names = {f"c{CONVERSATION}": next(iter(customers.values()))}
        if isinstance(command, c.Confirm):
            opening = c.OpenTransfer if transfers else c.OpenConference
            teller.step(opening(command.agent, command.conversation), names)
        return sentence(teller.step(command, names), cast)


def sentence(said: PhraseUse, cast: Cast) -> str:
    """A step in the language of a cast."""
    return BY_ID[said.phrase].tell(cast.language, **said.values)


def refused(refusal: Refusal) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Why something is refused, and the step that tells it, in each language."""
    steps = tuple(BY_ID["refused"].tell(language, why=why(refusal, language)) for language in LANGUAGES)
    return tuple(load().words(f"refusal.{refusal.value}").of(language) for language in LANGUAGES), steps


def verbs() -> dict[str, tuple[str, str]]:
    """How a step of what is done ends before another such step, and as the last of them, by its plain end."""
    done = (phrase.verb(language) for phrase in PHRASES if "when" in phrase.kinds for language in LANGUAGES)
    return {verb.plain: (verb.link, verb.condition) for verb in done if verb is not None}


def stage_steps(cast: Cast) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
    """The steps that set the stage: those before the assets, that of an asset, with a hole for its name, and those
    after."""
    customers = customers_of(cast.configuration, (), cast.language)
    told = stage(cast.configuration, customers, cast.language)
    assets = [place for place, said in enumerate(told) if said.phrase == "stage.asset"]
    name = cast.configuration.assets[0].name
    before, after = told[: assets[0]], told[assets[-1] + 1 :]
    return (
        tuple(sentence(said, cast) for said in before),
        sentence(told[assets[0]], cast).replace(name, ASSET),
        tuple(sentence(said, cast) for said in after),
    )
