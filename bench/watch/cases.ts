/** The refreshes that looking is measured on: small and large, fast and slow, with pauses, failures and rollbacks. */
import type { RefreshPreferences } from "@aws-sdk/client-auto-scaling";
import type { ScenarioRule } from "../../simulator/index";

export interface Case {
  readonly name: string;
  readonly instances: number;
  readonly preferences: RefreshPreferences;
  /** Given to the simulator when the refresh starts. */
  readonly faults?: readonly ScenarioRule[];
  /** What somebody does, and after how many seconds. */
  readonly act?: { readonly after: number; readonly call: "cancel" | "rollback" };
}

const slowLaunches: ScenarioRule = { kind: "launch", inServiceAfter: 150 };
const failingLaunches: ScenarioRule = {
  kind: "launch",
  launchTemplateVersion: 2,
  failure: "We currently do not have sufficient t3.small capacity.",
};

export const cases: readonly Case[] = [
  { name: "1 instance, no warm-up", instances: 1, preferences: {} },
  { name: "1 instance, warm-up 60 s", instances: 1, preferences: { InstanceWarmup: 60 } },
  {
    name: "1 instance, launch first",
    instances: 1,
    preferences: { MinHealthyPercentage: 100, MaxHealthyPercentage: 200, InstanceWarmup: 30 },
  },
  { name: "2 instances, warm-up 300 s", instances: 2, preferences: { InstanceWarmup: 300 } },
  { name: "3 instances, no warm-up", instances: 3, preferences: {} },
  { name: "3 instances, warm-up 120 s", instances: 3, preferences: { InstanceWarmup: 120 } },
  {
    name: "3 instances, bake 600 s",
    instances: 3,
    preferences: { InstanceWarmup: 30, BakeTime: 600 },
  },
  { name: "4 instances, all match", instances: 4, preferences: { SkipMatching: true } },
  {
    name: "5 instances, minimum 60 %",
    instances: 5,
    preferences: { MinHealthyPercentage: 60, InstanceWarmup: 60 },
  },
  {
    name: "5 instances, slow launches",
    instances: 5,
    preferences: { MinHealthyPercentage: 60 },
    faults: [slowLaunches],
  },
  {
    name: "6 instances, cancelled",
    instances: 6,
    preferences: { InstanceWarmup: 60 },
    act: { after: 400, call: "cancel" },
  },
  {
    name: "6 instances, rolled back by hand",
    instances: 6,
    preferences: { InstanceWarmup: 30 },
    act: { after: 500, call: "rollback" },
  },
  {
    name: "8 instances, checkpoint at 50 %",
    instances: 8,
    preferences: {
      MinHealthyPercentage: 75,
      InstanceWarmup: 30,
      CheckpointPercentages: [50, 100],
      CheckpointDelay: 300,
    },
  },
  {
    name: "8 instances, partial to 25 %",
    instances: 8,
    preferences: { MinHealthyPercentage: 75, CheckpointPercentages: [25], CheckpointDelay: 60 },
  },
  {
    name: "10 instances, warm-up 300 s",
    instances: 10,
    preferences: { MinHealthyPercentage: 80, InstanceWarmup: 300 },
  },
  {
    name: "10 instances, 90 to 120 %",
    instances: 10,
    preferences: { MinHealthyPercentage: 90, MaxHealthyPercentage: 120, InstanceWarmup: 60 },
  },
  { name: "10 instances, one at a time", instances: 10, preferences: { InstanceWarmup: 30 } },
  {
    name: "10 instances, all at once",
    instances: 10,
    preferences: { MinHealthyPercentage: 0, InstanceWarmup: 60 },
  },
  {
    name: "10 instances, launches fail",
    instances: 10,
    preferences: { MinHealthyPercentage: 80 },
    faults: [failingLaunches],
  },
  {
    name: "10 instances, launches fail, automatic rollback",
    instances: 10,
    preferences: { MinHealthyPercentage: 80, AutoRollback: true },
    faults: [failingLaunches],
  },
  {
    name: "20 instances, bake 300 s",
    instances: 20,
    preferences: { MinHealthyPercentage: 75, InstanceWarmup: 60, BakeTime: 300 },
  },
  {
    name: "50 instances, minimum 80 %",
    instances: 50,
    preferences: { MinHealthyPercentage: 80, InstanceWarmup: 60 },
  },
  {
    name: "50 instances, rolled back by hand",
    instances: 50,
    preferences: { MinHealthyPercentage: 80, InstanceWarmup: 30 },
    act: { after: 900, call: "rollback" },
  },
  {
    name: "100 instances, 100 to 120 %",
    instances: 100,
    preferences: { MinHealthyPercentage: 100, MaxHealthyPercentage: 120, InstanceWarmup: 120 },
  },
  {
    name: "200 instances, minimum 90 %",
    instances: 200,
    preferences: { MinHealthyPercentage: 90, InstanceWarmup: 30 },
  },
  {
    name: "200 instances, one by one per cent",
    instances: 200,
    preferences: { MinHealthyPercentage: 95, InstanceWarmup: 0 },
  },
];
