/** TagResource: adds tags to an alarm, or changes their values. */
import type { TagResourceInput, TagResourceOutput } from "@aws-sdk/client-cloudwatch";
import type { Action } from "../action";
import { requireAlarm, setTags } from "./tagged-alarm";

export const tagResource: Action<TagResourceInput, TagResourceOutput> = (input, { world }) => {
  const alarm = requireAlarm(world, input.ResourceARN);
  const added = input.Tags ?? [];
  const kept = (alarm.settings.Tags ?? []).filter(
    (tag) => !added.some(({ Key }) => Key === tag.Key),
  );
  setTags(alarm, [...kept, ...added]);
  return {};
};
