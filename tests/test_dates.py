"""Dates in the lines of news pages. The lines are our own, in the habits of the newspapers of each country."""

from __future__ import annotations

import csv
import json
import os
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from click.testing import CliRunner
from hypothesis import assume, given
from hypothesis import strategies as st

from newsbot.arabic import hijri, vocabulary
from newsbot.arabic.dates import FLAGS, parse, parse_all
from newsbot.arabic.text import fold
from newsbot.arabic.zones import zone
from newsbot.cli.date import date as date_command
from newsbot.errors import UsageError

NOW = datetime(2025, 11, 22, 12, 30, tzinfo=UTC)  # a Saturday; 15:30 in Damascus
TZ = "Asia/Damascus"

# Heading → lines: the text, a bar of two, and what it states ("" where it states nothing).
CASES = {
    "months everywhere": """
        7 فبراير 2021 || 2021-02-07
        07 إبريل 2019 || 2019-04-07
        ديسمبر 30، 2023 || 2023-12-30
        2024 يونيه 2 || 2024-06-02
        18-أغسطس-2022 || 2022-08-18
        18/أغسطس/2022 || 2022-08-18
        18 / يوليه / 2022 || 2022-07-18
        4 من شهر مايو من عام 2016 || 2016-05-04
        12سبتمبر2020 || 2020-09-12
        9 أكتوبر سنة 1968م || 1968-10-09
        3-Mar-24 || 2024-03-03
    """,
    "months of the Levant and Iraq": """
        2 كانون الثاني 2020 || 2020-01-02
        2 كانون ثاني 2020 || 2020-01-02
        2 كانون2 2020 || 2020-01-02
        2 ك2 2020 || 2020-01-02
        26 ت1 2022 || 2022-10-26
        26 تشرين 1 2022 || 2022-10-26
        ١٣ آذار ٢٠١٣ || 2013-03-13
        6 مايس 1998 || 1998-05-06
        نيسان 22, 2018 || 2018-04-22
        تشرين الأول ||
        ت2 2025 ||
        27 تشرینالثانی ۲۰۲۴ || 2024-11-27
    """,
    "months of the Maghreb, Mauritania and Libya": """
        5 جويلية 2017 || 2017-07-05
        19 جوان 2019 || 2019-06-19
        30/أوت/2021 || 2021-08-30
        3 غشت 2020 || 2020-08-03
        23 دجنبر، 2016 || 2016-12-23
        11 أغشت 2015 || 2015-08-11
        24 دجمبر 2014 || 2014-12-24
        6 التمور 2002 || 2002-10-06
        12 أي النار 1997 || 1997-01-12
        لاعب ناصر 5 أهداف ||
        7 ناصر ||
        9 نوفـ 2020 || 2020-11-09
        9 سبت 2020 || 2020-09-09
        السبت 9 مايو 2020 || 2020-05-09
        9 السبت 2020 ||
        الفاتح من نوفمبر 2020 || 2020-11-01
        فاتح ماي 2020 || 2020-05-01
    """,
    "two names of one month": """
        6 آب / أغسطس 2016 || 2016-08-06
        3 ديسمبر (كانون الأول) 2016 || 2016-12-03
        شباط/فبراير 3, 2016 || 2016-02-03
        9 حزيران - يونيو 2016 || 2016-06-09
        9 يونيو حزيران 2016 || 2016-06-09
        10 الفاتح/سبتمبر 2008 || 2008-09-10
    """,
    "digits, marks and spellings": """
        ٣١/١٢/٢٠١٩ || 2019-12-31
        ۳۱-۱۲-۲۰۱۹ || 2019-12-31
        \u202b31\u200f/12\u200f/2019\u202c || 2019-12-31
        ٣١؍١٢؍٢٠١٩ || 2019-12-31
        ٣١٫١٢٫٢٠١٩ || 2019-12-31
        31–12–2019 || 2019-12-31
        ﻳﻮﻡ 5 ﻓﺒﺮﺍﻳﺮ 2019 || 2019-02-05
        5 فـبـرايـر 2019 || 2019-02-05
        5\u00a0فِبْرَايِر\u00a02019 || 2019-02-05
        ١٢ أيلول2018 || 2018-09-12
    """,
    "numbers": """
        9/8/2021 || 2021-08-09
        2021/8/9 || 2021-08-09
        8/19/2021 || 2021-08-19
        19 - 8 - 2021 || 2021-08-19
        19_08_2021 || 2021-08-19
        19 8 2021 || 2021-08-19
        الخميس 19/8/21 || 2021-08-19
        كتب في 19.8.21 || 2021-08-19
        2021-19-08 ||
        31/4/2021 ||
        19/08/2021/3 ||
    """,
    "weekdays": """
        الإثنين ٤ أيار ٢٠٢٠ || 2020-05-04
        يوم الأربعاء الموافق 6 مايو 2020 || 2020-05-06
        4 أيار 2020، اثنين || 2020-05-04
        الأحد 4 أيار 2020 || 2020-05-04
    """,
    "times": """
        4 مايو 2020 08:05 || 2020-05-04T08:05:00+03:00
        4 مايو 2020 | 8:05 م || 2020-05-04T20:05:00+03:00
        4 مايو 2020 - 8:05م || 2020-05-04T20:05:00+03:00
        08:05:09 مساءً، 4/5/2020 || 2020-05-04T20:05:09+03:00
        4 مايو 2020 12:05 ص || 2020-05-04T00:05:00+03:00
        4 مايو 2020 12:05 م || 2020-05-04T12:05:00+03:00
        4 مايو 2020 12:05 ليلاً || 2020-05-04T00:05:00+03:00
        4 مايو 2020 2:05 ليلاً || 2020-05-04T02:05:00+03:00
        4 مايو 2020 11:05 ليلاً || 2020-05-04T23:05:00+03:00
        4 مايو 2020 1:05 ظهراً || 2020-05-04T13:05:00+03:00
        4 مايو 2020 11:05 ظهراً || 2020-05-04T11:05:00+03:00
        4 مايو 2020 19:05 م || 2020-05-04T19:05:00+03:00
        4 مايو 2020 الساعة 6 فجراً || 2020-05-04T06:00:00+03:00
        4 مايو 2020، في تمام الساعة التاسعة والربع مساءً || 2020-05-04T21:15:00+03:00
        4 مايو 2020 الساعة الحادية عشرة إلا ثلثاً قبل الظهر || 2020-05-04T10:40:00+03:00
        4 مايو 2020 الساعة الثالثة و20 دقيقة عصراً || 2020-05-04T15:20:00+03:00
        الساعة 9.45 من صباح الإثنين 4/5/2020 || 2020-05-04T09:45:00+03:00
        4 مايو 2020 5 م || 2020-05-04T17:00:00+03:00
        4 مايو 2020 م || 2020-05-04
        صباح 4 مايو 2020 || 2020-05-04
        ٠٨:٠٥ الإثنين ٤ / ٥ / ٢٠٢٠ || 2020-05-04T08:05:00+03:00
        4 مايو 2020 28:05 || 2020-05-04
        4 مايو 2020 - السادسة إلا ربعا مساء || 2020-05-04T17:45:00+03:00
        18 نونبر 2025 الساعة 3 بعد الزوال || 2025-11-18T15:00:00+03:00
        18 نونبر 2025 الساعة 8 بالليل || 2025-11-18T20:00:00+03:00
        تاريخ الإصدار: 2/11/2024 || 2024-11-02
        4 مايو 2020، منتصف الليل || 2020-05-04T00:00:00+03:00
    """,
    "zones": """
        4 مايو 2020 08:05 بتوقيت غرينتش || 2020-05-04T08:05:00+00:00
        4 مايو 2020 08:05 (GMT+0400) || 2020-05-04T08:05:00+04:00
        4 مايو 2020 08:05 غرينتش +3 || 2020-05-04T08:05:00+03:00
        4 مايو 2020 08:05 UTC-05:30 || 2020-05-04T08:05:00-05:30
        GMT 08:05 04.05.2020 || 2020-05-04T08:05:00+00:00
        4 مايو 2020 08:05 ت.غ || 2020-05-04T08:05:00+00:00
        4 تموز 2020 08:05 بتوقيت بيروت || 2020-07-04T08:05:00+03:00
        4 مايو 2020 08:05 م بتوقيت أبو ظبي || 2020-05-04T20:05:00+04:00
        4 مايو 2020 08:05 بتوقيت العاصمة الليبية || 2020-05-04T08:05:00+03:00
        4 مايو 2020 08:05 (بتوقيت مدينة طوكيو) || 2020-05-04T08:05:00+09:00
        4 مايو 2020 08:05 بالتوقيت المحلي لكابول || 2020-05-04T08:05:00+04:30
        4 مايو 2020 08:05 بالتوقيت المحلي || 2020-05-04T08:05:00+03:00
        4 مايو 2020 11:05 (مكة المكرمة)، 08:05 (غرينتش) || 2020-05-04T11:05:00+03:00
        4 تموز 2020 08:05 توقيت شرق أوروبا الرسمي || 2020-07-04T08:05:00+02:00
        4 تموز 2020 08:05 التوقيت الصيفي الشرقي لأمريكا الشمالية || 2020-07-04T08:05:00-04:00
        4 تموز 2020 08:05 بتوقيت القاهرة الرسمي || 2020-07-04T08:05:00+02:00
        14:35-4 مايو 2020 || 2020-05-04T14:35:00+03:00
    """,
    "Hijri": """
        15 شعبان 1440 || 2019-04-20
        15 شعبان 1440 هـ || 2019-04-20
        ١٥-٨-١٤٤٠ || 2019-04-20
        15/8/40هـ || 2019-04-20
        1440/8/15 هجرية || 2019-04-20
        غرة ذي الحجة 1443 || 2022-06-30
        9 ذوالحجة 1443هـ، 10:15 ص || 2022-07-08T10:15:00+03:00
        الخميس 3 جمادي الآخرة لعام 1444 || 2022-12-27
        15 شعبان 1440 - 20 أبريل 2019 || 2019-04-20
        20 أبريل 2019م الموافق 15 شعبان 1440هـ || 2019-04-20
        15 شعبان المعظم 1440 || 2019-04-20
        31 رجب 1440 ||
        15 شعبان 2019 ||
        15/13/1440 هـ ||
        15 ربيع الأول || 2025-09-07
    """,
    "relative": """
        منذ دقيقتين || 2025-11-22T15:28:00+03:00
        قبل ٤٥ ثانية || 2025-11-22T15:29:15+03:00
        قبل ساعتين إلا ربعا || 2025-11-22T13:45:00+03:00
        منذ نصف دقيقة || 2025-11-22T15:29:30+03:00
        منذ ثوان قليلة || 2025-11-22T15:30:00+03:00
        مضى على النشر 6 ساعات || 2025-11-22T09:30:00+03:00
        عندو 3 سوايع تقريب || 2025-11-22T12:30:00+03:00
        منذ ساعة ونصف || 2025-11-22T14:00:00+03:00
        منذ ساعتين و5 دقائق || 2025-11-22T13:25:00+03:00
        قبل نصف ساعة || 2025-11-22T15:00:00+03:00
        منذ ثلاث ساعات || 2025-11-22T12:30:00+03:00
        7 ساعات مضت || 2025-11-22T08:30:00+03:00
        منذ أحد عشر يوماً || 2025-11-11
        قبل أسبوعين || 2025-11-08
        منذ 9 أشهر || 2025-02-22
        منذ عامين || 2023-11-22
        مضى يومان || 2025-11-20
        رياضة | قبل 3 أيام | 12 تعليقاً || 2025-11-19
        اليوم، 09:10 ص || 2025-11-22T09:10:00+03:00
        أمس الجمعة الساعة 8 مساءً || 2025-11-21T20:00:00+03:00
        أول من أمس || 2025-11-20
        بعد غد || 2025-11-24
        الثلاثاء الماضي || 2025-11-18
        السبت القادم || 2025-11-29
        الأربعاء 14:35 || 2025-11-19T14:35:00+03:00
        السبت 18:00 || 2025-11-15T18:00:00+03:00
        للتو || 2025-11-22T15:30:00+03:00
        منذ ثوانٍ || 2025-11-22T15:30:00+03:00
        منذ أيام ||
        منذ عام 2011 ||
        قبل يومين من الموعد ||
        قبل شهر رمضان ||
        31 نيسان 2025 منذ ساعة ||
    """,
    "no year": """
        3 كانون الأول || 2024-12-03
        22 نوفمبر || 2025-11-22
        23 نوفمبر || 2024-11-23
        29 شباط || 2024-02-29
        16 ديسمبر المقبل || 2025-12-16
        مارس 8 - 10:30 م || 2025-03-08T22:30:00+03:00
        الأول من أيار || 2025-05-01
        30 شباط ||
        8 مارس، 1205 ||
        3/12 ||
    """,
    "ordinals and years in words": """
        التاسع من حزيران 2011 || 2011-06-09
        الرابع عشر من فبراير 2005 || 2005-02-14
        الثالثة والعشرين من يونيو 2016 || 2016-06-23
        أول أيلول 1939 || 1939-09-01
        الثاني من آب عام ألف وتسعمئة وتسعين || 1990-08-02
        الحادي عشر من سبتمبر عام ألفين وواحد || 2001-09-11
    """,
    "ISO, RFC, English, French and others": """
        2020-05-04T08:05:09+0400 || 2020-05-04T08:05:09+04:00
        2020-05-04T08:05:09.123Z || 2020-05-04T08:05:09+00:00
        2020-05-04T08:05-05:00 || 2020-05-04T08:05:00-05:00
        ٢٠٢٠-٠٥-٠٤T٠٨:٠٥ || 2020-05-04T08:05:00+03:00
        20200504 || 2020-05-04
        20200504T080509Z || 2020-05-04T08:05:09+00:00
        1588579509 || 2020-05-04T08:05:09+00:00
        Mon, 04 May 2020 08:05:09 EST || 2020-05-04T08:05:09-05:00
        Mon May 04 08:05:09 +0000 2020 || 2020-05-04T08:05:09+00:00
        May 4th, 2020 at 8:05 p.m. || 2020-05-04T20:05:00+03:00
        lundi 4 mai 2020 à 08h05 || 2020-05-04T08:05:00+03:00
        1er août 2020 || 2020-08-01
        4. Juni 2020 || 2020-06-04
        4 Haziran 2020, 10:30 || 2020-06-04T10:30:00+03:00
        2 hours ago || 2025-11-22T13:30:00+03:00
        Page 3 of 12 2024 ||
    """,
    "noise": """
        القاهرة - أ ش أ 4-5-2020 || 2020-05-04
        بيروت، 4 أيار 2020 || 2020-05-04
        كتبت: رجب علي | 4 مايو 2020 | 12 تعليقاً || 2020-05-04
        العدد 2024 - الإثنين 4 مايو 2020 || 2020-05-04
        5 دقائق قراءة · 4 مايو 2020 || 2020-05-04
        2 مايو 4, 2020 || 2020-05-04
        سميرة شعبان - 4 مايو 2020 || 2020-05-04
        فلسطين اليوم | 4 مايو 2020 || 2020-05-04
        وُلد في 4 مايو 2020 بدمشق || 2020-05-04
    """,
    "two dates": """
        نشر في: الأحد 3 مايو 2020 - 10:00 | آخر تحديث: الإثنين 4 مايو 2020 - 11:00 || 2020-05-03T10:00:00+03:00
        آخر تحديث: 4 مايو 2020 11:00 | نُشر: 3 مايو 2020 10:00 || 2020-05-03T10:00:00+03:00
        10:00 3 مايو 2020 (تم التعديل 11:00 4 مايو 2020) || 2020-05-03T10:00:00+03:00
        عُدّل 4/5/2020 - أُضيف 3/5/2020 || 2020-05-03
        3 مايو 2020، آخر تحديث 14:00 (GMT+0400) || 2020-05-03T14:00:00+04:00
        نشر 3 مايو 2020 | تحديث منذ ساعتين || 2020-05-03
        آخر تحديث: منذ ساعة | نشر قبل 3 ساعات || 2025-11-22T12:30:00+03:00
    """,
    "nothing": """
        اليوم السابع ||
        المصري اليوم 14:35 ||
        الغد ||
        فرانس 24 ||
        4 دقائق للقراءة ||
        رمضان كريم ||
        مايو كلينك ||
        موسم 2023/2024 ||
        المرسوم 12 لعام 2020 ||
        رقم 12/5/2020 ||
        فاز 2-1 ||
        على مدار 24/7 ||
        011-2345678 ||
        الساعة 5 مساء ||
        يونيو 2025 ||
        الأحد ||
        2020 ||
        العاشر من رمضان ||
        ساعات الدوام: الأحد - الخميس، 8:00 - 15:00 ||
        v12.10.20 ||
        v2.11.2024 ||
        الإصدار 2.11.2024 ||
        هاتف 01-02-2020 ||
        3 شباط/مارس 2024 ||
        10 مايو كلينك 2024 ||
        5 يونيو: حرب 1967 ||
        1-5 نوفمبر 2025 ||
        منذ خمسة وستة أيام ||
        الإصدار 10.5.20 ||
        192.168.20.24 ||
        قتل 5 خلال 24 ساعة ||
        يبدأ ابتداء من اليوم ||
        Invalid Date ||
        """,
}


