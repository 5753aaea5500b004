"""The archive's file: what may stand at its path, who else may hold it, and what is said when it cannot be used."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from newsbot.archive import Archive, Saved, connection, schema
from newsbot.errors import ArchiveError, ArchiveLocked, NotAnArchive
from tests.archived import ARTICLE, numbered


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "archive.db"


@pytest.fixture
def archive(path: Path):
    with Archive(path) as opened:
        yield opened


@pytest.fixture
def ask(archive: Archive, path: Path):
    """A question in SQL as an analyst puts it: by a connection of their own."""
    with sqlite3.connect(path) as db:
        yield lambda sql, *values: db.execute(sql, values).fetchall()
    db.close()


def test_an_archive_is_what_others_can_open(archive: Archive, ask) -> None:
    archive.save([ARTICLE])
    assert ask("PRAGMA journal_mode") == [("wal",)]
    assert ask("PRAGMA integrity_check") == [("ok",)]
    assert ask("PRAGMA foreign_key_check") == []


def _foreign_database(path: Path) -> None:
    db = sqlite3.connect(path)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("CREATE TABLE articles (id)")
    db.close()


@pytest.mark.parametrize("readonly", [True, False])
@pytest.mark.parametrize(
    "make", [_foreign_database, lambda path: path.write_text("hello"), lambda path: path.write_bytes(os.urandom(9000))]
)
def test_another_programs_file_is_left_as_it_is(tmp_path: Path, make, *, readonly: bool) -> None:
    make(tmp_path / "theirs")
    before = (tmp_path / "theirs").read_bytes()
    with pytest.raises(NotAnArchive, match="left as it is"):
        Archive(tmp_path / "theirs", readonly=readonly)
    assert [file.name for file in tmp_path.iterdir()] == ["theirs"]
    assert (tmp_path / "theirs").read_bytes() == before


@pytest.mark.parametrize("readonly", [True, False])
def test_a_file_with_our_mark_alone_is_no_archive(tmp_path: Path, *, readonly: bool) -> None:
    with sqlite3.connect(tmp_path / "marked.db") as db:
        db.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        db.execute("CREATE TABLE articles (id)")
    db.close()
    with pytest.raises(NotAnArchive, match="left as it is") as caught:
        Archive(tmp_path / "marked.db", readonly=readonly)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("readonly", [True, False])
@pytest.mark.parametrize("place", ["", "file/archive.db", "/dev/null", "/proc/nowhere/archive.db", "n" * 300, "a\0b"])
def test_a_place_that_cannot_be_used_is_said_in_a_line(tmp_path: Path, place: str, *, readonly: bool) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ArchiveError) as caught:
        Archive(tmp_path / place, readonly=readonly)
    assert "\n" not in str(caught.value)


def test_reading_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="run `newsbot crawl` first"):
        Archive(tmp_path / "archive.db", readonly=True)
    assert list(tmp_path.iterdir()) == []


def test_a_making_that_fails_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(db: sqlite3.Connection) -> None:
        db.execute("PRAGMA max_page_count = 1")
        db.execute("CREATE TABLE a (b)")

    monkeypatch.setattr(schema, "create", full)
    with pytest.raises(ArchiveError, match="does not fit"):
        Archive(tmp_path / "archive.db")
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "archive.db").touch()
    with pytest.raises(ArchiveError, match="does not fit"):
        Archive(tmp_path / "archive.db")
    assert [file.name for file in tmp_path.iterdir()] == ["archive.db"]  # it was not ours


def test_an_empty_file_becomes_an_archive(tmp_path: Path) -> None:
    (tmp_path / "archive.db").touch()
    with Archive(tmp_path / "archive.db") as archive:
        assert archive.save([ARTICLE]) == Saved(new=1)


def test_reading_alone_cannot_write(archive: Archive, path: Path) -> None:
    archive.save([ARTICLE])
    with Archive(path, readonly=True) as reader:
        assert reader.get(1).article == ARTICLE
        with pytest.raises(ArchiveError, match="cannot be written"):
            reader.save([numbered(2)])


def test_a_writer_that_waits_too_long_says_so(archive: Archive, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.05)
    with archive.transaction(), Archive(path) as other, pytest.raises(ArchiveLocked, match="another process"):
        other.save([ARTICLE])


def test_how_long_a_writer_waits_can_be_changed(archive: Archive, path: Path) -> None:
    with archive.transaction(), Archive(path) as other:
        other.wait_at_most(0.05)
        began = time.monotonic()
        with pytest.raises(ArchiveLocked):
            other.save([ARTICLE])
        assert time.monotonic() - began < connection.BUSY_SECONDS / 2


def test_readers_do_not_wait_for_a_writer(archive: Archive, path: Path) -> None:
    archive.save([ARTICLE])
    with archive.transaction():
        archive.save([numbered(2)])
        with Archive(path, readonly=True) as reader:
            assert len(reader.search("المكتبة")) == 1


@pytest.mark.parametrize("readonly", [True, False])
def test_a_checkpoint_cut_short_is_no_damage(path: Path, *, readonly: bool) -> None:
    log = path.with_name(path.name + "-wal")
    with Archive(path) as archive:
        size = path.stat().st_size
        archive._db.execute("PRAGMA wal_autocheckpoint = 0")
        archive.save(numbered(number, read_also=()) for number in range(50))
        logged = log.read_bytes()
        archive._db.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        whole = path.read_bytes()
    path.write_bytes(whole[:size])  # it had got as far as this; the first page, which states the new size, came first
    log.write_bytes(logged)
    with Archive(path, readonly=readonly) as archive:
        assert len(list(archive.articles())) == 50


def test_two_may_make_the_archive_at_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.parent.mkdir()
    create = schema.create
    reader = sqlite3.connect(path, isolation_level=None)

    def create_while_it_is_read(db: sqlite3.Connection) -> None:
        create(db)
        reader.execute("BEGIN")

    def look(db: sqlite3.Connection) -> None:
        reader.execute("SELECT * FROM sites").fetchall()
        use_log(db)

    use_log = connection._use_log
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.1)
    monkeypatch.setattr(schema, "create", create_while_it_is_read)
    monkeypatch.setattr(connection, "_use_log", look)
    with Archive(path) as archive:
        assert archive.sites() == []
    reader.close()
    monkeypatch.undo()
    with Archive(path) as archive:
        assert archive._db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


def test_a_newer_newsbots_archive_is_refused(archive: Archive, path: Path) -> None:
    archive._db.execute("INSERT INTO _sqlite_migrations (migration_set, name) VALUES ('newsbot', 'of_the_future')")
    for readonly in (True, False):
        with pytest.raises(ArchiveError, match="newer newsbot"):
            Archive(path, readonly=readonly)


def test_an_older_newsbots_archive_is_brought_up_to_date(archive: Archive, path: Path) -> None:
    archive._db.execute("DROP VIEW article_list")
    archive._db.execute("DELETE FROM _sqlite_migrations WHERE name = 'article_list'")
    with pytest.raises(ArchiveError, match="older newsbot"):
        Archive(path, readonly=True)
    with Archive(path) as upgraded:
        assert schema.applied(upgraded._db) == schema.known()


@pytest.fixture
def shelf():
    """A folder that another user can reach, which pytest's own are not."""
    with TemporaryDirectory() as folder:
        yield Path(folder)
        Path(folder).chmod(0o755)


