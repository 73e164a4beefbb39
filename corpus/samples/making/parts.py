"""DOCX files, written as the XML that they are: paragraphs, tables, boxes, numbers, notes.

Only what the sample letters need of WordprocessingML (ECMA-376): small files whose every
byte is ours, so that they are the same on every machine.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from .packing import zipped

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_OFFICE}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PAGE_BREAK = '<w:br w:type="page"/>'


def run(text: str, bold: bool = False) -> str:
    """Text as one run; tabs and line breaks become Word's own."""
    style = "<w:rPr><w:b/></w:rPr>" if bold else ""
    inner = "".join(
        {"\t": "<w:tab/>", "\n": "<w:br/>"}.get(part)
        or f'<w:t xml:space="preserve">{escape(part)}</w:t>'
        for part in _pieces(text)
    )
    return f"<w:r>{style}{inner}</w:r>"


def _pieces(text: str) -> list[str]:
    return [
        part for part in text.replace("\t", "\v\t\v").replace("\n", "\v\n\v").split("\v") if part
    ]


def field_run(name: str, shown: str) -> str:
    """A Word field, its instruction, and the text that it shows."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> DOCPROPERTY  {name} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(shown)}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def note_run(number: int) -> str:
    """A reference to Word's own footnote."""
    style = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    return f'<w:r>{style}<w:footnoteReference w:id="{number}"/></w:r>'


def paragraph(*runs: str, numbered: int | None = None, style: str = "") -> str:
    """A paragraph of runs; `numbered` names the automatic list that numbers it."""
    inner = f'<w:pStyle w:val="{style}"/>' if style else ""
    if numbered is not None:
        inner += f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{numbered}"/></w:numPr>'
    return f"<w:p>{f'<w:pPr>{inner}</w:pPr>' if inner else ''}{''.join(runs)}</w:p>"


def table(rows: Sequence[Sequence[str]]) -> str:
    """A table; every cell holds the XML of its paragraphs."""
    body = "".join(
        "<w:tr>" + "".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{body}</w:tbl>"


def text_box(*paragraphs: str) -> str:
    """A text box as Word writes it: a shape, and the same again for older programs."""
    inner = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    shape = (
        '<w:drawing><wp:anchor><a:graphic><a:graphicData uri="http://schemas.microsoft.com/'
        'office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx>'
        f"{inner}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    old = f"<w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict>"
    return (
        f'<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">{shape}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


@dataclass(slots=True)
class Word:
    """A DOCX file in the making: the `body`, its `notes` and what heads its pages."""

    title: str
    body: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    header: list[str] = field(default_factory=list)
    footer: list[str] = field(default_factory=list)

    def write(self) -> bytes:
        """The bytes of the file."""
        section = '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/>'
        section += '<w:footerReference w:type="default" r:id="rId4"/></w:sectPr>'
        main = f"<w:body>{''.join(self.body)}{section}</w:body>"
        return zipped(
            {
                "[Content_Types].xml": _types(),
                "_rels/.rels": _relations({"rId1": ("officeDocument", "word/document.xml")}),
                "word/document.xml": _xml("document", main),
                "word/_rels/document.xml.rels": _relations(_RELATED),
                "word/numbering.xml": _xml("numbering", _NUMBERING),
                "word/footnotes.xml": _xml("footnotes", self._footnotes()),
                "word/header1.xml": _xml("hdr", "".join(self.header) or paragraph()),
                "word/footer1.xml": _xml("ftr", "".join(self.footer) or paragraph()),
                "word/styles.xml": _xml("styles", _STYLES),
                "docProps/core.xml": self._core(),
            }
        )

    def _footnotes(self) -> str:
        rules = (("separator", -1), ("continuationSeparator", 0))
        own = [
            f'<w:footnote w:type="{kind}" w:id="{n}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
            for kind, n in rules
        ]
        written = [
            f'<w:footnote w:id="{n}">{paragraph("<w:r><w:footnoteRef/></w:r>", run(" " + text))}'
            "</w:footnote>"
            for n, text in enumerate(self.notes, 1)
        ]
        return "".join(own + written)

    def _core(self) -> bytes:
        space = f"{_PACKAGE}/metadata/core-properties"
        title = (
            f'<dc:title xmlns:dc="http://purl.org/dc/elements/1.1/">{escape(self.title)}</dc:title>'
        )
        return f'{_HEAD}<coreProperties xmlns="{space}">{title}</coreProperties>'.encode()


_STYLES = (
    '<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/>'
    "<w:rPr><w:b/></w:rPr></w:style>"
)
_NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
)
QUESTION_LIST, NOTE_LIST = 1, 2
_RELATED = {
    "rId1": ("numbering", "numbering.xml"),
    "rId2": ("footnotes", "footnotes.xml"),
    "rId3": ("header", "header1.xml"),
    "rId4": ("footer", "footer1.xml"),
    "rId5": ("styles", "styles.xml"),
}


def _xml(root: str, inner: str) -> bytes:
    return f"{_HEAD}<w:{root} {_SPACES}>{inner}</w:{root}>".encode()


def _relations(related: dict[str, tuple[str, str]]) -> bytes:
    inner = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for name, (kind, target) in related.items()
    )
    space = f"{_PACKAGE}/relationships"
    return f'{_HEAD}<Relationships xmlns="{space}">{inner}</Relationships>'.encode()


def _types() -> bytes:
    named = {"document": "document.main", "header1": "header", "footer1": "footer"}
    names = ["document", "numbering", "footnotes", "header1", "footer1", "styles"]
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{named.get(name, name)}+xml"/>'
        for name in names
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{relations}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    ).encode()
