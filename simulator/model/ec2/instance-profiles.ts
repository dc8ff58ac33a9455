/** Instance profiles that EC2 does not know. IAM is not simulated: any other profile exists. */
import { AwsError } from "../../aws-error";
import type { Ec2State } from "./state";

/** Lets EC2 not know a profile before a time, in milliseconds since 1970. */
export function hideInstanceProfile(ec2: Ec2State, name: string, until: number): void {
  ec2.hiddenInstanceProfiles.set(name, until);
}

/** Throws EC2's error for a profile, given by its name or ARN, that it does not know now. */
export function requireInstanceProfile(
  { hiddenInstanceProfiles }: Ec2State,
  given: string | undefined,
  now: number,
): void {
  if (given === undefined) return;
  const name = given.slice(given.lastIndexOf("/") + 1);
  if (now >= (hiddenInstanceProfiles.get(name) ?? -Infinity)) return;
  const [member, noun] = given.startsWith("arn:") ? ["arn", "ARN"] : ["name", "name"];
  // Known from many logs, with and without Auto Scaling's words before it.
  throw new AwsError(
    "InvalidParameterValue",
    `Value (${given}) for parameter iamInstanceProfile.${member} is invalid. Invalid IAM Instance Profile ${noun}`,
  );
}
