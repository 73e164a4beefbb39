"""What a header says, short enough to compare."""

from typing import Any

from indexer.header import Header


def said(head: Header) -> dict[str, Any]:
    """What a header says, short: names of askers, seats as text."""

    def seats(offices: Any) -> list[str]:
        return [" ".join(filter(None, (o.role, o.name, o.portfolio))) for o in offices]

    return {
        "kind": head.kind, "number": head.number, "session": head.session,
        "reference": head.reference, "subject": head.subject,
        "askers": [f"{a.name} ({a.party})" for a in head.askers],
        "addressees": seats(head.addressees), "ministers": seats(head.ministers),
        "behalf": seats(head.on_behalf_of),
        "asked": head.asked_on and str(head.asked_on),
        "answered": head.answered_on and str(head.answered_on),
    }  # fmt: skip
