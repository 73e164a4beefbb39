"""The engines there are, by name: what a user chooses from, without loading any of them."""

BACKENDS = {
    "whoosh": "search.engines.whoosh_engine",
    "tantivy": "search.engines.tantivy_engine",
}
"""The module of each engine, with its `backend`; read when asked for."""

DEFAULT_ENGINE = "whoosh"
"""What keeps a new index."""
