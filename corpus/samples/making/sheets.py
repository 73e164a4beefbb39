"""PDF files, written as the few objects that they are: pages of text in the standard fonts.

A library would write other bytes with every version of it; these are the same for good, so
that a test can compare them. Only what the sample letters need of PDF 1.4 (ISO 32000-1):
uncompressed pages, Helvetica in three cuts, the Windows character set.
"""

from collections.abc import Iterable, Sequence

_CUTS = {"Helvetica": b"/R", "Helvetica-Bold": b"/B", "Helvetica-Oblique": b"/O"}
_A4 = b"[0 0 595 842]"
_PAGES = 2


def words(left: float, base: float, runs: Iterable[tuple[str, str, float, float]]) -> bytes:
    """Draw a line of text: runs of (text, font, size, rise) from a point, in points."""
    out = b"BT 1 0 0 1 %.2f %.2f Tm\n" % (left, base)
    for text, font, size, rise in runs:
        out += b"%s %.2f Tf %.2f Ts %s Tj\n" % (_CUTS[font], size, rise, _string(text))
    return out + b"ET\n"


def _string(text: str) -> bytes:
    plain = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return b"(" + plain.encode("cp1252") + b")"


def document(title: str, pages: Sequence[bytes], *, locked: bool = False) -> bytes:
    """The bytes of a file with these pages; `locked` demands a password that nobody has."""
    fonts = b"".join(
        b"%s<</Type/Font/Subtype/Type1/BaseFont/%s/Encoding/WinAnsiEncoding>>"
        % (name, font.encode())
        for font, name in _CUTS.items()
    )
    places = [_PAGES + 1 + 2 * n for n in range(len(pages))]
    kids = b" ".join(b"%d 0 R" % place for place in places)
    tree = b"<</Type/Pages/Kids[%s]/Count %d/MediaBox%s" % (kids, len(pages), _A4)
    objects = [
        b"<</Type/Catalog/Pages %d 0 R>>" % _PAGES,
        tree + b"/Resources<</Font<<%s>>>>>>" % fonts,
    ]
    for place, drawn in zip(places, pages, strict=True):
        objects.append(b"<</Type/Page/Parent %d 0 R/Contents %d 0 R>>" % (_PAGES, place + 1))
        objects.append(stream(b"", drawn))
    objects.append(b"<</Title%s>>" % _string(title))
    return serialise(objects, b"/Info %d 0 R" % len(objects) + (_LOCK if locked else b""))


# A lock whose check no password passes, so nothing needs to be encrypted behind it.
_LOCK = b"/ID[<%s><%s>]" % (
    b"00" * 16,
    b"00" * 16,
) + b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>" % (b"AB" * 32, b"CD" * 32)


def stream(entries: bytes, data: bytes) -> bytes:
    """A stream object of `data`, with these entries in its dictionary."""
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(data), data)


def serialise(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """The file of these objects, numbered from 1; the first is the catalog."""
    out, table = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", b"0000000000 65535 f \n"
    for number, body in enumerate(objects, 1):
        table += b"%010d 00000 n \n" % len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    count, start = len(objects) + 1, len(out)
    out += b"xref\n0 %d\n%s" % (count, table)
    return out + b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        count,
        trailer,
        start,
    )
