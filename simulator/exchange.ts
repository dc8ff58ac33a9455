/** Answers one AWS request: recognise, read, advance, apply, write — with the scenario's faults in between. */
import { setTimeout as sleep } from "node:timers/promises";
import type { ArrivingCall, CallLog } from "./calls";
import { AwsError } from "./aws-error";
import type { Credentials } from "./protocol/credentials";
import { requireInput } from "./protocol/input";
import { datedForClient, findIssued } from "./protocol/issued-credentials";
import { operationsOf, type Operation } from "./protocol/operation";
import { toPlainJson } from "./protocol/plain-json";
import type { AwsRequest, HttpResponse, HttpRequest } from "./protocol/protocol";
import type { Reading } from "./protocol/reading";
import { refuseOtherService } from "./protocol/other-service";
import { protocolOf, recognise } from "./protocol/recognise";
import { services } from "./protocol/service";
import type { Fault, Faults } from "./scenario/faults";
import { injectAnswer } from "./scenario/injected-answer";
import type { Action } from "./actions/action";
import type { Caller, Simulation } from "./simulation";

export interface ExchangeParts {
  readonly simulation: Simulation;
  readonly calls: CallLog;
  readonly faults: Faults;
  readonly credentials: Credentials;
  /** The next request id. */
  readonly nextRequestId: () => string;
}

/** The answer, or `dropped` where the connection is to be cut instead. */
export type Exchange = (request: HttpRequest) => Promise<HttpResponse | "dropped">;

export function createExchange(parts: ExchangeParts): Exchange {
  return async (request) => {
    const requestId = parts.nextRequestId();
    const refusal = refuseOtherService(request, requestId);
    if (refusal) return refusal;
    try {
      const aws = recognise(request);
      return await answerCall(parts, await understand({ aws, request, requestId, parts }));
    } catch (error) {
      const [service] = services;
      if (!service) throw error;
      return protocolOf(request).writeError(service, toAwsError(error), requestId);
    }
  };
}

/** A request that has been read as far as it could be. */
interface Call {
  readonly aws: AwsRequest;
  readonly caller: Caller;
  readonly arriving: ArrivingCall;
  /** What is to be done, or why it cannot be. */
  readonly order: Order | AwsError;
}

interface Order {
  readonly operation: Operation;
  readonly action: Action<never, unknown>;
  readonly reading: Reading;
}

interface Arrival {
  readonly aws: AwsRequest;
  readonly request: HttpRequest;
  readonly requestId: string;
  readonly parts: ExchangeParts;
}

async function understand({ aws, request, requestId, parts }: Arrival): Promise<Call> {
  const { simulation, credentials } = parts;
  const caller = credentials.claim(request);
  const order = await findOrder({ aws, request, requestId, parts });
  const parameters = order instanceof AwsError ? {} : toPlainJson(order.reading.input);
  const arriving: ArrivingCall = {
    time: new Date(simulation.clock.now()).toISOString(),
    service: aws.service.name,
    action: aws.action,
    region: caller.region,
    parameters: parameters as Readonly<Record<string, unknown>>,
    requestId,
  };
  return { aws, caller, arriving, order };
}

async function findOrder({ aws, request, parts }: Arrival): Promise<Order | AwsError> {
  try {
    const operation = operationsOf(aws.service).get(aws.action);
    if (!operation) return aws.protocol.refuseAction(aws.service, aws.action);
    if (!unsigned.has(aws.action)) await parts.credentials.identify(request, aws.service.name);
    const action = parts.simulation.findAction(aws.service.name, aws.action);
    if (!action) return notSimulated(operation);
    return { operation, action, reading: aws.read(operation.input) };
  } catch (error) {
    return toAwsError(error);
  }
}

/** Operations for whoever has no credentials yet: a token speaks for them. */
const unsigned: ReadonlySet<string> = new Set(["AssumeRoleWithWebIdentity"]);

function notSimulated({ name, service }: Operation): AwsError {
  const message = `${name} is an operation of ${service.title} that aws-autoscaling-simulator does not simulate.`;
  return new AwsError("NotImplemented", message, 501);
}

async function answerCall(parts: ExchangeParts, call: Call): Promise<HttpResponse | "dropped"> {
  const { calls, faults, simulation } = parts;
  await calls.arrive(call.arriving);
  const { service, action } = call.arriving;
  const now = simulation.clock.now();
  const bucket = `${call.caller.accountId}/${call.caller.region}`;
  const fault = faults.decide({ service, action, now }, bucket);
  simulation.clock.advance(fault.seconds);
  const { answer, outcome } = takeEffect(parts, call, fault);
  await calls.record({ ...call.arriving, outcome });
  if (fault.milliseconds > 0) await sleep(fault.milliseconds, undefined, { ref: false });
  return answer;
}

interface Effect {
  readonly answer: HttpResponse | "dropped";
  readonly outcome: string;
}

function takeEffect(parts: ExchangeParts, call: Call, fault: Fault): Effect {
  const { aws, arriving } = call;
  if (fault.drop === "beforeEffect") return { answer: "dropped", outcome: "dropped" };
  try {
    const answer = apply(parts, call, fault);
    if (fault.drop === "afterEffect") return { answer: "dropped", outcome: "dropped" };
    return {
      answer: fault.left === undefined ? answer : cutOff(answer, fault.left),
      outcome: "ok",
    };
  } catch (error) {
    const awsError = toAwsError(error);
    const answer = aws.protocol.writeError(aws.service, awsError, arriving.requestId);
    const isDropped = fault.drop === "afterEffect";
    return isDropped
      ? { answer: "dropped", outcome: "dropped" }
      : { answer, outcome: awsError.code };
  }
}

function apply({ simulation, credentials }: ExchangeParts, call: Call, fault: Fault): HttpResponse {
  const { aws, order, caller, arriving } = call;
  if (fault.error) throw fault.error;
  if (order instanceof AwsError) throw order;
  const input = requireInput(order.operation, order.reading, aws.protocol);
  const { staleSeconds, injectedAnswer } = fault;
  const truth = simulation.perform({ action: order.action, input, caller, staleSeconds });
  const output = injectAnswer(truth, injectedAnswer);
  const issued = aws.service.name === "sts" ? findIssued(output) : undefined;
  if (issued) credentials.issue(issued);
  const times = { now: simulation.clock.now(), wall: Date.now() };
  const shown = issued ? datedForClient(output, times) : output;
  return aws.protocol.writeOutput(order.operation, shown, arriving.requestId);
}

/** The first half of a body is XML or JSON that nobody can parse; no body at all is none. */
function cutOff(answer: HttpResponse, left: "half" | "nothing"): HttpResponse {
  const length = left === "half" ? Math.floor(answer.body.length / 2) : 0;
  return { ...answer, body: answer.body.slice(0, length) };
}

/** Anything that is not AWS's error is a fault of the simulator, and says so. */
function toAwsError(error: unknown): AwsError {
  if (error instanceof AwsError) return error;
  console.error("aws-autoscaling-simulator failed:", error);
  return new AwsError("InternalFailure", `The simulator failed: ${String(error)}`, 500);
}
