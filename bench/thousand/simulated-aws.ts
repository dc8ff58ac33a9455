/** Starts the simulator in its thread, and sets its time. */
import { once } from "node:events";
import { resolve } from "node:path";
import { Worker } from "node:worker_threads";
import type { RequestLimit } from "../../simulator/index";

export interface SimulatedAws {
  readonly url: string;
  /** Where its virtual time began, in milliseconds since 1970. */
  readonly begun: number;
  /** To so many milliseconds after the beginning. */
  readonly setTime: (milliseconds: number) => void;
  /** From now on, this bucket limits the requests. */
  readonly limit: (bucket: RequestLimit) => Promise<void>;
}

export async function withSimulatedAws<Value>(
  body: (aws: SimulatedAws) => Promise<Value>,
): Promise<Value> {
  const shared = new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT);
  const time = new Float64Array(shared);
  const thread = new Worker(resolve(__dirname, "simulator-thread.ts"), {
    workerData: shared,
    execArgv: ["--require", "tsx/cjs"],
  });
  try {
    const [{ url, begun }] = (await once(thread, "message")) as [
      Pick<SimulatedAws, "url" | "begun">,
    ];
    return await body({
      url,
      begun,
      setTime: (milliseconds) => {
        time[0] = milliseconds;
      },
      limit: async (bucket) => {
        thread.postMessage(bucket);
        await once(thread, "message");
      },
    });
  } finally {
    await thread.terminate();
  }
}
