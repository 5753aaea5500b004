"""Bytes → text: the charset that the letters themselves confirm."""

from __future__ import annotations

import codecs
import re

from bs4.dammit import EncodingDetector

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_ARABIC_PAGES = ("windows-1256", "iso-8859-6")
# The words that no Arabic page does without: they tell the two Arabic code pages apart, which share half their letters.
_COMMON_WORDS = re.compile(r"(?<!\w)(?:في|من|على|إلى|الى|أن|ان|عن|التي|مع|هذا|بعد|و?ال\w{3,})(?!\w)")
# utf-8 read as a Western code page: every Arabic letter becomes Ø or Ù and one more sign.
_DOUBLE_ENCODED = re.compile(r"(?:[ØÙÚÛ][\x80-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]){3}")
_WESTERN_RUN = re.compile("[\x80-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{2,}")
_SAMPLE = 60_000
_HEAD = 10_000
_MOST_BY_CHANCE = 9


def decode(raw: bytes, content_type: str | None = None) -> tuple[str, str]:
    """The text of a page's bytes, and the name of the charset that gave it.

    What the bytes say themselves outweighs what header and ``meta`` declare: both are often wrong on Arabic pages.

    >>> decode("<p>خبر من دمشق</p>".encode("windows-1256"), "text/html; charset=iso-8859-1")
    ('<p>خبر من دمشق</p>', 'windows-1256')
    """
    for mark, name in _MARKS:
        if raw.startswith(mark):
            text = raw.removeprefix(mark).decode(name, "replace")
            return (mended, "utf-8 twice") if (mended := _undouble(text)) else (text, name)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(raw, content_type)
    return (mended, "utf-8 twice") if (mended := _undouble(text)) else (text, "utf-8")


def _legacy(raw: bytes, content_type: str | None) -> tuple[str, str]:
    broken = raw.decode("utf-8", "replace")
    # Letters above ASCII take two bytes or three.
    if broken.count("\ufffd") * 20 < (len(raw) - len(broken)) // 2:
        return broken, "utf-8"
    declared = [name for name in (_header_charset(content_type), _meta_charset(raw)) if name and _known(name)]
    names = list(dict.fromkeys([*declared, *_ARABIC_PAGES, "utf-8", "windows-1252"]))
    sample = raw[:_SAMPLE]
    best = max(names, key=lambda name: len(_COMMON_WORDS.findall(sample.decode(name, "replace"))))
    return raw.decode(best, "replace"), best


def _header_charset(content_type: str | None) -> str | None:
    found = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", content_type or "", re.IGNORECASE)
    return found[1].lower() if found else None


def _meta_charset(raw: bytes) -> str | None:
    return EncodingDetector.find_declared_encoding(raw[:_HEAD], is_html=True, search_entire_document=False)


def _known(name: str) -> bool:
    """Whether a declared charset can be a page's: a codec of text that Python has, and none that has failed already."""
    try:
        codec = codecs.lookup(name)
        is_ascii = b"<p>".decode(name) == "<p>"
    except (LookupError, ValueError):
        return False
    # utf-8 has failed; utf-16 without its mark reads any bytes as Chinese; punycode and its like are no page's.
    return is_ascii and not codec.name.startswith(("utf", "idna", "punycode", "raw", "unicode"))


def _undouble(text: str) -> str | None:
    """Text that was encoded twice, read once more; the pieces that a template encoded once stay as they are."""
    signs = text.count("Ø", 0, _SAMPLE) + text.count("Ù", 0, _SAMPLE)
    if signs < _MOST_BY_CHANCE or len(_DOUBLE_ENCODED.findall(text[:_SAMPLE])) < 3:
        return None
    mended = _WESTERN_RUN.sub(_read_again, text)
    return mended if mended != text else None


def _read_again(run: re.Match[str]) -> str:
    try:
        return b"".join(map(_western_byte, run[0])).decode("utf-8")
    except ValueError:
        return run[0]


def _western_byte(char: str) -> bytes:
    return char.encode("latin-1") if char < "\u0100" else char.encode("windows-1252")
