// Prints a TSV table of dates as JavaScript libraries write them in Arabic, each with the answer computed
// from the Date that was formatted. Run it with Node 20: npm ci && node generate.mjs > table.tsv

import { format, formatDistance, sub } from 'date-fns';
import { ar, arDZ, arEG, arMA, arSA, arTN } from 'date-fns/locale';
import dayjs from 'dayjs';
import localizedFormat from 'dayjs/plugin/localizedFormat.js';
import relativeTime from 'dayjs/plugin/relativeTime.js';
import 'dayjs/locale/ar.js';
import 'dayjs/locale/ar-dz.js';
import 'dayjs/locale/ar-iq.js';
import 'dayjs/locale/ar-kw.js';
import 'dayjs/locale/ar-ly.js';
import 'dayjs/locale/ar-ma.js';
import 'dayjs/locale/ar-sa.js';
import 'dayjs/locale/ar-tn.js';
import moment from 'moment';
import 'moment/min/locales.js';

dayjs.extend(localizedFormat);
dayjs.extend(relativeTime);

const COLUMNS = ['input', 'reference_now', 'default_tz', 'expected', 'category'];

const HOME_ZONES = {
  ar: 'Asia/Riyadh',
  'ar-001': 'UTC',
  'ar-AE': 'Asia/Dubai',
  'ar-BH': 'Asia/Bahrain',
  'ar-DJ': 'Africa/Djibouti',
  'ar-DZ': 'Africa/Algiers',
  'ar-EG': 'Africa/Cairo',
  'ar-EH': 'Africa/El_Aaiun',
  'ar-ER': 'Africa/Asmara',
  'ar-IL': 'Asia/Jerusalem',
  'ar-IQ': 'Asia/Baghdad',
  'ar-JO': 'Asia/Amman',
  'ar-KM': 'Indian/Comoro',
  'ar-KW': 'Asia/Kuwait',
  'ar-LB': 'Asia/Beirut',
  'ar-LY': 'Africa/Tripoli',
  'ar-MA': 'Africa/Casablanca',
  'ar-MR': 'Africa/Nouakchott',
  'ar-OM': 'Asia/Muscat',
  'ar-PS': 'Asia/Hebron',
  'ar-QA': 'Asia/Qatar',
  'ar-SA': 'Asia/Riyadh',
  'ar-SD': 'Africa/Khartoum',
  'ar-SO': 'Africa/Mogadishu',
  'ar-SS': 'Africa/Juba',
  'ar-SY': 'Asia/Damascus',
  'ar-TD': 'Africa/Ndjamena',
  'ar-TN': 'Africa/Tunis',
  'ar-YE': 'Asia/Aden',
};

const INTL_LOCALES = Intl.DateTimeFormat.supportedLocalesOf(Object.keys(HOME_ZONES));

// The first falls on 31 March, so that months ago must be clamped; the second is already the next day in Arabia.
const REFERENCES = [new Date('2026-03-31T20:15:40Z'), new Date('2025-11-21T22:40:05Z')];

const MONTHS_IN_YEAR = 12;

// ---- Instants and expected values

/** Endless instants, one a month, which go round eleven years with ever new days and times. */
function* sampleInstants() {
  for (let index = 0; ; index += 1) {
    const year = 2015 + (Math.floor(index / MONTHS_IN_YEAR) % 11);
    const day = 1 + ((index * 11) % 27);
    yield new Date(
      Date.UTC(year, index % MONTHS_IN_YEAR, day, (index * 7) % 24, (index * 13 + 7) % 60, (index * 17 + 9) % 60),
    );
  }
}

// All rows draw from one stream, so that no two of them repeat a date by accident.
const instants = sampleInstants();
const nextInstant = () => instants.next().value;

function zonedParts(instant, zone) {
  const formatter = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'longOffset',
  });
  return Object.fromEntries(formatter.formatToParts(instant).map(({ type, value }) => [type, value]));
}

function isoDate(instant, zone) {
  const { year, month, day } = zonedParts(instant, zone);
  return `${year}-${month}-${day}`;
}

function isoDateTime(instant, zone) {
  const { hour, minute, second, timeZoneName } = zonedParts(instant, zone);
  const offset = timeZoneName.replace('GMT', '') || '+00:00';
  return `${isoDate(instant, zone)}T${hour}:${minute}:${second}${offset}`;
}

