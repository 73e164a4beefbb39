"""A list that is sent to someone: a page, Markdown, a mail; whatever stands in the record."""

import io
import re
import shutil
import subprocess
import tracemalloc
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt

from corpus.document import Asker, Document, Office
from indexer.entries import entries
from search.about import About
from search.facets import Facet
from search.filters import Filters
from search.find import Request, understood
from search.find import hits_of as find_hits
from search.hits import Hit, Hits
from search.output import dutch
from search.output.formats import writer
from search.output.page import MOST, chart, timeline
from search.output.terminal import columns
from search.parse import parse
from search.related import Added
from search.snippet import snippets
from tests.asking import LETTERS, TODAY, asked, opened
from tests.factories import document, letter, unit

ABOUT = About(
    query="veerpont -brug",
    interpreted="veerpont NOT brug",
    command="kamerzoek search 'veerpont -brug' --party 'Partij Zuid'",
    total=2,
    units=1_234,
    engine="whoosh",
    made="2024-03-12T09:00:00+00:00",
    indexed="2024-03-01T08:30:00+00:00",
    filters={"party": ("Partij Zuid",), "from": ("2021",), "unanswered": ("yes",)},
    options={"sort": ("newest",), "group": ("unit",)},
    letters=35,
    software="0.1.0",
    schema=3,
    analysis=5,
)
PONT = letter(
    ("Vaart de veerpont nog?", "Nee. De veerpont ligt stil."),
    ("Hoe lang nog?", None),
    id="ah-tk-20232024-101",
    number="101",
    session="2023-2024",
)
SHEETS = ("html", "md", "txt")


def hits_of(*letters: Document, typed: str = "veerpont", others: int = 0) -> Hits:
    query = parse(typed)
    found = [
        Hit(rank, 2.5, entry, snippets(entry, query.tree), others)
        for rank, entry in enumerate((e for one in letters for e in entries(one)), 1)
    ]
    return Hits(query, Filters(), "whoosh", len(found), 0, iter(found))


def written(form: str, hits: Hits, about: About = ABOUT) -> str:
    out = io.StringIO(newline="")
    writer(form)(hits, about, out)
    return out.getvalue()


def at(found: html.HtmlElement, path: str) -> list[Any]:
    """What an XPath finds in a page."""
    selected = found.xpath(path)
    assert isinstance(selected, list)
    return selected


def words(found: html.HtmlElement, path: str) -> str:
    """The text of the first element that an XPath finds."""
    return str(found.xpath(f"string({path})"))


def page(hits: Hits, about: About = ABOUT) -> html.HtmlElement:
    return html.document_fromstring(written("html", hits, about))


def seen(form: str, hits: Hits, about: About = ABOUT) -> str:
    """What a reader sees: the words, single blanks between."""
    text = written(form, hits, about)
    if form == "md":
        text = MarkdownIt().render(text)
    if form != "txt":
        root = html.document_fromstring(text)
        for element in at(root, "//style | //title"):
            element.drop_tree()
        text = words(root, ".")
    return " ".join(text.split())


@pytest.mark.parametrize("form", SHEETS)
@pytest.mark.parametrize(
    "told",
    [
        pytest.param("veerpont -brug", id="the query"),
        pytest.param("2 treffers, nieuwste eerst", id="how many"),
        pytest.param("Partij Zuid", id="a filter"),
        pytest.param("vanaf", id="what it filters by"),
        pytest.param("De veerpont bij Oudewaard", id="the subject"),
        pytest.param("12 maart 2024 · minister Van Zuylekom (Waterstaat)", id="who and when"),
        pytest.param("Vraag 1 · Terpstra-Noord (Partij Zuid)", id="who asked"),
        pytest.param("Nee. De veerpont ligt stil.", id="a passage"),
        pytest.param("niet beantwoord in deze brief", id="what is out of the ordinary"),
        pytest.param(
            "Aanhangsel Handelingen II 2023/24, nr. 101, antwoord op vraag 1 (12 maart 2024)",
            id="the citation",
        ),
        pytest.param("1.234 antwoorden en vragen uit 35 brieven", id="in what was searched"),
        pytest.param("1 maart 2024, 08:30 UTC", id="how fresh that was"),
        pytest.param("Kamerzoek 0.1.0 (index whoosh, schema 3, analyse 5)", id="by what"),
        pytest.param("kamerzoek search 'veerpont -brug' --party 'Partij Zuid'", id="once more"),
    ],
)
def test_a_list_tells_what_was_asked_what_was_found_and_how_it_was_made(
    form: str, told: str
) -> None:
    assert told in seen(form, hits_of(PONT))


