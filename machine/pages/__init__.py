"""The page: one file in which an analyst understands, questions and presents the behaviour.

    from machine.pages import page
    page(Path("features"))  # what is declared: diagrams/index.html

Every view is written as plain HTML, in both languages, and reads without a script. Whatever can be spoken of has an
address, which is the id of its element: `#/en/rules/RULE-49`, `#/ko/machines/Conversation/12`. The scripts show one
view at a time, search, filter and walk; they know no rule. Each view is a module of data and a template of its name.
"""

from machine.pages.changes_files import changes_of_readings, changes_since, write_changes
from machine.pages.earlier import changes_of
from machine.pages.files import drift, generated, write
from machine.pages.markup import features_folder
from machine.pages.page import page

__all__ = [
    "changes_of",
    "changes_of_readings",
    "changes_since",
    "drift",
    "features_folder",
    "generated",
    "page",
    "write",
    "write_changes",
]