def _rows() -> list[object]:
    rows = []
    for heading, lines in CASES.items():
        for line in lines.splitlines():
            text, bar, expected = line.strip().rpartition("||")
            if bar:
                rows.append(pytest.param(text.strip(), expected.strip(), id=f"{heading}: {text.strip()}"))
    return rows


@pytest.mark.parametrize(("text", "expected"), _rows())
def test_line(text: str, expected: str) -> None:
    reading = parse(text, now=NOW, tz=TZ)
    if len(expected) <= 10:
        assert (reading.isoformat() if reading else "") == expected
    else:
        assert reading is not None
        assert isinstance(reading.value, datetime)
        assert reading.value == datetime.fromisoformat(expected)


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("الأحد 4 أيار 2020", {"weekday_mismatch"}),
        ("الإثنين 4 أيار 2020", set()),
        ("15 شعبان 1440", {"hijri_approximate"}),
        ("15 شعبان 1440 - 20 أبريل 2019", set()),
        ("9/8/2021", {"order_assumed"}),
        ("الإثنين 9/8/2021", set()),
        ("8/8/2021", set()),
        ("8/19/2021", {"order_assumed"}),
        ("19/8/2021", set()),
        ("3 كانون الأول", {"year_assumed"}),
        ("19/8/21", {"year_assumed"}),
        ("نشر 3 مايو 2020 | تحديث 4 مايو 2020", {"two_dates"}),
        ("تحديث 4 مايو 2020", {"update_only"}),
        ("آخر تحديث: 4 مايو 2020 3 مايو 2020", {"two_dates"}),
        ("3 مايو 2020، آخر تحديث 14:00", {"time_of_update"}),
        ("3 مايو 2020 14:00 بتوقيت غرينتش", {"zone_stated"}),
        ("3 مايو 2020 14:00 بالتوقيت المحلي", {"zone_stated"}),
        ("منذ ساعتين", {"relative"}),
        ("أمس الجمعة", {"relative"}),
        ("أمس الأحد", {"relative", "weekday_mismatch"}),
    ],
)
def test_flags(text: str, flags: set[str]) -> None:
    reading = parse(text, now=NOW, tz=TZ)
    assert reading is not None
    assert set(reading.flags) == flags


