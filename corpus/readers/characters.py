"""From bytes to characters, and from characters to those that a page shows.

Every reader puts its lines through `clean`, so that nobody downstream meets a
control character, an invisible mark or one of the many blanks that look alike:
a terminal must not be steered by a letter, and "Vraag 1" must match whatever blank
a ministry's template puts in it.
"""

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# WHATWG: what calls itself Latin-1 is Windows text.
_ALIASES = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252"}

_BLANK = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_UNSEEN = (
    "\x00-\x08\x0a-\x1f\x7f-\x9f"  # controls; the tab stays
    "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"  # of no width, or turning the direction
    "\ufff9-\ufffb\ufffe\uffff"
)
_ODD = re.compile(f"[{_BLANK}{_UNSEEN}\u00ad\ud800-\udfff\ufb00-\ufb06]")
_BLANKS = re.compile(f"[{_BLANK}]")
_UNSEENS = re.compile(f"[{_UNSEEN}]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_LIGATURES = {
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st",
    0xFB06: "st",
}  # fmt: skip
_BINARY_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes, declared: str | None = None) -> str:
    """Bytes as text: by their mark, else as `declared`, else UTF-8, else Windows-1252.

    Text that is UTF-8 but for a few bytes (cut off in the middle of a character)
    stays UTF-8; what cannot be told becomes U+FFFD.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, "replace")
    known = _known(declared) if declared else None
    if known and known != "utf-8":
        return data.decode(known, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    beyond_ascii = sum(len(run) for run in re.findall("[^\x00-\x7f]+", text)) - broken
    return text if beyond_ascii > broken else data.decode("cp1252", "replace")


def _known(name: str) -> str | None:
    """The codec of a declared charset; None for one that no Dutch page is really in."""
    name = name.strip().lower()
    try:
        codec = codecs.lookup(_ALIASES.get(name, name)).name
    except (LookupError, ValueError):
        return None
    return codec if codec.startswith(("cp125", "iso8859", "utf-8")) else None


def looks_binary(text: str) -> bool:
    """Whether decoded text is no text: over one in twenty is a control without meaning in text."""
    head = text[:100_000]
    return len(_BINARY_CONTROL.findall(head)) * 20 > len(head)


def clean(line: str) -> str:
    """One line with only what is seen on paper: no controls, one kind of blank, right-stripped.

    A soft hyphen prints only at the end of a line; there it becomes a hyphen.
    """
    if _ODD.search(line):
        line = _BLANKS.sub(" ", _UNSEENS.sub("", line)).rstrip()
        line = line[:-1] + "-" if line.endswith("\u00ad") else line
        line = _SURROGATES.sub("\ufffd", line.replace("\u00ad", "")).translate(_LIGATURES)
    return line.rstrip()
