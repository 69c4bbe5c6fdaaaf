"""Masking where texts go by: logging, structlog, Polars, pandas, DuckDB, Spark. README.md here shows each.

Each has a module of its own, which alone imports its library; `import machine.masking` imports none of them.
"""