@pytest.mark.parametrize(
    ("text", "precision", "calendar", "raw"),
    [
        ("بيروت، 4 أيار 2020 | خاص", "day", "gregorian", "4 أيار 2020"),
        ("4 أيار 2020 - 08:05 م", "minute", "gregorian", "4 أيار 2020 - 08:05 م"),
        ("كتب سامي: 08:05:09 - ٤ أيار ٢٠٢٠ م", "second", "gregorian", "08:05:09 - ٤ أيار ٢٠٢٠ م"),
        ("١٥ شعبان ١٤٤٠هـ، بيروت", "day", "hijri", "١٥ شعبان ١٤٤٠هـ"),
        ("نُشر منذ ساعتين | رياضة", "minute", "gregorian", "منذ ساعتين"),
        ("منذ 5 ثوان", "second", "gregorian", "منذ 5 ثوان"),
    ],
)
def test_what_a_reading_holds(text: str, precision: str, calendar: str, raw: str) -> None:
    reading = parse(text, now=NOW, tz=TZ)
    assert reading is not None
    assert (reading.precision, reading.calendar, reading.raw) == (precision, calendar, raw)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4 مايو 2020", ["2020-05-04"]),
        ("نشر 3 مايو 2020 | تحديث 4 مايو 2020", ["2020-05-03 published", "2020-05-04 updated"]),
        ("آخر تحديث: 4 مايو 2020 3 مايو 2020", ["2020-05-03", "2020-05-04 updated"]),
        ("3 مايو 2020، آخر تحديث منذ ساعتين", ["2020-05-03", "2025-11-22T13:30:00+03:00 updated"]),
        ("آخر تحديث: منذ ساعة | نشر قبل يومين", ["2025-11-20 published", "2025-11-22T14:30:00+03:00 updated"]),
        ("15 شعبان 1440 - 20 أبريل 2019", ["2019-04-20", "2019-04-20"]),
        ("كتب 10:00 3 مايو 2020 (عدل 11:00 4 مايو 2020)",
         ["2020-05-03T10:00:00+03:00 published", "2020-05-04T11:00:00+03:00 updated"]),
        ("1763735700", ["2025-11-21T17:35:00+03:00"]),
        ("3 مايو 2020، 5 مايو 2020، 4 مايو 2020", ["2020-05-03", "2020-05-05", "2020-05-04"]),
        ("31 نيسان 2025 منذ ساعة", []),
        ("آخر تحديث: اليوم 11:30 - نشر: أمس 10:30",
         ["2025-11-21T10:30:00+03:00 published", "2025-11-22T11:30:00+03:00 updated"]),
        ("نشر أمس 10:30 | تحديث 3 مايو 2020", ["2025-11-21T10:30:00+03:00 published", "2020-05-03 updated"]),
        ("تحديث أمس - نشر أول أمس", ["2025-11-20 published", "2025-11-21 updated"]),
        ("آخر تحديث: أمس", ["2025-11-21 updated"]),
        ("تحديث 22 نوفمبر 2025 | نشر أمس", ["2025-11-21 published", "2025-11-22 updated"]),
        ("Mis à jour le 4 mai 2020", ["2020-05-04 updated"]),
        ("", []),
    ],
)  # fmt: skip
def test_every_date_of_a_line(text: str, expected: list[str]) -> None:
    every = parse_all(text, now=NOW, tz=TZ)
    assert [f"{each.reading.isoformat()} {each.label or ''}".strip() for each in every] == expected
    assert [each.rank for each in every] == [*range(len(every))]


