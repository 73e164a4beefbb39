"""How much of a file is read before it is refused.

A letter is a few hundred kilobytes; the largest known, with scanned annexes, stay
below 30 MB. The limits are far above that and far below what would stall a
machine of 4 GB, and they are enforced on the bytes that come out, never on what
a file says of itself.
"""

from ..errors import UnreadableError

MB = 1024 * 1024

MAX_LETTER = 50 * MB
"""Bytes of one letter, whatever its format."""
MAX_JSON = 256 * MB
"""Bytes of one .json file, which is parsed as a whole, or of an archive in an archive."""
MAX_LINE = 50 * MB
"""Bytes of one line of a .jsonl file; the file itself may be of any size."""
MAX_TEXT = 10_000_000
"""Characters of text of one letter."""
MAX_PIECES = 1_000_000
"""Lines of text, elements of markup or runs of characters of one letter."""
MAX_PAGES = 5_000
"""Pages of one PDF."""
MAX_PART = 100 * MB
"""Unpacked bytes of one XML part inside a Word file."""
MAX_METADATA = MB
"""Bytes of a metadata file beside a letter."""
MAX_UNPACKED = 2048 * MB
"""Unpacked bytes of an archive, with the archives inside it."""
MAX_DEPTH = 1
"""Archives within an archive."""
MAX_RATIO = 200
"""Unpacked bytes for one packed byte, of anything larger than RATIO_FROM."""
RATIO_FROM = 10 * MB


def check_size(size: int, limit: int = MAX_LETTER, what: str = "one letter") -> None:
    """Refuse a file whose size is known beforehand."""
    if size > limit:
        found = -(-size // MB)
        raise UnreadableError(f"too large: {found} MB, the limit for {what} is {limit // MB} MB")


def check_read(data: bytes, limit: int, what: str) -> None:
    """Refuse what turned out larger, of which a byte more than the limit was read."""
    if len(data) > limit:
        raise UnreadableError(f"too large: over {limit // MB} MB, the limit for {what}")


def check_text(characters: int) -> None:
    """Refuse a letter whose text goes on and on, whatever its bytes."""
    if characters > MAX_TEXT:
        raise UnreadableError(f"too much text: over {MAX_TEXT // 1_000_000} million characters")


def check_ratio(unpacked: int, packed: int) -> None:
    """Refuse to unpack further what packs better than any text does."""
    if unpacked > RATIO_FROM and unpacked > MAX_RATIO * packed:
        raise UnreadableError(f"a zip bomb: it unpacks to over {MAX_RATIO} times its size")


def check_pieces(count: int) -> None:
    """Refuse a letter in more pieces than a letter has: each costs far more than its bytes."""
    if count > MAX_PIECES:
        raise UnreadableError(f"too many pieces: over {MAX_PIECES // 1_000_000} million")


def check_tags(markup: bytes) -> None:
    """Refuse markup with too many elements before a tree is made of it."""
    check_pieces(markup.count(b"<") // 2)
