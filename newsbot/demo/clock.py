"""The sample newspaper's dates, each page style in its own habit."""

from __future__ import annotations

from datetime import datetime

_DAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
_STANDARD = (
    *("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو"),
    *("يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"),
)
_ALGERIAN = (
    *("جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان"),
    *("جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"),
)
_LEVANTINE = (
    *("كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران"),
    *("تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول"),
)
_ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def standard(when: datetime) -> str:
    """The month names of the Gulf and Egypt.

    >>> standard(datetime(2025, 3, 14, 9, 30))
    '14 مارس 2025'
    """
    return f"{when.day} {_STANDARD[when.month - 1]} {when.year}"


def levantine(when: datetime) -> str:
    """The weekday and the month names of the Levant.

    >>> levantine(datetime(2025, 1, 22, 11, 5))
    'الأربعاء 22 كانون الثاني 2025'
    """
    return f"{_DAYS[when.weekday()]} {when.day} {_LEVANTINE[when.month - 1]} {when.year}"


def algerian(when: datetime) -> str:
    """The month names of Algeria and Tunisia.

    >>> algerian(datetime(2025, 7, 19, 16, 40))
    '19 جويلية 2025'
    """
    return f"{when.day} {_ALGERIAN[when.month - 1]} {when.year}"


def arabic_digits(when: datetime) -> str:
    """Day, month and year in Arabic-Indic digits, then the time.

    >>> arabic_digits(datetime(2025, 8, 30, 19, 50))
    'السبت ٣٠ / ٨ / ٢٠٢٥ - ٠٧:٥٠ م'
    """
    clock = f"{when:%I:%M} {'ص' if when.hour < 12 else 'م'}"
    return f"{_DAYS[when.weekday()]} {when.day} / {when.month} / {when.year} - {clock}".translate(_ARABIC_DIGITS)


def numeric(when: datetime) -> str:
    """Day first, with slashes.

    >>> numeric(datetime(2025, 2, 8, 10, 0))
    '8/2/2025'
    """
    return f"{when.day}/{when.month}/{when.year}"
