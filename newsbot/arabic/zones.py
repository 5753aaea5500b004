"""Time zones: by IANA name, and by the Arabic name of a city or a country."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources
from zoneinfo import ZoneInfo

from newsbot.arabic import places
from newsbot.arabic.text import fold
from newsbot.arabic.vocabulary import spellings
from newsbot.errors import UsageError

_OF_A_PLACE = re.compile(f"^(?:ل?(?:{'|'.join(spellings(places.KINDS_OF_PLACE))}) |ل(?=[^ا]))")


@lru_cache(maxsize=512)
def zone(name: str) -> ZoneInfo:
    """The zone of an IANA name.

    >>> zone("Asia/Damascus")
    zoneinfo.ZoneInfo(key='Asia/Damascus')
    """
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        shown = ascii(name[:40])
        raise UsageError(f"{shown} is not a time zone: give an IANA name such as Asia/Damascus or UTC") from None


@lru_cache(maxsize=1 << 12)
def of_place(name: str, country: str | None = None) -> ZoneInfo | None:
    """The zone of a place named in Arabic; ``country`` (ISO 3166) is where the newspaper is at home.

    >>> of_place("أبو ظبي"), of_place("طرابلس", "LB"), of_place("السوق")
    (zoneinfo.ZoneInfo(key='Asia/Dubai'), zoneinfo.ZoneInfo(key='Asia/Beirut'), None)
    """
    folded = fold(name)
    names = _at_home().get(country or "", {}), _places()
    # لندن keeps its lam; لدمشق and مدينة القدس are looked up without what stands before the name.
    spelt = (folded, _OF_A_PLACE.sub("", folded))
    iana = next((table[name] for name in spelt for table in names if name in table), None)
    return zone(iana) if iana else None


@lru_cache(maxsize=1)
def _places() -> dict[str, str]:
    """Folded name → IANA zone; our own table wins over the CLDR's."""
    table = resources.files("newsbot.arabic").joinpath("cities.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    known = {fold(name): iana for name, iana in rows}
    for iana, cell in places.ZONES.items():
        known.update(dict.fromkeys(spellings(cell), iana))
    return known


@lru_cache(maxsize=1)
def _at_home() -> dict[str, dict[str, str]]:
    tables = places.ZONES_AT_HOME.items()
    return {country: {fold(name): iana for name, iana in table.items()} for country, table in tables}
