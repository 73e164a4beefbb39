"""Counts as a picture in a file, drawn by matplotlib where that is installed.

What a picture is passed on without, it says itself: the query and the filters above it,
the index, its day and the number of hits below. Drawing needs no screen. It asks for
matplotlib only when it is asked for a picture, and before anything is searched.
"""

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from importlib.util import find_spec
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.errors import KamerzoekError
from indexer.dates import MONTHS

from ..about import About
from ..counts import NONE, Counts
from ..disk import replacing
from ..measures import Measure
from .counts_table import first
from .counts_text import TOP
from .summary import counted
from .terminal import cut
from .ticks import NUMBERED

if TYPE_CHECKING:
    from matplotlib.figure import Figure

FORMS = (".png", ".svg")
_DOTS = 160  # an inch
_LONGEST_TITLE = 100
_LEFT = 0.01
_SECOND = 0.28  # inches from the top to the second line


def checked(path: Path, force: bool) -> Path:
    """A file that a picture can be written to; raises `KamerzoekError` for any other."""
    if path.suffix.lower() not in FORMS:
        raise KamerzoekError(f"no picture is written as {path.name}", "end it in .png or .svg")
    if path.is_dir():
        raise KamerzoekError(f"{path} is a folder", "name a file in it, such as hits.png")
    if path.exists() and not force:
        raise KamerzoekError(f"{path} is there already", "add --force to replace it")
    if find_spec("matplotlib") is None:
        raise KamerzoekError(
            "a picture needs matplotlib", "install it: pip install 'kamerzoek[plot]'"
        )
    return path


def write(counts: Counts, measure: Measure, about: About, top: int | None, path: Path) -> None:
    """Draw counts and write them, whole or not at all."""
    from .charts import chart

    values = [first(axis, top or TOP) for axis in counts.axes]
    with _plain():
        figure = chart(counts, measure, values)
        _told(figure, counts, measure, about, values)
        data = _saved(figure, path.suffix.lower().removeprefix("."), about)
    try:
        with replacing(path, None) as out:
            out.write(data)
    except OSError as error:
        raise KamerzoekError(
            f"{path} cannot be written: {error.strerror or error}", "choose another place"
        ) from error


@contextmanager
def _plain() -> Iterator[None]:
    """Draw as here, whatever the user's own settings; a letter that no font has is no trouble."""
    import matplotlib
    from matplotlib import style

    # No text is a formula: a query may hold a dollar sign.
    own: Any = {"text.parse_math": False, "svg.hashsalt": "kamerzoek", "font.size": 9}
    with style.context("default"), matplotlib.rc_context(own), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _told(
    figure: "Figure",
    counts: Counts,
    measure: Measure,
    about: About,
    values: Sequence[Sequence[str]],
) -> None:
    """The title, what is measured, and where it is from."""
    by = " and ".join(axis.name for axis in counts.axes)
    # The line below the title is kept free for what is measured.
    head = f"{cut(title(about), _LONGEST_TITLE)}\n "
    figure.suptitle(head, x=_LEFT, ha="left", weight="bold", size=12)
    below = 1 - _SECOND / figure.get_figheight()
    says = f"{measure.says}, by {by}"
    figure.text(_LEFT, below, says, va="top", size=9.5, color="#444444")
    figure.supxlabel(
        source(counts, measure, about, values), x=_LEFT, ha="left", size=7.5, color="#666666"
    )


def title(about: About) -> str:
    """What was asked for: the words as typed, and all that filtered.

    >>> title(About("wolf", "", "", 1, 1, "", "", filters={"party": ("SP",)}))
    'wolf · party SP'
    """
    options = {name: v for name, v in about.options.items() if name not in ("sort", "group")}
    said = [
        name if value in ("yes", "") else f"not {name}" if value == "no" else f"{name} {value}"
        for name, values in {**options, **about.filters}.items()
        for value in values
    ]
    return " · ".join([about.query or "everything", *said])


def source(counts: Counts, measure: Measure, about: About, values: Sequence[Sequence[str]]) -> str:
    """Where the numbers are from, and what is to be known of them."""
    total = counts.total
    n = f"{counted(total.hits)} in {counted(total.letters, 'letter')}"
    if measure.waits:
        took = total.response
        n = f"{counted(took.letters, 'letter')} with both days, {took.missing:,} without"
    elif measure.digits and total.answers:
        n = f"{counted(total.answered)} in {counted(total.answers, 'answer')}"
    undated = sum(counts.cell(NONE).hits for axis in counts.axes[:1] if axis.timed)
    parts = [
        f"Kamerzoek, index of {_day(about.indexed)}, {counted(about.units, 'unit')}",
        f"n = {n}",
    ]
    if undated:
        parts.append(f"{undated:,} without a day are not shown")
    shown = [counts.cell(*key) for key in product(*values)]
    if any(measure.few(cell) and measure.value(cell) for cell in shown):
        parts.append(f"{_mark(values)}: of fewer than {measure.fewer}")
    if any(measure.value(cell) is None for cell in shown):
        sign = "grey" if len(values) > 1 or counts.axes[0].timed else "–"
        parts.append(f"{sign}: no {'letters' if measure.waits else 'answers'}")
    return " · ".join(parts)


def _mark(values: Sequence[Sequence[str]]) -> str:
    """How a chart shows what rests on few."""
    if len(values) == 1:
        return "pale"
    return "with a star" if len(values[1]) <= NUMBERED else "hatched"


def _day(moment: str) -> str:
    """The day of an ISO moment as the record prints it: 3 maart 2026."""
    day = datetime.fromisoformat(moment).date() if moment else date.today()
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _saved(figure: "Figure", form: str, about: About) -> bytes:
    out = BytesIO()
    about_it = {"Title": title(about), "Description": about.command}
    # Without a moment in it, the same counts give the same bytes.
    more = {"Date": None} if form == "svg" else {"Software": f"Kamerzoek {about.software}"}
    figure.savefig(out, format=form, dpi=_DOTS, metadata={**about_it, **more})
    return out.getvalue()
