/** A simulator without its network, in whose world things are that random requests can do something to. */
import { createCallLog, type CallLog } from "../../../simulator/calls";
import { createClock, type Clock } from "../../../simulator/clock";
import { createExchange, type Exchange } from "../../../simulator/exchange";
import { createIds } from "../../../simulator/model/ids";
import { createCredentials, type Credential } from "../../../simulator/protocol/credentials";
import { operationsOf, type Operation } from "../../../simulator/protocol/operation";
import { services } from "../../../simulator/protocol/service";
import { createFaults } from "../../../simulator/scenario/faults";
import { applyWorldSeed, type WorldSeed } from "../../../simulator/scenario/world-seed";
import { createSimulation, simulatedActions, type Simulation } from "../../../simulator/simulation";

/** Every operation that is simulated. */
export const simulated: readonly Operation[] = services.flatMap((service) =>
  [...operationsOf(service).values()].filter(({ name }) =>
    Object.hasOwn(simulatedActions[service.name], name),
  ),
);

export interface Fuzzed {
  readonly exchange: Exchange;
  readonly clock: Clock;
  readonly simulation: Simulation;
  readonly calls: CallLog;
}

/** A group with instances, a hook and a warm pool, a parameter and an alarm, all of them named web. */
function fuzzedWorld(ImageId: string, VpcId: string): WorldSeed {
  const byName = { AutoScalingGroupName: "web" };
  const template = {
    LaunchTemplateName: "web",
    LaunchTemplateData: { ImageId, InstanceType: "t3.nano" },
  };
  const group = {
    ...byName,
    MinSize: 0,
    MaxSize: 6,
    DesiredCapacity: 2,
    LaunchTemplate: { LaunchTemplateName: "web", Version: "1" },
    AvailabilityZones: ["us-east-1a", "us-east-1b"],
  };
  const hook = {
    ...byName,
    LifecycleHookName: "hook",
    LifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING",
  };
  const parameter = { Name: "web", Value: ImageId, Type: "String" };
  const targetGroup = { Name: "web", Protocol: "HTTP", Port: 80, VpcId };
  const alarm = { AlarmName: "web", AlarmRule: "FALSE" };
  return [
    { service: "elbv2", action: "CreateTargetGroup", parameters: targetGroup },
    { service: "ec2", action: "CreateLaunchTemplate", parameters: template },
    { service: "ec2", action: "CreateLaunchTemplateVersion", parameters: template },
    { service: "autoscaling", action: "CreateAutoScalingGroup", parameters: group },
    { service: "autoscaling", action: "PutLifecycleHook", parameters: hook },
    { service: "autoscaling", action: "PutWarmPool", parameters: { ...byName, MinSize: 1 } },
    { service: "ssm", action: "PutParameter", parameters: parameter },
    { service: "cloudwatch", action: "PutCompositeAlarm", parameters: alarm },
  ];
}

/** With keys, it checks signatures. */
export function createFuzzed(known?: readonly Credential[]): Fuzzed {
  const clock = createClock({ mode: "virtual" });
  const simulation = createSimulation({ clock, seed: "fuzz" });
  applyWorldSeed([{ service: "ec2", action: "DescribeVpcs" }], simulation);
  applyWorldSeed(fuzzedWorld(someImage(simulation), someVpc(simulation)), simulation);
  clock.advance(60);
  const calls = createCallLog();
  const exchange = createExchange({
    simulation,
    calls,
    faults: createFaults(),
    credentials: createCredentials({ now: clock.now, ...(known && { known }) }),
    nextRequestId: createIds("fuzz").uuid,
  });
  return { exchange, clock, simulation, calls };
}

function someVpc(simulation: Simulation): string {
  const [world] = simulation.worlds().values();
  return [...(world?.ec2.vpcs.keys() ?? [])][0] ?? "";
}

/** An image that the group's instance type can run. */
function someImage(simulation: Simulation): string {
  const images = [...simulation.worlds().values()].flatMap(({ ec2 }) => [...ec2.images.values()]);
  const image = images.find(({ architecture }) => architecture === "x86_64");
  if (!image) throw new Error("no image");
  return image.imageId;
}
