"""The command line: arguments into checked values, one call, its output, an exit code.

Nothing here is worth testing without Click: what a query means, how a hit looks and
how a letter is read are all below. A command is a page: its options, its help with
examples, and the calls. Errors are translated once, in `Kamerzoek.main`. Modules are
imported where they are used, so that `--help` loads no engine and no reader.

Results go to stdout, all else to stderr. Exit codes are 0 for found or done, 1 for
nothing found, 2 for an error of use or input, 130 for an interruption.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, TypeVar

import click
from click.shell_completion import CompletionItem

from corpus.errors import KamerzoekError
from search.argv import lost_quotes, shield, unshield
from search.options import ASKING, FACETS, GROUPS, SHOWN, WHAT, WHEN, WHO, Option, heading_of
from search.output import console
from search.output.examples import epilog

if TYPE_CHECKING:
    from search.find import Request
    from search.output.terminal import Style

DONE, NOTHING, WRONG, INTERRUPTED = 0, 1, 2, 130

PATH = click.Path(path_type=Path)
F = TypeVar("F", bound=Callable[..., Any])


class ClosedPipeError(Exception):
    """Whoever read our output has seen enough."""


class Kamerzoek(click.Group):
    """The program: every error becomes one line and an exit code here, and nowhere else."""

    def main(self, args: Sequence[str] | None = None, *_: Any, **extra: Any) -> Any:
        """Run, and leave the process with the exit code."""
        extra.update(prog_name="kamerzoek", standalone_mode=False)
        console.use_utf8(sys.stdout, sys.stderr)
        try:
            code = super().main(args, **extra)
            sys.stdout.flush()
        except (ClosedPipeError, BrokenPipeError):
            console.close_quietly(sys.stdout)
            code = DONE
        except (click.Abort, KeyboardInterrupt):
            console.say("Interrupted")
            code = INTERRUPTED
        except click.exceptions.NoArgsIsHelpError as error:
            click.echo(error.format_message(), err=True)
            code = WRONG
        except click.ClickException as error:
            console.say(f"Error: {_usage(error)}")
            code = WRONG
        except KamerzoekError as error:
            code = _failed(error, str(error))
        except Exception as error:
            said = f"unexpected: {type(error).__name__}: {error}"
            code = _failed(error, f"{said}; run with KAMERZOEK_DEBUG=1 to see where")
        sys.exit(code or DONE)

    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        """Add a command; its help ends with examples."""
        cmd.epilog = epilog(cmd.name or "")
        super().add_command(cmd, name)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a closed pipe is no error, whatever Click makes of it."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise ClosedPipeError from None


def _failed(error: Exception, said: str) -> int:
    console.fail(error, said)
    return WRONG


def _usage(error: click.ClickException) -> str:
    """Click's error as one line with what to do."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "kamerzoek"
    return f"{' '.join(error.format_message().split()).rstrip('.')}; try '{command} --help'"


class WordsCommand(click.Command):
    """A command whose words may begin with a dash: `-word` excludes a word."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Show the options of a search under the headings of their tables."""
        under: dict[str, list[tuple[str, str]]] = {heading: [] for heading in (*GROUPS, "Output")}
        for param in self.get_params(ctx):
            record = param.get_help_record(ctx) if isinstance(param, click.Option) else None
            if record:
                under[heading_of(param.name or "") or "Output"].append(record)
        for heading, records in under.items():
            if records:
                with formatter.section(heading):
                    formatter.write_dl(records)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Keep excluded words from being taken for options."""
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        names = {name for option in options for name in option.opts}
        valued = {name for option in options if not option.is_flag for name in option.opts}
        return super().parse_args(ctx, shield(args, names, valued))


def _query(_: click.Context, __: click.Parameter, words: tuple[str, ...]) -> str:
    if note := lost_quotes(words):
        console.say(f"Note: {note}")
    return unshield(words)


def _index_folder(_: click.Context, __: click.Parameter, folder: Path | None) -> Path:
    if folder is None:
        import platformdirs

        folder = platformdirs.user_data_path("kamerzoek") / "index"
    return folder


def _version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        from importlib.metadata import PackageNotFoundError, version

        software = "of a checkout that is not installed"
        with suppress(PackageNotFoundError):
            software = version("kamerzoek")
        click.echo(f"kamerzoek {software}")
        context.exit()


def format_option(*forms: str, default: str | None = "text") -> Callable[[F], F]:
    """`--format`, with these forms."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(forms),
        default=default,
        help="Form of the output.",
    )


