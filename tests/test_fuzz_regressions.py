"""What fuzzing found in splitting, each as the shortest input that shows it."""

import subprocess
import sys
from pathlib import Path

from indexer.people import offices

ROOT = Path(__file__).resolve().parent.parent


def test_addressees_without_any_role_are_nobody() -> None:
    """Pairs of roles were made of a list that had none."""
    assert offices("de staatscommissie") == ()


def test_a_name_of_nothing_but_prefixes_is_no_trap() -> None:
    """A "Van" is a prefix and a name: each of them doubled the time, twenty took six seconds."""
    code = (
        "from corpus.readers import txt; from indexer.splitter import split;"
        "split(txt.read(b'Vragen van het lid ' + b'Van der ' * 58 + b'x/\\nVraag 1\\nJa?'), 'x')"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, timeout=3, check=True)
