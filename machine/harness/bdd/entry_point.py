"""What every pytest loads where TextDesk is installed: our options, and nothing else until a run asks for us.

A run asks with `-p textdesk`, as `textdesk test` does, for whatever it collects, or with `textdesk = true` in its ini
file for what lies below the folder of that file. Then the plugin is registered; until then no file is collected, no
step, hook or marker is ours, and nothing of the project's own is looked at.
"""

from __future__ import annotations

from pathlib import Path

import pytest

NAME = "textdesk"
"""Of the entry point, so of `-p`, and of the ini option."""
PLUGIN = "textdesk-features"
"""Under this name the plugin is registered in a run that asks."""
OPTIONS = {
    "--textdesk-power": "run each scenario again under every fault of what it is tagged with",
    "--textdesk-desk": "run on this desktop: module:factory, http://host:port or stdio:COMMAND",
    "--textdesk-reading": "take this reading; may be repeated",
    "--textdesk-evidence": "write what every scenario showed to FILE, as JSON",
    "--textdesk-ledger": "merge what scenarios and random runs are evidence for into FILE",
}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare our options and the setting of the ini file."""
    group = parser.getgroup(NAME)
    power, desk, reading, evidence, ledger = OPTIONS
    group.addoption(desk, metavar="TARGET", help=OPTIONS[desk])
    group.addoption(power, action="store_true", help=OPTIONS[power])
    group.addoption(reading, metavar="ID", action="append", default=[], help=OPTIONS[reading])
    group.addoption(evidence, metavar="FILE", help=OPTIONS[evidence])
    group.addoption(ledger, metavar="FILE", help=OPTIONS[ledger])
    parser.addini(NAME, "collect the .feature files below the folder of this file", type="bool", default=False)


def pytest_configure(config: pytest.Config) -> None:
    """Register the plugin in a run that asks for it. Raises UsageError where one that does not has options of ours."""
    if _asks_by_name(config) or config.getini(NAME):
        from machine.harness.bdd import plugin

        config.pluginmanager.register(plugin, PLUGIN)
        return
    for option in OPTIONS:
        if config.getoption(option):
            raise pytest.UsageError(
                f"{option} is for a run that asks for TextDesk: give -p {NAME} as well, "
                f"or write {NAME} = true into the ini file of your project."
            )


def is_asked_for(config: pytest.Config, path: Path) -> bool:
    """Whether a run that asks for us asks for this file: with `-p` for any, by its ini file for what lies below it."""
    below = config.rootpath if config.inipath is None else config.inipath.parent
    return _asks_by_name(config) or path.is_relative_to(below)


def _asks_by_name(config: pytest.Config) -> bool:
    return NAME in config.getoption("plugins")