index_option = click.option(
    "--index",
    metavar="DIR",
    type=PATH,
    envvar="KAMERZOEK_INDEX",
    callback=_index_folder,
    show_default="$KAMERZOEK_INDEX, else your user data folder",
    help="Folder of the index.",
)
color_option = click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="Colour the output; auto: on a terminal.",
)
pager_option = click.option("--no-pager", is_flag=True, help="Never show hits in a pager.")


def _made(option: Option) -> Callable[[F], F]:
    """An option of a search as Click has it, from its line in the table."""
    given: dict[str, Any] = {"help": option.says, "default": option.default}
    if option.switch:
        given |= {"is_flag": True, "default": None if "/" in option.names else False}
    elif option.choices:
        given |= {"type": click.Choice(option.choices), "multiple": option.many}
    else:
        given |= {"metavar": option.metavar, "multiple": option.many}
    if option.least is not None:
        given["type"] = click.IntRange(option.least)
    if option.lists:
        given["shell_complete"] = partial(_names, option.lists)
    if option.many:
        given.pop("default")
    return click.option(option.names, option.fills, **given)


def _names(facet: str, ctx: click.Context, _: click.Parameter, typed: str) -> list[CompletionItem]:
    from search.completion import completions

    folder = ctx.params.get("index") or _index_folder(ctx, _, None)
    return [CompletionItem(one) for one in completions(folder, facet, typed)]


def options(*tables: tuple[Option, ...]) -> Callable[[F], F]:
    """The options of some tables, in their order."""

    def add(function: F) -> F:
        for option in reversed(list(chain(*tables))):
            function = _made(option)(function)
        return function

    return add


words_argument = click.argument("text", metavar="WORDS...", nargs=-1, callback=_query)


@click.group(
    cls=Kamerzoek,
    epilog=epilog("kamerzoek"),
    context_settings={
        "help_option_names": ["-h", "--help"],
        "max_content_width": 100,
        "show_default": True,
    },
)
@click.option("--version", is_flag=True, is_eager=True, callback=_version, help="Show the version.")
def kamerzoek(version: bool) -> None:
    """Search parliamentary questions and the government's answers to them."""


@kamerzoek.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=PATH)
@index_option
@click.option("--engine", metavar="NAME", help="What keeps a new index.")
@click.option("--jobs", metavar="N", type=click.IntRange(1), help="Processes that read.")
@click.option("--rebuild", is_flag=True, help="Start anew; the old index serves until it is done.")
@click.option("--verbose", is_flag=True, help="List every file that failed, not the first 20.")
def index(
    paths: tuple[Path, ...],
    index: Path,
    engine: str | None,
    jobs: int | None,
    rebuild: bool,
    verbose: bool,
) -> int:
    """Make an index of letters, or bring it up to date.

    A PATH is a file, a folder with all in it, or a .zip. Read are .txt, .pdf, .docx,
    .html, and records as .json or .jsonl. What has not changed is not read again, and
    what has vanished from a folder leaves the index.
    """
    from indexer.build import build
    from search.output import report
    from search.output.progress import progress
    from search.store import begin

    def waiting() -> None:
        console.say(f"Waiting: another kamerzoek is indexing in {index}")

    with begin(index, engine, rebuild, waiting=waiting) as writer, progress(sys.stderr) as show_:
        done = build(paths, writer, jobs=jobs, progress=show_, resumable=not rebuild)
    console.show(report.build_lines(done, _style("auto"), None if verbose else report.SHOWN))
    if done.interrupted:
        console.say(report.interruption(done))
        return INTERRUPTED
    if report.read_nothing(done):
        raise KamerzoekError(f"no letters found under {', '.join(map(str, paths))}")
    return DONE


