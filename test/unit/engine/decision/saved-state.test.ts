import assert from "node:assert/strict";
import fc from "fast-check";
import {
  hasStaleMatches,
  isSameWanted,
  renderReason,
  rollReasons,
  type Past,
} from "../../../../engine/decision/reasons";
import { neverReplaced } from "../../../../engine/refresh/outdated-instances";
import { fingerprints } from "../../../../engine/inputs/fingerprint";
import { pastOf, refreshIdOf, toSaved } from "../../../../engine/decision/saved-state";
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
const aWanted = fc.record({
  target: aTarget,
  triggers: anyOf({ build: "7" }, { build: "8" }, {}).map(fingerprints),
});
/** What was settled was attempted. */
const anyKnown = fc.record(
  {
    settled: aWanted,
    attempt: aWanted,
    remnants: fc.array(aWanted, { minLength: 1 }),
    outgoing: fc.array(anyOf("i-0a", "i-0b"), { minLength: 1 }),
  },
  { requiredKeys: ["attempt"] },
);
const anyOutputs = fc.record({ launchTemplate: aTemplate }, { requiredKeys: [] });

function anyOf<const Value>(...values: readonly Value[]): fc.Arbitrary<Value> {
  return fc.constantFrom(...values);
}

/** What a state becomes on its way through Pulumi. */
function throughPulumi(state: object): Record<string, unknown> {
  return JSON.parse(JSON.stringify(state)) as Record<string, unknown>;
}

/** Outputs as version 1 of the format had them. */
function version1(triggers: object): Record<string, unknown> {
  return { ...done, __saved: { version: 1, settled: { target, triggers } } };
}

function reasonsFor(past: Past, triggers: object) {
  return rollReasons(past, { target, triggers: fingerprints(triggers) });
}

describe("the saved state", () => {
  it("reads back what it has written, whatever is left out", () => {
    fc.assert(
      fc.property(anyKnown, anyOutputs, (known, outputs) => {
        const state = { ...done, ...outputs, ...toSaved(known, outputs) };
        assert.deepEqual(pastOf(throughPulumi(state)), throughPulumi({ ...done, ...known }));
      }),
      { numRuns: 2000, seed: 20_261 },
    );
  });

  it("says nothing that the outputs show", () => {
    const wanted = { target, triggers: {} };
    const shown = target.configuration;
    assert.deepEqual(toSaved({ settled: wanted, attempt: wanted }, shown), {
      __saved: { version: 3, settled: {} },
    });
  });

  it("has the names of triggers and not their values", () => {
    const text = JSON.stringify(
      toSaved({ settled: { target, triggers: fingerprints({ certificate: "hush" }) } }, {}),
    );
    assert.match(text, /"certificate":"sha256:[0-9a-f]{64}"/);
    assert.doesNotMatch(text, /hush/);
  });

  it("of version 1, with the values of triggers, means the same as before", () => {
    const past = pastOf(version1({ certificate: "2026", zone: null }));
    assert.deepEqual(reasonsFor(past, { certificate: "2026" }), []);
    assert.deepEqual(reasonsFor(past, { certificate: "2027" }), [
      { kind: "triggers", names: ["certificate"] },
    ]);
  });

  it("of version 2, without an attempt or a configuration, has none, whatever the outputs show", () => {
    const settled = { target: { from: "group" }, triggers: {} };
    const state = { ...done, ...target.configuration, __saved: { version: 2, settled } };
    assert.deepEqual(pastOf(state), { ...done, settled });
  });

  for (const [title, saved] of [
    ["without a version", { settled: { target, triggers: {} } }],
    ["of a version that is none", { version: "2", settled: { target, triggers: {} } }],
    ["that is a text", "edited by hand"],
    [
      "whose parts are of another form",
      { version: 2, settled: "yes", attempt: [], remnants: [7], outgoing: [7] },
    ],
  ] as const) {
    it(`${title} reads as nothing, and id and status remain`, () => {
      assert.deepEqual(pastOf({ ...done, __saved: saved }), done);
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
  const wanted = strange(fc.record({ target: strange(edited), triggers: strange() }));

  it("can be compared with any program, whatever stands in it", () => {
    const edits = fc.record({
      version: fc.constantFrom(1, 2, 3),
      settled: wanted,
      attempt: wanted,
      remnants: strange(fc.array(wanted)),
      outgoing: strange(fc.array(fc.jsonValue())),
    });
    fc.assert(
      fc.property(edits, template, (saved, shown) => {
        const past = pastOf({ ...done, launchTemplate: shown, __saved: saved });
        const now = { target, triggers: {} };
        hasStaleMatches(past, now);
        rollReasons(past, now).map(renderReason);
        isSameWanted(past.attempt, now);
        neverReplaced(past.outgoing ?? [], aGroup(), now.target, undefined);
      }),
      { numRuns: 2000, seed: 20_260 },
    );
  });
});

describe("the saved state of a version to come", () => {
  const outputs = { ...done, autoScalingGroupName: "web", __saved: { version: 4, settled: {} } };

  it("is refused rather than lost", () => {
    assert.throws(() => pastOf(outputs), { code: "StateTooNew" });
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
