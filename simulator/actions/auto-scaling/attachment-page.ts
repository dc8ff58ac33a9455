/** Pages through the traffic sources of a group, with the state of each. */
import { requireGroup } from "../../model/auto-scaling/group/lookup";
import { attachmentState } from "../../model/auto-scaling/load-balancers/attaching";
import type { ActionContext } from "../action";
import { pageOf, type Page, type PageRequest } from "./page";

export interface AttachmentAnswer {
  readonly type: "elbv2" | "elb";
  /** An ARN, or the name of a Classic Load Balancer. */
  readonly identifier: string;
  readonly state: string;
  readonly number: number;
}

export interface AttachmentScope {
  /** The operation: a token of another one is not valid. */
  readonly scope: string;
  /** Only sources of this kind. @default every kind */
  readonly type?: string | undefined;
}

/** Those that are attached, and those whose targets still drain. */
export function pageOfAttachments(
  request: PageRequest & { readonly AutoScalingGroupName: string | undefined },
  { world, now }: ActionContext,
  { scope, type: wanted }: AttachmentScope,
): Page<AttachmentAnswer> {
  const group = requireGroup(world, request.AutoScalingGroupName);
  const answers = [...group.attachments.values()].map((attachment, number) => ({
    type: attachment.type,
    identifier: attachment.identifier,
    state: attachmentState(world, group, attachment, now),
    number,
  }));
  return pageOf(
    answers.filter(({ type, state }) => state !== "Removed" && type === (wanted ?? type)),
    request,
    { scope, usual: 100, most: 100, numberOf: ({ number }) => number },
  );
}
