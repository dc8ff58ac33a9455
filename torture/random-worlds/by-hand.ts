/** What people do to the group and its template besides, with calls of their own that an injected fault may hit. */
import {
  EnterStandbyCommand,
  ExitStandbyCommand,
  SetInstanceProtectionCommand,
  UpdateAutoScalingGroupCommand,
} from "@aws-sdk/client-auto-scaling";
import { CreateLaunchTemplateVersionCommand } from "@aws-sdk/client-ec2";
import type { World } from "../../test/support/provider/a-world";
import { instancesIn } from "./reference-model";

/** Protects one instance from scale in, or lets all go. */
export async function protect(world: World, ProtectedFromScaleIn: boolean): Promise<void> {
  const { autoScaling, autoScalingGroupName: AutoScalingGroupName } = world.fleet;
  const all = [...idsIn(world, "InService"), ...idsIn(world, "Standby")];
  const InstanceIds = ProtectedFromScaleIn ? all.slice(0, 1) : all;
  if (InstanceIds.length === 0) return;
  const command = { AutoScalingGroupName, InstanceIds, ProtectedFromScaleIn };
  await insist(world, () => autoScaling.send(new SetInstanceProtectionCommand(command)));
}

/** Sets the last instance aside. */
export async function setAside(world: World): Promise<void> {
  const { autoScaling, autoScalingGroupName: AutoScalingGroupName } = world.fleet;
  const InstanceIds = idsIn(world, "InService").slice(-1);
  if (InstanceIds.length === 0) return;
  const command = { AutoScalingGroupName, InstanceIds, ShouldDecrementDesiredCapacity: true };
  await insist(world, () => autoScaling.send(new EnterStandbyCommand(command)));
  world.clock.pass(60_000);
}

/** Puts what was set aside back into service. */
export async function putBack(world: World): Promise<void> {
  const { autoScaling, autoScalingGroupName: AutoScalingGroupName } = world.fleet;
  await insist(world, async () => {
    // A call whose answer was lost may have done it.
    const InstanceIds = idsIn(world, "Standby");
    if (InstanceIds.length === 0) return;
    await autoScaling.send(new ExitStandbyCommand({ AutoScalingGroupName, InstanceIds }));
  });
  world.clock.pass(300_000);
}

function idsIn({ simulator }: World, state: "InService" | "Standby"): string[] {
  return [...instancesIn(simulator, state).keys()];
}

/** The template's next version. @returns its number */
export function addVersion(world: World): Promise<number> {
  return insist(world, async () => warnAndRetry(await world.fleet.addVersion()));
}

/** A version that differs from this one in its tags alone. @returns its number */
export function retag(world: World, version: number): Promise<number> {
  const { ec2, launchTemplateId: LaunchTemplateId } = world.fleet;
  const Tags = [{ Key: "retagged", Value: String(version) }];
  const command = {
    LaunchTemplateId,
    SourceVersion: String(version),
    LaunchTemplateData: { TagSpecifications: [{ ResourceType: "instance" as const, Tags }] },
  };
  return insist(world, async () => {
    const made = await ec2.send(new CreateLaunchTemplateVersionCommand(command));
    return warnAndRetry(made.LaunchTemplateVersion?.VersionNumber);
  });
}

/** Another version must be made where the answer was lost. */
function warnAndRetry(version: number | undefined): number {
  if (version === undefined || version === 0) throw new Error("AWS has told no version.");
  return version;
}

/** Lets the group itself launch a version: AWS allows it between refreshes. */
export async function setGroupVersion(world: World, version: number): Promise<void> {
  const { autoScaling, launchTemplateId: LaunchTemplateId } = world.fleet;
  const command = {
    AutoScalingGroupName: world.fleet.autoScalingGroupName,
    LaunchTemplate: { LaunchTemplateId, Version: String(version) },
  };
  await insist(world, () => autoScaling.send(new UpdateAutoScalingGroupCommand(command)));
}

/** Makes a call that an injected fault may hit, or that must wait: injected faults use themselves up, and refreshes end. */
export async function insist<Value>({ clock }: World, call: () => Promise<Value>): Promise<Value> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await call();
    } catch (error) {
      if (tries === 50) throw error;
      if (tries > 10) clock.pass(600_000);
    }
  }
}
