"""OpenDocument text: paragraphs with numbers, notes, boxes, heads and feet."""

import io
import zipfile
from pathlib import Path

import pytest

from corpus.document import Footnote
from corpus.errors import UnreadableError
from corpus.readers import docx, odt, read_bytes
from corpus.readers.outcome import Read
from corpus.text import Line, Text
from indexer.splitter import split

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "benchmarks" / "seeds"
LETTERS = ROOT / "corpus" / "samples" / "letters"
OLD = (SEEDS / "oude-brief.odt").read_bytes()

NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office", "text": "text", "style": "style", "table": "table", "draw": "drawing",
        "fo": "xsl-fo-compatible",
    }.items()
)  # fmt: skip


def packed(body: str, automatic: str = "", **parts: str) -> bytes:
    """A file of this text and these automatic styles, with other parts by name."""
    out = io.BytesIO()
    content = (
        f"<office:document-content {NAMESPACES}><office:automatic-styles>{automatic}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
        for name, xml in parts.items():
            archive.writestr(f"{name}.xml", xml)
    return out.getvalue()


def read(body: str, automatic: str = "", **parts: str) -> Text:
    return odt.read(packed(body, automatic, **parts))


def p(text: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def style(name: str, *inside: str, family: str = "paragraph", said: str = "") -> str:
    return (
        f'<style:style style:name="{name}" style:family="{family}" {said}>'
        f"{''.join(inside)}</style:style>"
    )


BOLD = '<style:text-properties fo:font-weight="bold"/>'
NUMBERED = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1"'
    ' style:num-format="1" style:num-suffix="."/><text:list-level-style-number text:level="2"'
    ' style:num-format="a" style:num-prefix="(" style:num-suffix=")"/>'
    '<text:list-level-style-bullet text:level="3" text:bullet-char="\ue000"/></text:list-style>'
)


def items(*texts: str, said: str = "") -> str:
    inside = "".join(f"<text:list-item>{text}</text:list-item>" for text in texts)
    return f'<text:list text:style-name="L" {said}>{inside}</text:list>'


def numbers(body: str) -> list[tuple[str | None, str]]:
    return [(line.number, line.text) for line in read(body, NUMBERED).lines]


def test_a_letter_with_one_of_everything() -> None:
    text = odt.read(OLD)
    assert [(line.number, line.text) for line in text.lines] == [
        (None, "Kop van de brief"),
        (None, "2024Z90999"),
        (
            None,
            "Vragen van het lid Öztürk-van Dam (VP) aan de minister van Waterstaat over de pont"
            " “Veer 3” – nu € 5 (ingezonden 3 mei 2024)",
        ),
        (None, "Vraag 1"),
        (None, "Kent u het bericht over de pont?[^1] Zo ja, sinds wanneer?"),
        (None, "Antwoord 1"),
        (None, "Ja."),
        (None, "Het gaat om:"),
        ("1.", "de pont;"),
        ("a)", "een kabel,"),
        ("b)", "een boei,"),
        ("2.", "de steiger."),
        (None, "Jaar"),
        (None, "Aantal"),
        (None, "Slot 😀 op bladzijde twee."),
        (None, "Voet van de brief"),
    ]
    assert [line.text for line in text.lines if line.bold] == ["Vraag 1", "Antwoord 1"]
    assert {line.text: line.region for line in text.lines if line.region != "body"} == {
        "Kop van de brief": "header",
        "Jaar": "box",
        "Aantal": "box",
        "Voet van de brief": "footer",
    }
    assert text.lines[-2].page == 2
    assert text.notes == (Footnote("1", "De Polderbode, 1 mei 2024"),)
    assert (text.title, text.paragraphs, text.form) == ("Vragen over de pont", True, "odt")


@pytest.mark.parametrize("name", ["2024Z90294", "2024Z90882"])
def test_the_letter_is_that_of_the_word_file(name: str) -> None:
    text = odt.read((SEEDS / f"{name}.odt").read_bytes())
    same = docx.read((LETTERS / f"{name}.docx").read_bytes())
    assert [(line.number, line.text, line.bold, line.gap) for line in text.lines] == [
        (line.number, line.text, line.bold, line.gap) for line in same.lines
    ]
    (letter,), (other,) = split(text, "x"), split(same, "x")
    assert [(u.questions, u.answer) for u in letter.units] == [
        (u.questions, u.answer) for u in other.units
    ]


def test_content_counts_for_more_than_the_suffix() -> None:
    (outcome,) = read_bytes(OLD, "brief.txt")
    assert isinstance(outcome, Read)
    assert isinstance(outcome.content, Text)
    assert outcome.content.form == "odt"


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        pytest.param("een <text:span>twee</text:span>\n  drie", ["een twee drie"], id="blanks"),
        pytest.param("een<text:s text:c='3'/>twee<text:tab/>drie", ["een   twee\tdrie"], id="kept"),
        pytest.param("een<text:line-break/>twee", ["een", "twee"], id="line break"),
        pytest.param("een<text:a>twee</text:a>", ["eentwee"], id="link"),
        pytest.param("een<office:annotation><text:p>nee</text:p></office:annotation>", ["een"],
                     id="comment"),
        pytest.param("een<text:date>3 mei</text:date>", ["een3 mei"], id="field"),
        pytest.param("<text:bookmark/>een<text:soft-page-break/> twee", ["een twee"], id="points"),
    ],
)  # fmt: skip
def test_the_text_of_a_paragraph(inside: str, expected: list[str]) -> None:
    assert [line.text for line in read(p(inside)).lines] == expected


