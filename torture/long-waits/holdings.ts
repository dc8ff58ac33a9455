/** What this process holds on to: memory, listeners, timers, sockets. */
import { EventEmitter, getEventListeners } from "node:events";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

export interface Holdings {
  /** Bytes of JavaScript that are still there after the garbage is gone. */
  readonly heap: number;
  /** Listeners of the process, and of everything that keeps it alive. */
  readonly listeners: number;
  /** Listeners of the signal that every run of a provider process shares. */
  readonly signalListeners: number;
  readonly timers: number;
  readonly sockets: number;
}

export function takeStock(signal: AbortSignal): Holdings {
  const resources = process.getActiveResourcesInfo();
  const count = (name: RegExp): number => resources.filter((one) => name.test(one)).length;
  collectGarbage();
  return {
    heap: process.memoryUsage().heapUsed,
    listeners:
      listenersOf(process) + activeEmitters().reduce((sum, one) => sum + listenersOf(one), 0),
    signalListeners: getEventListeners(signal, "abort").length,
    timers: count(/^Timeout$/),
    sockets: count(/^(TCPSocket|Pipe)Wrap$/),
  };
}

/** Node tells the kinds of what keeps a process alive, and only this way the things themselves. */
function activeEmitters(): readonly EventEmitter[] {
  const handles: unknown = Reflect.apply(
    Reflect.get(process, "_getActiveHandles") as () => unknown,
    process,
    [],
  );
  return Array.isArray(handles) ? handles.filter((one) => one instanceof EventEmitter) : [];
}

function listenersOf(emitter: Pick<EventEmitter, "eventNames" | "listenerCount">): number {
  return emitter.eventNames().reduce((sum, name) => sum + emitter.listenerCount(name), 0);
}

function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  // What the first round finalises, the second collects.
  collect();
  collect();
}
