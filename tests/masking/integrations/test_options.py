"""The options that every place takes are those of the masking, and each place's library comes with an extra."""

import ast
import inspect
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from machine.masking import OwnKind, mask, mask_batch
from machine.masking.arrow_arrays import mask_arrow
from machine.masking.integrations import options
from machine.masking.integrations.extras import lacking
from machine.masking.integrations.options import Options, checked

ROOT = Path(__file__).resolve().parents[3]
MODULES = sorted(Path(options.__file__).parent.glob("*.py"))
EXTRAS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]


@pytest.mark.parametrize("function", [mask, mask_batch, mask_arrow])
def test_every_option_of_the_masking_is_one_here(function: object) -> None:
    assert callable(function)
    _, *rest = inspect.signature(function).parameters

    assert set(rest) == Options.__optional_keys__


def test_an_option_may_be_a_list_and_a_wrong_one_is_told() -> None:
    badge = OwnKind("badge", r"EMP-\d{6}")
    assert checked({"kinds": ["phone"]}) == {"kinds": frozenset({"phone"})}  # type: ignore[typeddict-item]
    assert checked({"allow": ["1588-0000"]}) == {"allow": frozenset({"1588-0000"})}  # type: ignore[typeddict-item]
    assert checked({"own": [badge]}) == {"own": (badge,)}  # type: ignore[typeddict-item]
    assert checked({"keep": 2}) == {"keep": 2}
    assert checked({"kinds": None}) == {"kinds": None}
    with pytest.raises(ValueError, match=r'^masking: the kind "phones" is unknown; '):
        checked({"kinds": frozenset({"phones"})})
    with pytest.raises(TypeError, match=r"^masking: kinds is of type str; "):
        checked({"kinds": "phone"})  # type: ignore[typeddict-item]


def libraries(module: Path) -> set[str]:
    """What a module imports from neither us nor the standard library."""
    tree = ast.walk(ast.parse(module.read_bytes()))
    names = {alias.name for node in tree if isinstance(node, ast.Import) for alias in node.names}
    tree = ast.walk(ast.parse(module.read_bytes()))
    names |= {str(node.module) for node in tree if isinstance(node, ast.ImportFrom)}
    return {name.partition(".")[0] for name in names} - sys.stdlib_module_names - {"machine"}


@pytest.mark.parametrize("module", [module for module in MODULES if libraries(module)], ids=lambda module: module.stem)
def test_a_module_names_the_extra_that_brings_what_it_imports(module: Path) -> None:
    (extra,) = re.findall(r'lacking\("(\w+)", error\)', module.read_text(encoding="utf-8"))

    assert {re.split(r"[<>=]", requirement)[0] for requirement in EXTRAS[extra]} == libraries(module)


def test_a_missing_library_is_told_with_its_extra() -> None:
    assert str(lacking("polars", ModuleNotFoundError("no", name="pyarrow"))) == (
        "machine.masking.integrations: pyarrow is missing; install the extra that brings it, as in pip install "
        '"textdesk-masking[polars]" or "textdesk[polars]".'
    )


@pytest.mark.parametrize("module", [module for module in MODULES if libraries(module)], ids=lambda module: module.stem)
def test_a_module_whose_library_is_missing_says_so_in_one_sentence(module: Path) -> None:
    code = f"""
import sys
sys.modules |= dict.fromkeys({sorted(libraries(module) - {"pyarrow"})})
try:
    import machine.masking.integrations.{module.stem}
except ImportError as error:
    print(error, error.__cause__)
"""
    told = subprocess.run((sys.executable, "-c", code), capture_output=True, encoding="utf-8", check=True, cwd=ROOT)

    assert re.fullmatch(
        r"machine\.masking\.integrations: \w+ is missing; install the extra that brings it, as in .* None\n",
        told.stdout,
    )
