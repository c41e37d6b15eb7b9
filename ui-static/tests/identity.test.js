// How weights add up, and what stands where.
import { barsOf, bits, scaleOf } from '../model/waterfall.js';
import { equal, ok, test } from './test.js';

const agreement = (field, level, weight) => ({ field, level, weight, left: null, right: null });
const claim = { prior: -9.964, threshold: 2, total: 3.246,
  agreements: [agreement('DEVICE', 'EQUAL', 9.966), agreement('NAME', 'MISSING', 0), agreement('ADDRESS', 'CLOSE', 3.244)] };

test('each_bar_begins_where_the_one_before_it_ended_and_the_last_ends_at_the_total', () => {
  const bars = barsOf(claim);
  equal(bars.map(({ step }) => step), ['PRIOR', 'DEVICE', 'NAME', 'ADDRESS']);
  bars.slice(1).forEach((bar, place) => equal(bar.from, bars[place].to));
  ok(Math.abs(bars.at(-1).to - claim.total) < 1e-9, 'the bars do not add up');
  equal([bars[2].from, bars[2].weight], [bars[2].to, 0]);
});
test('everything_is_in_sight_zero_and_the_threshold_too', () => {
  const bars = barsOf(claim);
  const x = scaleOf(bars, claim.threshold, 200);
  equal([x(claim.prior), x(bars.at(-1).to)], [0, 200]);
  ok(x(0) > 0 && x(0) < x(claim.threshold) && x(claim.threshold) < 200, 'zero and threshold stand inside');
  equal(scaleOf(barsOf({ prior: 0, agreements: [] }), 0, 200)(0), 0);
});
test('a_weight_is_written_with_its_sign', () => {
  equal([bits(9.966), bits(-4.322), bits(0)], ['+10.0', '−4.3', '+0.0']);
});
