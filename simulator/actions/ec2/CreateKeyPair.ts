/** CreateKeyPair: a key pair as a record. No instance can be reached with it, so its private key is only a text. */
import type { CreateKeyPairRequest, KeyPair as KeyPairAnswer } from "@aws-sdk/client-ec2";
import { keepKeyPair } from "../../model/ec2/key-pairs";
import type { Action } from "../action";
import { requireParameter } from "./parameter";
import { tagsOfNewResource, toTagList } from "./tag-list";

export const createKeyPair: Action<CreateKeyPairRequest, KeyPairAnswer> = (
  input,
  { world: { ec2 }, now },
) => {
  const pair = keepKeyPair(
    ec2,
    {
      keyName: requireParameter("KeyName", input.KeyName),
      keyType: input.KeyType ?? "rsa",
      tags: tagsOfNewResource(input.TagSpecifications, "key-pair"),
    },
    now,
  );
  return {
    KeyPairId: pair.keyPairId,
    KeyName: pair.keyName,
    KeyFingerprint: pair.fingerprint,
    KeyMaterial: `-----BEGIN RSA PRIVATE KEY-----\nsimulated: ${pair.fingerprint}\n-----END RSA PRIVATE KEY-----`,
    Tags: toTagList(pair.tags),
  };
};
