"""The present, as the archive writes it."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """This second, as ISO 8601 in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")