@kamerzoek.command(cls=WordsCommand)
@words_argument
@options(ASKING, SHOWN)
@click.option("--full", is_flag=True, help="Whole questions and answers, no passages.")
@click.option("--count", is_flag=True, help="Only how many there are.")
@click.option("--facet", metavar="NAMES", help=f"Count all hits by {', '.join(FACETS)}.")
@format_option("text", "json", "jsonl", "csv", "tsv", "trec", default=None)
@click.option("--batch", metavar="FILE", type=click.File(encoding="utf-8", errors="replace"),
              help="Queries from a file or -, each a line: id, tab, words.")  # fmt: skip
@click.option("--explain", is_flag=True, help="Tell how the words were understood.")
@index_option
@color_option
@pager_option
def search(
    form: str | None, batch: TextIO | None, explain: bool, index: Path, color: Any, **typed: Any
) -> int:
    """Find questions and answers, the best first.

    All words must be in a unit: an answer with its questions and their subject. "Quotes"
    keep words together, OR (or OF) takes either, -word (or NOT, NIET) leaves out,
    parentheses group, =word is the word as printed, word* and word~ are patterns and near
    spellings, vraag:word looks in the question, minister:name and the like filter. Words
    are found in all their forms and inside longer words. Without words, all that passes
    the filters is found.
    """
    from search.find import Request
    from search.output import formats, listing
    from search.session import found, many

    full, count, facet, plain = map(typed.pop, ("full", "count", "facet", "no_pager"))
    request = Request(**typed)
    if batch is not None:
        done = many(index, batch, request, form or "trec", console.raw(sys.stdout))
        return WRONG if done.bad else DONE if done.hits else NOTHING
    form = form or "text"
    if count or facet:
        return _count(index, request, facet, form, explain, color)
    if full or not formats.passages(form):
        request = replace(request, passages=0)
    with found(index, request, explain) as listed:
        shown = listing.show(
            listed.hits, listed.about, form, _style(color), full=full, paged=not plain
        )
        return DONE if shown else NOTHING


def _count(
    index: Path, request: "Request", facet: str | None, form: str, explain: bool, color: Any
) -> int:
    """How many there are, and how they are spread."""
    from search.facets import chosen
    from search.output import spread
    from search.session import counted

    found = counted(index, request, chosen(facet), explain)
    if facet is None:
        console.show([str(found.total)])
    elif found.total:
        out = console.raw(sys.stdout)
        spread.write(found.facets, found.total, form, out, _style(color))
    return DONE if found.total else NOTHING


@kamerzoek.command(cls=WordsCommand)
@words_argument
@options(ASKING)
@click.option("-o", "--output", metavar="FILE", required=True, help="A file, or - for stdout.")
@format_option("csv", "tsv", "json", "jsonl", default=None)
@click.option("--force", is_flag=True, help="Replace a file that is there.")
@index_option
def export(output: str, form: str | None, force: bool, index: Path, **typed: Any) -> int:
    """Write all hits to a file, with all that is known of each on its row.

    The form is that of the file's suffix: .csv, .tsv, .json or .jsonl.
    """
    from search.find import Request
    from search.output import formats, summary
    from search.output.export import target
    from search.session import found

    out = target(output, form, force)
    request = Request(**typed, limit=None, passages=formats.passages(out.form))
    with found(index, request) as listed:
        if not listed.hits.total:
            return NOTHING
        about = listed.about(letters=True)
        written = out.write(listed.hits, about, console.raw(sys.stdout))
        console.say(f"{summary.counted(written)} written" + (f" to {out.path}" if out.path else ""))
        return DONE


