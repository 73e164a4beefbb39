"""The query language: what is typed, and what is looked for."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from whoosh.lang.stopwords import stoplists

from corpus.errors import KamerzoekError
from search.bare import STOP_WORDS, bare
from search.parse import MAX_LENGTH, by_grammar, parse
from search.query import FIELDS, shown


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        pytest.param("veerpont Oudewaard", "veerpont AND oudewaard", id="words are all needed"),
        pytest.param("COÖRDINATIE", "coordinatie", id="case and accents do not count"),
        pytest.param('"de veerpont"', '"de veerpont"', id="a phrase keeps its stop words"),
        pytest.param('"veerpont"', '"veerpont"', id="a phrase of one word"),
        pytest.param("“de pont” kade", '"de pont" AND kade', id="smart quotes"),
        pytest.param("«de pont» kade", '"de pont" AND kade', id="printers' quotes"),
        pytest.param("‘de pont’ kade", '"de pont" AND kade', id="single smart quotes"),
        pytest.param("'de pont' kade", '"de pont" AND kade', id="single straight quotes"),
        pytest.param("foto's en pagina's", "foto AND pagina; left out: en", id="apostrophes"),
        pytest.param("‘de foto’s van nu’", '"de foto van nu"', id="an apostrophe in a phrase"),
        pytest.param("pont OR brug", "pont OR brug", id="or"),
        pytest.param("pont OF brug", "pont OR brug", id="or in Dutch"),
        pytest.param("pont EN brug", "pont AND brug", id="and in Dutch"),
        pytest.param("pont NIET brug", "pont AND NOT brug", id="not in Dutch"),
        pytest.param("pont -brug", "pont AND NOT brug", id="minus"),
        pytest.param('pont -"de brug"', 'pont AND NOT "de brug"', id="a phrase excluded"),
        pytest.param("kade pont OR brug", "kade AND (pont OR brug)", id="or binds its neighbours"),
        pytest.param(
            "kade AND pont OR brug", "(kade AND pont) OR brug", id="a written AND binds tighter"
        ),
        pytest.param("kade (pont brug)", "kade AND pont AND brug", id="needless parentheses"),
        pytest.param("(pont OR brug) kade", "(pont OR brug) AND kade", id="grouping"),
        pytest.param("NOT pont", "NOT pont", id="negation alone"),
        pytest.param("NOT NOT pont", "NOT pont", id="said twice"),
        pytest.param("NOT (NOT pont)", "NOT (NOT pont)", id="meant twice"),
        pytest.param("pont of brug", "pont AND brug; left out: of", id="small letters are words"),
        pytest.param("de pont", "pont; left out: de", id="stop words are dropped"),
        pytest.param("wat is het", "wat AND zijn AND het", id="unless nothing else is left"),
        pytest.param("geen pont", "geen AND pont", id="geen turns the meaning and stays"),
        pytest.param("het OR pont", "het OR pont", id="a stop word beside an operator stays"),
        pytest.param("pont/brug", "pont AND brug", id="words without a blank"),
        pytest.param("pont pont", "pont", id="a word repeated"),
        pytest.param("=Kaden", "=Kaden", id="a word as printed"),
        pytest.param('="de Kaden" pont', '="de Kaden" AND pont', id="a phrase as printed"),
        pytest.param("=de pont", "=de AND pont", id="a stop word as printed"),
        pytest.param("a=b = pont", "a AND b AND pont", id="other equals signs are nothing"),
        pytest.param("het OM", "OM; left out: het", id="an abbreviation is no stop word"),
        pytest.param("kade-onderhoud", 'kadeonderhoud OR "kade onderhoud"', id="hyphenated"),
        pytest.param('"het kade-onderhoud"', '"het kadeonderhoud"', id="in a phrase"),
    ],
)
def test_what_is_typed_means(typed: str, means: str) -> None:
    assert parse(typed).interpreted == means


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        pytest.param('"de pont', "pont; left out: de", id="a quote without its partner"),
        pytest.param("((pont", "pont", id="opened only"),
        pytest.param("pont))", "pont", id="closed only"),
        pytest.param("pont () kade", "pont AND kade", id="nothing in parentheses"),
        pytest.param("NOT () kade", "NOT kade", id="an operator before nothing in parentheses"),
        pytest.param("OR", "or", id="a lone operator"),
        pytest.param("OR instemmen", "or AND instem", id="an operator in front is a word"),
        pytest.param("pont AND", "pont AND and", id="an operator behind is a word"),
        pytest.param("pont AND OR kade", "pont AND or AND kade", id="one of two operators"),
        pytest.param("pont OR -- kade", "pont OR kade", id="punctuation between"),
        pytest.param("- pont", "pont", id="a dash alone"),
        pytest.param("pont^2 +kade?", "pont AND 2 AND kade", id="signs of other query languages"),
        pytest.param("titel:pont^2", "titel AND pont AND 2", id="fields and weights are words"),
        pytest.param("(" * 5000 + "pont", "pont", id="deep nesting"),
        pytest.param("NOT " * 2000 + "pont", "NOT pont", id="long negation"),
    ],
)
def test_plain_words_never_fail(typed: str, means: str) -> None:
    assert parse(typed).interpreted == means


@pytest.mark.parametrize("typed", ["", "  ", "?!", '""', "-", "()", "\x1b", "😀"])
def test_a_text_without_a_word_is_refused_with_what_to_type(typed: str) -> None:
    with pytest.raises(KamerzoekError, match=r"no word to search for.*type one or more words"):
        parse(typed)


def test_a_text_as_long_as_a_letter_is_refused() -> None:
    with pytest.raises(KamerzoekError, match="too long"):
        parse("pont " * MAX_LENGTH)


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("ab \"'“”‘’«»()-&/ \n") | st.characters(), max_size=60))
def test_any_text_is_a_query_or_has_no_word(typed: str) -> None:
    try:
        query = parse(typed)
    except KamerzoekError:
        return
    assert query.interpreted
    assert parse(typed) == query


WORDS = st.sampled_from(
    ["pont", "kade", "OR", "AND", "NOT", "EN", "OF", "NIET", "(", ")", '"', "de"]
)


@example(["NIET", "(", "NIET", "pont", ")"], False)
@settings(deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=12), st.booleans())
def test_what_is_shown_is_a_query_that_means_the_same(words: list[str], any_word: bool) -> None:
    typed = " ".join(words)
    if set(words) <= {"(", ")", '"'}:
        return
    query = parse(typed, any_word=any_word)
    assert shown(parse(shown(query.tree)).tree) == shown(query.tree)


TYPED_WORDS = WORDS | st.sampled_from(
    ["het", "OM", "om", "kade-onderhoud", "VNO-NCW", "2024", "=nu"]
)
BARE_WORDS = TYPED_WORDS | st.from_regex(r"\A[^\W_]{1,6}(-[^\W_]{1,4})?\Z")


@example(["de", "OM", "het"], False, False, False)
@settings(deadline=None)
@given(st.lists(BARE_WORDS, min_size=1, max_size=6), st.booleans(), st.booleans(), st.booleans())
def test_words_alone_are_read_as_the_grammar_reads_them(
    words: list[str], any_word: bool, exact: bool, one_field: bool
) -> None:
    fields = ("question",) if one_field else FIELDS
    typed = " ".join(words)
    found = bare(typed, any_word=any_word, exact=exact, fields=fields)
    if found is not None:
        for raw in (False, True):
            assert found == by_grammar(
                typed, any_word=any_word, exact=exact, raw=raw, fields=fields
            )


@pytest.mark.parametrize("typed", ["kinderopvang", "wachtlijst jeugdzorg", "de VNO-NCW in 2024"])
def test_most_of_what_people_type_are_words_alone(typed: str) -> None:
    assert bare(typed, any_word=False, exact=False, fields=FIELDS)


def test_any_word_is_enough_but_what_is_excluded_stays_out() -> None:
    assert parse("pont kade -brug NIET dam", any_word=True).interpreted == (
        "(pont OR kade) AND NOT brug AND NOT dam"
    )


def test_stop_words_are_those_of_whoosh_but_what_turns_a_meaning_around() -> None:
    assert stoplists["nl"] - {"niet", "geen"} == STOP_WORDS
