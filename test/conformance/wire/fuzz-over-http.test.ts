/** Random requests over real connections: to AWS's operations, to the control routes, to the page, and to none of them. */
import assert from "node:assert/strict";
import { Agent } from "node:http";
import fc from "fast-check";
import { startSimulator, type Simulator } from "../../../simulator/index";
import type { HttpRequest } from "../../../simulator/protocol/protocol";
import { aRequest, encode, wiresOf } from "../../support/fuzz/encode";
import { inputOf } from "../../support/fuzz/inputs";
import { headers, mutatedBytes, noise } from "../../support/fuzz/mutations";
import { sendBytes, sendOverHttp } from "../../support/fuzz/over-http";
import { simulated } from "../../support/fuzz/simulated";
import { assertAnswered, drawing } from "../../support/fuzz/survives";

/** Operations with an input and some headers that are not theirs. */
const calls: fc.Arbitrary<HttpRequest> = fc.constantFrom(...simulated).chain((operation) =>
  fc
    .tuple(inputOf(operation), headers, fc.constantFrom(...wiresOf(operation)))
    .map(([input, more, wire]) => {
      const request = encode(operation, input, wire);
      return { ...request, headers: { ...request.headers, ...more } };
    }),
);

const path = fc.constantFrom(
  ...[
    "health",
    "reset",
    "advance",
    "clock",
    "state",
    "calls",
    "events",
    "scenario",
    "metadata",
  ].map((route) => `/_simulator/${route}`),
  ...["/_simulator", "/_simulator/page", "/_simulator/page/main.js", "/", "/moto-api/reset"],
);

/** JSON with the names that the control routes look for. Rules would script the very failures that are looked for. */
const controlBody = fc.oneof(
  fc.string(),
  fc.json(),
  fc
    .dictionary(
      fc.constantFrom("seconds", "mode", "scale", "instanceId", "limits", "seed"),
      fc.oneof(
        fc.constantFrom("virtual", "real", "scaled", "i-1", null, -1, 1e9, 1e300, {}, []),
        fc.nat(3600),
        fc.jsonValue(),
      ),
    )
    .map((value) => JSON.stringify(value)),
);

const control: fc.Arbitrary<HttpRequest> = fc
  .record({
    path,
    method: fc.constantFrom("GET", "POST", "POST", "PUT"),
    query: fc.constantFrom("", "group=web", "group=%00&find=%", "find=a&find=b"),
    body: controlBody,
  })
  .map(aRequest);

const metadata: fc.Arbitrary<HttpRequest> = fc
  .record({
    path: fc.oneof(
      fc.constantFrom("/latest/api/token", "/latest/meta-data/instance-id", "/latest/meta-data/"),
      fc.webPath(),
    ),
    method: fc.constantFrom("PUT", "GET", "POST"),
    headers: fc.dictionary(
      fc.constantFrom("x-aws-ec2-metadata-token-ttl-seconds", "x-aws-ec2-metadata-token"),
      fc.oneof(fc.nat(30_000).map(String), fc.string()),
    ),
  })
  .map(aRequest);

describe("a simulator under random connections", function () {
  this.timeout(0);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let simulator: Simulator;

  before(async () => {
    simulator = await startSimulator({ metadata: { instanceId: "i-00000000000000001" } });
  });
  after(async () => {
    agent.destroy();
    await simulator.close();
  });

  const survives = async (
    requests: fc.Arbitrary<HttpRequest>,
    numRuns: number,
    port: () => number,
  ): Promise<void> => {
    const property = fc.asyncProperty(requests, async (request) => {
      assertAnswered(request, await sendOverHttp(port(), agent, request));
    });
    await fc.assert(property, drawing(numRuns));
  };
  const main = (): number => simulator.port;

  it("answers 3,000 calls", () => survives(calls, 3000, main));

  it("answers 1,000 requests that are none", () => survives(noise, 1000, main));

  it("answers 1,000 requests to its control routes and its page", () =>
    survives(control, 1000, main));

  it("answers 500 requests for instance metadata", () =>
    survives(metadata, 500, () => Number(new URL(simulator.metadataUrl ?? "").port)));

  it("refuses or answers 500 streams of bytes", async () => {
    const line = Buffer.from(
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\nConnection: close\r\n\r\nabc",
    );
    const streams = fc.oneof(mutatedBytes(line), fc.uint8Array());
    const property = fc.asyncProperty(streams, async (bytes) => {
      assert.doesNotMatch(await sendBytes(simulator.port, bytes), /^HTTP\/1\.1 50[02-9]/mu);
    });
    await fc.assert(property, drawing(500));
    assert.equal((await fetch(`${simulator.url}/_simulator/health`)).status, 200);
  });
});
