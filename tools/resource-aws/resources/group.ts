/** `aws.autoscaling.Group`. */
import {
  CreateAutoScalingGroupType$,
  UpdateAutoScalingGroupType$,
  type AutoScalingGroup,
  type CreateAutoScalingGroupType,
  type Tag,
  type UpdateAutoScalingGroupType,
} from "@aws-sdk/client-auto-scaling";
import { NormalizedSchema } from "@smithy/core/schema";
import type { Clients } from "../clients";
import { omit, withoutAbsent, type Properties } from "../properties";
import type { Change, Found, ResourceType, Target } from "../resource-type";
import { memberSchemas, shape, type Shaped } from "../shape";
import { waitUntil } from "../simulated-time";

/** What the real provider understands itself and AWS has no member for. */
const NOT_AWS = [
  ...["region", "namePrefix", "forceDelete", "forceDeleteWarmPool"],
  ...["waitForCapacityTimeout", "ignoreFailedScalingActivities"],
];

const renamed = {
  name: "AutoScalingGroupName",
  "launchTemplate.id": "LaunchTemplateId",
  "launchTemplate.name": "LaunchTemplateName",
  launchConfiguration: "LaunchConfigurationName",
  loadBalancers: "LoadBalancerNames",
  protectFromScaleIn: "NewInstancesProtectedFromScaleIn",
  initialLifecycleHooks: "LifecycleHookSpecificationList",
  "initialLifecycleHooks.name": "LifecycleHookName",
};

export const group: ResourceType = {
  token: "aws:autoscaling/group:Group",
  computed: [
    ...["arn", "availabilityZones", "vpcZoneIdentifiers", "desiredCapacity", "defaultCooldown"],
    ...["healthCheckType", "healthCheckGracePeriod", "serviceLinkedRoleArn"],
    ...["predictedCapacity", "warmPoolSize"],
  ],
  replacing: ["name", "namePrefix", "initialLifecycleHooks"],
  notReported: [...NOT_AWS, "initialLifecycleHooks"],
  mapOfTags: false,
  renamed,
  shape: shapeGroup,
  unsettledBy: () => [],
  create: async ({ inputs, clients }) => {
    const autoScaling = await clients.autoScaling();
    const name = String(inputs["name"]);
    const { request } = shapeGroup(inputs);
    await autoScaling.createAutoScalingGroup({
      ...(request as unknown as CreateAutoScalingGroupType),
      Tags: tagsOf(inputs, name),
    });
    return name;
  },
  find,
  update,
  settle: async (id, inputs, clients) => {
    await waitForCapacity(id, inputs, clients);
    await suspendProcesses(id, { inputs, oldInputs: {}, clients });
  },
  delete: async (id, clients) => {
    const autoScaling = await clients.autoScaling();
    if (!(await describe(id, clients))) return;
    // The real provider first scales a group to nothing, unless `forceDelete` is set; here it is always deleted at once.
    await autoScaling.deleteAutoScalingGroup({ AutoScalingGroupName: id, ForceDelete: true });
    await waitUntil(
      async () => (await describe(id, clients)) === undefined,
      `Deleting Auto Scaling group (${id}): it is still there after 10 minutes`,
    );
  },
};

function shapeGroup(inputs: Properties): Shaped {
  return shape(
    omit(inputs, [...NOT_AWS, "suspendedProcesses"]),
    CreateAutoScalingGroupType$,
    renamed,
  );
}

function tagsOf(inputs: Properties, name: string): Tag[] {
  const { request } = shapeGroup({ tags: inputs["tags"] ?? [] });
  return (request["Tags"] as Tag[]).map((tag) => ({
    ...tag,
    ResourceId: name,
    ResourceType: "auto-scaling-group",
  }));
}

async function describe(name: string, clients: Clients): Promise<AutoScalingGroup | undefined> {
  const autoScaling = await clients.autoScaling();
  const answer = await autoScaling.describeAutoScalingGroups({ AutoScalingGroupNames: [name] });
  return answer.AutoScalingGroups?.[0];
}

