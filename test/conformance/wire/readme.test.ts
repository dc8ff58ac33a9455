/** The simulator's README says what is true. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { DescribeAutoScalingGroupsCommand } from "@aws-sdk/client-auto-scaling";
import { buildWorld, type WorldSeed } from "../../../simulator/index";
import { manual } from "../../../simulator/manual";
import { ruleFields } from "../../../simulator/scenario/fields";
import { parseScenario } from "../../../simulator/scenario/parse";
import { withSimulator } from "../../support/protocol-clients";

const readme = readFileSync(join(__dirname, "../../../simulator/README.md"), "utf8");
const [scenario, world] = [...readme.matchAll(/```json\n([^`]*)```/g)].map(
  ([, block = ""]) => JSON.parse(block) as unknown,
);

describe("the README", () => {
  it("shows a scenario that is accepted", () => {
    assert.equal(parseScenario(scenario).rules?.length, 4);
  });

  it("shows a world that can be made", async () => {
    await withSimulator({ world: world as WorldSeed }, async (_simulator, { autoScaling }) => {
      const { AutoScalingGroups = [] } = await autoScaling.send(
        new DescribeAutoScalingGroupsCommand({}),
      );
      assert.deepEqual(
        AutoScalingGroups.map((group) => group.AutoScalingGroupName),
        ["web"],
      );
    });
  });

  it("shows a builder that makes the very same world", () => {
    const [, block = ""] = /```ts\n([^`]*buildWorld\(\)[^`]*)```/.exec(readme) ?? [];
    const [, expression = ""] = /const world = ([^;]*);/.exec(block) ?? [];
    const built: unknown = runInNewContext(`JSON.stringify(${expression})`, { buildWorld });
    assert.deepEqual(JSON.parse(String(built)), world);
  });

  it("and the manual name every kind of rule, and every field of its own", () => {
    const shared = Object.keys(ruleFields["throttle"] ?? {});
    for (const [kind, fields] of Object.entries(ruleFields)) {
      const own = Object.keys(fields).filter(
        (field) => kind === "launch" || !shared.includes(field) || kind === "alarm",
      );
      for (const word of [kind, ...own]) {
        assert.match(readme, new RegExp(`\`${word}\``));
        assert.match(manual, new RegExp(`\\b${word}\\b`));
      }
    }
  });
});
