/** Brings a world to a time: everything that is due until then happens, in order, at its own time. */
import { noticeForeignChanges } from "./auto-scaling/foreign-changes";
import { checkHealth } from "./auto-scaling/health";
import { finishDetaching } from "./auto-scaling/joining";
import { beginLaunch, comeIntoService } from "./auto-scaling/launching";
import { applyTimedMisfortune, nextMisfortune } from "./auto-scaling/misfortune";
import { proceedAfterHooks } from "./auto-scaling/lifecycle-proceed";
import { applyHookResult, timeOutAction } from "./auto-scaling/lifecycle-result";
import { finishRetaining } from "./auto-scaling/lifecycle-retention";
import { advanceRootVolume } from "./auto-scaling/root-volume";
import { reachStandby } from "./auto-scaling/standby";
import { stepGroup } from "./auto-scaling/step";
import { nextTask, takeTask } from "./auto-scaling/agenda";
import type { Task } from "./auto-scaling/task";
import { finishDraining, finishTermination } from "./auto-scaling/terminating";
import { finishWarming } from "./auto-scaling/warm-launch";
import { finishReturnDraining } from "./auto-scaling/warm-return";
import { advanceEc2 } from "./ec2/advance";
import { evaluateAlarms } from "./metric-alarms";
import type { World } from "./world";

/**
 * Lets everything happen that is due up to `now` (milliseconds since 1970). Two short advances do exactly what one long
 * one does. A time before the last one changes nothing.
 */
export function advanceWorld(world: World, now: number): void {
  const { agenda } = world.autoScaling;
  noticeForeignChanges(world);
  for (;;) {
    const due = nextTask(agenda);
    const misfortune = nextMisfortune(world);
    const change = world.ec2.timetable.next()?.at ?? Infinity;
    const evaluation = world.cloudWatch.nextEvaluation;
    if (evaluation <= Math.min(now, due?.at ?? Infinity, misfortune?.at ?? Infinity)) {
      evaluateAlarms(world, evaluation);
    } else if (change <= Math.min(now, due?.at ?? Infinity, misfortune?.at ?? Infinity)) {
      advanceEc2(world, change);
    } else if (misfortune && misfortune.at <= now && misfortune.at <= (due?.at ?? Infinity)) {
      applyTimedMisfortune(world, misfortune, misfortune.at);
    } else if (due && due.at <= now) {
      takeTask(agenda);
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
