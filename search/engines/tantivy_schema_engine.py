"""What a tantivy index holds of a unit, field by field, and how a unit becomes a document.

Tantivy's own analysis is not used: a text comes in as its terms with a blank between, in
order, and is cut at the blanks. A term that shares its position with another (the whole of
a hyphenated word stands where its first segment does) cannot be told so; it lies in a field
beside it (`answer_beside`), within the words around it, where a phrase looks, too.

Scores are tantivy's own BM25 with its k1 and b, which are those of `search/weights.py`. How
often a term counts is how often it is written, and a text that is too short to be short on
its merits is filled up with a term that nobody can ask for.

The stored letter lies whole on its first unit: it is a third smaller than its units each by
themselves.
"""

from hashlib import blake2b

import tantivy

from indexer.facts import KEYWORDS, NUMBERS

WORDS = ("subject", "question", "answer")
"""Whole words with their positions; `beside` has those that share one."""
COUNTED = ("all", "grams", "tails")
TEXTS = (*COUNTED, *WORDS)
FORMS, VARIED = "forms", "varied"
"""The printed forms of a unit, and the terms that it prints in more than one: `printed.py`."""
AROUND = 8
"""Words on either side of a hyphenated word that lie beside it: a phrase reaches no farther."""
FILLER = "\x01"
"""The term that short texts are filled up with."""
NEVER = 9_999_999
"""Later than every day: an undated letter comes last whichever way the list runs."""
_CUT = "terms"


def beside(field: str) -> str:
    """The field with what shares a position in another."""
    return f"{field}_beside"


def joined(field: str) -> str:
    """The field with the wholes of the hyphenated words of another."""
    return f"{field}_joined"


def within(field: str) -> str:
    """The field with the parts of the compounds of another."""
    return f"{field}_parts"


def schema() -> tantivy.Schema:
    """The fields of an index."""
    made = tantivy.SchemaBuilder()
    for name in (*WORDS, *map(beside, WORDS)):
        made.add_text_field(name, tokenizer_name=_CUT, index_option="position")
    for name in COUNTED:
        made.add_text_field(name, tokenizer_name=_CUT, index_option="freq")
    for name in (*map(joined, WORDS), *map(within, WORDS), FORMS, VARIED):
        made.add_text_field(name, tokenizer_name=_CUT, index_option="basic")
    for name in ("unit", "key", "first", "has", "signing", *KEYWORDS):
        made.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in (*NUMBERS, "letter", "nth", "newest", "oldest"):
        made.add_unsigned_field(name, fast=True)
    for name in ("name", "blob"):
        made.add_bytes_field(name, stored=True)
    return made.build()


def with_terms(index: tantivy.Index) -> tantivy.Index:
    """The index, knowing how to cut a text at the blanks."""
    whitespace = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer(_CUT, whitespace)
    return index


def letter_number(document: str) -> int:
    """A number that stands for a letter."""
    return int.from_bytes(
        blake2b(document.encode("utf-8", "surrogatepass"), digest_size=7).digest()
    )


def newest(day: int | None) -> int:
    """What sorts units newest first."""
    return NEVER - (day or 0)


def oldest(day: int | None) -> int:
    """What sorts units oldest first."""
    return day or NEVER


def exact(term: str) -> str:
    """A term as Rust can hold it: half pairs, which names of files may have, are written out."""
    return term.encode("utf-8", "backslashreplace").decode("utf-8")
