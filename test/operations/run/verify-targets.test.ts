/** A success of AWS's after which the load balancer sends no traffic to the fleet. */
import assert from "node:assert/strict";
import type { Inputs } from "../../../engine/inputs/inputs";
import { aFault } from "../../support/provider/a-fault";
import { aGroup } from "../../support/provider/a-group";
import { aRoll } from "../../support/provider/a-roll";
import { aStageWith } from "../../support/provider/a-stage";
import { createSmallAws } from "../../support/provider/small-aws";

const arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web-targets/0a";

/** A roll of a group with a target group, whose targets have this state at a time of the clock in seconds. */
async function rolling(
  stateAt: (seconds: number) => string | undefined,
  inputs: Partial<Inputs> = {},
  targetGroupArns = [arn],
  parts: Parameters<typeof aGroup>[0] = {},
) {
  const { aws, ports, clock, reporter } = aStageWith(
    createSmallAws({
      group: aGroup({ targetGroupArns, healthCheckTypes: ["EC2", "ELB"], ...parts }),
    }),
  );
  const targetHealth = () => {
    const state = stateAt(clock.now() / 1000);
    if (state === "forbidden") return Promise.reject(aFault("forbidden", "DescribeTargetHealth"));
    const targets = aws.group().instances.map(({ instanceId }) => ({
      targetGroupArn: arn,
      targetId: instanceId,
      state: state ?? "",
    }));
    return Promise.resolve(state === undefined ? [] : targets);
  };
  const diagnostics = { ...ports.diagnostics, targetHealth };
  const { error } = await aRoll({ inputs }, { ...ports, diagnostics });
  return {
    code: error?.code,
    message: error?.message ?? "",
    warnings: reporter.warnings,
    notes: reporter.notes,
  };
}

describe("the targets of a fleet that was rolled", () => {
  it("are healthy, and nothing is said", async () => {
    const { code, warnings } = await rolling(() => "healthy");
    assert.deepEqual([code, warnings], [undefined, []]);
  });

  it("are named where they are of a kind that is not checked", async () => {
    const lattice = "arn:aws:vpc-lattice:us-east-1:123456789012:targetgroup/tg-0a";
    const { code, notes } = await rolling(() => "healthy", {}, [arn], {
      loadBalancerNames: ["web-classic"],
      trafficSources: [
        { identifier: arn, type: "elbv2" },
        { identifier: "web-classic", type: "elb" },
        { identifier: lattice, type: "vpc-lattice" },
      ],
    });
    assert.equal(code, undefined);
    assert.deepEqual(
      notes.filter((note) => note.includes("not checked")),
      [
        `the health of these targets is not checked after the refresh: Classic Load Balancer web-classic, VPC Lattice target group ${lattice}`,
      ],
    );
  });

  it("may become healthy within the grace period", async () => {
    const start = 100;
    const { code, warnings } = await rolling((now) => (now < start ? "initial" : "healthy"));
    assert.deepEqual([code, warnings], [undefined, []]);
  });

  for (const [title, state] of [
    ["unhealthy", "unhealthy"],
    ["not registered", undefined],
  ] as const) {
    it(`are reported when they are ${title}`, async () => {
      const { code, warnings } = await rolling(() => state);
      assert.deepEqual(
        [code, warnings],
        [undefined, ["0 of 2 instances in service are healthy targets of web-targets"]],
      );
    });

    it(`are an error when they are ${title} and verify is strict`, async () => {
      const { code, message } = await rolling(() => state, { verify: "strict" });
      assert.equal(code, "NotVerified");
      assert.match(message, /but 0 of 2 instances in service are healthy targets of web-targets, /);
    });
  }

  it("do not count where no load balancer uses the target group", async () => {
    const { code, warnings } = await rolling(() => "unused", { verify: "strict" });
    assert.deepEqual([code, warnings], [undefined, []]);
  });

  it("are not asked for where the group has none", async () => {
    const { code, warnings } = await rolling(() => "forbidden", { verify: "strict" }, []);
    assert.deepEqual([code, warnings], [undefined, []]);
  });

  it("are not verified where these credentials may not describe them", async () => {
    const { code, warnings } = await rolling(() => "forbidden");
    assert.equal(code, undefined);
    assert.match(warnings.join(), /could not be checked \(DescribeTargetHealth: AccessDenied/);
    const strict = await rolling(() => "forbidden", { verify: "strict" });
    assert.equal(strict.code, "NotVerified");
  });
});
