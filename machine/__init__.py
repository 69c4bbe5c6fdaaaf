"""What runs: the machines, the masking, the desk and everything that checks, tells and draws them."""

import os

_HERE = os.path.dirname(__file__)  # noqa: PTH120  # pathlib takes longer to import than all of the masking
if os.path.exists(f"{_HERE}/MASKING_ONLY") and os.path.exists(f"{_HERE}/cli"):  # noqa: PTH110
    raise ImportError(
        "machine: textdesk and textdesk-masking are both installed here and have written over each other's files. The "
        "whole holds the masking as well, so take one of them: pip uninstall textdesk textdesk-masking, then pip "
        "install the one that you want."
    )
