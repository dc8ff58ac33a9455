/** What the stand-in must know about one resource type; everything else about its life is the same for all. */
import type { Clients } from "./clients";
import type { Properties } from "./properties";
import type { Renamed, Shaped } from "./shape";
import type { Tags } from "./tags";

export interface ResourceType {
  /** Pulumi's type token, as in `aws:ec2/launchTemplate:LaunchTemplate`. */
  readonly token: string;
  /** What AWS decides where the program does not, and so is known only after creation. */
  readonly computed: readonly string[];
  /** Inputs whose change replaces the resource. The Region always does. */
  readonly replacing: readonly string[];
  /** Inputs that the poll-up does not report. They are taken to be as they were. */
  readonly notReported: readonly string[];
  /** Whether `tags` is a map, and default tags come along. */
  readonly mapOfTags: boolean;
  readonly renamed: Renamed;
  /** Shapes the inputs into the request that creates the resource, whole or with unknowns. */
  readonly shape: (inputs: Properties) => Shaped;
  /** The computed properties that a change of these inputs makes unknown. */
  readonly unsettledBy: (changed: ReadonlySet<string>, inputs: Properties) => readonly string[];
  /** Creates the resource and gives its id. */
  readonly create: (target: Target) => Promise<string>;
  readonly find: (id: string, clients: Clients) => Promise<Found | undefined>;
  readonly update: (target: Target & Change) => Promise<void>;
  /** Waits until AWS has done what the inputs ask for. A failure leaves the resource in state, to be tried again. */
  readonly settle?: (id: string, inputs: Properties, clients: Clients) => Promise<void>;
  /** Deletes the resource. One that is gone is a success. */
  readonly delete: (id: string, clients: Clients) => Promise<void>;
}

export interface Target {
  readonly inputs: Properties;
  /** The inputs' tags and the provider's default tags. Empty where tags are no map. */
  readonly tags: Tags;
  readonly clients: Clients;
}

export interface Change {
  readonly id: string;
  readonly oldInputs: Properties;
  readonly oldTags: Tags;
  /** The inputs that differ from the old ones. */
  readonly changed: ReadonlySet<string>;
}

/** A resource as AWS has it. */
export interface Found {
  /** AWS's answer, with the member names that the inputs are read back from. */
  readonly answer: Properties;
  /** Values of the computed properties. */
  readonly computed: Properties;
}
