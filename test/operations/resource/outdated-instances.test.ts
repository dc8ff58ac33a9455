/** Instances that a green run left on the old version for a reason: they are rolled as soon as the reason is gone. */
import assert from "node:assert/strict";
import {
  DescribeAutoScalingGroupsCommand,
  SetInstanceProtectionCommand,
} from "@aws-sdk/client-auto-scaling";
import { applyResource, type AppliedResource } from "../../../engine/resource/apply";
import { difference } from "../../../engine/resource/difference";
import { readResource } from "../../../engine/resource/read";
import { savedStateOf } from "../../../engine/decision/saved-state";
import type { Inputs } from "../../../engine/inputs/inputs";
import type { Properties } from "../../../engine/run/outputs";
import { withWorld, type World } from "../../support/provider/a-world";

const half = { instanceWarmup: 10, checkpointPercentages: [50], checkpointDelay: 0 } as const;
const whole = { ...half, checkpointPercentages: [50, 100] };

/** A resource as a host keeps it. */
function aResource({ fleet, ports }: World, version: number) {
  const { autoScalingGroupName, launchTemplateId } = fleet;
  let outputs: Properties = {};
  const inputsWith = (parts: Partial<Inputs>): Properties => ({
    autoScalingGroupName,
    desiredConfiguration: { launchTemplate: { launchTemplateId, version } },
    ...parts,
  });
  return {
    apply: async (parts: Partial<Inputs>): Promise<AppliedResource> => {
      const applied = await applyResource(
        {
          inputs: inputsWith(parts),
          previous: outputs,
          saved: savedStateOf(outputs),
          errorContext: { autoScalingGroupName },
        },
        ports,
      );
      outputs = applied.outputs;
      return applied;
    },
    refresh: async (): Promise<void> => {
      outputs = (await readResource(autoScalingGroupName, outputs, ports)) ?? {};
    },
    changes: async (parts: Partial<Inputs>): Promise<boolean> => {
      const comparison = {
        isUnknown: () => false,
        isPreview: false,
        regionOf: () => "us-east-1",
        connect: () => ports,
      };
      return (await difference(outputs, inputsWith(parts), comparison)).changes;
    },
  };
}

async function protect({ fleet }: World, isProtected: boolean): Promise<void> {
  const { AutoScalingGroups = [] } = await fleet.autoScaling.send(
    new DescribeAutoScalingGroupsCommand({}),
  );
  await fleet.autoScaling.send(
    new SetInstanceProtectionCommand({
      AutoScalingGroupName: fleet.autoScalingGroupName,
      InstanceIds: [AutoScalingGroups[0]?.Instances?.[0]?.InstanceId ?? ""],
      ProtectedFromScaleIn: isProtected,
    }),
  );
}

describe("instances that a partial refresh left", () => {
  it("are rolled when the checkpoints go on to 100", () =>
    withWorld({ instances: 4 }, async (world) => {
      const { apply } = aResource(world, await world.fleet.addVersion());
      assert.equal((await apply({ preferences: half })).error, undefined);
      assert.deepEqual((await world.fleet.versions()).toSorted(), ["1", "1", "2", "2"]);
      const { outputs, error } = await apply({ preferences: whole });
      assert.deepEqual(
        [error, outputs["rollReason"]],
        [undefined, "2 instances do not run the target"],
      );
      assert.deepEqual(await world.fleet.versions(), ["2", "2", "2", "2"]);
    }));

  it("are a reason to roll when verify becomes strict", () =>
    withWorld({ instances: 4 }, async (world) => {
      const { apply } = aResource(world, await world.fleet.addVersion());
      await apply({ preferences: half });
      await apply({ preferences: { instanceWarmup: 10 }, verify: "strict" });
      assert.deepEqual(await world.fleet.versions(), ["2", "2", "2", "2"]);
    }));

  it("are left in peace by an update that leaves the reason", () =>
    withWorld({ instances: 4 }, async (world) => {
      const { apply } = aResource(world, await world.fleet.addVersion());
      await apply({ preferences: half });
      const { outcome } = await apply({ preferences: half, onTimeout: "cancel" });
      assert.equal(outcome, "unchanged");
      assert.equal(world.callsOf("StartInstanceRefresh").length, 1);
    }));
});

