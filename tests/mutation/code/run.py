"""How many mutants of the code itself are found. A sample of each layer is held to what the code did before, then to
the tests of its layer, and what is left over to the main job:
python -m tests.mutation.code.run --python PYTHON [--sample N] [--seed S] [--jobs N]

PYTHON is the one whose environment has what the tests need; mutmut lies in the one for benchmarks. Each process works
in a copy of the checkout. What was tried is kept by content, so an interrupted run goes on.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from math import sqrt
from pathlib import Path
from queue import SimpleQueue
from typing import Literal, get_args

from machine.evidence.cache import cached, content_hash, keep
from machine.evidence.checkout import ROOT
from machine.files import write_aside
from tests.mutation.code.mutants import LAYERS, Mutant, changed, mutants, mutated, sampled

PAGE = ROOT / "tests" / "mutation" / "code.md"
HELD_SECONDS = 120
TESTS_SECONDS = 600
"""More than these and a mutant has found itself an endless loop."""
BUILDING = ("tests/masking/test_compiled.py", "tests/masking/test_masking_wheel.py")
TESTS = ("-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *(f"--ignore={path}" for path in BUILDING))
"""Without the files that build what is tried here as it is."""
FOLDERS = {
    "lifecycle": ("lifecycle",),
    "desk": ("desk", "remote", "harness/stateful"),
    "masking": ("masking", "archive"),
}
"""Under tests/, where a layer has its tests."""
MAIN_JOB = ("-c", "from machine.cli import main; main()", "check")
Outcome = Literal["does not run", "held", "tests", "main job", "survived"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)


class Tree:
    """A copy of the checkout in which one mutant after the other stands."""

    def __init__(self, root: Path, python: str) -> None:
        self._root = root
        self._python = python
        self._written = 0
        for file in _files():
            copy = root / file.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, copy)

    @contextmanager
    def standing(self, mutant: Mutant) -> Iterator[None]:
        original = (self._root / mutant.path).read_text(encoding="utf-8")
        self._write(mutant.path, mutated(self._root, mutant))
        try:
            yield
        finally:
            self._write(mutant.path, original)

    def _write(self, path: str, text: str) -> None:
        """Each time with a time of its own: compiled modules are told apart by whole seconds and length alone."""
        (self._root / path).write_text(text, encoding="utf-8")
        self._written += 10
        os.utime(self._root / path, (self._written, self._written))

    def run(self, *command: str, seconds: float) -> int | None:
        """The exit code of Python with these arguments; None where the time is over."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
        environment["PYTHONPATH"] = str(self._root)
        try:
            done = subprocess.run(
                (self._python, *command),
                cwd=self._root,
                env=environment,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return None
        return done.returncode


def _files() -> list[Path]:
    """Those of the checkout."""
    listed = ("git", "ls-files", "--cached", "--others", "--exclude-standard", "-z")
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    return [file for file in (ROOT / name for name in names) if file.is_file()]


def tried(mutant: Mutant, tree: Tree, reference: Path) -> Outcome:
    """How a mutant is found."""
    with tree.standing(mutant):
        code = tree.run("-m", "tests.mutation.code.fingerprints", "hold", str(reference), seconds=HELD_SECONDS)
        if code != 0:
            # A departure ends with 1, and so does a module that cannot be imported.
            imports = tree.run("-c", "import machine.desk.in_process", seconds=HELD_SECONDS)
            return "held" if imports == 0 else "does not run"
        if tree.run(*TESTS, *_tests_of(mutant.layer), seconds=TESTS_SECONDS) != 0:
            return "tests"
        return "survived" if tree.run(*MAIN_JOB, seconds=TESTS_SECONDS) == 0 else "main job"


def measured(chosen: Sequence[Mutant], python: str, jobs: int) -> dict[str, Outcome]:
    """The outcome of each."""
    # Any of them may be what finds a mutant, but not the page that is written here.
    key = content_hash((), files=(file for file in _files() if file != PAGE))
    found: dict[str, Outcome] = cached("code", key, dict[str, Outcome]) or {}
    todo = [mutant for mutant in chosen if str(mutant) not in found]
    if not todo:
        return {str(mutant): found[str(mutant)] for mutant in chosen}
    with tempfile.TemporaryDirectory(prefix="textdesk-") as folder:
        reference = Path(folder) / "reference"
        copies = [Tree(Path(folder) / str(number), python) for number in range(jobs)]
        _prepare(copies[0], reference, {mutant.layer for mutant in todo})
        trees: SimpleQueue[Tree] = SimpleQueue()
        for copy in copies:
            trees.put(copy)

        def in_a_tree(mutant: Mutant) -> tuple[Mutant, Outcome]:
            tree = trees.get()
            try:
                return mutant, tried(mutant, tree, reference)
            finally:
                trees.put(tree)

        with ThreadPoolExecutor(jobs) as pool:
            for number, done in enumerate(as_completed([pool.submit(in_a_tree, each) for each in todo]), 1):
                mutant, found[str(mutant)] = done.result()
                keep("code", key, found)
                print(f"{number} of {len(todo)}: {mutant}: {found[str(mutant)]}", file=sys.stderr, flush=True)
    return {str(mutant): found[str(mutant)] for mutant in chosen}


def _prepare(tree: Tree, reference: Path, layers: set[str]) -> None:
    """Keep what the code does, and see that its tests are green: what is red anyway finds nothing."""
    whole = tree.run("-m", "tests.mutation.code.fingerprints", "keep", str(reference), seconds=TESTS_SECONDS)
    assert whole == 0, "What the code does could not be kept; run python -m tests.mutation.code.fingerprints keep FILE."
    for layer in sorted(layers):
        green = tree.run(*TESTS, *_tests_of(layer), seconds=TESTS_SECONDS)
        assert green == 0, f"The tests of {layer} are red without any change; make them green first."
    assert tree.run(*MAIN_JOB, seconds=TESTS_SECONDS) == 0, (
        "The main job is red without any change; make it green first."
    )


def _tests_of(layer: str) -> tuple[str, ...]:
    return tuple(f"tests/{folder}" for folder in FOLDERS[layer])


def interval(found: int, of: int) -> tuple[float, float]:
    """Between which shares the whole lies, with 95 % confidence (Wilson 1927)."""
    z, share = 1.96, found / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    reach = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return middle - reach, middle + reach


def page(chosen: Sequence[Mutant], outcomes: dict[str, Outcome], totals: dict[str, int], seed: int) -> str:
    """What was found, as Markdown."""
    lines = [
        "# Mutants of the code",
        "",
        "Made by `make mutation-code`; do not edit it. mutmut's operators change the modules of lifecycle, desk and",
        f"masking, one place at a time; of each layer a sample is tried, seed {seed}. Held: the plan of test, random",
        "runs and 6,000 texts do not come out as before. Tests: one of the layer's fails. Main job: `make",
        "check` is red. A change that changes nothing counts as a survivor.",
        "",
        "| layer | mutants | tried | do not run | held | tests | main job | survived | found | of all, 95 % |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |",
    ]
    for layer in LAYERS:
        of_layer = [outcomes[str(each)] for each in chosen if each.layer == layer]
        counts = [of_layer.count(each) for each in OUTCOMES]
        found = len(of_layer) - counts[-1]
        low, high = interval(found, len(of_layer))
        told = " | ".join(str(count) for count in (totals[layer], len(of_layer), *counts))
        shares = f"{100 * found / len(of_layer):.1f} % | {100 * low:.0f} to {100 * high:.0f} %"
        lines.append(f"| {layer} | {told} | {shares} |")
    lines += ["", "## Survivors", ""]
    lines += [
        f"- `{each}`: `{changed(ROOT, each).strip()}`" for each in chosen if outcomes[str(each)] == "survived"
    ] or ["None."]
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", required=True, type=os.path.abspath)
    parser.add_argument("--sample", type=int, default=100, help="mutants of each layer")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    options = parser.parse_args()
    chosen = [each for layer in LAYERS for each in sampled(ROOT, layer, options.sample, options.seed)]
    totals = {layer: len(mutants(ROOT, layer)) for layer in LAYERS}
    text = page(chosen, measured(chosen, options.python, options.jobs), totals, options.seed)
    write_aside(PAGE, text.encode())
    print(text)


if __name__ == "__main__":
    main()
