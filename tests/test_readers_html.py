"""Web pages: blocks as lines, notes apart, the site around the letter left out."""

import pytest

from corpus.document import Footnote
from corpus.errors import UnreadableError
from corpus.readers import html
from corpus.text import Line, Text

# The printed page of officielebekendmakingen.nl.
PRINTED_PAGE = """<!DOCTYPE html><html><head><title>Vragen over de pont | Overheid.nl</title>
<meta name="DC.title" content="Vragen over  de pont"><style>p {}</style></head><body>
<div id="navigatie"><a href="/">Uitgebreid zoeken</a></div><div id="main-column">
<table><tr><th>Vergaderjaar</th><th>Nummer</th></tr><tr><td>2014-2015</td><td>9365</td></tr></table>
<h1 class="kamervraagomschrijving_kop no-toc">Vragen van het lid Duinhoven (VP)
   over de pont.</h1>
<div class="vraag"><h2 class="stuktitel no-toc"><a id="v1"></a>Vraag 1
</h2><p>Waarom vaart de pont
   niet?<a class="nootnum supernote-click-n1" href="#n1">1</a>
   <a class="nootnum" href="#n2">2</a></p>
</div><div class="antwoord"><p class="nummer">1</p><p>Ja.</p><p>Nader.</p></div>
<div class="kamervraagopmerking"><h2>Mededeling</h2><p>Later meer.</p></div>
<div id="noten"><hr><div class="voet noot snp-pinned" id="supernote-note-n1">
<h5 class="note-close"><a class="note-close" href="#close">X</a> Noot</h5>
<sup><span class="nootnum"><a id="n1"></a>1</span></sup><p>De Polderbode, <i>3 mei</i></p></div>
<div class="voet noot" id="supernote-note-n2"><h5 class="note-close">X Noot</h5>
<sup><span class="nootnum">2</span></sup><p>VOG: verklaring</p></div></div></div></body></html>"""


def read(page: str) -> Text:
    return html.read(page.encode())


def texts(page: str) -> list[str]:
    return [line.text for line in read(page).lines]


def test_the_printed_page_gives_the_letter() -> None:
    text = read(PRINTED_PAGE)
    assert [line.text for line in text.lines] == [
        "Vergaderjaar",
        "Nummer",
        "2014-2015",
        "9365",
        "Vragen van het lid Duinhoven (VP) over de pont.",
        "Vraag 1",
        "Waarom vaart de pont niet?[^1] [^2]",
        "1",
        "Ja.",
        "Nader.",
        "Mededeling",
        "Later meer.",
    ]
    assert [line.text for line in text.lines if line.heading] == [
        "Vragen van het lid Duinhoven (VP) over de pont.",
        "Vraag 1",
        "Mededeling",
    ]
    assert text.notes == (Footnote("1", "De Polderbode, 3 mei"), Footnote("2", "VOG: verklaring"))
    assert (text.title, text.paragraphs, text.form) == ("Vragen over de pont", True, "html")


def test_a_page_whose_lines_are_wrapped_by_hand_has_no_paragraphs() -> None:
    text = read(
        "<nav>Kamerstukken</nav><main><h1>Antwoord schriftelijke vragen : De pont</h1>"
        "<p><strong>Vraag 1</strong></p><p>Bent u ervan op de hoogte dat de pont in<br>\n"
        "de winter niet vaart en<br>dat dit al jaren zo is?</p><p>Ja. De gemeente heeft<br>"
        "besloten dat dit zo blijft.</p></main><footer>Contact</footer>"
    )
    assert not text.paragraphs
    assert [(line.text, line.bold, line.gap) for line in text.lines] == [
        ("Antwoord schriftelijke vragen : De pont", True, False),
        ("Vraag 1", True, True),
        ("Bent u ervan op de hoogte dat de pont in", False, True),
        ("de winter niet vaart en", False, False),
        ("dat dit al jaren zo is?", False, False),
        ("Ja. De gemeente heeft", False, True),
        ("besloten dat dit zo blijft.", False, False),
    ]