describe("a protected instance that a refresh ignored", () => {
  const ignore = {
    preferences: { instanceWarmup: 10, scaleInProtectedInstances: "Ignore" },
  } as const;

  it("is rolled when protected instances are to be refreshed", () =>
    withWorld({}, async (world) => {
      await protect(world, true);
      const { apply } = aResource(world, await world.fleet.addVersion());
      await apply(ignore);
      await apply({ preferences: { ...ignore.preferences, scaleInProtectedInstances: "Refresh" } });
      assert.deepEqual(await world.fleet.versions(), ["2", "2", "2"]);
    }));

  it("is rolled without an edit once a read has found that it is no longer protected", () =>
    withWorld({}, async (world) => {
      await protect(world, true);
      const { apply, changes, refresh } = aResource(world, await world.fleet.addVersion());
      await apply(ignore);
      await refresh();
      assert.equal(await changes(ignore), false);
      await protect(world, false);
      assert.equal(await changes(ignore), false);
      await refresh();
      assert.equal(await changes(ignore), true);
      assert.equal((await apply(ignore)).outcome, "rolled");
      assert.deepEqual(await world.fleet.versions(), ["2", "2", "2"]);
      assert.equal(await changes(ignore), false);
    }));
});

describe("a group that was deleted and made again under its name", () => {
  const again = (world: World) => ({
    ...world,
    ports: {
      ...world.ports,
      autoScaling: {
        ...world.ports.autoScaling,
        findGroup: async (name: string) => {
          const group = await world.ports.autoScaling.findGroup(name);
          return (
            group && { ...group, autoScalingGroupArn: `${String(group.autoScalingGroupArn)}-2` }
          );
        },
      },
    },
  });

  it("is another group for a comparison, a read and a run", () =>
    withWorld({}, async (world) => {
      const version = await world.fleet.addVersion();
      const first = aResource(world, version);
      const { outputs } = await first.apply({});
      const { ports } = again(world);
      const inputs = {
        autoScalingGroupName: "web",
        desiredConfiguration: outputs["desiredConfiguration"],
      };
      const comparison = {
        isUnknown: () => false,
        isPreview: false,
        regionOf: () => "us-east-1",
        connect: () => ports,
      };
      assert.deepEqual(await difference(outputs, inputs, comparison), {
        changes: true,
        replaces: ["autoScalingGroupName"],
      });
      assert.equal(await readResource("web", outputs, ports), undefined);
      const next = await applyResource(
        {
          inputs,
          previous: outputs,
          saved: savedStateOf(outputs),
          errorContext: { autoScalingGroupName: "web" },
        },
        ports,
      );
      assert.equal(next.outcome, "rolled");
    }));

  it("is not another group while AWS does not describe it yet: an update asks again, and rolls nothing anew", () =>
    withWorld({}, async (world) => {
      const { apply } = aResource(world, await world.fleet.addVersion());
      const { outputs } = await apply({});
      const ports = {
        ...world.ports,
        autoScaling: { ...world.ports.autoScaling, findGroup: () => Promise.resolve(undefined) },
      };
      const comparison = {
        isUnknown: () => false,
        isPreview: false,
        regionOf: () => "us-east-1",
        connect: () => ports,
      };
      assert.deepEqual(await difference(outputs, outputs, comparison), { changes: true });
      assert.equal((await apply({})).outcome, "unchanged");
      assert.equal(world.callsOf("StartInstanceRefresh").length, 1);
    }));

  it("is the same group as long as its ARN is the same", () =>
    withWorld({}, async (world) => {
      const { apply, changes } = aResource(world, await world.fleet.addVersion());
      await apply({});
      assert.equal(await changes({}), false);
    }));
});

describe("hold", () => {
  it("reports that a refresh of an earlier run goes on, and how to stop it", () =>
    withWorld({}, async (world) => {
      const version = await world.fleet.addVersion();
      const late = await world.up(version, { preferences: { instanceWarmup: 60 } }, stopped(world));
      const id = String(late.refresh?.instanceRefreshId);
      await world.up(version, { hold: true });
      assert.match(
        world.reporter.warnings.at(-1) ?? "",
        new RegExp(
          `^refresh ${id} was started before and still runs, .*: hold does not stop it\\. To stop it: .*cancel`,
        ),
      );
    }));

  it("is refused when the group would go on launching from a template that the program no longer names", () =>
    withWorld({}, async (world) => {
      await world.up(1);
      const launchTemplate = { launchTemplateId: "lt-0123456789abcdef0", version: "1" };
      await assert.rejects(world.up(1, { hold: true, desiredConfiguration: { launchTemplate } }), {
        code: "HoldRefused",
      });
      assert.equal(world.callsOf("StartInstanceRefresh").length, 1);
    }));
});

/** The world with a user who interrupts as soon as the refresh is described. */
function stopped({ ports }: World): World["ports"] {
  const interruption = new AbortController();
  return {
    ...ports,
    signal: interruption.signal,
    observe: () => {
      interruption.abort();
    },
  };
}