def _table(name: str) -> list[object]:
    with (Path(__file__).parent / "tables" / name).open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [pytest.param(row, id=f"{name}:{number} {row['category']}") for number, row in enumerate(rows, start=2)]


# Lines that were written by who had not seen the code, and what benchmarks/locales prints.
@pytest.mark.parametrize("row", [*_table("dates.tsv"), *_table("javascript.tsv")])
def test_table(row: dict[str, str]) -> None:
    now = datetime.fromisoformat(row["reference_now"])
    reading = parse(row["input"], now=now, tz=row["default_tz"])
    every = parse_all(row["input"], now=now, tz=row["default_tz"])
    folded = parse(fold(row["input"]), now=now, tz=row["default_tz"])
    assert _is_exact(reading.isoformat() if reading else "", row["expected"], row)
    assert reading == (every[0].reading if every else None)
    assert (folded and (folded.value, folded.flags)) == (reading and (reading.value, reading.flags))


@pytest.mark.parametrize("year", [1999, 2077])
def test_the_clock_is_not_looked_at(year: int) -> None:
    lines = [text.partition("||")[0] for heading in CASES.values() for text in heading.splitlines()]
    expected = [parse(line, now=NOW, tz=TZ) for line in lines]
    with time_machine.travel(datetime(year, 3, 1, tzinfo=UTC)):
        assert [parse(line, now=NOW, tz=TZ) for line in lines] == expected


