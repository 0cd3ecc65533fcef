"""The limits that every reader of outside material keeps to, in one place."""

LARGEST_DOCUMENT = 20 * 1024 * 1024  # bytes; a document in the interface is at most 20 MB
LARGEST_LINE = 64 * 1024 * 1024  # bytes; a JSON line may spell each character of its text as a six-byte escape


def megabytes(size: int) -> str:
    """ "20 MB": a size in bytes as people say it."""
    return f"{size / (1024 * 1024):.0f} MB" if size >= 1024 * 1024 else f"{size} bytes"
