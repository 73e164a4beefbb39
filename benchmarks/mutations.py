"""How the fuzzer changes an input: as letters, markup and packed files differ from each other.

Bytes changed at random rarely get past the first check of a reader; lines of letters
moved about, elements put inside each other and parts of a packed file changed do.
"""

import contextlib
import copy
import io
import random
import zipfile
from collections.abc import Callable
from typing import Any

PACKED = {"docx", "odt", "zip"}
LARGEST = 60_000
"""Bytes of an input."""

WORDS = [
    "Vraag 1", "Vraag 4 en 5", "Vraag 2 t/m 6", "Antwoord", "Antwoord 1", "Antwoord op vraag 2",
    "Antwoord op vragen 7, 8, en 9", "Antwoorden 5 en 6", "1", "2.", "1. ", "1) ", "[1] ", "[^1]",
    "AH 604", "2024Z18294", "Vragen van het lid Aa (XY) aan de Minister van Financiën over ",
    "Antwoord van minister Bee (Financiën) (ontvangen 3 mei 2024)", "(ingezonden 1 april 2024)",
    "Mededeling", "Toelichting:", "Kamerstukken II 2019/20, 35 570 V, nr. 43", "21501-20-1591",
    "Zie ook Aanhangsel Handelingen, vergaderjaar 2023-2024, nr. 1121.", "motie Aa en Bee c.s. (",
    "Tweede Kamer, vergaderjaar 2024–2025, Aanhangsel 2", "ISSN 0921 - 7398", "’s-Gravenhage 2024",
    "**", "XNoot", "In antwoord op uw brief van 1 mei 2024", "\f", "«", "»", "beant-", "- ", "(",
]  # fmt: skip


def mutator(target: str) -> Callable[[bytes, int, int], bytes]:
    """Changes an input: bytes at random, lines as letters have them, members of a zip."""

    def change(data: bytes, largest: int, seed: int) -> bytes:
        rng = random.Random(seed)
        if target in PACKED and rng.random() < 0.9:
            packed = repacked(data, rng)
            if packed is not None and len(packed) <= largest:
                return packed
        elif target in {"html", "xml", "metadata"} and rng.random() < 0.4:
            with contextlib.suppress(ValueError):  # names that XML does not allow
                return elements(data, rng)[:largest]
        elif target not in {*PACKED, "pdf", "doc"} and rng.random() < 0.6:
            return lines(data, rng)[:largest]
        elif target == "doc" and rng.random() < 0.9:
            return overwritten(data, rng)
        return havoc(data, rng)[:largest]

    return change


def overwritten(data: bytes, rng: random.Random) -> bytes:
    """Bytes changed in their places: in a container of sectors nothing may shift."""
    out = bytearray(data)
    told = [at for at, byte in enumerate(data) if byte not in {0, 255}] or [0]
    for _ in range(rng.randint(1, 6)):
        at = max(0, rng.choice(told) + rng.choice([0, 0, 1, 2, -1, -2]))
        numbers = [b"\0" * 4, b"\xff" * 4, rng.randbytes(1), rng.randbytes(2), rng.randbytes(4)]
        new = rng.choice([*numbers, bytes([rng.randrange(32)]), b"\x13", b"\x14", b"\x15", b"\x07"])
        out[at : at + len(new)] = new
    return bytes(out[: len(data)])


def havoc(data: bytes, rng: random.Random) -> bytes:
    """Bytes changed, cut out, copied, and words put in."""
    out = bytearray(data)
    for _ in range(rng.randint(1, 8)):
        at = rng.randrange(len(out) + 1)
        match rng.randrange(6):
            case 0:
                out[at : at + 1] = bytes([rng.randrange(256)])
            case 1:
                del out[at : at + rng.choice([1, 2, 8, 64, 512])]
            case 2:
                out[at:at] = out[at : at + rng.choice([1, 4, 32, 256])] * rng.choice([1, 1, 100])
            case 3:
                out[at:at] = rng.choice(WORDS).encode()
            case 4:
                out[at : at + 4] = rng.choice([b"\0\0\0\0", b"\xff\xff\xff\xff", b"\x7f\0\0\0"])
            case _:
                out[at:at] = rng.choice([b" ", b"\n", b"\t", b"1", b"(", b"<", b"&", b"-"]) * (
                    rng.choice([1, 1, 1, 1, 1, 1, 5000])
                )
    return bytes(out)


