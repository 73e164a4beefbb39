"""The contract of an engine, run over every engine in the registry."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import fields, replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh import query as tree

from corpus.document import Asker, Document, Doubt, Footnote, Office, Question, Reference, Unit
from indexer.analysis import places
from indexer.entries import Entry, entries
from indexer.writer import Kept, Source
from search.backends import BACKENDS
from search.checked import Printed
from search.engine import Engine, UnsupportedError, backend
from search.filters import Behalf, Filters, Held, Signed, period
from search.query import Sort
from tests.factories import document, letter, minister, unit

NONE = Filters()
FIELDS = ("subject", "question", "answer")

UNITS = 0.3
"""How far a score may be off in a handful of units: an engine may count a document of its own."""

REMEMBER = {"tantivy"}
"""Engines in whose frequencies deleted units still count, until their segment is merged."""

pytestmark = pytest.mark.parametrize("name", BACKENDS)


@contextmanager
def index(name: str, *commits: Sequence[Document], gone: Sequence[str] = ()) -> Iterator[Engine]:
    """An open index of documents, each group of them committed by itself."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        data = Path(folder)
        backend(name).create(data)
        for documents in commits:
            with backend(name).writer(data) as writer:
                writer.add(documents)
                writer.commit()
        if gone:
            with backend(name).writer(data) as writer:
                writer.delete(gone)
                writer.commit()
        opened = backend(name).open(data)
        try:
            yield opened
        finally:
            opened.close()


def ids(
    engine: Engine,
    query: tree.Query,
    filters: Filters = NONE,
    sort: Sort = "relevance",
    limit: int | None = None,
    offset: int = 0,
) -> list[str]:
    page = engine.search(query, filters, sort, limit, offset)
    return [match.entry.unit.id for match in page.matches]


def term(text: str) -> str:
    """The one term of a word."""
    (found,) = places(text)
    return found


def word(text: str, field: str = "all", boost: float = 1.0) -> tree.Term:
    return tree.Term(field, term(text), boost=boost)


PONT = letter(
    ("Vaart de veerpont nog?", "De pont vaart weer."),
    ("Wat kost de dijk?", "De dijk kost veel geld."),
    id="pont",
    subject="Veerpont bij Oudewaard",
)
WOLF = letter(
    ("Hoeveel wolven telt de Veluwe?", "Er zijn tien wolven, aldus de boswachter."),
    ("Is een pont bestand tegen een wolf?", None),
    id="wolf",
    subject="Wolven op de Veluwe",
    answered_on=date(2023, 5, 1),
    ministers=(minister("Aldershof", "Natuur"), Office("staatssecretaris", "Waterstaat", "Bäcker")),
)
LETTERS = (PONT, WOLF)


EVERYTHING = letter(
    ("Is € 5 – “veel”? \x1b[31m é́ 漢字\U0001f6b2", "Ja.\tNee.\r\n"),
    id="tekens#~/ é",
    source="mappen/zip.zip/brief é.pdf",
    kind="questions",
    number="594",
    session="2023-2024",
    reference="2024Z00594",
    addressees=(minister(None),),
    footnotes=(Footnote("1", "Een noot."),),
    preamble="Geachte voorzitter,",
    closing="Hoogachtend,",
    references=(
        Reference("motie", "kst-1-2", "motie-X", "answer", "tekens#1", 0, 3, 9, ("Zwart", "Wit")),
        Reference("set", "2024Z1", "vragen", "header"),
    ),
    warnings=(Doubt("question-missing", "vraag 3 ontbreekt"),),
    on_behalf_of=(Office("minister-president"),),
)


# Keeping and giving back


def test_everything_is_everything(name: str) -> None:
    """A field that is new on a document must be in the example below that comes back whole."""
    unset = {f.name for f in fields(Document) if getattr(EVERYTHING, f.name) in (None, (), "")}
    assert not unset


@pytest.mark.parametrize(
    "kept",
    [
        pytest.param(letter(), id="plain"),
        pytest.param(
            document(id="mondeling", kind="oral-questions", subject="Kort"), id="no-units"
        ),
        pytest.param(document(unit(answer=None), answered_on=None), id="nothing-known"),
        pytest.param(
            document(Unit("g#4-5", ("4", "5"), (Question(("4", "5"), "Vier?\n\nVijf?"),), "", 7)),
            id="grouped",
        ),
        pytest.param(EVERYTHING, id="everything"),
    ],
)
def test_a_letter_comes_back_as_it_was_read(name: str, kept: Document) -> None:
    with index(name, [PONT, kept, WOLF]) as engine:
        assert engine.document(kept.id) == kept
        for entry in entries(kept):
            assert engine.entry(entry.unit.id) == entry


def test_what_is_not_there_is_none(name: str) -> None:
    with index(name, LETTERS) as engine:
        assert engine.document("pont#1") is None
        assert engine.entry("pont") is None


def test_a_deleted_letter_is_gone_and_the_others_stay(name: str) -> None:
    with index(name, LETTERS, gone=["pont", "unheard of"]) as engine:
        assert engine.document("pont") is None
        assert engine.entry("pont#1") is None
        assert ids(engine, word("pont")) == ["wolf#2"]


def test_a_letter_is_replaced_in_one_transaction(name: str, tmp_path: Path) -> None:
    changed = letter(("Vaart de pont morgen?", "Nee."), id="pont")
    backend(name).create(tmp_path)
    for version in (PONT, changed):
        with backend(name).writer(tmp_path) as writer:
            writer.delete(["pont"])
            writer.add([version])
            writer.commit()
    engine = backend(name).open(tmp_path)
    assert engine.document("pont") == changed
    assert ids(engine, word("dijk")) == []
    engine.close()


def test_what_a_transaction_added_it_can_delete_again(name: str, tmp_path: Path) -> None:
    backend(name).create(tmp_path)
    newer = replace(PONT, subject="Veerpont, nieuwe versie")
    with backend(name).writer(tmp_path) as writer:
        writer.add(LETTERS)
        writer.delete(["pont"])
        writer.add([newer])
        writer.commit()
    engine = backend(name).open(tmp_path)
    assert engine.document("pont") == newer
    assert sorted(ids(engine, tree.Every())) == ["pont#1", "pont#2", "wolf#1", "wolf#2"]
    engine.close()


