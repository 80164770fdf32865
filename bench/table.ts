import type { Timing } from './measure.ts';

/** A duration for people: `1.39 us`, `4.1 ms`. */
export function formatNs(ns: number): string {
  if (ns < 1e3) return `${ns.toFixed(0)} ns`;
  if (ns < 1e6) return `${(ns / 1e3).toFixed(ns < 1e4 ? 2 : 1)} us`;
  if (ns < 1e9) return `${(ns / 1e6).toFixed(ns < 1e7 ? 2 : 1)} ms`;
  return `${(ns / 1e9).toFixed(2)} s`;
}

/** The time of a subject, or why there is none. */
export function formatTiming(timing: Timing | undefined): string {
  if (timing === undefined) return '–';
  return timing.kind === 'timed' ? formatNs(timing.medianNs) : timing.kind;
}

/** How many times faster `ours` is than `other`. */
export function ratio(other: Timing | undefined, ours: Timing | undefined): number | undefined {
  return other?.kind === 'timed' && ours?.kind === 'timed' ? other.medianNs / ours.medianNs : undefined;
}

export function formatRatio(value: number | undefined): string {
  return value === undefined ? '–' : `${value.toFixed(value < 10 ? 2 : 0)}x`;
}

/** Prints rows under a header; the first column left, the others right. */
export function printTable(header: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = header.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of [header, ...rows]) {
    console.log(
      row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  '),
    );
  }
}
