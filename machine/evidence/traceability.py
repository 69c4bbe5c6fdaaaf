"""What traces to a clause or an assumption: what implements it, which properties rest on it, which scenarios are
tagged with it. The requirement matrix is a view of this, and so is the run that disables things one by one."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from gherkin.errors import ParserError

from machine.desk.rules import RULES
from machine.faults.clause_faults import VARIANTS
from machine.language.document import pickles
from machine.lifecycle.declaration import GUARDS, Guard
from machine.lifecycle.table import TABLE
from machine.oracle.property_oracle import properties_of_runs
from spec.catalogue.load import Catalogue, load
from spec.language import Language
from spec.port.facts import facts_of
from spec.port.views import VIEWS
from spec.properties import PROGRESS_PROPERTIES

Name = TypeVar("Name")

MASKING_SWITCH = "masking switch"
"""The only implementation that nothing else names: SetMasking turns masking on and off as a whole (MASK-1)."""


class TracedScenario(NamedTuple):
    """One scenario of a feature file; `file` is its name without folder and suffix."""

    file: str
    title: str


class UnreadableFeatureError(ValueError):
    """A feature file cannot be read. The message names the file, the place and the cause."""


@cache
def implementations() -> Mapping[str, tuple[str, ...]]:
    """From a clause or assumption id to the names of what implements it, in order of declaration.

    A name is a sort and a name: "transition <id>", "guard <name>", "reading <id>", "desk rule <name>",
    "view <View>.<field>", "surface <id>", "kind <id>", "policy <id>", or the masking switch. Ids that nothing cites
    are absent.
    """
    catalogue = load()
    return _inverted(
        (
            *((f"transition {transition.id}", transition.cites) for transition in TABLE.transitions),
            *((f"guard {guard.__name__}", GUARDS[guard].cites) for guard in _guards()),
            *((f"reading {reading}", (VARIANTS,)) for reading in catalogue.readings),
            *((f"desk rule {rule.name}", rule.cites) for rule in RULES),
            *_view_fields(),
            *_masking(catalogue),
        )
    )


@cache
def properties() -> Mapping[str, tuple[str, ...]]:
    """From a clause or assumption id to the ids of the properties that rest on it.

    The `sometimes` properties are left out: there is one for each state and transition, so they say nothing more.
    """
    return _inverted((each.id, each.cites) for each in (*properties_of_runs(), *PROGRESS_PROPERTIES))


def scenarios(features: Path, language: Language) -> Mapping[str, tuple[TracedScenario, ...]]:
    """From a clause or assumption id to the scenarios tagged with it under `features`/`language`.

    A row of an outline counts with the tags of its examples and the title it gets. Raises UnreadableFeatureError for a
    file that is no Gherkin, for what cannot be read, and where there is no scenario at all.
    """
    tagged: list[tuple[TracedScenario, tuple[str, ...]]] = []
    for path in _feature_files(features / language):
        try:
            written = pickles(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise UnreadableFeatureError(
                f"{language}/{path.name}: cannot be read ({error.strerror}); put a readable file there, or remove it."
            ) from error
        except (ParserError, UnicodeDecodeError) as error:
            cause = " ".join(str(error).split())
            raise UnreadableFeatureError(
                f"{language}/{path.name}: is no Gherkin ({cause}); correct it there."
            ) from error
        for pickle in written:
            tags = tuple(str(tag["name"]).removeprefix("@") for tag in pickle["tags"])
            tagged.append((TracedScenario(path.stem, pickle["name"]), tags))
    if not tagged:
        raise UnreadableFeatureError(f"{language}: holds no scenario; put the features of this language there.")
    return _inverted(tagged)


def _feature_files(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == ".feature")
    except OSError as error:
        raise UnreadableFeatureError(
            f"{folder.name}: cannot be read ({error.strerror}); make it a readable folder of features."
        ) from error


def _inverted(declared: Iterable[tuple[Name, tuple[str, ...]]]) -> Mapping[str, tuple[Name, ...]]:
    found: dict[str, dict[Name, None]] = {}
    for name, cites in declared:
        for cited in cites:
            found.setdefault(cited, {})[name] = None
    return MappingProxyType({cited: tuple(names) for cited, names in found.items()})


def _guards() -> Iterable[Guard]:
    """The guards of the declared machines: the readings have some of their own."""
    declared = {guard for transition in TABLE.transitions for guard in transition.guards}
    return (guard for guard in GUARDS if guard in declared)


def _view_fields() -> Iterable[tuple[str, tuple[str, ...]]]:
    for view in VIEWS:
        for field, facts in facts_of(view).items():
            yield f"view {view.__name__}.{field}", facts.cites


def _masking(catalogue: Catalogue) -> Iterable[tuple[str, tuple[str, ...]]]:
    """An example is implemented by its kind's form, a row by its surface."""
    for kind in catalogue.kinds.values():
        examples = (example.clause for example in catalogue.examples if example.kind == kind.id)
        yield f"kind {kind.id}", (*kind.clauses, *examples)
    for surface in catalogue.surfaces.values():
        yield f"surface {surface.id}", (surface.row,) if surface.row else ()
    for policy in catalogue.policies.values():
        yield f"policy {policy.id}", (policy.assumption,)
    yield MASKING_SWITCH, ("MASK-1",)
