/** Asks with one call what waits for its turn together: a hundred resources ask for the same image, and for groups one by one. */
import { isFault } from "../run/fault";
import { callAws, type Line } from "./call";
import type { Batch } from "./clients";

/** A question that may be asked for several names at once. */
export interface Question<Answer> {
  /** For example `DescribeAutoScalingGroups`. */
  readonly call: string;
  /** Only questions with the same call and subject go together. @default "" */
  readonly subject?: string;
  /** How many names one call takes. */
  readonly most: number;
  /** @returns the answers by name; names that AWS does not know may be left out */
  readonly ask: (names: readonly string[]) => Promise<ReadonlyMap<string, Answer>>;
}

/** @throws Fault of this name: one that AWS finds wrong does not spoil the others */
export async function describeBatched<Answer>(
  name: string,
  question: Question<Answer>,
  line: Line,
): Promise<Answer | undefined> {
  const batch = join(name, question, line);
  try {
    // What is in a batch was asked with the same question.
    return (await batch.found).get(name) as Answer | undefined;
  } catch (error) {
    if (batch.names.size === 1 || !isFault(error, "rejected")) throw error;
    const { call } = question;
    return (await callAws({ name: call }, line, () => question.ask([name]))).get(name);
  }
}

function join<Answer>(name: string, question: Question<Answer>, line: Line): Batch {
  const { batches } = line.clients;
  const { call, subject = "", most, ask } = question;
  const key = `${call} ${subject}`;
  const waiting = batches.get(key);
  if (waiting !== undefined && (waiting.names.size < most || waiting.names.has(name))) {
    waiting.names.add(name);
    return waiting;
  }
  const names = new Set([name]);
  const found = callAws({ name: call }, line, () => {
    if (batches.get(key)?.names === names) batches.delete(key);
    return ask([...names]);
  });
  const batch: Batch = { names, found };
  batches.set(key, batch);
  return batch;
}
