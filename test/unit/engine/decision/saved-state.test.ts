import assert from "node:assert/strict";
import fc from "fast-check";
import {
  hasMatchingFromOtherTriggers,
  isSameDesired,
  renderReason,
  rollReasons,
} from "../../../../engine/decision/reasons";
import { findNotReplaced } from "../../../../engine/refresh/outdated-instances";
import { fingerprints } from "../../../../engine/inputs/fingerprint";
import { savedStateOf, refreshIdOf, toSaved } from "../../../../engine/decision/saved-state";
import { aGroup } from "../../../support/provider/a-group";

const target = {
  configuration: { launchTemplate: { launchTemplateId: "lt-0abc", version: "7" } },
  from: "program",
} as const;
const done = { instanceRefreshId: "08b91cf7", status: "Successful" };

const aTemplate = fc.record({ launchTemplateId: fc.constant("lt-0abc"), version: anyOf("7", "8") });
const aPolicy = fc.record({
  launchTemplate: fc.record({ launchTemplateSpecification: aTemplate }),
});
const aTarget = fc.record(
  {
    from: anyOf("program", "group"),
    configuration: fc.oneof(
      fc.record({ launchTemplate: aTemplate }),
      fc.record({ mixedInstancesPolicy: aPolicy }),
    ),
    launchConfigurationName: anyOf("web-1"),
  },
  { requiredKeys: ["from"] },
);
const aDesired = fc.record({
  target: aTarget,
  triggers: anyOf({ build: "7" }, { build: "8" }, {}).map(fingerprints),
});
/** A last success implies a last attempt. */
const anyKnown = fc.record(
  {
    lastSuccess: aDesired,
    lastAttempt: aDesired,
    possibleOrigins: fc.array(aDesired, { minLength: 1 }),
    mustReplace: fc.array(anyOf("i-0a", "i-0b"), { minLength: 1 }),
    outdated: fc.array(anyOf("i-0a", "i-0b"), { minLength: 1 }),
    held: aDesired,
    groupArn: anyOf("arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:0a:x"),
  },
  { requiredKeys: ["lastAttempt"] },
);
const anyOutputs = fc.record({ launchTemplate: aTemplate }, { requiredKeys: [] });

function anyOf<const Value>(...values: readonly Value[]): fc.Arbitrary<Value> {
  return fc.constantFrom(...values);
}

/** What a state becomes on its way through Pulumi. */
function throughPulumi(state: object): Record<string, unknown> {
  return JSON.parse(JSON.stringify(state)) as Record<string, unknown>;
}

describe("the saved state", () => {
  it("reads back what it has written, whatever is left out", () => {
    fc.assert(
      fc.property(anyKnown, anyOutputs, (known, outputs) => {
        const state = { ...done, ...outputs, ...toSaved(known, outputs) };
        assert.deepEqual(savedStateOf(throughPulumi(state)), throughPulumi({ ...done, ...known }));
      }),
      { numRuns: 2000, seed: 20_261 },
    );
  });

  it("says nothing that the outputs show", () => {
    const desired = { target, triggers: {} };
    const shown = target.configuration;
    assert.deepEqual(toSaved({ lastSuccess: desired, lastAttempt: desired }, shown), {
      __saved: { version: 1, lastSuccess: {} },
    });
  });

  it("has the names of triggers and not their values", () => {
    const text = JSON.stringify(
      toSaved({ lastSuccess: { target, triggers: fingerprints({ certificate: "hush" }) } }, {}),
    );
    assert.match(text, /"certificate":"sha256:[0-9a-f]{64}"/);
    assert.doesNotMatch(text, /hush/);
  });

  for (const [title, saved] of [
    ["without a version", { lastSuccess: { target, triggers: {} } }],
    ["of an unreadable version", { version: "1", lastSuccess: { target, triggers: {} } }],
    ["that is a text", "edited by hand"],
    [
      "whose parts are of another form",
      { version: 1, lastSuccess: "yes", lastAttempt: [], possibleOrigins: [7], mustReplace: [7] },
    ],
  ] as const) {
    it(`${title} reads as nothing, and id and status remain`, () => {
      assert.deepEqual(savedStateOf({ ...done, __saved: saved }), done);
    });
  }
});

describe("a saved state that was edited", () => {
  const strange = (...known: fc.Arbitrary<unknown>[]): fc.Arbitrary<unknown> =>
    fc.oneof({ depthSize: "small" }, fc.jsonValue(), ...known);
  const template = strange(fc.record({ launchTemplateId: strange(), version: strange() }));
  const override = strange(fc.record({ launchTemplateSpecification: template }));
  const overrides = strange(fc.array(override));
  const launchTemplate = strange(fc.record({ launchTemplateSpecification: template, overrides }));
  const policy = strange(fc.record({ launchTemplate, instancesDistribution: strange() }));
  const configuration = strange(
    fc.record({ launchTemplate: template }),
    fc.record({ mixedInstancesPolicy: policy }),
  );
  const edited = fc.record(
    { configuration, launchConfigurationName: strange() },
    { requiredKeys: ["configuration"] },
  );
  const desired = strange(fc.record({ target: strange(edited), triggers: strange() }));

  it("can be compared with any program, whatever stands in it", () => {
    const edits = fc.record({
      version: fc.constant(1),
      lastSuccess: desired,
      lastAttempt: desired,
      possibleOrigins: strange(fc.array(desired)),
      mustReplace: strange(fc.array(fc.jsonValue())),
    });
    fc.assert(
      fc.property(edits, template, (edit, shown) => {
        const saved = savedStateOf({ ...done, launchTemplate: shown, __saved: edit });
        const now = { target, triggers: {} };
        hasMatchingFromOtherTriggers(saved, now);
        rollReasons(saved, now).map(renderReason);
        isSameDesired(saved.lastAttempt, now);
        findNotReplaced(saved.mustReplace ?? [], aGroup(), now.target, undefined);
      }),
      { numRuns: 2000, seed: 20_260 },
    );
  });
});

describe("the saved state of a version to come", () => {
  const outputs = {
    ...done,
    autoScalingGroupName: "web",
    __saved: { version: 2, lastSuccess: {} },
  };

  it("is refused rather than lost", () => {
    assert.throws(() => savedStateOf(outputs), { code: "StateTooNew" });
  });

  it("still says which refresh was ours, for whoever deletes the resource", () => {
    assert.equal(refreshIdOf(outputs), done.instanceRefreshId);
  });
});

describe("a trigger's fingerprint", () => {
  it("is the same for values that mean the same", () => {
    assert.deepEqual(
      fingerprints({ set: { a: 1, b: [2], c: null } }),
      fingerprints({ set: { b: [2], a: 1 } }),
    );
  });

  it("is another one for a text than for a number", () => {
    assert.notEqual(fingerprints({ build: "7" })["build"], fingerprints({ build: 7 })["build"]);
  });

  it("is none for a trigger that holds nothing", () => {
    assert.deepEqual(fingerprints({ a: null, b: undefined, c: {}, d: [] }), {});
  });

  it("is none where triggers are not known yet", () => {
    assert.deepEqual(fingerprints("not known yet"), {});
  });
});