@pytest.mark.parametrize("form", SHEETS)
@pytest.mark.parametrize(
    ("hits", "about", "told"),
    [
        pytest.param(hits_of(), replace(ABOUT, query=""), "Alle vragen en antwoorden", id="all"),
        pytest.param(replace(hits_of(), total=0), ABOUT, "0 treffers", id="nothing"),
        pytest.param(replace(hits_of(), total=1), ABOUT, "1 treffer,", id="one"),
        pytest.param(replace(hits_of(), total=5000), replace(ABOUT, limit=10),
                     "de eerste 10 van 5.000 treffers", id="the first of many"),
        pytest.param(replace(hits_of(), total=7, by_letter=True), ABOUT, "7 brieven", id="letters"),
        pytest.param(hits_of(), replace(ABOUT, since="2021-01-01", until="2021-06-30"),
                     "1 januari 2021", id="the days that were meant"),
        pytest.param(hits_of(), replace(ABOUT, letters=None), "1.234 antwoorden", id="uncounted"),
    ],
)  # fmt: skip
def test_the_head_says_what_it_knows(form: str, hits: Hits, about: About, told: str) -> None:
    assert told in seen(form, replace(hits, hits=()), about)


@pytest.mark.parametrize("form", [*SHEETS, "bib"])
def test_how_a_list_was_made_is_left_out_where_it_is_not_wanted(form: str) -> None:
    kept, left = (
        written(form, hits_of(PONT), replace(ABOUT, told=told)) for told in ("column", "nowhere")
    )
    for said in ("kamerzoek search", "0.1.0"):
        assert said in kept
        assert said not in left
    assert "veerpont" in left
    assert "Verantwoording" not in left


def test_a_period_is_told_once() -> None:
    filters = {"from": ("30d",), "to": ("gisteren",), "party": ("SP",)}
    made = replace(ABOUT, filters=filters, since="2024-01-01", until="2024-01-30", command="")
    told = seen("txt", hits_of(), made)
    assert "partij: SP vanaf: 1 januari 2024 tot en met: 30 januari 2024" in told
    assert "30d" not in told


@pytest.mark.parametrize("form", SHEETS)
def test_more_of_a_letter_is_told(form: str) -> None:
    one = hits_of(document(unit(), subject="x"), others=3)
    assert "en 3 andere antwoorden in dezelfde brief" in seen(form, one)


def test_a_page_marks_the_words_and_leads_to_the_publication() -> None:
    found = page(hits_of(PONT))
    assert [mark.text for mark in found.iter("mark")] == ["veerpont"] * 4
    assert words(found, "//article/h2") == "1De veerpont bij Oudewaard"
    addresses = {link.get("href") for link in found.iter("a")}
    assert addresses == {"https://zoek.officielebekendmakingen.nl/ah-tk-20232024-101.html"}
    assert found.get("lang") == "nl"


def test_markdown_marks_the_words_also_inside_a_longer_one() -> None:
    text = written("md", hits_of(letter(("De veerpontdienst?", "«Veerpont»!"))))
    rendered = MarkdownIt().render(text)
    assert "<strong>veerpont</strong>dienst" in rendered
    assert "«<strong>Veerpont</strong>»!" in rendered


def test_markdown_links_to_the_publication() -> None:
    rendered = MarkdownIt().render(written("md", hits_of(PONT)))
    assert '<a href="https://zoek.officielebekendmakingen.nl/ah-tk-20232024-101.html">' in rendered


def test_no_line_of_a_mail_is_longer_than_72_columns_but_an_address() -> None:
    long = letter(
        ("De veerpont " * 60, "Een veerpontenonderhoudsplanning " * 20 + "h" * 300),
        subject="Het onderhoud van de veerpont " * 6,
        askers=tuple(Asker(f"Van der Lange-Naam {n}", "Partij Zuid") for n in range(9)),
    )
    lines = written("txt", hits_of(long, PONT)).splitlines()
    assert max(columns(line) for line in lines if "https://" not in line) <= 72


# What a page may do


def policy(found: html.HtmlElement) -> dict[str, str]:
    (meta,) = at(found, "//meta[@http-equiv='Content-Security-Policy']")
    rules = (rule.strip().partition(" ") for rule in meta.get("content").split(";"))
    return {name: value for name, _, value in rules}


