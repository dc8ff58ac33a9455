/** Smithy RPC v2 CBOR, the protocol that botocore may choose for CloudWatch. */
import { CborCodec, cbor } from "@smithy/core/cbor";
import { queryErrorHeader, refuseJsonAction } from "./aws-json";
import type { HttpResponse, Protocol } from "./protocol";
import { toSerializationError } from "./serialization-error";

const codec = new CborCodec();

export const rpcCbor: Protocol = {
  writeOutput: (operation, output, requestId) => {
    if (operation.output.isUnitSchema()) return answer(200, requestId, cbor.serialize({}));
    const serializer = codec.createSerializer();
    serializer.write(operation.output, output ?? {});
    return answer(200, requestId, serializer.flush());
  },
  writeError: (service, error, requestId) => {
    const body = cbor.serialize({ __type: error.code, message: error.message });
    const { status, headers } = answer(error.status, requestId, body);
    return { status, headers: { ...headers, ...queryErrorHeader(service.name, error) }, body };
  },
  refuseAction: refuseJsonAction,
  refuseMismatch: toSerializationError,
};

function answer(status: number, requestId: string, body: Uint8Array): HttpResponse {
  const headers = {
    "content-type": "application/cbor",
    "smithy-protocol": "rpc-v2-cbor",
    "x-amzn-requestid": requestId,
  };
  return { status, headers, body };
}
