/** Pulumi in miniature: what the engine asks of the provider for each command, and what it keeps of the resource between two runs. */
import { runtime } from "@pulumi/pulumi";
import type { Clock, Ports, Reporter } from "../../../engine/run/ports";
import * as lifecycle from "../../../provider/lifecycle";
import { isInputName } from "../../../engine/inputs/schema/inputs";
import { visibleInputs, type Properties } from "../../../engine/run/outputs";
import { isSame } from "../../../engine/values/equality";
import type { World } from "./a-world";
import { boundedClock, Stuck } from "./bounded-clock";

/** What the constructor of the resource adds to a program. */
export const hidden = { __provider: "the provider's text" } as const;

export type Command = "preview" | "up" | "refresh" | "destroy";

/** What the engine has of a resource. */
export interface State {
  readonly id: string;
  readonly outputs: Properties;
  /** Whether the last run left it unfinished: then the next one calls update whatever diff says. */
  readonly isUnfinished: boolean;
}

export interface Outcome {
  readonly exit: "green" | "red";
  /** `same`: nothing was to be done; `done`; `replaced`; or the error's code, or its words where it has none. */
  readonly ending: string;
  /** What the user is told when it is red; empty when it is green. */
  readonly error: string;
  /** Whether Pulumi saves the resource as one that exists, but is not finished. */
  readonly isPartial: boolean;
  /** What was said on the way, each line after its kind: `warning: …`. */
  readonly said: readonly string[];
}

export interface Circumstances {
  /** How the provider reaches the world. @default as always */
  readonly ports?: Ports;
  /** Milliseconds until the user's Ctrl-C. @default never */
  readonly interruptAfter?: number | undefined;
  /** The sleep of the run, counted from 0, at which Ctrl-C comes. @default never */
  readonly interruptAtSleep?: number | undefined;
}

export interface Stack {
  /** What the program says now. */
  program: Properties;
  /** What Pulumi has in its state. Undefined: no such resource. */
  state: State | undefined;
  readonly run: (command: Command, circumstances?: Circumstances) => Promise<Outcome>;
}

/** Milliseconds: no fault lasts so long, AWS gives up after an hour, and a run may wait for others first. */
const longest = 24 * 3_600_000;

type Connect = () => Ports;
type Ending = "same" | "done" | "replaced";

export function createStack(world: Pick<World, "ports" | "clock">, program: Properties): Stack {
  const { clock } = world;
  const stack: Stack = {
    program,
    state: undefined,
    run: async (command, { ports = world.ports, interruptAfter, interruptAtSleep } = {}) => {
      const said: string[] = [];
      const interruption = new AbortController();
      if (interruptAfter !== undefined) {
        clock.at(clock.now() + interruptAfter, () => {
          interruption.abort();
        });
      }
      const { signal } = interruption;
      let sleeps = 0;
      const runClock = withSleeps(boundedClock(ports.clock, longest), () => {
        if (sleeps === interruptAtSleep) interruption.abort();
        sleeps += 1;
      });
      const connect = (): Ports => ({ ...ports, clock: runClock, reporter: scribe(said), signal });
      try {
        const ending = await commands[command](stack, connect);
        return { exit: "green", ending, error: "", isPartial: false, said };
      } catch (error) {
        return { ...failure(stack, error), said };
      }
    },
  };
  return stack;
}

/** The same clock, on which nobody goes to sleep unnoticed. */
function withSleeps(clock: Clock, beforeSleep: () => void): Clock {
  return {
    ...clock,
    sleep: (...given) => {
      beforeSleep();
      return clock.sleep(...given);
    },
  };
}

