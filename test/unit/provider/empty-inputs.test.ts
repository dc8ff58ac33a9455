/** Inputs that hold nothing, and a report that cannot be written: neither is a reason to lose a refresh. */
import assert from "node:assert/strict";
import * as lifecycle from "../../../provider/lifecycle";
import { aGroup, anInstance } from "../../support/provider/a-group";
import { aRefresh, aSuccess } from "../../support/provider/a-refresh";
import { aStage } from "../../support/provider/a-stage";
import { aConfiguration } from "../../support/provider/a-target";
import { aResolvedTemplate } from "../../support/provider/a-template";

const desired = { autoScalingGroupName: "web", desiredConfiguration: aConfiguration("2") };

/** Rolls the group from version 1 to this one. */
function rolling(last = aSuccess(), version = 2) {
  const configuration = aConfiguration(String(version));
  const after = aGroup({ configuration, instances: [anInstance("i-1", version)] });
  return aStage({
    history: [[]],
    starts: ["r-ours"],
    groups: [aGroup(), after],
    looks: [aRefresh(), last],
    templates: [aResolvedTemplate({ version: "1" })],
  });
}

describe("an input that is null", () => {
  const names = ["desiredConfiguration", "webhooks", "gates", "preferences", "triggers", "report"];
  for (const name of [...names, "onGateFailure", "assumeRole"]) {
    it(`is none: ${name}`, async () => {
      const { ports } = rolling(aSuccess(), name === "desiredConfiguration" ? 1 : 2);
      const inputs = { ...desired, [name]: null };
      const { failures } = await lifecycle.check({ a: 1 }, inputs);
      assert.ok(failures.every(({ property }) => property !== name));
      const { outs } = await lifecycle.create(inputs, () => ports);
      assert.equal(outs["status"], "Successful");
    });
  }
});

describe("a desired configuration without anything in it", () => {
  for (const desiredConfiguration of [{}, { launchTemplate: {} }]) {
    it(`is none: ${JSON.stringify(desiredConfiguration)}`, async () => {
      const { ports, aws } = rolling(aSuccess(), 1);
      await lifecycle.create({ ...desired, desiredConfiguration }, () => ports);
      assert.deepEqual(
        aws.started.map((request) => request.desiredConfiguration),
        [undefined],
      );
    });
  }
});

describe("a report that fails in a way that nobody thought of", () => {
  it("is a warning, and the refresh is in the state", async () => {
    const { ports, aws, reporter } = rolling(aRefresh({ status: "Failed" }));
    let isOver = false;
    const broken: typeof ports.autoScaling = {
      ...aws,
      describeRefreshes: async (...asked) => {
        const found = await aws.describeRefreshes(...asked);
        isOver = found[0]?.status === "Failed";
        return found;
      },
      findGroup: (name) =>
        isOver ? Promise.reject(new TypeError("not a group")) : aws.findGroup(name),
    };
    const inputs = { ...desired, report: { json: "/dev/null" } };
    await assert.rejects(
      lifecycle.create(inputs, () => ({ ...ports, autoScaling: broken })),
      ({ properties }: { properties?: Readonly<Record<string, unknown>> }) =>
        properties?.["instanceRefreshId"] === "r-ours",
    );
    assert.match(reporter.warnings.join("\n"), /report was not finished: TypeError: not a group/);
  });
});
