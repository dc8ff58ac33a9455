/** `aws.getCallerIdentity` and `aws.getRegion`. */
import type { Lookup } from "./lookup";

export const getCallerIdentity: Lookup = async (_args, clients) => {
  const sts = await clients.sts();
  const { Account = "", Arn = "", UserId = "" } = await sts.getCallerIdentity({});
  return { accountId: Account, arn: Arn, id: Account, userId: UserId };
};

export const getRegion: Lookup = async (_args, clients) => {
  const region = await (await clients.ec2()).config.region();
  return {
    id: region,
    name: region,
    description: region,
    endpoint: `ec2.${region}.amazonaws.com`,
  };
};
