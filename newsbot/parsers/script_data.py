"""What a page's scripts hold as JSON: data islands, and states that are assigned to the window."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any
from urllib.parse import unquote

from lxml.etree import _Element as Element

# Of all scripts of a page together; the states of news pages have some hundreds of thousands.
_MOST_LETTERS = 3_000_000
_MOST_SCRIPTS = 300
_MOST_ASSIGNED = 40
_MOST_REFERENCES = 200_000
_MOST_WRAPPERS = 5
_LONGEST_ESCAPED = 1_000_000

_COMMENT = re.compile(r"^\s*<!--|-->\s*$")
_SCRIPT_TYPES = frozenset({"", "module", "text/javascript", "application/javascript"})
# Up to the value: an object, a list, or a string that is JSON itself.
_ASSIGNED = re.compile(
    r"""\b(?:(?:window|self|globalThis)\s{0,4}(?:\.|\[\s{0,4}["'])|var\s|let\s|const\s)\s{0,4}[\w$]{1,60}["'\]\s]{0,6}="""
    r"""\s{0,9}(?:JSON\.parse\s{0,4}\(\s{0,9})?(?:decodeURIComponent\s{0,4}\(\s{0,9})?(?=["'{\[])"""
)
_UNDEFINED = re.compile(r"(?<=[:,\[])\s{0,4}undefined(?=\s{0,4}[,}\]])")
_STRING = re.compile(r""""((?:[^"\\]++|\\.)*+)"|'((?:[^'\\]++|\\.)*+)'""", re.DOTALL)
_ESCAPE = re.compile(r"""\\x([0-9a-fA-F]{2})|\\(.)|(["\n\r])""", re.DOTALL)
_JSON_ESCAPES = frozenset('"\\/bfnrtu')
# How devalue, the serializer of Nuxt 3, marks a value that stands for the one it points to.
_WRAPPERS = frozenset({"Reactive", "ShallowReactive", "Ref", "ShallowRef"})
_DECODER = json.JSONDecoder(strict=False)


def values(tree: Element) -> Iterator[Any]:
    """Every JSON object and list that the page's scripts hold, JSON-LD apart."""
    left = _MOST_LETTERS
    for script in islice(tree.iter("script"), _MOST_SCRIPTS):
        text = script.text or ""
        if len(text) <= left:
            left -= len(text)
            yield from (value for value in _held(script, text) if isinstance(value, (dict, list)))


def _held(script: Element, text: str) -> Iterator[Any]:
    kind = (script.get("type") or "").lower().strip()
    if kind in _SCRIPT_TYPES:
        yield from assigned(text)
    elif "json" in kind and "ld+json" not in kind:
        value = loads(_COMMENT.sub("", text))
        is_flat = script.get("id") == "__NUXT_DATA__" or script.get("data-nuxt-data") is not None
        yield unflattened(value) if is_flat and isinstance(value, list) else value


def loads(text: str) -> Any:
    """A JSON text's value, ``None`` for what is none.

    >>> loads('{"a": 1}'), loads("{a: 1}")
    ({'a': 1}, None)
    """
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def assigned(text: str) -> Iterator[Any]:
    """The values that a script assigns as JSON, or as a string of it.

    >>> list(assigned('window.__STATE__ = {"a": undefined}; var b = JSON.parse("[1]")'))
    [{'a': None}, [1]]
    """
    text = _UNDEFINED.sub("null", text) if "undefined" in text else text
    position = 0
    for _ in range(_MOST_ASSIGNED):
        if (found := _ASSIGNED.search(text, position)) is None:
            return
        value, position = _value_at(text, found.end())
        yield value


def _value_at(text: str, start: int) -> tuple[Any, int]:
    """The JSON value that begins there, and where to go on: where it ends, or where it breaks."""
    if text[start] in "\"'":
        found = _STRING.match(text, start)
        return (_inner(found[1] or found[2] or ""), found.end()) if found else (None, len(text))
    try:
        return _DECODER.raw_decode(text, start)
    except json.JSONDecodeError as error:
        return None, max(error.pos, start + 1)
    except (ValueError, RecursionError):
        return None, len(text)


def _inner(written: str) -> Any:
    """The JSON inside a script's string."""
    text = loads(f'"{written}"')
    if text is None and len(written) <= _LONGEST_ESCAPED:
        text = loads(f'"{_ESCAPE.sub(_as_json, written)}"')
    if not isinstance(text, str):
        return None
    text = unquote(text) if text.startswith(("%7B", "%5B", "%7b", "%5b")) else text
    return loads(text) if text.lstrip()[:1] in ("{", "[") else None


def _as_json(escape: re.Match[str]) -> str:
    """A script's escape as JSON has it: there are more of them in scripts."""
    code, letter, bare = escape.groups()
    if code:
        return f"\\u00{code}"
    if bare:
        return '\\"' if bare == '"' else " "
    return f"\\{letter}" if letter in _JSON_ESCAPES else str(letter)


def unflattened(flat: list[Any]) -> Any:
    """The value that a flat list of values spells, in which numbers inside a value point to others of the list.

    >>> unflattened([["Reactive", 1], {"title": 2, "tags": 3}, "خبر", [2]])
    {'title': 'خبر', 'tags': ['خبر']}
    """
    made: list[Any] = [type(raw)() if isinstance(raw, (dict, list)) else raw for raw in flat]
    left = _MOST_REFERENCES
    for raw, value in zip(flat, made, strict=True):
        if not isinstance(raw, (dict, list)) or len(raw) > left:
            continue
        left -= len(raw)
        if isinstance(raw, dict):
            value.update({key: _pointed(flat, made, index) for key, index in raw.items()})
        else:
            value.extend(_pointed(flat, made, index) for index in raw)
    return _pointed(flat, made, 0)


def _pointed(flat: list[Any], made: list[Any], index: Any) -> Any:
    for _ in range(_MOST_WRAPPERS):
        if type(index) is not int or not 0 <= index < len(flat):
            return None
        raw = flat[index]
        if not (isinstance(raw, list) and len(raw) == 2 and isinstance(raw[0], str)):
            return made[index]
        if raw[0] not in _WRAPPERS:
            return raw[1] if raw[0] == "Date" else None
        index = raw[1]
    return None