async function find(id: string, clients: Clients): Promise<Found | undefined> {
  const found = await describe(id, clients);
  if (!found) return undefined;
  return {
    answer: {
      ...found,
      SuspendedProcesses: found.SuspendedProcesses?.map(({ ProcessName }) => ProcessName),
    },
    computed: withoutAbsent({
      name: found.AutoScalingGroupName,
      arn: found.AutoScalingGroupARN,
      availabilityZones: found.AvailabilityZones,
      vpcZoneIdentifiers: found.VPCZoneIdentifier?.split(",").filter(Boolean) ?? [],
      desiredCapacity: found.DesiredCapacity,
      defaultCooldown: found.DefaultCooldown,
      healthCheckType: found.HealthCheckType,
      healthCheckGracePeriod: found.HealthCheckGracePeriod,
      serviceLinkedRoleArn: found.ServiceLinkedRoleARN,
      predictedCapacity: found.PredictedCapacity ?? 0,
      warmPoolSize: found.WarmPoolSize ?? 0,
    }),
  };
}

/** Sends what changed and nothing else: an instance refresh may have moved the group past the program's launch template. */
async function update({ id, inputs, oldInputs, changed, clients }: Target & Change): Promise<void> {
  const autoScaling = await clients.autoScaling();
  const members = [...memberSchemas(NormalizedSchema.of(UpdateAutoScalingGroupType$)).keys()];
  const sent = Object.entries(inputs).filter(([key]) => changed.has(key) && key !== "tags");
  const { request } = shapeGroup(Object.fromEntries(sent));
  const unserved = Object.keys(request).filter((member) => !members.includes(member));
  if (unserved.length > 0) {
    throw new Error(
      `Updating Auto Scaling group (${id}): this stand-in for the AWS provider cannot change ${unserved.join(", ")}`,
    );
  }
  if (Object.keys(request).length > 0) {
    await autoScaling.updateAutoScalingGroup({
      ...(request as Partial<UpdateAutoScalingGroupType>),
      AutoScalingGroupName: id,
    });
  }
  if (changed.has("tags")) await updateTags(id, { oldInputs, inputs, clients });
  if (changed.has("suspendedProcesses")) await suspendProcesses(id, { oldInputs, inputs, clients });
  if (changed.has("minSize") || changed.has("desiredCapacity")) {
    await waitForCapacity(id, inputs, clients);
  }
}

async function updateTags(
  name: string,
  { oldInputs, inputs, clients }: Pick<Target & Change, "oldInputs" | "inputs" | "clients">,
): Promise<void> {
  const autoScaling = await clients.autoScaling();
  const news = tagsOf(inputs, name);
  const gone = tagsOf(oldInputs, name).filter((old) => !news.some((tag) => tag.Key === old.Key));
  if (news.length > 0) await autoScaling.createOrUpdateTags({ Tags: news });
  if (gone.length > 0) await autoScaling.deleteTags({ Tags: gone });
}

/** Suspends the processes that the inputs name, and resumes those that only the old ones name: AWS has calls of their own for it. */
async function suspendProcesses(
  name: string,
  { oldInputs, inputs, clients }: Pick<Target & Change, "oldInputs" | "inputs" | "clients">,
): Promise<void> {
  const autoScaling = await clients.autoScaling();
  const [olds, news] = [processesOf(oldInputs), processesOf(inputs)];
  const gone = olds.filter((process) => !news.includes(process));
  const byName = { AutoScalingGroupName: name };
  if (gone.length > 0) await autoScaling.resumeProcesses({ ...byName, ScalingProcesses: gone });
  if (news.length > 0) await autoScaling.suspendProcesses({ ...byName, ScalingProcesses: news });
}

function processesOf({ suspendedProcesses: processes }: Properties): string[] {
  return Array.isArray(processes) ? processes.map(String) : [];
}

/** Waits, as the real provider does, until the instances in service, by their weights, make up what the group desires. "0" means not to wait. */
async function waitForCapacity(id: string, inputs: Properties, clients: Clients): Promise<void> {
  if (/^0[a-z]*$/.test(String(inputs["waitForCapacityTimeout"]))) return;
  await waitUntil(async () => {
    const found = await describe(id, clients);
    const inService = found?.Instances?.filter(
      (instance) => instance.LifecycleState === "InService" && instance.HealthStatus === "Healthy",
    );
    const weights = inService?.map(({ WeightedCapacity = "1" }) => Number(WeightedCapacity)) ?? [];
    const capacity = weights.reduce((sum, weight) => sum + weight, 0);
    return capacity >= (found?.DesiredCapacity ?? 0);
  }, `Waiting for Auto Scaling group (${id}) capacity satisfied: timed out after 10 minutes`);
}
