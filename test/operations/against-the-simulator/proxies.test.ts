/** Calls to AWS where the only way out is a proxy. */
import assert from "node:assert/strict";
import { connectAutoScaling } from "../../../engine/aws/auto-scaling";
import { clientsOf } from "../../../engine/aws/clients";
import { isFault } from "../../../engine/run/fault";
import type { Connection } from "../../../engine/inputs/connection";
import { startSimulator, type Simulator } from "../../../simulator/index";
import { createCertificate } from "../../../terraform/plugin/certificate";
import { createFleet } from "../../support/engine/fleet";
import {
  noneOfTheUsers,
  withProxyServer,
  type ProxyServer,
} from "../../support/engine/proxy-server";
import { withTlsServer } from "../../support/engine/tls-server";
import { setEnvironment, useTestKeys } from "../../support/provider/a-world";
import { createVirtualClock } from "../../support/provider/virtual-clock";

const waiting = {
  clock: createVirtualClock(() => undefined),
  signal: new AbortController().signal,
};

interface Context {
  readonly simulator: Simulator;
  readonly proxy: ProxyServer;
}

/** AWS's own addresses lead to a simulator, through a proxy only. */
async function withAwsBehindProxy(
  login: string | undefined,
  environment: (proxy: ProxyServer) => Readonly<Record<string, string>>,
  body: (context: Context) => Promise<void>,
): Promise<void> {
  const restoreKeys = useTestKeys();
  const simulator = await startSimulator();
  await createFleet(simulator);
  const certificate = await createCertificate();
  const port = Number(new URL(simulator.url).port);
  const run = (tunnelPort: number): Promise<void> =>
    withProxyServer({ port, tunnelPort, ...(login !== undefined && { login }) }, async (proxy) => {
      const restore = setEnvironment({
        NODE_TLS_REJECT_UNAUTHORIZED: "0",
        ...noneOfTheUsers,
        ...environment(proxy),
      });
      try {
        await body({ simulator, proxy });
      } finally {
        restore();
      }
    });
  try {
    await withTlsServer({ certificate, port }, run);
  } finally {
    for (const connection of connections) clientsOf(connection).discard();
    await simulator.close();
    restoreKeys();
  }
}

const region = "us-east-1";
const direct: Connection = { region };
const plain: Connection = { region, endpoint: "http://aws.invalid" };
const elsewhere: Connection = { region, endpoint: "https://aws.invalid" };
const connections = [direct, plain, elsewhere];

const findGroup = (connection: Connection) =>
  connectAutoScaling(connection, waiting).findGroup("web");

describe("AWS behind a proxy", () => {
  it("is asked through it by the client of every service", () =>
    withAwsBehindProxy(
      undefined,
      ({ url }) => ({ HTTPS_PROXY: url }),
      async ({ simulator, proxy }) => {
        assert.equal((await findGroup(direct))?.instances.length, 3);
        const clients = clientsOf(direct);
        await (
          await clients.autoScalingOnce()
        ).describeInstanceRefreshes({ AutoScalingGroupName: "web" });
        await (await clients.ec2()).describeImages({});
        await (await clients.cloudWatch()).describeAlarms({});
        await assert.rejects(
          (await clients.elasticLoadBalancing()).describeTargetHealth({ TargetGroupArn: "none" }),
        );
        assert.deepEqual(proxy.requests, [
          `CONNECT autoscaling.${region}.amazonaws.com:443`,
          `CONNECT autoscaling.${region}.amazonaws.com:443`,
          `CONNECT ec2.${region}.amazonaws.com:443`,
          `CONNECT monitoring.${region}.amazonaws.com:443`,
          `CONNECT elasticloadbalancing.${region}.amazonaws.com:443`,
        ]);
        assert.ok(simulator.calls().some(({ action }) => action === "DescribeTargetHealth"));
      },
    ));

  it("is asked at a plain endpoint as a proxy is, without a tunnel", () =>
    withAwsBehindProxy(
      undefined,
      ({ url }) => ({ http_proxy: url }),
      async ({ proxy }) => {
        assert.equal((await findGroup(plain))?.instances.length, 3);
        assert.deepEqual(proxy.requests, ["POST http://aws.invalid/"]);
      },
    ));

  it("is asked by somebody whom the proxy knows", () =>
    withAwsBehindProxy(
      "me:p@ss",
      ({ url }) => ({ HTTPS_PROXY: url.replace("//", "//me:p%40ss@") }),
      async () => {
        assert.equal((await findGroup(direct))?.instances.length, 3);
      },
    ));

  it("is not reached by somebody whom the proxy does not know", () =>
    withAwsBehindProxy(
      "me:p@ss",
      ({ url }) => ({ HTTPS_PROXY: url }),
      async ({ simulator }) => {
        const before = simulator.calls().length;
        await assert.rejects(findGroup(direct), (error) => {
          assert.ok(isFault(error));
          assert.equal(error.kind, "rejected");
          assert.match(error.message, /the proxy wants a name and a password/i);
          return true;
        });
        assert.equal(simulator.calls().length, before);
      },
    ));

  it("is asked without it where NO_PROXY names the endpoint", () =>
    withAwsBehindProxy(
      undefined,
      ({ url }) => ({ HTTPS_PROXY: url, NO_PROXY: "internal.example,aws.invalid" }),
      async ({ proxy }) => {
        await assert.rejects(findGroup(elsewhere), /aws\.invalid/);
        assert.deepEqual(proxy.requests, []);
      },
    ));

  it("is asked without it on this machine", () =>
    withAwsBehindProxy(
      undefined,
      ({ url }) => ({ HTTP_PROXY: url }),
      async ({ simulator, proxy }) => {
        const here: Connection = { region, endpoint: simulator.url };
        assert.equal((await findGroup(here))?.instances.length, 3);
        assert.deepEqual(proxy.requests, []);
        clientsOf(here).discard();
      },
    ));

  it("is never asked with a proxy that cannot be used: the run ends at once, and says which variable", () =>
    withAwsBehindProxy(
      undefined,
      () => ({ HTTPS_PROXY: "socks5://me:s3cret@proxy.invalid:1080" }),
      async () => {
        await assert.rejects(findGroup(direct), (error) => {
          assert.ok(isFault(error));
          assert.equal(error.kind, "rejected");
          assert.match(error.message, /HTTPS_PROXY is set to a proxy that cannot be used/);
          assert.doesNotMatch(error.message, /s3cret/);
          return true;
        });
      },
    ));
});
