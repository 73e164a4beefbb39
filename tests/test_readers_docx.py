"""Word files, written here as the XML that Word writes."""

import io
import re
import zipfile

import pytest

from corpus.document import Footnote
from corpus.errors import UnreadableError
from corpus.readers import docx
from corpus.text import Line, Text

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
TYPES = "http://schemas.openxmlformats.org/package/2006/relationships"
SENTENCE = "In antwoord op uw brief deel ik u mede dat de vragen zijn beantwoord zoals hieronder."


def part(root: str, inside: str) -> str:
    return f'<w:{root} xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="{MC}">{inside}</w:{root}>'


def relations(**targets: str) -> str:
    """Relations of a part by the last word of their type; a digit may follow for more of one."""
    rows = "".join(
        f'<Relationship Id="{name}" Type="{R}/{re.sub(r"[0-9]", "", name)}" Target="{target}"/>'
        for name, target in targets.items()
    )
    return f'<Relationships xmlns="{TYPES}">{rows}</Relationships>'


def packed(body: str, core: str = "", **parts: str) -> bytes:
    """A Word file with a body, and other parts by the name that relations know them by."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        known = {"officeDocument": "word/document.xml", "core-properties": "/docProps/core.xml"}
        archive.writestr("_rels/.rels", relations(**known))
        archive.writestr("docProps/core.xml", f"<c>{core}</c>")
        archive.writestr("word/document.xml", part("document", f"<w:body>{body}</w:body>"))
        targets = {name: f"{name}.xml" for name in parts}
        archive.writestr("word/_rels/document.xml.rels", relations(**targets))
        for name, xml in parts.items():
            archive.writestr(f"word/{name}.xml", xml)
    return out.getvalue()


def p(
    *content: str, style: str = "", number: tuple[str, int] | None = None, inside: str = ""
) -> str:
    """A paragraph of runs and plain text; `number` is the id and level of a list."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    listed = (
        f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>'
        if number
        else ""
    )
    runs = "".join(item if item.startswith("<") else r(item) for item in content)
    return f"<w:p><w:pPr>{named}{listed}{inside}</w:pPr>{runs}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def run(inside: str) -> str:
    return f"<w:r>{inside}</w:r>"


def table(*rows: list[str]) -> str:
    """A table whose cells are given as their content."""
    lines = "".join(
        "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in rows
    )
    return f"<w:tbl><w:tblPr/>{lines}</w:tbl>"


def box(*paragraphs: str) -> str:
    """A text box, described twice as Word does."""
    content = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return run(
        f"<mc:AlternateContent><mc:Choice><w:drawing>{content}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{content}</w:pict></mc:Fallback></mc:AlternateContent>"
    )


def field(code: str, *result: str) -> str:
    return "".join(
        [
            run('<w:fldChar w:fldCharType="begin"/>'),
            run(f"<w:instrText>{code}</w:instrText>"),
            run('<w:fldChar w:fldCharType="separate"/>'),
            *result,
            run('<w:fldChar w:fldCharType="end"/>'),
        ]
    )


def read(*body: str, **parts: str) -> Text:
    return docx.read(packed("".join(body), **parts))


def texts(*body: str, **parts: str) -> list[str]:
    return [line.text for line in read(*body, **parts).lines]


