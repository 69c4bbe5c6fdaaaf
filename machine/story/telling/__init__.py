"""A run told in the reader's words: as Gherkin in both languages and as Python, nothing raw in either."""
