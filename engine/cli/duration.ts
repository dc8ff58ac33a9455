/** Reads a duration on the command line. */
import { InvalidArgumentError } from "commander";
import { durationSeconds } from "../values/duration";

/** Seconds: a whole number of them, or a duration such as `45m` or `1h30m`. */
export function duration(text: string): number {
  const seconds = /^\d+$/.test(text) ? Number(text) : durationSeconds(text);
  if (seconds !== undefined && seconds > 0) return seconds;
  throw new InvalidArgumentError('It must be a duration such as "45m" or "1h30m".');
}