BREAK = run('<w:br w:type="page"/>')
RENDERED = run("<w:lastRenderedPageBreak/>")


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        pytest.param(p("Vraag", r(" 1")), ["Vraag 1"], id="runs"),
        pytest.param(p(run("<w:tab/><w:tab/>"), "Antwoord"), ["\t\tAntwoord"], id="tabs"),
        pytest.param(p(run("<w:br/>"), "Antwoord 1"), ["Antwoord 1"], id="a soft break first"),
        pytest.param(p("Vraag 1", run("<w:br/>"), "Ja."), ["Vraag 1", "Ja."], id="a soft break"),
        pytest.param(
            p("EU", run("<w:noBreakHyphen/>"), "land", run("<w:softHyphen/>"), "en"),
            ["EU-landen"], id="hyphens",
        ),
        pytest.param(
            p('<w:hyperlink r:id="x">' + r("nu.nl") + "</w:hyperlink>", " zegt"), ["nu.nl zegt"],
            id="a link",
        ),
        pytest.param(
            p("Wel", "<w:del>" + run("<w:delText>niet</w:delText>") + "</w:del>",
              "<w:ins>" + r(" dus") + "</w:ins>"), ["Wel dus"], id="revisions",
        ),
        pytest.param(p("Zicht", r("baar", "<w:vanish/>")), ["Zicht"], id="hidden text"),
        pytest.param(p(field(" DOCPROPERTY onderwerp ", r("De pont"))), ["De pont"], id="a field"),
        pytest.param(p(field("PAGE"), "x"), ["x"], id="a field without result"),
        pytest.param(
            p(field(' IF 1 = "1" "' + "</w:instrText></w:r>" + field("DATE", r("vroeger"))
                    + '<w:r><w:instrText>"', r("nu"))), ["nu"], id="a field in a field's code",
        ),
        pytest.param(
            p(run('<w:fldChar w:fldCharType="begin"/>'), "Blijft staan"), ["Blijft staan"],
            id="a field that never ends",
        ),
        pytest.param(
            p('<w:fldSimple w:instr="NUMPAGES">' + r("3") + "</w:fldSimple>"), ["3"],
            id="a simple field",
        ),
        pytest.param(
            p("<w:sdt><w:sdtPr/><w:sdtContent>" + r("25 juli") + "</w:sdtContent></w:sdt>"),
            ["25 juli"], id="a control",
        ),
        pytest.param(
            p(run('<w:sym w:font="Wingdings" w:char="F0E0"/>'), run('<w:sym w:char="F0A7"/>')),
            ["→•"], id="signs of symbol fonts",
        ),
        pytest.param("<w:p><w:r><w:t>\n Ja. </w:t></w:r></w:p>", ["Ja."], id="layout of the XML"),
    ],
)  # fmt: skip
def test_the_visible_text_is_read(paragraph: str, expected: list[str]) -> None:
    assert texts(paragraph) == expected


def test_lines_are_paragraphs_and_blank_ones_are_gaps() -> None:
    text = read(p("Vraag 1"), p("Waarom?"), p(), p(" "), p("Ja."))
    assert text.paragraphs
    assert [(line.text, line.gap) for line in text.lines] == [
        ("Vraag 1", False),
        ("Waarom?", False),
        ("Ja.", True),
    ]


STYLES = part(
    "styles",
    '<w:style w:type="paragraph" w:default="1" w:styleId="S"/>'
    '<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/>'
    "<w:rPr><w:b/></w:rPr></w:style>"
    '<w:style w:type="paragraph" w:styleId="Kop1a"><w:basedOn w:val="Kop1"/>'
    "<w:rPr><w:i/></w:rPr></w:style>"
    '<w:style w:type="character" w:styleId="Vet"><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Rond"><w:basedOn w:val="Rond"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Lijst"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
    "</w:pPr></w:style>",
)


@pytest.mark.parametrize(
    ("paragraph", "bold", "italic", "heading"),
    [
        pytest.param(p(r("Vraag", "<w:b/>"), r(" 1", "<w:b/>")), True, False, False, id="all bold"),
        pytest.param(p(r("Vraag", "<w:b/>"), r(" 1")), False, False, False, id="partly bold"),
        pytest.param(p(r("Vraag", "<w:b/>"), r(" ")), True, False, False, id="but for a blank"),
        pytest.param(p("Vraag", style="Kop1"), True, False, True, id="a heading"),
        pytest.param(p("Vraag", style="Kop1a"), True, True, True, id="a style upon a style"),
        pytest.param(
            p(r("Vraag", '<w:b w:val="0"/>'), style="Kop1"), False, False, True, id="unset"
        ),
        pytest.param(p(r("Vraag", '<w:rStyle w:val="Vet"/>')), True, False, False, id="run style"),
        pytest.param(p("Vraag", style="Rond"), False, False, False, id="a style upon itself"),
        pytest.param(
            p("Vraag", inside='<w:outlineLvl w:val="1"/>'), False, False, True, id="an outline"
        ),
    ],
)  # fmt: skip
def test_styles_are_followed(paragraph: str, bold: bool, italic: bool, heading: bool) -> None:
    (line,) = read(paragraph, styles=STYLES).lines
    assert (line.bold, line.italic, line.heading) == (bold, italic, heading)


