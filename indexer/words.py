"""Finds the words of a printed text, and gives a word the shape that terms are made of.

What counts as one word is decided here, by the print alone:

- letters, marks and digits, joined by hyphens and apostrophes: VNO-NCW, foto's, ME'ers,
  's-Gravenhage; a soft hyphen is where a word may break and joins without a trace;
- abbreviations with their stops (d.d., m.b.t.), amounts with theirs (10.000);
- a dossier number with its blank (21 501-20) and a date in figures (30-10-2024).

Offsets are those of the text as given. Nothing here knows a dictionary.
"""

import re
from collections.abc import Iterator
from unicodedata import normalize

_APOSTROPHES = "'’‘ʼ"
_HYPHENS = r"\-‐‑\u00ad"
_LETTERS = r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*"
_LETTER = r"[^\W\d_]"
BLANK = r"[ \u00a0\u202f]"
_CHAPTER = r"(?:\d{1,3}|[IVXLC]+)"
# Ordered: what holds stops or blanks before plain words. Each alternative starts with another
# kind of character or fails at the second one, and classes that follow each other are disjoint,
# so that matching is linear in the text.
WORD = re.compile(
    rf"{_LETTER}(?:\.{_LETTER})+\b\.?"
    r"|(?<![\d.,])\d\d?[-/.]\d\d?[-/.]\d{4}(?!\d)"
    rf"|(?<![\d.,])[1-3]\d{BLANK}\d{{3}}(?![\d.,]*\d|{BLANK}\d{{3}}\b)(?:-{_CHAPTER}\b)?"
    r"|(?<![\d.,])\d{1,3}(?:\.\d{3})+(?!\d)"
    rf"|(?:(?<!\w)[{_APOSTROPHES}](?=s-))?{_LETTERS}(?:[{_APOSTROPHES}{_HYPHENS}]{_LETTERS})*"
)
_REMEMBERED = 100_000
_CHARACTERS = 5_000
_SUFFIX = re.compile(r"'(?:s|tje|tjes|t|en|n)?$")
# Compiled when the first such number is met, which a search may never do.
_DOSSIER = rf"([1-3]\d){BLANK}?(\d{{3}})(?:-({_CHAPTER}))?"
_LONG_DOSSIER = 5  # digits
_DATE = r"(\d\d?)[-/.](\d\d?)[-/.](\d{4})|(\d{4})-(\d\d)-(\d\d)"
_GAPS = str.maketrans(dict.fromkeys("‐‑ \u00a0\u202f/", "-"))
_JOINTS = str.maketrans(dict.fromkeys("-‐‑\u00ad", ""))


def words(text: str) -> Iterator[tuple[str, int]]:
    """The printed words of a text, each with the offset of its first character.

    >>> [word for word, _ in words("De ME'ers van ’s-Gravenhage (VNO-NCW), d.d. 30-10-2024.")]
    ['De', "ME'ers", 'van', '’s-Gravenhage', 'VNO-NCW', 'd.d.', '30-10-2024']
    """
    for match in WORD.finditer(text):
        yield match.group(), match.start()


def segments(word: str) -> list[tuple[str, int]]:
    """The parts of a hyphenated word with their offsets; the word itself when it has none.

    >>> segments("EU-lidstaten")
    [('EU', 0), ('lidstaten', 3)]
    """
    found, start = [], 0
    for part in word.translate(_GAPS).split("-"):
        if part:
            found.append((part, start))
        start += len(part) + 1
    return found


def fold(word: str) -> str:
    """Lower case without accents, in ASCII where Unidecode knows the script.

    >>> fold("Coördinatie"), fold("Yeşilgöz")
    ('coordinatie', 'yesilgoz')
    """
    if word.isascii():
        return word.lower()
    return word.translate(_folded) or word.lower()


def surface(word: str) -> str:
    """A printed word to compare exactly: without regard for case and accents only.

    >>> surface("Co\u00adördinatie"), surface("foto’s")
    ('coordinatie', "foto's")
    """
    return _surfaces[word]


