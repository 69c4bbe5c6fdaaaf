"""HTML read as a tree, strictly: every element is closed in its place, no attribute stands twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from machine.screen.markup import VOID


@dataclass
class Element:
    """An element with what is in it; texts are strings."""

    name: str
    attributes: dict[str, str | None] = field(default_factory=dict)
    content: list[Element | str] = field(default_factory=list)

    @property
    def children(self) -> list[Element]:
        return [each for each in self.content if isinstance(each, Element)]

    @property
    def classes(self) -> list[str]:
        return (self.attributes.get("class") or "").split()

    def everything(self) -> Iterator[Element]:
        """This element and all that are in it, in the order of the page."""
        yield self
        for child in self.children:
            yield from child.everything()

    def text(self) -> str:
        """What can be read in it, and in its fields."""
        own = "".join(each if isinstance(each, str) else each.text() for each in self.content)
        if self.name == "textarea":
            own = own.removeprefix("\n")
        return own + "".join(self.attributes.get(name) or "" for name in ("value", "placeholder"))

    def all(self, class_name: str) -> list[Element]:
        return [each for each in self.everything() if class_name in each.classes]

    def the(self, class_name: str) -> Element:
        (found,) = self.all(class_name)
        return found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), f"an attribute of {tag} stands twice"
        element = Element(tag, dict(attrs))
        self.open[-1].content.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].name == tag, f"{tag} closes {self.open[-1].name}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].content.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError("a comment is in it")


def tree(html: str) -> Element:
    """The one element that this is."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == [reader.root], "something is not closed"
    (root,) = reader.root.content
    assert isinstance(root, Element)
    return root
