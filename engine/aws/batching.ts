/** Combines requests that wait in the queue into one call: a hundred resources need the same image, and groups one by one. */
import { isFault } from "../run/fault";
import { callAws, type CallContext } from "./call";
import type { Batch } from "./clients";

/** A request for one name that can be combined with others. */
export interface BatchedRequest<Response> {
  /** For example `DescribeAutoScalingGroups`. */
  readonly call: string;
  /** Only requests with the same call and subject are combined. @default "" */
  readonly subject?: string;
  /** The largest number of names in one call. */
  readonly most: number;
  /** @returns the results by name; names that AWS does not know may be left out */
  readonly send: (names: readonly string[]) => Promise<ReadonlyMap<string, Response>>;
}

/** @throws Fault of this name only: an invalid name does not fail the others */
export async function describeBatched<Response>(
  name: string,
  request: BatchedRequest<Response>,
  context: CallContext,
): Promise<Response | undefined> {
  const batch = join(name, request, context);
  try {
    // All requests in a batch have the same result type.
    return (await batch.found).get(name) as Response | undefined;
  } catch (error) {
    if (batch.names.size === 1 || !isFault(error, "rejected")) throw error;
    const { call } = request;
    return (await callAws({ name: call }, context, () => request.send([name]))).get(name);
  }
}

function join<Response>(
  name: string,
  request: BatchedRequest<Response>,
  context: CallContext,
): Batch {
  const { batches } = context.clients;
  const { call, subject = "", most, send } = request;
  const key = `${call} ${subject}`;
  const waiting = batches.get(key);
  if (waiting !== undefined && (waiting.names.size < most || waiting.names.has(name))) {
    waiting.names.add(name);
    return waiting;
  }
  const names = new Set([name]);
  const found = callAws({ name: call }, context, () => {
    if (batches.get(key)?.names === names) batches.delete(key);
    return send([...names]);
  });
  const batch: Batch = { names, found };
  batches.set(key, batch);
  return batch;
}
