/** A group in a world without a network, for tests: actions are called directly, time is moved by hand. */
import type {
  ActivitiesType,
  AutoScalingGroup,
  AutoScalingGroupsType,
  CreateAutoScalingGroupType,
  DescribeInstanceRefreshesAnswer,
  Instance,
  InstanceRefresh,
  StartInstanceRefreshAnswer,
  StartInstanceRefreshType,
} from "@aws-sdk/client-auto-scaling";
import type { Action, ActionTable } from "../../../../simulator/actions/action";
import { autoScalingActions } from "../../../../simulator/actions/auto-scaling";
import { advanceWorld } from "../../../../simulator/model/advance";
import { keepLaunchTemplate } from "../../../../simulator/model/ec2/launch-templates";
import { type LaunchTemplate } from "../../../../simulator/model/ec2/launch-template";
import type { ScheduledRule } from "../../../../simulator/model/fault-injection";
import { createWorld, type World } from "../../../../simulator/model/world";

const start = Date.UTC(2026, 0, 1);

export interface FleetOptions {
  readonly desired?: number;
  readonly seed?: string;
  readonly group?: Partial<CreateAutoScalingGroupType>;
}

/** Calls an action by name. What it gives is typed where it is used. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller knows the action's output
type Call = <Output>(action: string, input: object) => Output;

export interface Fleet {
  readonly world: World;
  readonly template: LaunchTemplate;
  readonly now: () => number;
  /** Moves time by so many seconds. */
  readonly advance: (seconds: number) => void;
  readonly call: Call;
  readonly group: () => AutoScalingGroup;
  readonly instances: () => readonly Instance[];
  /** How many instances are in service with a template version. */
  readonly inService: (version?: string) => number;
  readonly activities: () => ActivitiesType["Activities"];
  readonly start: (
    preferences?: StartInstanceRefreshType["Preferences"],
    version?: string,
  ) => string;
  /** The newest refresh. */
  readonly refresh: () => InstanceRefresh;
  /** Moves time in small steps until a refresh status, and looks at each step. */
  readonly advanceUntil: (status: string, look?: (fleet: Fleet) => void) => void;
  readonly addVersion: (data?: object) => string;
  readonly injectFault: (rule: ScheduledRule["rule"]) => void;
}

export const groupName = "web";

/** A settled group: its instances are in service, and EC2 has data about their health. */
export function aFleet(options: FleetOptions = {}): Fleet {
  const fleet = aNewFleet(options);
  fleet.advance(300);
  return fleet;
}

/** A group that has just been created, with template versions 1 (its own) and 2. */
export function aNewFleet({ desired = 1, seed = "fleet", group = {} }: FleetOptions = {}): Fleet {
  const rules: ScheduledRule[] = [];
  const world = createWorld({
    accountId: "123456789012",
    region: "us-east-1",
    seed,
    faultInjection: { rules },
  });
  const template = addTemplate(world);
  let now = start;
  const call: Call = (name, input) =>
    act(autoScalingActions, name)(input, {
      world,
      now,
      callerArn: "arn:aws:iam::123456789012:root",
    }) as never;
  const fleet: Fleet = {
    world,
    template,
    now: () => now,
    advance: (seconds) => {
      now += Math.round(seconds * 1000);
      advanceWorld(world, now);
    },
    call,
    group: () =>
      first(call<AutoScalingGroupsType>("DescribeAutoScalingGroups", {}).AutoScalingGroups),
    instances: () => fleet.group().Instances ?? [],
    inService: (version) =>
      fleet
        .instances()
        .filter(
          ({ LifecycleState, LaunchTemplate }) =>
            LifecycleState === "InService" &&
            (version === undefined || LaunchTemplate?.Version === version),
        ).length,
    activities: () =>
      call<ActivitiesType>("DescribeScalingActivities", { AutoScalingGroupName: groupName })
        .Activities,
    start: (Preferences, version = "2") =>
      call<StartInstanceRefreshAnswer>("StartInstanceRefresh", {
        AutoScalingGroupName: groupName,
        DesiredConfiguration: {
          LaunchTemplate: { LaunchTemplateId: template.launchTemplateId, Version: version },
        },
        ...(Preferences && { Preferences }),
      }).InstanceRefreshId ?? "",
    refresh: () =>
      first(
        call<DescribeInstanceRefreshesAnswer>("DescribeInstanceRefreshes", {
          AutoScalingGroupName: groupName,
        }).InstanceRefreshes,
      ),
    advanceUntil: (status, look) => {
      for (let seconds = 0; fleet.refresh().Status !== status; seconds += 5) {
        if (seconds > 100_000)
          throw new Error(`never ${status}: ${JSON.stringify(fleet.refresh())}`);
        fleet.advance(5);
        look?.(fleet);
      }
    },
    addVersion: (data = {}) => addVersion(template, now, data),
    injectFault: (rule) => rules.push({ rule, givenAt: now, applied: 0 }),
  };
  call("CreateAutoScalingGroup", {
    AutoScalingGroupName: groupName,
    MinSize: 0,
    MaxSize: 1000,
    DesiredCapacity: desired,
    LaunchTemplate: { LaunchTemplateId: template.launchTemplateId, Version: "1" },
    AvailabilityZones: ["us-east-1a"],
    ...group,
  });
  return fleet;
}

function act(table: ActionTable, name: string): Action<object, unknown> {
  const action = table[name];
  if (!action) throw new Error(`no action ${name}`);
  return action as Action<object, unknown>;
}

function addTemplate(world: World): LaunchTemplate {
  const [image] = [...world.ec2.images.values()].filter(
    ({ architecture }) => architecture === "x86_64",
  );
  const template = keepLaunchTemplate(world.ec2, {
    launchTemplateId: world.ids.resource("lt"),
    launchTemplateName: "web",
    createTime: start,
    createdBy: "test",
    versions: new Map(),
    defaultVersionNumber: 1,
    latestVersionNumber: 0,
    tags: {},
  });
  addVersion(template, start, { ImageId: image?.imageId, InstanceType: "t3.nano" });
  addVersion(template, start, {});
  return template;
}

/** Adds a version like the last one but for `data`; gives its number. */
function addVersion(template: LaunchTemplate, createTime: number, data: object): string {
  const before = template.versions.get(template.latestVersionNumber)?.data;
  template.latestVersionNumber += 1;
  const versionNumber = template.latestVersionNumber;
  template.versions.set(versionNumber, {
    versionNumber,
    createTime,
    createdBy: "test",
    data: { ...before, ...data },
  });
  return String(versionNumber);
}

function first<Item>(items: readonly Item[] | undefined): Item {
  const [item] = items ?? [];
  if (item === undefined) throw new Error("nothing there");
  return item;
}