def repacked(data: bytes, rng: random.Random) -> bytes | None:
    """The same zip with one member changed."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = {i.filename: archive.read(i) for i in archive.infolist()[:50]}
    except Exception:
        return None
    names = [n for n in members if n.endswith((".xml", ".rels", ".txt"))] or list(members)
    if not names:
        return None
    name = rng.choice(names)
    inside = members[name]
    members[name] = havoc(inside, rng)
    if rng.random() < 0.7:
        with contextlib.suppress(ValueError):  # names that XML does not allow
            members[name] = elements(inside, rng)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for member, content in members.items():
            archive.writestr(zipfile.ZipInfo(member), content)
    return out.getvalue()


def elements(data: bytes, rng: random.Random) -> bytes:
    """Markup with elements moved, repeated, dropped, or their attributes and text changed."""
    from lxml import etree

    try:
        root = etree.fromstring(data, etree.XMLParser(recover=True, resolve_entities=False))
    except (ValueError, etree.LxmlError):
        root = None
    if root is None:
        return havoc(data, rng)
    for _ in range(rng.randint(1, 5)):
        nodes = list(root.iter(etree.Element))
        _changed(rng.choice(nodes), rng.choice(nodes), rng)
        if len(nodes) > 3000:
            break
    return bytes(etree.tostring(root, encoding="utf-8"))


def _changed(one: Any, other: Any, rng: random.Random) -> None:
    """One change to an element, for which another of the same tree may serve."""
    parent = one.getparent()
    match rng.randrange(7):
        case 0 if parent is not None:
            parent.remove(one)
        case 1 if parent is not None:
            for _ in range(rng.choice([1, 1, 2, 20])):
                parent.insert(0, copy.deepcopy(one))
        case 2 if one not in other.iterancestors() and other is not one:
            other.append(copy.deepcopy(one))
        case 3:
            one.text = rng.choice(WORDS).replace("\f", " ")
        case 4:
            one.tail = rng.choice(WORDS).replace("\f", " ")
        case 5 if one.attrib:
            name = rng.choice(list(one.attrib))
            one.attrib[name] = rng.choice(["", "0", "1", "-1", "9" * 12, "x", "page", "%1.%2"])
        case _ if ":" not in str(one.tag):
            one.tag = other.tag
        case _:
            pass


def lines(data: bytes, rng: random.Random) -> bytes:
    """Text with lines moved, repeated, glued, cut, and markers put in."""
    rows = data.split(b"\n")
    for _ in range(rng.randint(1, 5)):
        at, to = rng.randrange(len(rows)), rng.randrange(len(rows))
        match rng.randrange(7):
            case 0:
                rows.insert(to, rng.choice(WORDS).encode())
            case 1:
                rows[at:at] = rows[min(at, to) : min(max(at, to), min(at, to) + 30)]
            case 2:
                rows[at:at] = [rows[at]] * rng.choice([1, 1, 2, 2, 50, 1000])
            case 3:
                rows[at], rows[to] = rows[to], rows[at]
            case 4:
                rows[at : at + 2] = [b"".join(rows[at : at + 2])]
            case 5:
                place = rng.randrange(len(rows[at]) + 1)
                word = rng.choice(WORDS).encode() * rng.choice([1, 1, 1, 1, 1, 1, 400])
                rows[at] = rows[at][:place] + word + rows[at][place:]
            case _:
                del rows[at : at + rng.randint(1, 4)]
        rows = rows or [b""]
    return b"\n".join(rows)[:LARGEST]


def dictionary() -> str:
    """The words in the form of a dictionary of libFuzzer."""
    return "".join(f'"{_escaped(word)}"\n' for word in WORDS)


def _escaped(word: str) -> str:
    return "".join(c if c.isascii() and c.isalnum() else "".join(f"\\x{b:02x}" for b in c.encode())
                   for c in word)  # fmt: skip
