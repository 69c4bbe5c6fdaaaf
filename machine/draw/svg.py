"""From a graph to an SVG that reads the same everywhere: laid out by the `dot` that comes as a wheel, then stripped
of what Graphviz says about itself, and given a title, a description and real tooltips."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from xml.etree import ElementTree

import graphviz
from graphviz.backend import dot_command

from machine.draw.palette import FONT_FAMILY

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"

ElementTree.register_namespace("", SVG)


class LayoutError(RuntimeError):
    """The layout program is missing or failed. The message says what to do."""


def render(graph: graphviz.Digraph, title: str, description: str, language: str) -> bytes:
    """The picture as SVG. Raises LayoutError."""
    with _the_wheels_dot():
        try:
            raw = graph.pipe(format="svg", engine="dot", encoding="utf-8", quiet=True)
        except (graphviz.ExecutableNotFound, graphviz.CalledProcessError) as error:
            raise LayoutError(f"{graph.name}: the layout program failed ({error}); reinstall graphviz-pure.") from error
    return _cleaned(ElementTree.fromstring(raw), title, description, language)


@contextmanager
def _the_wheels_dot() -> Iterator[None]:
    """Let the graphviz package run the wheel's program: a `dot` of the system would draw other bytes."""
    before, dot_command.DOT_BINARY = dot_command.DOT_BINARY, _program()
    try:
        yield
    finally:
        dot_command.DOT_BINARY = before


def _program() -> Path:
    try:
        files = distribution("graphviz-pure").files or ()
    except PackageNotFoundError as error:
        raise LayoutError("graphviz-pure is not installed; install TextDesk's requirements.") from error
    for file in files:
        if file.stem == "graphviz-pure" and file.suffix in ("", ".exe"):
            return Path(str(file.locate())).resolve()
    raise LayoutError("graphviz-pure holds no program of that name; reinstall it.")


def _cleaned(drawn: ElementTree.Element, title: str, description: str, language: str) -> bytes:
    root = _rebuilt(drawn)
    root.attrib.update(
        {
            "role": "img",
            "aria-label": title,
            f"{{{XML}}}lang": language,
            "font-family": FONT_FAMILY,
        }
    )
    for tag, said in (("desc", description), ("title", title)):
        element = ElementTree.Element(f"{{{SVG}}}{tag}")
        element.text = said
        root.insert(0, element)
    ElementTree.indent(root, space="")
    return ElementTree.tostring(root, encoding="unicode").encode() + b"\n"


def _rebuilt(drawn: ElementTree.Element) -> ElementTree.Element:
    """The element without Graphviz's own titles, ids and fonts; a link that only carries a tooltip becomes a group
    with that tooltip as its title."""
    tooltip = drawn.get(f"{{{XLINK}}}title", "").strip()
    kept = ElementTree.Element(
        f"{{{SVG}}}g" if drawn.tag == f"{{{SVG}}}a" else drawn.tag,
        {name: value for name, value in drawn.attrib.items() if name not in DROPPED},
    )
    if drawn.tag == f"{{{SVG}}}text":
        kept.text = drawn.text
    if tooltip:
        ElementTree.SubElement(kept, f"{{{SVG}}}title").text = tooltip
    for child in drawn:
        if child.tag == f"{{{SVG}}}title":
            continue
        rebuilt = _rebuilt(child)
        # Graphviz wraps every tooltip in two groups; one says the same.
        if rebuilt.tag == f"{{{SVG}}}g" and not rebuilt.attrib and len(rebuilt) == 1:
            rebuilt = rebuilt[0]
        kept.append(rebuilt)
    return kept


DROPPED = frozenset({"id", "font-family", f"{{{XML}}}space", f"{{{XLINK}}}title", f"{{{XLINK}}}href"})
