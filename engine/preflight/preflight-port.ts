/** What a preflight asks of the world besides the group: images, instance types, and who is asking. */
import type { ImageFacts, InstanceTypeFacts } from "./facts";

/** Every method answers, or throws a `Fault`. */
export interface PreflightPort {
  readonly findImage: (imageId: string) => Promise<ImageFacts | undefined>;
  readonly describeInstanceTypes: (
    types: readonly string[],
  ) => Promise<readonly InstanceTypeFacts[]>;
  /** Whether the account setting `launchBeforeTerminate` is enabled in this Region. */
  readonly launchesBeforeTerminating: () => Promise<boolean>;
  /** Seconds until the credentials end. Undefined when they do not, or do not say. */
  readonly credentialsEndIn: () => Promise<number | undefined>;
  /** The EC2 instance that this process runs on. Undefined when it is none, or the metadata service is off. */
  readonly ownInstanceId: () => Promise<string | undefined>;
}
