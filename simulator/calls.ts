/** The record of every AWS call received, and the listeners that are told before and after each. */
import type { ServiceName } from "./protocol/service";

/** A call as it arrived: nothing has happened yet. */
export interface ArrivingCall {
  /** The simulator's time of arrival, ISO 8601. */
  readonly time: string;
  readonly service: ServiceName;
  readonly action: string;
  readonly region: string;
  /** The input as plain JSON: times are ISO 8601, bytes are base64. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly requestId: string;
}

/** A call that has taken its effect, or has been refused. */
export interface RecordedCall extends ArrivingCall {
  /** `ok`, AWS's error code, or `dropped` where the scenario cut the connection. */
  readonly outcome: string;
}

/** What a test does around every AWS call. The call waits for a returned promise. */
export interface CallListener {
  /** Runs before the world is advanced and the action applied: move the clock here to make time pass with each look. */
  readonly before?: (call: ArrivingCall) => void | Promise<void>;
  /** Runs after the effect and before the answer is written: hold or end the client here. */
  readonly after?: (call: RecordedCall) => void | Promise<void>;
}

export interface CallLog {
  readonly list: () => readonly RecordedCall[];
  /** Returns the function that ends the listening. */
  readonly listen: (listener: CallListener) => () => void;
  readonly arrive: (call: ArrivingCall) => Promise<void>;
  readonly record: (call: RecordedCall) => Promise<void>;
  readonly clear: () => void;
}

/** How many calls are remembered. Older ones are forgotten first. */
export const rememberedCalls = 100_000;

export function createCallLog(): CallLog {
  let calls: RecordedCall[] = [];
  const listeners = new Set<CallListener>();
  return {
    list: () => [...calls],
    listen: (listener) => {
      const own = { ...listener };
      listeners.add(own);
      return () => {
        listeners.delete(own);
      };
    },
    arrive: async (call) => {
      for (const { before } of [...listeners]) await before?.(call);
    },
    record: async (call) => {
      calls.push(call);
      if (calls.length > rememberedCalls * 1.1) calls = calls.slice(-rememberedCalls);
      for (const { after } of [...listeners]) await after?.(call);
    },
    clear: () => {
      calls = [];
    },
  };
}
