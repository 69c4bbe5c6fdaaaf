"""From a graph to an SVG that reads the same everywhere: laid out by the `dot` that comes as a wheel, then stripped
of what Graphviz says about itself, and given a title, a description, real tooltips, links and the pictures' style."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import graphviz
from graphviz.backend import dot_command

from machine.draw.palette import FONT_FAMILY
from machine.draw.style import DASHES, FILL, NAMES, PROPERTIES, RULES, STROKE

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"

AT_FILE = "../index.html#"
"""Where the links of a picture lead that stands for itself in diagrams/<language>/: into the page beside it."""

ElementTree.register_namespace("", SVG)


class LayoutError(RuntimeError):
    """The layout program is missing or failed. The message says what to do."""


def render(
    graph: graphviz.Digraph,
    title: str,
    description: str,
    language: str,
    *,
    at: str | None = AT_FILE,
    with_style: bool = True,
) -> bytes:
    """The picture as SVG. Its links are `at` with the address that the graph gives; there are none where it is None.
    Without its style it is for a page that has machine.draw.style.RULES and tells what a link leads to, so it has no
    tooltips. Raises LayoutError."""
    root = _rebuilt(ElementTree.fromstring(program_output(graph, "svg")), at)
    if not with_style:
        _take_tooltips(root)
        _share(root)
        _to_whole_pixels(root)
        _draw_once(root)
    # Points of Graphviz become pixels, so that the smallest text is as large as the picture says.
    root.attrib.update({side: root.attrib[side].removesuffix("pt") for side in ("width", "height")})
    root.attrib.update(
        {
            # A group, since what is in an image counts as one thing, and here there are links.
            "role": "group",
            "aria-label": title,
            f"{{{XML}}}lang": language,
            "font-family": FONT_FAMILY,
        }
    )
    front = [("title", title), ("desc", description)]
    if with_style:
        front.append(("style", f"{PROPERTIES}\n{RULES}"))
    for place, (tag, said) in enumerate(front):
        element = ElementTree.Element(f"{{{SVG}}}{tag}")
        element.text = said
        root.insert(place, element)
    ElementTree.indent(root, space="")
    return ElementTree.tostring(root, encoding="unicode").encode() + b"\n"


def program_output(graph: graphviz.Digraph, form: str) -> str:
    """The graph laid out, in a form that the layout program writes. Raises LayoutError."""
    with _the_wheels_dot():
        try:
            return str(graph.pipe(format=form, engine="dot", encoding="utf-8", quiet=True))
        except (graphviz.ExecutableNotFound, graphviz.CalledProcessError) as error:
            raise LayoutError(f"{graph.name}: the layout program failed ({error}); reinstall graphviz-pure.") from error


@contextmanager
def _the_wheels_dot() -> Iterator[None]:
    """Let the graphviz package run the wheel's program: a `dot` of the system would draw other bytes."""
    before, dot_command.DOT_BINARY = dot_command.DOT_BINARY, _program()
    try:
        yield
    finally:
        dot_command.DOT_BINARY = before


@cache
def _program() -> Path:
    try:
        files = distribution("graphviz-pure").files or ()
    except PackageNotFoundError as error:
        raise LayoutError("graphviz-pure is not installed; install TextDesk's requirements.") from error
    for file in files:
        if file.stem == "graphviz-pure" and file.suffix in ("", ".exe"):
            return Path(str(file.locate())).resolve()
    raise LayoutError("graphviz-pure holds no program of that name; reinstall it.")


def _rebuilt(drawn: ElementTree.Element, at: str | None) -> ElementTree.Element:
    """The element without Graphviz's own titles, ids and fonts, with classes for its colours; a link that only carries
    a tooltip becomes a group with that tooltip as its title."""
    tooltip, address = drawn.get(f"{{{XLINK}}}title", "").strip(), drawn.get(f"{{{XLINK}}}href")
    is_link = drawn.tag == f"{{{SVG}}}a" and address is not None and at is not None
    kept = ElementTree.Element(f"{{{SVG}}}g" if drawn.tag == f"{{{SVG}}}a" and not is_link else drawn.tag)
    kept.attrib.update(_attributes(drawn))
    if is_link:
        kept.set("href", f"{at}{address}")
        # A reader that hears the link is told what stands in it, not its whole tooltip.
        kept.set("aria-label", " ".join(text.text or "" for text in drawn.iter(f"{{{SVG}}}text")))
    if drawn.tag == f"{{{SVG}}}text":
        kept.text = drawn.text
    if tooltip:
        ElementTree.SubElement(kept, f"{{{SVG}}}title").text = tooltip
    for child in drawn:
        if child.tag == f"{{{SVG}}}title":
            continue
        rebuilt = _rebuilt(child, at)
        # Graphviz wraps every tooltip in two groups; one says the same.
        if rebuilt.tag == f"{{{SVG}}}g" and not rebuilt.attrib and len(rebuilt) == 1:
            rebuilt = rebuilt[0]
        kept.append(rebuilt)
    return kept


