"""The scripts of the page: types hold, they come together in one scope, and what they need they bring themselves."""

import json
import re
import shutil
import subprocess
from pathlib import Path

from machine.pages.page import SCRIPTS, script
from tests.outside_programs import lacking, node_module

FOLDER = Path("machine/pages/scripts")
ROOT = Path(__file__).resolve().parents[2]
OPTIONS = {
    "allowJs": True,
    "checkJs": True,
    "noEmit": True,
    "strict": True,
    "noUncheckedIndexedAccess": False,
    "target": "es2022",
    "module": "es2022",
    "moduleResolution": "bundler",
    "lib": ["es2022", "dom", "dom.iterable"],
    "types": [],
}


def test_tutorial_the_types_of_every_module_hold(tmp_path: Path, in_ci: bool) -> None:
    compiler = node_module("typescript/bin/tsc", in_ci=in_ci)
    node = shutil.which("node") or lacking("Node.js", "install it", in_ci=in_ci)
    config = tmp_path / "tsconfig.json"
    config.write_text(json.dumps({"compilerOptions": OPTIONS, "include": [str(ROOT / FOLDER / "*.js")]}))

    told = subprocess.run(
        (node, compiler, "--project", config), capture_output=True, encoding="utf-8", check=False, timeout=300
    )

    assert (told.returncode, told.stdout) == (0, "")


def test_every_module_is_in_the_page_and_needs_only_those_before_it() -> None:
    assert sorted(SCRIPTS) == sorted(path.name for path in (ROOT / FOLDER).glob("*.js"))
    for number, name in enumerate(SCRIPTS):
        needed = re.findall(r'from "\./([\w.]+)"', (ROOT / FOLDER / name).read_text(encoding="utf-8"))
        assert set(needed) <= set(SCRIPTS[:number]), name


def test_in_one_scope_no_name_is_declared_twice_and_nothing_is_imported() -> None:
    text = script()
    names = re.findall(r"^(?:async )?(?:const|let|function|class) (\w+)", text, re.MULTILINE)

    assert len(names) == len(set(names)) > 20
    assert "import " not in re.sub(r"//.*", "", text)
    assert re.findall(r"^export ", text, re.MULTILINE) == []


def test_every_import_stands_on_one_line() -> None:
    """They are left out line by line where the modules come together."""
    for name in SCRIPTS:
        for line in (ROOT / FOLDER / name).read_text(encoding="utf-8").splitlines():
            assert not line.startswith("import ") or line.endswith('";'), f"{name}: {line}"
