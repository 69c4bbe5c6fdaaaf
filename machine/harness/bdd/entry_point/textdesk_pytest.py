"""What every pytest loads where TextDesk is installed: our options, and nothing else of ours until a run asks for us.

The wheel has this file at its top, beside our packages, under a name that nobody else's module has; so nothing of ours
is imported, and no `machine` or `spec` of the project's is met, before a run asks. It asks

- with `-p textdesk`, as `textdesk test` does, for whatever it collects;
- with an option of ours, for the paths that its command line gives;
- with `textdesk = true` in its ini file for what lies below the folder of that file, or with `textdesk_paths = …` for
  these files and folders alone.

Then the plugin is registered. Until then no file is collected and no step, hook or marker is ours.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from types import ModuleType

NAME = "textdesk"
"""Of the entry point, so of `-p`, and of the ini option."""
PATHS = "textdesk_paths"
"""The ini option that names files and folders."""
PLUGIN, FILES = "textdesk-features", "textdesk-files"
"""Under these names what runs feature files, and what chooses them, is registered in a run that asks."""
OPTIONS: dict[str, tuple[str, dict[str, Any]]] = {
    "--textdesk-desk": (
        "run on this desktop: module:factory, http://host:port, https://host/path or stdio:COMMAND",
        {"metavar": "TARGET"},
    ),
    "--textdesk-header": (
        "send this header to it, with the value of that variable of the environment; may be repeated",
        {"metavar": "NAME=VARIABLE", "action": "append", "default": []},
    ),
    "--textdesk-ca": ("trust the certificates in this file", {"metavar": "FILE"}),
    "--textdesk-client-cert": ("show this certificate of ours", {"metavar": "FILE"}),
    "--textdesk-client-key": ("its key, where that is in a file of its own", {"metavar": "FILE"}),
    "--textdesk-may-reset": ("reset a desktop that does not say that it is for tests", {"action": "store_true"}),
    "--textdesk-ignore-extra-fields": (
        "leave fields out that the desktop sends beyond the port",
        {"action": "store_true"},
    ),
    "--textdesk-power": (
        "run each scenario again under every fault of what it is tagged with",
        {"action": "store_true"},
    ),
    "--textdesk-strict": ("take what is only doubtful in a file for an error", {"action": "store_true"}),
    "--textdesk-reading": (
        "take this reading; may be repeated",
        {"metavar": "ID", "action": "append", "default": []},
    ),
    "--textdesk-evidence": ("write what every scenario showed to FILE, as JSON", {"metavar": "FILE"}),
    "--textdesk-ledger": (
        "merge what scenarios and random runs are evidence for into FILE",
        {"metavar": "FILE"},
    ),
}
PACKAGES = {"machine": "harness/bdd/plugin.py", "spec": "catalogue/load.py"}
"""Our packages, and a file by which each is known to be ours."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare our options and the settings of the ini file."""
    group = parser.getgroup(NAME)
    for option, (says, settings) in OPTIONS.items():
        group.addoption(option, help=says, **settings)
    parser.addini(NAME, "collect the .feature files below the folder of this file", type="bool", default=False)
    parser.addini(PATHS, "collect the .feature files at these paths alone", type="paths", default=[])


def pytest_configure(config: pytest.Config) -> None:
    """Register the plugin in a run that asks for it. Raises UsageError beside a `machine` or `spec` of others."""
    by_name = NAME in config.getoption("plugins")
    by_option = any(config.getoption(option) for option in OPTIONS)
    by_ini = config.getini(NAME) or config.getini(PATHS)
    if not (by_name or by_option or by_ini):
        return
    for name in PACKAGES:
        if (place := _found(name)) is not None and not _is_ours(name, place):
            raise pytest.UsageError(_clash(name, place))
    from machine.harness.bdd import plugin

    paths = [*(_of_command_line(config) if by_option else ()), *(_of_ini_file(config) if by_ini else ())]
    config.pluginmanager.register(plugin, PLUGIN)
    config.pluginmanager.register(FeatureFiles(plugin, None if by_name else tuple(paths)), FILES)


class FeatureFiles:
    """Collects the `.feature` files that a run asks for: those at or below `paths`, or all that it comes by."""

    def __init__(self, plugin: ModuleType, paths: tuple[Path, ...] | None) -> None:
        self._plugin, self._paths = plugin, paths
        self._looked_at: set[Path] = set()

    def pytest_collect_file(self, file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
        """Collect a file if the run asks for it."""
        if file_path.suffix.lower() != ".feature":
            return None
        if self._paths is not None and not any(map(file_path.is_relative_to, self._paths)):
            return None
        collector: pytest.Collector = self._plugin.FeatureFile.from_parent(parent, path=file_path)
        return collector

    def pytest_pycollect_makemodule(self, module_path: Path, parent: pytest.Collector) -> None:
        """Refuse a test module beside a `machine` or `spec` of others: where it imports that, it would be given ours.
        Raises CollectError."""
        if parent.config.getoption("importmode") == "importlib":  # then it cannot import what lies beside it
            return
        folder = module_path.parent
        while (folder / "__init__.py").exists():
            folder = folder.parent
        if folder in self._looked_at:
            return
        for name in PACKAGES:
            for place in (folder / f"{name}.py", folder / name / "__init__.py"):
                if place.exists() and not _is_ours(name, place):
                    raise pytest.Collector.CollectError(_clash(name, place))
        self._looked_at.add(folder)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say where a run asks for us and no path is ours."""
        if self._paths == ():
            terminalreporter.write_line(
                "No feature file was collected for TextDesk: an option of its own asks for the paths of the command "
                f"line alone, and none is given; give files or folders, or -p {NAME} for all."
            )


def _of_command_line(config: pytest.Config) -> list[Path]:
    if config.args_source is not pytest.Config.ArgsSource.ARGS:
        return []
    return [_tidied(config.invocation_params.dir / each.partition("::")[0]) for each in config.args]


def _of_ini_file(config: pytest.Config) -> list[Path]:
    below = config.rootpath if config.inipath is None else config.inipath.parent
    return [_tidied(path) for path in config.getini(PATHS)] or [below]


def _tidied(path: Path) -> Path:
    """Without dots; a link stays what it is, as where pytest collects."""
    return Path(os.path.normpath(path))


def _found(name: str) -> Path | None:
    """The file, or the folder without one, that a module of this name is imported from; None where there is none."""
    if (loaded := sys.modules.get(name)) is not None and getattr(loaded, "__spec__", None) is None:
        return Path(getattr(loaded, "__file__", None) or name)
    spec = importlib.util.find_spec(name)
    if spec is None:
        return None
    places = [spec.origin] if spec.has_location else list(spec.submodule_search_locations or ())
    return Path(next(filter(None, places), name))


def _is_ours(name: str, place: Path) -> bool:
    return place.name == "__init__.py" and (place.parent / PACKAGES[name]).exists()


def _clash(name: str, place: Path) -> str:
    return (
        f"`{name}` is {place} here and not TextDesk's, which has a module of that name as well; run feature files for "
        f"TextDesk with `textdesk test PATH`, and leave -p {NAME}, options that begin with --{NAME} and settings of "
        f"the ini file that begin with {NAME} out of this run."
    )
