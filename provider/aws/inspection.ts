/** The preflight's questions, asked of EC2, of the credentials, and of the machine that the program runs on. */
import type { _InstanceType } from "@aws-sdk/client-ec2";
import { isFault } from "../core/fault";
import type { Connection } from "../core/inputs";
import type { Inspection } from "../operations/inspection-port";
import { answered, type Line } from "./answered";
import { sent } from "./answers";
import { clientsOf } from "./clients";
import type { Waiting } from "./queue";
import { ownInstanceId } from "./instance-metadata";

export function connectInspection(connection: Connection, waiting: Waiting): Inspection {
  const clients = clientsOf(connection);
  const line = { clients, ...waiting };
  return {
    findImage: (imageId) => findImage(imageId, line),
    describeInstanceTypes: (types) => describeInstanceTypes(types, line),
    credentialsEndIn: () =>
      answered({ name: "credentials" }, line, async () => {
        const { expiration } = await (await clients.autoScaling()).config.credentials();
        return expiration === undefined ? undefined : (expiration.getTime() - Date.now()) / 1000;
      }),
    ownInstanceId: () => ownInstanceId(process.env),
  };
}

/** AWS answers a missing image with an error, and one that may not be used too. */
async function findImage(imageId: string, line: Line): ReturnType<Inspection["findImage"]> {
  try {
    return await answered({ name: "DescribeImages" }, line, async () => {
      const client = await line.clients.ec2();
      const { Images } = await client.describeImages({ ImageIds: [imageId] });
      const [image] = sent("DescribeImages", Images);
      return (
        image && {
          imageId,
          state: image.State ?? "unknown",
          architecture: image.Architecture ?? "unknown",
        }
      );
    });
  } catch (error) {
    if (isFault(error, "rejected") && error.code.startsWith("InvalidAMIID")) return undefined;
    throw error;
  }
}

function describeInstanceTypes(
  types: readonly string[],
  line: Line,
): ReturnType<Inspection["describeInstanceTypes"]> {
  return answered({ name: "DescribeInstanceTypes" }, line, async () => {
    const client = await line.clients.ec2();
    const answer = await client.describeInstanceTypes({ InstanceTypes: types as _InstanceType[] });
    return sent("DescribeInstanceTypes", answer.InstanceTypes).map(
      ({ InstanceType, ProcessorInfo }) => ({
        instanceType: InstanceType ?? "",
        architectures: ProcessorInfo?.SupportedArchitectures ?? [],
      }),
    );
  });
}
