/** Brings a world to a time: everything that is due until then happens, in order, at its own time. */
import { noticeForeignChanges } from "./auto-scaling/health/ec2-changes";
import { checkHealth } from "./auto-scaling/health/health";
import { finishDetaching } from "./auto-scaling/instance/joining";
import { giveUpLaunch } from "./auto-scaling/launch/launch-given-up";
import { beginLaunch, comeIntoService } from "./auto-scaling/launch/launching";
import {
  applyTimedRule,
  nextTimedRule,
  type DueRule,
} from "./auto-scaling/fault-injection/timed-rules";
import { proceedAfterHooks } from "./auto-scaling/lifecycle/proceed";
import { applyHookResult, timeOutAction } from "./auto-scaling/lifecycle/result";
import { finishRetaining } from "./auto-scaling/lifecycle/retention";
import { advanceRootVolume } from "./auto-scaling/refresh/root-volume";
import { reachStandby } from "./auto-scaling/instance/standby";
import { stepGroup } from "./auto-scaling/group/step";
import { catchUp, catchUpAll } from "./auto-scaling/group/catch-up";
import { nextIdle } from "./auto-scaling/scheduler/idle-groups";
import { changesCapacity, runAlarmActions, runForAlarm } from "./auto-scaling/scaling/policy-run";
import { runScheduledAction } from "./auto-scaling/scaling/scheduled-actions";
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
  noticeForeignChanges(world);
  for (;;) {
    const next = nextEvent(world);
    const idle = nextIdle(world.autoScaling.scheduler.idle);
    if (idle && idle.at < Math.min(next.at, now)) catchUp(world, idle, idle.at);
    else if (next.at <= now) happen(world, next);
    else if (!catchUpAll(world, now + 1)) break;
  }
  world.autoScaling.clock = Math.max(world.autoScaling.clock, now);
  advanceEc2(world, now);
}

/** Something that is due, of whichever part of the world. */
type WorldEvent =
  | { readonly kind: "evaluation" | "ec2Change"; readonly at: number }
  | { readonly kind: "alarmActions"; readonly at: number; readonly alarmName: string }
  | { readonly kind: "rule"; readonly at: number; readonly rule: DueRule }
  | { readonly kind: "task"; readonly at: number; readonly task: Task }
  | { readonly kind: "none"; readonly at: number };

/** What is due next. Of what is due at the same time, alarms come first, then EC2, then rules, then tasks. */
function nextEvent(world: World): WorldEvent {
  const due = nextTask(world.autoScaling.scheduler);
  const rule = nextTimedRule(world);
  const change = world.ec2.timetable.next()?.at ?? Infinity;
  const { nextEvaluation: evaluation, raised } = world.cloudWatch;
  const [alarm] = raised;
  if (alarm) return { kind: "alarmActions", ...alarm };
  const at = Math.min(evaluation, change, rule?.at ?? Infinity, due?.at ?? Infinity);
  if (at === Infinity) return { kind: "none", at };
  if (evaluation === at) return { kind: "evaluation", at };
  if (change === at) return { kind: "ec2Change", at };
  if (rule?.at === at) return { kind: "rule", at, rule };
  return due ? { kind: "task", at, task: due.task } : { kind: "none", at };
}

function happen(world: World, event: WorldEvent): void {
  const { idle } = world.autoScaling.scheduler;
  if (event.kind === "task") {
    const one = idle.byName.get(event.task.group.name);
    if (one && !isIrrelevant(world, event.task, event.at)) {
      catchUp(world, one, event.at);
      return;
    }
    takeTask(world.autoScaling.scheduler);
    perform(world, event.task, event.at);
    return;
  }
  // Alarms and instances may end the idleness of any group.
  if (catchUpAll(world, event.at)) return;
  if (event.kind === "alarmActions") {
    world.cloudWatch.raised.shift();
    runAlarmActions(world, event.alarmName, event.at);
  } else if (event.kind === "evaluation") evaluateAlarms(world, event.at);
  else if (event.kind === "ec2Change") advanceEc2(world, event.at);
  else if (event.kind === "rule") applyTimedRule(world, event.rule, event.at);
}

/** Whether a task leaves an idle group as it is, so that the group need not be brought up to date for it. */
function isIrrelevant(world: World, task: Task, now: number): boolean {
  return task.kind === "policyAlarm" && !changesCapacity(world, task, now);
}

function perform(world: World, task: Task, now: number): void {
  switch (task.kind) {
    case "step":
      stepGroup(world, task, now);
      break;
    case "scheduledAction":
      runScheduledAction(world, task, now);
      break;
    case "policyAlarm":
      runForAlarm(world, task, now);
      break;
    case "launch":
    case "inService":
    case "givenUp":
      performLaunch(world, task, now);
      break;
    case "standby":
      reachStandby(world, task, now);
      break;
    case "hookTimeout":
    case "hookResult":
    case "proceed":
    case "retained":
      performLifecycle(world, task, now);
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

type LaunchTask = Task & { readonly kind: "launch" | "inService" | "givenUp" };

function performLaunch(world: World, task: LaunchTask, now: number): void {
  switch (task.kind) {
    case "launch":
      beginLaunch(world, task, now);
      break;
    case "inService":
      comeIntoService(world, task, now);
      break;
    case "givenUp":
      giveUpLaunch(world, task, now);
      break;
  }
}

type LifecycleTask = Task & {
  readonly kind: "hookTimeout" | "hookResult" | "proceed" | "retained";
};

function performLifecycle(world: World, task: LifecycleTask, now: number): void {
  switch (task.kind) {
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
  }
}
