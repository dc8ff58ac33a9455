/** ListTagsForResource: the tags that an alarm was given. */
import type {
  ListTagsForResourceInput,
  ListTagsForResourceOutput,
} from "@aws-sdk/client-cloudwatch";
import type { Action } from "../action";
import { requireAlarm } from "./tagged-alarm";

export const listTagsForResource: Action<ListTagsForResourceInput, ListTagsForResourceOutput> = (
  input,
  { world },
) => ({ Tags: requireAlarm(world, input.ResourceARN).settings.Tags ?? [] });
