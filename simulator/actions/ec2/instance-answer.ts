/** Instances, as EC2 answers with them. */
import type {
  _InstanceType,
  Instance,
  InstanceState as StateAnswer,
  InstanceStateChange,
} from "@aws-sdk/client-ec2";
import { isGone } from "../../model/ec2/instances";
import { type Ec2Instance } from "../../model/ec2/instance";
import { type InstanceState } from "../../model/ec2/instance";
import type { Ec2State } from "../../model/ec2/state";
import { toTagList } from "./tag-list";

const stateCodes: Readonly<Record<InstanceState, number>> = {
  pending: 0,
  running: 16,
  "shutting-down": 32,
  terminated: 48,
  stopping: 64,
  stopped: 80,
};

/** A state as EC2 writes it: its name and its number. */
export function toInstanceState(state: InstanceState): StateAnswer {
  return { Code: stateCodes[state], Name: state };
}

/** Applies a change to instances one by one, and tells of each what it was before and is now. */
export function changeStates(
  instances: readonly Ec2Instance[],
  change: (instance: Ec2Instance) => void,
): InstanceStateChange[] {
  return instances.map((instance) => {
    const before = toInstanceState(instance.state);
    change(instance);
    return {
      InstanceId: instance.instanceId,
      PreviousState: before,
      CurrentState: toInstanceState(instance.state),
    };
  });
}

export function toInstance(ec2: Ec2State, instance: Ec2Instance): Instance {
  const image = ec2.images.get(instance.imageId);
  return {
    InstanceId: instance.instanceId,
    ImageId: instance.imageId,
    InstanceType: toInstanceType(instance.instanceType),
    Architecture: instance.architecture,
    State: toInstanceState(instance.state),
    ...toStateReason(instance),
    LaunchTime: new Date(instance.launchTime),
    AmiLaunchIndex: 0,
    KeyName: instance.keyName,
    IamInstanceProfile:
      instance.iamInstanceProfileArn === undefined
        ? undefined
        : { Arn: instance.iamInstanceProfileArn },
    InstanceLifecycle: instance.lifecycle === "spot" ? "spot" : undefined,
    Platform: image?.platform === "windows" ? "Windows" : undefined,
    Monitoring: { State: "disabled" },
    Hypervisor: "xen",
    VirtualizationType: "hvm",
    RootDeviceName: image?.rootDeviceName,
    RootDeviceType: "ebs",
    Tags: toTagList(instance.tags),
    ...toPlace(ec2, instance),
  };
}

/** The model keeps instance types as text; every one it lets in is of the SDK's list. */
export function toInstanceType(instanceType: string): _InstanceType {
  return instanceType as _InstanceType;
}

/** Where an instance is; a terminated one is nowhere any more. */
function toPlace(ec2: Ec2State, instance: Ec2Instance): Partial<Instance> {
  const placement = {
    AvailabilityZone: instance.availabilityZone,
    AvailabilityZoneId: instance.availabilityZoneId,
    Tenancy: "default",
  } as const;
  if (instance.state === "terminated") {
    return { Placement: placement, SecurityGroups: [], PrivateDnsName: "", PublicDnsName: "" };
  }
  return {
    Placement: placement,
    SubnetId: instance.subnetId,
    VpcId: instance.vpcId,
    PrivateIpAddress: instance.privateIpAddress,
    PrivateDnsName: toPrivateDnsName(ec2.region, instance.privateIpAddress),
    PublicDnsName: "",
    SecurityGroups: instance.securityGroupIds.map((id) => ({
      GroupId: id,
      GroupName: ec2.securityGroups.get(id)?.groupName,
    })),
  };
}

function toPrivateDnsName(region: string, address: string): string {
  const domain = region === "us-east-1" ? "ec2.internal" : `${region}.compute.internal`;
  return `ip-${address.replaceAll(".", "-")}.${domain}`;
}

function toStateReason(instance: Ec2Instance): Partial<Instance> {
  if (!isGone(instance)) return { StateTransitionReason: "" };
  const code = "Client.UserInitiatedShutdown";
  const at = new Date(instance.stateChangedAt).toISOString().replace("T", " ").slice(0, 19);
  return {
    StateTransitionReason: `User initiated (${at} GMT)`,
    StateReason: { Code: code, Message: `${code}: User initiated shutdown` },
  };
}
