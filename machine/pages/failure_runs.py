"""What failed in runs, as runs that the walk plays: a desktop did otherwise, and the walk shows what is specified."""

from __future__ import annotations

from collections.abc import Iterator

from machine.draw import addresses
from machine.pages.results import PlayedRun, Results, failed_scenarios
from machine.pages.walk import Recorder, Run, Shelf
from spec.catalogue.entries import Words
from spec.language import LANGUAGES

CHARACTERS_LIMIT = 1_500_000
"""Of all that these runs add to a page; where it is reached the other failures have no recording."""


def failure_shelf(results: Results) -> Shelf:
    """The recorded runs of what failed, each under the address where the page tells of it. One on a stage that our own
    desk does not take is not recorded."""
    recorder = Recorder()
    for runs in _runs(results):
        if recorder.characters >= CHARACTERS_LIMIT:
            break
        try:
            recorder.record(*runs)
        except ValueError:
            continue
    return recorder.shelf()


def _runs(results: Results) -> Iterator[tuple[Run, ...]]:
    """For each failure its run in each language."""
    for kept in results.runs:
        command = kept.run.command
        for number, failure in enumerate(kept.run.failures, 1):
            title = failure.asks[0] if failure.asks else failure.kind
            if failure.run is not None:
                place, is_told = addresses.failure(command, number), failure.told is not None
                yield _in_languages(place, Words(title, title), failure.run, tells=not is_told)
        for number, shown in failed_scenarios(kept.run):
            if shown.run is not None:
                run = PlayedRun(shown.run, len(shown.run.commands), shown.readings)
                yield _in_languages(
                    addresses.failure(command, number), Words(shown.scenario, shown.scenario), run, tells=False
                )


def _in_languages(identity: str, title: Words, played: PlayedRun, *, tells: bool) -> tuple[Run, ...]:
    return tuple(
        Run(
            identity,
            f"textdesk {identity.split('/')[1]}: {title.of(language)}",
            played.given.configuration,
            played.given.commands,
            readings=played.readings,
            broken={played.departs: (played.breaks,)} if played.breaks else {},
            tells=tells,
            departs=None if played.breaks else played.departs,
        )
        for language in LANGUAGES
    )
