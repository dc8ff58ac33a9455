/** How the AWS clients are set up. Hosts make a connection from the inputs and from their own configuration. */
import type { AssumeRole } from "./inputs";

/** Every part falls back to the host's configuration, then to the default of the AWS SDK. */
export interface Connection {
  readonly region?: string;
  readonly profile?: string;
  /** Instead of a profile. Never among the inputs and never saved: only the host's own configuration may have keys. */
  readonly accessKeys?: AccessKeys;
  /** Instead of a profile. */
  readonly webIdentity?: WebIdentity;
  /** The path of the file with the profiles' keys, instead of the usual one. */
  readonly credentialsFile?: string;
  /** The path of the file with the profiles' settings, instead of the usual one. */
  readonly configFile?: string;
  /** Each is assumed with the credentials of the one before. */
  readonly assumeRoles?: readonly AssumeRole[];
  /** For every service. */
  readonly endpoint?: string;
  /** By service, as `@pulumi/aws` configures them: `autoscaling`, `ec2`, `sts`. */
  readonly endpoints?: Readonly<Record<string, string>>;
}

/** A role to assume with a token of an identity provider, and the place of that token. */
export interface WebIdentity extends Pick<
  AssumeRole,
  "roleArn" | "sessionName" | "durationSeconds" | "policy" | "policyArns"
> {
  /** A path, read anew for each session. Either this or `token`. */
  readonly tokenFile?: string;
  /** Never among the inputs and never saved. */
  readonly token?: string;
}

export interface AccessKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}
