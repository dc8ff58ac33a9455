/** Remembers the engine's events, and wakes whoever waits for one of them. */
import type { EngineEvent } from "@pulumi/pulumi/automation";

export interface EventLog {
  /** Everything heard so far, but for the engine's talk to its developers. */
  readonly events: readonly EngineEvent[];
  readonly hear: (event: EngineEvent) => void;
  /** The first event, past or future, that the predicate accepts. Rejects if the end comes before. */
  readonly first: (accepts: (event: EngineEvent) => boolean) => Promise<EngineEvent>;
  /** Nothing more will come. */
  readonly end: () => void;
}

interface Waiting {
  readonly accepts: (event: EngineEvent) => boolean;
  readonly resolve: (event: EngineEvent) => void;
  readonly reject: (error: Error) => void;
}

export function createEventLog(): EventLog {
  const events: EngineEvent[] = [];
  let waiting: readonly Waiting[] = [];
  let hasEnded = false;
  const tooLate = (): Error => {
    const said = events.map((event) => event.diagnosticEvent?.message ?? "").join("");
    return new Error(`The run ended without the awaited event. It said:\n${said}`);
  };
  return {
    events,
    hear: (event) => {
      if (isDebug(event)) return;
      events.push(event);
      const met = waiting.filter(({ accepts }) => accepts(event));
      waiting = waiting.filter((one) => !met.includes(one));
      for (const { resolve } of met) resolve(event);
    },
    first: (accepts) =>
      new Promise((resolve, reject) => {
        const past = events.find(accepts);
        if (past) resolve(past);
        else if (hasEnded) reject(tooLate());
        else waiting = [...waiting, { accepts, resolve, reject }];
      }),
    end: () => {
      hasEnded = true;
      for (const { reject } of waiting) reject(tooLate());
      waiting = [];
    },
  };
}

function isDebug({ diagnosticEvent }: EngineEvent): boolean {
  return (diagnosticEvent?.severity as string | undefined) === "debug";
}
