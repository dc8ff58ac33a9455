/** Brings a world to a time: everything that is due until then happens, in order, at its own time. */
import { noticeForeignChanges } from "./auto-scaling/health/ec2-changes";
import { checkHealth } from "./auto-scaling/health/health";
import { finishDetaching } from "./auto-scaling/instance/joining";
import { beginLaunch, comeIntoService } from "./auto-scaling/launch/launching";
import { applyTimedRule } from "./auto-scaling/fault-injection/timed-rules";
import { nextTimedRule } from "./auto-scaling/fault-injection/timed-rules";
import { proceedAfterHooks } from "./auto-scaling/lifecycle/proceed";
import { applyHookResult, timeOutAction } from "./auto-scaling/lifecycle/result";
import { finishRetaining } from "./auto-scaling/lifecycle/retention";
import { advanceRootVolume } from "./auto-scaling/refresh/root-volume";
import { reachStandby } from "./auto-scaling/instance/standby";
import { stepGroup } from "./auto-scaling/group/step";
import { nextTask, takeTask } from "./auto-scaling/scheduler/scheduler";
import type { Task } from "./auto-scaling/scheduler/task";
import { finishDraining, finishTermination } from "./auto-scaling/instance/terminating";
import { finishWarming } from "./auto-scaling/warm-pool/warm-launch";
import { finishReturnDraining } from "./auto-scaling/warm-pool/warm-return";
import { advanceEc2 } from "./ec2/advance";
import { evaluateAlarms } from "./metric-alarms";
import type { World } from "./world";

/**
 * Lets everything happen that is due up to `now` (milliseconds since 1970). Two short advances do exactly what one long
 * one does. A time before the last one changes nothing.
 */
export function advanceWorld(world: World, now: number): void {
  const { scheduler } = world.autoScaling;
  noticeForeignChanges(world);
  for (;;) {
    const due = nextTask(scheduler);
    const rule = nextTimedRule(world);
    const change = world.ec2.timetable.next()?.at ?? Infinity;
    const evaluation = world.cloudWatch.nextEvaluation;
    if (evaluation <= Math.min(now, due?.at ?? Infinity, rule?.at ?? Infinity)) {
      evaluateAlarms(world, evaluation);
    } else if (change <= Math.min(now, due?.at ?? Infinity, rule?.at ?? Infinity)) {
      advanceEc2(world, change);
    } else if (rule && rule.at <= now && rule.at <= (due?.at ?? Infinity)) {
      applyTimedRule(world, rule, rule.at);
    } else if (due && due.at <= now) {
      takeTask(scheduler);
      perform(world, due.task, due.at);
    } else {
      break;
    }
  }
  world.autoScaling.clock = Math.max(world.autoScaling.clock, now);
  advanceEc2(world, now);
}

function perform(world: World, task: Task, now: number): void {
  switch (task.kind) {
    case "step":
      stepGroup(world, task, now);
      break;
    case "launch":
      beginLaunch(world, task, now);
      break;
    case "inService":
      comeIntoService(world, task, now);
      break;
    case "standby":
      reachStandby(world, task, now);
      break;
    case "hookTimeout":
      timeOutAction(world, task, now);
      break;
    case "hookResult":
      applyHookResult(world, task, now);
      break;
    case "proceed":
      proceedAfterHooks(world, task, now);
      break;
    case "retained":
      finishRetaining(world, task, now);
      break;
    case "returning":
      finishReturnDraining(world, task, now);
      break;
    case "rootVolume":
      advanceRootVolume(world, task, now);
      break;
    case "warmed":
      finishWarming(world, task, now);
      break;
    case "detached":
      finishDetaching(world, task, now);
      break;
    case "drained":
      finishDraining(world, task, now);
      break;
    case "gone":
      finishTermination(world, task, now);
      break;
    case "healthCheck":
      checkHealth(world, task, now);
      break;
  }
}
