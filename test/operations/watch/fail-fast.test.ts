/** Ending a wait for launches that cannot succeed: when it is asked, and what a doubtful answer comes to. */
import assert from "node:assert/strict";
import type { Activity } from "../../../engine/diagnosis/diagnostics";
import { createFailFast } from "../../../engine/watch/fail-fast";
import { pollUntilEnd } from "../../../engine/watch/poll";
import { follow, type FollowOptions } from "../../../engine/run/follow";
import { aFault } from "../../support/provider/a-fault";
import { aGroup } from "../../support/provider/a-group";
import { aRefresh, aSuccess } from "../../support/provider/a-refresh";
import { aStage } from "../../support/provider/a-stage";
import {
  aFailedHealthCheck,
  aFailedLaunch,
  refreshStart,
} from "../../support/provider/an-activity";
import { quietDiagnostics } from "../../support/provider/quiet-diagnostics";
import type { Script } from "../../support/provider/scripted-auto-scaling";

const message = "The key pair 'ops' does not exist. Launching EC2 instance failed.";
const failures = [aFailedLaunch(20, message), aFailedLaunch(10, message)];
const refresh = aRefresh({ startTime: refreshStart });

function watching(
  answer: () => Promise<readonly Activity[]>,
  options: { readonly canAbort?: boolean } = {},
) {
  const stage = aStage({});
  let asked = 0;
  const activitiesSince = () => {
    asked += 1;
    return answer();
  };
  const diagnostics = { ...quietDiagnostics, activitiesSince };
  const watch = createFailFast(
    { errorContext: { autoScalingGroupName: "web" }, ...options },
    { ...stage.ports, diagnostics },
  );
  return { ...stage, watch, asked: () => asked };
}