def test_a_transaction_without_commit_leaves_no_trace(name: str, tmp_path: Path) -> None:
    backend(name).create(tmp_path)
    with backend(name).writer(tmp_path) as writer:
        writer.add([PONT])
        writer.commit()
    with backend(name).writer(tmp_path) as writer:
        writer.add([WOLF])
        writer.delete(["pont"])
    engine = backend(name).open(tmp_path)
    assert (engine.document("pont"), engine.document("wolf")) == (PONT, None)
    engine.close()


def test_a_source_that_fails_half_way_is_undone(name: str, tmp_path: Path) -> None:
    backend(name).create(tmp_path)
    with backend(name).writer(tmp_path) as writer:
        writer.add([PONT])
        writer.commit()
    with backend(name).writer(tmp_path) as writer:
        writer.add([WOLF])
        with suppress(KeyError), writer.whole():
            writer.delete(["pont", "wolf"])
            writer.add([letter(id="half")])
            writer.record(Source("half.txt", "abc"))
            raise KeyError
        writer.commit()
    engine = backend(name).open(tmp_path)
    assert [engine.document(key) for key in ("pont", "wolf", "half")] == [PONT, WOLF, None]
    assert not list(engine.sources())
    engine.close()


def test_an_open_index_does_not_change_while_others_write(name: str, tmp_path: Path) -> None:
    backend(name).create(tmp_path)
    with backend(name).writer(tmp_path) as writer:
        writer.add([PONT])
        writer.commit()
    before = backend(name).open(tmp_path)
    with backend(name).writer(tmp_path) as writer:
        writer.delete(["pont"])
        writer.add([WOLF])
        assert ids(before, tree.Every()) == ["pont#1", "pont#2"]
        writer.commit()
    assert ids(before, tree.Every(), sort="newest") == ["pont#1", "pont#2"]
    assert before.document("pont") == PONT
    assert ids(before, tree.Phrase("answer", ["pont", "vaart"])) == ["pont#1"]
    after = backend(name).open(tmp_path)
    assert sorted(ids(after, tree.Every())) == ["wolf#1", "wolf#2"]
    before.close()
    after.close()


def test_files_are_kept_with_their_letters(name: str, tmp_path: Path) -> None:
    good = Source(
        "/brieven/a.zip",
        "f1",
        (Kept("a", date(2021, 2, 3), 4, 1), Kept("b", None, 0, 0, True)),
        partial=(("/brieven/a.zip/leeg.txt", "the file is empty"),),
    )
    bad = Source("/brieven/\udcff.pdf", "f2", failure="a scan without text")
    backend(name).create(tmp_path)
    with backend(name).writer(tmp_path) as writer:
        for source in (good, bad, Source("/brieven/weg.txt", "f3")):
            writer.record(source)
        writer.commit()
    with backend(name).writer(tmp_path) as writer:
        assert writer.sources()[bad.path] == bad
        writer.forget("/brieven/weg.txt")
        writer.record(replace(good, fingerprint="f4"))
        writer.record(replace(good, fingerprint="f5"))
        writer.commit()
    engine = backend(name).open(tmp_path)
    assert sorted(engine.sources(), key=lambda source: source.path) == [
        replace(good, fingerprint="f5"),
        bad,
    ]
    assert ids(engine, tree.Every()) == []
    engine.close()


def test_many_commits_leave_few_segments_and_everything_in_place(name: str) -> None:
    letters = [letter((f"Vraag {n}?", f"Woord{n} en meer."), id=f"brief-{n}") for n in range(40)]
    gone = [f"brief-{n}" for n in range(0, 40, 3)]
    with index(name, *([one] for one in letters), gone=gone) as engine:
        for one in letters:
            kept = one.id not in gone
            assert engine.document(one.id) == (one if kept else None)
        assert len(ids(engine, tree.Every())) == 40 - len(gone)


