"""Masks whole files: text, CSV, JSON and Parquet, in bounded memory, each written whole or not at all."""

from machine.archive.counts import Counts, FileCounts, Report, Unmasked
from machine.archive.job import Job, run
from machine.archive.plan import ArchiveError, Format, Task, delimiter_of, fields_of, plan, refuse_report
from machine.archive.rule_options import rules_of
from machine.archive.rules import Fields, Rules

__all__ = [
    "ArchiveError",
    "Counts",
    "Fields",
    "FileCounts",
    "Format",
    "Job",
    "Report",
    "Rules",
    "Task",
    "Unmasked",
    "delimiter_of",
    "fields_of",
    "plan",
    "refuse_report",
    "rules_of",
    "run",
]
