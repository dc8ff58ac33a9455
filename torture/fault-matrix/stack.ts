/** Pulumi in miniature: what it calls for each command, and what it keeps of the resource between two runs. */
import type { Ports, Reporter } from "../../provider/operations/ports";
import * as lifecycle from "../../provider/pulumi/lifecycle";
import { PartialFailure } from "../../provider/pulumi/run";
import type { Properties } from "../../provider/pulumi/outputs";
import type { World } from "../../test/support/provider/a-world";
import { impatient } from "../impatient";

export type Command = "preview" | "up" | "refresh" | "destroy";

export interface Outcome {
  readonly exit: "green" | "red";
  /** What the user is told when it is red; empty when it is green. */
  readonly error: string;
  /** Whether Pulumi saves the resource as one that exists, but is not finished. */
  readonly isPartial: boolean;
  /** What was said on the way, each line after its kind: `warning: …`. */
  readonly said: readonly string[];
}

export interface Stack {
  /** What the program says now. */
  program: Properties;
  /** What Pulumi has in its state. Undefined: no such resource. */
  readonly state: () => Properties | undefined;
  /** @param interruptAfter milliseconds until the user's Ctrl-C */
  readonly run: (command: Command, interruptAfter?: number) => Promise<Outcome>;
}

/** Milliseconds: no fault lasts so long, and AWS gives up after an hour. */
const longest = 24 * 3_600_000;

interface Run {
  readonly program: Properties;
  readonly state: Properties | undefined;
  readonly connect: () => Ports;
}

export function createStack({ ports, clock }: World, program: Properties): Stack {
  let state: Properties | undefined;
  const stack: Stack = {
    program,
    state: () => state,
    run: async (command, interruptAfter) => {
      const said: string[] = [];
      const interruption = new AbortController();
      if (interruptAfter !== undefined) {
        clock.at(clock.now() + interruptAfter, () => {
          interruption.abort();
        });
      }
      const { signal } = interruption;
      const patience = impatient(clock, longest);
      const connect = (): Ports => ({ ...ports, clock: patience, reporter: scribe(said), signal });
      const told = (error: string, isPartial = false): Outcome => ({
        exit: error === "" ? "green" : "red",
        error,
        isPartial,
        said,
      });
      try {
        state = await commands[command]({ program: stack.program, state, connect });
        return told("");
      } catch (error) {
        if (error instanceof PartialFailure) {
          state = error.properties;
          return told(error.reasons.join("\n"), true);
        }
        return told(error instanceof Error ? error.message : String(error));
      }
    },
  };
  return stack;
}

/** What each command leaves in the state. */
const commands: Readonly<Record<Command, (run: Run) => Promise<Properties | undefined>>> = {
  preview: async ({ program, state, connect }) => {
    const news = { ...program, __preview: true };
    await checked(news, state, connect);
    if (state !== undefined) await lifecycle.diff(idOf(state), state, news, connect);
    return state;
  },
  up: async ({ program, state, connect }) => {
    await checked(program, state, connect);
    if (state === undefined) return (await lifecycle.create(program, connect)).outs;
    const { changes } = await lifecycle.diff(idOf(state), state, program, connect);
    if (!changes) return state;
    return (await lifecycle.update(idOf(state), state, program, connect)).outs;
  },
  refresh: async ({ state, connect }) => {
    if (state === undefined) return undefined;
    const { id, props } = await lifecycle.read(idOf(state), state, connect);
    return id === "" ? undefined : props;
  },
  destroy: async ({ state, connect }) => {
    if (state !== undefined) await lifecycle.delete(idOf(state), state, connect);
    return undefined;
  },
};

async function checked(
  news: Properties,
  state: Properties | undefined,
  connect: () => Ports,
): Promise<void> {
  const { failures } = await lifecycle.check(state ?? {}, news, connect);
  if (failures.length > 0) throw new Error(failures.map(({ reason }) => reason).join("\n"));
}

function idOf(state: Properties): string {
  return String(state["autoScalingGroupName"]);
}

/** Notes every line after its kind. */
function scribe(said: string[]): Reporter {
  const note = (kind: string) => (line: string) => {
    said.push(`${kind}: ${line}`);
  };
  return {
    progress: note("progress"),
    announce: (lines) => {
      lines.forEach(note("announced"));
    },
    note: note("note"),
    warn: note("warning"),
  };
}
