/** The preflight's questions, asked of EC2, of the credentials, and of the machine that the program runs on. */
import type { _InstanceType } from "@aws-sdk/client-ec2";
import { isFault } from "../run/fault";
import type { Connection } from "../inputs/connection";
import type { PreflightPort } from "../preflight/preflight-port";
import { withoutPermit, type Line } from "./call";
import { requireField } from "./mapping";
import { clientsOf } from "./clients";
import { ownInstanceId } from "./instance-metadata";
import type { QueuedCall } from "./queue";
import { describeBatched, type Question } from "./batching";

export function connectPreflightFacts(connection: Connection, waiting: QueuedCall): PreflightPort {
  const clients = clientsOf(connection);
  const line = { clients, ...waiting };
  return {
    findImage: (imageId) => findImage(imageId, line),
    describeInstanceTypes: (types) => describeInstanceTypes(types, line),
    launchesBeforeTerminating: async () =>
      (await describeBatched("launchBeforeTerminate", accountSettings(line), line)) === "enabled",
    credentialsEndIn: () =>
      withoutPermit("credentials", line, async () => {
        const { expiration } = await (await clients.autoScaling()).config.credentials();
        return expiration === undefined ? undefined : (expiration.getTime() - Date.now()) / 1000;
      }),
    ownInstanceId: () => ownInstanceId(process.env),
  };
}

/** One call for all refreshes that begin together. There are few settings, and AWS names only those that it knows. */
function accountSettings(line: Line): Question<string> {
  const call = "DescribeAccountSettings";
  return {
    call,
    most: 1,
    ask: async () => {
      const client = await line.clients.autoScaling();
      const { Settings } = await client.describeAccountSettings({});
      const settings = requireField(call, Settings);
      return new Map(settings.map(({ Name = "", Value = "" }) => [Name, Value]));
    },
  };
}

/** Names in one call; a single one that is wrong has all of them asked one by one. */
const imagesAtOnce = 20;

/** AWS answers a missing image with an error, and one that may not be used too. */
async function findImage(imageId: string, line: Line): ReturnType<PreflightPort["findImage"]> {
  const call = "DescribeImages";
  try {
    const ask = async (names: readonly string[]) => {
      const client = await line.clients.ec2();
      const { Images } = await client.describeImages({ ImageIds: [...names] });
      return new Map(requireField(call, Images).map((image) => [image.ImageId ?? "", image]));
    };
    const question = { call, most: imagesAtOnce, ask };
    const image = await describeBatched(imageId, question, line);
    return (
      image && {
        imageId,
        state: image.State ?? "unknown",
        architecture: image.Architecture ?? "unknown",
      }
    );
  } catch (error) {
    if (isFault(error, "rejected") && error.code.startsWith("InvalidAMIID")) return undefined;
    throw error;
  }
}

/** AWS's limit. @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceTypes.html */
const typesAtOnce = 100;

async function describeInstanceTypes(
  types: readonly string[],
  line: Line,
): ReturnType<PreflightPort["describeInstanceTypes"]> {
  const call = "DescribeInstanceTypes";
  const ask = async (names: readonly string[]) => {
    const client = await line.clients.ec2();
    const answer = await client.describeInstanceTypes({
      InstanceTypes: names as _InstanceType[],
    });
    const found = requireField(call, answer.InstanceTypes);
    return new Map(found.map((type) => [String(type.InstanceType), type]));
  };
  const question = { call, most: typesAtOnce, ask };
  const found = await Promise.all(types.map((type) => describeBatched(type, question, line)));
  return found.flatMap((type) =>
    type === undefined
      ? []
      : {
          instanceType: String(type.InstanceType),
          architectures: type.ProcessorInfo?.SupportedArchitectures ?? [],
        },
  );
}
