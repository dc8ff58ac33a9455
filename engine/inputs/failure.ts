/** One thing that is wrong with an input. */

export interface InputFailure {
  /** The path to the value in Pulumi's notation, for example `preferences.checkpointPercentages[2]`. */
  readonly property: string;
  /** One sentence: the value, AWS's rule with its range, and the fix. */
  readonly reason: string;
}