# Finding


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param(word("dijk"), {"pont#2"}, id="term"),
        pytest.param(word("veluwe"), {"wolf#1", "wolf#2"}, id="the-subject-counts-for-every-unit"),
        pytest.param(word("pont", "question"), {"wolf#2"}, id="term-in-a-field"),
        pytest.param(word("oudewaard") & word("dijk"), {"pont#2"}, id="and-across-fields"),
        pytest.param(word("dijk") | word("boswachter"), {"pont#2", "wolf#1"}, id="or"),
        pytest.param(tree.Not(word("pont")), {"wolf#1"}, id="not-alone"),
        pytest.param(
            tree.And([tree.Not(word("pont")), tree.Not(word("dijk"))]), {"wolf#1"}, id="nots"
        ),
        pytest.param(tree.Or([tree.Not(word("veluwe")), word("boswachter")]),
                     {"pont#1", "pont#2", "wolf#1"}, id="or-not"),
        pytest.param(tree.AndNot(word("veluwe"), word("pont")), {"wolf#1"}, id="and-not"),
        pytest.param(tree.AndMaybe(word("dijk"), word("boswachter")), {"pont#2"}, id="and-maybe"),
        pytest.param(tree.Phrase("answer", ["de", "pont"]), {"pont#1"}, id="phrase"),
        pytest.param(tree.Phrase("question", ["de", "pont"]), set(), id="phrase-in-one-field-only"),
        pytest.param(tree.Phrase("answer", ["pont", "de"]), set(), id="phrase-in-order"),
        pytest.param(tree.Phrase("answer", ["de", "vaart"]), set(), id="phrase-with-a-gap"),
        pytest.param(tree.Phrase("answer", ["de", "vaart"], slop=2), {"pont#1"}, id="slop"),
        pytest.param(
            tree.Phrase("subject", ["op", "de", term("Veluwe")]), {"wolf#1", "wolf#2"}, id="three"
        ),
        pytest.param(tree.Phrase("answer", ["dijk"]), {"pont#2"}, id="phrase-of-one"),
        pytest.param(tree.Phrase("answer", []), set(), id="phrase-of-none"),
        pytest.param(word("veerpont"), {"pont#1", "pont#2"}, id="compound"),
        pytest.param(word("pont"), {"pont#1", "pont#2", "wolf#2"}, id="part-of-a-compound"),
        pytest.param(word("pont", "subject"), set(), id="no-part-in-a-field-of-words"),
        pytest.param(tree.Phrase("subject", ["pont", "bij"]), set(), id="no-part-in-a-phrase"),
        pytest.param(tree.Term("grams", "uwoo"), set(), id="no-grams-of-others"),
        pytest.param(tree.Term("grams", "dewa"), {"pont#1", "pont#2"}, id="grams-of-the-subject"),
        pytest.param(Printed(word("pont"), ("Veerpont",)), {"pont#1", "pont#2"}, id="printed"),
        pytest.param(Printed(word("pont"), ("PONT",)), {"pont#1", "wolf#2"}, id="printed-case"),
        pytest.param(Printed(word("wolf"), ("wolf",)), {"wolf#2"}, id="printed-no-other-form"),
        pytest.param(
            Printed(word("pont"), ("de", "pont")), {"pont#1"}, id="printed-side-by-side"
        ),
        pytest.param(
            tree.And([Printed(word("pont"), ("pont",)), word("wolf")]), {"wolf#2"}, id="printed-and"
        ),
        pytest.param(tree.Not(Printed(word("pont"), ("pont",))), {"pont#2", "wolf#1"},
                     id="printed-not"),
        pytest.param(tree.Prefix("all", "boswa"), {"wolf#1"}, id="prefix"),
        pytest.param(tree.Wildcard("all", "b*wacht?r"), {"wolf#1"}, id="wildcard"),
        pytest.param(tree.FuzzyTerm("answer", "dyyk"), set(), id="fuzzy-too-far"),
        pytest.param(tree.FuzzyTerm("answer", "dujk"), {"pont#2"}, id="fuzzy"),
        pytest.param(tree.Every(), {"pont#1", "pont#2", "wolf#1", "wolf#2"}, id="every"),
        pytest.param(tree.Every("answer"), {"pont#1", "pont#2", "wolf#1"}, id="every-with-answer"),
        pytest.param(tree.ConstantScoreQuery(word("dijk")), {"pont#2"}, id="constant"),
        pytest.param(tree.NullQuery, set(), id="null"),
        pytest.param(tree.And([]), set(), id="empty-and"),
        pytest.param(tree.Or([]), set(), id="empty-or"),
        pytest.param(word("zeppelin"), set(), id="unknown-word"),
        pytest.param(word("zeppelin") | word("dijk"), {"pont#2"}, id="or-unknown"),
        pytest.param(word("zeppelin") & word("dijk"), set(), id="and-unknown"),
    ],
)  # fmt: skip
def test_matching(name: str, query: tree.Query, found: set[str]) -> None:
    with index(name, LETTERS) as whole, index(name, [PONT], [WOLF]) as cut:
        assert set(ids(whole, query)) == found
        assert set(ids(cut, query)) == found


@pytest.mark.parametrize(
    "query",
    [
        pytest.param(tree.Regex("all", "d.*k"), id="regex"),
        pytest.param(tree.TermRange("all", "a", "d"), id="range"),
        pytest.param(tree.NumericRange("answer", 1, 2), id="numbers-in-a-text"),
        pytest.param(tree.NumericRange("pages", 1, 2), id="unheard-of-numbers"),
        pytest.param(tree.Term("signing", "Aldershof"), id="not-a-keyword"),
        pytest.param(tree.Wildcard("minister", "Alder*"), id="pattern-of-a-keyword"),
        pytest.param(tree.Phrase("all", ["de", "pont"]), id="phrase-over-fields"),
        pytest.param(tree.Or([word("dijk"), tree.Not(tree.Variations("all", "x"))]), id="deep"),
        pytest.param(tree.DisjunctionMax([word("dijk")]), id="disjunction-max"),
    ],
)
def test_what_an_engine_cannot_do_is_refused(name: str, query: tree.Query) -> None:
    with index(name, LETTERS) as engine, pytest.raises(UnsupportedError):
        engine.search(query, NONE, "relevance", 10, 0)


def test_a_letter_without_units_is_found_by_its_subject(name: str) -> None:
    kept = document(id="mondeling", kind="oral-questions", subject="Vragenuur over zeppelins")
    with index(name, [PONT, kept]) as engine:
        (match,) = engine.search(word("zeppelins"), NONE, "relevance", 10, 0).matches
        assert match.unit == "mondeling"
        assert match.entry == Entry(kept, Unit("mondeling", (), ()))


def test_an_empty_index_answers(name: str) -> None:
    with index(name) as engine:
        for query in (word("pont"), tree.Every(), tree.Not(word("pont")), tree.Prefix("all", "p")):
            page = engine.search(query, Filters(since=date(2020, 1, 1)), "newest", 10, 0)
            assert (page.total, list(page.matches)) == (0, [])
        assert list(engine.lexicon("all")) == []
        assert engine.document("pont") is None
        assert list(engine.sources()) == []


# Scores and order


def scores(engine: Engine, query: tree.Query) -> dict[str, float]:
    page = engine.search(query, NONE, "relevance", None, 0)
    return {match.entry.unit.id: match.score for match in page.matches}


def test_bm25_as_the_book_has_it(name: str) -> None:
    # A term counts 6 in the subject, 2 in a question, 1 in the answer: lengths of 440 and of
    # less than the least that counts, 312. Both are among those that every engine keeps as
    # they are. `niets` is in the longer and counts 1; idf = ln(1 + 1.5/1.5) as there are two.
    short = letter(("Een dijk?", "Dijk."), id="kort", subject="Kort")
    long = letter(("zus zo en " * 73, "Niets zo."), id="lang", subject=None)
    average = (312 + 440) / 2
    expected = 0.6931471805599453 * 2.2 / (1 + 1.2 * (0.25 + 0.75 * 440 / average))
    with index(name, [short, long]) as engine:
        assert scores(engine, word("niets")) == pytest.approx({"lang#1": expected}, rel=UNITS)


