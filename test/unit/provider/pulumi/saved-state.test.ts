import assert from "node:assert/strict";
import { rollReasons, type Past } from "../../../../provider/core/roll-reason";
import { fingerprints } from "../../../../provider/pulumi/fingerprint";
import { pastOf, toSaved } from "../../../../provider/pulumi/saved-state";

const target = {
  configuration: { launchTemplate: { launchTemplateId: "lt-0abc", version: "7" } },
  from: "program",
} as const;
const done = { instanceRefreshId: "08b91cf7", status: "Successful" };

/** Outputs as version 1 of the format had them. */
function version1(triggers: object): Record<string, unknown> {
  return { ...done, __saved: { version: 1, settled: { target, triggers } } };
}

function reasonsFor(past: Past, triggers: object) {
  return rollReasons(past, { target, triggers: fingerprints(triggers) });
}

describe("the saved state", () => {
  it("reads back what it has written", () => {
    const wanted = { target, triggers: fingerprints({ certificate: "2026" }) };
    const saved = toSaved({ settled: wanted, attempt: wanted });
    assert.deepEqual(pastOf({ ...done, ...saved }), { ...done, settled: wanted, attempt: wanted });
  });

  it("has the names of triggers and not their values", () => {
    const text = JSON.stringify(
      toSaved({ settled: { target, triggers: fingerprints({ certificate: "hush" }) } }),
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

  for (const [title, saved] of [
    ["of a version to come", { version: 3, settled: { target, triggers: {} } }],
    ["without a version", { settled: { target, triggers: {} } }],
    ["that is a text", "edited by hand"],
    ["whose parts are of another form", { version: 2, settled: "yes", attempt: [] }],
  ] as const) {
    it(`${title} reads as nothing, and id and status remain`, () => {
      assert.deepEqual(pastOf({ ...done, __saved: saved }), done);
    });
  }
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
