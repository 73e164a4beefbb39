"""Which version of the program this is."""


def software() -> str:
    """The version; "unknown" when it is run from a checkout that is not installed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("kamerzoek")
    except PackageNotFoundError:
        return "unknown"
