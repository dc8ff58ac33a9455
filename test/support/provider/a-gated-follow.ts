/** Follows a refresh that has not begun to move, with a gate that a test answers. */
import type { Gate, GateObservation } from "../../../engine/gates/gate";
import type { Snapshot } from "../../../engine/refresh/snapshot";
import { follow, type Followed, type FollowOptions } from "../../../engine/run/follow";
import { aRefresh } from "./a-refresh";
import { aStage, type Stage } from "./a-stage";
import type { Script, ScriptedAutoScaling } from "./scripted-auto-scaling";

export const good: GateObservation = { passes: true, observed: "status 200" };
export const bad: GateObservation = { passes: false, observed: "status 503" };

/** A gate that is asked for two hours. */
export const aGate: Gate = {
  name: "web",
  http: { url: "https://web.example/health" },
  timeout: 7200,
};

/** A refresh of which nothing has been seen yet. */
export const moving: Snapshot = aRefresh({ percentageComplete: 0 });

/** @param answer what the gate is answered each time that it asks */
export function aGatedFollow(
  script: Script,
  answer: () => GateObservation,
  options: Partial<FollowOptions> = {},
): Stage<ScriptedAutoScaling> & {
  readonly run: () => Promise<Followed>;
  readonly asked: () => number;
} {
  const stage = aStage(script);
  let asked = 0;
  const http = () => {
    asked += 1;
    return Promise.resolve(answer());
  };
  const run = () =>
    follow(
      {
        errorContext: { autoScalingGroupName: "web" },
        refresh: moving,
        onTimeout: "leave",
        onInterrupt: "leave",
        gates: [aGate],
        ...options,
      },
      { ...stage.ports, gateCheck: { ...stage.ports.gateCheck, http } },
    );
  return { ...stage, run, asked: () => asked };
}
