"""What newsbot keeps: every article in one SQLite file, searchable. The only part that knows SQL."""

from newsbot.archive.articles import Saved, Stored
from newsbot.archive.exports import export, write, write_csv, write_json_lines
from newsbot.archive.filters import Filters
from newsbot.archive.pages import KnownPage
from newsbot.archive.search import MARKS, Hit
from newsbot.archive.store import Archive
from newsbot.archive.visits import Visit

__all__ = [
    "MARKS",
    "Archive",
    "Filters",
    "Hit",
    "KnownPage",
    "Saved",
    "Stored",
    "Visit",
    "export",
    "write",
    "write_csv",
    "write_json_lines",
]
