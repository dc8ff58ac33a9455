/** What a preview says, in its row and in full. */
import assert from "node:assert/strict";
import type { Decision } from "../../../../engine/decision/decide";
import { surveyFleet } from "../../../../engine/refresh/fleet";
import type { Preferences } from "../../../../engine/inputs/inputs";
import { renderPreview, type PreviewFacts } from "../../../../engine/preview/render-preview";
import { aGroup, anInstance } from "../../../support/provider/a-group";
import { aRefresh } from "../../../support/provider/a-refresh";
import { aConfiguration, aTarget } from "../../../support/provider/a-target";

const target = aTarget(2);
const refresh = aRefresh();
const reasons = [{ kind: "target", from: aTarget(1), to: target }] as const;
const reason = "launch template web (lt-0web) version 1 -> 2";
const start: Decision = { act: "start", reasons, preferences: { skipMatching: true } };
const at = "40% complete, 6 instances left (InProgress)";

const sentences: readonly (readonly [decision: Decision, sentence: string])[] = [
  [{ act: "hold", reasons }, `on hold; a refresh is due: ${reason}`],
  [{ act: "record", refresh }, "refresh r-ours already rolled this change; it will be recorded"],
  [
    { act: "block", refresh },
    "would fail: this very target was rolled back before (r-ours); change the target, or set retryAfterRollback: true",
  ],
  [{ act: "refuse", refresh }, `would fail: another refresh is active (r-ours, ${at})`],
  [{ act: "follow", refresh, whose: "ours" }, `would resume watching refresh r-ours, ${at}`],
  [{ act: "follow", refresh, whose: "theirs" }, `would adopt refresh r-ours, ${at}`],
  [{ act: "waitFor", refresh }, `would wait for refresh r-ours (${at}), then start its own`],
  [
    { act: "supersede", refresh, whose: "theirs" },
    `would cancel refresh r-ours (${at}), then start its own`,
  ],
];

describe("a preview", () => {
  for (const [decision, sentence] of sentences) {
    it(`says "${sentence}"`, () => {
      assert.deepEqual(renderPreview({ decision, target, preferences: undefined }), {
        row: sentence,
        lines: [sentence],
      });
    });
  }

  it("says in a word that nothing would happen", () => {
    assert.deepEqual(
      renderPreview({ decision: { act: "nothing" }, target, preferences: undefined }),
      { row: "no refresh", lines: [] },
    );
  });
});

describe("the preview beside an active refresh", () => {
  const blocking = aRefresh({ desiredConfiguration: aConfiguration("2") });
  const warned =
    "  while that refresh is active, AWS refuses to change what the group itself launches: if this update does, wait for the refresh, or run `npx instance-refresh cancel web` first";
  const decisions: readonly Decision[] = [
    { act: "follow", refresh: blocking, whose: "ours" },
    { act: "follow", refresh: blocking, whose: "theirs" },
    { act: "waitFor", refresh: blocking },
    { act: "supersede", refresh: blocking, whose: "theirs" },
    { act: "hold", reasons, running: blocking },
  ];
  for (const decision of decisions) {
    const whose = "whose" in decision ? ` ${decision.whose}` : "";
    it(`says that the group's own update would be refused: ${decision.act}${whose}`, () => {
      const { lines } = renderPreview({
        decision,
        target,
        preferences: undefined,
        group: aGroup(),
      });
      assert.equal(lines.at(-1), warned);
    });
  }

  it("does not say so of a refresh without a desired configuration, which blocks nothing", () => {
    const decision: Decision = { act: "waitFor", refresh };
    const { lines } = renderPreview({
      decision,
      target,
      preferences: undefined,
      group: aGroup(),
    });
    assert.equal(lines.length, 1);
  });
});

/** A start on a group of this make. */
function starting(
  parts: Partial<PreviewFacts> & { readonly group?: ReturnType<typeof aGroup> } = {},
) {
  const { group = aGroup(), decision = start } = parts;
  const fleet = surveyFleet(group, target);
  return renderPreview({
    decision,
    target,
    preferences: undefined,
    group,
    ...(fleet && { fleet }),
    ...parts,
  });
}

