"""Masks whole files: text, JSON Lines and Parquet, in bounded memory, each written whole or not at all."""

from machine.archive.counts import Counts, FileCounts, Report
from machine.archive.job import Job, run
from machine.archive.plan import ArchiveError, Format, Task, fields_of, kinds_of, plan, refuse_report
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
    "fields_of",
    "kinds_of",
    "plan",
    "refuse_report",
    "run",
]
