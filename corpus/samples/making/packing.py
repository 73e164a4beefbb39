"""Zip files that are the same bytes on every machine: fixed dates, nothing compressed."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo


def zipped(members: Mapping[str, bytes]) -> bytes:
    """The bytes of a zip file with these members, in this order."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_STORED) as archive:
        for name, data in members.items():
            info = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            info.create_system = 0  # else Windows and Linux would write different bytes
            archive.writestr(info, data)
    return out.getvalue()
