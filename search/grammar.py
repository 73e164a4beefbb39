"""What a query can say besides words: fields, facts, patterns and near spellings.

    vraag:pont  question:pont      in that text only
    minister:kaag  partij:"A B"    what the letter must be
    datum:2020..2021               a range; datum:[2020 TO 2021] is the same
    pont*  w?lf  *schap            any letters, one letter
    pond~  pond~2                  one or two letters may differ; two in a long word
    "pont kade"~5                  within five words of each other, in any order

A name is a field only when a word, a quote or a bracket follows its colon at once, and
only when it is in `FIELD_NAMES`: `nota:` and `Vraag: wat` are words. A `?` is a letter
inside a word only; at its end it ends a question.
"""

import re
from collections.abc import Callable

from indexer.answers import SIGNS

from .query import Pattern

AND, OR, NOT = ("AND", "EN"), ("OR", "OF"), ("NOT", "NIET")
"""The operators, in capitals only."""

TEXT_FIELDS = {
    "question": ("vraag", "vragen", "question", "questions"),
    "answer": ("antwoord", "antwoorden", "answer", "answers"),
    "subject": ("onderwerp", "subject"),
}
"""The texts of a unit, and what they are called in a query."""

FACT_FIELDS = {
    "minister": ("minister", "bewindspersoon"),
    "portfolio": ("portefeuille", "ministerie", "portfolio"),
    "role": ("rol", "ambt", "role"),
    "asker": ("indiener", "vrager", "asker"),
    "party": ("partij", "fractie", "party"),
    "kind": ("soort", "kind"),
    "reference": ("kenmerk", "zaak", "reference"),
    "number": ("nummer", "aanhangsel", "number"),
    "session": ("vergaderjaar", "session"),
    "date": ("datum", "date"),
    "answered": ("beantwoord", "answered"),
    "asked": ("ingezonden", "gevraagd", "asked"),
    "days": ("dagen", "days"),
    "cites": ("verwijst", "cites"),
    "is": ("is",),
}
"""What a letter can be asked to be, and what that is called in a query."""

FIELD_NAMES = {
    name: field
    for fields in (TEXT_FIELDS, FACT_FIELDS)
    for field, names in fields.items()
    for name in names
}

STATES = ("answered", "unanswered", "doubtful", "certain", *SIGNS)
"""What `is:` can ask."""

_DUTCH = {
    "beantwoord": "answered",
    "onbeantwoord": "unanswered",
    "twijfelachtig": "doubtful",
    "zeker": "certain",
    "kort": "short",
    "verwijzing": "referral",
    "toezegging": "promise",
    "ja": "yes",
    "nee": "no",
    "antwoorden": "answers",
    "vragen": "questions",
    "uitstel": "postponement",
    "mondeling": "oral-questions",
    "lijst": "committee-list",
    "premier": "minister-president",
}

# Compiled when they are used: words alone need none of them.
_PATTERN = r"(?=.*[*?])[\w*?’'\-]+"
_INNER = r"\w\?+\w|\*"
_FUZZY = r"(?P<word>[\w’'\-]+)~(?P<distance>[12])?"
_FEWEST = 2  # letters that a pattern must have
_LONG = 8  # letters of a word in which two may differ


def state(value: str) -> str:
    """What is asked for by a Dutch word, as it is called here.

    >>> state("Onbeantwoord"), state("referral")
    ('unanswered', 'referral')
    """
    typed = value.strip().casefold()
    return _DUTCH.get(typed, typed)


def pattern(text: str, fold: Callable[[str], str], fields: tuple[str, ...]) -> Pattern | None:
    """What stands between blanks as a pattern or a near spelling; None for plain words.

    >>> str(pattern("Pont*.", str.lower, ("question",)))
    'question:pont*'
    >>> pattern("waarom?", str.lower, ()), pattern("a*", str.lower, ())
    (None, None)
    """
    trimmed = text.strip(".,;:!()")
    if near := re.fullmatch(_FUZZY, trimmed):
        word = fold(near["word"])
        if len(word) > _FEWEST:
            usual = 2 if len(word) >= _LONG else 1
            return Pattern(word, distance=int(near["distance"] or usual), fields=fields)
        return None
    trimmed = re.sub(r"(?<=\w)\?+$", "", trimmed)
    if not (re.fullmatch(_PATTERN, trimmed) and re.search(_INNER, trimmed)):
        return None
    if sum(map(str.isalnum, trimmed)) < _FEWEST:
        return None
    return Pattern(re.sub(r"\*+", "*", fold(trimmed)), fields=fields)
