/** The faults of the matrix: what becomes of a call, or what happens in the world meanwhile. */
import {
  CancelInstanceRefreshCommand,
  DeleteAutoScalingGroupCommand,
} from "@aws-sdk/client-auto-scaling";
import { DeleteLaunchTemplateCommand } from "@aws-sdk/client-ec2";
import type { ScenarioRule } from "../../simulator/index";
import { startCompetingRefresh } from "../../test/support/engine/competing-refresh";
import { recordedRefreshes, hasEnded, type Context } from "./context";

export interface Fault {
  readonly name: string;
  /** What becomes of a call that is struck. */
  readonly rule?: ScenarioRule;
  /** What happens at the first call of the phase, before it is answered. */
  readonly happens?: (errorContext: Context, phase: string) => Promise<void>;
  /** How long calls are struck, from the first one on. */
  readonly lasts?: Lasting;
  /** Only calls of this action are struck. @default every call */
  readonly action?: string;
  /** What becomes of the call with which a phase acts, once. Where there is such a call the fault begins with it. */
  readonly onAct?: (phase: string) => ScenarioRule | undefined;
  /** Milliseconds after which the AWS clients give a call up. @default the provider's own 30 s */
  readonly patience?: number;
}

/** A moment is shorter than anybody's patience, but for that of a command that asks once: for it, a moment is one call. */
export type Lasting = "a moment" | "hours";

/** Seconds. */
export const lengths: Readonly<Record<Lasting, number>> = { "a moment": 45, hours: 2 * 3600 };

const error = (code: string, message: string, status: number): ScenarioRule => ({
  kind: "error",
  code,
  message,
  status,
});

const responseLost: ScenarioRule = { kind: "drop", when: "afterEffect" };

/** The faults that pass, or do not for hours. */
const onTheWire: readonly (readonly [name: string, fault: Omit<Fault, "name" | "lasts">])[] = [
  ["throttled", { rule: { kind: "throttle" } }],
  ["500", { rule: error("InternalFailure", "We encountered an internal error.", 500) }],
  ["503", { rule: error("ServiceUnavailable", "The service is unavailable.", 503) }],
  ["connection reset", { rule: { kind: "drop", when: "beforeEffect" } }],
  ["time-out", { rule: { kind: "delay", milliseconds: 2_000 }, patience: 60 }],
  [
    "answer lost",
    {
      rule: { kind: "drop", when: "beforeEffect" },
      onAct: () => responseLost,
    },
  ],
  ["malformed answer", { rule: { kind: "malformed" } }],
  ["empty answer", { rule: { kind: "malformed", left: "nothing" } }],
  [
    "expired credentials",
    { rule: error("ExpiredToken", "The security token included in the request is expired", 403) },
  ],
  ["access denied", { rule: error("AccessDenied", "User deploy is not authorized.", 403) }],
  [
    "vanished history",
    {
      rule: { kind: "forget" },
      action: "DescribeInstanceRefreshes",
      // Otherwise a start looks at no history.
      onAct: (phase) => (phase === "start" ? responseLost : undefined),
    },
  ],
];

const once: readonly Fault[] = [
  {
    name: "unknown status",
    rule: { kind: "status", status: "Pondering" },
    action: "DescribeInstanceRefreshes",
    lasts: "hours",
    // Where no refresh of ours is active, somebody else's is the one that AWS has the word for.
    happens: async (errorContext, phase) => {
      if (["preview", "preflight", "start"].includes(phase)) await competingRefresh(errorContext);
    },
  },
  { name: "rival refresh", happens: competingRefresh },
  { name: "group deleted", happens: groupDeleted },
  { name: "template deleted", happens: templateDeleted },
  {
    name: "asleep for six hours",
    happens: ({ world }) => {
      world.clock.pass(6 * 3_600_000);
      return Promise.resolve();
    },
  },
  {
    name: "clock wrong, a moment",
    rule: error(
      "SignatureDoesNotMatch",
      "Signature not yet current: 20260101T030000Z is still later than 20260101T001500Z",
      403,
    ),
    lasts: "a moment",
  },
];

export const faults: readonly Fault[] = [
  ...onTheWire.flatMap(([name, fault]) =>
    (["a moment", "hours"] as const).map((lasts): Fault => ({
      ...fault,
      name: `${name}, ${lasts}`,
      lasts,
    })),
  ),
  ...once,
];

/** Somebody else wants version 1, and cancels what is in their way. */
async function competingRefresh({ world, rivals }: Context): Promise<void> {
  const { fleet, simulator, clock } = world;
  const isBusy = (): boolean => {
    const newest = recordedRefreshes(simulator).at(-1);
    return newest !== undefined && !hasEnded(newest.status);
  };
  if (isBusy()) {
    const { autoScalingGroupName: AutoScalingGroupName } = fleet;
    await fleet.autoScaling.send(new CancelInstanceRefreshCommand({ AutoScalingGroupName }));
  }
  while (isBusy()) clock.pass(5_000);
  rivals.add(await startCompetingRefresh(fleet, 1));
}

/** Terminating the instances takes AWS some minutes. */
async function groupDeleted({ world: { fleet, clock } }: Context): Promise<void> {
  const { autoScalingGroupName: AutoScalingGroupName } = fleet;
  await fleet.autoScaling.send(
    new DeleteAutoScalingGroupCommand({ AutoScalingGroupName, ForceDelete: true }),
  );
  clock.pass(900_000);
}

async function templateDeleted({ world: { fleet } }: Context): Promise<void> {
  const { launchTemplateId: LaunchTemplateId } = fleet;
  await fleet.ec2.send(new DeleteLaunchTemplateCommand({ LaunchTemplateId }));
}
