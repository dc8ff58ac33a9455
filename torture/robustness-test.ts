/** What a robustness test is: a name, a run that tries to break promises, and what it found. */

export interface RobustnessTest {
  /** For `--only`. */
  readonly name: string;
  readonly title: string;
  /** @param say tells what is being done */
  readonly run: (options: RobustnessOptions, say: (line: string) => void) => Promise<Found>;
}

export interface RobustnessOptions {
  /** How many random worlds are tried. */
  readonly worlds: number;
  /** Where randomness comes from. */
  readonly seed: number;
}

export interface Found {
  /** The first line is the head. */
  readonly table: readonly (readonly string[])[];
  /** Each broken promise, in words that let it be found again. */
  readonly broken: readonly string[];
}
