"""Which form a file has: by its first bytes, and only else by its suffix.

Suffixes lie in every real folder: a download saved as .doc is a Word 2007 file or
a web page, a .pdf is the error page of the site. Content that is recognised
decides; content that is not (plain text, JSON) is what its suffix says.
"""

import re

from ..errors import UnreadableError

HEAD = 65_536
"""Bytes of a file that are looked at."""

_NEVER_PACKED = {"txt", "html", "json", "jsonl", "xml", "pdf"}
_ABOVE_HTML = re.compile(rb"\s*(?:<!--(?:(?!-->).)*-->|<\?xml[^>]*>)", re.DOTALL)
_HTML = re.compile(rb"\s*<(?:!DOCTYPE\s+html|html|head|body)\b", re.IGNORECASE)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument.text"
_PUBLICATION = re.compile(rb"<(?:officiele-publicatie|vraagdoc|metadata_gegevens)\b")


def form_of(head: bytes, suffix: str, wanted: str | None) -> str:
    """The form of a file that begins with `head`; `wanted` is what its suffix stands for.

    A format that is known and not read is an `UnreadableError`.
    """
    head = head.removeprefix(b"\xef\xbb\xbf")
    if head.lstrip()[:5] == b"%PDF-":
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(head, wanted)
    if head.startswith(_OLD_OFFICE):
        return "doc"  # an encrypted Word file of any year has this outer form, too
    if head.startswith(b"{\\rtf"):
        raise UnreadableError("an RTF file, which is not read; save it as .docx")
    if is_page(head):
        return "html" if wanted != "xml" else "xml"
    if head.lstrip()[:1] == b"<" and _PUBLICATION.search(head, 0, 4096):
        return "xml"
    if wanted is None:
        name = f"a {suffix} file" if suffix else "a file without a suffix"
        raise UnreadableError(f"{name}, which is not read")
    return wanted


def _zipped(head: bytes, wanted: str | None) -> str:
    """Files of word processors are zips too; they are told by the first member."""
    if _OPEN_DOCUMENT in head[:100]:
        return "odt"
    first = head[30 : 30 + int.from_bytes(head[26:28], "little")]
    office = first.startswith((b"[Content_Types].xml", b"_rels/", b"docProps/", b"word/"))
    if wanted is None or wanted in _NEVER_PACKED or (wanted == "zip" and office):
        return "docx" if office else "zip"
    return wanted


def is_page(data: bytes) -> bool:
    """Whether a file begins as a web page does, whatever its suffix."""
    at = 3 if data.startswith(b"\xef\xbb\xbf") else 0
    while above := _ABOVE_HTML.match(data, at, HEAD):
        at = above.end()
    return bool(_HTML.match(data, at, HEAD))
