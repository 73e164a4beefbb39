"""What XML can hold of a text: for all that is written as XML."""

import re

from .terminal import safe

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    r"""Text without what XML 1.0 cannot hold, or what would turn a reader's lines around.

    >>> xml_text("pont\x00 \uffff& dijk")
    'pont & dijk'
    """
    return _NOT_XML.sub("", safe(text, instead=""))
