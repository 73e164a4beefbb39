"""What of a unit is shown: the passages that tell why it was found, with the words marked."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.document import Document, Question, Unit
from indexer.analysis import part_tokens, surface, tokens, words
from indexer.entries import Entry
from search.hits import Snippet
from search.marking import Wanted, marks, wanted
from search.parse import parse
from search.snippet import WIDTH, snippets

FILLER = "Dit is een zin van gewone lengte over iets anders. "


def entry(question: str = "", answer: str | None = None, subject: str | None = None) -> Entry:
    questions = (Question(("1",), question),) if question else ()
    return Entry(
        Document("x", "x.txt", "answers", subject=subject), Unit("x#1", ("1",), questions, answer)
    )


def shown(found: tuple[Snippet, ...]) -> list[str]:
    """The snippets with their marks in brackets, each with its field."""
    lines = []
    for snippet in found:
        text, last = "", 0
        for start, end in snippet.marks:
            text += f"{snippet.text[last:start]}[{snippet.text[start:end]}]"
            last = end
        lines.append(f"{snippet.field}: {text}{snippet.text[last:]}")
    return lines


@pytest.mark.parametrize(
    ("typed", "text", "marked"),
    [
        pytest.param("oeigoer", "De Oeigoerse taal.", "De [Oeigoerse] taal.", id="inflected"),
        pytest.param("coordinatie", "Geen coördinatie!", "Geen [coördinatie]!", id="accents"),
        pytest.param("foto", "Die foto’s zijn er.", "Die [foto’s] zijn er.", id="apostrophe"),
        pytest.param("lidstaten", "De EU-lidstaten.", "De EU-[lidstaten].", id="part"),
        pytest.param("eu-lidstaten", "De EU-lidstaten.", "De [EU-lidstaten].", id="whole"),
        pytest.param("eu-lidstaten", "De EU lidstaten.", "De [EU lidstaten].", id="apart"),
        pytest.param("pont kade", "De pont, de kade.", "De [pont], de [kade].", id="two words"),
        pytest.param('"de pont"', "De kade, de pont.", "De kade, [de pont].", id="phrase"),
        pytest.param('"de pont"', "De kade en pont.", "De kade en pont.", id="no phrase"),
        pytest.param("kade -pont", "De kade en pont.", "De [kade] en pont.", id="not"),
        pytest.param("pont", "De veerponten.", "De veer[ponten].", id="part of a compound"),
        pytest.param("mensenrechten", "Een mensenrechtenverdrag.", "Een [mensenrechten]verdrag.",
                     id="compound in a compound"),
        pytest.param("veerpont", "De veerpont vaart.", "De [veerpont] vaart.", id="compound whole"),
        pytest.param("wachtlijst", "De lijst met wacht is lang.",
                     "De [lijst] met [wacht] is lang.", id="compound apart"),
        pytest.param("wachtlijst", "De lijst waarop ik hier al jaren wacht.",
                     "De lijst waarop ik hier al jaren wacht.", id="compound far apart"),
        pytest.param('"pont"', "De veerpont, de pont.", "De veerpont, de [pont].",
                     id="quotes mark no parts"),
        pytest.param("=pont", "Veerpont, ponten, Pont.", "Veerpont, ponten, [Pont].",
                     id="as printed"),
        pytest.param('="de Pont"', "De ponten, de pont.", "De ponten, [de pont].",
                     id="phrase as printed"),
        pytest.param("OM", "Om het OM.", "Om het [OM].", id="abbreviation"),
        pytest.param("OM", "Het Openbaar Ministerie.", "Het [Openbaar Ministerie].", id="in full"),
        pytest.param('"Openbaar Ministerie"', "Om het OM.", "Om het [OM].", id="in short"),
        pytest.param('"a b" "b c"', "x a b c x", "x [a b c] x", id="phrases that overlap"),
        pytest.param("kade", "Co\u00adde aan de ka\u00adde.", "Co\u00adde aan de [ka\u00adde].",
                     id="soft hyphen"),
        pytest.param("pont", "Rond € 1½ ĳ de pont.", "Rond € 1½ ĳ de [pont].",
                     id="characters that fold to more"),
    ],
)  # fmt: skip
def test_words_are_marked_as_printed(typed: str, text: str, marked: str) -> None:
    assert shown(snippets(entry(answer=text), parse(typed).tree)) == [f"answer: {marked}"]


def test_blanks_and_line_ends_become_single_blanks_and_marks_stay_right() -> None:
    text = "  Over\n\nde   pont\t\tgaat\u00a0 de   lange\nkade. "
    found = snippets(entry(answer=text), parse('pont "lange kade"').tree)
    assert shown(found) == ["answer: Over de [pont] gaat de [lange kade]."]


def test_a_question_and_its_answer_are_both_shown_in_reading_order() -> None:
    found = snippets(entry("Vaart de pont?", "De pont vaart.", "De pont"), parse("pont").tree)
    assert shown(found) == ["question: Vaart de [pont]?", "answer: De [pont] vaart."]


def test_the_passage_with_the_most_different_words_is_chosen() -> None:
    text = "Pont pont pont. " + FILLER * 12 + "De pont en de kade. " + FILLER * 12 + "Kade, kade."
    found = snippets(entry(answer=text), parse("pont kade").tree, limit=1)
    assert "De [pont] en de [kade]." in shown(found)[0]


def test_words_far_apart_get_a_passage_each() -> None:
    text = "De pont. " + FILLER * 20 + "De kade."
    found = snippets(entry(answer=text), parse("pont kade").tree)
    assert [one.text[slice(*one.marks[0])] for one in found] == ["pont", "kade"]


def test_a_cut_passage_begins_and_ends_at_a_sentence_and_says_so() -> None:
    text = FILLER * 10 + "De pont vaart weer. " + FILLER * 10
    (line,) = shown(snippets(entry(answer=text), parse("pont").tree))
    assert line.startswith(("answer: … Dit is een zin", "answer: … De [pont]"))
    assert line.endswith("over iets anders. …")
    assert "De [pont] vaart weer." in line


def test_a_long_sentence_is_cut_between_words() -> None:
    words = [f"woord{n}" for n in range(200)]
    words[100] = "pont"
    (found,) = snippets(entry(answer=" ".join(words)), parse("pont").tree)
    assert found.text.startswith("… woord")
    assert found.text.endswith(" …")
    assert set(found.text.split()) <= {*words, "…"}
    assert len(found.text) <= WIDTH + 4


def test_the_subject_is_shown_only_when_it_alone_holds_the_words() -> None:
    found = snippets(entry("Is dat bekend?", "Ja.", "De pont"), parse("pont").tree)
    assert shown(found) == ["subject: De [pont]", "answer: Ja."]


def test_an_answer_without_the_words_shows_how_it_begins() -> None:
    found = snippets(entry("Vaart de pont?", "Nee. " + FILLER * 9), parse("pont").tree)
    assert shown(found)[0] == "question: Vaart de [pont]?"
    assert shown(found)[1].startswith("answer: Nee. Dit is een zin")
    assert len(found[1].text) < WIDTH


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        pytest.param(
            entry("Vaart hij?", "Ja."), ["question: Vaart hij?", "answer: Ja."], id="both"
        ),
        pytest.param(entry("Vaart hij?", None), ["question: Vaart hij?"], id="a question alone"),
        pytest.param(entry("", None, "De pont"), [], id="neither: the subject heads the hit"),
    ],
)
def test_a_unit_found_without_words_shows_how_it_begins(one: Entry, expected: list[str]) -> None:
    assert shown(snippets(one, parse("NOT brug").tree)) == expected


@pytest.mark.parametrize("limit", [0, 1, 2, 3])
def test_no_more_passages_than_asked_for(limit: int) -> None:
    one = entry(
        "De pont. " + FILLER * 20 + "Kade.", "Een pont. " + FILLER * 20 + "De kade.", "Pont"
    )
    assert len(snippets(one, parse("pont kade").tree, limit=limit)) == min(limit, 2)


def test_a_word_wider_than_the_passage_is_shown_whole() -> None:
    (found,) = snippets(entry(answer="x " + "a" * 500 + " y"), parse("a" * 500).tree)
    assert found.text[slice(*found.marks[0])] == "a" * 500


QUERIES = [
    "pont", "de pont", '"de pont"', "kade-pont", '"a b" OR b -c', "é ½", "1 NOT 2", "=pont",
    '="de pont"', "veerpont", "kadepont", "OM", "ME'ers",
]  # fmt: skip
PIECES = ["veer", "pont", "OM", "kade", *"abde pontka-’'\n\t .?\u00adé½ßĳ北"]
LETTERS = st.lists(st.sampled_from(PIECES) | st.characters(), max_size=200).map("".join)


def spans(text: str, want: Wanted) -> set[tuple[int, int]]:
    """Where a printed word or a part of one stands that is in some way looked for."""
    terms = want.terms | want.words | {t for each in (*want.phrases, *want.near) for t in each}
    forms = {form for printed in want.printed for form in printed}
    found = {(t.start, t.end) for t in tokens(text) if t.term in terms}
    found |= {(t.start, t.end) for t in part_tokens(text) if t.term in want.terms}
    return found | {(at, at + len(word)) for word, at in words(text) if surface(word) in forms}


@settings(deadline=None)
@given(LETTERS, LETTERS, st.sampled_from(QUERIES), st.booleans(), st.integers(1, 300))
def test_every_mark_covers_the_printed_words_or_parts_that_matched(
    question: str, answer: str, typed: str, loose: bool, width: int
) -> None:
    query = parse(typed, any_word=loose).tree
    want = wanted(query)
    for found in snippets(entry(question, answer, question), query, width=width):
        right = spans(found.text, want)
        end = 0
        for start, stop in found.marks:
            assert end <= start < stop <= len(found.text)
            assert start in {first for first, _ in right}
            assert stop in {last for _, last in right}
            end = stop


@settings(deadline=None)
@given(LETTERS, st.sampled_from(QUERIES))
def test_marks_are_places_in_the_text_as_stored(text: str, typed: str) -> None:
    want = wanted(parse(typed).tree)
    right = spans(text, want)
    for mark in marks(text, want):
        assert mark.start in {first for first, _ in right}
        assert mark.end in {last for _, last in right}
