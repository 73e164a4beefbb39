"""The compiled word list: what a folded form's lemma is, and its role in compounds.

One file that is mapped, so that opening it reads next to nothing: a MARISA trie of all
forms, which gives each form a number and finds all forms that begin a string at once; by
number a byte of roles and the rule that makes the lemma; and at the end how long each of
these is, since the trie must come first. `make_data.py` writes it; data/README.md tells from what.
"""

import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Literal, Self

import marisa_trie

DATA = Path(__file__).with_name("data")
LEXICON = DATA / "dutch.lexicon"
_MAGIC = b"kamerzoek lexicon 2\n"
_SIZES = 12  # bytes of the three lengths


class Role:
    """What a form may be, as bits: a part of a compound, and a word that stands alone.

    Plain numbers and no `IntFlag`, which takes most of the time of splitting.
    """

    BEGIN = 1
    MIDDLE = 2
    END = 4
    WORD = 8  # accepted by itself, unlike `arbeids`
    NOUN = 16
    WHOLE = 32  # never split, since it must not be or since no rule splits it
    SHORT = 64  # a word of form, not of content: de, het, over
    ARTICLE = 128  # one that never begins another word


class Lexicon:
    """Forms with their lemma and roles. All strings are folded: ASCII, lower case."""

    def __init__(self, content: bytes | mmap, path: Path | None = None) -> None:
        """`content` as `compile_lexicon` made it; ValueError when it is something else.

        It is read where it lies; its trie only when it is that of the file at `path`, and not
        the roles, which every look asks for.
        """
        view = memoryview(content)
        end = max(0, len(view) - len(_MAGIC))
        if bytes(view[end:]) != _MAGIC:
            raise ValueError("not a lexicon of this version")
        trie, forms, rules = _numbers(view[end - _SIZES : end], "I")
        marisa = marisa_trie.Trie()
        self._trie = marisa.mmap(str(path)) if path else marisa.frombytes(bytes(view[:trie]))
        self._number = self._trie.get
        at = trie
        self._roles = bytes(view[at : at + forms])
        at += forms
        self._rules = _numbers(view[at : at + 2 * forms], "H")
        at += 2 * forms
        self._read = _Rules(view[at : at + rules])

    def _applied(self, form: str, number: int) -> str:
        """The lemma of a form by its rule."""
        strip, add = self._read[self._rules[number]]
        return form[: len(form) - strip] + add if strip else form + add

    def roles(self, form: str) -> int:
        """The roles of a form as bits of `Role`; 0 for an unknown form."""
        number = self._number(form)
        return 0 if number is None else self._roles[number]

    def lemma(self, form: str) -> str | None:
        """The lemma of a form, None for an unknown form."""
        return self.entry(form)[1]

    def entry(self, form: str) -> tuple[int, str | None]:
        """The roles and the lemma of a form in one look; 0 and None for an unknown form."""
        number = self._number(form)
        if number is None:
            return 0, None
        return self._roles[number], self._applied(form, number)

    def prefixes(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """Where forms end that text[start:end] begins with, shortest first, each with its roles."""
        roles = self._roles
        found = self._trie.iter_prefixes_with_ids(text[start:end])
        return [(start + len(form), roles[number]) for form, number in found]

    def items(self) -> Iterator[tuple[str, str, int]]:
        """Every form with its lemma and roles, in no order: for checking."""
        for form, number in self._trie.items():
            yield form, self._applied(form, number), self._roles[number]

    @classmethod
    def open(cls, path: Path = LEXICON) -> Self:
        """Open a compiled file as a map: what no word asks for is not even read."""
        with path.open("rb") as file:
            return cls(mmap(file.fileno(), 0, access=ACCESS_READ), path)


class _Rules(dict[int, tuple[int, str]]):
    """Rules by their number, read when first asked for: how many letters go, what comes instead."""

    def __init__(self, table: memoryview) -> None:
        super().__init__()
        self._table = table

    @cached_property
    def _lines(self) -> list[str]:
        return bytes(self._table).decode("ascii").split("\n")

    def __missing__(self, number: int) -> tuple[int, str]:
        strip, _, add = self._lines[number].partition(" ")
        made = self[number] = int(strip), add
        return made


def _numbers(view: memoryview, typecode: Literal["H", "I"]) -> Sequence[int]:
    if sys.byteorder == "little":
        return view.cast(typecode)
    numbers = array(typecode, view.tobytes())
    numbers.byteswap()
    return numbers


def _rule(form: str, lemma: str) -> str:
    common = 0
    for a, b in zip(form, lemma, strict=False):
        if a != b:
            break
        common += 1
    return f"{len(form) - common} {lemma[common:]}"


def compile_lexicon(lemmas: Mapping[str, str], roles: Mapping[str, int]) -> bytes:
    """The bytes of a lexicon. A form without a lemma of its own is its own lemma."""
    forms = sorted(lemmas.keys() | roles.keys())
    trie = marisa_trie.Trie(forms)
    by_number = sorted(forms, key=trie.__getitem__)
    made = [_rule(form, lemmas.get(form, form)) for form in by_number]
    table = sorted(set(made))
    number = {rule: index for index, rule in enumerate(table)}
    rules = array("H", [number[rule] for rule in made])
    flags = bytes(roles.get(form, 0) for form in by_number)
    content = trie.tobytes()
    text = "\n".join(table).encode("ascii")
    sizes = array("I", [len(content), len(flags), len(text)])
    return b"".join([content, flags, _little(rules), text, _little(sizes), _MAGIC])


def _little(numbers: "array[int]") -> bytes:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def read_table(lines: Iterable[str]) -> Iterator[list[str]]:
    """The words of each line of a data file, without comments and blank lines."""
    for line in lines:
        if found := line.split("#")[0].split():
            yield found
