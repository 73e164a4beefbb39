"""Files that are no letters, or letters that want care: one for each thing that goes wrong.

Every maker is named after its file, and its docstring is the file's row in
`broken/README.md`: what is wrong, and what is right to do with it.
"""

import json
import struct
import zlib
from collections.abc import Callable, Mapping

from .official import pdf
from .packing import zipped
from .records import record
from .sheets import serialise, stream
from .source import Letter
from .word import provisional_docx

Letters = Mapping[str, Letter]


def empty_txt(_: Letters) -> bytes:
    """No byte at all | refused: it is empty"""
    return b""


def scan_pdf(_: Letters) -> bytes:
    """A picture of a page, and no text | refused: no text in it"""
    dark, light = b"\xff\x00\x00\x3f\xfc\x00\x00\x0f\xf0\x00\x00\x00\x07\xff", b"\xff" * 14
    image = b"".join(dark if n % 136 > 16 and n % 8 < 3 else light for n in range(136))
    picture = b"/Type/XObject/Subtype/Image/Width 112/Height 136/BitsPerComponent 1"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
    return serialise(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            page + b"/Resources<</XObject<</Scan 5 0 R>>>>>>",
            stream(b"", b"q 500 0 0 700 47 70 cm /Scan Do Q"),
            stream(picture + b"/ColorSpace/DeviceGray", image),
        ]
    )


def encrypted_pdf(letters: Letters) -> bytes:
    """A letter that asks for a password | refused: encrypted"""
    return pdf([letters["kinderopvang-krimp"]], locked=True)


def truncated_pdf(letters: Letters) -> bytes:
    """The first part of a letter: the download stopped | refused: damaged"""
    return pdf([letters["kinderopvang-krimp"]])[:2000]


def wrong_suffix_pdf(_: Letters) -> bytes:
    """Plain text under the name of a PDF | refused: no PDF"""
    return b"Vraag 1\nIs dit een PDF?\n\nAntwoord 1\nNee.\n"


def not_a_zip_docx(_: Letters) -> bytes:
    """Plain text under the name of a DOCX | refused: no DOCX"""
    return b"Vraag 1\nIs dit een Word-bestand?\n\nAntwoord 1\nNee.\n"


def truncated_docx(letters: Letters) -> bytes:
    """The first half of a DOCX | refused: damaged"""
    whole = provisional_docx([letters["jeugdzorg-docx"]])
    return whole[: len(whole) // 2]


def entity_bomb_docx(_: Letters) -> bytes:
    """XML entities that grow to 8 GB when expanded | refused or read as empty, at once"""
    doctype = "<!DOCTYPE a [<!ENTITY e0 'kamervragen '>"
    for n in range(1, 10):
        doctype += f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">'
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "<w:body><w:p><w:r><w:t>&e9;</w:t></w:r></w:p></w:body>"
    xml = f'<?xml version="1.0"?>{doctype}]><w:document xmlns:w="{space}">{body}</w:document>'
    return zipped({"word/document.xml": xml.encode()})


# 64 KiB of blanks as a flushed deflate block, so that it can be repeated. Kept as bytes:
# another build of zlib would write others.
_BLANKS = bytes.fromhex("ecc18100000000802095fd2917a90a" + "00" * 61 + "6a000000ffff")
_END_OF_DEFLATE = b"\x03\x00"
_BLOCKS = 2560


def bomb_zip(_: Letters) -> bytes:
    """A zip of 0.2 MB that unpacks to 160 MB of blanks | refused: too large unpacked"""
    name, packed = b"brief.txt", _BLANKS * _BLOCKS + _END_OF_DEFLATE
    size, check = 65536 * _BLOCKS, 0
    for _block in range(_BLOCKS):
        check = zlib.crc32(b" " * 65536, check)
    fixed = struct.pack("<5H3L2H", 20, 0, 8, 0, 33, check, len(packed), size, len(name), 0)
    local = b"PK\x03\x04" + fixed + name + packed
    central = b"PK\x01\x02" + b"\x14\x00" + fixed + struct.pack("<3H2L", 0, 0, 0, 0, 0) + name
    end = struct.pack("<4H2LH", 0, 0, 1, 1, len(central), len(local), 0)
    return local + central + b"PK\x05\x06" + end


def nul_bytes_txt(_: Letters) -> bytes:
    """A letter with NUL bytes in its words | refused as no text, or read without them"""
    text = "AH 9699\n2024Z90999\nVraag 1\nBent u bekend met het bericht?\n\nAntwoord 1\nJa.\n"
    return text.encode().replace(b"e", b"e\x00")


def not_text_txt(_: Letters) -> bytes:
    """A picture under the name of a text | refused: no text"""
    return b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8


def broken_json(letters: Letters) -> bytes:
    """JSON that stops in the middle | refused: no JSON, with the place"""
    text = json.dumps({"documents": [record(letters["energie-json"])]}, ensure_ascii=False)
    return text[: len(text) // 2].encode()


def broken_line_jsonl(letters: Letters) -> bytes:
    """A good document, a line that is no JSON, one of the wrong shape | the line is named"""
    good = json.dumps(record(letters["regio-wolf"]), ensure_ascii=False)
    return f'{good}\n{{"id": "half een regel\n["geen", "document"]\n'.encode()


def control_characters_txt(_: Letters) -> bytes:
    """A letter with terminal codes, and a subject that is a spreadsheet formula | read; the codes
    never reach a terminal, the formula never a spreadsheet
    """
    return (
        "Tweede Kamer der Staten-Generaal2\n"
        "Vergaderjaar 2023–2024 Aanhangsel van de Handelingen\n"
        "Vragen gesteld door de leden der Kamer, met de daarop door de\n"
        "regering gegeven antwoorden\n"
        "9666\n"
        "Vragen van het lid Kromhoek (VP) aan de Minister van Financiën over\n"
        '=HYPERLINK("https://boefjes.example/";"klik hier") (ingezonden 5 maart 2024).\n'
        "Antwoord van Minister Van Rijsbeek (Financiën) (ontvangen 26 maart 2024).\n"
        "Vraag 1\n"
        "Is het waar dat \x1b[31mrode letters\x1b[0m en \x1b]0;een andere titel\x07 in een brief\n"
        "het scherm van de lezer kunnen veranderen?\n"
        "Antwoord 1\n"
        "Ja. \x1b[2J\x1b[1;1HWie een scherm wist, \x9b31m laat\u202e spiegelschrift\u202c na.\n"
        "Een tik terug\x08 of een \x7f verandert daar niets aan.\n"
    ).encode()


def no_letter_txt(_: Letters) -> bytes:
    """A shopping list | read as a document without units, with a warning, or refused"""
    return b"Boodschappen\n\n1. brood\n2. een half pond kaas\n3. appels\n\nEn de krant.\n"


MAKERS: dict[str, Callable[[Letters], bytes]] = {
    "empty.txt": empty_txt,
    "scan.pdf": scan_pdf,
    "encrypted.pdf": encrypted_pdf,
    "truncated.pdf": truncated_pdf,
    "wrong-suffix.pdf": wrong_suffix_pdf,
    "not-a-zip.docx": not_a_zip_docx,
    "truncated.docx": truncated_docx,
    "entity-bomb.docx": entity_bomb_docx,
    "bomb.zip": bomb_zip,
    "nul-bytes.txt": nul_bytes_txt,
    "not-text.txt": not_text_txt,
    "broken.json": broken_json,
    "broken-line.jsonl": broken_line_jsonl,
    "control-characters.txt": control_characters_txt,
    "no-letter.txt": no_letter_txt,
}
"""The maker of every broken file, by the name of the file."""
