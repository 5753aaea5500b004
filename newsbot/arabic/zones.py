"""Time zones: by IANA name, and by the Arabic name of a city or a country."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from importlib import resources
from zoneinfo import ZoneInfo

from newsbot.arabic import places, vocabulary
from newsbot.arabic.text import fold, fold_clean
from newsbot.arabic.vocabulary import spellings
from newsbot.errors import UsageError

_OF_A_PLACE = re.compile(f"^(?:ل?(?:{'|'.join(spellings(places.KINDS_OF_PLACE))}) |ل(?=[^ا]))")
_PAPERS_ZONES = {
    "Algeria and Tunisia": "Africa/Algiers",
    "Morocco": "Africa/Casablanca",
    "Mauritania": "Africa/Nouakchott",
    "Libya": "Africa/Tripoli",
    "Iraq": "Asia/Baghdad",
}
_MOST_PAPERS = "Asia/Riyadh"
_SUMMER = fold(places.SUMMER)
_SEASON = re.compile(f"(?:^| )({_SUMMER}|{fold(places.STANDARD)})(?= |$)")


@lru_cache(maxsize=512)
def zone(name: str) -> ZoneInfo:
    """The zone of an IANA name.

    >>> zone("Asia/Damascus")
    zoneinfo.ZoneInfo(key='Asia/Damascus')
    """
    try:
        if name == "localtime":  # another one on each machine
            raise KeyError(name)
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        shown = ascii(name[:40])
        raise UsageError(f"{shown} is not a time zone: give an IANA name such as Asia/Damascus or UTC") from None


def country_of(home: tzinfo) -> str | None:
    """The country whose names for places a newspaper of that zone uses, where it makes a difference."""
    return places.COUNTRIES.get(getattr(home, "key", ""))


def of_months(text: str) -> tzinfo:
    """The zone that a date is most likely told in, by the names of its months, where nothing else tells the place.

    Outside the Maghreb that is three hours ahead of UTC, where most Arab newspapers live; never more than two off.

    >>> of_months("3 جوان 2025 14:30"), of_months("3 حزيران 2025 14:30")
    (zoneinfo.ZoneInfo(key='Africa/Algiers'), zoneinfo.ZoneInfo(key='Asia/Riyadh'))
    """
    found = (_zones_of_months().get(word) for word in fold(text).split())
    return zone(next((name for name in found if name), _MOST_PAPERS))


@lru_cache(maxsize=1)
def _zones_of_months() -> dict[str, str]:
    rows = (row for row in vocabulary.rows("month") if row.where in _PAPERS_ZONES)
    return {fold(word): _PAPERS_ZONES[row.where] for row in rows for word in row.words}


def of_place(name: str, country: str | None = None) -> tzinfo | None:
    """The zone of a place named in Arabic; ``country`` (ISO 3166) is where the newspaper is at home.

    >>> of_place("أبو ظبي"), of_place("طرابلس", "LB"), of_place("السوق")
    (zoneinfo.ZoneInfo(key='Asia/Dubai'), zoneinfo.ZoneInfo(key='Asia/Beirut'), None)
    """
    found = longest_place(name, country)
    return found[0] if found and found[1] == len(name.split()) else None


@lru_cache(maxsize=1 << 12)
def longest_place(text: str, country: str | None = None) -> tuple[tzinfo, int] | None:
    """The zone of the longest name of a place that the text begins with, and how many words the name has.

    >>> longest_place("أبو ظبي مساء")
    (zoneinfo.ZoneInfo(key='Asia/Dubai'), 2)
    """
    words = fold(text).split()
    for number in range(len(words), 0, -1):
        found = _of_folded(" ".join(words[:number]), country)
        if found:
            return found, number
    return None


def _of_folded(folded: str, country: str | None) -> tzinfo | None:
    if season := _SEASON.search(folded):
        return _fixed(" ".join(_SEASON.sub(" ", folded).split()), season[1])
    names = _at_home().get(country or "", {}), _places()
    # لندن keeps its lam; لدمشق and مدينة القدس are looked up without what stands before the name.
    spelt = (folded, _OF_A_PLACE.sub("", folded))
    iana = next((table[name] for name in spelt for table in names if name in table), None)
    return zone(iana) if iana else None


def _fixed(name: str, season: str) -> tzinfo | None:
    """A zone held to its winter's or its summer's offset; of a city الرسمي says nothing."""
    if name not in _metazones():
        return zone(_places()[name]) if name in _places() else None
    winter = datetime(2025, 1, 1, tzinfo=zone(_metazones()[name])).utcoffset() or timedelta()
    return timezone(winter + timedelta(hours=season == _SUMMER))


@lru_cache(maxsize=1)
def _metazones() -> dict[str, str]:
    return {spelling: iana for iana, cell in places.METAZONES.items() for spelling in spellings(cell)}


@lru_cache(maxsize=1)
def _places() -> dict[str, str]:
    """Folded name → IANA zone; our own table wins over the CLDR's."""
    table = resources.files("newsbot.arabic").joinpath("cities.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    # All in one go: the first page with a zone waits for this.
    folded = fold_clean("\n".join(name for name, _ in rows)).split("\n")
    known = {name: iana for name, (_, iana) in zip(folded, rows, strict=True)}
    for iana, cell in [*places.METAZONES.items(), *places.ZONES.items()]:
        known.update(dict.fromkeys(spellings(cell), iana))
    return known


@lru_cache(maxsize=1)
def _at_home() -> dict[str, dict[str, str]]:
    tables = places.ZONES_AT_HOME.items()
    return {country: {fold(name): iana for name, iana in table.items()} for country, table in tables}
