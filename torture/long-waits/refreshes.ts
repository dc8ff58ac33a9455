/** Many refreshes, one after another in one process: each of another kind than the one before, with a gate and a webhook. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Inputs } from "../../engine/inputs/inputs";
import type { SavedState } from "../../engine/decision/reasons";
import { savedStateAfter } from "../../engine/decision/history";
import { roll } from "../../engine/run/roll";
import { createRunReport } from "../../engine/reporting/run-report";
import { takeStock, type Holdings } from "./holdings";
import { withRemoteWorld, type RemoteWorld } from "./remote-world";

export interface Rolled {
  readonly stock: readonly Holdings[];
  /** How each run ended, and how often. */
  readonly ends: ReadonlyMap<string, number>;
}

/** @param say told how many refreshes are over */
export async function rollOnAndOn(
  refreshes: number,
  say: (done: number) => void = () => undefined,
): Promise<Rolled> {
  const stock: Holdings[] = [];
  const ends = new Map<string, number>();
  await withRemoteWorld({ instances: 1 }, (world) =>
    withListener(async (listener) => {
      await world.fleet.addVersion();
      const life = { world, listener, shared: new AbortController().signal };
      let saved: SavedState = {};
      for (let done = 0; done < refreshes; done += 1) {
        const runs = kinds[done % kinds.length] ?? [];
        for (const run of runs) {
          const rolled = await rollOnce(run, { ...life, saved, version: 2 - (done % 2) });
          saved = savedStateAfter(rolled, saved);
          const end = rolled.error?.code ?? "done";
          ends.set(end, (ends.get(end) ?? 0) + 1);
        }
        if ((done + 1) % kinds.length !== 0) continue;
        stock.push(takeStock(life.shared));
        say(done + 1);
      }
    }),
  );
  return { stock, ends };
}

/** How a run goes: to the end, or until something comes between. */
type Run = "toItsEnd" | "timedOut" | "interrupted" | "cancelled";

/** The runs of one refresh. */
const kinds: readonly (readonly Run[])[] = [
  ["toItsEnd"],
  ["timedOut", "toItsEnd"],
  ["interrupted", "toItsEnd"],
  ["cancelled", "toItsEnd"],
];

interface Life {
  readonly world: RemoteWorld;
  /** The URL of somebody who takes every request. */
  readonly listener: string;
  /** What an interrupt would abort, for the whole life of the process. */
  readonly shared: AbortSignal;
  readonly saved: SavedState;
  readonly version: number;
}

/** As the provider does it for Pulumi. */
async function rollOnce(run: Run, { world, listener, shared, saved, version }: Life) {
  const { autoScalingGroupName, launchTemplateId } = world.fleet;
  const own = new AbortController();
  const ports = world.portsFor(run === "interrupted" ? own.signal : shared);
  const inputs: Inputs = {
    autoScalingGroupName,
    desiredConfiguration: { launchTemplate: { launchTemplateId, version } },
    preferences: { instanceWarmup: 30 },
    gates: [{ http: { url: listener }, times: 2, interval: 5 }],
    webhooks: [{ url: listener }],
    onTimeout: run === "cancelled" ? "cancel" : "leave",
  };
  const errorContext = { autoScalingGroupName };
  const runReport = createRunReport({ inputs, environment: {} }, ports);
  if (run === "interrupted") interruptAt(world, own);
  const request = { inputs, saved, errorContext, ...(isLimited(run) && { timeoutSeconds: 45 }) };
  const rolled = await roll(request, { ...ports, observe: runReport.observe });
  world.onSleep = () => undefined;
  await runReport.close(rolled, errorContext);
  return rolled;
}

function isLimited(run: Run): boolean {
  return run === "timedOut" || run === "cancelled";
}

/** Interrupts in the middle of a sleep, some time after the start. */
function interruptAt(world: RemoteWorld, interruption: AbortController): void {
  const due = world.clock.now() + 40_000;
  world.onSleep = () => {
    if (world.clock.now() >= due)
      setImmediate(() => {
        interruption.abort();
      });
  };
}

/** Runs the body with a server that takes every request and remembers none. */
async function withListener(body: (url: string) => Promise<void>): Promise<void> {
  const server = createServer((request, response) => {
    request.resume();
    response.end("fine");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    await body(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
