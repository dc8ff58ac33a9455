/** The port for a preflight, besides the group: images, instance types, and the caller's identity. */
import type { ImageFacts, InstanceTypeFacts } from "./facts";

/** Every method returns a response or throws a `Fault`. */
export interface PreflightPort {
  readonly findImage: (imageId: string) => Promise<ImageFacts | undefined>;
  readonly describeInstanceTypes: (
    types: readonly string[],
  ) => Promise<readonly InstanceTypeFacts[]>;
  /** Whether the account setting `launchBeforeTerminate` is enabled in this Region. */
  readonly launchesBeforeTerminating: () => Promise<boolean>;
  /** Seconds until the credentials end. Undefined when they do not, or do not say. */
  readonly credentialsEndIn: () => Promise<number | undefined>;
  /** The EC2 instance that this process runs on. Undefined on another machine, or if the metadata service is off. */
  readonly ownInstanceId: () => Promise<string | undefined>;
}
