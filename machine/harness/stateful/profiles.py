"""How long the property tests run: `dev` while working, `ci` with a pinned seed, `thorough` for a night.

One seed reproduces a run; `headline` says it for the first line of the output. Runs that failed are kept, and tried
first the next time, where TEXTDESK_EXAMPLES names a folder or a Redis server: on one machine or on all that share it.
"""

import os
import secrets
from dataclasses import dataclass, replace

import hypothesis
from hypothesis import HealthCheck, core
from hypothesis.database import DirectoryBasedExampleDatabase, ExampleDatabase

VARIABLE = "TEXTDESK_PROFILE"
SEED_VARIABLE = "TEXTDESK_SEED"
EXAMPLES_VARIABLE = "TEXTDESK_EXAMPLES"
REDIS = ("redis://", "rediss://", "unix://")
CI_SEED = 20_240_229


@dataclass(frozen=True)
class HypothesisProfile:
    """A profile: `examples` runs of `steps` commands for the desk's machine, `cases` for every other property."""

    name: str
    examples: int
    steps: int
    cases: int
    seed: int


def _profiles() -> dict[str, HypothesisProfile]:
    fresh = secrets.randbits(32)
    return {
        profile.name: profile
        for profile in (
            HypothesisProfile("dev", examples=60, steps=60, cases=25, seed=fresh),
            HypothesisProfile("ci", examples=500, steps=60, cases=50, seed=CI_SEED),
            HypothesisProfile("thorough", examples=3_000, steps=100, cases=1_000, seed=fresh),
        )
    }


PROFILES = _profiles()
"""By name. `dev` and `thorough` have another seed in each process."""


class ProfileError(ValueError):
    """A profile or seed is asked for that does not exist. The message names it and the choices."""


def find(name: str | None = None) -> HypothesisProfile:
    """The profile of this name, else that of TEXTDESK_PROFILE, else `dev`; its seed from TEXTDESK_SEED if that is set.

    Raises ProfileError.
    """
    wanted = name or os.environ.get(VARIABLE) or "dev"
    if wanted not in PROFILES:
        raise ProfileError(f"There is no test profile {wanted!r}; choose one of {', '.join(PROFILES)}.")
    profile = PROFILES[wanted]
    given = os.environ.get(SEED_VARIABLE)
    if given is not None and not (given.isascii() and given.isdigit()):
        raise ProfileError(f"{SEED_VARIABLE} is {given!r}; give a whole number, as the first line of a run prints it.")
    return profile if given is None else replace(profile, seed=int(given))


def load(name: str | None = None) -> HypothesisProfile:
    """Make every hypothesis test of this process run under a profile and its seed. Raises ProfileError."""
    profile = find(name)
    hypothesis.settings.register_profile(profile.name, settings_of(profile))
    hypothesis.settings.load_profile(profile.name)
    # What hypothesis's own --hypothesis-seed sets; given on the command line it comes later and wins.
    core.global_force_seed = profile.seed  # type: ignore[assignment]
    return profile


def settings_of(profile: HypothesisProfile, *, examples: int | None = None) -> hypothesis.settings:
    """The hypothesis settings of a profile. No deadline: what a step takes depends on the machine it runs on."""
    return hypothesis.settings(
        max_examples=examples or profile.cases,
        stateful_step_count=profile.steps,
        deadline=None,
        database=example_database(),
        print_blob=False,
        report_multiple_bugs=False,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
    )


def example_database() -> ExampleDatabase | None:
    """Where runs that failed are kept: the folder or the Redis server that TEXTDESK_EXAMPLES names; nowhere without it.

    Raises ProfileError; the address is not repeated, since a password may stand in it.
    """
    where = os.environ.get(EXAMPLES_VARIABLE)
    if not where:
        return None
    if not where.startswith(REDIS):
        return DirectoryBasedExampleDatabase(where)
    try:
        from hypothesis.extra.redis import RedisExampleDatabase
        from redis import Redis
    except ImportError:
        raise ProfileError(
            f"{EXAMPLES_VARIABLE} names a Redis server, and redis is not installed: pip install textdesk[redis]"
        ) from None
    try:
        return RedisExampleDatabase(Redis.from_url(where))
    except ValueError:
        raise ProfileError(f"{EXAMPLES_VARIABLE} is no address of a Redis server; write redis://host:port/0.") from None


def headline(profile: HypothesisProfile) -> str:
    """The line that lets a run be repeated."""
    return f"textdesk: profile {profile.name}, seed {profile.seed}"
