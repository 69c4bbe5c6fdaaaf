"""A TARGET names the desktop that is held to the specification; one that names none is told in a sentence."""

import os
import sys
import time
from pathlib import Path

import pytest

from machine.desk.in_process import InProcessDesk
from machine.remote import TargetError, desk_of
from spec.port import commands as c
from spec.port.answers import Accepted, Refused
from spec.port.capabilities import NotOffered, not_offered
from spec.refusals import Refusal
from tests.desk.conftest import CONFIGURATION
from tests.remote.other_sides import served

SERVED = f"stdio:{sys.executable} -c 'from machine.cli import main; main()' serve --stdio"


def test_tutorial_a_desktop_in_a_process_of_its_own_is_asked_as_one_of_ours() -> None:
    with desk_of(SERVED, timeout_seconds=30) as desk:
        assert desk.reset(CONFIGURATION) == Accepted()
        assert desk.apply(c.SetStatus("Minji", "available")) == Accepted()
        answer = desk.apply(c.SetStatus("Minji", "available"))
        assert isinstance(answer, Refused)
        assert answer.reason is Refusal.ALREADY_SO
        assert desk.view("Minji").status == "available"


def test_our_own_desk_is_the_target_inprocess() -> None:
    with desk_of("inprocess") as desk:
        assert isinstance(desk, InProcessDesk)


def test_a_server_is_named_by_its_address_with_or_without_a_slash() -> None:
    with served(InProcessDesk()) as target:
        for named in (target, f"{target}/"):
            with desk_of(named) as desk:
                assert desk.reset(CONFIGURATION) == Accepted()


MINE = """
from machine.desk.in_process import InProcessDesk


class Mine(InProcessDesk):
    not_offered = ("DeleteQueue", "Pane.cad")
    closed = False

    def close(self):
        self.closed = True


def broken():
    raise ValueError("+12025550101")


def ends_all():
    raise SystemExit("+12025550101")


class Undeclared(InProcessDesk):
    not_offered = "+12025550101"


class unending(InProcessDesk):
    def close(self):
        raise RuntimeError("+12025550101")


number = 5
half = object
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with a module of somebody's."""
    (tmp_path / "mine_here.py").write_text(MINE)
    (tmp_path / "importing_half.py").write_text("import no_such_module.either\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", list(sys.path))
    return tmp_path


@pytest.mark.usefixtures("here")
def test_a_factory_is_found_in_the_working_directory_and_its_desktop_is_closed_in_the_end() -> None:
    with desk_of("mine_here:Mine") as desk:
        assert desk.reset(CONFIGURATION) == Accepted()
        assert not_offered(desk) == NotOffered(frozenset({"DeleteQueue"}), frozenset({"Pane.cad"}))
        assert getattr(desk, "closed") is False  # noqa: B009 - the port has no such field
    assert getattr(desk, "closed") is True  # noqa: B009


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("target", "says"),
    [
        (
            "",
            "The target '' is none of inprocess, module:factory, http://host:port, https://host/path or stdio:COMMAND.",
        ),
        ("in process", "The target 'in process' is none of inprocess, module:factory,"),
        ("mine_here", "The target 'mine_here' is none of"),
        ("mine_here:", "The target 'mine_here:' is none of"),
        ("mine here:Mine", "The target 'mine here:Mine' is none of"),
        ("stdio:", "The target stdio: names no command; write it behind the colon:"),
        ("stdio:  ", "The target stdio: names no command; write it behind the colon:"),
        ("no_such_module:f", "there is no module no_such_module; run this in the folder that holds it."),
        ("importing_half:f", "importing_half imports no_such_module, which is not there."),
        ("mine_here:ends_all", "calling ends_all raises SystemExit (ends_all in mine_here.py, line"),
        ("mine_here:Undeclared", "not_offered[0] names no command and no field of a view that could be left out"),
        ("mine_here:unending", "closing the desktop raises RuntimeError (close in mine_here.py, line"),
        ("mine_here:Yours", "mine_here has nothing named Yours that can be called."),
        ("mine_here:number", "mine_here has nothing named number that can be called."),
        ("mine_here:broken", "calling broken raises ValueError (broken in mine_here.py, line 14"),
        ("mine_here:half", "what half gives has no method reset; see machine/port/port.py"),
        ("http://:80", "is no address of the form"),
        ("http://127.0.0.1:x", "is no address of the form"),
        ("http://127.0.0.1:99999", "is no address of the form"),
        ("http://127.0.0.1:80/desk?token=secret", "The target is no address of the form http://host:port or https://"),
        ("http://127.0.0.1:80/a b", "is no address of the form"),
        ("http://me:secret@127.0.0.1:80", "is no address of the form"),
    ],
)
def test_a_target_that_names_no_desktop_is_told_in_one_sentence(target: str, says: str) -> None:
    with pytest.raises(TargetError) as told, desk_of(target):
        pass
    assert says in str(told.value)
    assert str(told.value).endswith(".")
    assert "+12025550101" not in str(told.value) and "secret" not in str(told.value)


def test_a_declaration_of_what_is_no_command_and_no_field_is_told_by_its_place() -> None:
    class Mine(InProcessDesk):
        not_offered = ("SetMasking", "Pane.conversation")

    with pytest.raises(ValueError, match=r"^not_offered\[1\] names no command and no field of a view"):
        not_offered(Mine())


# --- what is left when it is over


def _is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


STUBBORN = """
import os, pathlib, signal, subprocess, sys
signal.signal(signal.SIGTERM, signal.SIG_IGN)
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
pathlib.Path(sys.argv[1]).write_text(f"{os.getpid()} {child.pid}")
from machine.desk.in_process import InProcessDesk
from machine.remote.serving import serve_stdio
serve_stdio(InProcessDesk(), sys.stdin.buffer, sys.stdout.buffer)
import time; time.sleep(600)
"""


@pytest.mark.skipif(os.name != "posix", reason="Elsewhere processes have no groups.")
def test_a_process_that_does_not_end_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    (tmp_path / "stubborn.py").write_text(STUBBORN)
    with desk_of(f"stdio:{sys.executable} {tmp_path / 'stubborn.py'} {tmp_path / 'ids'}", timeout_seconds=30) as desk:
        assert desk.reset(CONFIGURATION) == Accepted()
        own, child = map(int, (tmp_path / "ids").read_text().split())
        assert _is_there(own) and _is_there(child)
        began = time.monotonic()

    assert time.monotonic() - began < 10
    assert not _is_there(own)
    # The child is adopted by somebody who may take a moment to bury it.
    until = time.monotonic() + 10
    while _is_there(child) and _state(child) != "Z" and time.monotonic() < until:
        time.sleep(0.01)
    assert not _is_there(child) or _state(child) == "Z"


def _state(process: int) -> str:
    return Path(f"/proc/{process}/stat").read_text().split()[2]
