"""The XML parts of a file that is a zip (DOCX, ODT), opened without trusting it."""

import io
import zipfile

from lxml import etree

from ..errors import UnreadableError
from . import limits
from .archive import ZIP_ERRORS
from .markup import tree


class Packed:
    """The parts of a file by name; `what` is what the file should be, for the reasons given.

    Raises `UnreadableError` for what is no zip, and for a part that is broken,
    encrypted, or unpacks without bound.
    """

    def __init__(self, data: bytes, what: str) -> None:
        self._what = what
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except ZIP_ERRORS:
            packed = data.startswith(b"PK")
            why = "its zip archive is broken" if packed else "it is no zip archive"
            article = "an" if what[0] in "AEIO" else "a"
            raise UnreadableError(f"not {article} {what} ({why})") from None
        self.names = frozenset(self._zip.namelist())

    def xml(
        self, name: str, renamed: tuple[tuple[bytes, bytes], ...] = ()
    ) -> etree._Element | None:
        """The root element of a part, or None when there is no such part.

        `renamed` are namespaces to be read as others: (as written, as wanted).
        """
        if name not in self.names:
            return None
        data = self.bytes(name)
        for written, wanted in renamed:
            data = data.replace(written, wanted)
        return tree(data, self._what, name)

    def bytes(self, name: str) -> bytes:
        """What a part unpacks to."""
        try:
            info = self._zip.getinfo(name)
            if info.flag_bits & 0x1:
                raise UnreadableError("encrypted: it cannot be read without its password")
            with self._zip.open(info) as part:
                data = part.read(limits.RATIO_FROM + 1)
                limits.check_ratio(len(data), info.compress_size)
                data += part.read(limits.MAX_PART + 1 - len(data))
                limits.check_ratio(len(data), info.compress_size)
        except (*ZIP_ERRORS, KeyError) as error:
            raise UnreadableError(f"a broken {self._what} ({name}: {error})") from None
        limits.check_read(data, limits.MAX_PART, f"one part of a {self._what}")
        return data
