/** The sentences of a refresh whose gates have not passed. */
import type { StopResult } from "../../../../engine/run/stop-result";
import { gatesInterrupted, gatesTimedOut, gatesFailed } from "../../../../engine/gates/gate-errors";
import { aFault } from "../../../support/provider/a-fault";
import { aRefresh, aSuccess } from "../../../support/provider/a-refresh";
import { says } from "../../../support/provider/says";

const errorContext = { autoScalingGroupName: "web" };
const failures = [{ gate: "smoke", observed: "exit code 1" }];
const shut = (status: string, stopped: StopResult, place: typeof errorContext = errorContext) =>
  gatesFailed(place, aRefresh({ status }), { failures, stopped });
const irreversible = aFault("irreversible", "RollbackInstanceRefresh");
const forbidden = aFault("forbidden", "CancelInstanceRefresh");

const began = "Rolling web (r-ours): a gate did not pass.";
const smoke = "\n  - smoke: exit code 1";
const goesOn =
  "still running: AWS continues when its pause is over, and rolls what the gates refused to every instance.";
const stop =
  "`npx instance-refresh rollback web` or `npx instance-refresh cancel web` stops it; `pulumi up` resumes watching.";
const mixed =
  "It was cancelled: instances that had been replaced keep the new configuration, the others the old one.";
const noWay =
  "It could not be rolled back (RollbackInstanceRefresh: IrreversibleInstanceRefresh: The instance refresh cannot be rolled back), so it was to be cancelled instead.";

describe("the error of a gate that failed", () => {
  says([
    [
      "says what AWS does with a refresh that is left, and how to stop it",
      shut("InProgress", { policy: "leave" }),
      "GateFailed",
      `${began} It is ${goesOn} ${stop}${smoke}`,
    ],
    [
      "says that AWS calls it a success when a bake time is over",
      shut("Baking", { policy: "leave" }),
      "GateFailed",
      `${began} It is still running: every instance has been replaced, and AWS calls it Successful when the bake time is over. ${stop}${smoke}`,
    ],
    [
      "names the Region in the commands where it is known",
      gatesFailed({ ...errorContext, region: "eu-west-1" }, aRefresh(), {
        failures,
        stopped: { policy: "leave" },
      }),
      "GateFailed",
      `${began} It is ${goesOn} ${stop.replaceAll(" web`", " web --region eu-west-1`")}${smoke}`,
    ],
    [
      "says that it could not be cancelled, and how to stop it",
      shut("InProgress", { policy: "cancel", fault: forbidden }),
      "GateFailed",
      `${began} It could not be cancelled (CancelInstanceRefresh: AccessDenied: User deploy is not authorized to perform this) and is ${goesOn} ${stop}${smoke}`,
    ],
    [
      "says that it was cancelled",
      shut("Cancelled", { policy: "cancel" }),
      "GateFailed",
      `${began} ${mixed}${smoke}`,
    ],
    [
      "says that it was cancelled because there was no way back",
      shut("Cancelled", { policy: "cancel", cannotRollBack: irreversible }),
      "GateFailed",
      `${began} ${noWay} ${mixed}${smoke}`,
    ],
    [
      "says that it could be neither rolled back nor cancelled",
      shut("InProgress", { policy: "cancel", fault: forbidden, cannotRollBack: irreversible }),
      "GateFailed",
      `${began} ${noWay} It could not be cancelled (CancelInstanceRefresh: AccessDenied: User deploy is not authorized to perform this) and is ${goesOn} ${stop}${smoke}`,
    ],
    [
      "counts the gates, and says that AWS was first",
      gatesFailed(errorContext, aSuccess(), {
        failures: [...failures, { gate: "web", observed: "status 503" }],
      }),
      "GateFailed",
      `Rolling web (r-ours): 2 gates did not pass. AWS had already called the refresh Successful, so every instance runs the new configuration. Give preferences.bakeTime a value to let the last gates decide before that.${smoke}\n  - web: status 503`,
    ],
    [
      "says that AWS was done before the gates of a checkpoint were",
      shut("Successful", { policy: "cancel" }),
      "GateFailed",
      `${began} AWS went on while they were checked and has called the refresh Successful, so the new configuration stays. Make preferences.checkpointDelay and preferences.bakeTime longer than the gates' timeout.${smoke}`,
    ],
  ]);
});

describe("the error of gates that have not passed yet", () => {
  const state =
    "AWS has called it Successful, so the new configuration stays, but not every gate has passed. Run `pulumi up` again: it checks them again.";
  says([
    [
      "says that the time-out came first, and what they saw",
      gatesTimedOut(errorContext, aSuccess(), { seconds: 600, failures }),
      "WaitTimeout",
      `Checking the gates of instance refresh (r-ours) of web: timed out after 10 min. ${state}${smoke}`,
    ],
    [
      "says that the interrupt came first",
      gatesInterrupted(errorContext, aSuccess()),
      "Interrupted",
      `Checking the gates of instance refresh (r-ours) of web: interrupted. ${state}`,
    ],
  ]);
});
