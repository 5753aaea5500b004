"""Countries: which codes there are, the time zone of each, and whose top-level domain a host is under."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

_MASHRIQ = frozenset({"AE", "BH", "IQ", "JO", "KW", "LB", "OM", "PS", "QA", "SA", "SY", "YE"})
_AFRICA = frozenset({"DJ", "DZ", "EG", "KM", "LY", "MA", "MR", "SD", "SO", "TN"})
ARAB = _MASHRIQ | _AFRICA

# Where the time zone list does not begin with the zone that the country's newspapers live in.
_PRESS_ZONES = {"PS": "Asia/Hebron", "RU": "Europe/Moscow"}


@lru_cache(maxsize=1)
def names() -> dict[str, str]:
    """ISO 3166 code → English name, as the time zone database has them.

    >>> names()["SY"]
    'Syria'
    """
    return dict(_rows("iso3166.tab"))


def zone(country: str) -> str | None:
    """The IANA time zone of a country, of its largest city where there are several; ``None`` without an entry.

    >>> zone("SY"), zone("XX")
    ('Asia/Damascus', None)
    """
    return _zones().get(country)


def of_host(host: str) -> str | None:
    """The Arab country whose top-level domain the host is under.

    >>> of_host("www.sana.sy"), of_host("arabic.rt.com"), of_host("spiegel.de")
    ('SY', None, None)
    """
    code = host.rpartition(".")[2].upper()
    return code if code in ARAB else None


@lru_cache(maxsize=1)
def _zones() -> dict[str, str]:
    zones: dict[str, str] = {}
    for country, _, name in _rows("zone.tab"):
        zones.setdefault(country, name)
    return zones | _PRESS_ZONES


def _rows(table: str) -> list[list[str]]:
    lines = (resources.files("tzdata.zoneinfo") / table).read_text(encoding="utf-8").splitlines()
    width = 2 if table == "iso3166.tab" else 3
    return [line.split("\t")[:width] for line in lines if line and not line.startswith("#")]
