"""`export`: all hits into a file, or a list made again."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.errors import KamerzoekError

from ..command import DONE, NOTHING, Command
from ..options import ASKING, INDEX, WORDS_ARGUMENT, Option, form_of, limit_of, most
from ..output import console
from ..output.formats import FORMATS, columned

if TYPE_CHECKING:
    from ..about import About, Told
    from ..find import Request
    from ..output.export import Target


def run(*, again: Path | None, index: Path, output: str | None, **typed: Any) -> int:
    """Write every hit, however many there are; or those of a list that is there, `again`."""
    from ..find import Request
    from ..output.export import target

    names = (typed.pop("columns"), typed.pop("fields"))
    how = {name: typed.pop(name) for name in ("form", "force", "bom")}
    told = typed.pop("about")
    limit: int | None = typed.pop("limit")
    request = Request(**typed, limit=most(limit))
    if again is not None:
        return _again(again, index, output, request, limit, names, how, told)
    if output is None:
        raise KamerzoekError("no file is named", "add -o hits.csv, or -o - for stdout")
    out = target(output, **how)
    columns = _columns(out.form, *names)
    return _written(index, request, out, columns, _told(out.form, told, columns))


def _again(
    again: Path,
    index: Path,
    output: str | None,
    request: "Request",
    limit: int | None,
    names: tuple[str | None, str | None],
    how: dict[str, Any],
    told: "Told | None",
) -> int:
    """The same search once more, into a new file or into the one that is there."""
    from ..find import Request
    from ..lists.again import made
    from ..output.export import target
    from ..provenance import request_of

    if replace(request, limit=None) != Request(limit=None):
        raise KamerzoekError("words or filters beside --again", "the list says what was asked")
    old, about = made(again)
    how["form"] = how["form"] or (old.form if output in (None, "-") else None)
    how["bom"] = how["bom"] or old.bom
    out = target(output or str(again), **how)
    columns = _columns(out.form, *names)
    if not any(names) and FORMATS[out.form].columned:
        columns = about.columns
    asked = request_of(about)
    asked = asked if limit is None else replace(asked, limit=most(limit))
    return _written(index, asked, out, columns, told or about.told, about)


def _written(
    index: Path,
    request: "Request",
    out: "Target",
    columns: tuple[str, ...],
    told: "Told",
    old: "About | None" = None,
) -> int:
    from ..lists.again import changes
    from ..output import summary
    from ..output.columns import ABOUT
    from ..session import found

    shown = FORMATS[out.form].passages
    if columns:
        shown = 2 if "snippets" in columns else 0
    if told == "comments":
        columns = tuple(name for name in columns if name != ABOUT)
    with found(index, replace(request, passages=shown)) as listed:
        about = listed.about(letters=True, columns=columns, told=told)
        for one in changes(old, about) if old else ():
            console.say(f"Changed: {one}")
        if not listed.hits.total:
            return NOTHING
        written = out.write(listed.hits, about)
        console.say(f"{summary.counted(written)} written" + (f" to {out.path}" if out.path else ""))
        return DONE


def _columns(form: str, *names: str | None) -> tuple[str, ...]:
    """The columns that were chosen, by either of the two names of the option."""
    from ..output.columns import chosen

    typed = [name for name in names if name is not None]
    if len(typed) > 1:
        raise KamerzoekError("--columns and --fields are the same", "give one of them")
    if typed and not FORMATS[form].columned:
        raise KamerzoekError(f"{form} has no columns", f"they are for {', '.join(columned())}")
    return chosen(typed[0]) if typed else ()


def _told(form: str, typed: "Told | None", columns: tuple[str, ...]) -> "Told":
    """Where the list tells how it was made."""
    from ..output.columns import ABOUT

    if typed is None and columns and ABOUT not in columns and form in ("csv", "tsv"):
        console.say(
            "Note: without the column about the list does not say how it was made; "
            "add it, or --about comments"
        )
    return typed or "column"


COMMAND = Command(
    says="""Write all hits to a file, with all that is known of each on its row.

The form is that of the file's suffix. A table (csv, tsv, xlsx) has a row for each hit, and
every list tells how it was made: xlsx on a sheet of its own, JSON at its head, csv and tsv
in their last column on the first row. So a list can be made again with --again, and two can
be compared with kamerzoek diff.

--columns chooses and orders: rank, unit, document, number, session, reference, kind, numbers,
subject, askers, parties, ministers, portfolios, roles, on_behalf_of, asked_on, answered_on,
days, question, answer, snippets, signs, citation, others, score, url, source, about. In JSON
the same names choose what is told of a hit; --fields is another name for it.""",
    arguments=(WORDS_ARGUMENT,),
    options=(
        *ASKING,
        Option("--output", "output", "A file, or - for stdout.", metavar="FILE", short="-o"),
        form_of(*FORMATS, default=None),
        Option("--columns", "columns", "Names with commas: what of a hit.", metavar="NAMES"),
        Option("--fields", "fields", "The same as --columns.", metavar="NAMES"),
        limit_of("Most hits written"),
        Option(
            "--about",
            "about",
            "Where a csv or tsv tells how it was made.",
            choices=("column", "comments", "nowhere"),
        ),
        Option("--bom", "bom", "Begin with a mark by which Excel knows UTF-8."),
        Option("--force", "force", "Replace a file that is there."),
        Option(
            "--again",
            "again",
            "Ask what this list asked, with the index of now.",
            metavar="LIST",
            takes="path",
        ),
        INDEX,
    ),
    run=run,
)
