/** A resource as the engine keeps it: asks the provider in the engine's order, and saves what the engine would save. */
import * as lifecycle from "../../provider/pulumi/lifecycle";
import type { Connect } from "../../provider/pulumi/ports";
import type { Properties } from "../../provider/pulumi/outputs";

/** What the engine has of a resource. */
export interface State {
  readonly id: string;
  readonly outputs: Properties;
  /** Whether the last run left it unfinished: then the next one calls update whatever diff says. */
  readonly isUnfinished: boolean;
}

/** How a run ended: `same`, `done`, or the error's code or words. */
export type Ending = string;

export interface Resource {
  state: State | undefined;
  /** `pulumi up` with a program that has these inputs. */
  readonly up: (inputs: Properties) => Promise<Ending>;
  /** `pulumi refresh`. */
  readonly refresh: () => Promise<Ending>;
  /** `pulumi destroy`. */
  readonly destroy: () => Promise<Ending>;
}

/** @param connect how the provider reaches the world */
export function createResource(connect: Connect): Resource {
  const resource: Resource = {
    state: undefined,
    up: (inputs) => ending(resource, () => up(resource, throughJson(inputs), connect)),
    refresh: () => ending(resource, () => refresh(resource, connect)),
    destroy: () => ending(resource, () => destroy(resource, connect)),
  };
  return resource;
}

async function up(resource: Resource, news: Properties, connect: Connect): Promise<Ending> {
  const { state } = resource;
  const { failures } = await lifecycle.check(state?.outputs ?? {}, news, connect);
  if (failures.length > 0) return failures.map(({ reason }) => reason).join("\n");
  if (state === undefined) {
    const { id, outs } = await lifecycle.create(news, connect);
    resource.state = { id, outputs: throughJson(outs), isUnfinished: false };
    return "done";
  }
  const { changes, replaces } = await lifecycle.diff(state.id, state.outputs, news, connect);
  if (replaces !== undefined) return `replaces for ${replaces.join(", ")}`;
  if (!changes && !state.isUnfinished) return "same";
  const { outs } = await lifecycle.update(state.id, state.outputs, news, connect);
  resource.state = { id: state.id, outputs: throughJson(outs), isUnfinished: false };
  return "done";
}

async function refresh(resource: Resource, connect: Connect): Promise<Ending> {
  const { state } = resource;
  if (state === undefined) return "nothing there";
  const { id, props } = await lifecycle.read(state.id, state.outputs, connect);
  resource.state = id === "" ? undefined : { id, outputs: throughJson(props), isUnfinished: false };
  return "done";
}

async function destroy(resource: Resource, connect: Connect): Promise<Ending> {
  const { state } = resource;
  if (state === undefined) return "nothing there";
  await lifecycle.delete(state.id, state.outputs, connect);
  resource.state = undefined;
  return "done";
}

/** Saves what a failure that is a partial one has left, and tells how the run ended. */
async function ending(resource: Resource, run: () => Promise<Ending>): Promise<Ending> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (isPartial(error)) {
      const { id, properties } = error;
      resource.state = { id, outputs: throughJson(properties), isUnfinished: true };
    }
    return codeOf(error) ?? codeOf(error.cause) ?? error.message;
  }
}

interface Partially {
  readonly id: string;
  readonly properties: Properties;
}

/** As Pulumi recognises it. */
function isPartial(error: Error): error is Error & Partially {
  return "id" in error && "properties" in error && "reasons" in error;
}

function codeOf(error: unknown): string | undefined {
  const isCoded = error instanceof Error && "code" in error && !isFault(error);
  return isCoded ? String(error.code) : undefined;
}

/** AWS's refusals are told in their own words. */
function isFault(error: Error): boolean {
  return "kind" in error;
}

/** What goes between the engine and a provider is JSON. */
function throughJson(properties: Properties): Properties {
  return JSON.parse(JSON.stringify(properties)) as Properties;
}