def test_being_short_is_no_merit(name: str) -> None:
    # As above for `dijk`, which counts 3 in each of two short texts of different lengths.
    shortest = letter(("Een dijk?", "Dijk."), id="kort", subject=None)
    short = letter(("Wat kost een dijk bij elkaar?", "Dijk niet geld."), id="lang", subject=None)
    with index(name, [shortest, short, PONT, WOLF]) as engine:
        one, other, *_ = scores(engine, word("dijk")).values()
        assert one == other


def test_boosts_multiply_and_parts_add_up(name: str) -> None:
    with index(name, LETTERS) as engine:
        (plain,) = scores(engine, word("dijk")).values()
        (question,) = scores(engine, word("dijk", "question")).values()
        for query, expected in (
            (word("dijk", boost=2.5), 2.5 * plain),
            (tree.Or([word("dijk")], boost=3.0), 3 * plain),
            (tree.Or([word("dijk", boost=2.0), word("zeppelin")], boost=3.0), 6 * plain),
            (word("dijk") & word("dijk", "question"), plain + question),
            (tree.AndMaybe(word("dijk"), word("dijk", "question", 0.3)), plain + 0.3 * question),
            (tree.And([word("dijk"), tree.Not(word("wolf"))]), plain),
            (tree.ConstantScoreQuery(word("dijk"), 4.0), 4.0),
            (tree.Prefix("all", "dij", boost=2.0), 2.0),
        ):
            assert scores(engine, query) == pytest.approx({"pont#2": expected}, rel=1e-4)


def test_a_part_that_does_not_match_adds_nothing(name: str) -> None:
    both = tree.And([word("wolf"), word("dijk")])
    phrase = tree.Phrase("answer", ["dijk", "de"])
    with index(name, LETTERS) as engine:
        alone = scores(engine, word("dijk"))
        assert scores(engine, word("dijk") | both | phrase) == alone


def test_scores_do_not_depend_on_segments_or_on_what_was_deleted(name: str) -> None:
    letters = [
        letter((f"Dijk {'dijk ' * n}?", "De dijk en de pont."), id=f"brief-{n}") for n in range(12)
    ]
    more = [letter(("Dijk dijk pont?", None), id=f"weg-{n}") for n in range(9)]
    query = tree.AndMaybe(word("dijk"), tree.Or([word("dijk", "question", 0.3), word("pont")]))
    gone = [] if name in REMEMBER else [one.id for one in more]
    with (
        index(name, letters) as whole,
        index(name, letters[:5], letters[5:], more[: len(gone)], gone=gone) as cut,
    ):
        assert list(scores(whole, query).items()) == list(scores(cut, query).items())


def test_total_counts_what_the_page_does_not_show(name: str) -> None:
    letters = [letter(("Dijk?", "Ja."), id=f"brief-{n:02}") for n in range(25)]
    with index(name, letters[:20], letters[20:]) as engine:
        page = engine.search(word("dijk"), NONE, "relevance", 10, 20)
        assert page.total == 25
        assert [match.entry.document.id for match in page.matches] == [
            f"brief-{n}" for n in range(20, 25)
        ]
        assert ids(engine, word("dijk"), limit=0) == []
        assert ids(engine, word("dijk"), limit=5, offset=30) == []


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        pytest.param("newest", ["c#1", "a#1", "a#2", "b#1", "z#1"], id="newest"),
        pytest.param("oldest", ["b#1", "a#1", "a#2", "c#1", "z#1"], id="oldest"),
        pytest.param("relevance", ["c#1", "a#1", "a#2", "b#1", "z#1"], id="ties-by-relevance"),
    ],
)
def test_order_is_by_day_then_id_and_undated_comes_last(
    name: str, sort: Sort, order: list[str]
) -> None:
    days = {"a": date(2021, 5, 1), "b": date(2020, 5, 1), "c": date(2022, 5, 1), "z": None}
    letters = [
        letter(
            *(("Dijk?", "Ja."),) * (2 if key == "a" else 1), id=key, answered_on=day, asked_on=None
        )
        for key, day in days.items()
    ]
    for layout in ([letters], [letters[::-1]], [[one] for one in letters]):
        with index(name, *layout) as engine:
            assert ids(engine, word("dijk"), sort=sort) == order
            assert ids(engine, word("dijk"), sort=sort, limit=2, offset=1) == order[1:3]


def test_scores_are_there_whatever_the_order(name: str) -> None:
    with index(name, LETTERS) as engine:
        for limit in (10, None):
            page = engine.search(word("pont"), NONE, "newest", limit, 0)
            found = {match.entry.unit.id: match.score for match in page.matches}
            assert found == pytest.approx(scores(engine, word("pont")), rel=1e-4)


@pytest.mark.parametrize("sort", ["relevance", "newest", "oldest"])
def test_a_whole_list_is_its_pages_behind_each_other(name: str, sort: Sort) -> None:
    days = [date(2022, 1, 1 + day) for day in (0, 0, 3, 3, 3)] + [None]
    letters = [
        letter(*[("Vaart de pont?", "De pont. " * (1 + nth))] * 2, id=f"l{nth}", answered_on=day)
        for nth, day in enumerate(days)
    ]
    with index(name, letters[::2], letters[1::2]) as engine:

        def listed(limit: int | None, offset: int = 0) -> list[tuple[str, str, float]]:
            page = engine.search(word("pont"), NONE, sort, limit, offset)
            return [(one.unit, one.entry.unit.id, round(one.score, 4)) for one in page.matches]

        pages = [row for offset in range(0, 12, 5) for row in listed(5, offset)]
        assert len(pages) == 12
        assert listed(None) == pages
        assert all(unit == read for unit, read, _ in pages)


def test_the_day_of_the_question_counts_without_an_answer(name: str) -> None:
    asked = letter(("Dijk?", None), id="a", answered_on=None, asked_on=date(2021, 3, 4))
    with index(name, [asked]) as engine:
        assert ids(engine, tree.Every(), Filters(since=date(2021, 3, 4))) == ["a#1"]
        assert ids(engine, tree.Every(), Filters(since=date(2021, 3, 5))) == []


