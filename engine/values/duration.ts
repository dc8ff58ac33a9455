/** Durations as Pulumi writes them and as people read them. */

const unitSeconds = [
  ["ns", 1e-9],
  ["us", 1e-6],
  ["µs", 1e-6],
  ["ms", 1e-3],
  ["s", 1],
  ["m", 60],
  ["h", 3600],
] as const;

/**
 * The seconds of a duration in Go's form (`45m`, `1h30m`, `90s`), which Pulumi's `customTimeouts` has. Undefined if the text is not a duration.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/options/customtimeouts/
 */
export function durationSeconds(text: string): number | undefined {
  if (!/^(\d+(\.\d+)?(ns|us|µs|ms|s|m|h))+$/.test(text)) return undefined;
  return unitSeconds.reduce((sum, [unit, seconds]) => sum + amountOf(unit, text) * seconds, 0);
}

/** The sum of all amounts of one unit. */
function amountOf(unit: string, text: string): number {
  const amounts = text.matchAll(new RegExp(`([\\d.]+)${unit}(?![a-z])`, "g"));
  return [...amounts].reduce((sum, [, amount]) => sum + Number(amount), 0);
}

/** Seconds in words that fit a row: `45 s`, `12 min`, `1 h 5 min`, `2 d 3 h`. */
export function renderSeconds(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 120) return `${whole} s`;
  const minutes = Math.round(whole / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  const days = Math.floor(hours / 24);
  return hours % 24 === 0 ? `${days} d` : `${days} d ${hours % 24} h`;
}
