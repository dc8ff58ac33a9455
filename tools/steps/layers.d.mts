/** The types of layers.mjs, which is plain JavaScript because it runs before anything is built. */
import type { Counts, JobOptions } from "./mocha.mjs";

/** One process of tests, or one check. */
export interface Job {
  readonly layer: string;
  readonly title: string;
  /** Relative to the checkout. Empty for a check. */
  readonly files: readonly string[];
  readonly needsPulumi: boolean;
  readonly start: (options: JobOptions) => Promise<Counts>;
}

/** The layers of a checkout: the checks, then the folders in test/ that hold tests. */
export declare function findLayers(checkout: string): string[];

/** The layers that these names stand for. No name stands for all of them, `quick` for those that are not slow. */
export declare function selectLayers(layers: readonly string[], names: readonly string[]): string[];

/** The jobs of these layers, those that take longest first. */
export declare function createJobs(checkout: string, layers: readonly string[]): Job[];
