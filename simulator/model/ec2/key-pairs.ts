/** Key pairs, which are records here: launches may name any key. */
import { AwsError } from "../../aws-error";
import type { KeyPair } from "./network";
import type { Ec2State } from "./state";

/** Adds a key pair. Throws EC2's error where the name is taken. */
export function keepKeyPair(
  { keyPairs, ids }: Ec2State,
  made: Pick<KeyPair, "keyName" | "keyType" | "tags">,
  now: number,
): KeyPair {
  if (keyPairs.has(made.keyName)) {
    throw new AwsError("InvalidKeyPair.Duplicate", `The keypair '${made.keyName}' already exists.`);
  }
  const bytes = ids.uuid().replaceAll("-", "").slice(0, 32).match(/../gu) ?? [];
  const pair: KeyPair = {
    ...made,
    keyPairId: ids.resource("key"),
    fingerprint: bytes.join(":"),
    createdAt: now,
  };
  keyPairs.set(pair.keyName, pair);
  return pair;
}