describe("createFailFast", () => {
  it("gives up when no launch can succeed", async () => {
    const { watch } = watching(() => Promise.resolve(failures));
    const reason = await watch({ refresh, unchangedFor: 5, took: 0 });
    assert.equal(
      reason?.kind === "permanentErrors" && reason.permanentErrors.meaning,
      "key pair ops does not exist",
    );
  });

  it("asks at every other poll, whether it shows a change or not", async () => {
    const { watch, asked, clock } = watching(() => Promise.resolve([]));
    const counts: number[] = [];
    for (const unchangedFor of [0, 20, 40, 60, 0, 20, 40]) {
      await watch({ refresh, unchangedFor, took: 0 });
      counts.push(asked());
      clock.pass(20_000);
    }
    assert.deepEqual(counts, [1, 1, 2, 2, 3, 3, 4]);
  });

  it("does not ask more often than every ten seconds", async () => {
    const { watch, asked, clock } = watching(() => Promise.resolve([]));
    for (let unchangedFor = 3; unchangedFor <= 60; unchangedFor += 3) {
      await watch({ refresh, unchangedFor, took: 0 });
      clock.pass(3000);
    }
    assert.equal(asked(), 5);
  });

  it("asks less often where polls have to wait for each other", async () => {
    const { watch, asked, clock } = watching(() => Promise.resolve([]));
    for (let look = 0; look < 10; look += 1) {
      await watch({ refresh, unchangedFor: 0, took: 50 });
      clock.pass(60_000);
    }
    assert.equal(asked(), 4);
  });

  for (const parts of [
    { status: "Pending" },
    { status: "RollbackInProgress", startTime: refreshStart },
    { status: "Cancelling", startTime: refreshStart },
    { status: "InProgress" },
  ]) {
    it(`does not ask about ${JSON.stringify(parts)}`, async () => {
      const { watch, asked } = watching(() => Promise.resolve(failures));
      assert.equal(await watch({ refresh: aRefresh(parts), unchangedFor: 5, took: 0 }), undefined);
      assert.equal(asked(), 0);
    });
  }

  it("is off, with one note, where the permission is missing", async () => {
    const { watch, asked, reporter } = watching(() =>
      Promise.reject(aFault("forbidden", "DescribeScalingActivities")),
    );
    for (const unchangedFor of [5, 10, 15]) await watch({ refresh, unchangedFor, took: 0 });
    assert.equal(asked(), 1);
    assert.deepEqual(reporter.notes, [
      "launches that cannot succeed and failed health checks are not noticed: DescribeScalingActivities: AccessDenied: User deploy is not authorized to perform this.",
    ]);
  });

  it("asks again after any other fault", async () => {
    const { watch, asked, reporter, clock } = watching(() => Promise.reject(aFault("transient")));
    for (const unchangedFor of [5, 10, 15]) {
      await watch({ refresh, unchangedFor, took: 0 });
      clock.pass(5000);
    }
    assert.deepEqual([asked(), reporter.notes], [2, []]);
  });

  describe("for new instances that fail a health check", () => {
    const ids = ["i-0a", "i-0b", "i-0c", "i-0d", "i-0e"];
    /** All launched at the same time, so that nothing proves that the next one fails too. */
    const failedChecks = (count: number) =>
      ids.slice(0, count).flatMap((id) => aFailedHealthCheck(0, id));

    async function notesOf(counts: readonly number[], options: { canAbort?: boolean } = {}) {
      let count = 0;
      const { watch, reporter, clock } = watching(
        () => Promise.resolve(failedChecks(count)),
        options,
      );
      for (count of counts) {
        for (const unchangedFor of [0, 20]) {
          assert.equal(await watch({ refresh, unchangedFor, took: 0 }), undefined);
          clock.pass(20_000);
        }
      }
      return reporter.notes;
    }

    it("writes a line that stays for the first, and each time their number has doubled", async () => {
      assert.deepEqual(await notesOf([0, 1, 1, 2, 3, 4, 5]), [
        "a new instance failed the load balancer's health check and was replaced (i-0a)",
        "2 new instances failed the load balancer's health check and were replaced (the last one: i-0a)",
        "4 new instances failed the load balancer's health check and were replaced (the last one: i-0a)",
      ]);
    });

    it("writes it where nothing may end the wait, too", async () => {
      assert.equal((await notesOf([1], { canAbort: false })).length, 1);
    });

    it("never ends a wait where it may not", async () => {
      const { watch } = watching(() => Promise.resolve(failures), { canAbort: false });
      assert.equal(await watch({ refresh, unchangedFor: 5, took: 0 }), undefined);
    });

    it("shows them in the rows of the wait, until the status changes", async () => {
      const looks = [refresh, refresh, refresh, aRefresh({ status: "Cancelling" }), aSuccess()];
      const { ports, reporter } = aStage({ looks });
      const diagnostics = {
        ...quietDiagnostics,
        activitiesSince: () => Promise.resolve(failedChecks(3)),
      };
      const abortCondition = createFailFast(
        { errorContext: { autoScalingGroupName: "web" } },
        { ...ports, diagnostics },
      );
      await pollUntilEnd({ autoScalingGroupName: "web", refresh, abortCondition }, ports);
      const shown = "3 new instances failed the load balancer's health check";
      const isShown = reporter.progressed.map((row) => row.includes(shown));
      assert.deepEqual([isShown.includes(true), isShown.at(-1)], [true, false]);
    });
  });

  it("does not swallow an error that is no fault", async () => {
    const { watch } = watching(() => Promise.reject(new TypeError("surprise")));
    await assert.rejects(() => watch({ refresh, unchangedFor: 5, took: 0 }), TypeError);
  });
});