def test_deleted_text_is_left_out_and_inserted_text_stays() -> None:
    tracked = (
        f"<text:tracked-changes><text:deletion>{p('weg')}</text:deletion></text:tracked-changes>"
    )
    body = tracked + p('een <text:change-start text:change-id="a"/>twee<text:change text:id="b"/>')
    assert [line.text for line in read(body).lines] == ["een twee"]


def test_hidden_text_is_left_out() -> None:
    hidden = style("H", '<style:text-properties text:display="none"/>', family="text")
    body = p('een<text:span text:style-name="H"> nee</text:span>')
    assert [line.text for line in read(body, hidden).lines] == ["een"]


def test_styles_are_followed_to_what_they_build_on() -> None:
    styles = style("A", BOLD) + style("B", said='style:parent-style-name="A"')
    styles += style("N", '<style:text-properties fo:font-weight="normal"/>', family="text")
    body = p("a", "B") + p('a <text:span text:style-name="N">b</text:span>', "B") + p("c")
    assert [line.bold for line in read(body, styles).lines] == [True, False, False]


def test_a_style_that_builds_on_itself_is_no_trap() -> None:
    looped = style("A", said='style:parent-style-name="A"')
    assert read(p("a", "A"), looped).lines == (Line("a"),)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            items(p("a") + p("b"), p("c")), [("1.", "a"), (None, "b"), ("2.", "c")], id="items"
        ),
        pytest.param(
            items(p("a") + items(p("b"), p("c")), p("d") + items(p("e"))),
            [("1.", "a"), ("(a)", "b"), ("(b)", "c"), ("2.", "d"), ("(a)", "e")], id="levels",
        ),
        pytest.param(
            items(p("a")) + p("b") + items(p("c")), [("1.", "a"), (None, "b"), ("1.", "c")],
            id="another list begins anew",
        ),
        pytest.param(
            items(p("a")) + items(p("b"), said='text:continue-numbering="true"'),
            [("1.", "a"), ("2.", "b")], id="a list goes on",
        ),
        pytest.param(
            items(p("a"), said='xml:id="x"') + items(p("b"))
            + items(p("c"), said='text:continue-list="x"'),
            [("1.", "a"), ("1.", "b"), ("2.", "c")], id="a list goes on by name",
        ),
        pytest.param(
            '<text:list text:style-name="L"><text:list-item text:start-value="7">'
            + p("a") + "</text:list-item></text:list>", [("7.", "a")], id="a start of its own",
        ),
        pytest.param(items(items(items(p("a")))), [("•", "a")], id="a bullet of a symbol font"),
        pytest.param(
            '<text:list text:style-name="L"><text:list-header>' + p("a")
            + "</text:list-header></text:list>", [(None, "a")], id="a header has no number",
        ),
    ],
)  # fmt: skip
def test_lists_count(body: str, expected: list[tuple[str | None, str]]) -> None:
    assert numbers(body) == expected


