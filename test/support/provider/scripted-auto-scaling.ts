/** Auto Scaling that answers what a test has written down, call by call. The last answer to a question is given again and again. */
import type { Group } from "../../../engine/refresh/group";
import type { Snapshot } from "../../../engine/refresh/snapshot";
import type { AutoScaling, ResolvedTemplate, StartRequest } from "../../../engine/run/ports";

/** What a call comes to: an answer, a fault, an error that nobody expects, or no answer at all. */
export type Answer<Value> = Value | Error | "hangs";

export interface Script {
  /** Looks at one refresh by its id; `missing` when AWS does not report it. */
  readonly looks?: readonly Answer<Snapshot | "missing">[];
  /** All refreshes of the group, newest first. */
  readonly history?: readonly Answer<readonly Snapshot[]>[];
  readonly starts?: readonly Answer<string>[];
  readonly cancels?: readonly Answer<"done">[];
  readonly rollBacks?: readonly Answer<"done">[];
  readonly groups?: readonly Answer<Group | "missing">[];
  readonly templates?: readonly Answer<ResolvedTemplate>[];
}

export interface ScriptedAutoScaling extends AutoScaling {
  /** The names of the calls, in order. */
  readonly calls: readonly string[];
  readonly started: readonly StartRequest[];
}

export function createScriptedAutoScaling(script: Script): ScriptedAutoScaling {
  const calls: string[] = [];
  const started: StartRequest[] = [];
  const play = <Value>(call: string, answers: readonly Answer<Value>[] = []) => {
    let next = 0;
    return async (): Promise<Value> => {
      calls.push(call);
      const answer = answers[Math.min(next, answers.length - 1)];
      next += 1;
      if (answer === "hangs") return new Promise(() => undefined);
      if (answer instanceof Error) throw answer;
      if (answer === undefined) throw new Error(`the script has no answer for ${call}`);
      return Promise.resolve(answer);
    };
  };
  const look = play("look", script.looks);
  const list = play("list", script.history);
  const start = play("start", script.starts);
  const cancel = play("cancel", script.cancels);
  const rollBack = play("rollBack", script.rollBacks);
  const findGroup = play("findGroup", script.groups);
  return {
    calls,
    started,
    describeRefreshes: async (_group, instanceRefreshId) => {
      if (instanceRefreshId === undefined) return list();
      const seen = await look();
      return seen === "missing" ? [] : [seen];
    },
    startRefresh: (request) => {
      started.push(request);
      return start();
    },
    cancelRefresh: async () => {
      await cancel();
    },
    rollBackRefresh: async () => {
      await rollBack();
    },
    findGroup: async () => {
      const group = await findGroup();
      return group === "missing" ? undefined : group;
    },
    resolveTemplate: play("resolveTemplate", script.templates),
  };
}
