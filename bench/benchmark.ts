/** What a benchmark is: a name, what its figures mean, and a run that gives a table for people and figures for machines. */

export interface Benchmark {
  /** For `--only` and as the first part of the figures' names. */
  readonly name: string;
  readonly title: string;
  /** What is measured, how, and what would be good. */
  readonly meaning: string;
  /** @param say tells what is being done */
  readonly run: (say: (line: string) => void) => Promise<Result>;
}

export interface Result {
  readonly table: Table;
  /** Further tables, below it. @default none */
  readonly also?: readonly Table[];
  readonly figures: Readonly<Record<string, number | string | readonly string[]>>;
  /** Why it could not run, on a machine that lacks something. */
  readonly skipped?: string;
}

export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}
