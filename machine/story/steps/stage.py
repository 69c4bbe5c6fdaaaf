"""The stage: who and what one scenario names, with made-up numbers, before anything happens."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

import msgspec

from machine.port.choices import quoted
from machine.port.nearest import nearest
from machine.port.particles import with_particles
from machine.story.fictional_data import (
    ASSETS_LIMIT,
    CUSTOMERS_LIMIT,
    NumberError,
    asset_number,
    customer_number,
    number_from,
)
from machine.story.steps.complements import in_quotes
from machine.story.steps.limits import beyond_limits, out_of_range, setting_beyond_limits
from machine.story.steps.phrase import Role, Value
from machine.story.steps.scene_error import SceneError
from machine.story.steps.steps_to_copy import step_to_copy
from spec.catalogue.entries import Words
from spec.catalogue.load import load
from spec.language import LANGUAGES
from spec.port.configuration import AssetSetting, Configuration, CustomerSetting

OTHERS = Words("The number of other customers", "다른 고객")
OTHERS_LIMIT = 10_000
"""Customers whom a story only counts, in one step."""
ROLES: dict[Role, Words] = {
    "agent": Words("agent", "상담사"),
    "queue": Words("queue", "대기열"),
    "asset": Words("asset", "자산"),
    "customer": Words("customer", "고객"),
    "reason": Words("wrap-up reason", "후속 작업 사유"),
}
SETTINGS_OF: dict[Role, str] = {"agent": "agents", "queue": "queues", "asset": "assets", "reason": "reasons"}
FIRST = Words("Add at the beginning, as in the Background:", "맨 앞, 예를 들어 배경에 추가할 단계:")
BEFORE = Words("Add before this step:", "이 단계 앞에 추가할 단계:")
CAST: dict[Role, dict[str, str]] = {
    "agent": {"agent": "cast.minji"},
    "asset": {"asset": "cast.asset_main", "queue": "cast.queue_billing"},
    "reason": {"reason": "cast.reason_resolved"},
}
"""What no scenario can do without, each with names of the glossary that a step may take."""


class Stage:
    """Who and what there is. It can be changed until something happens, which `_may_change` watches."""

    def __init__(self) -> None:
        self._agents: list[str] = []
        self._queues: list[str] = []
        self._assets: list[AssetSetting] = []
        self._reasons: list[str] = []
        self._settings: dict[str, Any] = {}
        self._numbers: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._others: list[str] = []

    def _may_change(self) -> None:
        """Raises SceneError where something has happened already."""

    def add_agent(self, agent: str) -> None:
        """An agent of this name. Raises SceneError after the first command."""
        self._add("agent", agent, self._agents)

    def add_queue(self, queue: str) -> None:
        """A queue of this name. Raises SceneError after the first command."""
        self._add("queue", queue, self._queues)

    def add_reason(self, reason: str) -> None:
        """A wrap-up reason of this name. Raises SceneError after the first command."""
        self._add("reason", reason, self._reasons)

    def _add(self, role: Role, name: str, names: list[str]) -> None:
        self._may_change()
        self._must_be_new(role, name, names)
        self._within(setting_beyond_limits(SETTINGS_OF[role], (*names, name)))
        names.append(name)

    def add_asset(self, asset: str, queue: str) -> None:
        """An asset with a made-up number of its own, and its queue if that is new."""
        self._may_change()
        self._must_be_new("asset", asset, self.names_of("asset"))
        if queue not in self._queues:
            self._add("queue", queue, self._queues)
        made = AssetSetting(name=asset, number=asset_number(min(len(self._assets) + 1, ASSETS_LIMIT)), queue=queue)
        self._within(setting_beyond_limits("assets", (*self._assets, made)))
        self._assets.append(made)

    def number_asset(self, asset: str, number: str) -> None:
        """Give an asset this number in place of its made-up one. Raises SceneError where there is no such asset."""
        self._may_change()
        self.must_know("asset", asset)
        self._assets = [
            msgspec.structs.replace(each, number=_number(number)) if each.name == asset else each
            for each in self._assets
        ]
        self._within(setting_beyond_limits("assets", tuple(self._assets)))

    def add_customer(self, customer: str, *, number: str | None = None, known_by_name: bool = True) -> None:
        """A customer with a number, made up if none is given. One not known by name goes by the number."""
        self._may_change()
        self._must_be_new("customer", customer, self._numbers)
        made = customer_number(min(len(self._numbers) + 1, CUSTOMERS_LIMIT)) if number is None else _number(number)
        self._within(beyond_limits(CustomerSetting(number=made, name=customer)))
        self._numbers[customer] = made
        if known_by_name:
            self._name(customer, customer)

    def name_customer(self, customer: str, name: str) -> None:
        """What the desk takes for the customer's name; the story goes on calling the customer by `customer`."""
        self._may_change()
        self.number(customer)
        self._name(customer, _number(name))

    def _name(self, customer: str, name: str) -> None:
        number = self._numbers[customer]
        self._within(beyond_limits(CustomerSetting(number=number, name=name)))
        other = next((each for each in self._names if each != customer and self._numbers[each] == number), None)
        if other is not None:
            raise SceneError(
                Words(
                    f'Customer "{customer}" has the number of customer "{other}"; give each a number of its own.',
                    f'고객 "{customer}"의 번호가 고객 "{other}"의 번호와 같다. 고객마다 다른 번호를 써야 한다.',
                )
            )
        self._names[customer] = name

    def set(self, **settings: Any) -> None:
        """Fields of the configuration: routing, masking, policy, rona_seconds, wrap_up_seconds, capacity. Raises
        SceneError for a number beyond the limits."""
        self._may_change()
        for field, value in settings.items():
            self._within(setting_beyond_limits(field, value))
        self._settings |= settings

    def _within(self, problem: Words | None) -> None:
        if problem is not None:
            raise SceneError(problem)

    def _must_be_new(self, role: Role, name: str, names: Sequence[str] | dict[str, str]) -> None:
        if name in names:
            raise SceneError(
                Words(
                    f"The {ROLES[role].en} {in_quotes(name)} is there already; take the step out, or write another "
                    "name.",
                    with_particles("{what} {name}{이/가} ", {"what": ROLES[role].ko, "name": in_quotes(name)})
                    + "이미 있다. 이 단계를 지우거나 다른 이름을 써야 한다.",
                )
            )

    @property
    def configuration(self) -> Configuration:
        """What the desk is reset to."""
        return Configuration(
            agents=tuple(self._agents),
            queues=tuple(self._queues),
            assets=tuple(self._assets),
            reasons=tuple(self._reasons),
            customers=tuple(
                CustomerSetting(number=self._numbers[customer], name=name) for customer, name in self._names.items()
            ),
            **self._settings,
        )

    def _must_be_whole(self) -> None:
        """Raises SceneError where there is no agent, no asset or no wrap-up reason."""
        for role in CAST:
            if not self.names_of(role):
                raise _lacking(role)

    # --- who is who

    def names_of(self, role: Role) -> tuple[str, ...]:
        """Everybody and everything of this role that there is, as the story calls them."""
        if role == "asset":
            return tuple(asset.name for asset in self._assets)
        every: dict[Role, Sequence[str]] = {
            "agent": self._agents,
            "queue": self._queues,
            "reason": self._reasons,
            "customer": tuple(self._numbers),
        }
        return tuple(every[role])

    def number(self, customer: str) -> str:
        """The number of a customer who stands on the stage."""
        self.must_know("customer", customer)
        return self._numbers[customer]

    def other_numbers(self, count: int) -> tuple[str, ...]:
        """Made-up numbers of so many further customers, whom the story does not name."""
        if not 1 <= count <= OTHERS_LIMIT:
            raise SceneError(out_of_range(OTHERS, Words("", "명"), count, 1, OTHERS_LIMIT))
        taken = {*self._numbers.values(), *self._others}
        free = (number for number in map(customer_number, itertools.count(1)) if number not in taken)
        others = tuple(itertools.islice(free, count))
        self._others += others
        return others

    def main_asset(self) -> str:
        """The asset that is meant where a step names none: the first."""
        if not self._assets:
            raise _lacking("asset")
        return self._assets[0].name

    def must_know(self, role: Role, name: str) -> None:
        """Raises SceneError where nobody and nothing of this role has this name."""
        if name not in self.names_of(role):
            raise with_steps(self.unknown(role, name), FIRST, (self.added(role, name),))

    def unknown(self, role: Role, name: str) -> Words:
        """That there is nobody or nothing of this name, with the nearest and all there are."""
        names, what, shown = self.names_of(role), ROLES[role], in_quotes(name)
        near = nearest(name, names)
        hint = Words("", "") if near is None else Words(f' Did you mean "{near}"?', f' 비슷한 이름은 "{near}"이다.')
        there = Words("There is none.", "아직 하나도 없다.")
        if names:
            there = Words(
                f"The {what.en}s are {quoted(names)}.",
                with_particles("{what}{은/는} {names}{이/가} 있다.", {"what": what.ko, "names": quoted(names)}),
            )
        unknown = with_particles("{what} {name}{은/는} 없다.", {"what": what.ko, "name": shown})
        return Words(f"There is no {what.en} {shown}.{hint.en} {there.en}", f"{unknown}{hint.ko} {there.ko}")

    def added(self, role: Role, name: str) -> Words | None:
        """The step that would add somebody or something of this name."""
        values: dict[str, Value | Words] = {role: name}
        if role == "asset":
            values["queue"] = self._queues[0] if self._queues else load().words("cast.queue_billing")
        return step_to_copy("given", f"stage.{role}", **values)


def _lacking(role: Role) -> SceneError:
    names = {name: load().words(term) for name, term in CAST[role].items()}
    says = Words(
        f"There is no {ROLES[role].en} yet.", with_particles("{what}{이/가} 아직 없다.", {"what": ROLES[role].ko})
    )
    return with_steps(says, FIRST, (step_to_copy("given", f"stage.{role}", **names),))


def with_steps(says: Words, where: Words, steps: Sequence[Words | None]) -> SceneError:
    """The error with steps to write below its sentence."""
    found = tuple(step for step in steps if step is not None)
    return SceneError(with_lines(says, where, found), found)


def with_lines(says: Words, where: Words, steps: Sequence[Words]) -> Words:
    """A sentence, and below it steps to copy, if there are any."""
    if not steps:
        return says
    return Words(
        *(
            "\n".join((says.of(language), where.of(language), *(f"    {step.of(language)}" for step in steps)))
            for language in LANGUAGES
        )
    )


def _number(written: str) -> str:
    """The number that a step means. Raises SceneError."""
    try:
        return number_from(written)
    except NumberError as error:
        raise SceneError(error.says) from None