def test_a_page_allows_its_own_style_and_nothing_else() -> None:
    found = page(hits_of(PONT))
    (style,) = found.iter("style")
    digest = b64encode(sha256(style.text.encode()).digest()).decode()
    assert policy(found) == {
        "default-src": "'none'",
        "style-src": f"'sha256-{digest}'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


HARMLESS = {
    "html", "head", "meta", "title", "style", "body", "header", "main", "section", "article",
    "footer", "h1", "h2", "p", "b", "strong", "mark", "time", "span", "code", "a", "dl", "dt",
    "dd", "div", "ol", "li", "figure", "figcaption", "svg", "rect", "blockquote", "details",
    "summary",
}  # fmt: skip
HOSTILE = [
    pytest.param("<script>alert(1)</script></script>", id="a script"),
    pytest.param("</style></title></textarea><img src=x onerror=alert(1)>", id="end tags"),
    pytest.param("\"' onmouseover='alert(1)' style=\"x", id="attributes"),
    pytest.param("<a href=javascript:alert(1)>x</a> [x](javascript:alert(1))", id="a link"),
    pytest.param("]]> <!-- --> <![CDATA[ <?php ?> &lt;b&gt; &amp;", id="other markup"),
    pytest.param("{{ 7*7 }} {% raw %} {# #} ${7*7}", id="templates"),
    pytest.param("**vet** _schuin_ `code` | tabel | ~~weg~~ $x$ \\", id="Markdown"),
    pytest.param("# kop", id="a heading"),
    pytest.param("- lijst", id="a list"),
    pytest.param("1. lijst", id="a numbered list"),
    pytest.param("> citaat <javascript:alert(1)>", id="a quotation"),
    pytest.param("=== ---", id="a line"),
]


def hostile(text: str) -> Document:
    return document(
        unit(f"{text} veerpont {text}", text, document="brief"),
        id="brief",
        subject=text,
        askers=(Asker(text, text),),
        ministers=(Office("minister", text, text),),
        on_behalf_of=(Office("minister", text),),
        number=text,
        session=text,
        asked_on=date(2024, 1, 1),
    )


def hostile_about(text: str) -> About:
    return replace(ABOUT, query=text, command=text, filters={text: (text,)}, software=text)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_a_record_becomes_markup_of_a_page(text: str) -> None:
    found = page(hits_of(hostile(text)), hostile_about(text))
    assert {element.tag for element in found.iter() if isinstance(element.tag, str)} <= HARMLESS
    names = {name for element in found.iter() for name in element.attrib}
    assert not [name for name in names if name.startswith("on") or name in {"style", "src"}]
    assert not list(found.iter("a"))
    assert words(found, "//h1") == text
    assert words(found, "//article/h2") == f"1{text}"


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_what_the_record_says(text: str) -> None:
    rendered = MarkdownIt("gfm-like", {"linkify": False}).render(
        written("md", hits_of(hostile(text)), hostile_about(text))
    )
    found = html.document_fromstring(rendered)
    assert not at(found, "//a | //script | //img | //em | //del | //table | //ol")
    assert words(found, "//h1") == f"Kamervragen: {text}"
    assert words(found, "//h2[1]") == f"1. {text}"
    quoted = " ".join(words(found, "//blockquote").split())
    assert " ".join(f"Vraag: {text} veerpont {text}".split()) in quoted


@pytest.mark.parametrize("form", SHEETS)
def test_control_characters_reach_no_list(form: str) -> None:
    bad = "\x1b]0;x\x07\x9b31m\u202e\x00\x7f\r\n"
    text = written(form, hits_of(hostile(f"a{bad}b")), hostile_about(f"a{bad}b"))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=40))
def test_any_text_leaves_a_page_whole(text: str) -> None:
    found = page(hits_of(hostile(text), PONT), hostile_about(text))
    assert len(list(found.iter("article"))) == 3
    assert words(found, "//footer/h2") == "Verantwoording"


BROWSER = shutil.which("chromium") or shutil.which("google-chrome")


