/** The types of mocha.mjs, which is plain JavaScript because it runs before anything is built. */

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** One line for each failure. */
  readonly failures: readonly string[];
}

export interface JobOptions {
  /** Folders to look for programs in after the checkout's own. */
  readonly path?: readonly string[];
  /** Gets all output. @default the terminal */
  readonly onOutput?: (text: string) => void;
}

/** Runs these files. A run that ends badly without a failed test counts as one failure. */
export declare function runMocha(
  options: JobOptions & { readonly title: string; readonly files: readonly string[] },
): Promise<Counts>;
