/** Pages through the target groups of a group, with the state of each. */
import { requireGroup } from "../../model/auto-scaling/group/lookup";
import { attachmentState } from "../../model/auto-scaling/load-balancers/target-groups";
import type { ActionContext } from "../action";
import { pageOf, type Page, type PageRequest } from "./page";

export interface AttachmentAnswer {
  readonly arn: string;
  readonly state: string;
  readonly number: number;
}

/** Those that are attached, and those whose targets still drain. */
export function pageOfAttachments(
  request: PageRequest & { readonly AutoScalingGroupName: string | undefined },
  { world, now }: ActionContext,
  scope: string,
): Page<AttachmentAnswer> {
  const group = requireGroup(world, request.AutoScalingGroupName);
  const answers = [...group.attachments.values()].map((attachment, number) => ({
    arn: attachment.targetGroupArn,
    state: attachmentState(world, group, attachment, now),
    number,
  }));
  return pageOf(
    answers.filter(({ state }) => state !== "Removed"),
    request,
    { scope, usual: 100, most: 100, numberOf: ({ number }) => number },
  );
}