# Filters


@pytest.mark.parametrize(
    ("by", "found"),
    [
        pytest.param((Signed("Van Zuylekom"),), {"pont#1", "pont#2"}, id="signed"),
        pytest.param((Signed("Bäcker"),), {"wolf#1", "wolf#2"}, id="signed-second"),
        pytest.param((Signed("Backer"),), set(), id="names-are-exact"),
        pytest.param((Held("minister", "Waterstaat"),), {"pont#1", "pont#2"}, id="held"),
        pytest.param((Held("staatssecretaris", "Waterstaat"),), {"wolf#1", "wolf#2"}, id="role"),
        pytest.param((Behalf("minister", "Financiën"),), {"geld#1"}, id="behalf"),
        pytest.param((Behalf("minister-president", None),), {"geld#1"}, id="no-portfolio"),
        pytest.param((Behalf("minister", "Financiën", date(2024, 1, 1)),), set(), id="too-early"),
        pytest.param((Behalf("minister", "Financiën", date(2020, 6, 1)),), {"geld#1"}, id="since"),
        pytest.param(
            (Behalf("minister", "Financiën", None, date(2020, 6, 1)),), {"geld#1"}, id="until"
        ),
        pytest.param(
            (Signed("Bäcker"), Behalf("minister", "Financiën")),
            {"wolf#1", "wolf#2", "geld#1"},
            id="one-of-them",
        ),
    ],
)
def test_ministers(name: str, by: tuple[Signed | Held | Behalf, ...], found: set[str]) -> None:
    money = letter(
        ("Wat kost het?", "Niets."),
        id="geld",
        ministers=(minister("Crom", "Onderwijs"),),
        on_behalf_of=(Office("minister", "Financiën"), Office("minister-president")),
        answered_on=date(2020, 6, 1),
    )
    with index(name, [*LETTERS, money]) as engine:
        assert set(ids(engine, tree.Every(), Filters(by=by))) == found


CITES = Reference("kamerstuk", "kst-36410-VI-7", "36 410 VI, nr. 7", "answer", "feit#1", 0, 0, 5)
NOTED = Reference("aanhangsel", "ah-tk-20222023-12", "Aanhangsel 12", "footnote", None, 0, 0, 5)
FACTS = replace(
    letter(
        ("Kent u dat bericht?", "Ja."),
        ("Wat vindt u ervan?", "Zie het antwoord op vraag 1."),
        ("Wanneer weten wij meer?", "Ik zal de Kamer hierover voor de zomer informeren."),
        ("En daarna?", None),
        id="feit",
        kind="questions",
        number="594",
        session="2023-2024",
        reference="2024Z00594",
        askers=(Asker("De Wit", "Partij Noord"), Asker("Zwart")),
        ministers=(Office("minister-president", None, "Van Raan"),),
        on_behalf_of=(Office("staatssecretaris", "Financiën"),),
        asked_on=date(2024, 1, 1),
        answered_on=date(2024, 1, 22),
        footnotes=(Footnote("1", "Aanhangsel 12"),),
        references=(CITES, NOTED),
    )
)
FACTS = replace(
    FACTS, units=(*FACTS.units[:2], replace(FACTS.units[2], notes=("1",)), FACTS.units[3])
)
ALL = {"feit#1", "feit#2", "feit#3", "feit#4"}
DOUBTED = letter(
    ("Vaart er iets?", None),
    id="twijfel",
    kind="questions",
    askers=(),
    ministers=(),
    addressees=(Office("staatssecretaris", "Natuur"),),
    warnings=(Doubt("question-missing", "vraag 2 ontbreekt"),),
    asked_on=None,
    answered_on=date(2024, 3, 1),
)


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        pytest.param(tree.Term("document", "feit"), ALL, id="document"),
        pytest.param(tree.Term("number", "594"), ALL, id="number"),
        pytest.param(tree.Term("reference", "2024Z00594"), ALL, id="reference"),
        pytest.param(tree.Term("session", "2023-2024"), ALL, id="session"),
        pytest.param(tree.Term("kind", "questions"), ALL | {"twijfel#1"}, id="kind"),
        pytest.param(tree.Term("minister", "Van Raan"), ALL, id="minister"),
        pytest.param(tree.Term("asker", "Zwart"), ALL, id="asker"),
        pytest.param(tree.Term("party", "Partij Noord"), ALL, id="party"),
        pytest.param(tree.Term("portfolio", "Algemene Zaken"), ALL, id="premier"),
        pytest.param(tree.Term("portfolio", "Financiën"), ALL, id="behalf"),
        pytest.param(tree.Term("portfolio", "Natuur"), {"twijfel#1"}, id="asked-not-answered"),
        pytest.param(tree.Term("role", "staatssecretaris"), {"twijfel#1"}, id="role"),
        pytest.param(tree.Term("state", "unanswered"), {"feit#4", "twijfel#1"}, id="unanswered"),
        pytest.param(tree.Term("state", "doubtful"), {"twijfel#1"}, id="doubtful"),
        pytest.param(
            tree.And([tree.Term("state", "certain"), tree.Term("state", "answered")]),
            ALL - {"feit#4"} | {"pont#1", "pont#2"},
            id="answered",
        ),
        pytest.param(tree.Term("sign", "yes"), {"feit#1"}, id="yes"),
        pytest.param(tree.Term("sign", "referral"), {"feit#2"}, id="referral"),
        pytest.param(tree.Term("sign", "promise"), {"feit#3"}, id="promise"),
        pytest.param(tree.Term("cites", "kst-36410-VI-7"), {"feit#1"}, id="cites"),
        pytest.param(tree.Term("cites", "ah-tk-20222023-12"), {"feit#3"}, id="cites-in-a-note"),
        pytest.param(tree.Prefix("cites", "kst-36410-"), {"feit#1"}, id="cites-a-dossier"),
        pytest.param(tree.NumericRange("days", 21, 21), {*ALL, "pont#1", "pont#2"}, id="days"),
        pytest.param(tree.NumericRange("days", None, 20), set(), id="fewer-days"),
        pytest.param(tree.NumericRange("days", 21, None, True), set(), id="more-days"),
        pytest.param(
            tree.NumericRange("asked", None, date(2024, 1, 1).toordinal()), ALL, id="asked"
        ),
        pytest.param(
            tree.NumericRange("answered", date(2024, 2, 1).toordinal(), None),
            {"twijfel#1", "pont#1", "pont#2"},
            id="answered-since",
        ),
    ],
)  # fmt: skip
def test_facts(name: str, condition: tree.Query, found: set[str]) -> None:
    with index(name, [PONT, FACTS, DOUBTED]) as engine:
        assert set(ids(engine, tree.Every(), Filters(where=(condition,)))) == found
        assert set(ids(engine, condition)) == found
        assert set(scores(engine, condition).values()) <= {0.0}
        both = tree.And([word("vaart"), condition])
        filtered = Filters(where=(condition,))
        assert ids(engine, both) == ids(engine, word("vaart"), filtered)
        assert engine.tally(word("vaart"), filtered)[0] == len(ids(engine, both))
        assert engine.tally(tree.Every(), NONE, [condition]) == (7, [len(found)])


