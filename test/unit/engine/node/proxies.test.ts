/** Gates and webhooks where the only way out is a proxy. The hosts of the URLs do not exist: only the proxy can lead anywhere. */
import assert from "node:assert/strict";
import { gateCheck } from "../../../../engine/node/gate-check";
import { notify, type Notice } from "../../../../engine/node/webhooks";
import { createCertificate } from "../../../../terraform/plugin/certificate";
import {
  noneOfTheUsers,
  withProxyServer,
  type ProxyServer,
} from "../../../support/engine/proxy-server";
import { withTlsServer } from "../../../support/engine/tls-server";
import {
  withWebServer,
  type WebResponse,
  type WebServer,
} from "../../../support/engine/web-server";
import { setEnvironment } from "../../../support/provider/a-world";

const never = new AbortController().signal;
const notice: Notice = {
  event: "end",
  autoScalingGroupName: "web",
  instanceRefreshId: "08b91cf7",
  status: "Successful",
  text: "web: done",
};

interface Context {
  readonly proxy: ProxyServer;
  readonly web: WebServer;
}

/** Every way out leads to one web server. */
async function withProxy(
  environment: (proxy: ProxyServer) => Readonly<Record<string, string>>,
  body: (context: Context) => Promise<void>,
  answer: WebResponse = {},
): Promise<void> {
  await withWebServer(
    () => answer,
    (web) =>
      withProxyServer({ port: portOf(web) }, async (proxy) => {
        const restore = setEnvironment({ ...noneOfTheUsers, ...environment(proxy) });
        try {
          await body({ proxy, web });
        } finally {
          restore();
        }
      }),
  );
}

function portOf({ host }: WebServer): number {
  return Number(host.split(":")[1]);
}

describe("a gate behind a proxy", () => {
  it("is asked through it", () =>
    withProxy(
      ({ url }) => ({ HTTP_PROXY: url }),
      async ({ proxy, web }) => {
        const gate = { url: "http://me:s3cret@gate.invalid/ready?deep=1", bodyMatches: "^ready$" };
        const seen = await gateCheck.http(gate, never);
        assert.deepEqual(seen, { passes: true, observed: "status 200" });
        assert.deepEqual(proxy.requests, ["GET http://gate.invalid/ready?deep=1"]);
        assert.match(web.requests[0]?.headers.authorization ?? "", /^Basic /);
      },
      { body: "ready" },
    ));

  it("is asked through a tunnel where its URL is one of HTTPS", () =>
    withWebServer(
      () => ({ status: 201 }),
      async (web) => {
        const certificate = await createCertificate();
        await withTlsServer({ certificate, port: portOf(web) }, (port) =>
          withProxyServer({ port }, async (proxy) => {
            const restore = setEnvironment({
              ...noneOfTheUsers,
              https_proxy: proxy.url,
              NODE_TLS_REJECT_UNAUTHORIZED: "0",
            });
            try {
              const seen = await gateCheck.http({ url: "https://gate.invalid/ready" }, never);
              assert.deepEqual(seen, { passes: true, observed: "status 201" });
              assert.deepEqual(proxy.requests, ["CONNECT gate.invalid:443"]);
              assert.equal(web.requests[0]?.path, "/ready");
            } finally {
              restore();
            }
          }),
        );
      },
    ));

  it("is asked without it where NO_PROXY names its host", () =>
    withProxy(
      ({ url }) => ({ HTTP_PROXY: url, NO_PROXY: "invalid" }),
      async ({ proxy }) => {
        const { passes } = await gateCheck.http({ url: "http://gate.invalid/" }, never);
        assert.deepEqual([passes, proxy.requests], [false, []]);
      },
    ));

  it("is asked without it on this machine", () =>
    withProxy(
      ({ url }) => ({ HTTP_PROXY: url }),
      async ({ proxy, web }) => {
        const { passes } = await gateCheck.http({ url: web.url }, never);
        assert.deepEqual([passes, proxy.requests, web.requests.length], [true, [], 1]);
      },
    ));

  it("says which variable is wrong, and not what is in it", () =>
    withProxy(
      () => ({ HTTP_PROXY: "socks5://me:s3cret@proxy.invalid" }),
      async () => {
        const { passes, observed } = await gateCheck.http({ url: "http://gate.invalid" }, never);
        assert.equal(passes, false);
        assert.match(observed, /^HTTP_PROXY is set to a proxy that cannot be used/);
        assert.doesNotMatch(observed, /s3cret/);
      },
    ));
});

describe("a webhook behind a proxy", () => {
  it("is told through it", () =>
    withProxy(
      ({ url }) => ({ http_proxy: url }),
      async ({ proxy, web }) => {
        assert.deepEqual(await notify([{ url: "http://chat.invalid/hook" }], notice, never), []);
        assert.deepEqual(proxy.requests, ["POST http://chat.invalid/hook"]);
        assert.deepEqual(JSON.parse(web.requests[0]?.body ?? ""), notice);
      },
    ));

  it("is told without it where NO_PROXY names its host", () =>
    withProxy(
      ({ url }) => ({ http_proxy: url, no_proxy: "chat.invalid" }),
      async ({ proxy }) => {
        const problems = await notify([{ url: "http://chat.invalid/hook" }], notice, never);
        assert.deepEqual(problems, ["the webhook at chat.invalid could not be reached"]);
        assert.deepEqual(proxy.requests, []);
      },
    ));
});