class _Surfaces(dict[str, str]):
    def __missing__(self, word: str) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
        made = self[word] = fold(word)
        return made


_surfaces = _Surfaces()


def _fold_character(character: str) -> str:
    if character.isascii():
        return character.lower()
    if character == "\u00ad":
        return ""
    letter = normalize("NFD", character)[0]  # what the accents are on
    if letter.isascii() and letter.isalpha():
        return letter.lower()  # As Unidecode says, whose tables take longer to load.
    from unidecode import unidecode

    known = unidecode(character).lower()  # "Bei " for a Chinese character, " " for a blank
    return "".join(known.split()) or known


class _Folded(dict[int, str]):
    """Characters by their number, folded; those that texts hold are few and soon all met."""

    def __missing__(self, number: int) -> str:
        if len(self) >= _CHARACTERS:
            self.clear()
        made = self[number] = _fold_character(chr(number))
        return made


_folded = _Folded()


def folded_offsets(word: str) -> list[int]:
    """For each character of the folded word, and its end, the offset in the word as printed.

    >>> folded_offsets("coëxĳ")
    [0, 1, 2, 3, 4, 4, 5]
    """
    if word.isascii():
        return list(range(len(word) + 1))
    found = []
    for offset, character in enumerate(word):
        found += [offset] * len(_folded[ord(character)])
    return [*found, len(word)]


def bare(word: str) -> str:
    """A folded word without an apostrophe that opens it or the ending that one sets off.

    >>> bare("foto's"), bare("me'ers"), bare("'s")
    ('foto', "me'er", 's')
    """
    if "'" not in word:
        return word
    word = word.lstrip("'") or word
    if word.endswith("'ers"):
        return word[:-1]
    return _SUFFIX.sub("", word) or word


def joined(word: str) -> str:
    """A word as printed without its hyphens, as a line break may have left them."""
    return word.translate(_JOINTS)


def letters(word: str) -> str | None:
    """The letters of an abbreviation with stops, folded; None for any other word.

    >>> letters("m.b.t."), letters("mbt")
    ('mbt', None)
    """
    if len(word) < 3 or word[1] != "." or not word[0].isalpha():
        return None
    return fold(word.replace(".", ""))


def number(word: str) -> list[tuple[str, int, int, int]] | None:
    """What a dossier number, date or amount is found by: terms with step, start and end.

    None when the word is none of these. A dossier number gives the same terms
    with its blank and without; a date is written year first, however printed.

    >>> [term for term, *_ in number("21 501-20")]
    ['2150120', '21', '501', '20']
    >>> [term for term, *_ in number("30-10-2024")], [term for term, *_ in number("10.000")]
    (['20241030', '30', '10', '2024'], ['10000'])
    """
    if not word[0].isdigit():
        return None
    if word.isalnum() and not (word.isdigit() and len(word) == _LONG_DOSSIER):
        return None  # Most numbers: all others have signs in them.
    if match := re.fullmatch(_DOSSIER, word, re.ASCII):
        return _dossier(match)
    if match := re.fullmatch(_DATE, word, re.ASCII):
        return _date(match)
    if "." in word:
        return [(word.replace(".", ""), 0, 0, len(word))]
    return None


def _dossier(match: re.Match[str]) -> list[tuple[str, int, int, int]]:
    pieces = [match.group(group) for group in (1, 2, 3) if match.group(group)]
    found = [("".join(pieces).lower(), 0, 0, match.end())]
    for step, piece in enumerate(pieces):
        found.append((piece.lower(), step, *match.span(step + 1)))
    return found


def _date(match: re.Match[str]) -> list[tuple[str, int, int, int]]:
    groups = (4, 5, 6) if match.group(4) else (3, 2, 1)
    year, month, day = (match.group(group) for group in groups)
    whole = f"{year}{month:0>2}{day:0>2}"
    found = [(whole, 0, 0, match.end())]
    for step, group in enumerate(sorted(groups)):
        found.append((match.group(group), step, *match.span(group)))
    return found
