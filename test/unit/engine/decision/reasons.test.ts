/** Why a fleet is rolled, and why it is not. */
import assert from "node:assert/strict";
import {
  isSameDesired,
  renderReason,
  renderTarget,
  rollReasons,
  type SavedState,
  type RollReason,
} from "../../../../engine/decision/reasons";
import { aConfiguration, aTarget, aDesired } from "../../../support/provider/a-target";

const lastSuccess: SavedState = {
  lastSuccess: aDesired(1),
  lastAttempt: aDesired(1),
  instanceRefreshId: "r-1",
  status: "Successful",
};
const unfinished: RollReason = {
  kind: "unfinished",
  instanceRefreshId: "r-1",
  status: "InProgress",
};
const moved: RollReason = { kind: "target", from: aTarget(1), to: aTarget(2) };
const triggered: RollReason = { kind: "triggers", names: ["deploy"] };

const rows: readonly (readonly [
  title: string,
  saved: SavedState,
  desired: Parameters<typeof rollReasons>[1],
  reasons: readonly RollReason[],
])[] = [
  ["for a new resource", {}, aDesired(1), [{ kind: "created" }]],
  ["not at all when the last refresh rolled the same", lastSuccess, aDesired("1"), []],
  ["for another version", lastSuccess, aDesired(2), [moved]],
  ["for another trigger", lastSuccess, aDesired(1, { deploy: 2 }), [triggered]],
  ["for both at once", lastSuccess, aDesired(2, { deploy: 2 }), [moved, triggered]],
  [
    "for a refresh that had not ended",
    { ...lastSuccess, status: "InProgress" },
    aDesired(1),
    [unfinished],
  ],
  [
    "for a refresh that had not ended, and for what has changed since",
    { ...lastSuccess, status: "InProgress" },
    aDesired(2, { deploy: 2 }),
    [unfinished, moved, triggered],
  ],
  [
    "for a first refresh that failed",
    { lastAttempt: aDesired(1), instanceRefreshId: "r-1", status: "Failed" },
    aDesired(1),
    [{ ...unfinished, status: "Failed" }],
  ],
  [
    "for a first refresh that failed, and for another trigger than it was for",
    { lastAttempt: aDesired(1), instanceRefreshId: "r-1", status: "Failed" },
    aDesired(1, { deploy: 2 }),
    [{ ...unfinished, status: "Failed" }, triggered],
  ],
  [
    "for a resource of which no refresh is known",
    { lastSuccess: aDesired(1) },
    aDesired(1),
    [{ kind: "created" }],
  ],
  [
    "for a refresh whose status was lost",
    { lastSuccess: aDesired(1), instanceRefreshId: "r-1" },
    aDesired(1),
    [{ ...unfinished, status: "unknown" }],
  ],
  [
    "for a first refresh that succeeded and was not taken for a success",
    { lastAttempt: aDesired(1), instanceRefreshId: "r-1", status: "Successful" },
    aDesired(1),
    [{ ...unfinished, status: "Successful" }],
  ],
];

describe("a fleet is rolled", () => {
  for (const [title, saved, desired, reasons] of rows) {
    it(title, () => {
      assert.deepEqual(rollReasons(saved, desired), reasons);
    });
  }
});

describe("a version that differs only in fields to be ignored", () => {
  it("is no reason to roll", () => {
    assert.deepEqual(rollReasons(lastSuccess, aDesired(2), true), []);
  });

  it("leaves the other reasons as they are", () => {
    assert.deepEqual(rollReasons(lastSuccess, aDesired(2, { deploy: 2 }), true), [triggered]);
  });
});

describe("triggers", () => {
  const saved: SavedState = {
    ...lastSuccess,
    lastSuccess: aDesired(1, { deploy: 1, seed: { a: 1, b: 2 } }),
  };

  it("have not changed when only the order of their keys has", () => {
    assert.deepEqual(rollReasons(saved, aDesired(1, { seed: { b: 2, a: 1 }, deploy: 1 })), []);
  });

  it("are named in order when they come, change or go", () => {
    const desired = aDesired(1, { seed: 1, added: true });
    assert.deepEqual(rollReasons(saved, desired), [
      { kind: "triggers", names: ["added", "deploy", "seed"] },
    ]);
  });
});

describe("two runs", () => {
  it("want the same when target and triggers are", () => {
    assert.equal(isSameDesired(aDesired(1, { a: 1 }), aDesired("1", { a: 1 })), true);
  });

  it("want something else when the target differs", () => {
    assert.equal(isSameDesired(aDesired(1), aDesired(2)), false);
  });

  it("want something else when a trigger differs", () => {
    assert.equal(isSameDesired(aDesired(1, { a: 1 }), aDesired(1, { a: 2 })), false);
  });

  it("do not want the same when the first one wanted nothing", () => {
    assert.equal(isSameDesired(undefined, aDesired(1)), false);
  });
});

describe("a reason", () => {
  const sentences: readonly (readonly [reason: RollReason, sentence: string])[] = [
    [{ kind: "created" }, "the resource is new"],
    [unfinished, "the last refresh (r-1) is InProgress"],
    [{ ...unfinished, status: "Successful" }, "the last refresh (r-1) was not taken for a success"],
    [moved, "launch template web (lt-0web) version 1 -> 2"],
    [
      { kind: "target", from: { from: "group" }, to: aTarget(2) },
      "the configuration changed from the group's own configuration to web (lt-0web) version 2",
    ],
    [
      { kind: "target", from: aTarget(1), to: { from: "group" } },
      "the configuration changed from web (lt-0web) version 1 to the group's own configuration",
    ],
    [{ kind: "triggers", names: ["a", "b"] }, "triggers changed: a, b"],
  ];

  for (const [reason, sentence] of sentences) {
    it(`reads "${sentence}"`, () => {
      assert.equal(renderReason(reason), sentence);
    });
  }

  it("says so when a target is a mixed instances policy", () => {
    const launchTemplateSpecification = { launchTemplateId: "lt-0web", version: 3 };
    const configuration = {
      mixedInstancesPolicy: { launchTemplate: { launchTemplateSpecification } },
    };
    assert.equal(
      renderTarget({ from: "program", configuration }),
      "lt-0web version 3 (mixed instances)",
    );
  });

  it("names the group's own configuration when nothing else is known", () => {
    assert.equal(renderTarget({ from: "group" }), "the group's own configuration");
  });

  it("names the launch configuration that the group launches from", () => {
    assert.equal(
      renderTarget({ from: "group", launchConfigurationName: "web-2" }),
      "launch configuration web-2",
    );
  });

  it("names the template that the group launches from when it is known", () => {
    assert.equal(
      renderTarget({ from: "group", configuration: aConfiguration(4) }),
      "web (lt-0web) version 4",
    );
  });
});