describe("follow, when no launch can succeed", () => {
  function following(
    script: Script,
    onFailFast?: FollowOptions["onFailFast"],
    gates: FollowOptions["gates"] = [],
  ) {
    const stage = aStage({ groups: [aGroup()], ...script });
    const diagnostics = { ...quietDiagnostics, activitiesSince: () => Promise.resolve(failures) };
    const errorContext = { autoScalingGroupName: "web" };
    const options = {
      errorContext,
      refresh,
      onFailFast,
      gates,
      onTimeout: "leave",
      onInterrupt: "leave",
    } as const;
    return { ...stage, result: () => follow(options, { ...stage.ports, diagnostics }) };
  }
  const ends = ["Cancelled", "RollbackSuccessful"].map((status) => aRefresh({ status }));
  const [cancelled, rolledBack] = ends;
  const cancelling = aRefresh({ status: "Cancelling" });
  const rollingBack = aRefresh({ status: "RollbackInProgress" });

  it("cancels the refresh, follows it to its end, and says all", async () => {
    const looks = [refresh, refresh, cancelling, cancelling, cancelled ?? refresh];
    const { result, aws, reporter } = following({ looks, cancels: ["done"] }, "cancel");
    const { refresh: last, error } = await result();
    assert.deepEqual([last.status, error?.code], ["Cancelled", "FailFast"]);
    assert.deepEqual(error?.message.split("\n"), [
      "Rolling web (r-ours): stopped early, because no instance can be launched: key pair ops does not exist (2 launches failed). It was cancelled: instances that had been replaced keep the new configuration, the others the old one.",
      "  failed activities since 10:00:00Z:",
      `    2 × ${message} (last at 10:00:20Z)`,
      "  next: fix keyName in the launch template, then run `pulumi up`",
    ]);
    assert.deepEqual(reporter.notes, [
      "no instance can be launched: key pair ops does not exist (2 launches failed); onFailFast: cancel",
    ]);
    assert.deepEqual(aws.calls, ["look", "findGroup", "look", "cancel", "look", "look", "look"]);
  });

  it("rolls it back, and follows that to its end", async () => {
    const looks = [refresh, refresh, rollingBack, rolledBack ?? refresh];
    const { result } = following({ looks, rollBacks: ["done"] }, "rollback");
    const { refresh: last, error } = await result();
    assert.equal(last.status, "RollbackSuccessful");
    assert.match(
      error?.message ?? "",
      /It was rolled back: every instance runs the old configuration\. The next `pulumi up` does not try the same target again, [^\n]*\n/,
    );
  });

  it("leaves it", async () => {
    const { result, aws } = following({ looks: [refresh] }, "leave");
    const { error } = await result();
    assert.match(error?.message ?? "", /It is still running: AWS goes on trying for an hour\.\n/);
    assert.deepEqual(aws.calls, ["look", "findGroup"]);
  });

  it("says that it could not be rolled back", async () => {
    const script = {
      looks: [refresh],
      rollBacks: [aFault("irreversible", "RollbackInstanceRefresh")],
    };
    const { error } = await following(script, "rollback").result();
    assert.match(
      error?.message ?? "",
      /could not be rolled back \(Roll.*\) and is still running: AWS/,
    );
  });

  it("says that the cancellation goes on when the user interrupts it", async () => {
    const script: Script = { looks: [refresh, refresh, cancelling], cancels: ["done"] };
    const { result, clock, interrupt } = following(script, "cancel");
    clock.at(2_000, interrupt);
    assert.match((await result()).error?.message ?? "", /It is being cancelled\.\n/);
  });

  it("says how else the refresh ended", async () => {
    const looks = [refresh, refresh, aRefresh({ status: "RollbackFailed" })];
    const { error } = await following({ looks, rollBacks: ["done"] }, "rollback").result();
    assert.match(error?.message ?? "", /It ended RollbackFailed: some .* the old one\.\n/);
  });

  it("has no error when the refresh has succeeded meanwhile", async () => {
    const script: Script = {
      looks: [refresh, aSuccess()],
      cancels: [aFault("noActiveRefresh")],
    };
    assert.deepEqual(await following(script, "cancel").result(), { refresh: aSuccess() });
  });

  it("asks the gates when the refresh has succeeded meanwhile", async () => {
    const script: Script = { looks: [refresh, aSuccess()] };
    const gates = [{ alarms: ["errors"], timeout: 10 }];
    const { error } = await following(script, "cancel", gates).result();
    assert.equal(error?.code, "GateFailed");
  });

  it("waits as long as AWS does where that is wanted", async () => {
    const looks = [...Array.from({ length: 200 }, () => refresh), aSuccess()];
    assert.deepEqual(await following({ looks }).result(), { refresh: aSuccess() });
  });

  it("names the fix where the user has interrupted the diagnosis", async () => {
    const script: Script = { looks: [refresh], groups: ["hangs"] };
    const { result, interrupt } = following(script, "leave");
    setImmediate(interrupt);
    const { error } = await result();
    assert.deepEqual(error?.message.split("\n").slice(1), [
      "  next: fix keyName in the launch template, then run `pulumi up`",
    ]);
  });
});
