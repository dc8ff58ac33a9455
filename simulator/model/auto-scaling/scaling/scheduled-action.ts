/** A scheduled action: sizes that a group is given at a time, or again and again. */

export interface ScheduledAction {
  readonly name: string;
  readonly arn: string;
  /** When it is carried out first, in milliseconds since 1970. */
  readonly startsAt: number | undefined;
  /** After this time it is not carried out any more, in milliseconds since 1970. */
  readonly endsAt: number | undefined;
  /** Five fields of cron. */
  readonly recurrence: string | undefined;
  /** IANA's name of the time zone in which the recurrence is meant. */
  readonly timeZone: string | undefined;
  readonly minSize: number | undefined;
  readonly maxSize: number | undefined;
  readonly desiredCapacity: number | undefined;
  /** When it is carried out next, in milliseconds since 1970. */
  readonly nextAt: number;
}
