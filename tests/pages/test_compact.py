"""What is left out of the page's HTML follows from the rest."""

from importlib import import_module
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from machine.evidence.checkout import ROOT
from machine.pages.compact import compact

READ = """() => {
  const found = [];
  const read = (node) => {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) {
        const said = child.textContent.replace(/\\s+/g, " ").trim();
        if (said) found.push(said);
      } else if (child.nodeType === Node.ELEMENT_NODE && child.tagName !== "SCRIPT") {
        found.push(child.tagName + [...child.attributes].map((each) => ` ${each.name}=${each.value}`).join(""));
        read(child);
        found.push("/");
      }
    }
  };
  read(document.body);
  return found;
}"""
"""Every element, attribute and text of a document, in order."""


def test_tutorial_a_list_loses_its_end_tags_its_quotation_marks_and_the_space_between() -> None:
    assert compact('<ul class="rows">\n<li id="/en/a">one</li>\n<li>two</li>\n</ul>\n') == (
        "<ul class=rows><li id=/en/a>one<li>two</ul>"
    )


@pytest.mark.parametrize(
    "kept",
    [
        '<a href="#/en/a b">x</a> <a href="#">y</a>',
        "<pre>a\n  b</pre>",
        '<input value="a&amp;b" class="">',
        "<p>one</p>two",
        'a &lt;b c="d"&gt; e',
    ],
)
def test_what_would_be_read_otherwise_stays(kept: str) -> None:
    assert compact(kept) == kept.replace('href="#"', "href=#")


def test_a_browser_reads_the_same_document(
    browser: Browser, index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    maker = import_module("machine.pages.page")
    monkeypatch.setattr(maker, "compact", lambda html: html)
    whole = tmp_path / "whole.html"
    whole.write_text(maker.page(ROOT / "features"), encoding="utf-8")
    context = browser.new_context(java_script_enabled=True)
    read = []
    for file in (whole, index):
        tab = context.new_page()
        tab.set_content(file.read_text(encoding="utf-8").rpartition("<script>\n")[0])
        read.append(tab.evaluate(READ))
    context.close()

    assert read[0] == read[1]
    assert len(index.read_bytes()) < len(whole.read_bytes()) - 100_000
