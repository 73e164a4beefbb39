"""Whoosh as it comes: its stemming analyzer with its own Dutch stemmer, the same kept fields."""

from pathlib import Path
from typing import Any

from whoosh import fields, query
from whoosh.analysis import StemmingAnalyzer
from whoosh.index import create_in, open_dir
from whoosh.lang import stemmer_for_language

from benchmarks.contestants.contestant import TEN, Asking, How, here
from benchmarks.questions import Question
from benchmarks.units import Narrow, rows

FIELDS = ("subject", "question", "answer")
CANNOT = {"as printed", "inside a compound", "compound apart", "abbreviation"}
MEMORY = 256
"""Megabytes of postings before a segment is written: more than its default, which is slower."""


class BareWhoosh:
    """Whoosh without Kamerzoek."""

    name = "bare-whoosh"
    says = "Whoosh as it comes: its own Dutch stemmer, no stop words, one process"
    most: int | None = 60_000

    def missing(self) -> str | None:
        """Why it cannot take part."""
        return None

    def command(self, letters: Path, index: Path) -> list[str]:
        """Run from here."""
        return here(self.name, letters, index)

    def make(self, letters: Path, index: Path) -> None:
        """All in one commit."""
        writer = create_in(index, _schema()).writer(limitmb=MEMORY)
        for row in rows(letters):
            writer.add_document(
                unit=row.unit,
                subject=row.subject,
                question=row.question,
                answer=row.answer,
                minister=row.minister,
                day=row.day,
                year=row.year,
            )
        writer.commit()

    def open(self, index: Path) -> Asking:
        """The index, to be read."""
        return _Asking(open_dir(index))


def _schema() -> Any:
    stemming = StemmingAnalyzer(stoplist=None, stemfn=stemmer_for_language("nl"))
    texts = {field: fields.TEXT(stored=True, analyzer=stemming) for field in FIELDS}
    return fields.Schema(
        unit=fields.ID(stored=True),
        minister=fields.ID(stored=True, sortable=True),
        day=fields.NUMERIC(stored=True, sortable=True),
        year=fields.NUMERIC(stored=True, sortable=True),
        **texts,
    )


class _Asking:
    def __init__(self, index: Any) -> None:
        self._searcher = index.searcher()
        self._analyzer = index.schema["answer"].analyzer
        self.close = self._searcher.close

    def ask(self, question: Question, narrow: Narrow, how: How) -> int | None:
        if question.kind in CANNOT:
            return None
        given: dict[str, Any] = {"limit": TEN, "filter": _filter(narrow)}
        if question.newest:
            given |= {"sortedby": "day", "reverse": True}
        if question.facet:
            given |= {"groupedby": question.facet}
        found = self._searcher.search(self._query(question), **given)
        if question.facet:
            return sum(map(len, found.groups(question.facet).values()))
        for hit in found:
            kept = hit.fields() if how != "ids" else hit["unit"]
            assert kept
            if how == "snippets":
                hit.highlights("question", top=1)
                hit.highlights("answer", top=1)
        return len(found)

    def _query(self, question: Question) -> Any:
        names = (question.field,) if question.field else FIELDS
        must = [self._leaf(question, word, names) for word in question.words]
        if question.together:
            words = [self._stem(word) for word in question.words]
            slop = question.apart + 1
            must = [query.Or([query.Phrase(name, words, slop) for name in names])]
        if question.either:
            must.append(query.Or([self._leaf(question, word, names) for word in question.either]))
        out = [query.Not(self._leaf(question, word, names)) for word in question.without]
        return query.And([*(must or [query.Every()]), *out])

    def _leaf(self, question: Question, word: str, names: tuple[str, ...]) -> Any:
        if "*" in word or "?" in word:
            return query.Or([query.Wildcard(name, word) for name in names])
        term = self._stem(word)
        if question.edits:
            return query.Or([query.FuzzyTerm(name, term, maxdist=question.edits) for name in names])
        return query.Or([query.Term(name, term) for name in names])

    def _stem(self, word: str) -> str:
        return str(next(iter(self._analyzer(word))).text)


def _filter(narrow: Narrow) -> Any:
    found = []
    if narrow.minister:
        found.append(query.Term("minister", narrow.minister))
    if narrow.since and narrow.until:
        days = (narrow.since.toordinal(), narrow.until.toordinal())
        found.append(query.NumericRange("day", *days))
    return query.And(found) if found else None
