"""Results as Markdown: figures with their ratio to one contestant's, and ratios by themselves.

`24.1 (0.96)` is a figure, and what it is divided by the baseline's. Times of questions are
first the median of the runs of each question; p50, p95 and max are then over the
questions. Two contestants are only compared on what both can do, and what one cannot is `–`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations, product
from statistics import median

from benchmarks.measuring import BASE
from benchmarks.results import Answered, Indexed, Results, percentile

CANNOT = "–"
MB = 1e6

Cell = Callable[[str], float | None]
"""A figure of a contestant; None where it has none."""


def document(found: Results, baseline: str) -> str:
    """All tables."""
    parts = [machine(found)]
    for one in found.corpora:
        parts.append(f"## {one.name}")
        parts.append(
            f"{one.units:,} units of {one.letters:,} letters, {one.text / MB:,.1f} MB of text. "
            f"Filters: minister {one.minister}; {one.since} to {one.until}."
        )
        parts += _sections(found, one.name, baseline)
    parts += [growth(found), "\n".join(f"- {note}" for note in found.notes)]
    return "\n\n".join(part for part in parts if part)


def _sections(found: Results, corpus: str, baseline: str) -> Iterator[str]:
    indexed = {one.contestant: one for one in found.indexed if one.corpus == corpus}
    answered = [one for one in found.answered if one.corpus == corpus]
    if indexed:
        yield "### Making an index"
        yield indexing(found, indexed, corpus, baseline)
    if answered:
        yield "### Questions, milliseconds"
        yield answering(answered, baseline)
        yield "### Kinds of questions, median milliseconds to the ten best ids"
        yield kinds(answered, baseline)
        yield "### Filters, milliseconds at p50 and times as long as without"
        yield filters(answered)
    if any(one.corpus == corpus for one in found.started):
        yield "### Starting, milliseconds of the whole process"
        yield starts(found, corpus)
    pairs = list(against(found, corpus))
    if len(pairs) > 2:
        yield "### Kamerzoek against others"
        yield "\n".join(pairs)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table, its first column to the left."""
    lines = [heads, ["---", *["---:"] * (len(heads) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def machine(found: Results) -> str:
    """Where it ran, in one paragraph."""
    at = found.machine
    versions = ", ".join(
        f"{name} {at[name]}" for name in ("python", "sqlite", "tantivy", "whoosh3") if name in at
    )
    runs = found.settings.get("runs", 1)
    minutes = sum(sum(each.values()) for each in found.took.values()) / 60
    took = f" Measuring took {minutes:.1f} minutes." if minutes else ""
    memory = at.get("memory", 0) / 2**30
    return (
        f"{at.get('processor', '')}, {at.get('cores')} cores, {memory:.0f} GiB, "
        f"{at.get('system')}; {versions}; {at.get('when')}. Medians of {runs} runs.{took}"
    )


def figure(value: float | None) -> str:
    """Three digits, or all there are before the point."""
    if value is None:
        return CANNOT
    digits = next((n for n, least in enumerate((100, 10, 1)) if value >= least), 3)
    return f"{value:,.{digits}f}"


def beside(value: float | None, base: float | None) -> str:
    """A figure with its ratio to another."""
    if value is None or not base:
        return figure(value)
    return f"{figure(value)} ({value / base:.2f})"


def _rows(
    names: Iterable[str], columns: Sequence[Cell], baseline: str
) -> Iterator[tuple[str, ...]]:
    bases = [column(baseline) for column in columns]
    for name in names:
        cells = (beside(c(name), base) for c, base in zip(columns, bases, strict=True))
        yield (name, *cells)


def indexing(found: Results, indexed: dict[str, Indexed], corpus: str, baseline: str) -> str:
    """How fast an index is made, what that takes, and how large it is."""
    (at,) = [one for one in found.corpora if one.name == corpus]

    def of(made: Callable[[Indexed], float | None]) -> Cell:
        return lambda name: made(indexed[name]) if name in indexed else None

    columns = [
        of(lambda one: at.text / MB / median(one.seconds)),
        of(lambda one: at.units / median(one.seconds)),
        of(lambda one: median(one.tree) / MB or None),
        of(lambda one: median(one.largest) / MB or None),
        of(lambda one: one.size / at.text),
    ]
    rows = [(*row, str(len(indexed[row[0]].seconds))) for row in _rows(indexed, columns, baseline)]
    heads = ["", "MB/s", "units/s", "peak MB", "largest process MB", "index / text", "runs"]
    return table(heads, rows)


def _times(
    answered: Sequence[Answered], contestant: str, how: str = "ids", narrow: str = "none"
) -> dict[str, float]:
    """The time of each question that a contestant can answer, in milliseconds."""
    return {
        one.question: one.time * 1000
        for one in answered
        if (one.contestant, one.how, one.narrow) == (contestant, how, narrow) and one.seconds
    }


def _names(answered: Sequence[Answered]) -> list[str]:
    return list(dict.fromkeys(one.contestant for one in answered))


def answering(answered: Sequence[Answered], baseline: str) -> str:
    """Percentiles over all a contestant can do, and its p50 beside the baseline's."""
    rows = []
    for name in _names(answered):
        for how in ("ids", "hits", "snippets"):
            times = _times(answered, name, how)
            if not times:
                continue
            base = _times(answered, baseline, how)
            both = times.keys() & base.keys()
            mine, its = ([each[q] for q in both] for each in (times, base))
            shared = beside(median(mine), median(its)) if both else CANNOT
            values = list(times.values())
            shares = [figure(percentile(values, share)) for share in (0.5, 0.95, 1)]
            asked = [one for one in answered if (one.contestant, one.how) == (name, how)]
            runs = str(max(len(one.seconds) for one in asked))
            rows.append((f"{name}, {how}", str(len(values)), *shares, str(len(both)), shared, runs))
    heads = ["", "can do", "p50", "p95", "max", f"{baseline} too", "p50 of those", "runs"]
    return table(heads, rows)


def kinds(answered: Sequence[Answered], baseline: str) -> str:
    """A row for each kind of question, a column for each contestant."""
    names = _names(answered)
    rows = []
    for kind in dict.fromkeys(one.kind for one in answered):
        of_kind = [one for one in answered if one.kind == kind]
        times = {name: list(_times(of_kind, name).values()) for name in names}
        medians = {name: median(each) if each else None for name, each in times.items()}
        cells = (beside(medians[name], medians.get(baseline)) for name in names)
        rows.append((kind, *cells))
    return table(["", *names], rows)


def filters(answered: Sequence[Answered]) -> str:
    """What a filter adds: the median over the questions of how many times longer they take."""
    names = _names(answered)
    rows = []
    for narrow in dict.fromkeys(one.narrow for one in answered):
        cells = []
        for name in names:
            bare, times = _times(answered, name), _times(answered, name, narrow=narrow)
            ratios = [times[q] / bare[q] for q in times.keys() & bare.keys()]
            longer = f" (×{median(ratios):.2f})" if ratios else ""
            cells.append(figure(median(times.values()) if times else None) + longer)
        rows.append((narrow, *cells))
    return table(["", *names], rows)


def starts(found: Results, corpus: str) -> str:
    """Whole processes, beside one that only imports Click."""
    times = {
        (one.what, one.warm): median(one.seconds) * 1000
        for one in found.started
        if one.corpus == corpus
    }
    rows = []
    for what in dict.fromkeys(what for what, _ in times):
        both = ((times.get((what, warm)), times.get((BASE, warm))) for warm in (True, False))
        rows.append((what, *(beside(*each) for each in both)))
    return table(["", "warm", "cold"], rows)


def growth(found: Results) -> str:
    """The p50 and p95 of every contestant on ever more units of one source."""
    rows = []
    for name in _names(found.answered):
        for source in dict.fromkeys(one.source for one in found.corpora):
            before: tuple[int, list[float]] | None = None
            for one in (each for each in found.corpora if each.source == source):
                answered = [each for each in found.answered if each.corpus == one.name]
                times = list(_times(answered, name).values())
                if not times:
                    continue
                shares = [percentile(times, share) for share in (0.5, 0.95)]
                grown = [CANNOT] * 3
                if before:
                    units, earlier = before
                    grown = [f"×{one.units / units:.1f}"]
                    grown += [f"×{a / b:.2f}" for a, b in zip(shares, earlier, strict=True)]
                rows.append((f"{name}, {one.name}", *map(figure, shares), *grown))
                before = one.units, shares
    heads = ["", "p50 ms", "p95 ms", "units", "p50", "p95"]
    grew = any(CANNOT not in row for row in rows)
    return f"## Growth, each size beside the one before\n\n{table(heads, rows)}" if grew else ""


def against(found: Results, corpus: str) -> Iterator[str]:
    """Each of Kamerzoek's engines to each other contestant: its figure divided by theirs."""
    answered = [one for one in found.answered if one.corpus == corpus]
    indexed = {one.contestant: one for one in found.indexed if one.corpus == corpus}
    names = list(dict.fromkeys([*indexed, *_names(answered)]))
    engines = [name for name in names if name.startswith("kamerzoek-")]
    others = [name for name in names if name not in engines]
    pairs = [*combinations(engines, 2), *product(engines, others)]
    measures: dict[str, Callable[[str, str], float | None]] = {
        "index speed": lambda a, b: _quotient(indexed, b, a, lambda one: median(one.seconds)),
        "peak memory": lambda a, b: _quotient(indexed, a, b, lambda one: median(one.tree)),
        "index size": lambda a, b: _quotient(indexed, a, b, lambda one: one.size),
        "ids, p50": lambda a, b: _compared(answered, a, b, "ids", 0.5),
        "ids, p95": lambda a, b: _compared(answered, a, b, "ids", 0.95),
        "ten snippets, p50": lambda a, b: _compared(answered, a, b, "snippets", 0.5),
        "ten snippets, p95": lambda a, b: _compared(answered, a, b, "snippets", 0.95),
    }
    if pairs:
        every = {what: [of(*pair) for pair in pairs] for what, of in measures.items()}
        rows = [(what, *map(figure, each)) for what, each in every.items() if any(each)]
        yield from table(["", *(f"{a} / {b}" for a, b in pairs)], rows).splitlines()


def _quotient(
    indexed: dict[str, Indexed], one: str, other: str, of: Callable[[Indexed], float]
) -> float | None:
    if one not in indexed or other not in indexed or not of(indexed[other]):
        return None
    return of(indexed[one]) / of(indexed[other])


def _compared(
    answered: Sequence[Answered], one: str, other: str, how: str, share: float
) -> float | None:
    """A percentile over the questions that both can answer, divided by the other's."""
    mine, theirs = _times(answered, one, how), _times(answered, other, how)
    both = mine.keys() & theirs.keys()
    if not both:
        return None
    first, second = (percentile([each[q] for q in both], share) for each in (mine, theirs))
    return first / second
