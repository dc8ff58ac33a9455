/** The instance metadata service, as a program on an instance asks it. */
import assert from "node:assert/strict";
import { ownInstanceId } from "../../../engine/aws/instance-metadata";
import type { Simulator, SimulatorOptions } from "../../../simulator/index";
import { createInstanceMetadata } from "../../../simulator/instance-metadata";
import { createClients, withSimulator } from "../../support/protocol-clients";
import { RunInstancesCommand } from "@aws-sdk/client-ec2";

const instanceId = "i-0123456789abcdef0";
const lifeHeader = "x-aws-ec2-metadata-token-ttl-seconds";

function withMetadata(
  metadata: SimulatorOptions["metadata"] & object,
  body: (url: string, simulator: Simulator) => Promise<void>,
): Promise<void> {
  return withSimulator({ metadata }, async (simulator) => {
    assert.ok(simulator.metadataUrl);
    await body(simulator.metadataUrl, simulator);
  });
}

async function tokenFrom(url: string): Promise<string> {
  const answer = await fetch(`${url}/latest/api/token`, {
    method: "PUT",
    headers: { [lifeHeader]: "60" },
  });
  assert.equal(answer.headers.get(lifeHeader), "60");
  return answer.text();
}

async function ask(url: string, category: string): Promise<readonly [number, string]> {
  const headers = { "x-aws-ec2-metadata-token": await tokenFrom(url) };
  const answer = await fetch(`${url}/latest/meta-data/${category}`, { headers });
  return [answer.status, await answer.text()];
}

describe("instance metadata", () => {
  it("tells a program which instance it runs on", () =>
    withMetadata({ instanceId }, async (url) => {
      assert.equal(await ownInstanceId({ AWS_EC2_METADATA_SERVICE_ENDPOINT: url }), instanceId);
    }));

  it("has no instance before one is named, and none again after a reset", () =>
    withMetadata({}, async (url, simulator) => {
      const environment = { AWS_EC2_METADATA_SERVICE_ENDPOINT: url };
      assert.equal(await ownInstanceId(environment), undefined);
      simulator.setInstance(instanceId);
      assert.equal(await ownInstanceId(environment), instanceId);
      simulator.reset();
      assert.equal(await ownInstanceId(environment), undefined);
    }));

  it("is moved to another instance by a control route", () =>
    withMetadata({ instanceId }, async (url, simulator) => {
      const move = async (body: unknown): Promise<number> =>
        (
          await fetch(`${simulator.url}/_simulator/metadata`, {
            method: "POST",
            body: JSON.stringify(body),
          })
        ).status;
      assert.equal(await move({ instanceId: "i-1" }), 200);
      assert.deepEqual(await ask(url, "instance-id"), [200, "i-1"]);
      assert.equal(await move({ instanceId: null }), 200);
      assert.deepEqual(await ask(url, "instance-id"), [404, "Not Found"]);
      assert.equal(await move({}), 400);
    }));

  it("knows more of an instance that the simulator has", () =>
    withMetadata({}, async (url, simulator) => {
      const { ec2 } = createClients(simulator.url, { region: "eu-west-1" });
      const { Instances = [] } = await ec2.send(
        new RunInstancesCommand({
          ImageId:
            "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64",
          InstanceType: "t3.small",
          MinCount: 1,
          MaxCount: 1,
        }),
      );
      simulator.setInstance(Instances[0]?.InstanceId);
      assert.deepEqual(await ask(url, "instance-type"), [200, "t3.small"]);
      assert.deepEqual(await ask(url, "placement/region"), [200, "eu-west-1"]);
      assert.deepEqual(await ask(url, "toString"), [404, "Not Found"]);
    }));

  it("is not served unless it is asked for", () =>
    withSimulator({}, (simulator) => {
      assert.equal(simulator.metadataUrl, undefined);
      return Promise.resolve();
    }));
});

describe("a metadata token", () => {
  let wall = 0;
  const { answer } = createInstanceMetadata({ instanceId, worlds: () => [], wall: () => wall });
  const request = (method: string, path: string, headers: Readonly<Record<string, string>>) =>
    answer({ method, path, query: "", headers, body: new Uint8Array() });
  const askToken = (headers: Readonly<Record<string, string>>) =>
    request("PUT", "/latest/api/token", headers);
  const statusWith = (token: string) =>
    request("GET", "/latest/meta-data/instance-id", { "x-aws-ec2-metadata-token": token }).status;

  it("is required, as IMDSv2 has it", () => {
    assert.equal(request("GET", "/latest/meta-data/instance-id", {}).status, 401);
    assert.equal(statusWith("none"), 401);
  });

  it("ends after the seconds that were asked for", () => {
    const token = String(askToken({ [lifeHeader]: "60" }).body);
    assert.equal(statusWith(token), 200);
    wall += 60_000;
    assert.equal(statusWith(token), 401);
  });

  for (const life of ["0", "21601", "soon", undefined]) {
    it(`is not given for ${life ?? "no"} seconds`, () => {
      assert.equal(askToken(life === undefined ? {} : { [lifeHeader]: life }).status, 400);
    });
  }

  it("is not given to a request that a proxy forwarded", () => {
    assert.equal(askToken({ [lifeHeader]: "60", "x-forwarded-for": "192.0.2.1" }).status, 403);
  });
});
