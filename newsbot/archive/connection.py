"""Opening the archive's file, for writing or for reading alone, and saying in one line why it cannot be used."""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from newsbot.arabic.text import fold
from newsbot.archive import schema
from newsbot.errors import ArchiveError, ArchiveLocked, NotAnArchive

BUSY_SECONDS = 10.0
_CACHE_KIB = 64 * 1024  # saves a fifth faster than SQLite's 2 MB

_OUTER = ("BEGIN IMMEDIATE", "COMMIT", ("ROLLBACK",))
_INNER = ("SAVEPOINT part", "RELEASE part", ("ROLLBACK TO part", "RELEASE part"))

_ELSEWHERE = "or name another file with --archive"
_FOREIGN = "{path} is not a newsbot archive and was left as it is: name another file with --archive"
_DENIED = (
    "{path} cannot be opened or cannot be written: check the permissions of the file and its folder, " + _ELSEWHERE
)
_LOCKED = "{path} is being written by another process: let it end, then run this again"
_DAMAGED = "{path} is damaged: restore it from a copy, or save what is left with `sqlite3 {path} .recover`"

_EXPLANATIONS: dict[int, tuple[type[ArchiveError], str]] = {
    sqlite3.SQLITE_BUSY: (ArchiveLocked, _LOCKED),
    sqlite3.SQLITE_LOCKED: (ArchiveLocked, _LOCKED),
    sqlite3.SQLITE_CANTOPEN: (ArchiveError, _DENIED),
    sqlite3.SQLITE_READONLY: (ArchiveError, _DENIED),
    sqlite3.SQLITE_PERM: (ArchiveError, _DENIED),
    sqlite3.SQLITE_AUTH: (ArchiveError, _DENIED),
    sqlite3.SQLITE_FULL: (ArchiveError, "{path} does not fit: free some space on its disk, " + _ELSEWHERE),
    sqlite3.SQLITE_IOERR: (ArchiveError, "{path} cannot be read or written: its disk fails or is full"),
    sqlite3.SQLITE_TOOBIG: (ArchiveError, "{path} cannot hold a text of more than a billion bytes"),
    sqlite3.SQLITE_NOTADB: (NotAnArchive, _FOREIGN),
    sqlite3.SQLITE_CORRUPT: (NotAnArchive, _DAMAGED),
}


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite says of the machine into an ``ArchiveError``; a mistake of ours stays a traceback."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", None)
        if code is None or (code & 0xFF) not in _EXPLANATIONS:
            raise
        kind, message = _EXPLANATIONS[code & 0xFF]
        raise kind(message.format(path=path)) from error


def open_for_writing(path: Path) -> sqlite3.Connection:
    """Open the archive, made when there is none; its folder too."""
    with explained(path):
        is_new = not _is_archive(path)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ArchiveError(f"{path} cannot be made: {error.strerror}; name another file with --archive") from error
        with _nothing_left_of(path):
            return _checked(_connect(path, "mode=rwc"), lambda db: _prepare(db, path, is_new=is_new))


def open_for_reading(path: Path) -> sqlite3.Connection:
    """Open an archive that exists, and change nothing in it, even on a disk that cannot be written."""
    with explained(path):
        if not _is_archive(path):
            raise ArchiveError(f"there is no archive at {path}: run `newsbot crawl` first, {_ELSEWHERE}")
        try:
            return _checked(_connect(path, "mode=rw"), lambda db: _prepare_reading(db, path))
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
                raise
            _refuse_unfinished(path)
            return _checked(_connect(path, "mode=ro&immutable=1"), lambda db: _prepare_reading(db, path))


def _connect(path: Path, how: str) -> sqlite3.Connection:
    db = sqlite3.connect(
        f"{path.absolute().as_uri()}?{how}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,  # transactions are ours to begin
        check_same_thread=False,
    )
    db.row_factory = sqlite3.Row
    db.create_function("ar_fold", 1, _fold_sql, deterministic=True)
    return db


def _fold_sql(text: str | None) -> str | None:
    return None if text is None else fold(text)


def _checked(db: sqlite3.Connection, prepare: Callable[[sqlite3.Connection], None]) -> sqlite3.Connection:
    try:
        prepare(db)
    except BaseException:
        db.close()
        raise
    return db


