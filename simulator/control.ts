/** The control routes: a human, a test or a script looks into the simulator and moves it, JSON in and out. */
import { ClockError, type ClockSetting } from "./clock";
import type { Simulator } from "./handle";
import type { HttpResponse, HttpRequest } from "./protocol/protocol";
import { parseScenario, ScenarioError } from "./scenario/parse";

/** Everything that the routes need of a simulator. */
export type Controlled = Omit<Simulator, "url" | "port" | "metadataUrl" | "close" | "onCall">;

/** Whether a request is for the simulator itself, and not for AWS. */
export function isControlPath(path: string): boolean {
  return path.startsWith("/_simulator") || path === "/moto-api/reset";
}

/** Answers a control route, or returns undefined for a request that is meant for AWS. */
export function answerControl(
  simulator: Controlled,
  request: HttpRequest,
): HttpResponse | undefined {
  const { path } = request;
  if (!isControlPath(path)) return undefined;
  const route = routes.find((candidate) => candidate.paths.includes(path));
  if (!route) return refuse(404, `There is no ${path}. Routes: ${routeList}.`);
  if (route.method !== request.method)
    return refuse(405, `${path} takes ${route.method}, not ${request.method}.`);
  try {
    return json(200, route.answer(simulator, parseBody(request)));
  } catch (error) {
    if (refusals.some((refusal) => error instanceof refusal)) {
      return refuse(400, (error as Error).message);
    }
    return refuse(500, `The simulator failed: ${String(error)}`);
  }
}

interface Route {
  readonly method: "GET" | "POST";
  readonly paths: readonly string[];
  readonly answer: (simulator: Controlled, body: unknown) => unknown;
}

const routes: readonly Route[] = [
  { method: "GET", paths: ["/_simulator/health"], answer: (simulator) => nowOf(simulator.now()) },
  {
    method: "POST",
    paths: ["/_simulator/reset", "/moto-api/reset"],
    answer: (simulator) => {
      simulator.reset();
      return { status: "ok", ...nowOf(simulator.now()) };
    },
  },
  {
    method: "POST",
    paths: ["/_simulator/advance"],
    answer: (simulator, body) => nowOf(simulator.advance(requireSeconds(body))),
  },
  {
    method: "POST",
    paths: ["/_simulator/clock"],
    answer: (simulator, body) => {
      const setting = requireSetting(body);
      simulator.setClock(setting);
      return { ...nowOf(simulator.now()), ...setting };
    },
  },
  { method: "GET", paths: ["/_simulator/state"], answer: (simulator) => simulator.state() },
  { method: "GET", paths: ["/_simulator/calls"], answer: (simulator) => simulator.calls() },
  { method: "GET", paths: ["/_simulator/events"], answer: (simulator) => simulator.events() },
  {
    method: "POST",
    paths: ["/_simulator/metadata"],
    answer: (simulator, body) => {
      const instanceId = requireInstanceId(body);
      simulator.setInstance(instanceId);
      return { instanceId: instanceId ?? null };
    },
  },
  {
    method: "POST",
    paths: ["/_simulator/scenario"],
    answer: (simulator, body) => {
      const scenario = parseScenario(body);
      simulator.addScenario(scenario);
      return { added: scenario.rules?.length ?? 0, ...nowOf(simulator.now()) };
    },
  },
];

const routeList = routes
  .flatMap(({ method, paths }) => paths.map((path) => `${method} ${path}`))
  .join(", ");

/** A control request that cannot be followed. */
class ControlError extends Error {}

/** What is wrong with the request, not with the simulator. */
const refusals = [ControlError, ScenarioError, ClockError];

function requireSeconds(body: unknown): number {
  const seconds = fieldOf(body, "seconds");
  if (typeof seconds === "number" && Number.isFinite(seconds) && seconds >= 0) return seconds;
  throw new ControlError('Send {"seconds": N}, with N a number of simulated seconds, 0 or more.');
}

function requireSetting(body: unknown): ClockSetting {
  const mode = fieldOf(body, "mode");
  const scale = fieldOf(body, "scale");
  const isScale =
    scale === undefined || (typeof scale === "number" && Number.isFinite(scale) && scale > 0);
  const isMode = mode === "virtual" || mode === "real" || mode === "scaled";
  if (isMode && isScale) return { mode, ...(scale === undefined ? {} : { scale }) };
  throw new ControlError(
    'Send {"mode": "virtual" | "real" | "scaled", "scale": N}; scale is a number above 0.',
  );
}

function requireInstanceId(body: unknown): string | undefined {
  const instanceId = fieldOf(body, "instanceId");
  if (instanceId === null) return undefined;
  if (typeof instanceId === "string" && instanceId !== "") return instanceId;
  throw new ControlError(
    'Send {"instanceId": "i-..."}, or null for a machine that is no instance.',
  );
}

function parseBody(request: HttpRequest): unknown {
  const text = Buffer.from(request.body).toString("utf8");
  if (text.trim() === "") return {};
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ControlError("The request body is not JSON.");
  }
}

function fieldOf(body: unknown, name: string): unknown {
  return typeof body === "object" && body !== null
    ? (body as Record<string, unknown>)[name]
    : undefined;
}

function nowOf(now: Date): { readonly now: string } {
  return { now: now.toISOString() };
}

/** An error, as control routes give it. */
export function refuse(status: number, error: string): HttpResponse {
  return json(status, { error });
}

function json(status: number, value: unknown): HttpResponse {
  return {
    status,
    headers: { "content-type": "application/json" },
    body: `${JSON.stringify(value, null, 2)}\n`,
  };
}
