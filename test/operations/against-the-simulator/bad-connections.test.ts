/** Answers that are lost, late or refused: one change is one refresh all the same. */
import assert from "node:assert/strict";
import { withWorld } from "../../support/provider/a-world";

const start = { service: "autoscaling", action: "StartInstanceRefresh" } as const;

describe("a start", () => {
  for (const [title, maxAttempts] of [
    ["without the SDK's retries", 1],
    ["with the SDK's retries", 3],
  ] as const) {
    it(`takes effect once when its answer is lost, ${title}`, () =>
      withWorld({ maxAttempts }, async ({ up, fleet, simulator }) => {
        const version = await fleet.addVersion();
        simulator.addScenario({
          rules: [{ kind: "drop", when: "afterEffect", times: 1, ...start }],
        });
        const { refresh, error } = await up(version);
        assert.deepEqual([refresh?.status, error], ["Successful", undefined]);
        assert.equal((await fleet.refreshes()).length, 1);
      }));
  }

  it("takes effect once when its answer is lost so late that the refresh has ended", () =>
    withWorld({ maxAttempts: 3 }, async ({ up, fleet, simulator, clock }) => {
      simulator.addScenario({ rules: [{ kind: "drop", when: "afterEffect", times: 1, ...start }] });
      simulator.onCall({
        after: ({ outcome }) => {
          if (outcome === "dropped") clock.pass(30_000);
        },
      });
      const { refresh } = await up(1);
      assert.equal(refresh?.status, "Successful");
      assert.equal((await fleet.refreshes()).length, 1);
    }));

  it("is made again when it never arrived", () =>
    withWorld({}, async ({ up, fleet, simulator }) => {
      const version = await fleet.addVersion();
      simulator.addScenario({
        rules: [{ kind: "drop", when: "beforeEffect", times: 1, ...start }],
      });
      assert.equal((await up(version)).refresh?.status, "Successful");
      assert.equal((await fleet.refreshes()).length, 1);
    }));

  it("takes effect once when its answer is cut off in the middle", () =>
    withWorld({}, async ({ up, fleet, simulator }) => {
      const version = await fleet.addVersion();
      simulator.addScenario({ rules: [{ kind: "malformed", times: 1, ...start }] });
      assert.equal((await up(version)).refresh?.status, "Successful");
      assert.equal((await fleet.refreshes()).length, 1);
    }));
});

describe("a roll", () => {
  for (const [title, rule] of [
    ["throttling", { kind: "throttle" }],
    [
      "an outage",
      { kind: "error", code: "ServiceUnavailable", message: "Service Unavailable", status: 503 },
    ],
    ["cut connections", { kind: "drop", when: "beforeEffect" }],
  ] as const) {
    for (const from of [0, 10]) {
      it(`survives a minute of ${title} ${from === 0 ? "before it has begun" : "in the middle"}`, () =>
        withWorld({}, async ({ up, fleet, simulator }) => {
          const version = await fleet.addVersion();
          simulator.addScenario({ rules: [{ ...rule, service: "autoscaling", from, for: 60 }] });
          assert.equal((await up(version)).refresh?.status, "Successful");
          assert.equal((await fleet.refreshes()).length, 1);
        }));
    }
  }

  it("survives a minute of throttling that begins with the start", () =>
    withWorld({}, async ({ up, fleet, simulator }) => {
      const version = await fleet.addVersion();
      simulator.addScenario({ rules: [{ kind: "throttle", ...start, for: 60 }] });
      assert.equal((await up(version)).refresh?.status, "Successful");
      assert.equal((await fleet.refreshes()).length, 1);
    }));

  it("survives credentials that are renewed within five minutes", () =>
    withWorld({}, async ({ up, fleet, simulator, reporter }) => {
      const version = await fleet.addVersion();
      const message = "The security token included in the request is expired";
      simulator.addScenario({
        rules: [
          {
            kind: "error",
            code: "ExpiredToken",
            message,
            status: 403,
            service: "autoscaling",
            from: 30,
            for: 200,
          },
        ],
      });
      assert.equal((await up(version)).refresh?.status, "Successful");
      assert.ok(reporter.progressed.some((line) => line.includes("ExpiredToken")));
    }));

  it("is told apart from its refresh when the credentials stay expired", () =>
    withWorld({}, async ({ up, fleet, simulator }) => {
      const version = await fleet.addVersion();
      const message = "The security token included in the request is expired";
      simulator.addScenario({
        rules: [
          {
            kind: "error",
            code: "ExpiredToken",
            message,
            status: 403,
            service: "autoscaling",
            from: 30,
            for: 1200,
          },
        ],
      });
      const { error, refresh } = await up(version);
      assert.equal(error?.code, "WatchingStopped");
      simulator.advance(1200);
      const again = await up(version);
      assert.deepEqual(
        [again.refresh?.instanceRefreshId, again.error],
        [refresh?.instanceRefreshId, undefined],
      );
      assert.equal((await fleet.refreshes()).length, 1);
    }));
});
