"""Which form belongs to which lemma, worked out from a dictionary and a verb table.

The dictionary of OpenTaal links a plural or an inflected adjective to its base by
an affix rule, and stays silent on verbs: an infinitive, its stem and its participle
are entries of their own. They are joined here by the rules of Dutch spelling, and only
to forms that the dictionary accepts. A verb is represented by its stem, which is also
the noun it is kin to (werken, werkt, gewerkt, het werk: all `werk`), except where
the infinitive is a noun of its own (leven, vermogen).

One form may have several readings; `Reading` orders them. Only inflection is
taken off, never derivation: minister and ministerie, bekend and bekendheid stay apart.
Used to build the lexicon, never while searching.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import IntEnum

from .hunspell import Form
from .verbs import Verbs, bases, present
from .words import fold


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SYLLABLE = re.compile(r"[aeiouy]+")
# Flags of the dictionary by what the affix makes.
_PLURALS = _words("Za Zu Zx Zb Zd Ze Zf Zg Zh Zi Zj Zk Zc Zv")
_ON_N = _words("Zi Zj Zk")  # the plural of an adjective used as a noun
_DIMINUTIVES = _words("Ya Yb Yc Yd Ye Yf Yg")
_ADJECTIVES = _words("Aa Ab Ac Ad Ae Ai Al Am An Ao Ap Aq Ar As Ay At Au Av Aw Ax")
_TENSES = _words("V3 Vp Vq Va Vb Vi Ve")
_LINKS = _words("Ch Cd")
_ADJECTIVAL = tuple(_words("aal baar eel eerd end eus gd ht ief ig isch lijk loos nd rd zaam"))


class Reading(IntEnum):
    """Why a form has a lemma; the lowest of several readings is taken."""

    OVERRIDE = 0
    NOUN = 1  # the form is a noun with a plural of its own
    PLURAL = 2
    ADJECTIVE = 3
    PERSON = 4  # an adjective as a noun, with its plural on -n: de deskundige
    VERB = 5
    WEAK = 6  # weak past and participle: verzenden is an infinitive before a past of verzen
    STRONG = 7  # strong past and participle: voer is of voeren before it is of varen
    DIMINUTIVE = 8
    ENTRY = 9  # an inflected form that the dictionary lists without its base
    NAME = 10
    LINK = 11  # a word with the -s that links it to the next part of a compound


class Inflection:
    """Collects readings of forms and settles on one lemma each."""

    def __init__(self, forms: Iterable[Form]) -> None:
        self.flags: dict[str, set[str]] = defaultdict(set)
        self._readings: dict[str, tuple[Reading, int, str]] = {}
        self._names: dict[str, set[str]] = defaultdict(set)
        self._entries: set[str] = set()
        self._isolated: set[str] = set()
        kept = list(forms)
        for form in kept:
            if form.form == form.form.lower():
                self.flags[fold(form.form)] |= form.flags
            else:
                self._names[fold(form.form)] |= form.flags
            if not form.rule:
                self._entries.add(fold(form.form))
        for form in kept:
            self._link(form)

    def lemmas(self) -> Mapping[str, str]:
        """Every form that has another lemma than itself, with that lemma; folded."""
        found = {}
        for form in self._readings:
            lemma = self._settle(form)
            if lemma != form:
                found[form] = lemma
        return found

    def readings(self) -> Iterator[tuple[str, tuple[Reading, str]]]:
        """Every form with its best reading and the lemma of that reading."""
        for form, (reading, _, lemma) in self._readings.items():
            yield form, (reading, lemma)

    def override(self, form: str, lemma: str) -> None:
        """Give a form its lemma, whatever the dictionary says."""
        self._read(form, Reading.OVERRIDE, lemma)

    def isolate(self, word: str) -> None:
        """Let no other form have this word as its lemma."""
        self._isolated.add(fold(word))

    def add_verbs(self, verbs: Verbs) -> None:
        """Join the forms of every verb: its present always, the rest where it is accepted."""
        infinitives = {word for word, flags in self.flags.items() if "Vi" in flags}
        infinitives |= verbs.irregular
        infinitives |= {word for word in self._entries if self._is_infinitive(word, verbs)}
        for infinitive in sorted(infinitives):
            stem = self._stem(infinitive)
            if not stem:
                continue
            for form in present(infinitive, stem):
                self._read(form, Reading.VERB, stem)
            self._read_accepted(verbs.weak(stem), Reading.WEAK, stem)
            self._read_accepted(verbs.strong(infinitive), Reading.STRONG, stem)

    def add_entries(self) -> None:
        """Link inflected forms that the dictionary lists without an affix rule."""
        for form in sorted(self.flags):
            if form in self._readings:
                continue
            for base in self._listed_bases(form):
                self._read(form, Reading.ENTRY, base)
                break

    def add_peoples(self) -> None:
        """Join a people and the adjective made from its name: Oeigoer, Oeigoerse, Oeigoers."""
        for adjective in sorted(self._names):
            people = adjective.removesuffix("s")
            if adjective.endswith("s") and adjective + "e" in self._names:
                self._read(adjective + "e", Reading.NAME, adjective)
            if people != adjective and self._names.get(people, set()) & _PLURALS:
                self._read(adjective, Reading.NAME, people)
                self._read(adjective + "e", Reading.NAME, people)

    def _read(self, form: str, reading: Reading, lemma: str) -> None:
        """Keep the better reading; of two plurals or diminutives the longer word's."""
        form, lemma = fold(form), fold(lemma)
        longer = -1 if reading in {Reading.PLURAL, Reading.DIMINUTIVE} else 1
        found = (reading, longer * len(lemma), lemma)
        if form not in self._readings or found < self._readings[form]:
            self._readings[form] = found

    def _link(self, found: Form) -> None:
        form, base, rule, flags = found
        named = base != base.lower()
        if named and self._is_other_word(form, base, rule):
            return
        if not rule:
            plurals = flags & _PLURALS
            if plurals and not named:
                person = form.endswith("e") and plurals <= _ON_N
                self._read(form, Reading.PERSON if person else Reading.NOUN, form)
        elif rule in _ON_N and not named:
            self._read(form, Reading.PERSON, base)
        elif rule in _PLURALS:
            self._read(form, Reading.NAME if named else Reading.PLURAL, base)
        elif rule in _DIMINUTIVES:
            self._read(form, Reading.DIMINUTIVE, base)
        elif rule in _ADJECTIVES:
            self._read(form, Reading.NAME if named else Reading.ADJECTIVE, base)
        elif rule == "Zm" and form.endswith("heden"):
            self._read(form, Reading.PLURAL, base + "heid")
        elif rule in _LINKS:
            self._read(form, Reading.LINK, base)
        elif rule in _TENSES:
            self._read(form, Reading.VERB, base)
        elif rule == "PN":
            self._read(form, Reading.NAME, base)

    def _is_other_word(self, form: str, base: str, rule: str) -> bool:
        """Whether a form of a name is also a word, or another name, or an abbreviation."""
        key = fold(form)
        return key in self.flags or (rule == "PN" and (key in self._entries or base.isupper()))

    def _read_accepted(self, forms: Iterable[str], reading: Reading, lemma: str) -> None:
        for form in forms:
            if form in self.flags:
                self._read(form, reading, lemma)

    def _is_infinitive(self, word: str, verbs: Verbs) -> bool:
        if any("V3" in self.flags.get(base, ()) for base in bases(word, "en")):
            return True
        return not word.startswith("ge") and next(verbs.strong(word), None) is not None

    def _settle(self, form: str) -> str:
        seen = [form]
        while (reading := self._readings.get(seen[-1])) and reading[2] not in seen:
            if reading[2] in self._isolated:
                break
            seen.append(reading[2])
        return seen[-1]

    def _stem(self, infinitive: str) -> str | None:
        """The stem of a verb: the long vowel in one syllable, else what the dictionary knows."""
        if infinitive.endswith(("aan", "zien", "doen")):
            return infinitive[: -2 if infinitive.endswith("aan") else -1]
        options = list(bases(infinitive, "en"))
        if options and len(_SYLLABLE.findall(options[0])) == 1 and options[0] in self.flags:
            return options[0]
        for wanted in ({"V3"}, {"Vp", "Vq", "Va", "Vb"}):
            for option in options:
                if wanted & self.flags.get(option, set()):
                    return option
        for option in options:
            if option in self.flags or option + "t" in self.flags:
                return option
        return None

    def _listed_bases(self, form: str) -> Iterator[str]:
        if form.endswith("heden"):
            yield form[:-4] + "eid"
        if form.endswith("jes"):
            yield form[:-1]
        nominal = _PLURALS | _DIMINUTIVES | {"Ca", "Cc"}
        for base in (*bases(form, "en"), form.removesuffix("n")):
            if base != form and len(base) > 2 and self.flags.get(base, set()) & nominal:
                yield base
        for base in bases(form, "e"):
            if self.flags.get(base, set()) & _ADJECTIVES or (
                base in self.flags and base.endswith(_ADJECTIVAL)
            ):
                yield base
