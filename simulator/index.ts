/** The public surface of the simulator. */
export type { Simulator } from "./handle";
export { startSimulator, type SimulatorOptions } from "./simulator";
export type { ArrivingCall, CallListener, RecordedCall } from "./calls";
export type { ClockMode, ClockSetting } from "./clock";
export type { MetadataOptions } from "./instance-metadata";
export type { EventBridgeEvent } from "./model/events";
export type {
  AlarmStateRule,
  HookResultRule,
  LaunchFaultRule,
  MissingImageRule,
  MissingInstanceProfileRule,
  CompetingRefreshRule,
  TargetFaultRule,
} from "./model/fault-injection";
export type { ImagePolicy } from "./model/ec2/images";
export type { Credential } from "./protocol/credentials";
export type { ServiceName } from "./protocol/service";
export { ScenarioError } from "./scenario/parse";
export type {
  CallWindow,
  DelayRule,
  DropRule,
  ErrorRule,
  ForgetRule,
  LookWindow,
  MalformedRule,
  OmitRule,
  ReorderRule,
  RequestLimit,
  Scenario,
  ScenarioRule,
  StaleRule,
  StatusRule,
  ThrottleRule,
  WireRule,
} from "./scenario/scenario";
export { buildScenario, type ScenarioBuilder } from "./scenario/scenario-builder";
export { buildWorld, type WorldBuilder } from "./scenario/world-builder";
export type { SeededImage } from "./scenario/seeded-image";
export {
  WorldSeedError,
  type SeedCall,
  type SeedImage,
  type WorldSeed,
} from "./scenario/world-seed";