def level(number: int, text: str, form: str = "decimal", more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


NUMBERING = part(
    "numbering",
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "%1.")
    + level(1, "%2)", "lowerLetter")
    + level(2, "%1.%2.%3", "upperRoman", '<w:isLgl w:val="0"/>')
    + "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="1">'
    + level(0, "Vraag %1", start=4)
    + level(1, "\uf0b7", "bullet")
    + level(2, "%3)", "lowerRoman", '<w:lvlRestart w:val="0"/>')
    + "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="0"/></w:num>',
)


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        pytest.param([("1", 0)] * 3, ["1.", "2.", "3."], id="one list"),
        pytest.param([("2", 0)] * 2, ["Vraag 4", "Vraag 5"], id="a start and words of its own"),
        pytest.param(
            [("1", 0), ("1", 1), ("1", 1), ("1", 0), ("1", 1)], ["1.", "a)", "b)", "2.", "a)"],
            id="a deeper level begins anew",
        ),
        pytest.param(
            [("1", 0), ("1", 1), ("1", 2), ("1", 2)], ["1.", "a)", "1.a.I", "1.a.II"],
            id="numbers of three levels",
        ),
        pytest.param(
            [("2", 2), ("2", 0), ("2", 2)], ["i)", "Vraag 4", "ii)"], id="a level that counts on"
        ),
        pytest.param([("2", 1)], ["•"], id="a bullet of a symbol font"),
        pytest.param(
            [("1", 0), ("4", 0), ("3", 0), ("3", 0)], ["1.", "2.", "1.", "2."],
            id="lists of one kind count on, unless they start anew",
        ),
        pytest.param([("0", 0), ("99", 0)], [None, None], id="no list"),
    ],
)  # fmt: skip
def test_automatic_numbers_are_counted_as_word_does(
    items: list[tuple[str, int]], expected: list[str | None]
) -> None:
    text = read(*[p("Waarom?", number=item) for item in items], numbering=NUMBERING)
    assert [line.number for line in text.lines] == expected
    assert {line.text for line in text.lines} == {"Waarom?"}


def test_a_style_may_number_and_only_the_first_line_carries_it() -> None:
    text = read(
        p("Een", run("<w:br/>"), "vervolg", style="Lijst"),
        p("Twee", style="Lijst"),
        p(number=("1", 0)),
        styles=STYLES,
        numbering=NUMBERING,
    )
    assert [(line.number, line.text) for line in text.lines] == [
        ("1.", "Een"),
        (None, "vervolg"),
        ("2.", "Twee"),
        ("3.", ""),
    ]


def notes(kind: str, *bodies: tuple[int, str]) -> str:
    reference = run(f"<w:{kind}Ref/>")
    inside = "".join(
        f'<w:{kind} w:id="{id_}">{p(reference, text)}</w:{kind}>' for id_, text in bodies
    )
    return part(f"{kind}s", f'<w:{kind} w:type="separator" w:id="0">{p()}</w:{kind}>{inside}')


def refer(kind: str, id_: int) -> str:
    return run(f'<w:{kind}Reference w:id="{id_}"/>')


def test_notes_are_numbered_in_the_order_of_the_text() -> None:
    text = read(
        p("Eerst", refer("footnote", 7), " dan", refer("footnote", 2)),
        p("en slot.", refer("endnote", 1)),
        footnotes=notes("footnote", (2, " NOS, 3 mei"), (7, " AD, 4 mei"), (8, " nooit genoemd")),
        endnotes=notes("endnote", (1, " Kamerstuk 99 001")),
    )
    assert [line.text for line in text.lines] == ["Eerst[^1] dan[^2]", "en slot.[^3]"]
    assert text.notes == (
        Footnote("1", "AD, 4 mei"),
        Footnote("2", "NOS, 3 mei"),
        Footnote("3", "Kamerstuk 99 001"),
    )


@pytest.mark.parametrize(
    ("body", "pages"),
    [
        pytest.param([p("a"), p("b")], [None, None], id="nothing known"),
        pytest.param([p("a", BREAK), p("b")], [1, 2], id="set"),
        pytest.param([p("a"), p(RENDERED, "b")], [1, 2], id="rendered"),
        pytest.param([p("a", BREAK), p(RENDERED, "b")], [1, 2], id="set and rendered"),
        pytest.param([p("a"), p(BREAK, RENDERED, "b")], [1, 2], id="both in one paragraph"),
        pytest.param([p("a", BREAK), p(BREAK), p("b")], [1, 3], id="two set"),
        pytest.param([p("a"), p("b", RENDERED, "b"), p("c")], [1, 1, 2], id="amid a paragraph"),
        pytest.param([p("a"), p("b", inside="<w:pageBreakBefore/>")], [1, 2], id="before it"),
        pytest.param(
            [p("a", inside="<w:sectPr/>"), p("b"), "<w:sectPr/>"], [1, 2], id="a section"
        ),
        pytest.param(
            [p("a", BREAK), p("b", inside="<w:sectPr/>"), p("c"),
             '<w:sectPr><w:type w:val="continuous"/></w:sectPr>'], [1, 2, 2],
            id="a section on the same page",
        ),
    ],
)  # fmt: skip
def test_pages_are_counted_where_the_file_tells_of_them(
    body: list[str], pages: list[int | None]
) -> None:
    assert [line.page for line in read(*body).lines] == pages


