"""Bytes → text: what header and meta declare, rightly, wrongly or not at all."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbot.errors import Unreadable
from newsbot.parsers.encoding import decode
from tests.pagemaker import SENTENCES, TITLE, page, prose, read

TEXT = f"<h1>{TITLE}</h1>{prose(3)}"


def declared(charset: str | None, old: bool = False) -> str:
    """The same page, with the charset that its meta declares."""
    if charset is None:
        return f"<html><head></head><body>{TEXT}</body></html>"
    meta = f'<meta charset="{charset}">'
    if old:
        meta = f"<meta http-equiv='Content-Type' content='text/html; charset={charset}'>"
    return f"<html><head>{meta}</head><body>{TEXT}</body></html>"


# Really encoded as, meta says, header says.
DECLARED = [
    ("windows-1256", "windows-1256", None),
    ("windows-1256", "WINDOWS-1256", None),
    ("windows-1256", "cp1256", None),
    ("windows-1256", None, "windows-1256"),
    ("windows-1256", None, None),
    ("windows-1256", "utf-8", None),
    ("windows-1256", None, "utf-8"),
    ("windows-1256", "utf-8", "utf-8"),
    ("windows-1256", "iso-8859-1", None),
    ("windows-1256", None, "ISO-8859-1"),
    ("windows-1256", "iso-8859-6", None),
    ("windows-1256", "windows-1252", "iso-8859-1"),
    ("windows-1256", "iso-8859-1", "windows-1256"),
    ("windows-1256", "windows-1256", "iso-8859-1"),
    ("windows-1256", "utf-16", None),
    ("windows-1256", "no-such-charset", None),
    ("windows-1256", None, "none"),
    ("windows-1256", "hex", None),
    ("windows-1256", None, "idna"),
    ("windows-1256", None, "undefined"),
    ("windows-1256", None, "unicode_escape"),
    ("windows-1256", None, "utf-7"),
    ("windows-1256", "", ""),
    ("iso-8859-6", "iso-8859-6", None),
    ("iso-8859-6", None, "ISO-8859-6"),
    ("iso-8859-6", None, None),
    ("iso-8859-6", "utf-8", None),
    ("iso-8859-6", "iso-8859-1", None),
    ("iso-8859-6", "windows-1256", None),
    ("utf-8", "utf-8", None),
    ("utf-8", None, None),
    ("utf-8", "windows-1256", None),
    ("utf-8", "iso-8859-1", None),
    ("utf-8", None, "windows-1256"),
    ("utf-8", "utf-8", "iso-8859-6"),
    ("utf-8", "utf8mb4", None),
]


@pytest.mark.parametrize(("really", "meta", "header"), DECLARED)
@pytest.mark.parametrize("old", [False, True], ids=["meta charset", "http-equiv"])
def test_whatever_is_declared(really: str, meta: str | None, header: str | None, old: bool) -> None:
    html = declared(meta, old)
    text, _ = decode(html.encode(really), f"text/html; charset={header}" if header else None)
    assert text == html


@pytest.mark.parametrize(
    "content_type",
    [
        "text/html;charset=windows-1256",
        'text/html; charset="windows-1256"',
        "text/html; Charset = windows-1256",
        "text/html; charset=windows-1256; boundary=x",
        "text/html",
        "text/html; charset=",
        "",
        "charset=\udcff",
    ],
)
def test_header_in_every_form(content_type: str) -> None:
    html = declared(None)
    assert decode(html.encode("windows-1256"), content_type)[0] == html


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("utf-8", codecs.BOM_UTF8 + declared("windows-1256").encode()),
        ("utf-16-le", codecs.BOM_UTF16_LE + declared("windows-1256").encode("utf-16-le")),
        ("utf-16-be", codecs.BOM_UTF16_BE + declared("windows-1256").encode("utf-16-be")),
    ],
)
def test_a_byte_order_mark_decides(name: str, raw: bytes) -> None:
    assert decode(raw, "text/html; charset=iso-8859-6") == (declared("windows-1256"), name)


@pytest.mark.parametrize(
    ("name", "codec"),
    [
        ("a declared utf-16 without its mark", "utf-16-le"),
        ("a declared utf-16 without its mark, the other way round", "utf-16-be"),
    ],
)
@pytest.mark.xfail(strict=True, reason="utf-16 is known by its mark alone")
def test_utf_16_without_its_mark(name: str, codec: str) -> None:
    html = declared("utf-16")
    assert decode(html.encode(codec), "text/html; charset=utf-16")[0] == html


BROKEN = [
    ("a stray byte between words", SENTENCES[0].encode() + b"\xe1" + SENTENCES[1].encode()),
    ("a letter cut in half", SENTENCES[0].encode()[:-3] + SENTENCES[1].encode()),
    ("a byte of another code page", SENTENCES[0].encode() + b" \x93x\x94 " + SENTENCES[1].encode()),
    ("the page cut in the middle of a letter", (SENTENCES[1] + SENTENCES[0]).encode()[:-2]),
]


@pytest.mark.parametrize(("name", "raw"), BROKEN, ids=[name for name, _ in BROKEN])
@pytest.mark.parametrize("header", [None, "text/html; charset=utf-8", "text/html; charset=windows-1256"])
def test_one_broken_byte_costs_one_letter(name: str, raw: bytes, header: str | None) -> None:
    text, charset = decode(raw, header)
    assert charset == "utf-8"
    assert text.count("\ufffd") <= 2
    assert SENTENCES[1][:60] in text


DOUBLED = declared("utf-8").encode()
# What windows-1252 has no sign for is kept as the byte's own number, as browsers do.
BY_LATIN = DOUBLED.decode("latin-1")
BY_WINDOWS = "".join(bytes([byte]).decode("windows-1252", "ignore") or chr(byte) for byte in DOUBLED)


@pytest.mark.parametrize("twice", [BY_LATIN, BY_WINDOWS], ids=["latin-1", "windows-1252"])
def test_utf_8_encoded_twice(twice: str) -> None:
    assert decode(twice.encode())[0] == declared("utf-8")


@pytest.mark.parametrize("twice", [BY_LATIN, BY_WINDOWS], ids=["latin-1", "windows-1252"])
def test_utf_8_encoded_twice_behind_a_mark(twice: str) -> None:
    assert TITLE in decode(codecs.BOM_UTF8 + twice.encode())[0]


TEMPLATES = [
    ("a copyright line", "<p>© 2025</p>"),
    ("marks that only utf-8 has", "<p>“2025” …</p>"),
    ("the menu in good Arabic", "<nav><a href='/'>الرئيسية</a> <a href='/eq'>اقتصاد</a></nav>"),
]


@pytest.mark.parametrize(("name", "template"), TEMPLATES, ids=[name for name, _ in TEMPLATES])
def test_a_text_encoded_twice_in_a_page_encoded_once(name: str, template: str) -> None:
    twice = BY_LATIN.replace("</body>", f"{template}</body>")
    assert TITLE in decode(twice.encode())[0]


@pytest.mark.parametrize(
    "text",
    [
        "<p>Les élèves à l'école, où naître, cœur, déjà, Noël – été.</p>",
        "<p>ØØØ ÙÙÙ Ø Ù</p>",
        "<p>Øre Ål Ærø Østfold</p>",
        "<p>plain ascii, no letters beyond</p>",
        "",
        "<p>خبر قصير Ø§Ø</p>",
        "<p>سنة 2025 café</p>",
    ],
)
def test_what_was_encoded_once_stays(text: str) -> None:
    assert decode(text.encode()) == (text, "utf-8")


@pytest.mark.parametrize("style", ["decimal", "hexadecimal"])
def test_a_whole_text_in_numeric_references(style: str) -> None:
    def escaped(text: str) -> str:
        form = "&#{};" if style == "decimal" else "&#x{:x};"
        return "".join(form.format(ord(char)) if char > "\x7f" else char for char in text)

    body = "".join(f"<p>{escaped(text)}</p>" for text in SENTENCES[:3])
    html = page(f"<article><h1>{escaped(TITLE)}</h1><div>{escaped('21 تشرين الثاني 2025')}</div>{body}</article>")
    for raw in (html.encode("ascii"), html.encode("utf-16")):
        article = read(raw)
        assert (article.title, article.body) == (TITLE, SENTENCES[:3])
        assert article.published is not None
        assert article.published.isoformat() == "2025-11-21"


@pytest.mark.parametrize("charset", ["windows-1256", "iso-8859-6", "utf-8"])
def test_the_article_says_which_charset_it_was(charset: str) -> None:
    html = f"<html><body><h1>{TITLE}</h1><p>21 تشرين الثاني 2025</p>{prose(3)}</body></html>"
    article = read(html.encode(charset), content_type="text/html; charset=utf-8")
    assert article.evidence["encoding"] == charset
    assert article.title == TITLE


SHORT = [
    ("خبر", "windows-1256"),
    ("عاجل من دمشق", "windows-1256"),
    ("قال إن العمل مستمر", "windows-1256"),
    ("عاجل من دمشق", "iso-8859-6"),
    ("قال إن العمل مستمر", "iso-8859-6"),
]


@pytest.mark.parametrize(("text", "charset"), SHORT)
def test_a_few_words_undeclared(text: str, charset: str) -> None:
    assert decode(text.encode(charset))[0] == text


def test_french_beside_arabic() -> None:
    text = "<p>خبر من الجزائر عن été à l’école في المدينة</p>"
    assert decode(text.encode("windows-1256"), "text/html; charset=utf-8")[0] == text


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b" \n ",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"%PDF-1.7 1 0 obj",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"\xff\xd8\xff\xe0\x00\x10JFIF",
        b"GIF89a\x01\x00",
        b"PK\x03\x04\x14\x00",
        b"\x1f\x8b\x08\x00\x00\x00",
        bytes(range(256)) * 20,
        b"\x00" * 500,
        b"RIFF\x24\x00\x00\x00WEBPVP8 ",
    ],
)
def test_what_is_no_page(raw: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        read(raw)
    assert "\n" not in str(caught.value)


@settings(derandomize=True, max_examples=400, deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=80).map(lambda text: text.encode("windows-1256", "ignore")))
def test_any_bytes_become_text(raw: bytes) -> None:
    text, charset = decode(raw)
    assert charset
    text.encode("utf-8")


@pytest.mark.parametrize("content_type", [None, "text/html; charset=IBM037", "text/html; charset=utf-8"])
def test_many_broken_letters_leave_the_others_readable(content_type: str | None) -> None:
    raw = declared("utf-8").encode()
    broken = b"".join(raw[at : at + 30] + b"\xff" * 2 for at in range(0, len(raw), 30))
    text, charset = decode(broken, content_type)
    assert charset == "utf-8"
    assert "المشرف" in text
