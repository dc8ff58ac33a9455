/** What a launch brings into being: an EC2 instance, and the member that stands for it. */
import { runInstance } from "../../ec2/instances";
import { type Ec2Instance } from "../../ec2/instance";
import type { World } from "../../world";
import type { Group } from "../group/group";
import type { LaunchOffer } from "./launch-offer";
import type { LaunchOrder, LaunchPlace } from "./launch-order";
import type { Member } from "../instance/member";
import type { LaunchFault } from "../fault-injection/injected-faults";
import { launchTarget } from "../refresh/target";
import { inServiceAfter } from "../scheduler/timing";

/** A launch that EC2 takes. */
export interface AcceptedLaunch {
  readonly order: LaunchOrder;
  readonly offer: LaunchOffer;
  readonly imageId: string;
  readonly place: LaunchPlace;
  readonly fault: LaunchFault;
  readonly now: number;
}

/** Runs the EC2 instance of a launch, with the tags of AWS, of the template and of the group. */
export function runMember(
  world: World,
  group: Group,
  { offer, imageId, place, fault, now }: AcceptedLaunch,
): Ec2Instance {
  const template = offer.launchTemplate;
  const instance = runInstance(world, {
    now,
    imageId,
    instanceType: offer.instanceType,
    subnetId: place.subnetId,
    securityGroupIds: offer.securityGroupIds,
    ...(template && {
      launchTemplate: {
        launchTemplateId: template.launchTemplateId,
        launchTemplateName: template.launchTemplateName,
        versionNumber: Number(template.version),
      },
    }),
    lifecycle: offer.spot ? "spot" : "on-demand",
    keyName: offer.keyName,
    iamInstanceProfileArn: offer.iamInstanceProfileArn,
    userData: offer.userData,
    tags: { ...offer.tags, ...propagatedTags(group), "aws:autoscaling:groupName": group.name },
    runningAfter: (fault.inServiceAfter ?? inServiceAfter) / 1000,
  });
  if (fault.unhealthyAfter !== undefined) {
    instance.impairedAt = now + (fault.inServiceAfter ?? inServiceAfter) + fault.unhealthyAfter;
  }
  return instance;
}

function propagatedTags(group: Group): Readonly<Record<string, string>> {
  const tags = [...group.tags.values()].filter((tag) => tag.propagateAtLaunch);
  return Object.fromEntries(tags.map(({ key, value }) => [key, value]));
}

/** The member as it begins: Pending. */
export function toMember(
  group: Group,
  { offer, imageId, place, now }: AcceptedLaunch,
  ids: { readonly instanceId: string; readonly activityId: string },
): Member {
  const { deployedBy } = launchTarget(group);
  return {
    ...ids,
    imageId,
    imageIsOwn: offer.imageIsOverridden,
    instanceType: offer.instanceType,
    ...place,
    weight: offer.weight,
    spot: offer.spot,
    ...(offer.launchTemplate && { launchTemplate: offer.launchTemplate }),
    ...(offer.launchConfigurationName !== undefined && {
      launchConfigurationName: offer.launchConfigurationName,
    }),
    launchedAt: now,
    ...(deployedBy !== undefined && { deployedBy }),
    lifecycleState: "Pending",
    inServiceAt: undefined,
    healthStatus: "Healthy",
    finding: undefined,
    lossNoticed: false,
    protectedFromScaleIn: group.settings.NewInstancesProtectedFromScaleIn ?? false,
    replacedBy: undefined,
    wait: undefined,
    endsAt: undefined,
    fromWarmPool: false,
  };
}
