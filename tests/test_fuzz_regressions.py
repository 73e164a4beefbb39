"""What fuzzing found in splitting, each as the shortest input that shows it.

A test that is expected to fail is a defect that is known and not yet mended.
"""

import pytest

from indexer.people import offices


@pytest.mark.xfail(strict=True, raises=ValueError, reason="a list of addressees without a role")
def test_addressees_without_any_role_are_nobody() -> None:
    # zip(found, [*found[1:], None], strict=True) with an empty `found`.
    assert offices("de staatscommissie") == ()