@pytest.mark.parametrize(("folder", "file"), [(0o555, 0o444), (0o555, 0o644), (0o755, 0o444)])
def test_a_disk_that_cannot_be_written_can_be_read(shelf: Path, folder: int, file: int) -> None:
    with Archive(shelf / "archive.db") as archive:
        archive.save([ARTICLE])
    (shelf / "archive.db").chmod(file)
    shelf.chmod(folder)
    code = """if True:
        import os, sys
        from newsbot.archive import Archive
        os.getuid() or os.setuid(65534)  # root may write anywhere
        with Archive(sys.argv[1] + "/archive.db", readonly=True) as reader:
            article = reader.get(1).article
        try:
            Archive(sys.argv[1] + "/archive.db").save([article])
        except Exception as error:
            print(type(error).__name__)
    """
    done = subprocess.run(
        [sys.executable, "-c", code, shelf],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
    )
    assert (done.stdout, done.stderr) == ("ArchiveError\n", "")


def test_a_kill_while_the_archive_is_made_leaves_nothing_of_it(path: Path) -> None:
    code = """if True:
        import os, sys
        from newsbot.archive import Archive, schema
        create = schema.create
        schema.create = lambda db: (create(db), os.kill(os.getpid(), 9))
        Archive(sys.argv[1])
    """
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    assert subprocess.run([sys.executable, "-c", code, path], check=False, env=env).returncode == -9
    with Archive(path) as archive:
        assert archive.save([ARTICLE]) == Saved(new=1)
