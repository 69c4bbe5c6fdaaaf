"""Sees to a Java that Spark runs on; where there is none, to Debian's, if it can be installed here.

Ends with 0 if there is one, with 1 and a sentence if not. Standard library only.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = 17
"""The oldest that the Spark of requirements-spark.lock runs on."""
PACKAGE = "default-jre-headless"
INSTALL = (("apt-get", "update", "-qq"), ("apt-get", "install", "-qq", "--yes", "--no-install-recommends", PACKAGE))
INSTALL_SECONDS = 240


def java() -> str | None:
    """The Java that Spark would start: that of JAVA_HOME, else the one on the path."""
    home = os.environ.get("JAVA_HOME")
    return shutil.which(str(Path(home, "bin", "java")) if home else "java")


def version_of(path: str) -> int:
    """Which Java this is, as 17; 0 if it does not say."""
    run = subprocess.run((path, "-version"), stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    found = re.search(r'version "(?:1\.)?(\d+)', run.stdout + run.stderr)
    return int(found[1]) if found else 0


def lacking() -> str | None:
    """Why Spark cannot run here; None if it can."""
    path = java()
    if path is None:
        return "JAVA_HOME holds no Java" if os.environ.get("JAVA_HOME") else "there is no Java"
    version = version_of(path)
    return None if version >= OLDEST else f"{path} is Java {version or 'of an unknown version'}"


def install() -> None:
    """Install Debian's, where this is Debian and we may; whether that worked is seen afterwards."""
    if shutil.which("apt-get") is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return
    print(f"Spark: installing {PACKAGE}, once …", file=sys.stderr, flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in INSTALL:
        try:
            subprocess.run(
                command,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                timeout=INSTALL_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return


def main() -> int:
    """0 if there is a Java for Spark by the end, 1 with a sentence if there is none."""
    if lacking() and not os.environ.get("JAVA_HOME"):
        install()
    if reason := lacking():
        print(
            f"Spark: {reason}, and it needs Java {OLDEST} or newer, so masking in Spark is not tested here; install "
            f"one (Debian, Ubuntu: {PACKAGE}) or set JAVA_HOME.",
            flush=True,
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
