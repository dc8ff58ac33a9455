/** ImportKeyPair: a key pair as a record; its public key is not read. */
import type { ImportKeyPairRequest, ImportKeyPairResult } from "@aws-sdk/client-ec2";
import { keepKeyPair } from "../../model/ec2/key-pairs";
import type { Action } from "../action";
import { requireParameter } from "./parameter";
import { tagsOfNewResource, toTagList } from "./tag-list";

export const importKeyPair: Action<ImportKeyPairRequest, ImportKeyPairResult> = (
  input,
  { world: { ec2 }, now },
) => {
  const key = Buffer.from(
    requireParameter("PublicKeyMaterial", input.PublicKeyMaterial),
  ).toString();
  const pair = keepKeyPair(
    ec2,
    {
      keyName: requireParameter("KeyName", input.KeyName),
      keyType: key.startsWith("ssh-ed25519") ? "ed25519" : "rsa",
      tags: tagsOfNewResource(input.TagSpecifications, "key-pair"),
    },
    now,
  );
  return {
    KeyPairId: pair.keyPairId,
    KeyName: pair.keyName,
    KeyFingerprint: pair.fingerprint,
    Tags: toTagList(pair.tags),
  };
};
