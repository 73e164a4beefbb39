"""All that ranking weighs, in one place, and where each figure comes from.

A score is BM25F (Robertson, Zaragoza and Taylor, "Simple BM25 extension to multiple
weighted fields", 2004): a term's occurrences are weighted by field and added up
before they are scored, so that every word has one list and one frequency in the
whole index. The words of a unit and the parts of its compounds are one text. The
figures were chosen on a judged collection, together and not theme by theme;
docs/ranking.md tells what each is worth. Near these values the exact figure hardly
matters.
"""

FIELD_WEIGHTS = {"subject": 6, "question": 2, "answer": 1}
"""How often an occurrence in a field counts. Whole numbers: engines store them as counts.

They are in the index: who changes them raises `SCHEMA_VERSION` (manifest.py).
"""

K1 = 1.2
"""How soon one more occurrence stops to matter."""

B = 0.75
"""How much a long text is held against it. This and `K1` are fixed in tantivy."""

SHORTEST = 312
"""The least length that counts in `all`, in terms as they are weighted.

Being short is no merit by itself: every letter opens with "Bent u bekend met het bericht?
Ja.", and its subject would always bring that first. It is in the index, as field weights are.
"""

ASKED = 0.15
"""A word of a question, besides what it adds as a word of the unit."""

PART = 0.7
"""A part of a compound that is asked for, to the whole: .5 to 1 rank the same."""

INSIDE = 0.05
"""A word that no list knows and that holds the word as typed (`learned.py`)."""

KIN = 0.2
"""A word of the same family: betaling beside betalen."""

GRAM = 0.05
"""Four characters that also stand in the subject; a word has several of them."""

RUN = 3
"""Grams of a word that make a match in a subject where any word is enough: six letters."""

NAME = 0.3
"""What an abbreviation stands for, to the abbreviation as typed; and the other way round."""

NEAR = 4
"""Words from each other that parts of a compound may stand to count as the compound.

Measured on the themes that are a compound: of units found only so, .34 carry the theme,
as of those that hold the compound (.25); with the parts anywhere in a unit it is .10.
"""