def test_headings_are_told_and_numbered() -> None:
    outline = (
        '<text:outline-style style:name="O"><text:outline-level-style text:level="1"'
        ' style:num-format="I" style:num-suffix="."/></text:outline-style>'
    )
    body = '<text:h text:outline-level="1">a</text:h><text:h text:outline-level="2">b</text:h>'
    assert [(line.number, line.heading) for line in read(body, outline).lines] == [
        ("I.", True),
        (None, True),
    ]


def test_a_letterhead_is_a_box_and_a_table_of_the_letter_is_not() -> None:
    def table(text: str) -> str:
        return (
            "<table:table><table:table-row><table:table-cell>"
            f"{p(text)}</table:table-cell></table:table-row></table:table>"
        )

    prose = "Hierbij zend ik u de antwoorden op de vragen van het lid Duinhoven over de pont."
    body = table("Datum") + p(prose) + table("Aantal")
    body += p("a<draw:frame><draw:text-box>" + p("in een kader") + "</draw:text-box></draw:frame>b")
    assert [(line.text, line.region) for line in read(body).lines] == [
        ("Datum", "box"),
        (prose, "body"),
        ("Aantal", "body"),
        ("ab", "body"),
        ("in een kader", "box"),
    ]


def test_a_file_with_only_boxes_is_all_body() -> None:
    body = f"<draw:frame><draw:text-box>{p('Vraag 1')}</draw:text-box></draw:frame>"
    assert read(body).lines == (Line("Vraag 1"),)


def test_pages_turn_at_set_and_at_soft_breaks() -> None:
    turning = style("T", '<style:paragraph-properties fo:break-before="page"/>')
    body = p("a") + p("b", "T") + p("c<text:soft-page-break/>d") + p("e")
    assert [(line.text, line.page) for line in read(body, turning).lines] == [
        ("a", 1), ("b", 2), ("cd", 2), ("e", 3),
    ]  # fmt: skip


def test_only_heads_and_feet_of_pages_in_use_are_read() -> None:
    def master(name: str, after: str = "") -> str:
        return (
            f'<style:master-page style:name="{name}" style:next-style-name="{after}">'
            f"<style:header>{p('hoofd ' + name)}</style:header>"
            f'<style:footer style:display="false">{p("voet")}</style:footer></style:master-page>'
        )

    masters = master("Eerste", "Verder") + master("Verder") + master("Anders")
    styles = f"<office:document-styles {NAMESPACES}>{masters}</office:document-styles>"
    first = style("E", said='style:master-page-name="Eerste"')
    lines = read(p("a", "E"), first, styles=styles).lines
    assert [line.text for line in lines] == ["hoofd Eerste", "hoofd Verder", "a"]
    assert [line.region for line in lines] == ["header", "header", "body"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"Vraag 1", "not an OpenDocument file (it is no zip archive)", id="text"),
        pytest.param(
            OLD[:-40], "not an OpenDocument file (its zip archive is broken)", id="cut off"
        ),
        pytest.param(packed("<text:p>"), "a broken OpenDocument file (content.xml: ", id="XML"),
        pytest.param(
            packed("", **{"META-INF/manifest": "<m><encryption-data/></m>"}),
            "encrypted: it cannot be read without its password", id="encrypted",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError) as error:
        odt.read(data)
    assert error.value.message.startswith(reason)


def test_a_spreadsheet_is_no_letter() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("content.xml", f"<office:document-content {NAMESPACES}/>")
    with pytest.raises(UnreadableError) as error:
        odt.read(out.getvalue())
    assert error.value.message == "not an OpenDocument text (there is no letter in it)"
