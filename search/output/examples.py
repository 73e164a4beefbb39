"""Examples of every command, in one place: the end of its help, and a test that runs them."""

EXAMPLES = {
    "kamerzoek": (
        "index brieven",
        "search kinderopvang wachtlijst",
        "search --help",
    ),
    "index": (
        "index brieven",
        "index brieven archief.zip records.jsonl --index ~/kamervragen",
    ),
    "inspect": (
        "inspect brief.txt",
        "inspect archief.zip --format json",
        "inspect --check brieven",
    ),
    "search": (
        "search kinderopvang wachtlijst",
        "search '\"lange wachtlijst\" (kinderopvang OF school) -noodopvang'",
        'search stikstof --minister landbouw --from 2021 --to "april 2022"',
        "search 'vraag:toeslag* partij:SP datum:2020..' --minister kaag",
        "search stikstof --portfolio LNV --facet party,year",
        "search --minister kaag --sort newest --format csv",
        "search wachttijd kind opvang --any --related",
        "search =kinderen --explain",
        "search --batch queries.tsv --any --format trec",
    ),
    "similar": (
        "similar ah-tk-20242025-594#4-5",
        "similar --text vraag.txt --from 2020",
    ),
    "show": (
        "show ah-tk-20242025-594#4-5",
        'show ah-tk-20242025-594 --highlight "wachtlijst OF wachttijd"',
        "show ah-tk-20242025-594#4-5 --cite bib",
    ),
    "kwic": (
        "kwic wachtlijst",
        "kwic kinderopvang --in answer --sort right1",
        "kwic 'toeslag*' --minister kaag --sort date --format csv --limit 0",
    ),
    "collocates": (
        "collocates wachtlijst",
        "collocates stikstof --window 3 --against all --from 2021",
    ),
    "cites": (
        "cites 36 410, nr. 7",
        "cites 36410 --minister kaag --from 2020 --format csv",
        "cites ah-tk-20242025-594",
    ),
    "cited-by": (
        "cited-by ah-tk-20242025-594#4-5",
        "cited-by ah-tk-20242025-594 --format json",
    ),
    "graph": (
        "graph > citations.csv",
        "graph stikstof --of letter --format graphml > stikstof.graphml",
    ),
    "export": (
        "export stikstof -o stikstof.csv",
        "export stikstof --minister landbouw -o hits.jsonl --force",
        "export '\"lange wachtlijst\"' -o - --format tsv",
        "export stikstof -o stikstof.xlsx --columns unit,answered_on,answer",
        "export stikstof --from 2021 -o stikstof.bib",
        "export --again stikstof.xlsx -o stikstof-nu.xlsx",
    ),
    "diff": (
        "diff stikstof.xlsx stikstof-nu.xlsx",
        "diff januari.csv februari.jsonl --format json",
    ),
    "stats": (
        "stats kinderopvang --by year",
        "stats kinderopvang --by year --plot kinderopvang.svg",
        "stats kinderopvang --by minister --from 2021 --response",
        "stats stikstof --by minister,year --measure per-answers",
        "stats stikstof --by party,minister --format csv",
    ),
    "convert": (
        "convert --engine tantivy",
        "convert --engine tantivy --index index",
    ),
    "status": (
        "status",
        "status --format json",
    ),
    "watch": (
        "watch add opvang kinderopvang --minister kaag",
        "watch add stikstof 'stikstof -boeren' --from 30d --all",
        "watch list",
        "watch show opvang",
        "watch run",
        "watch run opvang --feed opvang.xml",
        "watch run --format json",
        "watch remove opvang stikstof",
    ),
}


def epilog(command: str) -> str:
    r"""The examples of a command as Click shows them unwrapped, behind a line with `\b`.

    Those of a subcommand ("watch add") are the ones of its group that begin with it.
    """
    group, _, rest = command.partition(" ")
    lines = (f"  kamerzoek {one}" for one in EXAMPLES[group] if not rest or one.startswith(command))
    return "\n".join(["\b", "Examples:", *lines])
