/** One thing that is wrong with an input, in the form that Pulumi reports. */

export interface CheckFailure {
  /** Pulumi's path to the value, for example `preferences.checkpointPercentages[2]`. */
  readonly property: string;
  /** One sentence: the value, AWS's rule with its range, and the cure. */
  readonly reason: string;
}
