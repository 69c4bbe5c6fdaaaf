"""What a module rests on follows from its imports; nothing that really runs or is really read is missing from it."""

import subprocess
import sys
from collections.abc import Iterable
from importlib.metadata import packages_distributions
from itertools import combinations, product
from pathlib import Path

import grimp
import msgspec
import networkx as nx
import pytest

from machine.evidence.checkout import ROOT
from machine.evidence.closure import Closure, closure, imports, sources
from machine.evidence.distributions import versions
from tests.evidence.stages import STAGES
from tests.long_forms import some_of

SMALL = {
    "spec/__init__.py": b"",
    "spec/words.py": b"import msgspec",
    "spec/words.toml": b"",
    "machine/__init__.py": b"",
    "machine/desk/__init__.py": b"import json",
    "machine/desk/view.py": b"from spec import words",
    "machine/desk/record.py": b"import numpy",
    "machine/desk/pages/view.html": b"",
    "machine/desk/examples/adapter.py": b"import click",
    "machine/draw/__init__.py": b"",
    "machine/draw/palette.toml": b"",
}


def test_tutorial_a_module_rests_on_what_it_imports_the_packages_on_the_way_and_the_data_beside_them() -> None:
    assert closure(["machine.desk.view"], SMALL) == Closure(
        modules=frozenset({"machine", "machine.desk", "machine.desk.view", "spec", "spec.words"}),
        files=frozenset(
            {
                "spec/__init__.py",
                "spec/words.py",
                "spec/words.toml",
                "machine/__init__.py",
                "machine/desk/__init__.py",
                "machine/desk/view.py",
                "machine/desk/pages/view.html",
                "machine/desk/examples/adapter.py",
            }
        ),
        libraries=frozenset({"msgspec"}),
    )


MODULES = ("a", "b", "c")


def test_every_graph_of_three_modules_is_followed_to_its_end() -> None:
    pairs = list(product(MODULES, MODULES))
    graphs = [nx.DiGraph(edges) for count in range(len(pairs) + 1) for edges in combinations(pairs, count)]

    assert len(graphs) == 512
    for graph in graphs:
        graph.add_nodes_from(MODULES)
        written = {
            f"spec/{name}.py": "".join(f"import spec.{other}\n" for other in graph.successors(name)).encode()
            for name in MODULES
        }
        for name in MODULES:
            reached = {f"spec.{each}" for each in {name} | nx.descendants(graph, name)}
            assert closure([f"spec.{name}"], {"spec/__init__.py": b"", **written}).modules == {"spec", *reached}


@pytest.mark.parametrize(
    ("written", "reached"),
    [
        ("import spec.port.views", {"spec.port.views"}),
        ("import json, spec.port.views as v", {"json", "spec.port.views"}),
        ("from spec.port import views, answers as a", {"spec.port", "spec.port.views", "spec.port.answers"}),
        ("from spec.port import (\n    views,  # what is seen\n)", {"spec.port", "spec.port.views"}),
        ("from . import views", {"machine.desk", "machine.desk.views"}),
        ("from ..port.port import Desk", {"machine.port.port", "machine.port.port.Desk"}),
        ("def late():\n    import spec.a", {"spec.a"}),
        ("async def late():\n    import spec.a", {"spec.a"}),
        ("class Late:\n    def method(self):\n        import spec.a", {"spec.a"}),
        ("if TYPE_CHECKING:\n    import spec.a\nelse:\n    import spec.b", {"spec.a", "spec.b"}),
        (
            "try:\n    import a\nexcept E:\n    import b\nelse:\n    import c\nfinally:\n    import d",
            {"a", "b", "c", "d"},
        ),
        ("for x in y:\n    import a\nelse:\n    import b\nwhile z:\n    import c", {"a", "b", "c"}),
        ("with x:\n    import a\nmatch y:\n    case 1:\n        import b", {"a", "b"}),
        ("'''\nimport spec.a\n'''\nimported = 'import spec.b'", set()),
    ],
)
def test_an_import_counts_wherever_it_stands(written: str, reached: set[str]) -> None:
    assert imports(written.encode(), "machine.desk") == reached


def test_a_module_that_is_not_ours_is_an_error() -> None:
    for name in ("__main__", "functools", "machine.absent", "spec.catalogue.load.load"):
        with pytest.raises(LookupError, match=rf"There is no module {name} of ours; name one under spec, machine or"):
            closure([name], sources(ROOT))


