"""Filters of a search, each beside a plain reading of a unit that tells whether it passes.

By the name of what is filtered: what a `Request` is given, and whether a unit is right. The
names of people and portfolios are those in the letters of `benchmarks/asking.py`.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from corpus.document import Office
from indexer.answers import signs
from indexer.entries import Entry
from search.names import folded

BEHALF = Office("minister", "Volksgezondheid, Welzijn en Sport")

Passes = Callable[[Entry], bool]


def _signed(name: str) -> Passes:
    return lambda entry: any(folded(one.name or "") == name for one in entry.document.ministers)


def _in_her_name(name: str, office: Office) -> Passes:
    """Of a minister who alone held an office."""
    return lambda entry: _signed(name)(entry) or office in entry.document.on_behalf_of


def _cites(*targets: str) -> Passes:
    return lambda entry: any(
        one.unit == entry.unit.id and one.target in targets for one in entry.document.references
    )


def _between(since: date | None, until: date | None, of: str = "dated") -> Passes:
    def right(entry: Entry) -> bool:
        day = getattr(entry.document, of)
        return bool(day) and (not since or day >= since) and (not until or day <= until)

    return right


def _party(*names: str) -> Passes:
    return lambda entry: any(one.party in names for one in entry.document.askers)


def _asker(name: str) -> Passes:
    return lambda entry: any(folded(one.name) == name for one in entry.document.askers)


def _portfolio(*names: str) -> Passes:
    def right(entry: Entry) -> bool:
        about = entry.document
        offices = (*about.ministers, *about.on_behalf_of) or about.addressees
        return any(one.portfolio in names for one in offices)

    return right


def _sign(*sorts: str) -> Passes:
    return lambda entry: any(one.sort in sorts for one in signs(entry.unit.answer))


def _days(low: int, high: int) -> Passes:
    def right(entry: Entry) -> bool:
        first, last = entry.document.asked_on, entry.document.answered_on
        return first is not None and last is not None and low <= (last - first).days <= high

    return right


FILTERS: dict[str, list[tuple[dict[str, Any], Passes]]] = {
    "minister": [
        ({"minister": ("crommelin",)}, _in_her_name("crommelin", BEHALF)),
        ({"minister": ("eikelboom",), "strict": True}, _signed("eikelboom")),
        (
            {"minister": ("=Eikelboom", "quartel"), "strict": True},
            lambda entry: _signed("eikelboom")(entry) or _signed("quartel")(entry),
        ),
    ],
    "period": [
        ({"since": "2015", "until": "2019"}, _between(date(2015, 1, 1), date(2019, 12, 31))),
        ({"on": "maart 2018"}, _between(date(2018, 3, 1), date(2018, 3, 31))),
        ({"on": "2021.."}, _between(date(2021, 1, 1), None)),
        (
            {"until": "2020-06-15", "date_of": "answered"},
            _between(None, date(2020, 6, 15), "answered_on"),
        ),
        ({"since": "2012", "date_of": "asked"}, _between(date(2012, 1, 1), None, "asked_on")),
    ],
    "party": [
        ({"party": ("partij h",)}, _party("Partij H")),
        ({"party": ("=Partij B", "Partij C")}, _party("Partij B", "Partij C")),
    ],
    "asker": [({"asker": ("gielen",)}, _asker("gielen"))],
    "portfolio": [
        ({"portfolio": ("financiën",)}, _portfolio("Financiën")),
        ({"portfolio": ("fin", "defensie")}, _portfolio("Financiën", "Defensie")),
    ],
    "role": [
        (
            {"role": ("minister",)},
            lambda entry: any(
                one.role == "minister"
                for one in entry.document.ministers or entry.document.addressees
            ),
        )
    ],
    "kind": [
        ({"kind": ("answers",)}, lambda entry: entry.document.kind == "answers"),
        (
            {"kind": ("questions", "postponement")},
            lambda entry: entry.document.kind in {"questions", "postponement"},
        ),
    ],
    "cites": [
        ({"cites": ("kst-36410-4",)}, _cites("kst-36410-4")),
        ({"cites": ("kst-36410",)}, _cites(*(f"kst-36410-{n}" for n in range(9)))),
    ],
    "sign": [
        ({"answer_is": ("short",)}, _sign("short")),
        ({"answer_is": ("yes", "no", "referral")}, _sign("yes", "no", "referral")),
    ],
    "days": [({"days": "21.."}, _days(21, 10**6)), ({"days": "..42"}, _days(0, 42))],
    "state": [
        (
            {"unanswered": True},
            lambda entry: bool(entry.unit.questions) and entry.unit.answer is None,
        ),
        ({"doubtful": True}, lambda entry: bool(entry.document.warnings)),
        ({"doubtful": False}, lambda entry: not entry.document.warnings),
    ],
}  # fmt: skip
