/** The life of any served resource: what the engine asks of a provider, answered in plain data. */
import { differences } from "./difference";
import { omit, UNKNOWN, withoutAbsent, type Properties } from "./properties";
import type { ResourceType } from "./resource-type";
import type { Scope } from "./scope";
import { unshape } from "./unshape";

/** A resource type, and the provider that a resource of it belongs to. */
export interface Kind {
  readonly type: ResourceType;
  readonly scope: Scope;
}

export interface CreateRequest {
  readonly inputs: Properties;
  readonly preview: boolean;
}

export interface Created {
  /** Empty in preview. */
  readonly id: string;
  readonly outputs: Properties;
  /** Why the resource exists, but not as its inputs say. */
  readonly unsettled?: string;
}

/** Creates the resource and waits for it. In preview, says what will be known before the update: all but what AWS decides. */
export async function create(kind: Kind, { inputs, preview }: CreateRequest): Promise<Created> {
  const { type, scope } = kind;
  if (preview) {
    return { id: "", outputs: { ...unknowns(type.computed), ...scope.known(type, inputs) } };
  }
  const clients = scope.clientsOf(inputs);
  const id = await type.create({ inputs, clients, tags: scope.tagsOf(type, inputs) });
  try {
    await type.settle?.(id, inputs, clients);
  } catch (error) {
    const unsettled = error instanceof Error ? error.message : String(error);
    return { id, outputs: await outputsOf(kind, id, inputs), unsettled };
  }
  return { id, outputs: await outputsOf(kind, id, inputs) };
}

export interface ReadRequest {
  readonly id: string;
  readonly inputs: Properties;
  readonly outputs: Properties;
}

export interface Read {
  readonly inputs: Properties;
  readonly outputs: Properties;
}

/** The resource as it is now; undefined where it is gone. */
export async function read(
  { type, scope }: Kind,
  { id, inputs, outputs }: ReadRequest,
): Promise<Read | undefined> {
  const found = await type.find(id, scope.clientsOf(outputs));
  if (!found) return undefined;
  const answer = scope.withoutDefaultTags(found.answer, inputs);
  const reported = omit(inputs, type.notReported);
  const ours = {
    ...omit(inputs, Object.keys(reported)),
    ...unshape(reported, answer, type.renamed),
  };
  return { inputs: ours, outputs: { ...found.computed, ...scope.known(type, ours) } };
}

export interface UpdateRequest extends ReadRequest {
  readonly oldInputs: Properties;
  readonly preview: boolean;
}

/** Changes what differs. In preview, says what stays known: all but what AWS decides anew. */
export async function update(kind: Kind, request: UpdateRequest): Promise<Properties> {
  const { type, scope } = kind;
  const { id, inputs, oldInputs, outputs } = request;
  const changed = new Set(differences(oldInputs, inputs).map(({ input }) => input));
  if (request.preview) {
    const old = Object.fromEntries(type.computed.map((key) => [key, outputs[key]]));
    const unsettled = unknowns(type.unsettledBy(changed, inputs));
    return withoutAbsent({ ...old, ...scope.known(type, inputs), ...unsettled });
  }
  await type.update({
    ...{ id, inputs, oldInputs, changed },
    tags: scope.tagsOf(type, inputs),
    oldTags: scope.tagsOf(type, oldInputs),
    clients: scope.clientsOf(inputs),
  });
  return outputsOf(kind, id, inputs);
}

async function outputsOf(
  { type, scope }: Kind,
  id: string,
  inputs: Properties,
): Promise<Properties> {
  const found = await type.find(id, scope.clientsOf(inputs));
  if (!found) throw new Error(`${type.token} ${id} is gone`);
  return { ...found.computed, ...scope.known(type, inputs) };
}

function unknowns(keys: readonly string[]): Properties {
  return Object.fromEntries(keys.map((key) => [key, UNKNOWN]));
}
