/** A world like that of the tests, whose AWS is in another process, and whose clock goes the way of the real one, in no time. */
import { connectAutoScaling } from "../../engine/aws/auto-scaling";
import { connectDiagnostics } from "../../engine/aws/diagnostics";
import { connectPreflightFacts } from "../../engine/aws/preflight-facts";
import { createClock } from "../../engine/node/clock";
import { gateCheck } from "../../engine/node/gate-check";
import type { Clock, Ports, Reporter } from "../../engine/run/ports";
import { createFleet, type Fleet, type FleetOptions } from "../../test/support/engine/fleet";
import { connectionTo, forgetClients, useTestKeys } from "../../test/support/provider/a-world";
import { withRemoteSimulator, type RemoteSimulator } from "./remote-simulator";

export interface RemoteWorld {
  readonly url: string;
  readonly fleet: Fleet;
  readonly clock: Clock;
  /** The ports of one run, made anew as the provider makes them for each call of Pulumi's. */
  readonly portsFor: (signal: AbortSignal) => Ports;
  /** Told before each sleep. */
  onSleep: () => void;
}

export async function withRemoteWorld(
  options: FleetOptions,
  body: (world: RemoteWorld) => Promise<void>,
): Promise<void> {
  const restore = useTestKeys();
  try {
    await withRemoteSimulator(async (simulator) => {
      const fleet = await createFleet(simulator, options);
      try {
        await body(createWorld(simulator, fleet));
      } finally {
        forgetClients(simulator);
        fleet.autoScaling.destroy();
        fleet.ec2.destroy();
      }
    });
  } finally {
    restore();
  }
}

function createWorld(simulator: RemoteSimulator, fleet: Fleet): RemoteWorld {
  const connection = connectionTo(simulator);
  const world: RemoteWorld = {
    url: simulator.url,
    fleet,
    clock: createRemoteClock(simulator, () => {
      world.onSleep();
    }),
    portsFor: (signal) => {
      const waiting = { clock: world.clock, signal };
      return {
        autoScaling: connectAutoScaling(connection, waiting),
        preflightFacts: connectPreflightFacts(connection, waiting),
        diagnostics: connectDiagnostics(connection, waiting),
        clock: world.clock,
        gateCheck,
        reporter: silent,
        observe: () => undefined,
        signal,
      };
    },
    onSleep: () => undefined,
  };
  return world;
}

const silent: Reporter = {
  progress: () => undefined,
  preview: () => undefined,
  note: () => undefined,
  warn: () => undefined,
};

/** So many seconds of the provider's clock pass in one of the machine that no sleep takes longer than a timer needs to fire. */
const scale = "1e12";

/** Sleeps with the real clock's timers and listeners; the time that has passed is AWS's. */
function createRemoteClock(simulator: RemoteSimulator, onSleep: () => void): Clock {
  const real = createClock({ PULUMI_INSTANCE_REFRESH_TIME_SCALE: scale });
  let now = 0;
  return {
    now: () => now,
    // Its only use is the heartbeat, which these runs do not read.
    schedule: () => () => undefined,
    sleep: async (milliseconds, signal) => {
      onSleep();
      await real.sleep(milliseconds, signal);
      if (signal.aborted) return;
      now += milliseconds;
      await simulator.advance(milliseconds / 1000);
    },
  };
}
