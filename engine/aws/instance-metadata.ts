/** Asks the EC2 instance metadata service which instance this is, the way the SDK is told to find it. */

/** Seconds. On an instance the service answers within milliseconds, unless the machine is busy; anywhere else nobody does. The SDK's own figure. */
const defaultTimeout = 1;

/**
 * The id of the EC2 instance that this process runs on, with IMDSv2.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html
 * @see https://boto3.amazonaws.com/v1/documentation/api/latest/guide/configuration.html AWS_METADATA_SERVICE_TIMEOUT, in seconds: a busy machine needs more than 1
 * @returns undefined on any other machine, and where AWS_EC2_METADATA_DISABLED says so
 */
export async function ownInstanceId(environment: NodeJS.ProcessEnv): Promise<string | undefined> {
  if (environment["AWS_EC2_METADATA_DISABLED"]?.toLowerCase() === "true") return undefined;
  const service = environment["AWS_EC2_METADATA_SERVICE_ENDPOINT"] ?? "http://169.254.169.254";
  const milliseconds = timeoutOf(environment) * 1000;
  const text = async (path: string, request: RequestInit): Promise<string> => {
    const signal = AbortSignal.timeout(milliseconds);
    const answer = await fetch(new URL(path, service), { ...request, signal });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
    return answer.text();
  };
  try {
    const token = await text("/latest/api/token", {
      method: "PUT",
      headers: { "x-aws-ec2-metadata-token-ttl-seconds": "60" },
    });
    return await text("/latest/meta-data/instance-id", {
      headers: { "x-aws-ec2-metadata-token": token },
    });
  } catch {
    // No answer, or one that is not AWS's: this is no instance that we could know of.
    return undefined;
  }
}

/** Seconds, 1 to 60. */
function timeoutOf(environment: NodeJS.ProcessEnv): number {
  const seconds = Number(environment["AWS_METADATA_SERVICE_TIMEOUT"]);
  return seconds >= 1 && seconds <= 60 ? seconds : defaultTimeout;
}