/** What a string tells that prints the instant to a precision of 'day', 'minute' or 'second'. */
function expectedAt(instant, zone, precision) {
  if (precision === 'day') return isoDate(instant, zone);
  const printed = new Date(instant);
  if (precision === 'minute') printed.setUTCSeconds(0);
  return isoDateTime(printed, zone);
}

function makeRow(category, input, expected, zone, reference = REFERENCES[0]) {
  return [input, isoDateTime(reference, zone), zone, expected, category];
}

/** Runs a function with the local time zone of the process, the one the three libraries print in. */
function inZone(zone, action) {
  const before = process.env.TZ;
  process.env.TZ = zone;
  try {
    return action();
  } finally {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  }
}

// ---- Intl.DateTimeFormat

const DATE_STYLES = ['full', 'long', 'medium', 'short'];
const TIME_PRECISIONS = { short: 'minute', medium: 'second', long: 'second', full: 'second' };
const MONTH_NAME_LOCALES = ['ar-SA', 'ar-DZ', 'ar-IQ', 'ar-MA', 'ar-MR'];

function intlRow(category, locale, options, instant = nextInstant()) {
  const homeZone = HOME_ZONES[locale];
  const { timeZone = homeZone, timeStyle } = options;
  const input = new Intl.DateTimeFormat(locale, { calendar: 'gregory', ...options, timeZone }).format(instant);
  const expected = expectedAt(instant, timeZone, TIME_PRECISIONS[timeStyle] ?? 'day');
  return makeRow(category, input, expected, homeZone);
}

function* intlDateRows() {
  for (const dateStyle of DATE_STYLES) {
    for (const locale of INTL_LOCALES) yield intlRow(`intl ${dateStyle}`, locale, { dateStyle });
  }
  for (const locale of MONTH_NAME_LOCALES) {
    for (let month = 0; month < MONTHS_IN_YEAR; month += 1) yield intlRow('intl long', locale, { dateStyle: 'long' });
  }
}

function* intlTwoDigitYearRows() {
  const options = { year: '2-digit', month: 'numeric', day: 'numeric' };
  for (const locale of ['ar', 'ar-EG', 'ar-IQ', 'ar-MA', 'ar-SA', 'ar-TN', 'ar-AE', 'ar-SY']) {
    yield intlRow('intl two-digit year', locale, options);
  }
}

function* intlTimeRows() {
  for (const [index, locale] of INTL_LOCALES.entries()) {
    const dateStyle = DATE_STYLES[index % DATE_STYLES.length];
    for (const timeStyle of ['short', 'medium']) yield intlRow('intl date-time', locale, { dateStyle, timeStyle });
  }
}

function* intlZoneRows(category, timeStyle, zones, locales) {
  for (const timeZone of zones) {
    for (const [index, locale] of locales.entries()) {
      const dateStyle = DATE_STYLES[index % DATE_STYLES.length];
      yield intlRow(category, locale, { dateStyle, timeStyle, timeZone });
    }
  }
}

const OFFSET_ZONES = [
  'UTC',
  'Asia/Riyadh',
  'Asia/Dubai',
  'Africa/Cairo',
  'Asia/Beirut',
  'Africa/Casablanca',
  'Africa/Tunis',
  'Europe/London',
  'America/New_York',
  'America/St_Johns',
  'Asia/Tehran',
  'Asia/Kolkata',
];
const NAMED_ZONES = [
  'UTC',
  'Asia/Riyadh',
  'Asia/Dubai',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Africa/Khartoum',
  'Europe/London',
  'Europe/Paris',
  'Europe/Moscow',
  'America/New_York',
];

function* intlEraRows() {
  for (const locale of ['ar', 'ar-SA', 'ar-IQ', 'ar-MA', 'ar-DZ', 'ar-MR']) {
    for (const era of ['short', 'long']) {
      const options = { era, year: 'numeric', day: 'numeric' };
      yield intlRow('intl era', locale, { ...options, month: 'long' });
      yield intlRow('intl era', locale, { ...options, month: 'numeric' });
      yield intlRow('intl era', locale, { ...options, month: 'long', weekday: 'long' });
    }
  }
}

function* intlDigitsRows() {
  for (const [index, locale] of INTL_LOCALES.entries()) {
    const usual = new Intl.NumberFormat(locale).resolvedOptions().numberingSystem;
    const numberingSystem = usual === 'latn' ? 'arab' : 'latn';
    yield intlRow('intl digits', locale, { numberingSystem, dateStyle: DATE_STYLES[index % DATE_STYLES.length] });
  }
}

