/** What a diagnosis says of scaling activities that failed. */
import assert from "node:assert/strict";
import { explain } from "../../../../engine/diagnosis/explain";
import type { Diagnostics } from "../../../../engine/diagnosis/diagnostics";
import { aRefresh } from "../../../support/provider/a-refresh";
import {
  aFailedLaunch,
  anIncompleteLaunch,
  aSuccessfulLaunch,
  aTermination,
} from "../../../support/provider/an-activity";
import { someDiagnostics } from "../../../support/provider/some-diagnostics";

const running = aRefresh({ preferences: {} });

/** All lines but the next command, of a refresh that goes on. */
function linesOf(parts: Partial<Diagnostics>): readonly string[] {
  return explain(someDiagnostics({ refresh: running, ...parts })).lines.slice(0, -1);
}

function obstaclesOf(parts: Partial<Diagnostics>): readonly string[] {
  return explain(someDiagnostics({ refresh: running, ...parts })).obstacles;
}

describe("failed activities", () => {
  it("are each message once, the newest first, five at most", () => {
    const activities = [9, 8, 7, 6, 5, 4, 3].map((second) =>
      aFailedLaunch(second, `Failure of ${second}.`),
    );
    assert.deepEqual(linesOf({ activities }), [
      "failed activities:",
      "  Failure of 9. (10:00:09Z)",
      "  Failure of 8. (10:00:08Z)",
      "  Failure of 7. (10:00:07Z)",
      "  Failure of 6. (10:00:06Z)",
      "  Failure of 5. (10:00:05Z)",
      "  … and 2 more messages",
    ]);
  });

  it("point to the permissions instead of the message that only AWS can read, and end", () => {
    const activities = [
      aFailedLaunch(2, `Denied. Encoded authorization failure message: ${"x".repeat(900)}`),
      aFailedLaunch(1, "long ".repeat(100)),
    ];
    const [, denied = "", long = ""] = linesOf({ activities });
    assert.equal(
      denied,
      "  Denied. AWS has encoded the reason; docs/permissions.md lists what each call needs. (10:00:02Z)",
    );
    assert.match(long, /long…\s\(10:00:01Z\)$|long l?o?n?g?…/);
    assert.ok(long.length < 330);
  });

  it("tell what has no message by what it was", () => {
    const activities = [{ ...aTermination(5), statusCode: "Failed" }];
    assert.deepEqual(linesOf({ activities }), [
      "failed activities:",
      "  Terminating EC2 instance: i-0old (10:00:05Z)",
    ]);
    assert.deepEqual(obstaclesOf({ activities }), []);
  });

  it("stand in the way only while no launch has succeeded since", () => {
    const failed = anIncompleteLaunch(5, "Instance became unhealthy.");
    assert.deepEqual(obstaclesOf({ activities: [failed, aSuccessfulLaunch(1, 2)] }), [
      "a launch failed: Instance became unhealthy",
    ]);
    assert.deepEqual(obstaclesOf({ activities: [aSuccessfulLaunch(6, 7), failed] }), []);
  });

  it("of one launch say what it means, where that is known", () => {
    const activities = [aFailedLaunch(1, "The key pair 'ops' does not exist.")];
    const { shortLines } = explain(someDiagnostics({ refresh: running, activities }));
    assert.deepEqual(shortLines, [
      "a launch failed: key pair ops does not exist",
      "next: fix keyName in the launch template, then run `pulumi up`",
    ]);
  });
});
