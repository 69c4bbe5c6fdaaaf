"""Learns what a desktop does as a Mealy machine, by asking it words and nothing else, and holds it beside ours.

The learner is AALpy's KV (Kearns & Vazirani 1994), an heir of Angluin's L* (1987), with the outputs of Mealy machines
(Shahbaz & Groz 2009). A machine is taken for the desktop's when the desktop answers every word of a suite like it: then
it is the desktop's, if the desktop has no more states than the suite assumes. On our own desk, with one state more
assumed, one conversation takes KV 35,192 words; when it had 35 states in place of 40, KV took 28,840, AALpy's L# 29,110
and its L* 46,898.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Literal

from machine.desk.in_process import InProcessDesk
from machine.harness.conformance import OFFERS_ALL
from machine.harness.stateful.failure_report import told
from machine.learning.alphabet import NOTHING, Alphabet, AlphabetSession, Output, Symbol
from machine.learning.comparison import Compared, compared
from machine.learning.mealy import Mealy, Word, built, minimal, suite, told_apart
from machine.learning.reference_machine import ours
from machine.lifecycle.readings import table_of
from machine.oracle.guarded_desk import GuardedDesk
from machine.oracle.model_oracle import DEPARTS
from machine.port.errors import AdapterError
from machine.port.port import Desk
from machine.port.run_input import RunInput
from spec.port import commands as c
from spec.port.capabilities import NotOffered

LearnVerdict = Literal["same", "differs", "nondeterministic", "undetermined"]

EXTRA_STATES = 1
"""Of the assumption, unless told. None is too few: L# took a conversation of 56 states for one of 51 so. With two the
conversation would take some 700,000 words."""
MAX_STATES = 200
"""Of what is learned, unless told: more than five times ours."""
SECONDS = 3600.0
"""Unless told."""


class LearnerMissingError(RuntimeError):
    """AALpy is not installed. The message says how to install it."""


@dataclass(frozen=True)
class Limits:
    """What learning may come to: states of a machine, and seconds."""

    states: int = MAX_STATES
    seconds: float = SECONDS


LIMITS = Limits()


@dataclass(frozen=True)
class Telling:
    """A word that a desktop does not answer as ours does: the last outputs, and the run, as a feature in both languages
    and as Python too."""

    word: Word
    expected: Output
    seen: Output
    feature_en: str
    feature_ko: str
    python: str
    run: RunInput


@dataclass(frozen=True)
class Contradiction:
    """A word whose last output was one at first and another later, with the commands that it was when it was given
    last."""

    word: Word
    first: Output
    later: Output
    run: RunInput


@dataclass(frozen=True)
class Learned:
    """What came of learning a desktop over an alphabet, from which symbols were `left_out` for commands that it does
    not offer, and `ours` there.

    `machine` is there where learning came to its end, and `compared` puts it beside ours; it is the desktop's if that
    has at most `bound` states. `telling` is the shortest word that tells it from ours; without a machine it is the
    shortest of those that were asked. The desktop was reset for each of `words`, which have `steps` symbols in all.
    `ended` says why learning stopped early.
    """

    alphabet: Alphabet
    left_out: tuple[Symbol, ...]
    verdict: LearnVerdict
    ours: Mealy[Output]
    machine: Mealy[Output] | None
    compared: Compared | None
    bound: int
    words: int
    steps: int
    seconds: float
    telling: Telling | None
    contradiction: Contradiction | None
    ended: str


def learn_each(
    desk: Desk,
    alphabets: Sequence[Alphabet],
    *,
    readings: tuple[str, ...] = (),
    offers_not: NotOffered = OFFERS_ALL,
    extra_states: int = EXTRA_STATES,
    limits: Limits = LIMITS,
    progress: Callable[[Alphabet, int], None] = lambda _alphabet, _words: None,
) -> tuple[Learned, ...]:
    """Learn a desktop over one alphabet after the other; the time of `limits` is that of all."""
    started = time.monotonic()
    return tuple(
        learn(
            desk,
            alphabet,
            readings=readings,
            offers_not=offers_not,
            extra_states=extra_states,
            limits=replace(limits, seconds=limits.seconds - (time.monotonic() - started)),
            progress=partial(progress, alphabet),
        )
        for alphabet in alphabets
    )


def learn(
    desk: Desk,
    whole: Alphabet,
    *,
    readings: tuple[str, ...] = (),
    offers_not: NotOffered = OFFERS_ALL,
    extra_states: int = EXTRA_STATES,
    limits: Limits = LIMITS,
    progress: Callable[[int], None] = lambda _words: None,
) -> Learned:
    """Learn a desktop over as much of an alphabet as it offers the commands for, and compare.

    The suite assumes `extra_states` more than the learned machine has. `progress` gets words asked.
    An exchange that fails ends it as a limit does. Raises LearnerMissingError without AALpy.
    """
    run_learner, started = _learner(), time.monotonic()
    progress(0)
    alphabet = whole.offered(offers_not)
    model = ours(alphabet, table_of(readings), offers_not.fields)
    asked = _Asked(AlphabetSession(alphabet, GuardedDesk(desk), offers_not.fields), started + limits.seconds, progress)
    teacher = _Teacher(asked, model, extra_states, limits)
    machine: Mealy[Output] | None = None
    contradiction: Contradiction | None = None
    ended = ""
    try:
        if not alphabet.symbols:
            raise _EndedError("the desktop offers the commands of no symbol")
        run_learner(list(range(len(alphabet.symbols))), asked, teacher, "mealy", print_level=0, **UNCACHED)
        machine = teacher.machine
    except _ContradictionError as error:
        contradiction = error.found
    except (_EndedError, AdapterError) as error:
        ended = str(error).removesuffix(".")
    telling: Telling | None = None
    word = asked.first_unlike(model) if machine is None else told_apart(model, machine)
    if word is not None and contradiction is None:
        try:
            telling = _told(word, asked, model, readings, offers_not.fields)
        except _ContradictionError as error:
            contradiction, machine = error.found, None
        except AdapterError as error:
            ended, machine = str(error).removesuffix("."), None
    verdict: LearnVerdict = "same" if telling is None else "differs"
    if machine is None:
        verdict = "undetermined" if contradiction is None else "nondeterministic"
    return Learned(
        alphabet=alphabet,
        left_out=tuple(symbol for symbol in whole.symbols if symbol not in alphabet.symbols),
        verdict=verdict,
        ours=model,
        machine=machine,
        compared=None if machine is None else compared(model, machine),
        bound=len(machine.targets) + extra_states if machine is not None else 0,
        words=asked.words,
        steps=asked.steps,
        seconds=time.monotonic() - started,
        telling=telling,
        contradiction=contradiction,
        ended=ended,
    )


UNCACHED = {"cache_and_non_det_check": False}
"""What was asked is kept here: AALpy's own cache ends the whole program where a desktop contradicts itself."""


