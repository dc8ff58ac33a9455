/** AWS's errors for credentials that are not good; the JSON services and EC2 have codes of their own. */
import { AwsError } from "../aws-error";
import type { ServiceName } from "./service";

/** What is wrong: no signature, an unknown key, a signature that does not fit, one too old or too new, an ended session. */
export type CredentialFault = "missing" | "unknown" | "wrong" | "skewed" | "expired";

type Answer = readonly [code: string, message: string, status: number];

const query: Readonly<Record<CredentialFault, Answer>> = {
  missing: ["MissingAuthenticationToken", "Request is missing Authentication Token", 403],
  unknown: ["InvalidClientTokenId", "The security token included in the request is invalid.", 403],
  wrong: [
    "SignatureDoesNotMatch",
    "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.",
    403,
  ],
  skewed: ["SignatureDoesNotMatch", "Signature expired", 403],
  expired: ["ExpiredToken", "The security token included in the request is expired", 403],
};

const json: Readonly<Record<CredentialFault, Answer>> = {
  missing: ["MissingAuthenticationTokenException", "Missing Authentication Token", 400],
  unknown: ["UnrecognizedClientException", query.unknown[1], 400],
  wrong: ["InvalidSignatureException", query.wrong[1], 400],
  skewed: ["InvalidSignatureException", query.skewed[1], 400],
  expired: ["ExpiredTokenException", query.expired[1], 400],
};

const notValidated = "AWS was not able to validate the provided access credentials";
const ec2: Readonly<Record<CredentialFault, Answer>> = {
  missing: ["AuthFailure", notValidated, 401],
  unknown: ["AuthFailure", notValidated, 401],
  wrong: ["AuthFailure", notValidated, 401],
  skewed: ["RequestExpired", "Request has expired.", 400],
  expired: ["RequestExpired", "Request has expired.", 400],
};

/** CloudWatch and Systems Manager answer as JSON services do. EC2 says less about a time than the others: `sentence`. */
export function credentialError(
  fault: CredentialFault,
  service: ServiceName,
  sentence?: string,
): AwsError {
  const [code, message, status] = answersOf(service)[fault];
  return new AwsError(code, service === "ec2" ? message : (sentence ?? message), status);
}

function answersOf(service: ServiceName): Readonly<Record<CredentialFault, Answer>> {
  switch (service) {
    case "ec2":
      return ec2;
    case "ssm":
    case "cloudwatch":
      return json;
    case "autoscaling":
    case "elb":
    case "elbv2":
    case "sts":
      return query;
  }
}
