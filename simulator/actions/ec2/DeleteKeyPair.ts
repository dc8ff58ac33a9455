/** DeleteKeyPair: a key pair by name or id; one that is not there is no error. */
import type { DeleteKeyPairRequest, DeleteKeyPairResult } from "@aws-sdk/client-ec2";
import { AwsError } from "../../aws-error";
import type { Action } from "../action";

export const deleteKeyPair: Action<DeleteKeyPairRequest, DeleteKeyPairResult> = (
  { KeyName, KeyPairId },
  { world: { ec2 } },
) => {
  if (KeyName === undefined && KeyPairId === undefined) {
    throw new AwsError("MissingParameter", "The request must contain the parameter KeyName");
  }
  const found = [...ec2.keyPairs.values()].find(
    ({ keyName, keyPairId }) => keyName === KeyName || keyPairId === KeyPairId,
  );
  if (found) ec2.keyPairs.delete(found.keyName);
  return { Return: true, ...(found && { KeyPairId: found.keyPairId }) };
};
