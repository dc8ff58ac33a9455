/** Facts of a roll that nothing stands in the way of, and a table of what is found when something does. */
import assert from "node:assert/strict";
import { surveyFleet } from "../../../../engine/refresh/fleet";
import type { Group } from "../../../../engine/refresh/group";
import type { Inputs } from "../../../../engine/inputs/inputs";
import type { PreflightFacts, Finding } from "../../../../engine/preflight/facts";
import { findObstacles } from "../../../../engine/preflight/find-obstacles";
import { aGroup } from "../../../support/provider/a-group";
import { aTarget } from "../../../support/provider/a-target";

export type Parts = Partial<Omit<PreflightFacts, "inputs" | "group">> & {
  readonly inputs?: Partial<Inputs>;
  readonly group?: Partial<Group>;
};

/** Everything is known, and all is well but for these parts. */
export function facts({ inputs, group, ...parts }: Parts = {}): PreflightFacts {
  const target = aTarget(2);
  const whole = aGroup(group);
  const fleet = surveyFleet(whole, parts.target ?? target);
  return {
    inputs: { autoScalingGroupName: "web", ...inputs },
    target,
    skipMatching: true,
    group: whole,
    ...(fleet && { fleet }),
    launches: [
      {
        image: { imageId: "ami-2", state: "available", architecture: "x86_64" },
        instanceTypes: [{ instanceType: "t3.small", architectures: ["x86_64"] }],
      },
    ],
    alarms: [],
    isOwnImageParameter: false,
    credentialsEndIn: 86_400,
    ownInstanceId: "i-elsewhere",
    ...parts,
  };
}

export type Row = readonly [
  title: string,
  parts: Parts,
  severity?: Finding["severity"],
  text?: string,
];

/** One row, one finding; a row without a text finds nothing. */
export function finds(rows: readonly Row[]): void {
  for (const [title, parts, severity, text] of rows) {
    it(title, () => {
      assert.deepEqual(
        findObstacles(facts(parts)),
        severity === undefined ? [] : [{ severity, text }],
      );
    });
  }
}