/** What each command leaves in the state. */
const commands: Readonly<Record<Command, (stack: Stack, connect: Connect) => Promise<Ending>>> = {
  preview: async ({ program, state }, connect) => {
    const news = { ...throughJson(program), __preview: runtime.unknownValue };
    await checked(news, state, connect);
    if (state === undefined) return "done";
    const { changes } = await lifecycle.diff(state.id, state.outputs, news, connect);
    return (changes ?? differs(state, news)) ? "done" : "same";
  },
  up: async (stack, connect) => {
    const { state } = stack;
    const news = throughJson(stack.program);
    await checked(news, state, connect);
    if (state === undefined) {
      const { id, outs } = await lifecycle.create(news, connect);
      stack.state = finished(id, outs);
      return "done";
    }
    const { id, outputs } = state;
    const { changes, replaces } = await lifecycle.diff(id, outputs, news, connect);
    if (replaces !== undefined) return replace(stack, state, { news, connect });
    if (!(changes ?? differs(state, news)) && !state.isUnfinished) return "same";
    const { outs } = await lifecycle.update(id, outputs, news, connect);
    stack.state = finished(id, outs);
    return "done";
  },
  refresh: async (stack, connect) => {
    if (stack.state === undefined) return "same";
    const { id, props } = await lifecycle.read(stack.state.id, stack.state.outputs, connect);
    stack.state = id === "" ? undefined : finished(id, props);
    return "done";
  },
  destroy: async (stack, connect) => {
    if (stack.state === undefined) return "same";
    await lifecycle.delete(stack.state.id, stack.state.outputs, connect);
    stack.state = undefined;
    return "done";
  },
};

/** Another resource under the same name: Pulumi makes it before it deletes the old one. */
async function replace(
  stack: Stack,
  { id, outputs }: State,
  { news, connect }: { readonly news: Properties; readonly connect: Connect },
): Promise<Ending> {
  const made = await lifecycle.create(news, connect);
  stack.state = finished(made.id, made.outs);
  await lifecycle.delete(id, outputs, connect);
  return "replaced";
}

async function checked(
  news: Properties,
  state: State | undefined,
  connect: Connect,
): Promise<void> {
  const { failures } = await lifecycle.check(inputsIn(state), news, connect);
  if (failures.length > 0) throw new Error(failures.map(({ reason }) => reason).join("\n"));
}

/** The inputs in the state, which `check` is given. They are also among the outputs. */
function inputsIn(state: State | undefined): Properties {
  const entries = Object.entries(state?.outputs ?? {}).filter(([name]) => isInputName(name));
  return Object.fromEntries(entries);
}

/** What the engine does where `diff` leaves it to it: it compares the inputs. */
function differs(state: State, news: Properties): boolean {
  return !isSame(inputsIn(state), visibleInputs(news));
}

function finished(id: string, outputs: Properties): State {
  return { id, outputs: throughJson(outputs), isUnfinished: false };
}

/** Saves what a failure that is a partial one has left. */
function failure(stack: Stack, error: unknown): Omit<Outcome, "said"> {
  if (!(error instanceof Error) || error instanceof Stuck) throw error;
  const isPartial = isPartialFailure(error);
  if (isPartial) {
    const { id, properties } = error;
    stack.state = { id, outputs: throughJson(properties), isUnfinished: true };
  }
  const told = isPartial ? error.reasons.join("\n") : error.message;
  return {
    exit: "red",
    ending: codeOf(error) ?? codeOf(error.cause) ?? told,
    error: told,
    isPartial,
  };
}

interface Partially {
  readonly id: string;
  readonly properties: Properties;
  readonly reasons: readonly string[];
}

/** As Pulumi recognises it. */
function isPartialFailure(error: Error): error is Error & Partially {
  return "id" in error && "properties" in error && "reasons" in error;
}

/** AWS's refusals have a kind, and are told in their own words. */
function codeOf(error: unknown): string | undefined {
  const isCoded = error instanceof Error && "code" in error && !("kind" in error);
  return isCoded ? String(error.code) : undefined;
}

/** What goes between the engine and a provider is JSON. */
function throughJson(properties: Properties): Properties {
  return JSON.parse(JSON.stringify(properties)) as Properties;
}

/** Notes every line after its kind. */
function scribe(said: string[]): Reporter {
  const note = (kind: string) => (line: string) => {
    said.push(`${kind}: ${line}`);
  };
  return {
    progress: note("progress"),
    preview: (lines) => {
      lines.forEach(note("announced"));
    },
    note: note("note"),
    warn: note("warning"),
  };
}
