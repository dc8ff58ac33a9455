/** The EC2 slice of an account in a Region: network, images, instances and launch templates. */
import type { Ids } from "../ids";
import { createPublicImages, type Image, type ImagePolicy } from "./images";
import type { DueInstanceState } from "./instance";
import type { Ec2Instance } from "./instance";
import type { LaunchTemplate } from "./launch-template";
import { createSequence, type Sequence } from "../sequence";
import { createTagIndex, type TagIndex } from "../tag-index";
import { createDefaultNetwork, type KeyPair, type Network } from "./network";
import { createTimetable, type Timetable } from "./timetable";

export interface Ec2State extends Network {
  readonly accountId: string;
  readonly region: string;
  readonly ids: Ids;
  /** By name. */
  readonly keyPairs: Map<string, KeyPair>;
  /** By image id. */
  readonly images: Map<string, Image>;
  readonly imagePolicy: ImagePolicy;
  /** Ids that no image has: deregistered, or declared missing by a scenario. */
  readonly missingImages: Set<string>;
  /** Until when EC2 does not know an instance profile, in milliseconds since 1970, by its name. */
  readonly hiddenInstanceProfiles: Map<string, number>;
  /** By instance id. Terminated instances stay for an hour, as in AWS. */
  readonly instances: Map<string, Ec2Instance>;
  /** Their ids, in the order of their numbers. */
  readonly instanceOrder: Sequence;
  /** Their ids, by their tags. */
  readonly instanceTags: TagIndex;
  /** State changes that are still to come, by instance id; `advanceEc2` applies them. */
  readonly scheduledInstanceStates: Map<string, DueInstanceState>;
  /** The same, soonest first. */
  readonly timetable: Timetable;
  /** When each terminated instance ended, in milliseconds since 1970, the earliest first. */
  readonly terminatedInstances: Map<string, number>;
  /** By launch template id. */
  readonly launchTemplates: Map<string, LaunchTemplate>;
  /** Their ids, in the order of their numbers. */
  readonly launchTemplateOrder: Sequence;
  /** Their ids, by their names. */
  readonly launchTemplateIds: Map<string, string>;
  /** How many instances, launch templates and state changes have been numbered. */
  readonly numbers: { instances: number; launchTemplates: number; changes: number };
  /** The answers given to requests with a client token, so that a repeated request gets the same one. */
  readonly answers: Map<string, RememberedAnswer>;
}

/** An answer that was given once. */
export interface RememberedAnswer {
  /** The request, as text, to notice a token that is used for another request. */
  readonly request: string;
  readonly answer: unknown;
}

export interface Ec2Options {
  readonly accountId: string;
  readonly region: string;
  readonly ids: Ids;
  /** @default "any" */
  readonly images?: ImagePolicy | undefined;
}

/** An account with its default VPC, a subnet in each of three zones, the public images, and no instances. */
export function createEc2({ accountId, region, ids, images = "any" }: Ec2Options): Ec2State {
  const scheduledInstanceStates = new Map<string, DueInstanceState>();
  return {
    accountId,
    region,
    ids,
    ...createDefaultNetwork(ids, region),
    images: createPublicImages(region),
    imagePolicy: images,
    keyPairs: new Map(),
    missingImages: new Set(),
    hiddenInstanceProfiles: new Map(),
    instances: new Map(),
    instanceOrder: createSequence(),
    instanceTags: createTagIndex(),
    scheduledInstanceStates,
    timetable: createTimetable(scheduledInstanceStates),
    terminatedInstances: new Map(),
    launchTemplates: new Map(),
    launchTemplateOrder: createSequence(),
    launchTemplateIds: new Map(),
    numbers: { instances: 0, launchTemplates: 0, changes: 0 },
    answers: new Map(),
  };
}
