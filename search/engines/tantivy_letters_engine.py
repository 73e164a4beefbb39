"""What is read back of a tantivy index: what a document is, and a letter in its frame."""

import json
import zlib
from itertools import accumulate
from typing import Any, NamedTuple

import tantivy

from corpus.document import Document, Unit
from corpus.records import from_json, unit_from_json
from indexer.entries import Entry, head

HALF_PAIRS = "surrogatepass"
"""How the halves of pairs, which names of files may hold, survive as bytes."""


class Name(NamedTuple):
    """What a document is: a unit, the letter it is in and its place there, and the version."""

    unit: str
    letter: str
    nth: int
    key: str

    def packed(self) -> bytes:
        """As one string of bytes."""
        return f"{self.unit}\n{self.letter}\n{self.nth}\n{self.key}".encode("utf-8", HALF_PAIRS)

    @classmethod
    def of(cls, document: tantivy.Document) -> "Name":
        """The name of a document that was found."""
        blob: bytes = document.get_first("name")  # type: ignore[assignment]
        unit, letter, nth, key = blob.decode("utf-8", HALF_PAIRS).split("\n")
        return cls(unit, letter, int(nth), key)


class Letter:
    """A letter in its frame, of which only what is asked for is read."""

    def __init__(self, blob: bytes) -> None:
        index, _, self._parts = zlib.decompress(blob).partition(b"\n")
        self._ends = list(accumulate(json.loads(index)))
        self._about: Document | None = None
        self._subject: str | None = None

    def __getitem__(self, nth: int) -> Any:
        start = self._ends[nth - 1] if nth else 0
        return json.loads(self._parts[start : self._ends[nth]].decode("utf-8", HALF_PAIRS))

    def entry(self, nth: int) -> Entry:
        """The unit in this place."""
        if self._about is None:
            self._about = head(from_json(self[0], ""))
        if nth + 1 >= len(self._ends):
            return Entry(self._about, Unit(self._about.id, (), ()))
        return Entry(self._about, unit_from_json(self[nth + 1]))

    def texts(self, nth: int) -> dict[str, str]:
        """What `texts_of` gives of the entry in this place, and nothing else of it is made."""
        if self._subject is None:
            self._subject = self[0]["subject"] or ""
        unit = self[nth + 1] if nth + 1 < len(self._ends) else {}
        question = "\n\n".join(each["text"] for each in unit.get("questions", ()))
        texts = {"subject": self._subject, "question": question, "answer": unit.get("answer") or ""}
        return {field: text for field, text in texts.items() if text.strip()}

    def whole(self) -> Document:
        """All of it."""
        about: dict[str, Any] = self[0]
        about["units"] = [self[nth] for nth in range(1, len(self._ends))]
        return from_json(about, "")
