"""Tantivy as it comes: its default tokenizer with its own Dutch stemmer, the same kept fields."""

import re
from collections.abc import Iterator
from pathlib import Path

import tantivy
from tantivy import FieldType, Occur, Query

from benchmarks.contestants.contestant import TEN, Asking, How, here
from benchmarks.questions import Question
from benchmarks.units import Narrow, rows

FIELDS = ("subject", "question", "answer")
CANNOT = {"as printed", "inside a compound", "compound apart", "abbreviation"}


class BareTantivy:
    """Tantivy without Kamerzoek."""

    name = "bare-tantivy"
    says = "tantivy as it comes: its default tokenizer and its own Dutch stemmer"
    most: int | None = None

    def missing(self) -> str | None:
        """Why it cannot take part."""
        return None

    def command(self, letters: Path, index: Path) -> list[str]:
        """Run from here."""
        return here(self.name, letters, index)

    def make(self, letters: Path, index: Path) -> None:
        """All in one commit, with as many threads as tantivy itself takes."""
        made = _opened(index)
        writer = made.writer()
        for row in rows(letters):
            writer.add_document(
                tantivy.Document(
                    unit=row.unit,
                    subject=row.subject,
                    question=row.question,
                    answer=row.answer,
                    minister=row.minister,
                    day=row.day,
                    year=row.year,
                )
            )
        writer.commit()
        writer.wait_merging_threads()

    def open(self, index: Path) -> Asking:
        """The index, to be read."""
        return _Asking(_opened(index))


def _stemmer() -> tantivy.TextAnalyzer:
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for each in (
        tantivy.Filter.remove_long(40),
        tantivy.Filter.lowercase(),
        tantivy.Filter.stemmer("dutch"),
    ):
        builder = builder.filter(each)
    return builder.build()


def _opened(index: Path) -> tantivy.Index:
    schema = tantivy.SchemaBuilder()
    schema.add_text_field("unit", stored=True, tokenizer_name="raw", index_option="basic")
    schema.add_text_field(
        "minister", stored=True, fast=True, tokenizer_name="raw", index_option="basic"
    )
    for field in FIELDS:
        schema.add_text_field(field, stored=True, tokenizer_name="dutch")
    for field in ("day", "year"):
        schema.add_integer_field(field, stored=True, indexed=True, fast=True)
    found = tantivy.Index(schema.build(), path=str(index))
    found.register_tokenizer("dutch", _stemmer())
    return found


class _Asking:
    def __init__(self, index: tantivy.Index) -> None:
        self._index, self._schema = index, index.schema
        self._searcher = index.searcher()
        self._stemmer = _stemmer()

    def close(self) -> None:
        """Nothing is held."""

    def ask(self, question: Question, narrow: Narrow, how: How) -> int | None:
        if question.kind in CANNOT:
            return None
        query = self._query(question)
        filters = list(self._filters(narrow))
        asked = Query.boolean_query([(Occur.Must, query), *filters]) if filters else query
        if question.facet:
            terms = {"by": {"terms": {"field": question.facet, "size": 10_000}}}
            found = self._searcher.aggregate(asked, terms)
            return sum(int(bucket["doc_count"]) for bucket in found["by"]["buckets"])
        order = "day" if question.newest else None
        result = self._searcher.search(asked, TEN, count=True, order_by_field=order)
        marked = (
            [
                tantivy.SnippetGenerator.create(self._searcher, query, self._schema, field)
                for field in ("question", "answer")
            ]
            if how == "snippets"
            else []
        )
        for _, address in result.hits:
            kept = self._searcher.doc(address)
            if how == "ids":
                assert kept.get_first("unit")
            else:
                kept.to_dict()
            for generator in marked:
                generator.snippet_from_doc(kept).to_html()
        return int(result.count or 0)  # type: ignore[attr-defined]

    def _filters(self, narrow: Narrow) -> Iterator[tuple[Occur, Query]]:
        if narrow.minister:
            name = Query.term_query(self._schema, "minister", narrow.minister, "basic")
            yield Occur.Must, Query.const_score_query(name, 0.0)
        if narrow.since and narrow.until:
            days = Query.range_query(
                self._schema,
                "day",
                FieldType.Integer,
                narrow.since.toordinal(),
                narrow.until.toordinal(),
            )
            yield Occur.Must, Query.const_score_query(days, 0.0)

    def _query(self, question: Question) -> Query:
        fields = (question.field,) if question.field else FIELDS
        must = [(Occur.Must, self._leaf(question, word, fields)) for word in question.words]
        if question.together:
            words = [self._stem(word) for word in question.words]
            phrases = [
                Query.phrase_query(self._schema, field, [*words], question.apart)
                for field in fields
            ]
            must = [(Occur.Must, _any(phrases))]
        if question.either:
            leaves = [self._leaf(question, word, fields) for word in question.either]
            must.append((Occur.Must, _any(leaves)))
        if not must:
            must = [(Occur.Must, Query.all_query())]
        out = [(Occur.MustNot, self._leaf(question, word, fields)) for word in question.without]
        return Query.boolean_query([*must, *out])

    def _leaf(self, question: Question, word: str, fields: tuple[str, ...]) -> Query:
        schema = self._schema
        if "*" in word or "?" in word:
            pattern = re.escape(word).replace(r"\*", ".*").replace(r"\?", ".")
            return _any([Query.regex_query(schema, field, pattern) for field in fields])
        term = self._stem(word)
        if question.edits:
            edits = question.edits
            return _any([Query.fuzzy_term_query(schema, f, term, edits) for f in fields])
        return _any([Query.term_query(schema, field, term) for field in fields])

    def _stem(self, word: str) -> str:
        return str(self._stemmer.analyze(word)[0])


def _any(queries: list[Query]) -> Query:
    return Query.boolean_query([(Occur.Should, query) for query in queries])
