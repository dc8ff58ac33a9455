/** What a provider is, apart from the wire: a schema, and functions over plain values. */
import type { Block } from "../schema/schema";
import type { CtyType } from "../values/cty-type";
import type { Values } from "../values/value";
import type { Diagnostic, Path } from "./diagnostic";

export interface Provider {
  /** What the provider block takes. */
  readonly configuration: Block;
  readonly resources: Readonly<Record<string, Resource>>;
  readonly dataSources?: Readonly<Record<string, DataSource>>;
  readonly validate?: (configuration: Values) => readonly Diagnostic[];
  /** Called once a process, before everything but validation. It must not call anybody. */
  readonly configure: (configuration: Values) => readonly Diagnostic[];
  /** The user has interrupted Terraform, which waits for every call to return. */
  readonly stop?: () => void;
}

/** A resource or data source type. Every function may throw: the text of the error is what the user reads. */
export interface Resource {
  readonly schema: Block;
  /** @default 0 */
  readonly schemaVersion?: number;
  readonly identity?: Identity;
  readonly validate?: (configuration: Values) => readonly Diagnostic[];
  readonly plan: (request: PlanRequest) => Promise<Planned>;
  readonly apply: (request: ApplyRequest) => Promise<Applied>;
  readonly read: (request: Existing) => Promise<Applied>;
  readonly import?: (request: ImportRequest) => Promise<Applied>;
}

export interface DataSource {
  readonly schema: Block;
  readonly read: (configuration: Values) => Promise<Values>;
}

/** What names a resource besides its address in the configuration. */
export interface Identity {
  readonly attributes: Readonly<Record<string, IdentityAttribute>>;
  /** The identity of what a state describes. */
  readonly of: (state: Values) => Values;
}

export interface IdentityAttribute {
  readonly description: string;
  readonly type: CtyType;
  readonly mode: "required" | "optional";
}

/** A resource as the state has it. */
export interface Existing {
  readonly state: Values;
  /** What an earlier call left, and nobody else reads. */
  readonly privateData: Uint8Array;
}

export interface PlanRequest {
  /** Absent when the resource is to be created. */
  readonly prior: Values | undefined;
  /** The configuration, with the prior values where it leaves computed attributes open. */
  readonly proposed: Values;
  readonly configuration: Values;
  readonly privateData: Uint8Array;
}

export interface Planned {
  readonly state: Values;
  /** The attributes whose change makes it another resource. */
  readonly replacedBy?: readonly Path[];
  /** What `apply` gets, and nobody else reads. */
  readonly privateData?: Uint8Array;
  readonly diagnostics?: readonly Diagnostic[];
}

export interface ApplyRequest {
  /** Absent when the resource is created. */
  readonly prior: Values | undefined;
  /** Absent when the resource is deleted. */
  readonly planned: Values | undefined;
  readonly privateData: Uint8Array;
}

export interface Applied {
  /** Absent when there is no such resource any more, or none yet. */
  readonly state: Values | undefined;
  readonly privateData?: Uint8Array;
  readonly diagnostics?: readonly Diagnostic[];
}

export interface ImportRequest {
  /** What the user has given as the id. Empty where they gave an identity. */
  readonly id: string;
  readonly identity: Values | undefined;
}
