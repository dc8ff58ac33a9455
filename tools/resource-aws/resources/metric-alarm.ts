/** `aws.cloudwatch.MetricAlarm`. */
import { PutMetricAlarmInput$, type PutMetricAlarmInput } from "@aws-sdk/client-cloudwatch";
import type { Clients } from "../clients";
import { omit, type Properties } from "../properties";
import type { ResourceType } from "../resource-type";
import { shape, type Shaped } from "../shape";
import { tagChanges, toTagList } from "../tags";

const renamed = { name: "AlarmName" };

export const metricAlarm: ResourceType = {
  token: "aws:cloudwatch/metricAlarm:MetricAlarm",
  computed: ["arn", "evaluateLowSampleCountPercentiles"],
  replacing: ["name"],
  notReported: ["region", "tags"],
  mapOfTags: true,
  renamed,
  shape: shapeAlarm,
  unsettledBy: () => [],
  create: async ({ inputs, tags, clients }) => {
    const Tags = toTagList(tags);
    await put(inputs, clients, Tags.length > 0 ? { Tags } : {});
    return String(inputs["name"]);
  },
  find: async (id, clients) => {
    const alarm = await describe(id, clients);
    if (!alarm) return undefined;
    return {
      answer: { ...alarm },
      computed: { name: id, arn: alarm.AlarmArn, evaluateLowSampleCountPercentiles: "" },
    };
  },
  update: async ({ id, inputs, tags, oldTags, clients }) => {
    await put(inputs, clients, {});
    const { set, removed } = tagChanges(oldTags, tags);
    if (set.length + removed.length === 0) return;
    const cloudWatch = await clients.cloudWatch();
    const ResourceARN = (await describe(id, clients))?.AlarmArn;
    if (set.length > 0) await cloudWatch.tagResource({ ResourceARN, Tags: set });
    if (removed.length > 0) await cloudWatch.untagResource({ ResourceARN, TagKeys: removed });
  },
  delete: async (id, clients) => {
    await (await clients.cloudWatch()).deleteAlarms({ AlarmNames: [id] });
  },
};

function shapeAlarm(inputs: Properties): Shaped {
  return shape(omit(inputs, ["region", "tags"]), PutMetricAlarmInput$, renamed);
}

async function put(
  inputs: Properties,
  clients: Clients,
  tags: Pick<PutMetricAlarmInput, "Tags">,
): Promise<void> {
  const request = shapeAlarm(inputs).request as unknown as PutMetricAlarmInput;
  await (await clients.cloudWatch()).putMetricAlarm({ ...request, ...tags });
}

async function describe(name: string, clients: Clients) {
  const cloudWatch = await clients.cloudWatch();
  const { MetricAlarms } = await cloudWatch.describeAlarms({ AlarmNames: [name] });
  return MetricAlarms?.[0];
}
