"""The step phrases in both languages, the scene that plays them on a desktop, and a run told as Gherkin or Python."""
