"""HTML written shorter, so that it is read the same: without what the standard lets be left out.

Left out are end tags that follow from what comes next, quotation marks around values that need none, and white space
beside blocks and within pictures. What stands in `pre` and in texts stays as it is.
"""

from __future__ import annotations

import re

_BLOCKS = (
    "article|body|dd|details|div|dl|dt|fieldset|figure|h[1-6]|header|legend|li|main|nav|noscript|ol|option|p|pre|"
    "section|select|summary|svg|table|tbody|td|th|thead|tr|ul"
)
_KEPT = re.compile(r"(<pre\b.*?</pre>|<svg\b.*?</svg>)", re.DOTALL)
_PICTURE = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_BETWEEN_SHAPES = re.compile(r">\s*\n\s*<")
_AFTER_BLOCK = re.compile(rf"(</?(?:{_BLOCKS})(?:\s[^<>]*)?>)\s+")
_BEFORE_BLOCK = re.compile(rf"\s+(?=</?(?:{_BLOCKS})[\s>])")
_FOLLOWING = (
    ("li", "<li|</[uo]l"),
    ("dt", "<d[dt]"),
    ("dd", "<d[dt]|</dl"),
    ("t[dh]", "<t[dh]|</tr"),
    ("tr", "<tr|</t"),
    ("p", "<(?:p|h[1-6]|[uod]l|div|article|section|details|table|pre|figure|nav)|</(?:article|section|div)"),
)
"""An end tag, and what must come after it so that it follows."""
_ENDS = tuple(re.compile(rf"</{tag}>(?={after}[\s>])") for tag, after in _FOLLOWING)
_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_QUOTED = re.compile(r"""(\s[\w:-]+=)"([^\s"'=<>`&]+)"(?=[\s>])""")


def compact(html: str) -> str:
    """The same document, shorter. It must be well formed, with `<` and `>` escaped in values, as ours is."""
    pieces = _KEPT.split(html)
    short = "".join(piece if place % 2 else _without_space(piece) for place, piece in enumerate(pieces))
    short = _PICTURE.sub(lambda found: _BETWEEN_SHAPES.sub("><", found[0]), short)
    for end in _ENDS:
        short = end.sub("", short)
    return _TAG.sub(lambda found: _QUOTED.sub(r"\1\2", found[0]), short)


def _without_space(piece: str) -> str:
    return _BEFORE_BLOCK.sub("", _AFTER_BLOCK.sub(r"\1", piece))
