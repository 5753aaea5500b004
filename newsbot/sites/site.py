"""A newspaper as data: what its TOML file says, the catalogue of all files, and which site a URL belongs to."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import msgspec

from newsbot.errors import SiteFileError, UnknownSite
from newsbot.sites import countries, patterns, values
from newsbot.sites.hosts import Place, home, place

_BUILT_IN = Path(__file__).parent


class Layout(msgspec.Struct, frozen=True, kw_only=True):
    """Where fields stand on the site's pages: CSS selectors or XPaths; a field left out is left to the general readers.

    ``until`` is the day from which the layout was no longer used.
    """

    title: tuple[str, ...] = ()
    subtitle: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    read_also: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()
    until: date | None = None


class Discover(msgspec.Struct, frozen=True, kw_only=True):
    """Where the site lists its articles: absolute URLs, and the selectors of the link to a listing's next page."""

    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    listings: tuple[str, ...] = ()
    next_page: tuple[str, ...] = ()


class Site(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """A newspaper. ``delay`` is in seconds, ``schedule`` a cron line, ``hosts`` further names it goes or went by.

    ``timezone`` is UTC where nothing tells it; ``knows_zone`` is true where the file or the country does.

    >>> Site(id="sana", name="سانا", url="https://sana.sy/", country="SY", timezone="Asia/Damascus").owns(
    ...     "https://m.sana.sy/1"
    ... )
    True
    """

    id: str
    name: str
    url: str
    country: str | None = None
    timezone: str = "UTC"
    knows_zone: bool = False
    schedule: str | None = None
    delay: float = 1.0
    concurrency: int = 1
    articles: re.Pattern[str] | None = None
    hosts: tuple[str, ...] = ()
    discover: Discover = Discover()
    layouts: tuple[Layout, ...] = ()
    path: Path | None = None

    def __post_init__(self) -> None:
        """A zone other than UTC was told by someone."""
        if self.timezone != "UTC":
            msgspec.structs.force_setattr(self, "knows_zone", True)

    @classmethod
    def for_unknown(cls, url: str) -> Site:
        """A site that no file describes, from one of its URLs; its country is told by an Arab top-level domain alone.

        >>> site = Site.for_unknown("https://www.tishreen.news.sy/?p=1")
        >>> site.id, site.url, site.timezone
        ('tishreen.news.sy', 'https://www.tishreen.news.sy/', 'Asia/Damascus')
        """
        if place(url) is None:
            return cls(id="unknown", name="unknown", url=url)
        own, parts = home(url), urlsplit(url)
        country = countries.of_host(own.host)
        name = own.host if own.port is None else f"{own.host}:{own.port}"
        return cls(
            id=name,
            name=name,
            url=f"{parts.scheme}://{parts.netloc.rpartition('@')[2].lower()}/",
            country=country,
            timezone=_zone_of(country),
        )

    def layout(self, day: date | None = None) -> Layout:
        """The layout in force on a day, the newest known when the day is not; an empty one when the file has none."""
        if day is None:
            return self.layouts[0] if self.layouts else Layout()
        day = day.date() if isinstance(day, datetime) else day
        in_force = [layout for layout in self.layouts if layout.until is None or day < layout.until]
        return in_force[-1] if in_force else Layout()

    def owns(self, url: str) -> bool:
        """Whether the URL is on one of the site's own hosts, or under one."""
        return self.reach(url) is not None

    def reach(self, url: str) -> tuple[int, int] | None:
        """How far the URL agrees with the site's own host and path, in letters; ``None`` when the host is another's.

        >>> Site(id="bbc", name="BBC", url="https://www.bbc.com/arabic").reach("https://bbc.com/arabic/articles/c1")
        (7, 8)
        """
        seen = place(url)
        hosts = [len(own.host) for own in self._places if seen and own.covers(seen)]
        path = urlsplit(self.url).path.rstrip("/") + "/"
        under = hosts and (urlsplit(url).path + "/").startswith(path)
        return (max(hosts), len(path) if under else 0) if hosts else None

    def is_article(self, url: str) -> bool | None:
        """Whether ``articles`` takes the URL for an article; ``None`` when the site's file has no such regex.

        The fragment does not count; the URL may be percent-encoded or not. What is longer than ``patterns.longest``
        allows is no article.
        """
        if self.articles is None:
            return None
        plain, longest = url.partition("#")[0], patterns.longest(self.articles)
        # A letter takes two bytes at least, and six signs escaped.
        forms = (plain, unquote(plain)) if len(plain) <= 6 * longest else ()
        return any(self.articles.search(form) for form in forms if len(form) <= longest)

    def as_dict(self) -> dict[str, Any]:
        """Every value in force, as plain data for JSON."""
        plain: dict[str, Any] = msgspec.to_builtins(self, enc_hook=_plain)
        return plain

    @cached_property
    def _places(self) -> tuple[Place, ...]:
        return (home(self.url), *_extra_places(self.hosts)) if place(self.url) else ()


def _plain(value: object) -> str:
    return value.pattern if isinstance(value, re.Pattern) else str(value)


def _extra_places(names: tuple[str, ...]) -> list[Place]:
    # A machine without a public name answers on http and https; a port in the name makes both the same.
    return [home(f"{scheme}://{name}/") for name in names for scheme in ("http", "https")]


def _zone_of(country: str | None) -> str:
    return (countries.zone(country) if country else None) or "UTC"


# Reading a file ------------------------------------------------------------------------------------------------------


def load(path: str | Path) -> Site:
    """The site that a TOML file describes; ``SiteFileError`` names the file, the key and the mend."""
    path = Path(path)
    try:
        status = path.stat()
    except (OSError, ValueError) as error:  # ValueError: a null byte in the name
        raise SiteFileError(f"{path}: cannot be read ({_reason(error)}); check the path") from None
    return _load(path, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=1_024)
def _load(path: Path, _changed: int, _size: int) -> Site:
    if not re.fullmatch(r"[a-z0-9_-]+", path.stem):
        raise SiteFileError(
            f"{path}: the file's name is the site's id; rename it with lower-case letters, digits, - and _ alone"
        )
    try:
        return _site(_table(path), path)
    except values.BadValueError as mistake:
        raise SiteFileError(f"{path}: {mistake}") from None


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise values.BadValueError(f"cannot be read ({_reason(error)})") from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise values.BadValueError(f"not UTF-8 in line {line}; save the file as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        mend = "write each key once" if "overwrite" in str(error) else "texts stand in quotes, lists in [ ]"
        raise values.BadValueError(f"not TOML: {error}; {mend}") from None
    except RecursionError:
        raise values.BadValueError("not a site's file: lists nested too deep") from None


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()


_Checks = Mapping[str, Callable[[Any], Any]]

# Places on the page, not texts: what is in them is read on.
_PLACES = frozenset({"body", "read_also", "remove"})
_LAYOUT: _Checks = {
    key: values.day if key == "until" else values.places if key in _PLACES else values.selectors
    for key in (field.name for field in msgspec.structs.fields(Layout))
}


def _discover(base: str) -> _Checks:
    urls = values.urls(base)
    return {"feeds": urls, "sitemaps": urls, "listings": urls, "next_page": values.selectors}


_SITE: _Checks = {
    "name": values.text,
    "url": values.url,
    "country": values.country,
    "timezone": values.time_zone,
    "schedule": values.cron,
    "delay": values.seconds,
    "concurrency": values.count,
    "articles": values.regex,
    "hosts": values.own_hosts,
}
_TABLES = ("discover", "layouts")


def _site(table: dict[str, Any], path: Path) -> Site:
    plain = {key: value for key, value in table.items() if key not in _TABLES}
    fields = _checked(plain, _SITE, "", also=_TABLES)
    for key in ("name", "url"):
        if key not in fields:
            raise values.BadValueError(f'{key}: missing; add a line {key} = "…"')
    fields["discover"] = Discover(**_checked(table.get("discover", {}), _discover(fields["url"]), "discover"))
    fields["layouts"] = _layouts(table.get("layouts", []))
    country = fields.setdefault("country", countries.of_host(home(fields["url"]).host))
    fields["knows_zone"] = "timezone" in fields
    fields.setdefault("timezone", _zone_of(country))
    return Site(id=path.stem, path=path.absolute(), **fields)


def _layouts(tables: Any) -> tuple[Layout, ...]:
    if not isinstance(tables, list):
        raise values.BadValueError("layouts: each begins with a line [[layouts]], in double brackets")
    layouts = [Layout(**_checked(table, _LAYOUT, f"layout {number}")) for number, table in enumerate(tables, 1)]
    ends = [layout.until for layout in layouts]
    for number, end in enumerate(ends, 1):
        if end in ends[: number - 1]:
            raise values.BadValueError(
                f"layout {number}, until: {end or 'missing'}, as in another layout; give the day on which it ended"
            )
    return tuple(sorted(layouts, key=lambda layout: layout.until or date.max, reverse=True))


def _checked(table: Any, checks: _Checks, name: str, *, also: tuple[str, ...] = ()) -> dict[str, Any]:
    """The table's values, each through its own check; what is wrong is said with the key and the table's name."""
    if not isinstance(table, dict):
        raise values.BadValueError(
            f"{name}: must be a table; begin it with a line [{'[layouts]' if 'layout' in name else name}]"
        )
    where = f"{name}, " if name else ""
    checked = {}
    for key, value in table.items():
        if key not in checks:
            raise values.BadValueError(
                f"{where}{values.shown(key)[1:-1]}: no such key{_mend_key(key, [*checks, *also])}"
            )
        try:
            checked[key] = checks[key](value)
        except values.BadValueError as mistake:
            raise values.BadValueError(f"{where}{key}: {mistake}") from None
    return checked


def _mend_key(key: str, keys: list[str]) -> str:
    homes = {"at the top of the file": _SITE, "under [discover]": _discover(""), "under [[layouts]]": _LAYOUT}
    belongs = next((home for home, known in homes.items() if key in known), None)
    if belongs:
        return f" here; it belongs {belongs}"
    return values.nearest(key, keys, otherwise=f"; the keys are {', '.join(keys)}")


# The catalogue -------------------------------------------------------------------------------------------------------


def catalogue(folder: str | Path | None = None) -> dict[str, Site]:
    """Every site by its id, in order: the built-in ones, and over them those of the user's folder."""
    sites, mistakes = survey(folder)
    if mistakes:
        raise mistakes[0]
    return sites


def survey(folder: str | Path | None = None) -> tuple[dict[str, Site], tuple[SiteFileError, ...]]:
    """The catalogue without the files that cannot be used, and what is wrong with each of these."""
    sites, mistakes = {**_built_in()}, []
    for name, path in (_files(Path(folder)) if folder is not None else {}).items():
        # A broken file leaves no built-in site in its place: crawling that one is not what was meant.
        sites.pop(name, None)
        try:
            sites[name] = load(path)
        except SiteFileError as mistake:
            mistakes.append(mistake)
    return dict(sorted(sites.items())), tuple(mistakes)


def find(name: str, folder: str | Path | None = None) -> Site:
    """The site of this id, domain or name, or that of a file whose path ends in ``.toml``.

    >>> find("youm7").name == find("www.youm7.com").name == find("اليوم السابع").name
    True
    """
    if name.endswith(".toml"):
        return load(name)
    wanted = _same(name)
    # An id needs its own file alone, even when another one is broken.
    files = {**_files(_BUILT_IN), **(_files(Path(folder)) if folder is not None else {})}
    if wanted in files:
        return load(files[wanted])
    known = _by_name(catalogue(folder)).get(wanted)
    if known is None and "." in wanted:
        known = for_url(name if "://" in name else f"https://{wanted}/", folder)
    if known is None:
        raise _unknown(name, catalogue(folder))
    return known


def for_url(url: str, folder: str | Path | None = None) -> Site | None:
    """The site that a URL belongs to: of several the one whose host, then whose path, agrees longest."""
    sites = [(reach, site) for site in catalogue(folder).values() if (reach := site.reach(url))]
    return max(sites, key=lambda pair: pair[0])[1] if sites else None


@lru_cache(maxsize=1)
def _built_in() -> dict[str, Site]:
    return {name: load(path) for name, path in _files(_BUILT_IN).items()}


def _files(folder: Path) -> dict[str, Path]:
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix == ".toml" and not path.name.startswith("."))
    except (OSError, ValueError) as error:
        raise SiteFileError(f"{folder}: no folder of site files ({_reason(error)}); check --sites") from None
    return {path.stem: path for path in paths}


def _same(name: str) -> str:
    return " ".join(name.casefold().split())


def _by_name(sites: dict[str, Site]) -> dict[str, Site]:
    return {_same(site.name): site for site in sites.values()}


def _unknown(name: str, sites: dict[str, Site]) -> UnknownSite:
    words = [*sites, *_by_name(sites), *(home(site.url).host for site in sites.values())]
    mend = values.nearest(_same(name), words, otherwise=";")
    return UnknownSite(f"no site {values.shown(name)}{mend} `newsbot sites list` shows all")
