/** How long a diagnosis gets. */
import assert from "node:assert/strict";
import { explain } from "../../../../engine/diagnosis/explain";
import { aFault } from "../../../support/provider/a-fault";
import { aGroup, anInstance } from "../../../support/provider/a-group";
import { aFailedLaunch } from "../../../support/provider/an-activity";
import { failedRefresh, someDiagnostics } from "../../../support/provider/some-diagnostics";

const launching = "autoscaling:EC2_INSTANCE_LAUNCHING";
const terminating = "autoscaling:EC2_INSTANCE_TERMINATING";

describe("a diagnosis of everything at once", () => {
  const everything = someDiagnostics({
    errorContext: { autoScalingGroupName: "it's a group" },
    refresh: {
      ...failedRefresh,
      rollbackDetails: { rollbackReason: "No progress." },
      preferences: { alarmSpecification: { alarms: ["a"] } },
    },
    group: aGroup({
      suspendedProcesses: ["Launch"],
      instances: Array.from({ length: 100 }, (_, number) =>
        anInstance(`i-${number}`, 1, {
          lifecycleState:
            ["InService", "Standby", "Pending:Wait", "Terminating:Wait"][number % 4] ?? "",
          protectedFromScaleIn: true,
          healthStatus: number % 3 === 0 ? "Unhealthy" : "Healthy",
        }),
      ),
    }),
    activities: Array.from({ length: 100 }, (_, number) =>
      aFailedLaunch(1000 - number, `Failure ${number % 9}.`),
    ),
    hooks: [
      { lifecycleHookName: "warm", lifecycleTransition: launching },
      { lifecycleHookName: "drain", lifecycleTransition: terminating },
    ],
    targets: Array.from({ length: 100 }, (_, number) => ({
      targetGroupArn: `targetgroup/tg-${number % 7}/0`,
      targetId: `i-${number}`,
      state: "unhealthy",
    })),
    alarms: Array.from({ length: 10 }, (_, number) => ({
      alarmName: `a-${number}`,
      state: "ALARM",
    })),
    failedCalls: [aFault("forbidden", "A"), aFault("forbidden", "B"), aFault("forbidden", "C")],
  });

  it("fits on forty lines with the sentence before it, none of them twice", () => {
    const { lines } = explain(everything);
    assert.ok(lines.length <= 39, `${lines.length} lines`);
    assert.equal(new Set(lines).size, lines.length);
    assert.ok(lines.every((line) => line.length <= 340 && !line.includes("\n")));
    assert.match(lines.at(-1) ?? "", /^next: /);
  });

  it("fits on eight lines in its short form, the most telling first", () => {
    const { shortLines } = explain(everything);
    assert.equal(shortLines.length, 7);
    assert.equal(shortLines[0], "alarm a-0 went off");
    assert.match(shortLines.at(-1) ?? "", /^next: aws cloudwatch describe-alarm-history /);
  });

  it("quotes what a shell would take apart", () => {
    const { lines } = explain(
      someDiagnostics({ errorContext: { autoScalingGroupName: "it's a group" } }),
    );
    assert.equal(
      lines.at(-1),
      String.raw`next: aws autoscaling describe-scaling-activities --auto-scaling-group-name 'it'\''s a group' --max-items 20`,
    );
  });

  it("has no short form where nothing is in the way", () => {
    assert.deepEqual(explain(someDiagnostics()).shortLines, []);
  });
});
