/** The lifecycle hooks that hold instances. */
import type { Diagnostics, LifecycleHook } from "./diagnostics";
import { autoScalingCommand, thenUp } from "./next-command";
import type { Section } from "./section";
import { renderList, timeOfDay } from "./wording";

/** The state in which a transition's hooks hold an instance. */
const waits = [
  ["Pending:Wait", "autoscaling:EC2_INSTANCE_LAUNCHING"],
  ["Terminating:Wait", "autoscaling:EC2_INSTANCE_TERMINATING"],
] as const;

export function holdingHooks(gathered: Diagnostics): Section | undefined {
  const held = waits.flatMap(([state, transition]) => holding(gathered, state, transition));
  return held.length === 0
    ? undefined
    : {
        lines: held.flatMap(({ lines }) => lines),
        obstacles: held.flatMap(({ obstacles = [] }) => obstacles),
      };
}

function holding(gathered: Diagnostics, state: string, transition: string): readonly Section[] {
  const { group, hooks = [], errorContext } = gathered;
  const ids = (group?.instances ?? [])
    .filter(({ lifecycleState }) => lifecycleState === state)
    .map(({ instanceId }) => instanceId);
  const [hook, ...others] = hooks.filter(
    ({ lifecycleTransition }) => lifecycleTransition === transition,
  );
  const [first] = ids;
  if (hook === undefined || first === undefined) return [];
  const names = [hook, ...others].map(({ lifecycleHookName }) => lifecycleHookName).join(" or ");
  const command = autoScalingCommand(
    errorContext,
    "complete-lifecycle-action",
    "--lifecycle-hook-name",
    hook.lifecycleHookName,
    "--instance-id",
    first,
    "--lifecycle-action-result",
    resultOf(hook),
  );
  const list = renderList(ids);
  return [
    {
      lines: [
        `in ${state}${since(ids, gathered)} for hook ${names}: ${list}${remainingTime(hook)}`,
      ],
      obstacles: [
        {
          kind: "hook",
          text: `lifecycle hook ${names} holds ${list}`,
          next: thenUp(command, gathered),
        },
      ],
    },
  ];
}

/** A hook holds an instance soon after its launch or termination has begun. The earliest is reported. */
function since(ids: readonly string[], { activities = [] }: Diagnostics): string {
  const [first] = activities
    .filter(({ endTime, description }) => {
      return endTime === undefined && ids.some((id) => description.endsWith(id));
    })
    .toSorted((one, other) => Date.parse(one.startTime) - Date.parse(other.startTime));
  return first === undefined ? "" : ` since ${timeOfDay(first.startTime)}`;
}

/** The result for an instance whose lifecycle action nobody completes. AWS's default is ABANDON. */
function resultOf({ defaultResult = "ABANDON" }: LifecycleHook): string {
  return defaultResult;
}

function remainingTime(hook: LifecycleHook): string {
  const { heartbeatTimeout } = hook;
  return heartbeatTimeout === undefined
    ? ""
    : `, each for ${heartbeatTimeout} s from its last heartbeat, then ${resultOf(hook)}`;
}
