/** The control routes, as a script or a test in another language uses them. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { request, type IncomingMessage } from "node:http";
import { PutParameterCommand } from "@aws-sdk/client-ssm";
import type { Simulator } from "../../../simulator/index";
import { withSimulator } from "../../support/protocol-clients";

interface Answer {
  readonly status: number;
  readonly json: Readonly<Record<string, unknown>>;
}

async function get(url: string, path: string): Promise<Answer> {
  const response = await fetch(url + path);
  return { status: response.status, json: (await response.json()) as Answer["json"] };
}

async function post(url: string, path: string, body: unknown): Promise<Answer> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const response = await fetch(url + path, { method: "POST", body: text });
  return { status: response.status, json: (await response.json()) as Answer["json"] };
}

const put = new PutParameterCommand({ Name: "/a", Value: "1", Type: "String" });

interface Sender {
  readonly method?: string;
  readonly path?: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A request whose Host and Origin are chosen freely, which `fetch` does not allow. */
async function sendAs(
  { port }: Pick<Simulator, "port">,
  { method = "POST", path = "/_simulator/reset", headers }: Sender,
): Promise<number> {
  const sent = request({ port, host: "127.0.0.1", method, path, headers });
  sent.end();
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  response.resume();
  return response.statusCode ?? 0;
}

describe("the control routes, and the page,", () => {
  const refused: readonly Sender[] = [
    { headers: { origin: "http://evil.example" } },
    { headers: { origin: "null" } },
    { headers: { origin: "http://localhost:3000" } },
    { headers: { origin: "https://127.0.0.1" } },
    { headers: { host: "evil.example" } },
    { headers: { host: "evil.example:4599", origin: "http://evil.example:4599" } },
    { headers: { host: "127.0.0.1.evil.example" } },
    { headers: { host: "localhost.evil.example" } },
    { headers: { host: "192.168.1.7" } },
    { headers: { host: "evil.example" }, path: "/moto-api/reset" },
    { headers: { host: "evil.example" }, path: "/_simulator/state", method: "GET" },
    { headers: { host: "evil.example" }, path: "/_simulator/page", method: "GET" },
    { headers: { host: "evil.example" }, path: "/", method: "GET" },
  ];
  for (const sender of refused) {
    it(`refuse ${JSON.stringify(sender)}, and change nothing`, () =>
      withSimulator({}, async (simulator, { ssm }) => {
        await ssm.send(put);
        assert.equal(await sendAs(simulator, sender), 403);
        assert.equal(simulator.calls().length, 1);
      }));
  }

  for (const host of ["localhost", "LOCALHOST:80", "web.localhost:1", "127.0.0.9", "[::1]:4599"]) {
    it(`answer a program that calls them by ${host}`, () =>
      withSimulator({}, async (simulator) => {
        assert.equal(await sendAs(simulator, { headers: { host } }), 200);
      }));
  }

  it("answer the page itself, whose origin is the simulator's", () =>
    withSimulator({}, async (simulator) => {
      const { port } = simulator;
      const headers = { host: `localhost:${port}`, origin: `http://localhost:${port}` };
      assert.equal(await sendAs(simulator, { headers }), 200);
    }));

  it("answer to a name that was allowed, as that of a container", () =>
    withSimulator({ allowedHosts: ["simulator"] }, async (simulator) => {
      assert.equal(await sendAs(simulator, { headers: { host: "simulator:4599" } }), 200);
      assert.equal(await sendAs(simulator, { headers: { host: "other:4599" } }), 403);
    }));

  it("answer to any address, but to no name, where other machines may call", () =>
    withSimulator({ host: "0.0.0.0" }, async (simulator) => {
      assert.equal(await sendAs(simulator, { headers: { host: "192.168.1.7:4599" } }), 200);
      assert.equal(await sendAs(simulator, { headers: { host: "evil.example" } }), 403);
    }));
});

describe("the control routes", () => {
  it("tell the time", async () => {
    await withSimulator({}, async ({ url }) => {
      assert.deepEqual(await get(url, "/_simulator/health"), {
        status: 200,
        json: { now: "2026-01-01T00:00:00.000Z" },
      });
    });
  });

  it("move the clock, also by fractions of a second", async () => {
    await withSimulator({}, async ({ url }) => {
      assert.deepEqual((await post(url, "/_simulator/advance", { seconds: 5.5 })).json, {
        now: "2026-01-01T00:00:05.500Z",
      });
    });
  });

  it("change the clock's pace", async () => {
    await withSimulator({}, async (simulator) => {
      const { status, json } = await post(simulator.url, "/_simulator/clock", {
        mode: "scaled",
        scale: 1000,
      });
      assert.deepEqual([status, json["mode"], json["scale"]], [200, "scaled", 1000]);
    });
  });

  it("show the state by account and Region, as plain JSON", async () => {
    await withSimulator({}, async ({ url }, { ssm }) => {
      await ssm.send(put);
      const { json } = await get(url, "/_simulator/state");
      assert.deepEqual(Object.keys(json), ["123456789012/us-east-1"]);
      assert.match(JSON.stringify(json), /"\/a"/);
    });
  });

  it("list the calls and the events", async () => {
    await withSimulator({}, async (simulator, { ssm }) => {
      await ssm.send(put);
      assert.deepEqual((await get(simulator.url, "/_simulator/calls")).json, simulator.calls());
      assert.deepEqual((await get(simulator.url, "/_simulator/events")).json, []);
    });
  });

  it("take a scenario", async () => {
    await withSimulator({}, async ({ url }, { ssm }) => {
      const { status, json } = await post(url, "/_simulator/scenario", {
        rules: [{ kind: "throttle", times: 1 }],
      });
      assert.deepEqual([status, json["added"]], [200, 1]);
      await assert.rejects(ssm.send(put), { name: "ThrottlingException" });
      await ssm.send(put);
    });
  });

  for (const path of ["/_simulator/reset", "/moto-api/reset"]) {
    it(`go back to the beginning with ${path}`, async () => {
      await withSimulator({}, async (simulator, { ssm }) => {
        await ssm.send(put);
        assert.equal((await post(simulator.url, path, "")).status, 200);
        assert.deepEqual(simulator.calls(), []);
      });
    });
  }

  const mistakes: readonly [path: string, body: unknown, error: RegExp][] = [
    ["/_simulator/advance", {}, /Send \{"seconds": N\}/],
    ["/_simulator/advance", { seconds: -1 }, /0 or more/],
    ["/_simulator/advance", "five", /not JSON/],
    ["/_simulator/clock", { mode: "fast" }, /"virtual" \| "real" \| "scaled"/],
    ["/_simulator/clock", { mode: "scaled", scale: 0 }, /scale is a number above 0/],
    [
      "/_simulator/scenario",
      { rules: [{ kind: "storm" }, { kind: "drop" }] },
      /2 faults: rules\[0\]\.kind.*rules\[1\]\.when/,
    ],
  ];
  for (const [path, body, error] of mistakes) {
    it(`say what they want when they get ${JSON.stringify(body)} at ${path}`, async () => {
      await withSimulator({}, async ({ url }) => {
        const { status, json } = await post(url, path, body);
        assert.equal(status, 400);
        assert.match(String(json["error"]), error);
      });
    });
  }

  it("name each other where a path or a method is wrong", async () => {
    await withSimulator({}, async ({ url }) => {
      const missing = await get(url, "/_simulator/clocks");
      assert.equal(missing.status, 404);
      assert.match(String(missing.json["error"]), /POST \/_simulator\/clock/);
      assert.equal((await get(url, "/_simulator/reset")).status, 405);
    });
  });
});
