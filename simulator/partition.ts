/** The partition of a Region: the second part of every ARN there, and the end of its host names. */

export interface Partition {
  /** For example `aws` or `aws-cn`. */
  readonly name: string;
  readonly dnsSuffix: string;
}

const partitions: readonly (readonly [prefix: string, partition: Partition])[] = [
  ["cn-", { name: "aws-cn", dnsSuffix: "amazonaws.com.cn" }],
  ["us-gov-", { name: "aws-us-gov", dnsSuffix: "amazonaws.com" }],
  ["us-iso-", { name: "aws-iso", dnsSuffix: "c2s.ic.gov" }],
  ["us-isob-", { name: "aws-iso-b", dnsSuffix: "sc2s.sgov.gov" }],
];

/** Every Region that is not named here is one of the commercial partition. */
export function partitionOf(region: string): Partition {
  const found = partitions.find(([prefix]) => region.startsWith(prefix));
  return found?.[1] ?? { name: "aws", dnsSuffix: "amazonaws.com" };
}
