"""Reads a Hunspell dictionary: every form it accepts, with what it was made from.

Only what the Dutch dictionary of OpenTaal uses is read: two-letter flags
(`FLAG long`), prefixes and suffixes with continuation flags. The format is
described in hunspell(5). Used to build the lexicon, never while searching.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple


class Form(NamedTuple):
    """A form, the `base` it was made from by the affix `rule` ("" for the base), its `flags`."""

    form: str
    base: str
    rule: str
    flags: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Affix:
    suffix: bool
    strip: str
    add: str
    flags: frozenset[str]
    condition: re.Pattern[str]

    def apply(self, word: str) -> str | None:
        if not self.condition.search(word):
            return None
        if self.suffix:
            return word.removesuffix(self.strip) + self.add
        return self.add + word.removeprefix(self.strip)


def _flags(text: str) -> frozenset[str]:
    return frozenset(a + b for a, b in zip(text[::2], text[1::2], strict=False))


def _affixes(path: Path) -> dict[str, list[_Affix]]:
    rules: dict[str, list[_Affix]] = defaultdict(list)
    for line in path.read_text("utf-8").splitlines():
        fields = line.split("#")[0].split()
        if len(fields) < 4 or fields[0] not in {"SFX", "PFX"} or fields[2] in {"Y", "N"}:
            continue
        kind, flag, strip, add = fields[:4]
        suffix = kind == "SFX"
        add, _, continued = add.partition("/")
        condition = fields[4] if len(fields) > 4 and ":" not in fields[4] else "."
        if suffix:
            condition += "$"
        else:
            condition = "^" + condition
        rules[flag].append(
            _Affix(
                suffix,
                "" if strip == "0" else strip,
                "" if add == "0" else add,
                _flags(continued),
                re.compile(condition),
            )
        )
    return rules


def forms(affix_file: Path, dictionary: Path) -> Iterator[Form]:
    """Every form of every entry: the entry itself, its suffixed forms, and these prefixed.

    Forbidden entries (`Fw`) are left out. A prefix makes a new base, since in Dutch
    it makes another word: `uitbetaalt` comes from `uitbetaal`. It keeps only the flags of
    verbs (`V3`, `Ve` …): the others are of the word without the prefix.
    """
    rules = _affixes(affix_file)
    for line in dictionary.read_text("utf-8").splitlines()[1:]:
        entry = line.split("\t")[0].strip()
        word, _, printed = entry.partition("/")
        flags = _flags(printed)
        if not word or "Fw" in flags:
            continue
        verbal = frozenset(flag for flag in flags if flag[0] == "V")
        yield from _suffixed(word, flags, rules)
        for base in _prefixed(word, flags, rules):
            yield from _suffixed(base, verbal, rules)


def _suffixed(base: str, flags: frozenset[str], rules: dict[str, list[_Affix]]) -> Iterator[Form]:
    yield Form(base, base, "", flags)
    for flag in sorted(flags):
        for affix in rules.get(flag, ()):
            if affix.suffix and (made := affix.apply(base)):
                yield Form(made, base, flag, affix.flags)


def _prefixed(word: str, flags: frozenset[str], rules: dict[str, list[_Affix]]) -> Iterator[str]:
    for flag in sorted(flags):
        if flag[0] == "P" and flag[1].islower():
            for affix in rules.get(flag, ()):
                if not affix.suffix and (made := affix.apply(word)):
                    yield made