def test_tripoli_is_where_the_newspaper_is() -> None:
    text = "4 تموز 2020 08:05 بتوقيت طرابلس"
    offsets = {country: parse(text, now=NOW, country=country) for country in (None, "LB", "LY")}
    hours = {
        country: reading and datetime.fromisoformat(reading.isoformat()).utcoffset()
        for country, reading in offsets.items()
    }
    assert hours == {None: timedelta(hours=2), "LB": timedelta(hours=3), "LY": timedelta(hours=2)}


@pytest.mark.parametrize("name", ["Damascus", "", "Europe", "../zones", "+03:00", "localtime"])
def test_unknown_zone(name: str) -> None:
    with pytest.raises(UsageError, match=r"not a time zone.*Asia/Damascus") as caught:
        parse("4 مايو 2020", tz=name)
    assert "\n" not in str(caught.value)


def test_the_present_is_the_default() -> None:
    reading = parse("الآن")
    assert reading is not None
    assert isinstance(reading.value, datetime)
    assert abs(reading.value - datetime.now(UTC)) < timedelta(minutes=1)


# --- properties ---------------------------------------------------------------------------------------------------

DAYS = st.dates(date(1950, 1, 1), date(2099, 12, 31))
DIGITS = st.sampled_from(["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"])
SHAPES = st.sampled_from(
    [
        "{d} {m} {y}",
        "{m} {d}، {y}",
        "{y} {m} {d}",
        "{d}/{m}/{y}",
        "{w} {d} {m} {y}م",
        "في {d} من شهر {m} عام {y}",
        "{w}، {d:02} {m}, {y}",
    ]
)
MONTHS = "january february march april may june july august september october november december".split()
FAMILIES = sorted({family for row in vocabulary.rows("month") for family in row.where.split(", ")} - {"Iraq"})
WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")


