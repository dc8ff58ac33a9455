/** The alarms that a refresh listens to. */
import { finds } from "./facts";

const watched = { inputs: { preferences: { alarmSpecification: { alarms: ["errors"] } } } };

describe("a preflight of the alarms", () => {
  finds([
    [
      "finds nothing when they are OK",
      { ...watched, alarms: [{ alarmName: "errors", state: "OK" }] },
    ],
    [
      "finds one in ALARM",
      { ...watched, alarms: [{ alarmName: "errors", state: "ALARM" }] },
      "error",
      "alarm errors is ALARM, and AWS starts a refresh only when every alarm is OK: fix what it watches, or take it out",
    ],
    [
      "finds one that still has no data when the wait for it is over",
      { ...watched, alarms: [{ alarmName: "errors", state: "INSUFFICIENT_DATA" }] },
      "error",
      "alarm errors has no data (INSUFFICIENT_DATA), and AWS starts a refresh only when every alarm is OK: run again when its first data has arrived. " +
        'If it is good that there is no data, set the alarm\'s treatMissingData to "notBreaching"',
    ],
    [
      "only warns in a preview of one without data, for which the update waits",
      {
        ...watched,
        isPreview: true,
        alarms: [{ alarmName: "errors", state: "INSUFFICIENT_DATA" }],
      },
      "warning",
      "alarm errors has no data (INSUFFICIENT_DATA), and AWS starts a refresh only when every alarm is OK: the update waits up to 10 min for its first data",
    ],
    [
      "only warns in a preview of one that this very update may make",
      { ...watched, isPreview: true },
      "warning",
      "alarm errors does not exist yet: the update fails unless it makes the alarm",
    ],
    [
      "finds one that does not exist",
      watched,
      "error",
      "alarm errors does not exist: check preferences.alarmSpecification",
    ],
    [
      "does not mind one that the refresh does not name",
      { alarms: [{ alarmName: "errors", state: "ALARM" }] },
    ],
    [
      "holds nothing against alarms that may not be described",
      { ...watched, alarms: undefined as never },
    ],
  ]);
});
