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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum

from unidecode import unidecode

from .hunspell import Form

_VOWELS = "aeiou"
_VOWEL_GROUP = re.compile(r"[aeiouy]+")
_PLURALS = frozenset("Za Zu Zx Zb Zd Ze Zf Zg Zh Zi Zj Zk Zc Zv".split())
_ON_N = frozenset({"Zi", "Zj", "Zk"})
_DIMINUTIVES = frozenset("Ya Yb Yc Yd Ye Yf Yg".split())
_ADJECTIVES = frozenset("Aa Ab Ac Ad Ae Ai Al Am An Ao Ap Aq Ar As Ay At Au Av Aw Ax".split())
_TENSES = frozenset("V3 Vp Vq Va Vb Vi Ve".split())
_LINKS = frozenset({"Ch", "Cd"})
_NAMES = frozenset("PN Gs Gl GL Gw GW".split())
_ADJECTIVAL = tuple("aal baar eel eerd end eus gd ht ief ig isch lijk loos nd rd zaam".split())
_INSEPARABLE = tuple(
    "be ge her er ont ver mis wan over onder door om voor vol weer achter aan".split()
)
_SEPARABLE = tuple(
    "aan aaneen achter achterna achterom achterop achterover achteruit af bij bijeen binnen bloot "
    "boven buiten deel dicht door flauw gade gelijk goed groot hoog in ineen inéén klaar kwijt "
    "langs leeg los mede mee mis na naar neer om omhoog omver onder op opeen open over plaats "
    "samen schoon stil stop tegemoet tegen teleur tentoon terecht terug thuis toe uit uiteen "
    "vast veilig vol voor voorbij vooraf voorop vooruit voort vrij waar weer weg zwart".split()
)


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


def fold(word: str) -> str:
    """A word as the lexicon keys it: ASCII, lower case."""
    return unidecode(word).lower()


def bases(form: str, ending: str) -> Iterator[str]:
    """Words that give `form` when Dutch spelling adds `ending` (e, en, er …) to them.

    >>> list(bases("brieven", "en")), list(bases("wetten", "en"))
    (['brief', 'briev', 'brieef'], ['wet', 'wett'])
    """
    if not form.endswith(ending) or len(form) - len(ending) < 2:
        return
    stem = form[: -len(ending)]
    last, before = stem[-1], stem[-2]
    if last in _VOWELS:
        yield stem
        return
    unvoiced = {"v": "f", "z": "s"}.get(last, last)
    double = stem[:-1] + before + unvoiced
    single = before in _VOWELS and (len(stem) < 3 or stem[-3] not in _VOWELS)
    if single:
        yield double
    if unvoiced != last:
        yield stem[:-1] + unvoiced
    if last == before:
        yield stem[:-1]
    yield stem
    if before in _VOWELS and not single and stem[-3] != before:  # definiëren, beogen
        yield double


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

    def add_verbs(self, strong: Sequence[Sequence[str]]) -> None:
        """Join the forms of every verb. `strong` has rows infinitive, then its past forms."""
        irregular = {row[0]: row[1:] for row in strong}
        infinitives = {word for word, flags in self.flags.items() if "Vi" in flags}
        infinitives |= {
            word
            for word in self._entries
            if any("V3" in self.flags.get(base, ()) for base in bases(word, "en"))
            or (not word.startswith("ge") and next(_strong(word, irregular), None))
        }
        infinitives |= irregular.keys()
        for infinitive in sorted(infinitives):
            stem = self._stem(infinitive)
            if not stem:
                continue
            for reading, known in (
                (Reading.VERB, _present(infinitive, stem)),
                (Reading.WEAK, _weak(stem)),
                (Reading.STRONG, _strong(infinitive, irregular)),
            ):
                for form in known:
                    if reading == Reading.VERB or form in self.flags:
                        self._read(form, reading, stem)

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
        if named and (fold(form) in self.flags or (rule == "PN" and fold(form) in self._entries)):
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
        if options and len(_VOWEL_GROUP.findall(options[0])) == 1 and options[0] in self.flags:
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


def _present(infinitive: str, stem: str) -> tuple[str, ...]:
    third = stem if stem.endswith("t") else stem + "t"
    if infinitive.endswith("aan"):
        third = infinitive[:-1] + "t"
    return (infinitive, infinitive + "d", infinitive + "de", stem, third)


def _weak(stem: str) -> Iterator[str]:
    """Pasts and participles that a stem may have: werkte, gewerkt, aangevraagde, betaald."""
    yield from (stem + ending for ending in ("de", "den", "te", "ten"))
    endings = (stem + "d", stem + "t", stem) if stem[-1] in "dt" else (stem + "d", stem + "t")
    for ending in endings:
        found = ["ge" + ending]
        for prefix in _INSEPARABLE:
            if ending.startswith(prefix):
                found.append(ending)
        for prefix in _SEPARABLE:
            if ending.startswith(prefix):
                rest = ending.removeprefix(prefix)
                found.append(f"{prefix}ge{rest}")
                if rest.startswith(("be", "ver", "ont", "her")):
                    found.append(ending)
        for participle in found:
            yield from (participle, participle + "e")


def _strong(infinitive: str, table: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The irregular forms of a verb in the table, or of one with a prefix before it."""
    for prefix in ("", *_SEPARABLE, *_INSEPARABLE):
        if not infinitive.startswith(prefix):
            continue
        for form in table.get(infinitive.removeprefix(prefix), ()):
            yield prefix + form
            if form.startswith("ge"):
                yield from (prefix + form + "e", prefix + form.removeprefix("ge"))
                yield prefix + form.removeprefix("ge") + "e"