describe("the preview of a start", () => {
  it("says how many instances would be replaced, how and how long", () => {
    assert.deepEqual(starting(), {
      row: `would replace 2 of 2 instances: ${reason}, 2 batches, about 4 min`,
      lines: [
        `would replace 2 of 2 instances: ${reason}, 2 batches, about 4 min`,
        "  instances: 2 in service: 2 to replace, 0 on the target already",
        "  batches: 2 of 1, terminate first; 1 to 2 instances in service (the group's maximum is 10)",
        "  duration: about 4 min, if a batch takes 2 min with 60 s of warm-up (from the group default)",
      ],
    });
  });

  it("says that the duration is without the group's lifecycle hooks", () => {
    const { row, lines } = starting({ hasHooks: true });
    assert.match(row, /, about 4 min$/);
    assert.match(lines[3] ?? "", /^ {2}duration: about 4 min without lifecycle hooks, if a batch/);
  });

  it("says what it assumes where the account's setting may not be described", () => {
    const { lines } = starting({ launchBeforeTerminate: "notKnown" });
    assert.match(lines.at(-1) ?? "", /^ {2}assuming .*DescribeAccountSettings is not allowed$/);
  });

  it("gives no reason where none asks for the roll, as in a plan", () => {
    const { row, lines } = starting({ decision: { ...start, reasons: [] } });
    assert.deepEqual(
      [row, lines.slice(0, 2)],
      [
        "would replace 2 of 2 instances, 2 batches, about 4 min",
        [
          "would replace 2 of 2 instances, 2 batches, about 4 min",
          "  onto web (lt-0web) version 2",
        ],
      ],
    );
  });

  it("names the target where the reason does not", () => {
    const decision: Decision = { ...start, reasons: [{ kind: "created" }] };
    assert.equal(starting({ decision }).lines[1], "  onto web (lt-0web) version 2");
  });

  it("names the fields that changed, and what the image and the type are now", () => {
    const before = { imageId: "ami-1", instanceType: "t3.small", userData: "a", keyName: "k" };
    const after = { imageId: "ami-2", userData: "b", keyName: "k" };
    assert.equal(
      starting({ templates: { before, after } }).lines[1],
      "  changed: imageId ami-1 -> ami-2, instanceType t3.small -> (none), userData",
    );
  });

  it("says nothing of fields when none changed", () => {
    const same = { imageId: "ami-1" };
    assert.match(
      starting({ templates: { before: same, after: same } }).lines[1] ?? "",
      /^ {2}instances:/,
    );
  });

  it("says that instances are protected or on standby, and what AWS does about them", () => {
    const instances = [
      anInstance("i-a", 1, { protectedFromScaleIn: true }),
      anInstance("i-b", 1, { lifecycleState: "Standby" }),
    ];
    const line =
      "  instances: 1 in service: 0 to replace, 0 on the target already, 1 protected (Wait), 1 on standby (Wait)";
    assert.equal(starting({ group: aGroup({ instances }) }).lines[1], line);
  });

  it("says what the user chose for them", () => {
    const instances = [
      anInstance("i-a", 1, { protectedFromScaleIn: true }),
      anInstance("i-b", 1, { lifecycleState: "Standby" }),
    ];
    const preferences = {
      skipMatching: true,
      scaleInProtectedInstances: "Refresh" as const,
      standbyInstances: "Ignore" as const,
    };
    const decision: Decision = { act: "start", reasons, preferences };
    assert.match(
      starting({ decision, group: aGroup({ instances }) }).lines[1] ?? "",
      /1 to replace, .* 1 protected \(Refresh\), 1 on standby \(Ignore\)$/,
    );
  });

  it("says that a surge goes beyond the group's maximum", () => {
    const decision: Decision = {
      act: "start",
      reasons,
      preferences: { minHealthyPercentage: 100 },
    };
    const { lines } = starting({ decision, group: aGroup({ maxSize: 2 }) });
    assert.equal(
      lines[2],
      "  batches: 2 of 1, launch first; 2 to 3 instances in service, more than the group's maximum of 2",
    );
  });

  it("says that nobody sets a warm-up", () => {
    const { lines } = starting({ group: aGroup({ defaultInstanceWarmup: -1 }) });
    assert.match(
      lines[3] ?? "",
      /0 s of warm-up \(neither the preferences nor the group set any\)$/,
    );
  });

  it("says that there is nothing to replace", () => {
    const { lines } = starting({ group: aGroup({ instances: [anInstance("i-a", 2)] }) });
    assert.equal(lines.at(-1), "  nothing to replace: AWS ends such a refresh at once");
  });

  const waitingProtected = anInstance("i-a", 1, { protectedFromScaleIn: true });
  const standby = anInstance("i-b", 1, { lifecycleState: "Standby" });
  const idle: readonly (readonly [title: string, preferences: Preferences, line: string])[] = [
    [
      "that AWS waits for those that it may not replace",
      {},
      "  nothing to replace: AWS waits an hour for 2 instances, and then the refresh fails",
    ],
    [
      "that it waits for the one that is left",
      { scaleInProtectedInstances: "Ignore" as const },
      "  nothing to replace: AWS waits an hour for one instance, and then the refresh fails",
    ],
    [
      "that it terminates those on standby",
      { scaleInProtectedInstances: "Ignore" as const, standbyInstances: "Terminate" as const },
      "  nothing to replace, but to terminate 1 on standby: AWS ends such a refresh soon",
    ],
    [
      "that none is left when all are ignored",
      { scaleInProtectedInstances: "Ignore" as const, standbyInstances: "Ignore" as const },
      "  nothing to replace: AWS ends such a refresh at once",
    ],
  ];
  for (const [title, chosen, line] of idle) {
    it(`says of a fleet without instances to replace ${title}`, () => {
      const preferences = { skipMatching: true, ...chosen };
      const decision: Decision = { act: "start", reasons, preferences };
      const { lines } = starting({
        decision,
        group: aGroup({ instances: [waitingProtected, standby] }),
      });
      assert.equal(lines.at(-1), line);
    });
  }

  it("says less where the group may not be described", () => {
    assert.deepEqual(renderPreview({ decision: start, target, preferences: undefined }), {
      row: `would start a refresh: ${reason}`,
      lines: [`would start a refresh: ${reason}`],
    });
  });
});