function* intlUmalquraRows() {
  const samples = [
    ['ar-SA', 'full'],
    ['ar-AE', 'long'],
    ['ar-EG', 'medium'],
    ['ar-MA', 'full'],
  ];
  for (const [locale, dateStyle] of samples) {
    // The samples skip a Hijri month now and then; the four locales together meet all twelve.
    for (let sample = 0; sample < MONTHS_IN_YEAR; sample += 1) {
      yield intlRow('intl umalqura', locale, { calendar: 'islamic-umalqura', dateStyle });
    }
  }
}

// ---- Relative times

const CLOCK_UNITS = ['second', 'minute', 'hour'];

/** The same moment some units earlier by the local calendar; sub() clamps 31 March to 28 February. */
const ago = (reference, amount, unit) => sub(reference, { [`${unit}s`]: amount });

function expectedAgo(reference, amount, unit, zone) {
  return expectedAt(ago(reference, amount, unit), zone, CLOCK_UNITS.includes(unit) ? 'second' : 'day');
}

// CLDR's short style is left out: for 3 to 10 months ago it prints the words of the future ('خلال 3 أشهر').
const INTL_RELATIVE_SAMPLES = [
  { locale: 'ar', style: 'long', amounts: [1, 2, 3, 11, 100] },
  { locale: 'ar-SA', style: 'narrow', amounts: [3, 10, 15] },
  { locale: 'ar-EG', style: 'long', amounts: [5, 20] },
  { locale: 'ar-MA', style: 'narrow', amounts: [4, 30] },
];
const INTL_RELATIVE_UNITS = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'];

function* intlNumericRelativeRows() {
  for (const [index, { locale, style, amounts }] of INTL_RELATIVE_SAMPLES.entries()) {
    const zone = HOME_ZONES[locale];
    const reference = REFERENCES[index % REFERENCES.length];
    const formatter = new Intl.RelativeTimeFormat(locale, { numeric: 'always', style });
    for (const unit of INTL_RELATIVE_UNITS) {
      for (const amount of amounts) {
        const expected = inZone(zone, () => expectedAgo(reference, amount, unit, zone));
        yield makeRow('intl relative', formatter.format(-amount, unit), expected, zone, reference);
      }
    }
  }
}

function* intlAutoRelativeRows() {
  const zone = HOME_ZONES.ar;
  const reference = REFERENCES[1];
  const formatter = new Intl.RelativeTimeFormat('ar', { numeric: 'auto' });
  const makeAutoRow = (amount, unit, expected) =>
    makeRow('intl relative', formatter.format(-amount, unit), expected, zone, reference);

  yield makeAutoRow(0, 'second', isoDateTime(reference, zone));
  for (const daysAgo of [0, 1, 2]) {
    yield makeAutoRow(
      daysAgo,
      'day',
      inZone(zone, () => expectedAgo(reference, daysAgo, 'day', zone)),
    );
  }
  // 'This week' or 'last month' names no day.
  for (const unit of ['week', 'month', 'year']) {
    for (const amount of [0, 1]) yield makeAutoRow(amount, unit, '');
  }
}

// ---- moment and dayjs, which share their format tokens

const LONG_DATE_FORMATS = { L: 'day', LL: 'day', LLL: 'minute', LLLL: 'minute' };
const MOMENT_FORMATS = { ...LONG_DATE_FORMATS, l: 'day', ll: 'day', lll: 'minute', llll: 'minute' };

// Both libraries go on to the next unit after 44 seconds or minutes, 21 hours, 25 days and 10 months: amounts
// of time ago stay below, so that the string says what was meant.
const MOMENT = {
  name: 'moment',
  locales: ['ar', 'ar-dz', 'ar-kw', 'ar-ly', 'ar-ma', 'ar-ps', 'ar-sa', 'ar-tn'],
  formats: MOMENT_FORMATS,
  // One for each family of month names, and ar-ps twice: it abbreviates them its own way ('ت٢').
  allMonths: { 'ar-ps': ['LL', 'lll'], 'ar-dz': ['LLL'], 'ar-ma': ['LLLL'] },
  relativeLocales: ['ar', 'ar-ly', 'ar-ma', 'ar-ps', 'ar-sa', 'ar-kw', 'ar-dz', 'ar-tn'],
  // These say 'ثوان' (some seconds) whatever their number.
  vagueSeconds: ['ar-kw', 'ar-ma', 'ar-ps', 'ar-sa', 'ar-tn'],
  agoAmounts: {
    second: [1, 2, 5, 30],
    minute: [1, 2, 3, 11, 44],
    hour: [1, 2, 3, 11, 21],
    day: [1, 2, 3, 11, 25],
    month: [1, 2, 3, 10],
    year: [1, 2, 3, 11],
  },
  wrap: (instant, locale) => moment(instant).locale(locale),
};