def _take_tooltips(element: ElementTree.Element) -> None:
    """Take the tooltips away; of a link's the first line is said where it is read aloud."""
    for child in list(element):
        if child.tag != f"{{{SVG}}}title":
            _take_tooltips(child)
            continue
        if "href" in element.attrib:
            first = (child.text or "").partition("\n")[0]
            element.set("aria-label", f"{element.get('aria-label', '')}: {first}")
        element.remove(child)


def _share(root: ElementTree.Element) -> None:
    """Say once for all texts what most of them have, and leave out what is so anyway."""
    texts = list(root.iter(f"{{{SVG}}}text"))
    for text in texts:
        if text.get("text-anchor") == "start":
            del text.attrib["text-anchor"]
    for name in ("font-size", "class"):
        counts = Counter(text.get(name, "") for text in texts)
        commonest = max(counts, key=lambda each: (counts[each], each), default="")
        if commonest:
            root.set(name, commonest)
            for text in texts:
                if text.get(name) == commonest:
                    del text.attrib[name]


def _to_whole_pixels(root: ElementTree.Element) -> None:
    """Places in a picture of a page to the nearest pixel: nobody sees the rest, which is a third of what is written."""
    for element in root.iter():
        for name in PLACES.intersection(element.attrib):
            element.set(name, FRACTION.sub(lambda number: f"{round(float(number[0]))}", element.attrib[name]))


def _draw_once(element: ElementTree.Element) -> None:
    """A box of which Graphviz draws ground and border as two polygons is one, and none says twice where it begins."""
    for child in list(element):
        _draw_once(child)
        points = child.get("points", "").split()
        if child.tag == f"{{{SVG}}}polygon" and points[0] == points[-1]:
            child.set("points", " ".join(points[:-1]))
    for ground, border in pairwise(list(element)):
        looks, others = ground.get("class", "").split(), border.get("class", "").split()
        alike = ground.get("points") and ground.get("points") == border.get("points")
        if alike and f"{STROKE}-none" in looks and f"{FILL}-none" in others:
            fill = next(each for each in looks if each.startswith(f"{FILL}-"))
            border.set("class", " ".join(fill if each == f"{FILL}-none" else each for each in others))
            element.remove(ground)


def _attributes(drawn: ElementTree.Element) -> dict[str, str]:
    """What stays of an element's attributes, with classes in the place of colours and dashes."""
    classes = [name for name in drawn.get("class", "").split() if name.startswith(OWN)]
    kept = {}
    for name, value in drawn.attrib.items():
        if name in ("fill", "stroke") and drawn.tag != f"{{{SVG}}}g":
            classes.append(f"{FILL if name == 'fill' else STROKE}-{NAMES.get(value, value)}")
        elif name == "stroke-dasharray":
            classes.append(DASHES[value])
        elif name == "id" and MARK in value and not value.startswith("a_"):
            pairs = (each.partition("=") for each in value.split(MARK) if each)
            kept.update({f"data-{key}": what for key, _, what in pairs})
        elif name not in DROPPED:
            kept[name] = value
    return {"class": " ".join(classes), **kept} if classes else kept


OWN = "p-"
"""How the classes begin that say what something is; Graphviz has some of its own."""

PLACES = frozenset({"points", "d", "x", "y", "cx", "cy", "font-size"})
FRACTION = re.compile(r"-?[0-9]+\.[0-9]+")

MARK = ";"
"""What stands between the data of an element in the id that Graphviz was given: "from=active;to=3"."""

DROPPED = frozenset(
    {"id", "class", "font-family", f"{{{XML}}}space", f"{{{XLINK}}}title", f"{{{XLINK}}}href", f"{{{XLINK}}}target"}
)
