/** Random requests never bring the simulator down, and never make it fail in a way that nobody scripted. */
import assert from "node:assert/strict";
import { cbor } from "@smithy/core/cbor";
import fc from "fast-check";
import { createCallLog } from "../../../simulator/calls";
import { createClock, type Clock } from "../../../simulator/clock";
import { createExchange, type Exchange } from "../../../simulator/exchange";
import { createIds } from "../../../simulator/model/ids";
import { constraintsOf } from "../../../simulator/protocol/constraints";
import { createCredentials } from "../../../simulator/protocol/credentials";
import { operationsOf, type Operation } from "../../../simulator/protocol/operation";
import type { HttpRequest } from "../../../simulator/protocol/protocol";
import { services } from "../../../simulator/protocol/service";
import { createFaults } from "../../../simulator/scenario/faults";
import { applyWorldSeed, type WorldSeed } from "../../../simulator/scenario/world-seed";
import { createSimulation, simulatedActions } from "../../../simulator/simulation";
import { bodyOf, noiseFor, valueOf } from "../../support/protocol-arbitrary";

const simulated: readonly Operation[] = services.flatMap((service) =>
  [...operationsOf(service).values()].filter(({ name }) =>
    Object.hasOwn(simulatedActions[service.name], name),
  ),
);
const inForms = simulated.filter(({ service }) => service.query !== "none");
const inDocuments = simulated.filter(
  ({ service }) => service.name === "cloudwatch" || service.name === "ssm",
);

interface Fuzzed {
  readonly exchange: Exchange;
  readonly clock: Clock;
}

/** A world with a launch template and a group, both named web. */
function createFuzzed(): Fuzzed {
  const clock = createClock({ mode: "virtual" });
  const simulation = createSimulation({ clock, seed: "fuzz" });
  const template = {
    LaunchTemplateName: "web",
    LaunchTemplateData: { ImageId: "ami-0123456789abcdef0", InstanceType: "t3.small" },
  };
  const group = {
    AutoScalingGroupName: "web",
    MinSize: 0,
    MaxSize: 4,
    LaunchTemplate: { LaunchTemplateName: "web" },
    AvailabilityZones: ["us-east-1a"],
  };
  const world: WorldSeed = [
    { service: "ec2", action: "CreateLaunchTemplate", parameters: template },
    { service: "autoscaling", action: "CreateAutoScalingGroup", parameters: group },
  ];
  applyWorldSeed(world, simulation);
  const exchange = createExchange({
    simulation,
    calls: createCallLog(),
    faults: createFaults(),
    credentials: createCredentials({ now: clock.now }),
    nextRequestId: createIds("fuzz").uuid,
  });
  return { exchange, clock };
}

function toRequest(
  body: string | Uint8Array,
  headers: Record<string, string> = {},
  path = "/",
): HttpRequest {
  return { method: "POST", path, query: "", headers, body: Buffer.from(body) };
}

/** Sends every request to one simulator, so that later ones meet what earlier ones have made. */
async function survives(requests: fc.Arbitrary<HttpRequest>, numRuns: number): Promise<void> {
  const { exchange, clock } = createFuzzed();
  const property = fc.asyncProperty(requests, fc.nat(60), async (request, seconds) => {
    clock.advance(seconds);
    const answer = await exchange(request);
    assert.ok(answer !== "dropped");
    const text = Buffer.from(answer.body).toString("utf8");
    // What is not simulated is said by name, and is the only answer above 499.
    const isNamed = answer.status === 501 && text.includes("NotImplemented");
    assert.ok(answer.status < 500 || isNamed, `${answer.status} ${text}`);
  });
  await fc.assert(property, { numRuns, seed: 20260101, endOnFailure: true });
}

describe("a simulator under random requests", () => {
  it("answers inputs of the right types", async () => {
    const requests = fc
      .constantFrom(...inForms)
      .chain(bodyOf)
      .map((body) => toRequest(body));
    await survives(requests, 3000);
  });

  it("answers parameters that make no sense", async () => {
    const requests = fc
      .constantFrom(...inForms)
      .chain(noiseFor)
      .map((body) => toRequest(body));
    await survives(requests, 2000);
  });

  it("answers JSON of the right types and of none", async () => {
    const requests = fc.constantFrom(...inDocuments).chain(({ name, service, input }) =>
      fc
        .oneof(
          valueOf(input, constraintsOf[service.name]).map((value) => JSON.stringify(value)),
          fc.json(),
          fc.string(),
        )
        .map((body) => toRequest(body, { "x-amz-target": `${service.target}.${name}` })),
    );
    await survives(requests, 1500);
  });

  it("answers CBOR of the right types and of none", async () => {
    const headers = { "smithy-protocol": "rpc-v2-cbor" };
    const requests = fc.constantFrom(...inDocuments).chain(({ name, service }) =>
      fc
        .oneof(
          fc.uint8Array({ maxLength: 6 }),
          fc.dictionary(fc.string(), fc.integer()).map((value) => cbor.serialize(value)),
        )
        .map((body) => toRequest(body, headers, `/service/${service.target}/operation/${name}`)),
    );
    await survives(requests, 500);
  });

  it("answers bodies and headers that are no request at all", async () => {
    const requests = fc
      .tuple(
        fc.string(),
        fc.dictionary(
          fc.constantFrom("x-amz-target", "authorization", "smithy-protocol"),
          fc.string(),
        ),
      )
      .map(([body, headers]) => toRequest(body, headers));
    await survives(requests, 500);
  });
});
