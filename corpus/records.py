"""The JSON form of a document, `kamerzoek.documents/1`, in and out.

It is both what `inspect` prints and what `index` accepts from whoever holds
records in another form. So it is lenient where a converter may be brief (a
missing key, a null and an unknown key are all fine, ids are made where none are
given) and strict where a slip would spoil the index unseen: a wrong type or an
impossible date is refused with the key and the value that was found.

Documents are checked by hand, not by a schema library: this runs for every unit
of a corpus of half a million, and reading must cost little more than `json` itself.
"""

import itertools
import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Any

from .document import (
    KINDS,
    PLACES,
    ROLES,
    Asker,
    Document,
    Doubt,
    Footnote,
    Kind,
    Office,
    Question,
    Reference,
    Unit,
    document_id,
    unit_id,
)
from .errors import UnreadableError
from .fields import count, day, each, filled, needed, page_number, shown, text, texts, wrong

SCHEMA = "kamerzoek.documents/1"

# One of these at least makes a JSON object a letter and not just some JSON.
_TELLING = ("units", "kind", "subject", "reference")


def dump(documents: Iterable[Document]) -> dict[str, Any]:
    """Documents under the name of their schema, ready for `json.dump`."""
    return {"schema": SCHEMA, "documents": [to_json(document) for document in documents]}


def load(obj: Any, source: str) -> list[Document]:
    """Documents from parsed JSON: the wrapper with its schema, one document, or a list of them."""
    return [from_json(item, where) for item, where in entries(obj, source)]


def entries(obj: Any, source: str) -> Iterator[tuple[Any, str]]:
    """Each document of parsed JSON, still unchecked, with its place: `x.json`, or `x.json:2`."""
    if isinstance(obj, dict) and "documents" in obj:
        schema = obj.get("schema", SCHEMA)
        if schema != SCHEMA:
            raise UnreadableError(f"schema: not {SCHEMA}: {shown(schema)}")
        obj = obj["documents"]
        if not isinstance(obj, list):
            raise wrong("documents", "a list", obj)
    if not isinstance(obj, list):
        yield obj, source
        return
    for nth, item in enumerate(obj, 1):
        yield item, source if len(obj) == 1 else f"{source}:{nth}"


def to_json(document: Document) -> dict[str, Any]:
    """One document as JSON objects, keys in the order of the agreed form."""
    return {
        "id": document.id,
        "source": document.source,
        "kind": document.kind,
        "number": document.number,
        "session": document.session,
        "reference": document.reference,
        "subject": document.subject,
        "askers": [{"name": asker.name, "party": asker.party} for asker in document.askers],
        "addressees": [office_json(office) for office in document.addressees],
        "ministers": [
            {"role": office.role, "name": office.name, "portfolio": office.portfolio}
            for office in document.ministers
        ],
        "on_behalf_of": [office_json(office) for office in document.on_behalf_of],
        "asked_on": document.asked_on and document.asked_on.isoformat(),
        "answered_on": document.answered_on and document.answered_on.isoformat(),
        "units": [_unit_out(unit) for unit in document.units],
        "footnotes": [{"mark": note.mark, "text": note.text} for note in document.footnotes],
        "preamble": document.preamble,
        "closing": document.closing,
        "references": [_reference_out(found) for found in document.references],
        "warnings": [{"code": w.code, "message": w.message} for w in document.warnings],
    }


def office_json(office: Office) -> dict[str, Any]:
    """An office that is spoken of, as a rule without its holder's name."""
    out = {"role": office.role, "portfolio": office.portfolio}
    return out if office.name is None else {**out, "name": office.name}


def _unit_out(unit: Unit) -> dict[str, Any]:
    return {
        "id": unit.id,
        "numbers": list(unit.numbers),
        "questions": [
            {"numbers": list(question.numbers), "text": question.text}
            for question in unit.questions
        ],
        "answer": unit.answer,
        "page": unit.page,
        "notes": list(unit.notes),
    }


def _reference_out(found: Reference) -> dict[str, Any]:
    return {
        "sort": found.sort,
        "target": found.target,
        "text": found.text,
        "field": found.field,
        "unit": found.unit,
        "nth": found.nth,
        "start": found.start,
        "end": found.end,
        "movers": list(found.movers),
    }