def _learner() -> Callable[..., Any]:
    try:
        from aalpy.learning_algs import run_KV
    except ImportError:
        raise LearnerMissingError("Learning needs AALpy, which is not installed: pip install textdesk[learn]") from None
    learner: Callable[..., Any] = run_KV
    return learner


def _told(
    word: Word, asked: _Asked, model: Mealy[Output], readings: tuple[str, ...], not_offered: frozenset[str]
) -> Telling:
    """The word given once more, and told."""
    *_, seen = asked.again(word)
    *_, expected = model.run(word)
    configuration, right = asked.alphabet.configuration, InProcessDesk(table=table_of(readings))
    right.reset(configuration)
    run = [(command, right.apply(command)) for command in asked.given]
    english, korean, python = told(configuration, run, DEPARTS, readings, beside_model=True, not_offered=not_offered)
    given = RunInput(configuration, asked.given)
    return Telling(word, expected, seen, english, korean, python, given)


# --- asking


class _ContradictionError(Exception):
    def __init__(self, found: Contradiction) -> None:
        super().__init__("The desktop contradicts itself.")
        self.found = found


class _EndedError(Exception):
    """A limit is reached; the message says which."""


class _Known:
    """What is known after a word: its last output, and what is known after it by one symbol more."""

    __slots__ = ("after", "output")

    def __init__(self, output: Output | None = None) -> None:
        self.output = output
        self.after: dict[int, _Known] = {}