def _names(family: str, month: int) -> list[str]:
    """The names of a month in a family of countries."""
    meanings = {"Libya of old": "weak month", "cut short": "month stem"}
    return [
        # سبت is Saturday too, unless it is written as cut short.
        word + ("ـ" if row.meaning == "month stem" else "")
        for row in vocabulary.rows(meanings.get(family, "month"))
        if row.value == MONTHS[month - 1] and (family in meanings or family in row.where.split(", "))
        for word in row.words
    ]


def _written(day: date, digits: str, shape: str, month: str) -> str:
    return shape.format(d=day.day, m=month, y=day.year, w=WEEKDAYS[day.weekday()]).translate(
        str.maketrans("0123456789", digits)
    )


@pytest.mark.parametrize("family", [*FAMILIES, "Libya of old", "cut short"])
@given(day=DAYS, digits=DIGITS, shape=SHAPES, data=st.data())
def test_what_is_written_is_read(family: str, day: date, digits: str, shape: str, data: st.DataObject) -> None:
    names = _names(family, day.month)
    assume(names)
    text = _written(day, digits, shape, data.draw(st.sampled_from(names)))
    reading = parse(text, now=NOW)
    assert reading is not None, text
    assert (reading.value, reading.flags) == (day, ()), text


def _lunar_month(row: vocabulary.Row) -> int:
    order = dict.fromkeys(each.value for each in vocabulary.rows("hijri month"))
    return [*order].index(row.value) + 1


@given(
    day=st.dates(date(1930, 1, 1), date(2070, 12, 31)),
    digits=DIGITS,
    shape=st.sampled_from(["{d} {m} {y}", "{d} {m} {y} هـ", "{m} {d}، {y}هـ"]),
)
def test_hijri_is_umm_al_qura(day: date, digits: str, shape: str) -> None:
    from hijridate import Gregorian

    lunar = Gregorian(day.year, day.month, day.day).to_hijri()
    names = [word for row in vocabulary.rows("hijri month") for word in row.words if _lunar_month(row) == lunar.month]
    for name in names:
        text = shape.format(d=lunar.day, m=name, y=lunar.year).translate(str.maketrans("0123456789", digits))
        reading = parse(text, now=NOW)
        assert reading is not None, text
        assert (reading.value, reading.calendar) == (day, "hijri"), text
    assert hijri.to_gregorian(lunar.year, lunar.month, lunar.day) == day


def test_hijri_is_umm_al_qura_on_every_day() -> None:
    from hijridate import Gregorian

    day, last = date(1979, 11, 20), date(2077, 11, 16)  # 1 Muharram 1400, 30 Dhu al-Hijja 1500
    while day <= last:
        lunar = Gregorian(day.year, day.month, day.day).to_hijri()
        reading = parse(f"{lunar.day}/{lunar.month}/{lunar.year}", now=NOW)
        assert reading is not None, lunar
        assert (reading.value, reading.calendar) == (day, "hijri"), lunar
        day += timedelta(days=1)


@pytest.mark.parametrize("text", ["1/1/1501", "29/12/1342", "30 رمضان 1342هـ", "1 محرم 1501", "15 رجب 1600هـ"])
def test_outside_umm_al_qura_nothing_is_said(text: str) -> None:
    assert parse(text, now=NOW) is None


