"""What an index asks of a word form is what is told of it with places, without them."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from indexer.forms import analysed, is_unknown
from indexer.index_terms import index_terms
from indexer.lexicon import DATA
from indexer.words import fold

KNOWN = ["kinderopvang", "toeslagen", "regels", "onderwijs", "dijk", "Zee", "van", "de", "s", "'s"]
NEW = ["fatbike", "Oeigoer", "Prutsema", "MVV", "OM", "coördinatie", "ĳs", "’t", "1999", "12.500"]
JOINTS = ["", "", "-", "-", "s", "'", ".", " ", "\u00ad"]
WRITTEN = st.lists(
    st.tuples(st.sampled_from(KNOWN + NEW), st.sampled_from(JOINTS)), min_size=1, max_size=4
).map(lambda pairs: "".join(word + joint for word, joint in pairs))
STREWN = st.text(st.sampled_from("aekrsbij'’-.EIX019é\u00ad\u0301ǀ৸ĳʼ²"), min_size=1)


def expected(form: str) -> tuple[list[str], list[str], list[str]]:
    found = analysed(form)
    terms, parts = ([part.term for part in some] for some in (found.terms, found.parts))
    return terms, parts, list(filter(is_unknown, dict.fromkeys([*terms, *parts])))


@given(st.one_of(WRITTEN, STREWN).filter(lambda form: any(map(str.isalnum, form))))
@settings(max_examples=500, deadline=None)
@example("kinderopvangtoeslagregels")
@example("deStaatssecretaris")
@example("overhet")
@example("fatbikeverboden")
@example("onderwijs-fatbikes")
@example("21501-XVIIIIIIII")
@example("30-10-2024")
@example("1999fatbikes")
@example("ME'ers")
@example("m.b.t.")
def test_the_terms_are_those_that_have_places(form: str) -> None:
    assert index_terms(form) == expected(form)


@pytest.mark.parametrize(
    ("form", "terms", "parts", "unknown"),
    [
        pytest.param("Kinderen", "kind", "", "", id="a word of the list"),
        pytest.param("dijkgraven", "dijkgraf", "dijk graf", "", id="a compound"),
        pytest.param("fatbikers", "fatbiker", "", "fatbiker", id="an unknown word"),
        pytest.param("dijk-fatbikers", "dijkfatbiker dijk fatbiker", "", "dijkfatbiker fatbiker",
                     id="an unknown segment"),
        pytest.param("zeedijkbeheerder", "zeedijkbeheerder",
                     "zee dijk beheerder dijkbeheerder zeedijk", "", id="three parts"),
        pytest.param("overhet", "overhet over het", "", "", id="two words that were glued"),
        pytest.param("OM", "OM", "", "", id="an abbreviation that is also a word"),
        pytest.param("21501-20", "2150120 21 501 20", "", "", id="a dossier number"),
        pytest.param("2024", "2024", "", "", id="a year"),
        pytest.param("Coördinatie", "coordinatie", "", "", id="an accent"),
    ],
)  # fmt: skip
def test_a_form_has_terms_with_positions_parts_without_and_unknown_ones(
    form: str, terms: str, parts: str, unknown: str
) -> None:
    assert index_terms(form) == (terms.split(), parts.split(), unknown.split())


def test_no_abbreviation_is_in_small_letters() -> None:
    lines = (DATA / "abbreviations.txt").read_text("utf-8").splitlines()
    shorts = [line.partition(" = ")[0] for line in lines if not line.startswith("#")]
    assert shorts
    assert not [short for short in shorts if short == fold(short)]
