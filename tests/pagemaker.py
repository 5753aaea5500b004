"""Small pages of our own words, for the tests of the readers."""

from __future__ import annotations

from typing import Any

import pytest

from newsbot import Article, parse

# An address that states no day, on a host that tells its country: Damascus time.
URL = "https://www.sawt-alhay.sy/news/48213"
TITLE = "افتتاح حديقة الياسمين في حي الميدان بعد ترميم دام عامين"

SENTENCES = (
    "افتتح أهالي حي الميدان صباح اليوم حديقة الياسمين بعد أعمال ترميم شارك فيها متطوعون من أبناء الحي كله.",
    "وتضم الحديقة ملعبا صغيرا للأطفال ومكتبة في الهواء الطلق وممرا للدراجات يمتد على طول السور القديم للمكان.",
    "وأكد المشرف على المشروع أن العمل جرى بأدوات بسيطة وبتبرعات جمعها سكان الشوارع المجاورة خلال أشهر الصيف الماضي.",
    "ويستعد المتطوعون لزراعة مئتي شجرة ليمون ونارنج على الأطراف الشرقية قبل أن يبدأ موسم المطر في نهاية الشهر.",
    "وقالت إحدى الجارات إن الأطفال صاروا يمضون فيها ساعات العصر بدل اللعب بين السيارات في الأزقة الضيقة المزدحمة.",
    "وسيشرف على صيانة المكان فريق من طلاب المدارس يتناوبون كل أسبوع على سقاية الأشجار وتنظيف الممرات والمقاعد.",
    "ويأمل القائمون على المبادرة أن تنتقل الفكرة إلى أحياء أخرى تنتظر مساحات خضراء منذ سنوات طويلة بلا جدوى.",
    "وختم الحاضرون يومهم بغرس شجرة توت كبيرة عند المدخل تحمل أسماء المتطوعين الذين عملوا في الترميم من بدايته.",
)


def page(body: str, head: str = "") -> str:
    """A whole HTML page."""
    return (
        f'<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'
    )


def prose(count: int = 4, tag: str = "p", start: int = 0) -> str:
    """That many paragraphs of our own, each in its tag."""
    return "".join(f"<{tag}>{text}</{tag}>" for text in SENTENCES[start : start + count])


def story(body: str | None = None, *, title: str = TITLE, line: str = "21 تشرين الثاني 2025", head: str = "") -> str:
    """The page of one article: headline, a line under it, its text."""
    return page(
        f"<main><article><h1>{title}</h1><div>{line}</div>{prose() if body is None else body}</article></main>",
        f"<title>{title}</title>{head}",
    )


def read(html: str | bytes, url: str = URL, **known: Any) -> Article:
    """The article on a page of our own."""
    return parse(html, url, **known)


def known_failure(reason: str, *row: Any) -> Any:
    """A row that a reader would expect and the code does not give yet."""
    return pytest.param(*row, marks=pytest.mark.xfail(strict=True, reason=reason))
