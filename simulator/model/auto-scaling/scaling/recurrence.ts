/** When something recurs, by cron's five fields in a time zone. */
import { Cron } from "croner";

/** The first time after another one, in milliseconds since 1970; undefined if there is none. Throws for what is no expression. */
export function nextRecurrence(
  expression: string,
  timeZone: string | undefined,
  after: number,
): number | undefined {
  const cron = new Cron(expression, {
    mode: "5-part",
    timezone: timeZone ?? "Etc/UTC",
    paused: true,
  });
  return cron.nextRun(new Date(after))?.getTime();
}