def test_a_filter_with_several_conditions_asks_for_all_of_them(name: str) -> None:
    where = (tree.Term("kind", "questions"), tree.Term("state", "doubtful"))
    with index(name, [PONT, FACTS, DOUBTED]) as engine:
        assert ids(engine, tree.Every(), Filters(where=where)) == ["twijfel#1"]


def test_a_period_of_the_question_passes_over_letters_that_do_not_print_it(name: str) -> None:
    since = date(2000, 1, 1)
    with index(name, [FACTS, DOUBTED]) as engine:
        assert set(ids(engine, tree.Every(), Filters(since=since, date_of="asked"))) == ALL


# Letters and counts


def test_by_letter_gives_the_best_unit_of_each_and_counts_letters(name: str) -> None:
    long = letter(("Pont?", "Dijk."), ("Dijk, dijk?", "Dijk."), ("Dijk?", None), id="lang")
    for layout in ([[PONT, long]], [[PONT], [long]]):
        with index(name, *layout) as engine:
            for sort in ("relevance", "newest", "oldest"):
                page = engine.search(word("dijk"), NONE, sort, 10, 0, by_letter=True)
                assert page.total == 2
                assert {(m.entry.unit.id, m.others) for m in page.matches} == {
                    ("lang#2", 2),
                    ("pont#2", 0),
                }
            page = engine.search(tree.Every(), NONE, "newest", 1, 1, by_letter=True)
            assert [m.entry.unit.id for m in page.matches] == ["pont#1"]
            plain = engine.search(word("dijk"), NONE, "relevance", 10, 0)
            assert [m.others for m in plain.matches] == [0] * 4


def test_a_tally_counts_in_groups(name: str) -> None:
    may = period("day", date(2023, 5, 1), date(2023, 5, 31))
    groups = [tree.Term("minister", "Aldershof"), may, word("wolf"), tree.Not(word("wolf"))]
    with index(name, [PONT], [WOLF]) as engine:
        assert engine.tally(word("pont"), NONE, groups) == (3, [1, 1, 1, 2])
        assert engine.tally(word("pont"), Filters(where=(may,)), groups) == (1, [1, 1, 1, 0])
        assert engine.tally(word("zeppelin"), NONE, groups) == (0, [0, 0, 0, 0])
        assert engine.tally(tree.Every(), NONE) == (4, [])


YEARS = [period("day", date(year, 1, 1), date(year, 12, 31)) for year in range(2019, 2026)]
SIGNERS = [tree.Term("minister", f"Minister {n}") for n in range(5)]
HELD = [tree.And([tree.Term("behalf", "minister\tWater"), year]) for year in YEARS]


@pytest.mark.parametrize(
    "groups",
    [
        pytest.param([*YEARS, tree.Not(tree.NumericRange("day", None, None))], id="years"),
        pytest.param([*YEARS, tree.NumericRange("day", 737_000, 738_500)], id="overlapping"),
        pytest.param([*SIGNERS, tree.Not(tree.Or(SIGNERS))], id="terms"),
        pytest.param([tree.Or(pair) for pair in pairwise(SIGNERS)], id="either of two"),
        pytest.param(
            [*map(tree.Or, zip(SIGNERS, HELD, strict=False)), tree.Not(tree.Or(SIGNERS + HELD))],
            id="signed or in the name of",
        ),
        pytest.param([*SIGNERS, word("pont"), tree.Every(), tree.Or([])], id="of all kinds"),
        pytest.param([tree.Not(one) for one in (*YEARS, *SIGNERS)], id="not"),
    ],
)
def test_many_groups_are_counted_as_each_by_itself(name: str, groups: list[tree.Query]) -> None:
    letters = [
        letter(
            ("Vaart de pont?", "Ja."),
            ("Hoe vaak?", "De pont vaart niet."),
            id=f"brief-{n}",
            answered_on=date(2020 + n % 4, 1, 1) if n % 2 else date(2020 + n % 4, 12, 31),
            ministers=tuple(minister(f"Minister {m}", "Zee") for m in range(n % 3)),
            on_behalf_of=(minister(None, "Water"),) if n % 4 == 1 else (),
        )
        for n in range(11)
    ]
    undated = letter(("Een pont?", None), id="stil", answered_on=None, asked_on=None)
    with index(name, letters[:6], [*letters[6:], undated], gone=["brief-2"]) as engine:
        for query in (word("pont"), tree.Term("minister", "Minister 1"), tree.Not(word("vaart"))):
            total, counts = engine.tally(query, NONE, groups)
            assert total
            assert counts == [engine.tally(tree.And([query, one]), NONE)[0] for one in groups]