def from_json(obj: Any, source: str) -> Document:
    """A document from one JSON object.

    `source` is where it was read; a source that the record itself carries is kept.
    Raises `UnreadableError` with the key and what was found: `answered_on: not a
    date: "2024-13-40"`.
    """
    if type(obj) is not dict:
        raise UnreadableError(f"not a record: an object is expected, found {shown(obj)}")
    if all(obj.get(key) is None for key in _TELLING):
        raise UnreadableError(f"not a record: it has none of {', '.join(_TELLING)}")
    number, session = text(obj, "number"), text(obj, "session")
    reference = text(obj, "reference")
    id_ = filled(obj, "id", "") or document_id(number, session, reference, _stem(source))
    units = _units(obj, id_)
    return Document(
        id=id_,
        source=filled(obj, "source", source),
        kind=_kind(obj, units),
        number=number,
        session=session,
        reference=reference,
        subject=text(obj, "subject"),
        askers=each(obj, "askers", _asker),
        addressees=each(obj, "addressees", _office),
        ministers=each(obj, "ministers", _office),
        on_behalf_of=each(obj, "on_behalf_of", _office),
        asked_on=day(obj, "asked_on"),
        answered_on=day(obj, "answered_on"),
        units=units,
        footnotes=each(obj, "footnotes", _footnote),
        preamble=text(obj, "preamble") or "",
        closing=text(obj, "closing") or "",
        references=each(obj, "references", _reference),
        warnings=each(obj, "warnings", _doubt),
    )


def _stem(source: str) -> str:
    """What names a record without any number: its file, and its line in it."""
    return re.sub(r"\.jsonl?(?=:\d+$|$)", "", PurePath(source).name)


def _kind(obj: dict[str, Any], units: tuple[Unit, ...]) -> Kind:
    kind = text(obj, "kind")
    if kind is None:
        answered = any(unit.answer is not None for unit in units)
        return "answers" if answered else "questions"
    if kind not in KINDS:
        raise wrong("kind", f"one of {', '.join(KINDS)}", kind)
    return kind


def _units(obj: dict[str, Any], document: str) -> tuple[Unit, ...]:
    """The units; those without an id get one, with its rank when the id is taken."""
    taken: dict[str, int] = {}
    order = itertools.count(1)

    def unit(item: dict[str, Any]) -> Unit:
        numbers = texts(item, "numbers")
        questions = _questions(item, numbers)
        nth = next(order)
        if numbers is None:
            printed = tuple(number for question in questions for number in question.numbers)
            numbers = printed or (str(nth),)
        made = unit_id(document, numbers)
        rank = taken[made] = taken.get(made, 0) + 1
        if rank > 1:
            made = unit_id(document, numbers, rank)
        return _unit(item, filled(item, "id", made), numbers, questions)

    return each(obj, "units", unit)


def unit_from_json(obj: dict[str, Any]) -> Unit:
    """One unit by itself, which must tell its id; raises as `from_json` does."""
    numbers = texts(obj, "numbers") or ()
    return _unit(obj, needed(obj, "id"), numbers, _questions(obj, numbers))


def _unit(
    obj: dict[str, Any], id_: str, numbers: tuple[str, ...], questions: tuple[Question, ...]
) -> Unit:
    answer, notes = text(obj, "answer"), texts(obj, "notes") or ()
    return Unit(id_, numbers, questions, answer, page_number(obj), notes)


def _questions(unit: dict[str, Any], numbers: tuple[str, ...] | None) -> tuple[Question, ...]:
    """The questions; the only one of a unit need not repeat the unit's numbers."""
    items = unit.get("questions")
    lent = numbers if numbers and type(items) is list and len(items) == 1 else ()

    def question(item: dict[str, Any]) -> Question:
        own = texts(item, "numbers")
        return Question(lent if own is None else own, needed(item, "text"))

    return each(unit, "questions", question)


def _asker(item: dict[str, Any]) -> Asker:
    return Asker(needed(item, "name"), text(item, "party"))


def _office(item: dict[str, Any]) -> Office:
    role = needed(item, "role")
    if role not in ROLES:
        raise wrong("role", f"one of {', '.join(ROLES)}", role)
    return Office(role, text(item, "portfolio"), text(item, "name"))


def _footnote(item: dict[str, Any]) -> Footnote:
    return Footnote(needed(item, "mark"), needed(item, "text"))


def _reference(item: dict[str, Any]) -> Reference:
    field = needed(item, "field")
    if field not in PLACES:
        raise wrong("field", f"one of {', '.join(PLACES)}", field)
    return Reference(
        sort=needed(item, "sort"),
        target=needed(item, "target"),
        text=needed(item, "text"),
        field=field,
        unit=text(item, "unit"),
        nth=count(item, "nth") or 0,
        start=count(item, "start"),
        end=count(item, "end"),
        movers=texts(item, "movers") or (),
    )


def _doubt(item: dict[str, Any]) -> Doubt:
    return Doubt(needed(item, "code"), needed(item, "message"))