const DAYJS = {
  name: 'dayjs',
  locales: ['ar', 'ar-dz', 'ar-iq', 'ar-kw', 'ar-ly', 'ar-ma', 'ar-sa', 'ar-tn'],
  formats: LONG_DATE_FORMATS,
  allMonths: { 'ar-iq': ['LL'], 'ar-tn': ['LLLL'], 'ar-kw': ['LLL'] },
  // Without ar-ly, for which dayjs has no relative times: it would print English.
  relativeLocales: ['ar', 'ar-iq', 'ar-sa', 'ar-ma', 'ar-dz', 'ar-kw', 'ar-tn'],
  vagueSeconds: ['ar-dz', 'ar-iq', 'ar-kw', 'ar-ma', 'ar-sa', 'ar-tn'],
  // Not moment's amounts again, whose strings would mostly be the same; one second, for 'ar' calls any few so.
  agoAmounts: {
    second: [1],
    minute: [1, 4, 40],
    hour: [1, 5, 20],
    day: [1, 7, 24],
    month: [1, 4, 9],
    year: [1, 4, 12],
  },
  wrap: (instant, locale) => dayjs(instant).locale(locale),
};

/** moment and dayjs write a locale as 'ar-dz' where Intl has 'ar-DZ'. */
const homeZoneOf = (locale) => HOME_ZONES[Intl.getCanonicalLocales(locale)[0]];

function tokenRow(library, locale, token) {
  const zone = homeZoneOf(locale);
  const instant = nextInstant();
  const input = inZone(zone, () => library.wrap(instant, locale).format(token));
  return makeRow(`${library.name} ${token}`, input, expectedAt(instant, zone, library.formats[token]), zone);
}

function* tokenRows(library) {
  for (const token of Object.keys(library.formats)) {
    for (const locale of library.locales) yield tokenRow(library, locale, token);
  }
  for (const [locale, tokens] of Object.entries(library.allMonths)) {
    for (const token of tokens) {
      for (let month = 0; month < MONTHS_IN_YEAR; month += 1) yield tokenRow(library, locale, token);
    }
  }
}

function fromRow(library, locale, amount, unit, reference) {
  const zone = homeZoneOf(locale);
  return inZone(zone, () => {
    const input = library.wrap(ago(reference, amount, unit), locale).from(reference);
    const isVague = unit === 'second' && library.vagueSeconds.includes(locale);
    const expected = isVague ? isoDateTime(reference, zone) : expectedAgo(reference, amount, unit, zone);
    return makeRow(`${library.name} relative`, input, expected, zone, reference);
  });
}

function* fromRows(library) {
  for (const [index, locale] of library.relativeLocales.entries()) {
    const reference = REFERENCES[index % REFERENCES.length];
    for (const [unit, amounts] of Object.entries(library.agoAmounts)) {
      for (const amount of amounts) yield fromRow(library, locale, amount, unit, reference);
    }
  }
}

// ---- date-fns

const DATE_FNS_LOCALES = { ar, 'ar-DZ': arDZ, 'ar-EG': arEG, 'ar-MA': arMA, 'ar-SA': arSA, 'ar-TN': arTN };
const DATE_FNS_FORMATS = {
  P: 'day',
  PP: 'day',
  PPP: 'day',
  PPPP: 'day',
  Pp: 'minute',
  PPpp: 'second',
  PPPPp: 'minute',
};
const DATE_FNS_ALL_MONTHS = [
  ['ar-DZ', 'PP'],
  ['ar-EG', 'PP'],
  ['ar-MA', 'PP'],
  ['ar-MA', 'PPPP'],
];
const MONTH_FIRST_LOCALES = ['ar-DZ', 'ar-MA', 'ar-SA'];

/** date-fns writes these MM/dd/yyyy, as in America; no reader can tell unless the day is above 12. */
const isMonthFirst = (locale, pattern) => MONTH_FIRST_LOCALES.includes(locale) && ['P', 'Pp'].includes(pattern);

