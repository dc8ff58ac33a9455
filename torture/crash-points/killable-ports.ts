/** Ports of a program that is killed right before or after one of its calls to AWS: from then on nothing of it happens. */
import type { Ports } from "../../engine/run/ports";
import { surrounded, type Around } from "../../test/support/provider/a-world";

export interface Point {
  /** Counted from 1, in the order in which the calls are begun. */
  readonly call: number;
  readonly when: "before" | "after";
}

export interface KillablePorts {
  readonly ports: Ports;
  /** Resolves at the point; never, when the program ends before. */
  readonly death: Promise<void>;
}

export function createKillablePorts(ports: Ports, point: Point): KillablePorts {
  let die: () => void = () => undefined;
  const death = new Promise<void>((resolve) => {
    die = resolve;
  });
  let made = 0;
  let isOver = false;
  const isDead = (): boolean => isOver;
  const never = new Promise<never>(() => undefined);
  const killed = (): Promise<never> => {
    isOver = true;
    die();
    return never;
  };
  const around: Around =
    (ask) =>
    async (...given) => {
      if (isDead()) return never;
      made += 1;
      const isPoint = made === point.call;
      if (isPoint && point.when === "before") return killed();
      const value = await ask(...given);
      return isDead() || isPoint ? killed() : value;
    };
  const { autoScaling, preflightFacts, diagnostics, clock } = ports;
  return {
    death,
    ports: {
      ...ports,
      autoScaling: surrounded(autoScaling, around),
      preflightFacts: {
        ...preflightFacts,
        findImage: around(preflightFacts.findImage),
        describeInstanceTypes: around(preflightFacts.describeInstanceTypes),
      },
      diagnostics: {
        activitiesSince: around(diagnostics.activitiesSince),
        lifecycleHooks: around(diagnostics.lifecycleHooks),
        targetHealth: around(diagnostics.targetHealth),
        alarms: around(diagnostics.alarms),
        metricPoints: around(diagnostics.metricPoints),
      },
      clock: {
        now: clock.now,
        schedule: clock.schedule,
        // A dead program's sleep must not move the time of the living.
        sleep: (milliseconds, signal) => (isDead() ? never : clock.sleep(milliseconds, signal)),
      },
    },
  };
}
