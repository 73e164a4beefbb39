"""Whatever bytes come, under whatever name: an outcome, never an exception.

The readers are held to more than the door in front of them: each may raise nothing
but `UnreadableError`, so that the door's last resort stays unused.
"""

import io
import re
import zipfile
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from corpus.errors import UnreadableError
from corpus.readers import SUFFIXES, Failed, Read, doc, docx, html, odt, pdf, read_bytes, txt, xml
from corpus.text import Text

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DOCUMENT = f'<w:document xmlns:w="{W}"><w:body>%s</w:body></w:document>'
NAMES = [f"brief{suffix}" for suffix in (*SUFFIXES, ".PDF", "")]
READERS = [txt, html, xml, pdf, docx, odt, doc]
SEEDS = Path(__file__).resolve().parent.parent / "benchmarks" / "seeds"

# Beginnings that lead a reader on, with bytes behind them that do not keep the promise.
HEADS = [
    b"", b"%PDF-1.7\n1 0 obj<</Type/Catalog", b"PK\x03\x04", b"PK\x05\x06" + b"\0" * 18, b"{\\rtf",
    b"<html><body><p>", b"\xef\xbb\xbf{", b'{"units": [{"questions": [', b"\xff\xfe",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<?xml version='1.0'?>", b"[" * 5000,
    b"<officiele-publicatie><vraag><nr>", b"<!DOCTYPE vraagdoc SYSTEM 'x'><vraagdoc>&eacute;",
    b"PK\x03\x04" + b"\0" * 22 + b"\x08\0\0\0mimetypeapplication/vnd.oasis.opendocument.text",
]  # fmt: skip
BYTES = st.builds(bytes.__add__, st.sampled_from(HEADS), st.binary(max_size=300))


def word(**parts: str) -> bytes:
    """A Word file of the given parts and no others, by the name they have under `word/`."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in parts.items():
            archive.writestr(f"word/{name}.xml", xml)
    return out.getvalue()


def drawn() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.drawString(100, 700, "Vraag 1")
    canvas.save()
    return out.getvalue()


WHOLE = {
    pdf: drawn(),
    docx: word(document=DOCUMENT % "<w:p><w:r><w:t>Vraag 1</w:t></w:r></w:p>"),
    odt: (SEEDS / "2024Z90882.odt").read_bytes(),
    doc: (SEEDS / "oude-brief.doc").read_bytes(),
}


def checked(text: Text) -> None:
    """What every text keeps to, whatever it was read from."""
    for line in text.lines:
        assert line.text == line.text.rstrip()
        assert line.text or line.number
        assert not [c for c in line.text if (c < " " and c != "\t") or "\x7f" <= c <= "\x9f"]
        line.text.encode()


def told(reader: ModuleType, data: bytes) -> str:
    """The reason of a refusal, or that the file was read; any other exception comes through."""
    try:
        text = reader.read(data)
    except UnreadableError as error:
        return error.message
    checked(text)
    return "read"


@given(BYTES, st.sampled_from(NAMES))
@example(b"", "brief.txt")
def test_any_bytes_under_any_name_give_an_outcome(data: bytes, name: str) -> None:
    outcomes = list(read_bytes(data, name))
    assert outcomes
    for outcome in outcomes:
        if isinstance(outcome, Failed):
            assert outcome.reason
            assert not outcome.reason.startswith("cannot be read:")
        elif isinstance(outcome.content, Text):
            checked(outcome.content)


@given(
    st.sampled_from(list(WHOLE)),
    st.dictionaries(st.integers(0, 10**6), st.integers(0, 255), max_size=8),
)
def test_damaged_files_are_read_or_refused(reader: ModuleType, damage: dict[int, int]) -> None:
    damaged = bytearray(WHOLE[reader])
    for place, byte in damage.items():
        damaged[place % len(damaged)] = byte
    assert told(reader, bytes(damaged))


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.__name__.rpartition(".")[2])
@given(data=BYTES)
def test_a_reader_refuses_in_words(reader: ModuleType, data: bytes) -> None:
    assert told(reader, data)


@given(st.integers(0, 2000))
def test_a_download_that_stopped_anywhere_is_no_crash(length: int) -> None:
    for data, suffix in zip(WHOLE.values(), (".pdf", ".docx", ".odt", ".doc"), strict=True):
        (outcome,) = read_bytes(data[: length % len(data)], f"brief{suffix}")
        assert isinstance(outcome, Failed | Read)


WORD_TAGS = re.findall(
    r"\w+",
    "p r t tbl tr tc br cr tab sym fldChar instrText txbxContent footnoteReference sdt sdtContent"
    " ins del pPr rPr numPr numId ilvl b vanish sectPr lastRenderedPageBreak hyperlink",
)
HTML_TAGS = re.findall(
    r"\w+", "p div br ul ol li table td sup a pre h1 b nav main header span script hr"
)


Strings = st.SearchStrategy[str]


def trees(names: list[str], prefix: str, attributes: Strings) -> Strings:
    """Markup of known elements in any order, one inside the other."""

    def around(inside: Strings) -> Strings:
        content = st.lists(inside, max_size=4).map("".join)
        return st.builds(
            lambda name, said, text: f"<{prefix}{name} {said}>{text}</{prefix}{name}>",
            st.sampled_from(names), attributes, content,
        )  # fmt: skip

    return st.recursive(st.sampled_from(["Vraag 1", " ", "1", "\u00ad", ""]), around, max_leaves=25)


WORD_VALUES = st.sampled_from(
    ['w:val="1"', 'w:fldCharType="begin"', 'w:fldCharType="end"', 'w:id="1"', 'w:type="page"', ""]
)
HTML_VALUES = st.sampled_from(
    ['class="noot"', 'class="nootnum"', 'href="#fn1"', 'id="fn1"', "hidden", 'start="3"', ""]
)


@given(trees(WORD_TAGS, "w:", WORD_VALUES))
def test_any_order_of_elements_in_a_word_file_is_read(body: str) -> None:
    assert told(docx, word(document=DOCUMENT % body)) == "read"


@given(trees(HTML_TAGS, "", HTML_VALUES))
def test_any_order_of_elements_in_a_page_is_read(body: str) -> None:
    assert told(html, body.encode()) in {"read", "no text"}


XML_TAGS = re.findall(
    r"\w[\w.-]*",
    "officiele-publicatie kamervragen vraag antwoord nr nummer al noot noot.nr noot.al nootref"
    " lijst li li.nr kamervraagopmerking kamervraagomschrijving naam achternaam nadruk entry br",
)
XML_VALUES = st.sampled_from(['id="1"', 'refid="1"', 'nr="1"', 'type="vet"', ""])
ODT_TAGS = re.findall(
    r"\w+:[\w-]+",
    "text:p text:h text:span text:s text:tab text:list text:list-item text:list-header text:note"
    " text:note-body text:line-break text:soft-page-break table:table table:table-row"
    " table:table-cell draw:frame draw:text-box text:section text:tracked-changes",
)
ODT_VALUES = st.sampled_from(
    ['text:style-name="A"', 'text:c="9"', 'text:outline-level="12"', 'text:start-value="-1"', ""]
)


@given(trees(XML_TAGS, "", XML_VALUES))
def test_any_order_of_elements_in_a_publication_is_read(body: str) -> None:
    assert told(xml, f"<vragen>{body}</vragen>".encode()) == "read"


@given(trees(ODT_TAGS, "", ODT_VALUES))
def test_any_order_of_elements_in_an_open_document_is_read(body: str) -> None:
    spaces = " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in (("office", "office"), ("text", "text"), ("table", "table"),
                             ("draw", "drawing"))
    )  # fmt: skip
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
        )
    assert told(odt, out.getvalue()) == "read"


BOMB = (
    '<!DOCTYPE x [<!ENTITY a "haha">'
    + "".join(f'<!ENTITY {chr(n + 1)} "{f"&{chr(n)};" * 10}">' for n in range(97, 106))
    + "]>"
    + DOCUMENT % "<w:p><w:r><w:t>&j;</w:t></w:r></w:p>"
)
OUTSIDE = (
    '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    + DOCUMENT % "<w:p><w:r><w:t>&a;</w:t></w:r></w:p>"
)


@pytest.mark.parametrize(
    "xml", [pytest.param(BOMB, id="a bomb"), pytest.param(OUTSIDE, id="a file of the machine")]
)
def test_entities_of_xml_are_not_followed(xml: str) -> None:
    (outcome,) = read_bytes(word(document=xml), "brief.docx")
    assert isinstance(outcome, Failed)
    assert outcome.reason.startswith(("refused: word/document.xml declares", "a broken DOCX file"))


def test_a_part_of_a_word_file_may_not_unpack_without_end() -> None:
    blanks = " " * (11 * 1024 * 1024)
    (outcome,) = read_bytes(word(document=DOCUMENT % blanks), "brief.docx")
    assert outcome == Failed("brief.docx", "a zip bomb: it unpacks to over 200 times its size")


@pytest.mark.parametrize(
    "inside",
    [
        pytest.param("<w:tbl><w:tr><w:tc>" * 60 + "<w:p/>", id="tables"),
        pytest.param("<w:p><w:r>" + "<w:ins>" * 500, id="insertions"),
        pytest.param("<w:p>" + "<w:r><w:fldChar/></w:r>" * 3000 + "</w:p>", id="fields"),
    ],
)
def test_deep_or_senseless_nesting_is_no_crash(inside: str) -> None:
    outcomes = list(read_bytes(word(document=DOCUMENT % inside), "brief.docx"))
    assert isinstance(outcomes[0], Failed)
    assert not outcomes[0].reason.startswith("cannot be read:")


def test_senseless_values_in_a_word_file_are_no_crash() -> None:
    numbering = (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="x">'
        '<w:start w:val="-5"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%9%1"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )
    numbered = '<w:numPr><w:ilvl w:val="999999999999"/><w:numId w:val="1"/></w:numPr>'
    body = f'<w:p><w:pPr>{numbered}</w:pPr><w:r><w:sym w:char="zz"/><w:t>Ja.</w:t></w:r></w:p>'
    rels = (
        '<Relationships><Relationship Id="a" Type="x/numbering" Target="numbering.xml"/>'
        '<Relationship Target="../../../../etc/passwd"/></Relationships>'
    )
    data = io.BytesIO(word(document=DOCUMENT % body, numbering=numbering))
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr("word/_rels/document.xml.rels", rels)
    (outcome,) = read_bytes(data.getvalue(), "brief.docx")
    assert isinstance(outcome, Read)


def test_control_characters_never_come_through() -> None:
    bad = "Vraag\x00 1\x1b[2J\x07\x9b31m\u202e".encode() + b" en een gewone regel tekst erachter"
    for name in ("brief.txt", "brief.html"):
        (outcome,) = read_bytes(bad, name)
        assert isinstance(outcome, Read)
        assert isinstance(outcome.content, Text)
        checked(outcome.content)
        assert outcome.content.lines[0].text.startswith("Vraag 1[2J")


@pytest.mark.parametrize(
    ("reader", "data"),
    [
        pytest.param(html, b"<!---->" * 5_000 + b"x", id="comments above a page"),
        pytest.param(html, b"<p>m" + b"<sup>2</sup>m" * 20_000, id="a line of raised digits"),
        pytest.param(
            xml, b"<vraag>" + b"<noot>" * 200 + b"a" * 50_000 + b"</noot>" * 200 + b"</vraag>",
            id="notes in notes",
        ),
        pytest.param(
            xml, b"<vraag><al>" + b"<noot>a</noot>" * 20_000 + b"</al></vraag>", id="notes"
        ),
    ],
)  # fmt: skip
def test_what_once_took_time_by_the_square(reader: ModuleType, data: bytes) -> None:
    """A second or less each; any of them would stall the tests if it were not linear."""
    assert told(reader, data)