function nextInstantWithDayAbove12(zone) {
  let instant;
  do instant = nextInstant();
  while (Number(zonedParts(instant, zone).day) <= 12);
  return instant;
}

function dateFnsRow(locale, pattern) {
  const zone = HOME_ZONES[locale];
  const monthFirst = isMonthFirst(locale, pattern);
  const instant = monthFirst ? nextInstantWithDayAbove12(zone) : nextInstant();
  const input = inZone(zone, () => format(instant, pattern, { locale: DATE_FNS_LOCALES[locale] }));
  const category = `date-fns ${pattern}${monthFirst ? ' month first' : ''}`;
  return makeRow(category, input, expectedAt(instant, zone, DATE_FNS_FORMATS[pattern]), zone);
}

function* dateFnsRows() {
  for (const pattern of Object.keys(DATE_FNS_FORMATS)) {
    for (const locale of Object.keys(DATE_FNS_LOCALES)) {
      for (let sample = 0; sample < 2; sample += 1) yield dateFnsRow(locale, pattern);
    }
  }
  for (const [locale, pattern] of DATE_FNS_ALL_MONTHS) {
    for (let month = 0; month < MONTHS_IN_YEAR; month += 1) yield dateFnsRow(locale, pattern);
  }
}

// date-fns says 'about' with hours, one or two months and years, even where the amount is exact.
const DISTANCE_AMOUNTS = {
  minute: [1, 2, 5, 20],
  hour: [1, 2, 3, 11],
  day: [1, 2, 3, 11],
  month: [1, 2, 3, 11],
  year: [1, 2, 3, 11],
};

function* distanceRows(locale, reference) {
  const zone = HOME_ZONES[locale];
  const distanceRow = (past, expected, options = {}) => {
    const input = formatDistance(past, reference, { addSuffix: true, locale: DATE_FNS_LOCALES[locale], ...options });
    return makeRow('date-fns relative', input, expected, zone, reference);
  };
  const inexactYears = (years, months) => sub(reference, { years, months });

  for (const [unit, amounts] of Object.entries(DISTANCE_AMOUNTS)) {
    for (const amount of amounts) {
      yield distanceRow(ago(reference, amount, unit), expectedAgo(reference, amount, unit, zone));
    }
  }
  const halfMinute = ago(reference, 30, 'second');
  yield distanceRow(halfMinute, expectedAt(halfMinute, zone, 'second'), { includeSeconds: true });
  yield distanceRow(ago(reference, 10, 'second'), '');
  for (const years of [1, 2, 4]) {
    yield distanceRow(inexactYears(years, 5), '');
    // 'Almost' has words of its own in 'ar' only ('ما يقارب'); the others say 'about', which counts as the number.
    const almost = locale === 'ar' ? '' : expectedAgo(reference, years + 1, 'year', zone);
    yield distanceRow(inexactYears(years, 10), almost);
  }
}

function* dateFnsRelativeRows() {
  for (const [index, locale] of Object.keys(DATE_FNS_LOCALES).entries()) {
    const reference = REFERENCES[index % REFERENCES.length];
    yield* inZone(HOME_ZONES[locale], () => [...distanceRows(locale, reference)]);
  }
}

// ---- The table

function* allRows() {
  yield* intlDateRows();
  yield* intlTwoDigitYearRows();
  yield* intlTimeRows();
  yield* intlZoneRows('intl zone offset', 'long', OFFSET_ZONES, ['ar-IQ', 'ar-SA', 'ar-MA']);
  yield* intlZoneRows('intl zone name', 'full', NAMED_ZONES, ['ar-LB', 'ar-AE']);
  yield* intlEraRows();
  yield* intlDigitsRows();
  yield* intlUmalquraRows();
  yield* intlNumericRelativeRows();
  yield* intlAutoRelativeRows();
  yield* tokenRows(MOMENT);
  yield* fromRows(MOMENT);
  yield* dateFnsRows();
  yield* dateFnsRelativeRows();
  yield* tokenRows(DAYJS);
  yield* fromRows(DAYJS);
}

/** Of rows with the same input the first one stays. */
function withoutDuplicates(rows) {
  const byInput = new Map();
  for (const row of rows) {
    if (!byInput.has(row[0])) byInput.set(row[0], row);
  }
  return [...byInput.values()];
}

const table = [COLUMNS, ...withoutDuplicates(allRows())];
process.stdout.write(`${table.map((row) => row.join('\t')).join('\n')}\n`);
