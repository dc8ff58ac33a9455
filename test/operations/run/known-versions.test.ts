/** AWS may report an older `$Latest` or `$Default` than the same program has just made: that is no answer to go by. */
import assert from "node:assert/strict";
import { Fault } from "../../../engine/run/fault";
import type { AutoScaling, KnownVersion } from "../../../engine/run/ports";
import { versionOf } from "../../../engine/refresh/target";
import { aRoll, savedStateAfter } from "../../support/provider/a-roll";
import { aStageWith } from "../../support/provider/a-stage";
import { createSmallAws } from "../../support/provider/small-aws";
import { createVirtualClock } from "../../support/provider/virtual-clock";

const missing = new Fault("rejected", {
  call: "DescribeLaunchTemplateVersions",
  code: "InvalidLaunchTemplateId.VersionNotFound",
  message: "Could not find launch template version.",
});
const following = (version: KnownVersion["version"]) => ({
  desiredConfiguration: { launchTemplate: { launchTemplateId: "lt-0web", version } },
});

interface Staleness {
  readonly version: KnownVersion["version"];
  /** What the program has made. */
  readonly number: number;
  /** Milliseconds until AWS reports it where it is asked for the version that moves. */
  readonly untilMoved: number;
  /** Milliseconds until AWS knows it by its number. */
  readonly untilKnown: number;
}

/** A fleet that was rolled to version 1, and an update in which the program has made another one. */
async function rolled({ version, number, untilMoved, untilKnown }: Staleness) {
  const clock = createVirtualClock();
  const aws = createSmallAws();
  const stage = aStageWith(aws, clock);
  const inputs = following(version);
  const first = await aRoll({ inputs }, stage.ports);
  const begin = clock.now();
  const after = (milliseconds: number): boolean => clock.now() - begin >= milliseconds;
  const resolveTemplate: AutoScaling["resolveTemplate"] = (template) => {
    aws.setLatest(after(untilMoved) ? String(number) : "1");
    const isKnown = versionOf(template) !== String(number) || after(untilKnown);
    return isKnown ? aws.resolveTemplate(template) : Promise.reject(missing);
  };
  const knownVersions = [{ launchTemplateId: "lt-0web", version, number }];
  const ports = { ...stage.ports, autoScaling: { ...aws, resolveTemplate }, knownVersions };
  const second = await aRoll({ inputs, saved: savedStateAfter(first, {}) }, ports);
  const { configuration } = second.desired.target;
  return {
    ...stage,
    seconds: (clock.now() - begin) / 1000,
    version: configuration?.launchTemplate?.version,
    isRolled: second.reasons.length > 0,
  };
}

const never = Infinity;

describe("a version that the program has just made", () => {
  it("is rolled at once where AWS knows it by its number", async () => {
    const staleness = { version: "$Latest", number: 2, untilMoved: never, untilKnown: 0 } as const;
    const { version, isRolled, reporter } = await rolled(staleness);
    assert.deepEqual([version, isRolled, reporter.warnings], ["2", true, []]);
  });

  for (const moving of ["$Latest", "$Default"] as const) {
    it(`is waited for as ${moving} where AWS does not know it yet`, async () => {
      const { version, isRolled } = await rolled({
        version: moving,
        number: 2,
        untilMoved: 30_000,
        untilKnown: 30_000,
      });
      assert.deepEqual([version, isRolled], ["2", true]);
    });

    it(`is given up as ${moving} after a minute, with a warning`, async () => {
      const { version, isRolled, reporter, seconds } = await rolled({
        version: moving,
        number: 2,
        untilMoved: never,
        untilKnown: never,
      });
      assert.deepEqual([version, isRolled, seconds], ["1", false, 60]);
      assert.deepEqual(reporter.warnings, [
        `AWS reports version 1 as ${moving} of web, but the program has version 2. Going by AWS: if somebody has deleted that version, or moved the default back, run \`pulumi refresh\`; if not, run \`pulumi up\` again`,
      ]);
    });
  }

  it("does not matter where AWS reports a later one", async () => {
    const { version, seconds } = await rolled({
      version: "$Latest",
      number: 1,
      untilMoved: never,
      untilKnown: 0,
    });
    assert.deepEqual([version, seconds], ["1", 0]);
  });
});