@given(
    moment=st.datetimes(datetime(1971, 1, 1), datetime(2099, 12, 31)),
    name=st.sampled_from(["UTC", "Asia/Kabul", "America/New_York"]),
)
def test_iso_is_read_as_it_stands(moment: datetime, name: str) -> None:
    aware = moment.replace(microsecond=0, tzinfo=zone(name))
    reading = parse(aware.isoformat(), now=NOW)
    assert reading is not None
    assert reading.isoformat() == aware.isoformat()


# Pieces that mean something, so that chance finds its way into the grammar.
_WORDS = """
    ٣ 12 31 2025 1446 08:05 999999999999 نوفمبر آب رمضان الأحد م ص هـ منذ قبل ساعتين أيام الساعة بتوقيت غرينتش مكة
    نشر تحديث اليوم أمس الماضي الثاني عشر والعشرين ألفين كانون ت
    GMT May T Z
"""
PIECES = st.sampled_from([*" -/.:،|()+و", *_WORDS.split()])


@given(st.one_of(st.text(), st.lists(PIECES).map(" ".join), st.lists(PIECES).map("".join)))
def test_any_text_is_read_or_not(text: str) -> None:
    reading = parse(text, now=NOW, tz=TZ)
    every = parse_all(text, now=NOW, tz=TZ)
    assert reading == (every[0].reading if every else None)
    if reading is not None:
        assert reading.raw
        assert not isinstance(reading.value, datetime) or reading.value.tzinfo is not None
        assert (reading.precision == "day") == (not isinstance(reading.value, datetime))


@given(st.lists(PIECES).map(" ".join))
def test_folding_changes_nothing(text: str) -> None:
    reading, folded = (parse(each, now=NOW, tz=TZ) for each in (text, fold(text)))
    assert (reading and (reading.value, reading.flags)) == (folded and (folded.value, folded.flags))


@given(
    now=st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)),
    text=st.sampled_from(["أمس", "منذ ساعتين", "منذ 3 أيام", "اليوم 10:30"]),
)
def test_the_present_moves_what_counts_from_it(now: datetime, text: str) -> None:
    today, tomorrow = (parse(text, now=now + timedelta(days=shift), tz="UTC") for shift in (0, 1))
    assert today is not None
    assert tomorrow is not None
    assert tomorrow.value - today.value == timedelta(days=1)
    assert parse("4 مايو 2020", now=now) == parse("4 مايو 2020", now=NOW)


@given(now=st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)), day=st.dates(date(2024, 1, 1), date(2024, 12, 31)))
def test_without_a_year_it_is_past(now: datetime, day: date) -> None:
    reading = parse(f"{day.day} {_names('Morocco', day.month)[0]}", now=now)
    assert reading is not None
    assert (reading.day.day, reading.day.month) == (day.day, day.month)
    assert timedelta(0) <= now.date() - reading.day < timedelta(days=366 * 8)


@pytest.mark.parametrize("now", [datetime.min, datetime.max, datetime(1, 1, 2, tzinfo=UTC)])
@pytest.mark.parametrize(
    "text", ["أمس", "غدا", "الأحد الماضي", "الأحد القادم", "الأحد 14:30", "منذ 3000 سنة", "3 مايو", "3 رجب"]
)
def test_the_ends_of_the_calendar(text: str, now: datetime) -> None:
    reading = parse(text, now=now)
    assert reading is None or reading.raw


def test_what_is_past_the_end_of_the_calendar_is_said_in_a_line() -> None:
    with pytest.raises(UsageError, match="end of the calendar"):
        parse("أمس", now=datetime.max.replace(tzinfo=UTC), tz="Asia/Tokyo")


