/** Client tokens: a request that is sent twice with the same token takes effect once. */
import type { Ec2State } from "../../model/ec2/state";
import { unverified } from "../../model/unverified-texts";
import { AwsError } from "../../aws-error";

/**
 * Gives the answer of the first request with this token, or makes one. SDKs draw a token for each call and repeat it when they
 * retry, so a lost answer does not create a second resource.
 */
export function once<Output>(
  ec2: Ec2State,
  action: string,
  input: { readonly ClientToken?: string | undefined },
  perform: () => Output,
): Output {
  if (input.ClientToken === undefined) return perform();
  const key = `${action}/${input.ClientToken}`;
  const request = JSON.stringify(input);
  const remembered = ec2.answers.get(key);
  if (!remembered) {
    const answer = perform();
    ec2.answers.set(key, { request, answer });
    return answer;
  }
  if (remembered.request === request) return remembered.answer as Output;
  throw new AwsError("IdempotentParameterMismatch", unverified.clientTokenReused);
}
