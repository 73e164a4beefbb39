"""Office files of before 2007, which are not read; this module only says so, and why.

An encrypted .docx has the same outer form, and asks for another remedy.
"""

from typing import NoReturn

from ..errors import UnreadableError

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read(data: bytes) -> NoReturn:
    """Tell an encrypted file from an old one by the names of the streams in it."""
    if _named("EncryptedPackage") in data:
        raise UnreadableError("encrypted: it cannot be read without its password")
    if _named("WordDocument") in data:
        raise UnreadableError("an old Word file (.doc), which is not read; save it as .docx")
    raise UnreadableError("encrypted or an old Office file, which is not read; save it as .docx")


def _named(stream: str) -> bytes:
    return stream.encode("utf-16-le")
