/** The last line of a roll that succeeded. */
import assert from "node:assert/strict";
import { renderSuccess } from "../../../../engine/reporting/success-line";
import { failed } from "../../../../engine/run/errors/ending";
import type { Rolled } from "../../../../engine/run/roll";
import { aGroup } from "../../../support/provider/a-group";
import { aRefresh, aSuccess } from "../../../support/provider/a-refresh";

const onto = (version: string) => ({
  configuration: { launchTemplate: { launchTemplateId: "lt-0web", version } },
});
const rolled: Rolled = {
  desired: { target: { ...onto("2"), from: "program" }, triggers: {} },
  refresh: aSuccess({ startTime: "2026-10-10T10:00:00Z", endTime: "2026-10-10T10:06:40Z" }),
  reasons: [{ kind: "created" }],
  group: aGroup(onto("1")),
  verified: { replaced: 3 },
};

describe("the last line of a success", () => {
  it("says how many instances were replaced, how long it took, and from which version to which", () => {
    assert.equal(renderSuccess(rolled), "3 instances replaced in 7 min: version 1 -> 2");
  });

  it("says what the fleet runs where this run has not seen what it ran before", () => {
    const { group: _, ...resumed } = rolled;
    assert.equal(
      renderSuccess({ ...resumed, reasons: [], verified: {} }),
      "refresh r-ours succeeded in 7 min: lt-0web version 2",
    );
  });

  it("speaks of one instance", () => {
    assert.match(
      renderSuccess({ ...rolled, verified: { replaced: 1 } }) ?? "",
      /^1 instance replaced/,
    );
  });

  it("does not exist where nothing was rolled", () => {
    const { refresh: _, ...nothing } = rolled;
    assert.equal(renderSuccess({ ...nothing, reasons: [] }), undefined);
  });

  it("does not exist for a failure", () => {
    const refresh = aRefresh({ status: "Failed" });
    const error = failed("RefreshFailed", refresh, "It failed.");
    assert.equal(renderSuccess({ ...rolled, refresh, error }), undefined);
  });
});