@pytest.mark.executable
@pytest.mark.skipif(BROWSER is None, reason="there is no Chromium here")
def test_a_browser_runs_nothing_of_a_record(tmp_path: Path) -> None:
    bad = "<script>document.title='ran'</script><img src=x onerror=document.title='ran'>"
    (tmp_path / "hits.html").write_text(written("html", hits_of(hostile(bad), PONT)), "utf-8")
    command = [
        str(BROWSER), "--headless=new", "--no-sandbox", "--disable-gpu",
        f"--user-data-dir={tmp_path / 'user'}", "--dump-dom", f"file://{tmp_path}/hits.html",
    ]  # fmt: skip
    run = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    found = html.document_fromstring(run.stdout)
    assert words(found, "//title") == "veerpont -brug – Kamervragen"
    assert len(at(found, "//article")) == 3
    assert not at(found, "//script | //img")


# How hits are spread


def spread(**facets: tuple[tuple[str, int], ...]) -> Hits:
    found = {name: Facet(name, values, 0) for name, values in facets.items()}
    return replace(hits_of(), spread=lambda names: [found[name] for name in names])


def test_a_timeline_has_a_bar_for_every_year_also_without_hits() -> None:
    shown = timeline(spread(year=(("2019", 2), ("2022", 8))))
    assert shown is not None
    assert [(bar.label, bar.number, bar.percent, bar.under) for bar in shown.bars] == [
        ("2019", "2", 25, "’19"),
        ("2020", "0", 0, "’20"),
        ("2021", "0", 0, "’21"),
        ("2022", "8", 100, "’22"),
    ]


def test_a_timeline_of_few_years_has_months() -> None:
    shown = timeline(spread(year=(("2024", 3),), month=(("2024-02", 1), ("2024-11", 2))))
    assert shown is not None
    assert "".join(bar.under for bar in shown.bars) == "jfmamjjasond"
    assert [bar.label for bar in shown.bars if bar.percent] == ["2024-02", "2024-11"]


def test_a_few_of_many_are_not_lost_beside_them() -> None:
    shown = timeline(spread(year=(("2019", 1), ("2022", 100_000))))
    assert shown is not None
    assert shown.bars[0].percent == 1


def test_a_chart_tells_what_it_leaves_out() -> None:
    values = tuple((f"Van Aa {n}", 20 - n) for n in range(MOST + 3))
    shown = chart(Facet("minister", values, 1_500))
    assert len(shown.bars) == MOST
    assert shown.rest == "en nog 3; 1.500 zonder minister"


def test_a_page_counts_what_filtering_finds() -> None:
    with opened(*LETTERS) as engine:
        found = page(asked(engine, Request("pont OR wolf OR kamers")))
    labels = at(found, "//figure[@class='chart']//li/span[@class='label']/text()")
    numbers = at(found, "//figure[@class='chart']//li/span[@class='number']/text()")
    counted = [f"{label} {number}" for label, number in zip(labels, numbers, strict=True)]
    assert counted[:3] == ["Van Zuylekom 4", "Bäcker 2", "Öztürk-Van Raan 2"]
    assert at(found, "//p[@class='rest']/text()") == ["1 zonder minister"]
    years = at(found, "//figure[@class='timeline']//li/@title")
    assert years == ["2021: 2", "2022: 0", "2023: 2", "2024: 2", "2025: 1"]


def test_a_page_without_counts_has_no_empty_pictures() -> None:
    assert not page(hits_of(PONT)).xpath("//figure | //section")


def test_a_long_list_is_not_held_in_memory() -> None:
    (entry, _) = entries(PONT)
    one = Hit(1, 1.0, entry, snippets(entry, parse("veerpont").tree))

    class Nowhere(io.StringIO):
        def write(self, text: str) -> int:
            return len(text)

    def peak(form: str, number: int) -> int:
        many: Iterator[Hit] = (one for _ in range(number))
        hits = replace(hits_of(), hits=many)
        tracemalloc.start()
        assert writer(form)(hits, ABOUT, Nowhere()) == number
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    for form in SHEETS:
        writer(form)(hits_of(), ABOUT, Nowhere())  # templates are kept
        assert peak(form, 600) < peak(form, 60) + 100_000


def test_every_option_of_a_search_has_a_word_for_who_reads_the_list() -> None:
    from search.options import ASKING, ORDER
    from search.provenance import name_of

    told = {name_of(option) for option in ASKING if option not in ORDER}
    assert told <= dutch.FILTERS.keys()


def test_what_words_of_the_first_hits_add_is_not_counted() -> None:
    with opened(*LETTERS) as engine:
        plain = understood(engine, Request("pont"), TODAY)
        widened = replace(plain, added=(Added("veer", "veer", 1.0),))
        assert find_hits(engine, plain, Request("pont")).spread(("year",))
        assert not find_hits(engine, widened, Request("pont")).spread(("year",))