def test_a_page_break_alone_is_no_blank_line() -> None:
    lines = read(p("De zin die"), p(BREAK), p("doorloopt."), p("Slot.", BREAK), p("Vraag")).lines
    assert [line.gap for line in lines] == [False] * 4


def regions(*body: str) -> list[tuple[str, str]]:
    return [(line.region, line.text) for line in read(*body).lines]


def test_a_letterhead_is_a_box_and_the_letter_in_a_table_is_not() -> None:
    clause = "Bij beantwoording de datum vermelden. Wilt u slechts één zaak in uw brief noemen."
    letterhead = table(
        [p("Onderwerp"), p("Beantwoording van vragen over de pont bij Oudewaard en haar toekomst")],
        [p("Postbus 99"), p("2500 EH Den Haag") + p("Ons kenmerk") + p(clause)],
    )
    letter = table([table([p(SENTENCE)], [p("De minister van Polders")])])
    answer = table([p("2019"), p("12 keer")])
    assert regions(letterhead, letter, answer, p("Slot")) == [
        ("box", "Onderwerp"),
        ("box", "Beantwoording van vragen over de pont bij Oudewaard en haar toekomst"),
        ("box", "Postbus 99"),
        ("box", "2500 EH Den Haag"),
        ("box", "Ons kenmerk"),
        ("box", clause),
        ("body", SENTENCE),
        ("body", "De minister van Polders"),
        ("body", "2019"),
        ("body", "12 keer"),
        ("body", "Slot"),
    ]  # fmt: skip


def test_a_file_of_nothing_but_a_table_is_all_body() -> None:
    assert regions(table([p("Vraag 1"), p("Ja.")])) == [("body", "Vraag 1"), ("body", "Ja.")]


def test_a_row_that_was_deleted_is_gone() -> None:
    row = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('weg')}</w:tc></w:tr>"
    assert texts(f"<w:tbl>{row}<w:tr><w:tc>{p('gebleven')}</w:tc></w:tr></w:tbl>") == ["gebleven"]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    assert regions(p(SENTENCE, box(p("25 juli 2024"), p("Ons kenmerk"))), p("Ja.")) == [
        ("body", SENTENCE),
        ("box", "25 juli 2024"),
        ("box", "Ons kenmerk"),
        ("body", "Ja."),
    ]


def test_heads_and_feet_come_once_each_as_far_as_they_print() -> None:
    references = "".join(
        f'<w:{kind}Reference w:type="{type_}" r:id="{id_}"/>'
        for kind, type_, id_ in [
            ("header", "default", "header1"),
            ("header", "first", "header2"),
            ("footer", "even", "footer1"),
            ("footer", "default", "footer2"),
        ]
    )
    text = read(
        p("Vraag 1"),
        f"<w:sectPr>{references}<w:titlePg/></w:sectPr>",
        header1=part("hdr", p("Datum") + p("25 juli 2024")),
        header2=part("hdr", p("1", box(p("Ministerie"), p("Datum")))),
        footer1=part("ftr", p("VERTROUWELIJK")),
        footer2=part("ftr", p("Pagina ", field("PAGE", r("2")))),
    )
    assert [(line.region, line.text) for line in text.lines] == [
        ("header", "1"),
        ("box", "Ministerie"),
        ("box", "Datum"),
        ("header", "25 juli 2024"),
        ("body", "Vraag 1"),
        ("footer", "Pagina 2"),
    ]


def test_the_title_comes_from_the_properties() -> None:
    title = '<t:title xmlns:t="http://purl.org/dc/elements/1.1/"> Brief  over\nponten </t:title>'
    assert docx.read(packed(p("Vraag 1"), core=title)).title == "Brief over ponten"
    assert docx.read(packed(p("Vraag 1"))).title is None


def test_the_strict_variant_is_the_same() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        xml = part("document", f"<w:body>{p(r('Ja.', '<w:b/>'))}</w:body>")
        strict = xml.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
        archive.writestr("word/document.xml", strict)
    assert docx.read(out.getvalue()).lines == (Line("Ja.", bold=True),)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"Vraag 1", "not a DOCX file (it is no zip archive)", id="text"),
        pytest.param(packed(p("a"))[:-40], "not a DOCX file (its zip archive is broken)", id="cut"),
        pytest.param(packed("<w:p>"), "a broken DOCX file (word/document.xml: ", id="broken XML"),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError) as error:
        docx.read(data)
    assert error.value.message.startswith(reason)