def test_nothing_that_python_or_an_editor_leaves_behind_is_a_source(tmp_path: Path) -> None:
    for name in ("spec/__init__.py", "spec/__pycache__/a.pyc", "spec/.a.py.swp", "other/a.py", "machine/a/b.toml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)

    assert sources(tmp_path) == {"spec/__init__.py": b"spec/__init__.py", "machine/a/b.toml": b"machine/a/b.toml"}
    assert set(sources(tmp_path, ["other.a"])) == {"spec/__init__.py", "machine/a/b.toml", "other/a.py"}


def test_of_every_module_of_ours_another_reader_of_imports_says_the_same() -> None:
    graph = grimp.build_graph("spec", "machine", cache_dir=None)
    ours = sources(ROOT)
    # Python scripts in folders that are no package are data to us, and nothing to others.
    direct = {
        module: {*graph.find_modules_directly_imported_by(module), module.rpartition(".")[0] or module}
        for module in graph.modules
    }
    whole = nx.DiGraph((module, other) for module, others in direct.items() for other in others)

    assert len(graph.modules) > 150
    for module in graph.modules:
        assert closure([module], ours).modules == {module} | nx.descendants(whole, module), module


# --- held to what really runs


class Ran(msgspec.Struct, frozen=True):
    """What a process came to load: modules of ours, files under the checkout that it opened, and top-level names of
    everything that it imported."""

    modules: frozenset[str]
    files: frozenset[str]
    imported: frozenset[str]


RECORDER = """
import sys
before = set(sys.modules)
opened = set()


def note(event, arguments):
    if event == "open" and isinstance(arguments[0], str):
        opened.add(arguments[0])


sys.addaudithook(note)

import json
from pathlib import Path
from machine.evidence import cache

# To work the key out reads everything; to work the result out is what is looked at.
cache.content_hash = lambda *_, **__: "key"
cache.kept_folder = lambda: Path(sys.argv[1])
{work}
root = Path(sys.argv[2])
paths = [Path(each).absolute() for each in opened]
names = set(sys.modules) - before
ran = {{
    "modules": [name for name in names if name.partition(".")[0] in ("spec", "machine")],
    "files": [path.relative_to(root).as_posix() for path in paths if path.is_relative_to(root)],
    "imported": [name.partition(".")[0] for name in names],
}}
Path(sys.argv[1], "ran.json").write_text(json.dumps(ran))
"""
WORK = {
    "machine.report.exploration_cache": """
from machine.lifecycle.bounds import Bounds
from machine.report.exploration_cache import explored
explored(Bounds(agents=1, conversations=1, capacity=1, dialogs=True), readings=("idle-pends",), fresh=True)
""",
    "machine.harness.stateful.desk_machine": """
from machine.harness.stateful.desk_machine import campaign
from machine.harness.stateful.profiles import HypothesisProfile
campaign(HypothesisProfile("short", examples=3, steps=20, cases=3, seed=1))
""",
    "machine.generate.plan": """
from machine.generate.plan import Walker, planned
from machine.generate.situations import TICKETS, TURNS
from machine.lifecycle.bounds import Bounds
from machine.lifecycle.table import TABLE
assert len(next(Walker(TURNS, TABLE).walks())) > 50
planned((), (TICKETS,), pairs=Bounds(agents=1, conversations=1, capacity=1, dialogs=False))
""",
    "machine.harness.schedule": """
from machine.generate.limit_runs import limit_runs
from machine.generate.order import ordered
from machine.harness.schedule import schedule
from machine.harness.stateful.recording import recorded
from machine.harness.stateful.stages import sweep
assert len(sweep()) > 30
ordered([recorded(200), limit_runs()[:2]])
""",
    "machine.harness.checkpoint": """
from machine.desk.in_process import InProcessDesk
from machine.harness.checkpoint import key_of
from machine.harness.conformance import conform
assert key_of("inprocess")
conform(InProcessDesk, seed=1, examples=1)
""",
    "machine.harness.detectors": """
from machine.desk.in_process import InProcessDesk, default_masker
from machine.faults.mutant import Mutant
from machine.harness.bdd.scenario_runner import scenarios
from machine.harness.detectors import FEATURES, found_by
assert len(tuple(scenarios(FEATURES))) > 100
sound = Mutant("sound", "Nothing is wrong", InProcessDesk, make_masker=default_masker)
assert not found_by(sound, "masking properties")
""",
    "machine.pages.answers": """
from machine.pages.answers import tried, tried_elsewhere
assert len(tried()) > 10 and tried_elsewhere()
""",
    "machine.pages.earlier": """
from machine.pages.earlier import changes_of
assert changes_of(Path.cwd()).readings
""",
    "machine.pages.markup": """
from machine.pages.markup import filled
assert "TextDesk" in filled("language", "en", views={}, shown=(), other="ko")
""",
    "machine.pages.page": """
from machine.pages.page import page
assert "AVAIL-1" in page(Path("features"), keeps=True)
""",
    "machine.pages.snapshot": """
from machine.pages.snapshot import kept_snapshot
assert kept_snapshot(Path("features")).section("clauses")
""",
    "machine.pages.walk.ways": """
from machine.pages.walk.ways import ways_into_states
assert len(ways_into_states()) > 20
""",
    "machine.pages.walk.tabulation": """
from machine.pages.walk.tabulation import kept_table
assert len(kept_table().edges) == 387
""",
    "machine.draw.kept_guide": """
from machine.draw.kept_guide import kept_guide
assert "SubmitWrapUp" in kept_guide("en") and "SubmitWrapUp" in kept_guide("ko")
""",
    "machine.pages.walk.declared_runs": """
from machine.pages.walk.declared_runs import declared_runs
assert len(declared_runs(Path("features")).whole.runs) > 400
""",
    "machine.pages.book": """
from machine.pages.book import book
assert len(book(Path("features"), "small").runs) > 100
""",
    "machine.pages.walk.reading_runs": """
from machine.pages.walk.reading_runs import reading_runs
assert len(reading_runs("en")) == 5
""",
    "machine.report.mutation": """
from machine.faults.equivalence import equivalent_under
from machine.report.mutation import sampled
[mutant, *_] = (each for each in sampled(40) if each.table is not None)
equivalent_under(mutant.table, mutant.touches)
""",
    "machine.report.feature_cache": """
import pytest
from machine.harness.bdd.feature_run import pytest_command
from machine.report.feature_cache import FEATURES
asked = ("--textdesk-power", "--textdesk-evidence", sys.argv[1] + "/shown")
given = (*asked, "-W", "ignore::pytest.PytestAssertRewriteWarning")
command = pytest_command([str(FEATURES / "en" / "request_numbers.feature")], *given)
assert pytest.main(command[4:]) == 0
""",
}
READS = {
    "machine.pages.walk.declared_runs": ("features/",),
    "machine.pages.book": ("features/",),
    "machine.pages.earlier": ("features/", "diagrams/"),
    "machine.pages.page": ("features/",),
    "machine.pages.snapshot": ("features/",),
    "machine.report.feature_cache": ("features/", "pyproject.toml"),
    "machine.harness.detectors": ("features/en/",),
}
"""What a stage names of the files outside our packages."""
OPTIONAL = "typing-extensions"
"""msgspec takes it where something else happens to have installed it."""


def _provided(imported: Iterable[str]) -> set[str]:
    providers = packages_distributions()
    return {name.lower().replace("_", "-") for top in imported for name in providers.get(top, ())}


def test_every_stage_of_ours_is_tried_here() -> None:
    assert WORK.keys() == STAGES.keys()


SLOW = (
    "machine.pages.book",
    "machine.pages.page",
    "machine.pages.walk.tabulation",
    "machine.pages.walk.ways",
    "machine.pages.walk.declared_runs",
    "machine.draw.kept_guide",
)


@pytest.mark.parametrize("stage", some_of(STAGES, lambda stage: stage not in SLOW))
def test_what_a_stage_really_loads_and_reads_is_what_its_key_is_made_of(stage: str, tmp_path: Path) -> None:
    command = (sys.executable, "-B", "-c", RECORDER.format(work=WORK[stage]), str(tmp_path), str(ROOT))
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    ran = msgspec.json.decode((tmp_path / "ran.json").read_bytes(), type=Ran)
    rests_on = closure(STAGES[stage], sources(ROOT))

    assert {stage, "machine.evidence.cache"} <= ran.modules
    assert ran.modules - rests_on.modules == set()
    assert "spec/catalogue/clauses.toml" in ran.files
    besides = (".venv", *READS.get(stage, ()))
    read = {name for name in ran.files if not name.startswith(besides) and "__pycache__" not in name}
    assert read - rests_on.files == set()
    if "pytest" not in ran.imported:  # what pytest loads besides, it loads of itself
        assert _provided(ran.imported) - versions(rests_on.libraries).keys() - {"textdesk", OPTIONAL} == set()