def test_values_give_the_numbers_of_all_that_matches(name: str) -> None:
    lang = letter(
        ("Vaart er een pont?", "Ja, er vaart\n\neen pont."),
        ("Pont?", None),
        id="lang",
        asked_on=date(2024, 3, 1),
        answered_on=date(2024, 3, 1),
    )
    mute = document(id="stil", subject="Een pont", answered_on=None, asked_on=None)
    names = ("days", "day", "question_words", "answer_words")
    for layout in ([[PONT, lang, mute, WOLF]], [[PONT], [lang, mute], [WOLF]]):
        with index(name, *layout, gone=["wolf"]) as engine:
            found = engine.values(word("pont"), NONE, names)
            day, same = date(2024, 3, 12).toordinal(), date(2024, 3, 1).toordinal()
            rows = zip(*found.numbers, strict=True)
            assert sorted(rows, key=str) == [
                (0, same, 1, None),
                (0, same, 4, 5),
                (21, day, 4, 4),
                (21, day, 4, 5),
                (None, None, None, None),
            ]
            of_letter = {number: found.letters.count(number) for number in found.letters}
            assert sorted(of_letter.values()) == [1, 2, 2]


def test_values_tell_which_rows_are_in_which_group(name: str) -> None:
    may = period("day", date(2023, 5, 1), date(2023, 5, 31))
    groups = [
        tree.Term("minister", "Aldershof"),
        word("dijk"),
        may,
        tree.Not(tree.Term("state", "answered")),
        tree.Term("minister", "Nemo"),
    ]
    with index(name, [PONT], [WOLF]) as engine:
        found = engine.values(word("pont"), NONE, ["days", "answer_words"], groups)
        days, words = found.numbers
        for rows, expected in zip(
            found.groups,
            [[(None, None)], [(21, 5)], [(None, None)], [(None, None)], []],
            strict=True,
        ):
            assert [(days[row], words[row]) for row in rows] == expected
        total, counts = engine.tally(word("pont"), NONE, groups)
        assert (len(found.letters), list(map(len, found.groups))) == (total, counts)
        within = engine.values(tree.Every(), Filters(where=(may,)), ["day"], groups)
        assert within.numbers == ([date(2023, 5, 1).toordinal()] * 2,)
        assert list(map(len, within.groups)) == [2, 0, 2, 1, 0]
        assert engine.values(word("zeppelin"), NONE, ["day"], groups[:1]).groups == ([],)


def test_numbers_that_are_not_kept_are_refused(name: str) -> None:
    with index(name, [PONT]) as engine, pytest.raises(UnsupportedError):
        engine.values(tree.Every(), NONE, ["nth"])


DAY = st.none() | st.dates(date(2019, 12, 28), date(2021, 1, 5))


@settings(max_examples=25, deadline=None)
@given(st.lists(DAY, min_size=1, max_size=8), DAY, DAY, st.data())
def test_periods_as_if_every_day_were_looked_at(
    name: str, days: list[date | None], since: date | None, until: date | None, data: st.DataObject
) -> None:
    letters = [
        letter(("Dijk?", None), id=f"brief-{n}", answered_on=day, asked_on=None)
        for n, day in enumerate(days)
    ]
    expected = {
        f"brief-{n}#1"
        for n, day in enumerate(days)
        if (day is not None or since == until is None)
        and (since is None or (day is not None and day >= since))
        and (until is None or (day is not None and day <= until))
    }
    cut = data.draw(st.integers(0, len(letters)))
    with index(name, letters[:cut], letters[cut:]) as engine:
        filters = Filters(since=since, until=until)
        assert set(ids(engine, word("dijk"), filters)) == expected
        assert set(ids(engine, tree.Every(), filters)) == expected


@pytest.mark.parametrize(
    ("words", "slop", "found"),
    [
        pytest.param(["vnoncw", "wolf"], 12, {"near"}, id="the whole of a hyphenated word"),
        pytest.param(["vnoncw", "wolf"], 11, set(), id="one word too far"),
        pytest.param(["dijk", "wolf"], 11, {"plain"}, id="plain words"),
        pytest.param(["dijk", "wolf"], 40, {"plain"}, id="not with what is left out between"),
    ],
)
def test_words_far_apart_beside_hyphenated_ones(
    name: str, words: list[str], slop: int, found: set[str]
) -> None:
    letters = [
        letter(("Wat?", f"dijk VNO-NCW {'bos ' * 60} wolf MKB-NL"), id="far"),
        letter(("Wat?", f"VNO-NCW {'bos ' * 10} wolf"), id="near"),
        letter(("Wat?", f"dijk {'bos ' * 10} wolf"), id="plain"),
    ]
    with index(name, letters) as engine:
        there, back = (tree.Phrase("answer", way, slop) for way in (words, words[::-1]))
        expected = {f"{one}#1" for one in found}
        assert set(ids(engine, there)) == set(ids(engine, tree.Or([there, back]))) == expected


# Against brute force

WORDS = ("dijk", "pont", "wolf", "geld", "bos")
TEXTS = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
TERMS = st.builds(tree.Term, st.sampled_from(("all", *FIELDS)), st.sampled_from((*WORDS, "nooit")))
PHRASES = st.builds(
    tree.Phrase,
    st.sampled_from(FIELDS),
    st.lists(st.sampled_from(WORDS), min_size=2, max_size=3),
    st.integers(1, 5),
)
IN_ANY_ORDER = PHRASES.map(
    lambda one: tree.Or([one, tree.Phrase(one.fieldname, one.words[::-1], one.slop)])
)
TREES = st.recursive(
    TERMS | PHRASES | IN_ANY_ORDER | st.just(tree.Every()),
    lambda part: (
        st.lists(part, max_size=3).map(tree.And)
        | st.lists(part, max_size=3).map(tree.Or)
        | part.map(tree.Not)
        | st.builds(tree.AndNot, part, part)
        | st.builds(tree.AndMaybe, part, part)
    ),
    max_leaves=6,
)


