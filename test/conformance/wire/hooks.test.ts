/** What a test can do around every call, and with the simulator's time and memory. */
import assert from "node:assert/strict";
import { DescribeAutoScalingGroupsCommand } from "@aws-sdk/client-auto-scaling";
import { GetParameterCommand, PutParameterCommand } from "@aws-sdk/client-ssm";
import { startSimulator } from "../../../simulator/index";
import { createClients, withSimulator } from "../../support/protocol-clients";

const describeGroups = new DescribeAutoScalingGroupsCommand({});
const put = new PutParameterCommand({ Name: "/a", Value: "1", Type: "String" });

describe("a listener", () => {
  it("moves the clock before the action sees it", async () => {
    await withSimulator({}, async (simulator, { ssm }) => {
      simulator.onCall({
        before: () => {
          simulator.advance(10);
        },
      });
      await ssm.send(put);
      const { Parameter } = await ssm.send(new GetParameterCommand({ Name: "/a" }));
      assert.deepEqual(Parameter?.LastModifiedDate, new Date("2026-01-01T00:00:10Z"));
      assert.deepEqual(simulator.now(), new Date("2026-01-01T00:00:20Z"));
    });
  });

  it("sees the effect before the client sees the answer", async () => {
    await withSimulator({}, async (simulator, { autoScaling }) => {
      const order: string[] = [];
      let release = (): void => undefined;
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      simulator.onCall({
        after: async ({ action, outcome }) => {
          order.push(`${action} ${outcome}`);
          release();
          await Promise.resolve();
          order.push("released");
        },
      });
      const call = autoScaling.send(describeGroups).then(() => order.push("answered"));
      await held;
      await call;
      assert.deepEqual(order, ["DescribeAutoScalingGroups ok", "released", "answered"]);
    });
  });

  it("hears nothing more after it has ended", async () => {
    await withSimulator({}, async (simulator, { autoScaling }) => {
      let heard = 0;
      const stop = simulator.onCall({
        after: () => {
          heard += 1;
        },
      });
      await autoScaling.send(describeGroups);
      stop();
      await autoScaling.send(describeGroups);
      assert.equal(heard, 1);
    });
  });
});

describe("the record of calls", () => {
  it("holds who called what, with which parameters, when, and how it ended", async () => {
    await withSimulator({ onCall: {} }, async (simulator) => {
      const { ssm } = createClients(simulator.url, { region: "eu-west-1" });
      await ssm.send(put);
      const [call] = simulator.calls();
      assert.match(call?.requestId ?? "", /^[0-9a-f-]{36}$/);
      assert.deepEqual(call, {
        time: "2026-01-01T00:00:00.000Z",
        service: "ssm",
        action: "PutParameter",
        region: "eu-west-1",
        parameters: { Name: "/a", Value: "1", Type: "String" },
        requestId: call?.requestId,
        outcome: "ok",
      });
    });
  });
});

describe("a reset", () => {
  it("brings back the first moment: no calls, the first time, the first world and scenario", async () => {
    const world = [
      {
        service: "ssm",
        action: "PutParameter",
        parameters: { Name: "/b", Value: "1", Type: "String" },
      },
    ] as const;
    await withSimulator(
      { world, scenario: { rules: [{ kind: "throttle", service: "ec2" }] } },
      async (simulator, { ssm }) => {
        await ssm.send(put);
        simulator.advance(60);
        simulator.addScenario({ rules: [{ kind: "throttle", service: "ssm" }] });
        simulator.reset();
        assert.deepEqual(simulator.calls(), []);
        assert.deepEqual(simulator.now(), new Date("2026-01-01T00:00:00Z"));
        await assert.rejects(ssm.send(new GetParameterCommand({ Name: "/a" })), {
          name: "ParameterNotFound",
        });
        await ssm.send(new GetParameterCommand({ Name: "/b" }));
      },
    );
  });
});

describe("a world to begin with", () => {
  const start = (parameters: object, action = "PutParameter"): Promise<unknown> =>
    startSimulator({
      world: [{ service: "ssm", action, parameters: parameters as Record<string, unknown> }],
    });

  it("is refused with the number of the call, its name and AWS's reason", async () => {
    await assert.rejects(start({ Value: "1" }), {
      name: "WorldSeedError",
      message:
        /^call 1 of the world \(PutParameter\) was refused: ValidationException: 1 validation error detected: Value null at 'name'/,
    });
  });

  it("is refused if it asks for an action that is not there", async () => {
    await assert.rejects(start({}, "Fly"), { name: "WorldSeedError", message: /has no ssm Fly/ });
  });
});

describe("two simulators of the same seed", () => {
  const idOf = async (seed: string): Promise<string | undefined> => {
    let requestId: string | undefined;
    await withSimulator({ seed }, async (_simulator, { autoScaling }) => {
      requestId = (await autoScaling.send(describeGroups)).$metadata.requestId;
    });
    return requestId;
  };

  it("give the same ids to the same calls, and another seed gives others", async () => {
    const first = await idOf("a");
    assert.equal(await idOf("a"), first);
    assert.notEqual(await idOf("b"), first);
  });
});

describe("a simulator after a reset", () => {
  it("gives the same ids to the same calls again", async () => {
    await withSimulator({}, async (simulator, { autoScaling }) => {
      const first = await autoScaling.send(describeGroups);
      simulator.reset();
      const second = await autoScaling.send(describeGroups);
      assert.equal(second.$metadata.requestId, first.$metadata.requestId);
    });
  });
});

describe("closing", () => {
  it("ends connections that are kept alive, at once", async () => {
    const simulator = await startSimulator();
    const { autoScaling } = createClients(simulator.url);
    await autoScaling.send(describeGroups);
    await simulator.close();
    await assert.rejects(
      autoScaling.send(describeGroups),
      /ECONNREFUSED|ECONNRESET|socket hang up/,
    );
  });
});
