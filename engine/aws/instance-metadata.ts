/** Reads from the EC2 instance metadata service which instance this is, with the SDK's own settings. */

/** Seconds. On an instance the service responds within milliseconds, unless the machine is busy. On other machines nothing responds. The SDK's own figure. */
const defaultTimeout = 1;

/**
 * The id of the EC2 instance that this process runs on, with IMDSv2.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html
 * @see https://boto3.amazonaws.com/v1/documentation/api/latest/guide/configuration.html AWS_METADATA_SERVICE_TIMEOUT, in seconds: a busy machine needs more than 1
 * @returns undefined on any other machine, and if AWS_EC2_METADATA_DISABLED is set
 */
export async function ownInstanceId(environment: NodeJS.ProcessEnv): Promise<string | undefined> {
  if (environment["AWS_EC2_METADATA_DISABLED"]?.toLowerCase() === "true") return undefined;
  const service = environment["AWS_EC2_METADATA_SERVICE_ENDPOINT"] ?? "http://169.254.169.254";
  const milliseconds = timeoutOf(environment) * 1000;
  const text = async (path: string, request: RequestInit): Promise<string> => {
    const signal = AbortSignal.timeout(milliseconds);
    const response = await fetch(new URL(path, service), { ...request, signal });
    if (!response.ok) throw new Error(`${path} responded with ${response.status}`);
    return response.text();
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
    // No response, or one that is not AWS's: this is not an instance that can be known.
    return undefined;
  }
}

/** Seconds, 1 to 60. */
function timeoutOf(environment: NodeJS.ProcessEnv): number {
  const seconds = Number(environment["AWS_METADATA_SERVICE_TIMEOUT"]);
  return seconds >= 1 && seconds <= 60 ? seconds : defaultTimeout;
}
