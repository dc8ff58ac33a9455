/** UntagResource: removes tags from an alarm. */
import type { UntagResourceInput, UntagResourceOutput } from "@aws-sdk/client-cloudwatch";
import type { Action } from "../action";
import { requireAlarm, setTags } from "./tagged-alarm";

export const untagResource: Action<UntagResourceInput, UntagResourceOutput> = (
  input,
  { world },
) => {
  const alarm = requireAlarm(world, input.ResourceARN);
  const removed = input.TagKeys ?? [];
  setTags(
    alarm,
    (alarm.settings.Tags ?? []).filter(({ Key }) => !removed.includes(Key ?? "")),
  );
  return {};
};
