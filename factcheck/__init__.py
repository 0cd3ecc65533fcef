"""`factcheck`: from an article to verdicts on every quantitative claim about policing in it."""

from typing import TYPE_CHECKING, Any

from factcheck.values.version import VERSION

if TYPE_CHECKING:
    from factcheck.api import check, extract
    from factcheck.figures.store import Store

__version__ = VERSION
__all__ = ["Store", "__version__", "check", "extract"]


def __getattr__(name: str) -> Any:
    # The language model and the store are slow to import: only a caller who uses them waits for them.
    if name in ("check", "extract"):
        from factcheck import api

        return getattr(api, name)
    if name == "Store":
        from factcheck.figures.store import Store

        return Store
    raise AttributeError(f"module 'factcheck' has no attribute {name!r}")
