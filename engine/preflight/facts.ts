/** What a preflight goes by, and what it finds. */
import type { Alarm, LifecycleHook } from "../diagnosis/diagnostics";
import type { Fleet } from "../refresh/fleet";
import type { Group } from "../refresh/group";
import type { Inputs, LaunchTemplateSpecification } from "../inputs/inputs";
import { estimateRoll, type Estimate } from "../refresh/estimate";
import type { Target } from "../refresh/target";

/** An error stops the run before anything is started; a warning does not. */
export interface Finding {
  readonly severity: "error" | "warning";
  readonly text: string;
}

/** The known facts. A part is absent if it could not be found out, and its rules are skipped. */
export interface PreflightFacts {
  readonly inputs: Inputs;
  readonly target: Target;
  readonly skipMatching: boolean;
  readonly group?: Group;
  readonly fleet?: Fleet;
  /** Launch templates of the target of which AWS knows no such template or version. */
  readonly missingTemplates?: readonly LaunchTemplateSpecification[];
  /** Launch templates of the target that name their image by an SSM parameter. */
  readonly parameterTemplates?: readonly LaunchTemplateSpecification[];
  /** Launch templates of the group itself of which AWS knows no such template or version. */
  readonly missingOwnTemplates?: readonly LaunchTemplateSpecification[];
  /** Whether the account has AWS launch replacements first. @default false */
  readonly launchBeforeTerminate?: boolean;
  /** The hooks of the group that hold instances. */
  readonly hooks?: readonly LifecycleHook[];
  /** What the target would launch, image by image. */
  readonly launches?: readonly LaunchFacts[];
  /** The alarms of the preferences that exist. */
  readonly alarms?: readonly Pick<Alarm, "alarmName" | "state">[];
  /** The gates that cannot be checked at all. */
  readonly brokenGates?: readonly BrokenGate[];
  /** Whether this is a preview, which does not wait for what the update itself may make. @default false */
  readonly isPreview?: boolean;
  /** The image in the group's own template is an SSM parameter. */
  readonly isOwnImageParameter?: boolean;
  /** Seconds until the credentials end. */
  readonly credentialsEndIn?: number;
  /** The instance that this program runs on. */
  readonly ownInstanceId?: string;
}

/** A gate that cannot be checked: its program does not exist, or CloudWatch rejects its query. */
export type BrokenGate = { readonly gate: string } & (
  | { readonly missingProgram: string; readonly rejected?: undefined }
  | { readonly missingProgram?: undefined; readonly rejected: string }
);

/** An image that the target would launch, and the types that are to run it. */
export interface LaunchFacts {
  /** `missing` when AWS knows none of this id. */
  readonly image: ImageFacts | { readonly imageId: string; readonly missing: true };
  readonly instanceTypes: readonly InstanceTypeFacts[];
}

export interface ImageFacts {
  readonly imageId: string;
  /** `available`, `pending`, `failed`, … */
  readonly state: string;
  readonly architecture: string;
}

export interface InstanceTypeFacts {
  readonly instanceType: string;
  readonly architectures: readonly string[];
}

/** A possible obstacle. */
export type Rule = (facts: PreflightFacts) => readonly Finding[];

export function error(text: string): Finding {
  return { severity: "error", text };
}

export function warning(text: string): Finding {
  return { severity: "warning", text };
}

/** How AWS would go about it, where the group is known. */
export function planOf({
  group,
  fleet,
  inputs,
  skipMatching,
  launchBeforeTerminate,
}: PreflightFacts): Estimate | undefined {
  const { preferences } = inputs;
  return (
    group &&
    fleet &&
    estimateRoll(group, fleet, { preferences, skipMatching, launchBeforeTerminate })
  );
}
