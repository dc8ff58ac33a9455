/** What a real client goes through when the scenario lets the wire go wrong. */
import assert from "node:assert/strict";
import { DescribeAutoScalingGroupsCommand } from "@aws-sdk/client-auto-scaling";
import { DescribeImagesCommand } from "@aws-sdk/client-ec2";
import { GetParameterCommand, PutParameterCommand } from "@aws-sdk/client-ssm";
import type { Scenario, Simulator } from "../../../simulator/index";
import {
  createClients,
  failureOf,
  withSimulator,
  type Clients,
} from "../../support/protocol-clients";

const describeGroups = new DescribeAutoScalingGroupsCommand({});
const outcomes = (simulator: Simulator): readonly string[] =>
  simulator.calls().map(({ outcome }) => outcome);

async function under(
  scenario: Scenario,
  body: (simulator: Simulator, clients: Clients) => Promise<void>,
): Promise<void> {
  await withSimulator({ scenario }, body);
}

describe("a throttled call", () => {
  it("fails with AWS's Throttling", async () => {
    await under(
      { rules: [{ kind: "throttle", times: 1 }] },
      async (_simulator, { autoScaling }) => {
        assert.deepEqual(await failureOf(autoScaling.send(describeGroups)), [
          "Throttling",
          "Rate exceeded",
          400,
        ]);
        await autoScaling.send(describeGroups);
      },
    );
  });

  it("fails with a code of its own at EC2 and Systems Manager", async () => {
    await under({ rules: [{ kind: "throttle" }] }, async (_simulator, { ec2, ssm }) => {
      await assert.rejects(ec2.send(new DescribeImagesCommand({})), {
        name: "RequestLimitExceeded",
      });
      await assert.rejects(ssm.send(new GetParameterCommand({ Name: "/a" })), {
        name: "ThrottlingException",
      });
    });
  });

  it("is tried again by a client that may", async () => {
    await under({ rules: [{ kind: "throttle", times: 1 }] }, async (simulator) => {
      const { autoScaling } = createClients(simulator.url, { maxAttempts: 2 });
      await autoScaling.send(describeGroups);
      assert.deepEqual(outcomes(simulator), ["Throttling", "ok"]);
    });
  });

  it("comes of too many calls at once, and ends with time", async () => {
    await under(
      { requestLimit: { size: 2, refillPerSecond: 1 } },
      async (simulator, { autoScaling }) => {
        await autoScaling.send(describeGroups);
        await autoScaling.send(describeGroups);
        await assert.rejects(autoScaling.send(describeGroups), { name: "Throttling" });
        simulator.advance(1);
        await autoScaling.send(describeGroups);
      },
    );
  });
});

describe("a call with a scripted error", () => {
  it("fails with the code, the text and the status of the script", async () => {
    const rule = {
      kind: "error",
      code: "ExpiredToken",
      message: "The token is old",
      status: 403,
    } as const;
    await under({ rules: [rule] }, async (_simulator, { autoScaling }) => {
      assert.deepEqual(await failureOf(autoScaling.send(describeGroups)), [
        "ExpiredToken",
        "The token is old",
        403,
      ]);
    });
  });

  it("has no effect", async () => {
    const rule = {
      kind: "error",
      action: "PutParameter",
      code: "InternalServerError",
      message: "",
      status: 500,
    } as const;
    await under({ rules: [rule] }, async (_simulator, { ssm }) => {
      await assert.rejects(
        ssm.send(new PutParameterCommand({ Name: "/a", Value: "1", Type: "String" })),
      );
      await assert.rejects(ssm.send(new GetParameterCommand({ Name: "/a" })), {
        name: "ParameterNotFound",
      });
    });
  });
});

describe("a dropped connection", () => {
  const put = new PutParameterCommand({ Name: "/a", Value: "1", Type: "String" });

  it("before the effect leaves everything as it was", async () => {
    await under(
      { rules: [{ kind: "drop", when: "beforeEffect", times: 1 }] },
      async (simulator, { ssm }) => {
        await assert.rejects(ssm.send(put), { code: "ECONNRESET" });
        await assert.rejects(ssm.send(new GetParameterCommand({ Name: "/a" })), {
          name: "ParameterNotFound",
        });
        assert.deepEqual(outcomes(simulator), ["dropped", "ParameterNotFound"]);
      },
    );
  });

  it("after the effect loses only the answer", async () => {
    await under(
      { rules: [{ kind: "drop", when: "afterEffect", times: 1 }] },
      async (simulator, { ssm }) => {
        await assert.rejects(ssm.send(put), { code: "ECONNRESET" });
        const { Parameter } = await ssm.send(new GetParameterCommand({ Name: "/a" }));
        assert.equal(Parameter?.Value, "1");
        assert.deepEqual(outcomes(simulator), ["dropped", "ok"]);
      },
    );
  });
});

describe("a delayed call", () => {
  it("lets simulated time pass before its effect", async () => {
    await under(
      { rules: [{ kind: "delay", seconds: 90, times: 1 }] },
      async (simulator, { ssm }) => {
        await ssm.send(new PutParameterCommand({ Name: "/a", Value: "1", Type: "String" }));
        const { Parameter } = await ssm.send(new GetParameterCommand({ Name: "/a" }));
        assert.deepEqual(Parameter?.LastModifiedDate, new Date("2026-01-01T00:01:30Z"));
        assert.deepEqual(simulator.now(), new Date("2026-01-01T00:01:30Z"));
      },
    );
  });

  it("holds back the answer, not the effect", async () => {
    await under(
      { rules: [{ kind: "delay", milliseconds: 60_000 }] },
      async (simulator, { autoScaling }) => {
        const effect = new Promise<void>((resolve) => {
          simulator.onCall({
            after: () => {
              resolve();
            },
          });
        });
        const abort = new AbortController();
        const call = autoScaling.send(describeGroups, { abortSignal: abort.signal });
        await effect;
        abort.abort();
        await assert.rejects(call, { name: "AbortError" });
        assert.deepEqual(outcomes(simulator), ["ok"]);
      },
    );
  });
});

describe("a malformed answer", () => {
  it("may be an empty one, in which the client finds nothing", async () => {
    await under(
      { rules: [{ kind: "malformed", left: "nothing", times: 1 }] },
      async (_simulator, { autoScaling }) => {
        const { $metadata, ...nothing } = await autoScaling.send(describeGroups);
        assert.deepEqual([$metadata.httpStatusCode, nothing], [200, {}]);
        const { AutoScalingGroups } = await autoScaling.send(describeGroups);
        assert.deepEqual(AutoScalingGroups, []);
      },
    );
  });

  it("cannot be read by the client", async () => {
    await under(
      { rules: [{ kind: "malformed", times: 1 }] },
      async (simulator, { autoScaling }) => {
        await assert.rejects(autoScaling.send(describeGroups));
        assert.deepEqual(outcomes(simulator), ["ok"]);
        await autoScaling.send(describeGroups);
      },
    );
  });
});
