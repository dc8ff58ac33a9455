/** Reads a number on the command line. */
import { InvalidArgumentError } from "commander";

/** A reader of whole numbers from `min` to `max`, for an option of commander's. */
export function wholeNumber({
  min,
  max = Infinity,
}: {
  readonly min: number;
  readonly max?: number;
}) {
  return (text: string): number => {
    const number = /^\d+$/.test(text) ? Number(text) : NaN;
    if (number >= min && number <= max) return number;
    const upTo = max === Infinity ? "" : ` to ${max}`;
    throw new InvalidArgumentError(`It must be a whole number from ${min}${upTo}.`);
  };
}
