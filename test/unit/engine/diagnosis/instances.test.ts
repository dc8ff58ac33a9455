/** What a diagnosis says of instances, and of the hooks that hold them. */
import assert from "node:assert/strict";
import { explain } from "../../../../engine/diagnosis/explain";
import type { Diagnostics } from "../../../../engine/diagnosis/diagnostics";
import { aGroup, anInstance } from "../../../support/provider/a-group";
import { aLaunchUnderWay, aTermination } from "../../../support/provider/an-activity";
import { aRefresh } from "../../../support/provider/a-refresh";
import { failedRefresh, someDiagnostics } from "../../../support/provider/some-diagnostics";

const running = aRefresh({ preferences: {} });
const launching = "autoscaling:EC2_INSTANCE_LAUNCHING";
const terminating = "autoscaling:EC2_INSTANCE_TERMINATING";

/** All lines but the next command, of a refresh that goes on. */
function linesOf(parts: Partial<Diagnostics>): readonly string[] {
  return explain(someDiagnostics({ refresh: running, ...parts })).lines.slice(0, -1);
}

function obstaclesOf(parts: Partial<Diagnostics>): readonly string[] {
  return explain(someDiagnostics({ refresh: running, ...parts })).obstacles;
}

describe("instances in trouble", () => {
  it("are told by state and health, and counted where they are many", () => {
    const pending = [1, 2, 3, 4, 5, 6, 7, 8].map((number) =>
      anInstance(`i-0${number}`, 2, { lifecycleState: "Pending" }),
    );
    const sick = anInstance("i-0sick", 1, { healthStatus: "Unhealthy" });
    const group = aGroup({ instances: [...pending, sick, anInstance("i-0ok", 1)] });
    assert.deepEqual(linesOf({ group }), [
      "instances in trouble or on their way: i-01, i-02, i-03 and 5 more Pending; i-0sick InService and unhealthy",
    ]);
  });
});

describe("protected and standby instances", () => {
  const group = aGroup({
    instances: [
      anInstance("i-0a", 1, { protectedFromScaleIn: true }),
      anInstance("i-0b", 1, { lifecycleState: "Standby" }),
    ],
  });
  const ofTarget = { ...running, desiredConfiguration: failedRefresh.desiredConfiguration ?? {} };

  it("are waited for while the refresh goes on", () => {
    assert.deepEqual(obstaclesOf({ group, refresh: ofTarget }), [
      "the refresh waits for i-0a, which is protected from scale in",
      "the refresh waits for i-0b, which is on standby",
    ]);
  });

  it("stand in nobody's way where the preferences say so", () => {
    const preferences = {
      scaleInProtectedInstances: "Refresh",
      standbyInstances: "Ignore",
    } as const;
    const refresh = { ...ofTarget, preferences };
    assert.deepEqual(linesOf({ group, refresh }), [
      "protected from scale in: i-0a",
      "on standby: i-0b",
    ]);
    assert.deepEqual(obstaclesOf({ group, refresh }), []);
  });

  it("of a refresh that succeeded were left", () => {
    assert.deepEqual(obstaclesOf({ group, refresh: { ...ofTarget, status: "Successful" } }), []);
  });

  it("are not told where they run what the refresh, or its rollback, goes to", () => {
    const onTarget = { ...ofTarget, desiredConfiguration: group.configuration ?? {} };
    assert.deepEqual(linesOf({ group, refresh: onTarget }), ["on standby, and waited for: i-0b"]);
    const back = { ...ofTarget, status: "RollbackInProgress" };
    assert.deepEqual(linesOf({ group, refresh: back }), ["on standby, and waited for: i-0b"]);
  });

  it("are all told where the target is not known", () => {
    const { configuration: _, ...bare } = group;
    assert.equal(linesOf({ group: bare }).length, 2);
  });

  it("are put back with exit-standby, twenty at a time", () => {
    const instances = Array.from({ length: 30 }, (_, number) =>
      anInstance(`i-${number}`, 1, { lifecycleState: "Standby" }),
    );
    const { lines } = explain(someDiagnostics({ group: aGroup({ instances }) }));
    assert.match(
      lines.at(-1) ?? "",
      /^next: aws autoscaling exit-standby .* i-19 --region eu-west-1 && pulumi up$/,
    );
  });
});

describe("hooks", () => {
  const group = aGroup({
    instances: [
      anInstance("i-0new", 2, { lifecycleState: "Pending:Wait" }),
      anInstance("i-0old", 1, { lifecycleState: "Terminating:Wait" }),
    ],
  });

  it("are told by the transition that holds an instance", () => {
    const hooks = [
      { lifecycleHookName: "drain", lifecycleTransition: terminating, heartbeatTimeout: 600 },
      { lifecycleHookName: "warm", lifecycleTransition: launching },
      { lifecycleHookName: "register", lifecycleTransition: launching },
    ];
    assert.deepEqual(linesOf({ group, hooks }).slice(1), [
      "in Pending:Wait for hook warm or register: i-0new",
      "in Terminating:Wait for hook drain: i-0old, each for 600 s from its last heartbeat, then ABANDON",
    ]);
  });

  it("hold since the launch or termination began that has not ended", () => {
    const hooks = [
      { lifecycleHookName: "drain", lifecycleTransition: terminating },
      { lifecycleHookName: "warm", lifecycleTransition: launching },
    ];
    const activities = [aTermination(300), aLaunchUnderWay(90), aTermination(10, 20)];
    assert.deepEqual(linesOf({ group, hooks, activities }).slice(1), [
      "in Pending:Wait since 10:01:30Z for hook warm: i-0new",
      "in Terminating:Wait since 10:05:00Z for hook drain: i-0old",
    ]);
  });

  it("that hold nothing are not told", () => {
    const hooks = [{ lifecycleHookName: "warm", lifecycleTransition: launching }];
    assert.deepEqual(linesOf({ hooks }), []);
  });
});
