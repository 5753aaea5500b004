"""Places that stand for a time zone (بتوقيت دمشق): tables only, spelt and edited as those of ``vocabulary``."""

from __future__ import annotations

# Countries, and the cities that the CLDR (cities.tsv) lacks or spells in one way only.
ZONES: dict[str, str] = {
    "Asia/Riyadh": "السعودية، المملكة العربية السعودية، مكة، مكة المكرمة، المدينة، المدينة المنورة، جدة، الدمام",
    "Asia/Dubai": "الإمارات، أبوظبي، أبو ظبي، الشارقة، عجمان، دولة الإمارات، الخليج",
    "Asia/Qatar": "الدوحة، قطر",
    "Asia/Bahrain": "المنامة، البحرين",
    "Asia/Kuwait": "الكويت، دولة الكويت، مدينة الكويت",
    "Asia/Muscat": "عمان السلطنة، سلطنة عمان، مسقط",
    "Asia/Aden": "اليمن، صنعاء، عدن",
    "Asia/Baghdad": "العراق، بغداد، أربيل، البصرة، الموصل، كردستان",
    "Asia/Damascus": "سوريا، سورية، دمشق، حلب، الشام",
    "Asia/Beirut": "لبنان، بيروت، طرابلس لبنان، طرابلس الشام، صيدا",
    "Asia/Amman": "الأردن، عمان، عمان الأردن",
    "Asia/Jerusalem": "القدس، القدس المحتلة، إسرائيل، تل أبيب",
    "Asia/Hebron": "فلسطين، رام الله، الخليل، الضفة، الضفة الغربية، نابلس",
    "Asia/Gaza": "غزة، قطاع غزة",
    "Africa/Cairo": "مصر، القاهرة، الإسكندرية",
    "Africa/Khartoum": "السودان، الخرطوم، بورتسودان",
    "Africa/Juba": "جنوب السودان، جوبا",
    "Africa/Tripoli": "ليبيا، طرابلس، طرابلس الغرب، بنغازي",
    "Africa/Tunis": "تونس",
    "Africa/Algiers": "الجزائر، وهران",
    "Africa/Casablanca": "المغرب، الرباط، الدار البيضاء، مراكش، طنجة",
    "Africa/Nouakchott": "موريتانيا، نواكشوط",
    "Africa/Mogadishu": "الصومال، مقديشو",
    "Africa/Djibouti": "جيبوتي",
    "Africa/Addis_Ababa": "إثيوبيا، أديس أبابا",
    "Africa/Nairobi": "كينيا، نيروبي، شرق أفريقيا",
    "Africa/Lagos": "نيجيريا، أبوجا، غرب أفريقيا",
    "Africa/Johannesburg": "جنوب أفريقيا، جنوب إفريقيا، بريتوريا",
    "Africa/Ndjamena": "تشاد",
    "Indian/Comoro": "جزر القمر، موروني",
    "Asia/Tehran": "إيران، طهران",
    "Europe/Istanbul": "تركيا، أنقرة، اسطنبول، إسطنبول، استنبول",
    "Asia/Kabul": "أفغانستان، كابول",
    "Asia/Karachi": "باكستان، إسلام آباد، اسلام اباد",
    "Asia/Kolkata": "الهند، نيودلهي، نيو دلهي، مومباي",
    "Asia/Shanghai": "الصين، بكين، بيجين",
    "Asia/Tokyo": "اليابان، طوكيو",
    "Asia/Seoul": "كوريا، كوريا الجنوبية، سيول",
    "Asia/Jakarta": "إندونيسيا، جاكرتا",
    "Asia/Kuala_Lumpur": "ماليزيا، كوالالمبور",
    "Asia/Singapore": "سنغافورة",
    "Asia/Manila": "الفلبين",
    "Asia/Dhaka": "بنغلاديش",
    "Asia/Tbilisi": "جورجيا",
    "Asia/Baku": "أذربيجان",
    "Asia/Yerevan": "أرمينيا",
    "Asia/Almaty": "كازاخستان، آستانا",
    "Europe/Moscow": "روسيا، موسكو",
    "Europe/Kyiv": "أوكرانيا، كييف",
    "Europe/London": "بريطانيا، المملكة المتحدة، إنجلترا، لندن",
    "Europe/Dublin": "أيرلندا، إيرلندا",
    "Europe/Paris": "فرنسا، باريس، وسط أوروبا، أوروبا الوسطى",
    "Europe/Berlin": "ألمانيا، برلين",
    "Europe/Rome": "إيطاليا، روما",
    "Europe/Madrid": "إسبانيا، اسبانيا، مدريد",
    "Europe/Lisbon": "البرتغال، غرب أوروبا",
    "Europe/Brussels": "بلجيكا، بروكسل",
    "Europe/Amsterdam": "هولندا، لاهاي",
    "Europe/Zurich": "سويسرا، جنيف",
    "Europe/Vienna": "النمسا",
    "Europe/Athens": "اليونان، أثينا، شرق أوروبا",
    "Europe/Stockholm": "السويد، ستوكهولم",
    "Europe/Oslo": "النرويج",
    "Europe/Copenhagen": "الدنمارك",
    "Asia/Nicosia": "قبرص، نيقوسيا",
    "America/New_York": "واشنطن، نيويورك، شرق الولايات المتحدة، الساحل الشرقي، شرق أمريكا، شرق أميركا",
    "America/Chicago": "شيكاغو",
    "America/Los_Angeles": "لوس أنجلوس، لوس أنجليس، سان فرانسيسكو، المحيط الهادي",
    "America/Toronto": "أوتاوا، مونتريال",
    "America/Mexico_City": "المكسيك",
    "America/Sao_Paulo": "البرازيل، برازيليا",
    "America/Argentina/Buenos_Aires": "الأرجنتين، بوينس آيرس",
    "America/Santiago": "تشيلي",
    "America/Bogota": "كولومبيا",
    "America/Caracas": "فنزويلا",
    "America/Havana": "كوبا",
    "Australia/Sydney": "سيدني، شرق أستراليا، كانبرا",
    "Pacific/Auckland": "نيوزيلندا",
}
# Zones in the names that the CLDR gives them, with الرسمي (winter's offset all the year) or الصيفي (summer's).
METAZONES: dict[str, str] = {
    "Asia/Riyadh": "العربي",
    "Asia/Dubai": "الخليج",
    "Asia/Tehran": "إيران",
    "Asia/Jerusalem": "إسرائيل",
    "Asia/Karachi": "باكستان",
    "Asia/Kabul": "أفغانستان",
    "Asia/Kolkata": "الهند",
    "Asia/Shanghai": "الصين",
    "Asia/Tokyo": "اليابان",
    "Asia/Seoul": "كوريا",
    "Europe/Moscow": "موسكو",
    "Europe/Athens": "شرق أوروبا",
    "Europe/Paris": "وسط أوروبا",
    "Europe/Lisbon": "غرب أوروبا",
    "Africa/Nairobi": "شرق أفريقيا",
    "Africa/Maputo": "وسط أفريقيا",
    "Africa/Lagos": "غرب أفريقيا",
    "Africa/Johannesburg": "جنوب أفريقيا",
    "America/New_York": "الشرقي لأمريكا الشمالية",
    "America/Chicago": "المركزي لأمريكا الشمالية",
    "America/Denver": "الجبلي في أمريكا الشمالية، الجبلي لأمريكا الشمالية",
    "America/Los_Angeles": "المحيط الهادي",
    "America/Halifax": "الأطلسي",
}
STANDARD, SUMMER = "الرسمي", "الصيفي"
# Where the week begins on Saturday (5) or Sunday (6); elsewhere it does on Monday. From the CLDR's week data.
WEEK_BEGINS: dict[int, frozenset[str]] = {
    5: frozenset(
        """
        Africa/Algiers Africa/Cairo Africa/Djibouti Africa/Khartoum Africa/Tripoli Asia/Amman Asia/Baghdad Asia/Bahrain
        Asia/Damascus Asia/Dubai Asia/Kuwait Asia/Muscat Asia/Qatar Asia/Tehran Asia/Kabul
        """.split()
    ),
    6: frozenset("Asia/Riyadh Asia/Aden Asia/Jerusalem".split()),
}
# What may stand before the name: بتوقيت مدينة القدس.
KINDS_OF_PLACE = "مدينة، العاصمة، دولة، جمهورية، منطقة"
# طرابلس is in Libya, unless the newspaper is Lebanese: country of the site → name → zone.
ZONES_AT_HOME: dict[str, dict[str, str]] = {
    "LB": {"طرابلس": "Asia/Beirut"},
    "OM": {"عمان": "Asia/Muscat"},
}
# A newspaper of such a zone is at home there.
COUNTRIES = {"Asia/Beirut": "LB", "Asia/Muscat": "OM"}