def test_preformatted_text_keeps_its_lines() -> None:
    assert read("<pre>\nVraag 1\n  ingesprongen\n\nAntwoord  1</pre>").lines == (
        Line("Vraag 1"),
        Line("  ingesprongen"),
        Line("Antwoord  1", gap=True),
    )


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param("<p>Een <b>vet</b>\n woord</p>los", ["Een vet woord", "los"], id="inline"),
        pytest.param("<p>een<br>twee<br/>drie", ["een", "twee", "drie"], id="line breaks"),
        pytest.param("<div>a<div>b</div>c</div>", ["a", "b", "c"], id="blocks in blocks"),
        pytest.param("<table><tr><td>a<td><p>b</table>", ["a", "b"], id="cells"),
        pytest.param("<p>a&nbsp;&euro;&#8239;5</p>", ["a € 5"], id="entities"),
        pytest.param("<p>beant&shy;woording</p>", ["beantwoording"], id="soft hyphens"),
        pytest.param("<p>a</p><script>b</script><style>c</style>", ["a"], id="code"),
        pytest.param("<p>a</p><p hidden>b</p><p style='display: none'>c</p>", ["a"], id="hidden"),
        pytest.param("<header>a</header><p>b</p><nav>c</nav><footer>d</footer>e", ["b", "e"],
                     id="the site's head and foot"),
        pytest.param("<article><header>a</header>b</article>", ["a", "b"], id="its own head"),
        pytest.param('<ul class="breadcrumb"><li>a</ul><p>b', ["b"], id="where one is"),
        pytest.param("<!-- a --><p>b<!-- c --></p>", ["b"], id="comments"),
        pytest.param("\x00<p>a\x1b[1mb", ["a[1mb"], id="controls"),
    ],
)  # fmt: skip
def test_the_text_of_a_page_is_what_is_seen_of_it(page: str, expected: list[str]) -> None:
    assert texts(page) == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>pont<sup>1</sup> vaart", "pont[^1] vaart"),
        ("<p>pont<sup>1)</sup> vaart", "pont[^1] vaart"),
        ("<p>pont<a href='#_ftn2' name='_ftnref2'><sup>[2]</sup></a>", "pont[^2]"),
        ("<p>pont<a href='#fn:3'>3</a>", "pont[^3]"),
        ("<p>20 km<sup>2</sup>", "20 km2"),
        ("<p>de 21<sup>e</sup> eeuw", "de 21e eeuw"),
        ("<p>zie <a href='#vraag-4'>4</a>", "zie 4"),
    ],
)
def test_marks_of_notes_are_told_from_other_numbers(page: str, expected: str) -> None:
    assert texts(page) == [expected]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            '<div id="ftn1"><p><a href="#_ftnref1">[1]</a> NOS, 3 mei</p></div>',
            Footnote("1", "NOS, 3 mei"), id="Word",
        ),
        pytest.param(
            '<section class="footnotes"><ol><li id="fn4"><p>NOS <a href="#fnref4">↩</a></p></ol>'
            "</section>", Footnote("4", "NOS"), id="a numbered list",
        ),
        pytest.param('<p class="voetnoot">2) NOS</p>', Footnote("2", "NOS"), id="by its class"),
        pytest.param('<p class="voetnoot">NOS</p>', Footnote("1", "NOS"), id="without a number"),
    ],
)  # fmt: skip
def test_notes_are_kept_apart(body: str, expected: Footnote) -> None:
    text = read(f"<p>Ja.</p>{body}<p>Slot</p>")
    assert text.notes == (expected,)
    assert [line.text for line in text.lines] == ["Ja.", "Slot"]


@pytest.mark.parametrize(
    ("page", "numbers"),
    [
        ("<ol><li>a<li>b</ol>", ["1.", "2."]),
        ("<ol start=3><li><p>a</p><p>b</p><li value=9>c</ol>", ["3.", None, "9."]),
        ("<ol type=a><li>a<ul><li>b</ul><li>c</ol>", ["a.", "•", "b."]),
        ("<ol style='list-style: none'><li>a</ol><p>b", [None, None]),
    ],
)
def test_lists_are_numbered_as_a_browser_does(page: str, numbers: list[str | None]) -> None:
    assert [line.number for line in read(page).lines] == numbers


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param("<p>coördinatie".encode(), "coördinatie", id="UTF-8, not said"),
        pytest.param("<p>coördinatie €".encode("cp1252"), "coördinatie €", id="Windows, not said"),
        pytest.param(
            "<meta charset='iso-8859-1'><p>één ’".encode("cp1252"), "één ’", id="Windows, said"
        ),
        pytest.param("<meta charset=utf-8><p>é".encode("utf-8-sig"), "é", id="with a mark"),
        pytest.param("<p>é".encode("utf-16"), "é", id="UTF-16"),
        pytest.param(
            b'<?xml version="1.0" encoding="utf-8"?><html><p>\xc3\xa9</p></html>', "é", id="XHTML"
        ),
    ],
)
def test_a_page_is_decoded(data: bytes, expected: str) -> None:
    assert [line.text for line in html.read(data).lines] == [expected]


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        pytest.param("<html></html>", "no text", id="empty"),
        pytest.param("<nav>Home</nav><script>x</script>", "no text", id="only the site"),
        pytest.param(
            "<title>Pagina niet gevonden</title><p>Zoek verder.",
            "no text: an error page of a site (Pagina niet gevonden)", id="an error page",
        ),
        pytest.param("<h1>404 Not Found</h1><p>nginx", "no text: an error page", id="a server's"),
        pytest.param("<h1>Fout 500</h1><p>Sorry", "no text: an error page", id="a number"),
        pytest.param("<title>De gevraagde pagina bestaat niet</title><p>Sorry",
                     "no text: an error page", id="a page that is not there"),
        pytest.param("<div>" * 3000 + "a", "not HTML that can be read: nested too", id="deep"),
    ],
)  # fmt: skip
def test_what_holds_no_letter_is_told(page: str, reason: str) -> None:
    with pytest.raises(UnreadableError) as error:
        read(page)
    assert error.value.message.startswith(reason)


@pytest.mark.parametrize(
    "title",
    [
        "404",
        "Vragen over het bericht «Vermiste boot niet gevonden»",
        "Antwoord op vragen over een fout",
    ],
)
def test_a_letter_about_errors_is_no_error_page(title: str) -> None:
    assert texts(f"<title>{title}</title><h1>{title}</h1><p>Ja.") == [title, "Ja."]
