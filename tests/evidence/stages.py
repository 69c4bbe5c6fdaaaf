"""The stages of ours, found by who uses the cache, and the modules that the keys of each are made of."""

from machine.evidence.checkout import ROOT
from machine.evidence.closure import imports, sources
from machine.report.feature_cache import PLUGIN

USES = {"machine.evidence.cache.stage", "machine.evidence.cache.content_hash"}
BY_NAME = {"machine.report.feature_cache": (PLUGIN,), "machine.harness.checkpoint": ("machine.harness.conformance",)}
"""What a stage has loaded without importing it."""
STAGES = {
    module: (module, *BY_NAME.get(module, ()))
    for name, content in sources(ROOT).items()
    if name.endswith(".py") and USES & imports(content, "machine")
    for module in [name.removesuffix(".py").replace("/", ".")]
}
