/** The alarms that a refresh listens to: AWS starts none unless every one of them is OK. */
import type { Alarm } from "../diagnosis/diagnostics";
import { isFault } from "../run/fault";
import type { Ports } from "../run/ports";
import { retryUntilConsistent, retryWhile } from "../run/retry";
import { renderSeconds } from "../values/duration";
import { error, warning, type Finding, type PreflightFacts } from "./facts";

/**
 * Seconds that a run waits for the first state of an alarm. A new one has `INSUFFICIENT_DATA` until it is evaluated for the first time, and
 * basic monitoring has data only every five minutes, which then takes its time to arrive.
 *
 * @see https://repost.aws/knowledge-center/cloudwatch-alarm-insufficient-data-state
 */
const firstStateWithin = 600;
/** Seconds between tries. AWS evaluates an alarm once a minute. */
const retryDelay = 15;

/** Describes the alarms, and waits for those that have no data yet. A preview describes them once. */
export async function findAlarms(
  names: readonly string[],
  ports: Ports,
): Promise<readonly Alarm[]> {
  const describe = () => ports.diagnostics.alarms(names);
  const alarms = await retryUntilConsistent(
    describe,
    (found) => !isFault(found) && found.length < names.length,
    ports,
  );
  if (!mayBecomeOk(alarms, names)) return alarms;
  const waitingFor = alarms.filter(hasNoData).map(({ alarmName }) => alarmName);
  return retryWhile(
    describe,
    {
      mustWait: (found) => !isFault(found) && mayBecomeOk(found, names),
      seconds: firstStateWithin,
      delay: retryDelay,
      progress: `waiting for the first data of alarm ${waitingFor.join(", ")}`,
    },
    ports,
  );
}

/** Whether missing data is the only problem. */
function mayBecomeOk(alarms: readonly Alarm[], names: readonly string[]): boolean {
  return (
    alarms.length === names.length &&
    alarms.some(hasNoData) &&
    alarms.every((alarm) => alarm.state === "OK" || hasNoData(alarm))
  );
}

function hasNoData({ state }: Pick<Alarm, "state">): boolean {
  return state === "INSUFFICIENT_DATA";
}

/** @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-rollback.html */
export function alarmsAreOk(facts: PreflightFacts): readonly Finding[] {
  const names = facts.inputs.preferences?.alarmSpecification?.alarms ?? [];
  return facts.alarms === undefined ? [] : names.flatMap((name) => checkAlarm(name, facts));
}

function checkAlarm(
  name: string,
  { alarms = [], isPreview = false }: PreflightFacts,
): readonly Finding[] {
  const alarm = alarms.find(({ alarmName }) => alarmName === name);
  if (alarm === undefined) {
    return [
      isPreview
        ? warning(`alarm ${name} does not exist yet: the update fails unless it makes the alarm`)
        : error(`alarm ${name} does not exist: check preferences.alarmSpecification`),
    ];
  }
  if (alarm.state === "OK") return [];
  if (!hasNoData(alarm))
    return [error(`${isNotOk(name, alarm)}: fix what it watches, or take it out`)];
  return [
    isPreview
      ? warning(
          `${isNotOk(name, alarm)}: the update waits up to ${renderSeconds(firstStateWithin)} for its first data`,
        )
      : error(
          `${isNotOk(name, alarm)}: run again when its first data has arrived. ` +
            'If it is good that there is no data, set the alarm\'s treatMissingData to "notBreaching"',
        ),
  ];
}

function isNotOk(name: string, { state }: Pick<Alarm, "state">): string {
  const what = state === "INSUFFICIENT_DATA" ? "has no data (INSUFFICIENT_DATA)" : `is ${state}`;
  return `alarm ${name} ${what}, and AWS starts a refresh only when every alarm is OK`;
}