class _Asked:
    """Everything that a desktop was asked, each word once; AALpy takes it for a system under learning.

    A longer word runs over a known one again. On the way only answers are compared and nobody looks, but for the last
    known symbol: over HTTP that saves four tenths of the time.
    """

    def __init__(self, play: AlphabetSession, deadline: float, progress: Callable[[int], None]) -> None:
        self.alphabet = play.alphabet
        self.words = self.steps = 0
        self._play = play
        self._deadline = deadline
        self._progress = progress
        self._first = _Known()

        # What AALpy counts for itself.
        self.num_queries = self.num_steps = self.num_cached_queries = 0

    @property
    def given(self) -> tuple[c.AnyCommand, ...]:
        """The commands of the last word that was given to the desktop."""
        return tuple(self._play.given)

    def query(self, word: Sequence[int]) -> list[Output]:
        """The outputs of a word. Raises _ContradictionError and _EndedError."""
        known, here = 0, self._first
        while known < len(word) and word[known] in here.after:
            here = here.after[word[known]]
            known += 1
        # A desktop that fails or cannot be reset stays so until the next word.
        if known < len(word) and not (known and here.output is not None and here.output.seen == NOTHING):
            if time.monotonic() > self._deadline:
                raise _EndedError("the time is up, give --seconds more")
            self._run(tuple(word), looking_from=known - 1)
        return self._outputs(word)

    def again(self, word: Word) -> list[Output]:
        """The outputs of a word that is given to the desktop whatever is known and however late it is, with every
        look."""
        self._run(word, looking_from=0)
        return self._outputs(word)

    def first_unlike(self, machine: Mealy[Output]) -> Word | None:
        """A shortest word among those asked that a machine answers otherwise; None if there is none."""
        todo: deque[tuple[Word, _Known, int]] = deque([((), self._first, 0)])
        while todo:
            word, here, state = todo.popleft()
            for symbol, there in sorted(here.after.items()):
                if there.output != machine.outputs[state][symbol]:
                    return (*word, symbol)
                todo.append(((*word, symbol), there, machine.targets[state][symbol]))
        return None

    def _outputs(self, word: Sequence[int]) -> list[Output]:
        outputs: list[Output] = []
        here: _Known | None = self._first
        for symbol in word:
            here = here and here.after.get(symbol)
            # Behind the end of what is known is a desktop that answers all alike.
            outputs.append(outputs[-1] if here is None or here.output is None else here.output)
        return outputs

    def _run(self, word: Word, looking_from: int) -> None:
        self._play.begin()
        self.words += 1
        self._progress(self.words)
        here = self._first
        for number, symbol in enumerate(word):
            there = here.after.get(symbol)
            kept = None if there is None else there.output
            # Only a look shows that a desktop fails when it is looked at.
            looking = kept is None or number >= looking_from or kept.seen == NOTHING
            output = self._play.step(symbol, looks=looking)
            self.steps += 1
            if there is None:
                there = here.after[symbol] = _Known(output)
            elif kept is not None and (output if looking else output._replace(seen=kept.seen)) != kept:
                given = RunInput(self.alphabet.configuration, self.given)
                raise _ContradictionError(Contradiction(word[: number + 1], kept, output, given))
            if output.seen == NOTHING and looking:
                return
            here = there


class _Teacher:
    """Says of a machine whether it is the desktop's, by asking the desktop; AALpy takes it for an equivalence oracle.

    First it is asked what our own desk does otherwise: most desktops are much like ours, and a suite says little of a
    machine that is still far too small.
    """

    def __init__(
        self,
        asked: _Asked,
        model: Mealy[Output],
        extra_states: int,
        limits: Limits,
    ) -> None:
        self.machine: Mealy[Output] | None = None
        self._asked = asked
        self._model = model
        self._extra_states = extra_states
        self._limits = limits

        # What AALpy counts for itself.
        self.num_queries = self.num_steps = 0

    def find_cex(self, hypothesis: Any) -> Word | None:
        """A word that the desktop answers otherwise only at its last symbol; None if the machine is the desktop's."""
        if len(hypothesis.states) > self._limits.states:
            raise _EndedError(f"there are more than {self._limits.states} states, give --max-states more")
        machine = minimal(
            built(
                self._model.symbols,
                hypothesis.initial_state,
                lambda state, symbol: (state.transitions[symbol], state.output_fun[symbol]),
                len(hypothesis.states),
            )
        )
        for word in self._words(machine):
            outputs, expected = self._asked.query(word), machine.run(word)
            for number, output in enumerate(outputs):
                if output != expected[number]:
                    return word[: number + 1]
        self.machine = machine
        return None

    def _words(self, machine: Mealy[Output]) -> Iterator[Word]:
        unlike = told_apart(self._model, machine)
        if unlike is not None:
            yield unlike
            yield from suite(self._model, 0)
        yield from suite(machine, self._extra_states)
