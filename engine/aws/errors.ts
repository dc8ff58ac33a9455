/** Converts the errors of the SDK to the faults of the operations. */
import { Fault, type FaultKind } from "../run/fault";
import { toPlainText } from "../values/plain-text";
import { renderUnknownRegion } from "./regions";

/** What an error of the AWS SDK may carry. */
interface SdkError {
  readonly name: string;
  readonly message: string;
  readonly code?: unknown;
  /** The host whose address was not found. */
  readonly hostname?: unknown;
  readonly stack?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly $retryable?: { readonly throttling?: boolean };
}

/** A fault of this call; a fault stays itself. */
export function toFault(error: unknown, call: string): Fault {
  if (error instanceof Fault) return error;
  const sdkError = inOurWords(
    isSdkError(error) ? error : { name: "Error", message: String(error) },
  );
  return new Fault(kindOf(sdkError), {
    call,
    code: isUnreadable(sdkError)
      ? "UnreadableResponse"
      : toPlainText(sdkError.name).replace(/(Fault|Exception)$/, ""),
    message: sentence(toPlainText(withoutInternals(sdkError.message))),
    cause: error,
  });
}

function isSdkError(error: unknown): error is SdkError {
  return error instanceof Error;
}

/** They happen before any call reaches AWS. Some look like a lost connection, which would be retried. */
function inOurWords(error: SdkError): SdkError {
  const { message } = error;
  // Proxy Authentication Required: no AWS service responds with this code.
  if (error.$metadata?.httpStatusCode === 407) {
    return { name: "InvalidProxy", message: whereToSetLogin };
  }
  if (isUnloadable(error)) return { name: "BrokenInstallation", message: reinstall(message) };
  const unknownRegion = unknownRegionIn(error);
  if (unknownRegion !== undefined) return { name: "UnknownRegion", message: unknownRegion };
  const isNone = message === "Region is missing" || message.includes('region=""');
  if (isNone) return { name: noRegion, message: whereToSetOne };
  return message.startsWith("Region not accepted") ? { name: noRegion, message } : error;
}

/** A mistyped Region gives the name of a host that is not there, which looks like an outage. */
function unknownRegionIn({ code, hostname }: SdkError): string | undefined {
  if (code !== "ENOTFOUND" || typeof hostname !== "string") return undefined;
  const region = /^[a-z0-9-]+\.([a-z0-9-]+)\.(?:amazonaws\.com|api\.aws)/.exec(hostname)?.[1];
  return region === undefined ? undefined : renderUnknownRegion(region);
}

const whereToSetLogin =
  "the proxy wants a name and a password: set HTTPS_PROXY to http://NAME:PASSWORD@HOST:PORT";
const noRegion = "NoRegion";
const whereToSetOne =
  "no AWS Region is set: give the resource a region, or set aws:region or AWS_REGION";

/** Node could not load a module: a package is missing, incomplete, or hidden by a package manager. */
function isUnloadable({ code, name, stack = "" }: SdkError): boolean {
  // A truncated module: Node puts its path first. An invalid response has no such line.
  const isCutOff = name === "SyntaxError" && !stack.startsWith(name);
  return isCutOff || unloadable.includes(String(code));
}

const unloadable: readonly string[] = [
  "MODULE_NOT_FOUND",
  "ERR_MODULE_NOT_FOUND",
  "ERR_PACKAGE_PATH_NOT_EXPORTED",
  "ERR_INVALID_PACKAGE_CONFIG",
  "ERR_REQUIRE_ESM",
];

function reinstall(message: string): string {
  const [what = ""] = message.split("\n");
  return (
    `a module cannot be loaded (${what}): install the program's packages again, for example with \`npm ci\`; ` +
    "with Yarn Plug'n'Play, set `pnpEnableEsmLoader: true` in .yarnrc.yml and run `yarn pulumi`"
  );
}

/** The kinds by the SDK's error names. The `Fault` suffix is the SDK's; the wire has the names without it. */
const kindByName: Readonly<Record<string, FaultKind>> = {
  InstanceRefreshInProgressFault: "refreshInProgress",
  ActiveInstanceRefreshNotFoundFault: "noActiveRefresh",
  IrreversibleInstanceRefreshFault: "irreversible",
  ResourceContentionFault: "transient",
  Throttling: "transient",
  ThrottlingException: "transient",
  RequestLimitExceeded: "transient",
  TooManyRequestsException: "transient",
  RequestThrottled: "transient",
  ExpiredToken: "credentials",
  ExpiredTokenException: "credentials",
  RequestExpired: "credentials",
  TokenRefreshRequired: "credentials",
  InvalidClientTokenId: "credentials",
  UnrecognizedClientException: "credentials",
  AuthFailure: "credentials",
  SignatureDoesNotMatch: "credentials",
  IncompleteSignature: "credentials",
  CredentialsProviderError: "credentials",
  TokenProviderError: "credentials",
  NoRegion: "rejected",
  UnknownRegion: "rejected",
  BrokenInstallation: "rejected",
  InvalidProxy: "rejected",
  AccessDenied: "forbidden",
  AccessDeniedException: "forbidden",
  UnauthorizedOperation: "forbidden",
  OptInRequired: "forbidden",
  TimeoutError: "unknownOutcome",
  AbortError: "unknownOutcome",
};

function kindOf(error: SdkError): FaultKind {
  const named = kindByName[error.name];
  if (named !== undefined) return named;
  if (/AutoScalingGroup name not found/i.test(error.message)) return "groupNotFound";
  // An image that was just created becomes available later.
  if (/^The AMI '.*' is pending/.test(error.message)) return "transient";
  if (error.$retryable?.throttling === true) return "transient";
  const status = error.$metadata?.httpStatusCode;
  if (status === undefined || status < 400) return "unknownOutcome";
  if (status >= 500) return "unknownOutcome";
  if (status === 429) return "transient";
  return status === 403 ? "forbidden" : "rejected";
}

/** AWS reported success, but the SDK could not parse the response. */
function isUnreadable({ $metadata }: SdkError): boolean {
  return $metadata?.httpStatusCode === 200;
}

/** The SDK adds a location and advice for programmers. */
function withoutInternals(message: string): string {
  const [first = ""] = message.split("\n");
  return first.replace(/^@(aws-sdk|smithy\/[a-z-]+) (- \[[A-Z]+\] )?/, "");
}

function sentence(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}
