/** What a batch of scheduled actions answers about those that were refused. */
import type { FailedScheduledUpdateGroupActionRequest } from "@aws-sdk/client-auto-scaling";
import { AwsError } from "../../aws-error";

/** Does something with each item; the refusals, with the name of their item. */
export function collectFailures<Item>(
  items: readonly Item[],
  nameOf: (item: Item) => string | undefined,
  act: (item: Item) => void,
): FailedScheduledUpdateGroupActionRequest[] {
  return items.flatMap((item) => {
    try {
      act(item);
      return [];
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      const { code: ErrorCode, message: ErrorMessage } = error;
      return [{ ScheduledActionName: nameOf(item), ErrorCode, ErrorMessage }];
    }
  });
}
