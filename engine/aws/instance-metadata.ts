/** Asks the EC2 instance metadata service which instance this is, the way the SDK is told to find it. */

/** Milliseconds. On an instance the service answers within a few, unless the machine is busy; anywhere else nobody does. The SDK's own figure. */
const patience = 1_000;

/**
 * The id of the EC2 instance that this process runs on, with IMDSv2.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html
 * @returns undefined on any other machine, and where AWS_EC2_METADATA_DISABLED says so
 */
export async function ownInstanceId(environment: NodeJS.ProcessEnv): Promise<string | undefined> {
  if (environment["AWS_EC2_METADATA_DISABLED"]?.toLowerCase() === "true") return undefined;
  const service = environment["AWS_EC2_METADATA_SERVICE_ENDPOINT"] ?? "http://169.254.169.254";
  try {
    const token = await text(new URL("/latest/api/token", service), {
      method: "PUT",
      headers: { "x-aws-ec2-metadata-token-ttl-seconds": "60" },
    });
    return await text(new URL("/latest/meta-data/instance-id", service), {
      headers: { "x-aws-ec2-metadata-token": token },
    });
  } catch {
    // No answer, or one that is not AWS's: this is no instance that we could know of.
    return undefined;
  }
}

async function text(url: URL, request: RequestInit): Promise<string> {
  const answer = await fetch(url, { ...request, signal: AbortSignal.timeout(patience) });
  if (!answer.ok) throw new Error(`${url.pathname} answered ${answer.status}`);
  return answer.text();
}
