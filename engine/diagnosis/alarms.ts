/** The alarms of the refresh that are not OK: in ALARM they end it, without data they make it pause. */
import type { Alarm, Diagnostics } from "./diagnostics";
import { awsCommand } from "./next-command";
import type { Obstacle, Section } from "./section";
import { cut, oneLine } from "./wording";

const linesAtMost = 5;

/** @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-rollback.html */
export function alarmsNotOk({ alarms = [], errorContext }: Diagnostics): Section | undefined {
  const found = alarms
    .filter(({ state }) => state !== "OK")
    .toSorted((one, other) => Number(other.state === "ALARM") - Number(one.state === "ALARM"));
  if (found.length === 0) return undefined;
  const lines = found.map(({ alarmName, state, stateReason }) =>
    [
      `alarm ${alarmName} is ${state}`,
      ...(stateReason === undefined ? [] : [oneLine(stateReason)]),
    ].join(": "),
  );
  const obstacles = found.map((alarm): Obstacle => {
    const { alarmName, state } = alarm;
    return {
      kind: state === "ALARM" ? "alarm" : "alarmWithoutData",
      text: renderObstacle(alarm),
      next: awsCommand(
        errorContext.region,
        "cloudwatch describe-alarm-history",
        "--alarm-name",
        alarmName,
        "--max-items",
        "5",
      ),
    };
  });
  return { lines: cut(lines, linesAtMost, "alarms"), obstacles };
}

function renderObstacle({ alarmName, state }: Alarm): string {
  return state === "ALARM"
    ? `alarm ${alarmName} went off`
    : `alarm ${alarmName} has no data, so AWS replaces nothing`;
}
