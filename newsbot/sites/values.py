"""The values in a site's file: each taken as it is meant, or refused in one line that says how to mend it."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

import cssselect
import msgspec
from lxml import etree

from newsbot.sites import countries, hosts, patterns

T = TypeVar("T")

_WORDS = {
    str: "text in quotes",
    float: "a number",
    int: "a whole number",
    tuple[str, ...]: "text in quotes, or a list of such",
}
# An XPath begins like one; anything else is CSS.
_XPATH = ("/", "./", "(")
_EMPTY_PAGE = etree.Element("html")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_XPATH_TEXT = re.compile(r"\"[^\"]*\"|'[^']*'")
_XPATH_CALL = re.compile(r"([\w.-]+)\s*\(")
_XPATH_CONDITION = re.compile(r"\[[^\[\]]*\]")
# A step that leads to no element.
_XPATH_STRINGS = re.compile(
    r"(?:^|/|::)\s*(?:@[^/]*|(?:text|node|comment|processing-instruction)\s*\(\s*|attribute\s*::[^/]*)$"
)
_XPATH_PREFIX = re.compile(r"(?<![\w:-])[\w-]+:(?!:)")
# Functions, then kinds of node, then operators that a bracket may follow.
_XPATH_NAMES = re.compile(
    "boolean|ceiling|concat|contains|count|false|floor|id|lang|last|local-name|name|namespace-uri|normalize-space|not|"
    "number|position|round|starts-with|string|string-length|substring|substring-after|substring-before|sum|"
    "translate|true|comment|node|processing-instruction|text|and|div|mod|or"
)


class BadValueError(ValueError):
    """A value that cannot be used; the message says what to write instead."""


def shown(value: object) -> str:
    """The value as a message quotes it: in one line, and not the whole of a long one.

    >>> shown("two\\nlines"), shown("x" * 500)[-4:]
    ("'two\\\\nlines'", "xx…'")
    """
    if isinstance(value, str) and len(value) > 60:
        value = value[:59] + "…"
    return repr(value) if isinstance(value, str | int | float) else f"a {type(value).__name__}"


def nearest(word: str, words: Iterable[str], *, otherwise: str = "") -> str:
    """The hint that ends a message about a misspelt word.

    >>> nearest("auther", ["author", "body"])
    "; did you mean 'author'?"
    """
    close = get_close_matches(word, list(words), n=1, cutoff=0.6)
    return f"; did you mean {close[0]!r}?" if close else otherwise


def text(value: object) -> str:
    """Some text; spaces around it do not count."""
    words = " ".join(_typed(value, str).split())
    if not words:
        raise BadValueError("empty; leave the key out or give it a value")
    if _CONTROL.search(words):
        raise BadValueError(f"{shown(words)} has a control character in it; leave that out")
    return words


def texts(value: object) -> tuple[str, ...]:
    """A list of texts; one alone may stand without brackets."""
    many = _typed([value] if isinstance(value, str) else value, tuple[str, ...])
    if not all(one.strip() for one in many):
        raise BadValueError("one of them is empty; leave it out")
    return tuple(one.strip() for one in many)


def day(value: object) -> date:
    """A TOML date."""
    if not isinstance(value, date) or isinstance(value, datetime):
        raise BadValueError(f"{shown(value)} is not a date; write until = 2024-03-01, without quotes or a time")
    return value


def seconds(value: object) -> float:
    """A number of seconds, none or more."""
    number = _typed(value, float)
    if not 0 <= number < math.inf:
        raise BadValueError(f"{shown(value)} is no waiting time; give seconds, 0 or more")
    return number


def count(value: object) -> int:
    """A whole number, one or more."""
    number = _typed(value, int)
    if number < 1:
        raise BadValueError(f"{number} is too few; give 1 or more")
    return number


def url(value: object) -> str:
    """An http(s) URL."""
    address = _typed(value, str).strip()
    if hosts.place(address) is None or re.search(r"\s", address) or _CONTROL.search(address):
        raise BadValueError(f"{shown(address)} is not a web address; write it whole, as https://www.example.com/")
    if "@" in urlsplit(address).netloc:
        raise BadValueError("names and passwords are not kept in site files; leave out what stands before the @")
    return address


def urls(base: str) -> Callable[[object], tuple[str, ...]]:
    """A check for URLs that may leave out the host of ``base``.

    >>> urls("https://www.enabbaladi.net/")("/archives/category/online")
    ('https://www.enabbaladi.net/archives/category/online',)
    """
    parts = urlsplit(base)
    origin = f"{parts.scheme}://{parts.netloc}"

    def check(value: object) -> tuple[str, ...]:
        return tuple(url(origin + one if re.match("/(?!/)", one) else one) for one in texts(value))

    return check


def own_hosts(value: object) -> tuple[str, ...]:
    """Host names, with a port where one belongs to them."""
    names = texts(value)
    for name in names:
        if not re.fullmatch(r"[^\s/@?#]+", name) or hosts.place(f"http://{name}/") is None:
            raise BadValueError(f"{shown(name)} is not a host; write the name alone, as www.example.com")
    return names


def country(value: object) -> str:
    """A country by its two-letter ISO code."""
    code = text(value).upper()
    names = countries.names()
    if code in names:
        return code
    by_name = {name.upper(): known for known, name in names.items()}
    close = get_close_matches(code, by_name, n=1, cutoff=0.7) if len(code) > 2 else []
    mend = f"write {by_name[close[0]]!r}" if close else "write its two-letter ISO code, as 'SY'"
    raise BadValueError(f"no country {shown(value)}; {mend}")


def time_zone(value: object) -> str:
    """The name of an IANA time zone."""
    name = text(value)
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: "Asia" is a folder
        mend = nearest(name, available_timezones(), otherwise="; write it as 'Asia/Damascus'")
        raise BadValueError(f"no time zone {shown(name)}{mend}") from None


def regex(value: object) -> re.Pattern[str]:
    """A regex that cannot run for ever."""
    try:
        return patterns.compiled(_typed(value, str))
    except BadValueError:
        raise
    except ValueError as error:
        raise BadValueError(str(error)) from None


def selectors(value: object) -> tuple[str, ...]:
    """CSS selectors, or XPath expressions where they begin with ``/``, ``./`` or ``(``."""
    many = texts(value)
    for one in many:
        _run(one, one if one.startswith(_XPATH) else _translated(one))
    return many


def places(value: object) -> tuple[str, ...]:
    """Selectors of elements: no XPath that ends in an attribute or in text."""
    many = selectors(value)
    for one in many:
        if one.startswith(_XPATH) and _gives_strings(one):
            raise BadValueError(f"{shown(one)} gives text; it must select elements: leave out its last step")
    return many


def _gives_strings(xpath: str) -> bool:
    if isinstance(etree.XPath(xpath)(_EMPTY_PAGE), str):
        return True
    bare = _XPATH_TEXT.sub("''", xpath)
    while bare != (bare := _XPATH_CONDITION.sub("", bare)):
        pass
    return any(_XPATH_STRINGS.search(branch.rstrip(") ")) for branch in bare.split("|"))


def _translated(selector: str) -> str:
    try:
        if any(part.pseudo_element for part in cssselect.parse(selector)):
            raise BadValueError(f"{shown(selector)} picks no element; leave out '::' and what follows")
        return cssselect.HTMLTranslator().css_to_xpath(selector)
    except cssselect.SelectorError as error:
        raise BadValueError(f"{shown(selector)} is not CSS ({error}), and an XPath begins with / or (") from None


def _run(selector: str, xpath: str) -> None:
    try:
        found = etree.XPath(xpath)(_EMPTY_PAGE)
    except (etree.XPathError, ValueError) as error:  # ValueError: a control character
        raise BadValueError(f"{shown(selector)} is not an XPath: {error}") from None
    if not isinstance(found, list | str):
        raise BadValueError(f"{shown(selector)} is a {type(found).__name__}; select elements, attributes or text")
    # On an empty page nothing shows of these; on a real one they would fail.
    bare = _XPATH_TEXT.sub("''", xpath)
    calls = _XPATH_CALL.findall(bare)
    unknown = [name for name in calls if not _XPATH_NAMES.fullmatch(name)] + _XPATH_PREFIX.findall(bare)
    if unknown:
        raise BadValueError(f"{shown(selector)} is not an XPath: {unknown[0]} is unknown (only XPath 1.0 can be used)")


_CRON = (
    ("minute", 0, 59, ""),
    ("hour", 0, 23, ""),
    ("day of the month", 1, 31, ""),
    ("month", 1, 12, "jan feb mar apr may jun jul aug sep oct nov dec"),
    ("day of the week", 0, 7, "sun mon tue wed thu fri sat"),
)
_CRON_PART = re.compile(r"(?:\*|(?P<start>\w+)(?:-(?P<end>\w+))?)(?:/(?P<step>[0-9]{1,4}))?")


def cron(value: object) -> str:
    """A cron line: minute, hour, day of the month, month, day of the week.

    >>> cron("*/30 * * * *"), cron("0 6-22/2 * * sun,mon")
    ('*/30 * * * *', '0 6-22/2 * * sun,mon')
    """
    line = text(value)
    fields = line.split(" ")
    if len(fields) != len(_CRON):
        raise BadValueError(
            f"{shown(line)} has {len(fields)} of the 5 fields (minute, hour, day, month, weekday); write '*/30 * * * *'"
        )
    for field, (name, low, high, names) in zip(fields, _CRON, strict=True):
        for part in field.split(","):
            if not _is_cron_part(part, low, high, names.split()):
                raise BadValueError(f"{shown(part)} is no {name}; write {low} to {high}, a range (2-4), '*' or '*/2'")
    return line


def _is_cron_part(part: str, low: int, high: int, names: list[str]) -> bool:
    match = _CRON_PART.fullmatch(part)
    if not match:
        return False
    start, end = (_cron_number(word, low, names) for word in match.group("start", "end"))
    start = low if start is None else start
    end = max(start, low) if end is None else end
    step = match["step"]
    return low <= start <= end <= high and (step is None or int(step) > 0)


def _cron_number(word: str | None, low: int, names: list[str]) -> int | None:
    if word is None:
        return None
    if word.lower() in names:
        return names.index(word.lower()) + low
    return int(word) if word.isascii() and word.isdigit() else -1


def _typed(value: object, kind: type[T]) -> T:
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError:
        raise BadValueError(f"must be {_WORDS[kind]}, not {_kind(value)}") from None


def _kind(value: Any) -> str:
    # A list is wrong for what is in it, when it is wrong.
    if isinstance(value, list):
        return next((f"a list with {shown(one)} in it" for one in value if not isinstance(one, str)), "a list")
    return "a table" if isinstance(value, dict) else str(value).lower() if isinstance(value, bool) else shown(value)
