/** The types of get-pulumi.mjs, which is plain JavaScript because it runs before anything is built. */

/** The oldest CLI that is accepted, and the one that is downloaded or built. */
export declare const PULUMI_VERSION: string;

export interface PulumiCli {
  /** The folder that holds the `pulumi` executable. */
  readonly bin: string;
  /** Without a "v". */
  readonly version: string;
  readonly route: "installed" | "cached" | "downloaded" | "built";
}

/** A Pulumi CLI of at least `PULUMI_VERSION`. Throws one sentence that says what is missing. */
export declare function getPulumi(options?: {
  /** Is told about everything that takes time. @default to stderr */
  readonly say?: (line: string) => void;
}): Promise<PulumiCli>;

/** The CLI that `getPulumi` would give without downloading or building anything. */
export declare function findPulumi(): Promise<PulumiCli | undefined>;

/** What `getPulumi` would do, for whoever is to be told before it begins. */
export declare function describePulumi(): Promise<string>;