@contextmanager
def _nothing_left_of(path: Path) -> Iterator[None]:
    """Take away the empty file that a failed making leaves, unless another process may be making the archive."""
    was_there = path.exists()
    try:
        yield
    except sqlite3.Error as error:
        is_ours = not was_there and getattr(error, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_BUSY
        if is_ours and path.exists() and not path.stat().st_size:
            path.unlink()
        raise


def _is_archive(path: Path) -> bool:
    """Whether an archive is there; anything else that is there is refused, untouched."""
    try:
        there = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError) as error:
        raise ArchiveError(f"{path} cannot be opened: {error}; name another file with --archive") from error
    if stat.S_ISDIR(there.st_mode):
        raise ArchiveError(f"{path} is a folder: name a file in it, such as {path / 'archive.db'}")
    if not stat.S_ISREG(there.st_mode):
        raise NotAnArchive(_FOREIGN.format(path=path))
    if not there.st_size:
        return False
    # Immutable: no lock, no file beside it. By SQLite and not by open(), whose close() would drop
    # the locks that this process may hold on the same file.
    db = _connect(path, "mode=ro&immutable=1")
    try:
        # A checkpoint under way, or cut short, leaves the file shorter than its header says until its log is read.
        db.execute("PRAGMA writable_schema = ON")
        (found,) = db.execute("PRAGMA application_id").fetchone()
    finally:
        db.close()
    if found != schema.APPLICATION_ID:
        raise NotAnArchive(_FOREIGN.format(path=path))
    return True


def _prepare(db: sqlite3.Connection, path: Path, *, is_new: bool) -> None:
    db.execute("PRAGMA foreign_keys = ON")
    if is_new:
        with transaction(db):
            schema.create(db)
    elif _missing(db, path):
        with transaction(db):
            schema.upgrade(db)
    _use_log(db)
    db.execute("PRAGMA synchronous = NORMAL")  # a power cut may take the last transactions, never the file
    db.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")


def _use_log(db: sqlite3.Connection) -> None:
    """Have readers not wait for the writer; not before the tables are there, so that a kill leaves an empty file."""
    try:
        db.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        # Two who make the archive at once are in each other's way, and SQLite doesn't wait here: the next one does it.
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise


def _prepare_reading(db: sqlite3.Connection, path: Path) -> None:
    db.execute("PRAGMA query_only = ON")
    if _missing(db, path):
        raise ArchiveError(f"{path} was made by an older newsbot: `newsbot crawl` brings it up to date")


def _missing(db: sqlite3.Connection, path: Path) -> frozenset[str]:
    if not schema.is_recorded(db):
        raise NotAnArchive(_FOREIGN.format(path=path))
    applied, known = schema.applied(db), schema.known()
    if applied - known:
        raise ArchiveError(f"{path} was made by a newer newsbot: update newsbot, {_ELSEWHERE}")
    return known - applied


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """A transaction, or inside one a part of it that stands or falls by itself.

    It holds the right to write from its start, so that it waits there and not half-way.
    """
    begin, keep, undo = _INNER if db.in_transaction else _OUTER
    db.execute(begin)
    try:
        yield
        db.execute(keep)
    except BaseException:
        if db.in_transaction:  # SQLite ends it by itself when the disk is full
            for statement in undo:
                db.execute(statement)
        raise


@contextmanager
def one_state(db: sqlite3.Connection) -> Iterator[None]:
    """Have all that is read inside be of one moment, whatever another process saves meanwhile."""
    if db.in_transaction:
        yield
        return
    db.execute("BEGIN")
    try:
        yield
    finally:
        db.execute("COMMIT")


def wait_at_most(db: sqlite3.Connection, seconds: float) -> None:
    """How long to wait for another's lock."""
    db.execute(f"PRAGMA busy_timeout = {round(seconds * 1000)}")


def _refuse_unfinished(path: Path) -> None:
    log = path.with_name(path.name + "-wal")
    if log.exists() and log.stat().st_size:
        raise ArchiveError(
            f"{path} has unfinished writes beside it, in a folder that cannot be written: "
            f"copy it and {log.name} to another folder, and read that"
        )
