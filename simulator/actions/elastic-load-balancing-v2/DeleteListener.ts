/** DeleteListener: ends the forwarding of a port. */
import type {
  DeleteListenerInput,
  DeleteListenerOutput,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { AwsError } from "../../aws-error";
import type { Action } from "../action";
import { requireParameter } from "./parameter";

export const deleteListener: Action<DeleteListenerInput, DeleteListenerOutput> = (
  input,
  { world: { elbv2 } },
) => {
  const arn = requireParameter("A listener ARN", input.ListenerArn);
  if (!elbv2.listeners.delete(arn)) {
    throw new AwsError("ListenerNotFound", "One or more listeners not found");
  }
  elbv2.tags.delete(arn);
  return {};
};
