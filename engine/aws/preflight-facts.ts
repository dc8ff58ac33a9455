/** The facts of a preflight, from EC2, from the credentials, and from the machine that runs the program. */
import type { _InstanceType } from "@aws-sdk/client-ec2";
import { isFault } from "../run/fault";
import type { Connection } from "../inputs/connection";
import type { PreflightPort } from "../preflight/preflight-port";
import { withoutPermit, type CallContext } from "./call";
import { requireField } from "./mapping";
import { clientsOf } from "./clients";
import { ownInstanceId } from "./instance-metadata";
import type { QueuedCall } from "./queue";
import { describeBatched, type BatchedRequest } from "./batching";

export function connectPreflightFacts(connection: Connection, waiting: QueuedCall): PreflightPort {
  const clients = clientsOf(connection);
  const context = { clients, ...waiting };
  return {
    findImage: (imageId) => findImage(imageId, context),
    describeInstanceTypes: (types) => describeInstanceTypes(types, context),
    launchesBeforeTerminating: async () =>
      (await describeBatched("launchBeforeTerminate", accountSettings(context), context)) ===
      "enabled",
    credentialsEndIn: () =>
      withoutPermit("credentials", context, async () => {
        const { expiration } = await (await clients.autoScaling()).config.credentials();
        return expiration === undefined ? undefined : (expiration.getTime() - Date.now()) / 1000;
      }),
    ownInstanceId: () => ownInstanceId(process.env),
  };
}

/** One call for all refreshes that start together. There are few settings, and AWS returns only those that it knows. */
function accountSettings(context: CallContext): BatchedRequest<string> {
  const call = "DescribeAccountSettings";
  return {
    call,
    most: 1,
    send: async () => {
      const client = await context.clients.autoScaling();
      const { Settings } = await client.describeAccountSettings({});
      const settings = requireField(call, Settings);
      return new Map(settings.map(({ Name = "", Value = "" }) => [Name, Value]));
    },
  };
}

/** Names in one call. If one is invalid, each is requested by itself. */
const imagesAtOnce = 20;

/** AWS returns an error for a missing image, and for one that may not be used. */
async function findImage(
  imageId: string,
  context: CallContext,
): ReturnType<PreflightPort["findImage"]> {
  const call = "DescribeImages";
  try {
    const send = async (names: readonly string[]) => {
      const client = await context.clients.ec2();
      const { Images } = await client.describeImages({ ImageIds: [...names] });
      return new Map(requireField(call, Images).map((image) => [image.ImageId ?? "", image]));
    };
    const request = { call, most: imagesAtOnce, send };
    const image = await describeBatched(imageId, request, context);
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
  context: CallContext,
): ReturnType<PreflightPort["describeInstanceTypes"]> {
  const call = "DescribeInstanceTypes";
  const send = async (names: readonly string[]) => {
    const client = await context.clients.ec2();
    const response = await client.describeInstanceTypes({
      InstanceTypes: names as _InstanceType[],
    });
    const found = requireField(call, response.InstanceTypes);
    return new Map(found.map((type) => [String(type.InstanceType), type]));
  };
  const request = { call, most: typesAtOnce, send };
  const found = await Promise.all(types.map((type) => describeBatched(type, request, context)));
  return found.flatMap((type) =>
    type === undefined
      ? []
      : {
          instanceType: String(type.InstanceType),
          architectures: type.ProcessorInfo?.SupportedArchitectures ?? [],
        },
  );
}
