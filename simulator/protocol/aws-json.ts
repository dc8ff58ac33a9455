/** The AWS JSON protocols 1.0 (CloudWatch) and 1.1 (Systems Manager). */
import { JsonCodec2 } from "@smithy/core/protocols";
import { AwsError } from "../aws-error";
import type { HttpResponse, Protocol } from "./protocol";
import { toSerializationError } from "./serialization-error";

/** Seconds since 1970 unless a member says otherwise: the value 7 of the SDK's time formats. */
const epochSeconds = 7;

const codec = new JsonCodec2({
  timestampFormat: { useTrait: true, default: epochSeconds },
  jsonName: false,
});

/** AWS JSON in the version that the request was written in. */
export function awsJson(version: "1.0" | "1.1"): Protocol {
  const contentType = `application/x-amz-json-${version}`;
  const answer = (status: number, requestId: string, body: Uint8Array | string): HttpResponse => ({
    status,
    headers: { "content-type": contentType, "x-amzn-requestid": requestId },
    body,
  });
  return {
    writeOutput: (operation, output, requestId) => {
      if (operation.output.isUnitSchema()) return answer(200, requestId, "{}");
      const serializer = codec.createSerializer();
      serializer.write(operation.output, output ?? {});
      return answer(200, requestId, toBytes(serializer.flush()));
    },
    writeError: (service, error, requestId) => {
      const body = JSON.stringify({ __type: error.code, message: error.message });
      const { status, headers } = answer(error.status, requestId, "");
      return { status, headers: { ...headers, ...queryErrorHeader(service.name, error) }, body };
    },
    refuseAction: refuseJsonAction,
    refuseMismatch: toSerializationError,
  };
}

/** The serialiser's bytes pretend to be a string for older callers, and complain; plain bytes do not. */
function toBytes(flushed: Uint8Array): Uint8Array {
  return new Uint8Array(flushed.buffer, flushed.byteOffset, flushed.byteLength);
}

/** AWS says no more than the code. */
export function refuseJsonAction(): AwsError {
  return new AwsError("UnknownOperationException", "");
}

/** CloudWatch names the code that its Query protocol had; clients written for that one look for it. */
export function queryErrorHeader(service: string, error: AwsError): Record<string, string> {
  if (service !== "cloudwatch") return {};
  return { "x-amzn-query-error": `${error.code};${error.status < 500 ? "Sender" : "Receiver"}` };
}
