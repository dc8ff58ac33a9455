import assert from "node:assert/strict";
import { fromAws, toAws } from "../../../../engine/aws/field-names";

describe("AWS's field names", () => {
  it("begin with a small letter here, at every depth, and with a capital one there", () => {
    const theirs = { LaunchTemplate: { LaunchTemplateId: "lt-0abc" }, Overrides: [{ Weight: 1 }] };
    const ours = { launchTemplate: { launchTemplateId: "lt-0abc" }, overrides: [{ weight: 1 }] };
    assert.deepEqual(fromAws(theirs), ours);
    assert.deepEqual(toAws(ours), theirs);
  });

  it("are left out where they hold nothing", () => {
    assert.deepEqual(fromAws({ EndTime: undefined, StatusReason: null, Rest: [] }), { rest: [] });
  });
});

describe("an instant of AWS's", () => {
  for (const [given, text] of [
    ["2026-01-01T10:00:00.000Z", "2026-01-01T10:00:00Z"],
    ["2026-01-01T10:00:00.250Z", "2026-01-01T10:00:00.250Z"],
  ] as const) {
    it(`becomes ${text}`, () => {
      assert.deepEqual(fromAws({ StartTime: new Date(given) }), { startTime: text });
    });
  }
});
