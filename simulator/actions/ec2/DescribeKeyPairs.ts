/** DescribeKeyPairs: key pairs by name, id or filter. */
import type { DescribeKeyPairsRequest, DescribeKeyPairsResult } from "@aws-sdk/client-ec2";
import { AwsError } from "../../aws-error";
import type { KeyPair } from "../../model/ec2/network";
import type { Ec2State } from "../../model/ec2/state";
import type { Action } from "../action";
import { select, type Filterable } from "./filter";
import { toTagList } from "./tag-list";

const filterable: Filterable<KeyPair> = {
  fields: {
    fingerprint: (pair) => pair.fingerprint,
    "key-name": (pair) => pair.keyName,
    "key-pair-id": (pair) => pair.keyPairId,
  },
  tags: (pair) => pair.tags,
};

export const describeKeyPairs: Action<DescribeKeyPairsRequest, DescribeKeyPairsResult> = (
  input,
  { world: { ec2 } },
) => ({
  KeyPairs: [...select(findNamed(ec2, input), input.Filters, filterable)].map((pair) => ({
    KeyPairId: pair.keyPairId,
    KeyName: pair.keyName,
    KeyType: pair.keyType,
    KeyFingerprint: pair.fingerprint,
    CreateTime: new Date(pair.createdAt),
    Tags: toTagList(pair.tags),
  })),
});

function findNamed(
  { keyPairs }: Ec2State,
  { KeyNames: names = [], KeyPairIds: ids = [] }: DescribeKeyPairsRequest,
): readonly KeyPair[] {
  const all = [...keyPairs.values()];
  if (names.length === 0 && ids.length === 0) return all;
  return [
    ...names.map((name) => keyPairs.get(name) ?? refuse("key pair", name)),
    ...ids.map((id) => all.find(({ keyPairId }) => keyPairId === id) ?? refuse("key pair ID", id)),
  ];
}

function refuse(what: string, name: string): never {
  throw new AwsError("InvalidKeyPair.NotFound", `The ${what} '${name}' does not exist`);
}
