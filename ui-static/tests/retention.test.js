// Periods in words, and where a clock stands.
import { clockPhase, periodText, wordsIn } from '../model/retention.js';
import { translator } from '../model/translate.js';
import { equal, test } from './test.js';

const t = translator({ 'period.years': '{n} year|{n} years', 'period.months': '{n} month|{n} months', 'period.days': '{n} day|{n} days' }, 'en');
const AT = Date.parse('2026-10-03T00:00:00+08:00');

test('a_period_is_said_in_its_own_units', () => {
  equal(['P3Y', 'P1Y', 'P6M', 'P30D', 'P1Y2M3D', null].map((period) => periodText(period, t)),
    ['3 years', '1 year', '6 months', '30 days', '1 year 2 months 3 days', '—']);
});
test('a_period_nobody_foresaw_is_shown_as_it_came', () => equal(periodText('PT1H', t), 'PT1H'));
test('a_clock_is_within_its_floor_until_the_floor_ends_and_past_its_ceiling_from_its_end_on', () => {
  const clock = { floorEnds: '2026-10-02T10:15:00+08:00', ceilingEnds: '2026-10-03T00:00:00+08:00', holds: [] };
  const floor = Date.parse(clock.floorEnds);
  equal([floor - 1, floor, AT - 1, AT].map((now) => clockPhase(clock, now)), ['FLOOR', 'OPEN', 'OPEN', 'LAPSED']);
});
test('what_is_held_is_not_past_its_ceiling_and_what_has_no_end_stands_still', () => {
  equal(clockPhase({ floorEnds: null, ceilingEnds: '2026-10-03T00:00:00+08:00', holds: [{}] }, AT), 'HELD');
  equal(clockPhase({ floorEnds: null, ceilingEnds: null, holds: [{}] }, AT), 'STILL');
});
test('words_come_in_the_reader_s_language', () => {
  equal([wordsIn({ zh: '年', en: 'year' }, t), wordsIn({ zh: '年', en: 'year' }, translator({}, 'zh'))], ['year', '年']);
});
