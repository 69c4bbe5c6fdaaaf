"""Being told to end is Ctrl-C by another name: whatever cleans up after that does so here."""

import multiprocessing
import os
import signal
import time
from collections.abc import Iterator

import pytest

from machine.signals import Ended, end_children, ending_cleanly, starting_children

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a process is told to end by a signal")


@pytest.fixture(autouse=True)
def hearing_ctrl_c() -> Iterator[None]:
    """Who was started in the background by a shell ignores Ctrl-C."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_tutorial_a_signal_raises_what_ctrl_c_does_and_has_the_exit_code_that_shells_expect() -> None:
    with pytest.raises(KeyboardInterrupt) as told, ending_cleanly():
        os.kill(os.getpid(), signal.SIGTERM)

    assert isinstance(told.value, Ended)
    assert told.value.exit_code == 143


def test_afterwards_signals_do_what_they_did() -> None:
    before = signal.getsignal(signal.SIGTERM)

    with ending_cleanly():
        assert signal.getsignal(signal.SIGTERM) is not before
    assert signal.getsignal(signal.SIGTERM) is before


def test_a_run_that_is_to_outlive_its_terminal_does(monkeypatch: pytest.MonkeyPatch) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with ending_cleanly():
            os.kill(os.getpid(), signal.SIGHUP)
    finally:
        signal.signal(signal.SIGHUP, before)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_who_is_told_to_end_while_it_starts_processes_ends_when_all_are_started(number: signal.Signals) -> None:
    started = []

    def start() -> None:
        with ending_cleanly(), starting_children():
            os.kill(os.getpid(), number)
            started.append("the first")
            time.sleep(0.01)
            started.append("the second")

    with pytest.raises(KeyboardInterrupt):
        start()
    assert started == ["the first", "the second"]


def test_starting_processes_leaves_the_signals_as_they_were() -> None:
    before = signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)

    with starting_children():
        pass

    assert (signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)) == before


def test_processes_of_ours_end_with_their_work() -> None:
    child = multiprocessing.get_context("spawn").Process(target=time.sleep, args=(600,))
    child.start()

    end_children()
    child.join()

    assert child.exitcode == -signal.SIGKILL