def matches(query: tree.Query, entry: Entry) -> bool:
    """Whether a unit matches, told from its text."""
    about, one = entry.document, entry.unit
    texts = {"subject": about.subject or "", "question": entry.question, "answer": one.answer or ""}
    found = True
    match query:
        case tree.Term():
            where = FIELDS if query.fieldname == "all" else (query.fieldname,)
            found = any(query.text in texts[field].split() for field in where)
        case tree.Phrase():
            spots = places(texts[query.fieldname])
            ends = set(spots.get(query.words[0], ()))
            for _, following in pairwise(query.words):
                reach = {end + step for end in ends for step in range(1, query.slop + 1)}
                ends = reach & set(spots.get(following, ()))
            found = bool(ends)
        case tree.And():
            found = bool(query.subqueries) and all(matches(q, entry) for q in query.subqueries)
        case tree.Or():
            found = any(matches(q, entry) for q in query.subqueries)
        case tree.Not():
            found = not matches(query.query, entry)
        case tree.AndNot():
            found = matches(query.a, entry) and not matches(query.b, entry)
        case tree.AndMaybe():
            found = matches(query.a, entry)
    return found


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(TEXTS, TEXTS, st.none() | TEXTS), max_size=8), TREES, st.data())
def test_any_tree_matches_what_a_reader_would_find(
    name: str, texts: list[tuple[str, str, str | None]], query: tree.Query, data: st.DataObject
) -> None:
    letters = [
        letter((question, answer), id=f"brief-{n}", subject=subject)
        for n, (subject, question, answer) in enumerate(texts)
    ]
    cut = data.draw(st.integers(0, len(letters)))
    gone = [one.id for one in letters if data.draw(st.booleans())]
    expected = {
        entry.unit.id
        for one in letters
        if one.id not in gone
        for entry in entries(one)
        if matches(query, entry)
    }
    kept = [one for one in letters if one.id not in gone]
    with index(name, letters[:cut], letters[cut:], gone=gone) as cut_up, index(name, kept) as plain:
        assert set(ids(cut_up, query)) == expected
        if not gone or name not in REMEMBER:
            assert list(scores(cut_up, query).items()) == list(scores(plain, query).items())


# Terms


def test_terms_and_units_are_counted(name: str) -> None:
    with index(name, [PONT], [WOLF], gone=["wolf"]) as engine:
        assert engine.units == 2
        assert [engine.frequency(one) for one in ("pont", "wolf", "zeppelin")] == [2, 0, 0]


def test_a_word_and_the_same_word_as_a_part_score_alike(name: str) -> None:
    whole = letter(("Vaart de pont?", "Ja."), id="heel", subject=None)
    part = letter(("Vaart de veerpont?", "Ja."), id="deel", subject=None)
    other = letter(("Wat kost de dijk?", "Niets."), id="anders", subject=None)
    with index(name, [whole, part, other]) as engine:
        found = scores(engine, word("pont"))
    assert found["heel#1"] >= found["deel#1"] > 0.8 * found["heel#1"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("boswachtre", ["b"], id="none begins otherwise"),
        pytest.param("noswachter", ["b", "n"], id="one does"),
        pytest.param("obswachter", ["b", "o"], id="two letters in turn"),
        pytest.param("wol", [""], id="too short to tell"),
    ],
)
def test_near_words_begin_as_is_told(name: str, text: str, found: list[str]) -> None:
    with index(name, [PONT], [WOLF]) as engine:
        assert engine.beginnings(text, 1) in ([""], found)
        farther = engine.beginnings(text, 2)
        assert farther == [""] or {*found} <= {*farther}


def test_the_lexicon_counts_units(name: str) -> None:
    with index(name, [PONT], [WOLF]) as engine:
        lexicon = dict(engine.lexicon("all"))
        assert list(lexicon) == sorted(lexicon)
        counts = [lexicon[term(text)] for text in ("pont", "boswachter", "Veluwe")]
        assert counts == [3, 1, 2]
        assert dict(engine.lexicon("question"))["pont"] == 1
        assert "pont" not in dict(engine.lexicon("subject"))
        assert [engine.frequency("pont", field) for field in ("question", "subject")] == [1, 0]
        assert list(engine.lexicon("no such field")) == []


def test_the_whole_of_a_hyphenated_word_is_a_word_of_its_field(name: str) -> None:
    both = letter(
        ("Wat doet de pensioen-component hier?", "De pensioencomponent blijft."), id="pensioen"
    )
    with index(name, [both]) as engine:
        for field, text in (("question", "pensioencomponent"), ("question", "pensioen")):
            assert ids(engine, tree.Term(field, text)) == ["pensioen#1"]
            assert dict(engine.lexicon(field, "pensioen"))[text] == 1
            assert engine.frequency(text, field) == 1
        for words in (["de", "pensioencomponent"], ["pensioen", "component", "hier"]):
            assert ids(engine, tree.Phrase("question", words)) == ["pensioen#1"]
        assert ids(engine, tree.Phrase("question", ["pensioencomponent", "hier"])) == []
        assert ids(engine, tree.Phrase("answer", ["de", "pensioencomponent"])) == ["pensioen#1"]


def test_who_signed_when_is_read_from_the_lexicon(name: str) -> None:
    anonymous = letter(id="a", ministers=(minister(None, None),), answered_on=None, asked_on=None)
    with index(name, [*LETTERS, anonymous]) as engine:
        assert list(engine.lexicon("signing")) == [
            ("\tminister\t\t", 1),
            ("Aldershof\tminister\tNatuur\t2023-05-01", 2),
            ("Bäcker\tstaatssecretaris\tWaterstaat\t2023-05-01", 2),
            ("Van Zuylekom\tminister\tWaterstaat\t2024-03-12", 2),
        ]


def test_the_lexicon_forgets_with_the_last_letter(name: str) -> None:
    more = [letter(id=f"meer-{n}") for n in range(5)]
    with index(name, [PONT, *more], [WOLF], gone=["wolf"]) as engine:
        assert term("wolven") not in dict(engine.lexicon("all"))
        assert {key.split("\t")[0] for key, _ in engine.lexicon("signing")} == {"Van Zuylekom"}


def test_days_far_apart(name: str) -> None:
    old = letter(id="oud", answered_on=date.min + timedelta(days=1))
    new = letter(id="nieuw", answered_on=date.max)
    with index(name, [old, new]) as engine:
        assert ids(engine, tree.Every(), Filters(until=date(1900, 1, 1))) == ["oud#1"]
        assert ids(engine, tree.Every(), sort="newest") == ["nieuw#1", "oud#1"]
