"""The compiled word list: what it is made from, and that it is the one that is shipped."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.hunspell import forms
from indexer.inflection import Inflection
from indexer.lexicon import DATA, LEXICON, Lexicon, Role, compile_lexicon, read_table
from indexer.make_data import build, source
from indexer.verbs import Verbs, bases

README = (DATA / "README.md").read_text("utf-8")
AFFIXES = """
FLAG long
SFX Zb Y 2
SFX Zb 0 en/CaCb [^eo] ts:NN2
SFX Zb 0 ën/CaCb [eo]
SFX Aa Y 1
SFX Aa 0 e [^e]
SFX V3 Y 1
SFX V3 0 t [^ao]
SFX Vi Y 1
SFX Vi 0 d .
PFX Pj Y 1
PFX Pj 0 af .
"""


def test_the_shipped_word_list_is_the_recorded_one() -> None:
    assert hashlib.sha256(LEXICON.read_bytes()).hexdigest() in README


@pytest.mark.skipif(source() is None, reason="the package that carries the dictionary is missing")
def test_the_word_list_is_made_again_from_its_source() -> None:
    folder = source()
    assert folder is not None
    for path in (*folder.glob("*.aff"), *folder.glob("*.dic")):
        assert hashlib.sha256(path.read_bytes()).hexdigest() in README
    made, shipped = Lexicon(build(folder)), Lexicon.open()
    assert sorted(made.items()) == sorted(shipped.items())


def test_a_file_of_another_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="not a lexicon"):
        Lexicon(b"something else")


@given(
    st.dictionaries(
        st.text("abcdefg", min_size=1, max_size=8),
        st.tuples(st.text("abcdefg", min_size=1, max_size=8), st.integers(0, 255)),
        max_size=20,
    )
)
def test_what_is_compiled_is_read_back(entries: dict[str, tuple[str, int]]) -> None:
    lemmas = {form: lemma for form, (lemma, _) in entries.items()}
    roles = {form: role for form, (_, role) in entries.items()}
    lexicon = Lexicon(compile_lexicon(lemmas, roles))
    assert {form: (lemma, role) for form, lemma, role in lexicon.items()} == entries
    for form, (lemma, role) in entries.items():
        assert (lexicon.lemma(form), lexicon.roles(form)) == (lemma, role)


def test_an_unknown_form_has_no_lemma_and_no_role() -> None:
    lexicon = Lexicon(compile_lexicon({"kades": "kade"}, {"kade": Role.WORD}))
    assert lexicon.lemma("pont") is None
    assert lexicon.roles("pont") == 0
    assert lexicon.lemma("kade") == "kade"
    assert lexicon.entry("pont") == (0, None)


def test_all_forms_that_a_stretch_of_a_text_begins_with_come_with_where_they_end() -> None:
    lexicon = Lexicon(compile_lexicon({"kades": "kade"}, {"kade": Role.WORD}))
    assert lexicon.prefixes("kadeschuur", 0, 10) == [(4, Role.WORD), (5, 0)]
    assert lexicon.prefixes("opkadeschuur", 2, -6) == [(6, Role.WORD)]
    assert lexicon.prefixes("opkadeschuur", 0, 12) == []


@pytest.fixture
def dictionary(tmp_path: Path) -> tuple[Path, Path]:
    affixes, words = tmp_path / "xx.aff", tmp_path / "xx.dic"
    affixes.write_text(AFFIXES, "utf-8")
    words.write_text(
        "9\nboek/ZbCa\nzee/Zb\nfout/Fw\nbont/Aa\nwerk/V3PjZb\nwerken/ViPj\ngewerkt\nafgewerkt\nkapot",
        "utf-8",
    )
    return affixes, words


def test_a_hunspell_dictionary_gives_all_its_forms(dictionary: tuple[Path, Path]) -> None:
    found = {(form.form, form.base, form.rule) for form in forms(*dictionary)}
    assert ("boeken", "boek", "Zb") in found
    assert ("zeeën", "zee", "Zb") in found
    assert ("werkt", "werk", "V3") in found
    assert ("afwerkt", "afwerk", "V3") in found, "a prefix makes another word"
    assert ("afwerken", "afwerk", "Zb") not in found, "and is no noun for that"
    assert not any(form == "fout" for form, *_ in found), "a forbidden word"


def test_flags_of_a_form_are_those_of_its_rule(dictionary: tuple[Path, Path]) -> None:
    found = {form.form: form.flags for form in forms(*dictionary)}
    assert found["boeken"] == {"Ca", "Cb"}


def test_inflection_joins_what_the_dictionary_leaves_apart(dictionary: tuple[Path, Path]) -> None:
    inflection = Inflection(forms(*dictionary))
    inflection.add_verbs(Verbs([["separable:", "af"], ["inseparable:", "be"]]))
    inflection.override("kapot", "stuk")
    assert inflection.lemmas() == {
        "boeken": "boek",
        "zeeen": "zee",
        "bonte": "bont",
        "werken": "werk",
        "werkend": "werk",
        "werkende": "werk",
        "werkt": "werk",
        "gewerkt": "werk",
        "afwerken": "afwerk",
        "afwerkend": "afwerk",
        "afwerkende": "afwerk",
        "afwerkt": "afwerk",
        "afgewerkt": "afwerk",
        "kapot": "stuk",
    }


@pytest.mark.parametrize(
    ("infinitive", "expected"),
    [
        pytest.param("geven", {"gaf", "gaven", "gegeven"}, id="from the table"),
        pytest.param("aangeven", {"aangaf", "aangegeven"}, id="a separable prefix"),
        pytest.param("vergeven", {"vergaf", "vergeven"}, id="an inseparable one takes no ge-"),
        pytest.param("leven", set(), id="a verb that is not in the table"),
    ],
)
def test_strong_verbs(infinitive: str, expected: set[str]) -> None:
    lines = (DATA / "verbs.txt").read_text("utf-8").splitlines()
    found = set(Verbs(read_table(lines)).strong(infinitive))
    assert expected <= found
    assert bool(found) == bool(expected)


@pytest.mark.parametrize(
    ("form", "ending", "base"),
    [
        ("zaken", "en", "zaak"),
        ("wetten", "en", "wet"),
        ("brieven", "en", "brief"),
        ("huizen", "en", "huis"),
        ("dagen", "en", "dag"),
        ("grote", "e", "groot"),
        ("evalueren", "en", "evalueer"),
    ],
)
def test_the_spelling_of_open_and_closed_syllables(form: str, ending: str, base: str) -> None:
    assert base in bases(form, ending)


@pytest.mark.parametrize("name", ["verbs.txt", "lemmas.txt", "compounds.txt", "short.txt"])
def test_tables_hold_only_words(name: str) -> None:
    for line in read_table((DATA / name).read_text("utf-8").splitlines()):
        for word in line[1:]:
            assert word == word.lower()
            assert word.isalnum(), f"{name}: {word}"
