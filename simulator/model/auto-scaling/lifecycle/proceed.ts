/** What an instance does after its lifecycle hooks: it comes into service, or EC2 terminates it. */
import type { World } from "../../world";
import { findMember } from "../group/group";
import { findReferredGroup } from "../group/lookup";
import { enterService } from "../launch/launching";
import { detachVolume } from "../refresh/root-volume";
import type { Task } from "../scheduler/task";
import { terminateMember } from "../instance/terminating";
import { restInPool } from "../warm-pool/warm-launch";

/** Lets a member go on from its `…:Proceed` state, if it still is in it. */
export function proceedAfterHooks(
  world: World,
  task: Task & { kind: "proceed" },
  now: number,
): void {
  const group = findReferredGroup(world, task.group);
  const member = group && findMember(group, task.instanceId);
  if (!group || !member) return;
  switch (member.lifecycleState) {
    case "Pending:Proceed":
      enterService(world, group, member, now);
      break;
    case "ReplacingRootVolume:Proceed":
      detachVolume(world, group, member, now);
      break;
    case "Warmed:Pending:Proceed":
      restInPool(world, group, member, now);
      break;
    case "Warmed:Terminating:Proceed":
    case "Terminating:Proceed":
      terminateMember(world, group, member, now);
      break;
    default:
      break;
  }
}
