/** RecordLifecycleActionHeartbeat: keeps an instance waiting for another heartbeat timeout. */
import type {
  RecordLifecycleActionHeartbeatAnswer,
  RecordLifecycleActionHeartbeatType,
} from "@aws-sdk/client-auto-scaling";
import { recordHeartbeat } from "../../model/auto-scaling/lifecycle/result";
import type { ActionContext } from "../action";
import { findNamedAction } from "./lifecycle-action";

export function recordLifecycleActionHeartbeat(
  input: RecordLifecycleActionHeartbeatType,
  { world, now }: ActionContext,
): RecordLifecycleActionHeartbeatAnswer {
  const { group, open } = findNamedAction(world, input);
  recordHeartbeat(world, group, open, now);
  return {};
}
