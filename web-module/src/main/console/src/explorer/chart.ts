/** A value at a moment, in milliseconds. */
export interface Point {
  at: number;
  value: number;
}

const STEPS = [1, 2, 2.5, 5, 10];
const LINES = 4;

/**
 * Round values for the lines behind a chart, from zero to one that is not below the greatest, never closer than one
 * apart; `base` is 1024 for bytes.
 */
export function ticks(greatest: number, base: number): number[] {
  const least = Math.max(greatest / LINES, 1);
  const unit = base ** Math.floor(Math.log(least) / Math.log(base));
  const tenth = unit * 10 ** Math.floor(Math.log10(least / unit));
  const rounded = (STEPS.find((factor) => factor * tenth >= least) ?? 10) * tenth;
  const step = rounded >= 1000 * unit ? base * unit : rounded;
  return Array.from({ length: Math.ceil(Math.max(greatest, 1) / step) + 1 }, (_, i) => i * step);
}
