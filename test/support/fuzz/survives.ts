/** Sends random requests to a simulator and makes sure that it answers each as AWS would: never with a fault of its own. */
import assert from "node:assert/strict";
import fc from "fast-check";
import type { Credential } from "../../../simulator/index";
import type { HttpResponse, HttpRequest } from "../../../simulator/protocol/protocol";
import { knownIn, type Known } from "./known";
import { createFuzzed, type Fuzzed } from "./simulated";

/** A request, which may be made with the ids of what is there. */
export type Draft = (known: Known) => HttpRequest;

/** Requests to one simulator before it is replaced: later ones meet what earlier ones have made, but none has to carry it all. */
const lifetime = 400;

/** How often the ids of what is there are looked up, in requests. */
const lookup = 20;

type Drawing = Required<Pick<fc.Parameters<unknown>, "numRuns" | "seed" | "endOnFailure">>;

/** How so many requests are drawn. By hand, `FUZZ_SEED` draws others, and `FUZZ_TIMES` that many times as many. */
export function drawing(requests: number): Drawing {
  return {
    numRuns: requests * Number(process.env["FUZZ_TIMES"] ?? 1),
    seed: Number(process.env["FUZZ_SEED"] ?? 20260101),
    endOnFailure: true,
  };
}

/** Draws and sends so many requests. A failure names the seed, the request and the answer. */
export async function survives(
  drafts: fc.Arbitrary<Draft>,
  requests: number,
  keys?: readonly Credential[],
): Promise<void> {
  let session = createSession(keys);
  const property = fc.asyncProperty(drafts, fc.nat(60), async (draft, seconds) => {
    if (session.sent === lifetime) session = createSession(keys);
    await send(session, draft, seconds);
  });
  await fc.assert(property, drawing(requests));
}

interface Session extends Fuzzed {
  sent: number;
  known: Known;
  readonly tokens: string[];
}

function createSession(keys?: readonly Credential[]): Session {
  const fuzzed = createFuzzed(keys);
  return { ...fuzzed, sent: 0, tokens: [], known: knownIn(fuzzed.simulation, []) };
}

async function send(session: Session, draft: Draft, seconds: number): Promise<void> {
  session.clock.advance(seconds);
  if (session.sent % lookup === 0) session.known = knownIn(session.simulation, session.tokens);
  session.sent += 1;
  const request = draft(session.known);
  const answer = await session.exchange(request);
  assert.ok(answer !== "dropped");
  const token = /(?:NextToken|nextToken|Marker)[>":]+([^<"]+)/u.exec(String(answer.body));
  if (token?.[1]) session.tokens.push(token[1]);
  assertAnswered(request, answer);
}

/** What is not simulated is said by name, and is the only answer above 499. */
export function assertAnswered(request: HttpRequest, { status, body }: HttpResponse): void {
  const text = Buffer.from(body).toString("utf8");
  const isNamed = status === 501 && text.includes("NotImplemented");
  if (status < 500 || isNamed) return;
  const { method, path, query, headers } = request;
  const sent = Buffer.from(request.body).toString("utf8");
  assert.fail(
    `${status} ${text}\n${method} ${path}?${query} ${JSON.stringify(headers)}\n${sent.slice(0, 2000)}`,
  );
}
