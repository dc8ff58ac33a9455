/** docs/simulator.md tells of every simulated operation, and names tests that exist. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { autoScalingActions } from "../../../simulator/actions/auto-scaling";
import { cloudWatchActions } from "../../../simulator/actions/cloud-watch";
import { ec2Actions } from "../../../simulator/actions/ec2";
import { elbActions } from "../../../simulator/actions/elastic-load-balancing";
import { elbv2Actions } from "../../../simulator/actions/elastic-load-balancing-v2";
import { ssmActions } from "../../../simulator/actions/ssm";
import { stsActions } from "../../../simulator/actions/sts";

const checkout = join(__dirname, "../../..");
const text = readFileSync(join(checkout, "docs/simulator.md"), "utf8");

/** By the folder that a section names in its heading. */
const sections = new Map(
  text
    .split("\n### ")
    .map((section) => [/`simulator\/actions\/([a-z0-9-]+)`/u.exec(section)?.[1] ?? "", section]),
);

const tables = {
  "auto-scaling": autoScalingActions,
  ec2: ec2Actions,
  "elastic-load-balancing": elbActions,
  "elastic-load-balancing-v2": elbv2Actions,
  "cloud-watch": cloudWatchActions,
  sts: stsActions,
  ssm: ssmActions,
};

/** The rows of tables that say how far something is simulated, as cells. */
const rows = text
  .split("\n")
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .filter(([, , word = ""]) => ["supported", "simplified", "absent"].includes(word));

describe("docs/simulator.md", () => {
  for (const [folder, actions] of Object.entries(tables)) {
    it(`has a row for each operation in simulator/actions/${folder}, and for no other`, () => {
      const told = [...(sections.get(folder) ?? "").matchAll(/^\| `([A-Z]\w+)` +\|/gmu)];
      assert.deepEqual(told.map(([, name]) => name).sort(), Object.keys(actions).sort());
    });
  }

  it("says of everything that is there how it is known, and what is left out where it is simplified", () => {
    for (const [, title = "", word = "", note = "", evidence = ""] of rows) {
      if (word !== "absent")
        assert.match(evidence, /recording|documentation|user logs|inference/u, title);
      if (word === "simplified") assert.notEqual(note, "", title);
    }
  });

  it("names a test for each claim", () => {
    for (const [, title = "", , , , shown = ""] of rows) assert.match(shown, /\.test\.ts`/u, title);
  });

  it("names only files that exist", () => {
    const named = [...text.matchAll(/`((?:test|simulator)\/[\w./-]+)`/gu)].map(
      ([, file = ""]) => file,
    );
    assert.deepEqual(
      [...new Set(named)].filter((file) => !existsSync(join(checkout, file))),
      [],
    );
  });
});