@kamerzoek.command(cls=WordsCommand)
@click.argument("id_", metavar="[ID]", required=False)
@click.option(
    "--text",
    "draft",
    metavar="FILE",
    type=click.File(encoding="utf-8", errors="replace"),
    help="A draft question from a file, or - for stdin.",
)
@options(WHO, WHEN, WHAT, SHOWN)
@format_option("text", "json", "jsonl", "csv", "tsv")
@index_option
@color_option
@pager_option
def similar(
    id_: str | None, draft: TextIO | None, form: str, index: Path, color: Any, no_pager: bool,
    **typed: Any,
) -> int:  # fmt: skip
    """Asked before? Find the questions most like a unit, a letter, or a draft.

    The letter itself is left out; the answers and their days are shown.
    """
    from search.find import Request
    from search.output import listing
    from search.session import resembling

    if (id_ is None) == (draft is None):
        raise KamerzoekError("one question is wanted", "give an ID or --text FILE")
    said = draft.read() if draft else None
    with resembling(index, id_, said, Request(**typed, group="document")) as listed:
        shown = listing.show(listed.hits, listed.about, form, _style(color), paged=not no_pager)
        return DONE if shown else NOTHING


@kamerzoek.command()
@click.argument("id_", metavar="ID")
@click.option("--highlight", metavar="WORDS", help="Mark what this query looks for.")
@format_option("text", "json")
@index_option
@color_option
def show(id_: str, highlight: str | None, form: str, index: Path, color: Any) -> int:
    """Print a whole letter, or one unit of it, by the id that every hit shows."""
    from search.find import letter_of
    from search.output import letter, record
    from search.session import marked, opened

    with opened(index) as engine:
        found = letter_of(engine, id_)
        want = marked(engine, highlight) if highlight is not None else None
    if found is None:
        console.say(f"Nothing found: no letter or unit has the id {id_!r}; every hit shows its id")
        return NOTHING
    page = letter.Letter(found.document, _style(color), want)
    as_json = form == "json"
    console.show(record.documents([found.document]) if as_json else page.lines(found.unit))
    return DONE


@kamerzoek.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=PATH)
@format_option("text", "json")
@click.option("--check", is_flag=True, help="Audit files and folders: a line a letter, totals.")
@color_option
def inspect(files: tuple[Path, ...], form: str, check: bool, color: Any) -> int:
    """Show how files are read and split, without an index.

    Every question and answer is a line with its length, so that a missing or a
    swallowed one shows; what is doubtful is said below. With --check a FILE may be a
    folder, every letter is a line, and every character of it is accounted for.
    """
    if check:
        return _check(files, form, _style(color))
    from corpus.document import Document
    from corpus.readers import Failed
    from indexer.letters import default_letters
    from search.output import inspection, record

    failed: list[Failed] = []

    def documents() -> Iterator[Document]:
        for one in chain.from_iterable(map(default_letters(), files)):
            if isinstance(one, Document):
                yield one
            else:
                failed.append(one)

    as_json = form == "json"
    read = documents()
    console.show(record.documents(read) if as_json else inspection.lines(read, _style(color)))
    for one in failed:
        console.say(f"Error: {one.source}: {one.reason}")
    return WRONG if failed else DONE


def _check(paths: tuple[Path, ...], form: str, style: "Style") -> int:
    from indexer.checks import check
    from indexer.forms import is_word
    from search.output import checklist

    totals = checklist.Totals()
    checked = check(paths, is_word)
    as_json = form == "json"
    console.show(
        checklist.records(checked, totals) if as_json else checklist.lines(checked, totals, style)
    )
    return WRONG if totals.failed or totals.lost else DONE


@kamerzoek.command()
@format_option("text", "json")
@index_option
@color_option
def status(form: str, index: Path, color: Any) -> int:
    """Tell what the index holds: letters, units, days, and the files that failed."""
    from search.manifest import checked
    from search.output import report
    from search.session import opened
    from search.status import status_of

    with opened(index) as engine:
        held = status_of(index, checked(index), engine.sources())
    as_json = form == "json"
    console.show(report.status_json(held) if as_json else report.status_lines(held, _style(color)))
    return DONE


def _style(color: Any) -> "Style":
    from search.output.terminal import style_for

    return style_for(sys.stdout, color)


def main() -> None:
    """Run the program on the arguments of the process."""
    kamerzoek.main()


if __name__ == "__main__":
    main()