HOSTILE: dict[str, Callable[[int], str]] = {
    "digits": lambda size: "1" * size,
    "slashes": lambda size: "1/" * (size // 2),
    "signs": lambda size: "-/.:" * (size // 4),
    "brackets": lambda size: "(" * (size // 2) + ")" * (size // 2),
    "months": lambda size: "21 نوفمبر " * (size // 10),
    "times": lambda size: "10:20 GMT " * (size // 10),
    "places": lambda size: "10:20 بتوقيت س " * (size // 15),
    "numbers": lambda size: "خمسة وعشرين " * (size // 12),
    "diacritics": lambda size: "ا" + "\u064b" * size,
    "spaces": lambda size: " " * size,
    "ones": lambda size: "واحد " * (size // 5),
    "dates and times": lambda size: "3 آذار 2020 10:20 " * (size // 18),
    "long ago": lambda size: "تحديث منذ 3 ساعات من " * (size // 21),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_costs_little(kind: str) -> None:
    text = HOSTILE[kind](100_000)
    begun = time.thread_time()
    parse(text, now=NOW)
    assert time.thread_time() - begun < 0.05
    begun = time.thread_time()
    parse_all(text, now=NOW)
    assert time.thread_time() - begun < 0.2


def test_what_is_cut_off_changes_nothing() -> None:
    line = "21 نوفمبر 2019 "
    for padding in range(1960, 2010):
        reading = parse("س" * padding + " " + line, now=NOW)
        assert reading is None or reading.isoformat() == "2019-11-21"


# --- the command --------------------------------------------------------------------------------------------------


def test_command_prints_a_line_a_text() -> None:
    result = CliRunner().invoke(date_command, ["٤ أيار ٢٠٢٠ ٠٨:٠٥ م", "لا تاريخ هنا", "--tz", "Asia/Beirut"])
    assert (result.exit_code, result.stdout) == (0, "2020-05-04T20:05:00+03:00\n-\n")


def test_command_fails_where_its_only_text_has_no_date() -> None:
    assert CliRunner().invoke(date_command, ["لا تاريخ هنا"]).exit_code == 1


def test_command_reads_lines_as_json() -> None:
    result = CliRunner().invoke(date_command, ["-", "--format", "json", "--now", "2025-11-22"], input="أمس\n\n")
    first, second = map(json.loads, result.stdout.splitlines())
    assert (first["value"], first["flags"], second["value"]) == ("2025-11-21", ["relative"], None)


def test_command_names_the_mistake() -> None:
    result = CliRunner().invoke(date_command, ["أمس", "--now", "yesterday"])
    assert result.exit_code == 2
    assert "not ISO 8601" in result.stderr


def test_command_explains() -> None:
    line = "نشر الأحد 20 أيار 2025 | آخر تحديث 21 أيار 2025 08:00 م"
    result = CliRunner().invoke(date_command, [line, "--explain", "--tz", "Asia/Beirut"])
    assert result.stdout == (
        "2025-05-20\n"
        "  read from: 20 أيار 2025\n"
        "  to the day, in the Gregorian calendar\n"
        "  weekday_mismatch: the weekday beside the date is not that date's; the date wins\n"
        "  two_dates: the line holds another day as well; publication was preferred to update\n"
        "  also: 2025-05-21T20:00:00+03:00 (updated), from: 21 أيار 2025 08:00 م\n"
    )
    (told,) = map(
        json.loads, CliRunner().invoke(date_command, [line, "--explain", "--format", "json"]).stdout.splitlines()
    )
    assert [each["label"] for each in told["candidates"]] == ["published", "updated"]
    nothing = CliRunner().invoke(date_command, ["لا شيء", "--explain"])
    assert (nothing.exit_code, nothing.stdout) == (1, "-\n  no date in: لا شيء\n")


def test_command_finds_dates_in_running_text() -> None:
    text = "يعود في الثامن من كانون الأول القادم بعد غيابه قبل أيام"
    asked = [text, "--find", "--now", "2025-11-21"]
    found = CliRunner().invoke(date_command, asked)
    assert found.stdout == "2025-12-08\tunderspecified\tالثامن من كانون الأول القادم\n-\tvague\tقبل أيام\n"
    told = json.loads(CliRunner().invoke(date_command, [*asked, "--format", "json"]).stdout)
    assert [(each["start"], each["position"]) for each in told["mentions"]] == [("2025-12-08", 8), (None, 47)]
    assert CliRunner().invoke(date_command, ["لا شيء", "--find"]).exit_code == 1


def test_command_knows_where_the_newspaper_is() -> None:
    asked = ["4 تموز 2020 08:05 بتوقيت طرابلس", "--country"]
    stated = [CliRunner().invoke(date_command, [*asked, country]).stdout.strip()[-6:] for country in ("LB", "LY")]
    assert stated == ["+03:00", "+02:00"]


def test_every_flag_is_explained() -> None:
    lines = [text for heading in CASES.values() for text in heading.splitlines()]
    raised = {
        flag for line in lines for each in parse_all(line.partition("||")[0], now=NOW) for flag in each.reading.flags
    }
    assert raised == set(FLAGS) - {"direction_assumed"}


# --- tables that are not ours to ship -------------------------------------------------------------------------------

# Share of exact readings, and how many wrong ones are let pass. These only go up, and down.
FLOORS = {"publication_dates.tsv": (0.998, 0), "real_strings.tsv": (0.99, 0)}


@pytest.mark.skipif(not os.environ.get("NEWSBOT_CORPUS"), reason="NEWSBOT_CORPUS names no corpus")
@pytest.mark.parametrize("table", FLOORS)
def test_quality(table: str) -> None:
    path = Path(os.environ["NEWSBOT_CORPUS"]) / "dates" / table
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    exact, wrong = 0, []
    for row in rows:
        reading = parse(row["input"], now=datetime.fromisoformat(row["reference_now"]), tz=row["default_tz"])
        got, expected = reading.isoformat() if reading else "", row["expected"]
        exact += _is_exact(got, expected, row)
        if got and got[:10] != expected[:10]:
            wrong.append((row["input"], got, expected))
    share, allowed = FLOORS[table]
    assert len(wrong) <= allowed, wrong
    assert exact / len(rows) >= share


def _is_exact(got: str, expected: str, row: dict[str, str]) -> bool:
    """Whether both are the same day, or the same instant."""
    return got == expected or ("T" in got and "T" in expected and _instant(got, row) == _instant(expected, row))


def _instant(text: str, row: dict[str, str]) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=zone(row["default_tz"]))
