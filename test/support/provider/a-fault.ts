/** Builds the faults that a port throws. */
import { Fault, type FaultKind } from "../../../engine/run/fault";

/** AWS's words for each kind of fault, as they were seen. */
const words: Readonly<Record<FaultKind, readonly [code: string, message: string]>> = {
  transient: ["Throttling", "Rate exceeded."],
  unknownOutcome: ["TimeoutError", "Connection timed out after 30000 ms."],
  credentials: ["ExpiredToken", "The security token included in the request is expired."],
  forbidden: ["AccessDenied", "User deploy is not authorized to perform this."],
  groupNotFound: [
    "ValidationError",
    "AutoScalingGroup name not found - AutoScalingGroup web not found.",
  ],
  refreshInProgress: [
    "InstanceRefreshInProgress",
    "An Instance Refresh is already in progress and blocks the execution of this Instance Refresh.",
  ],
  noActiveRefresh: [
    "ActiveInstanceRefreshNotFound",
    "No in progress or baking Instance Refresh found for Auto Scaling group web.",
  ],
  irreversible: ["IrreversibleInstanceRefresh", "The instance refresh cannot be rolled back."],
  rejected: ["ValidationError", "The request isn't valid."],
};

export function aFault(kind: FaultKind, call = "DescribeInstanceRefreshes"): Fault {
  const [code, message] = words[kind];
  return new Fault(kind, { call, code, message });
}
