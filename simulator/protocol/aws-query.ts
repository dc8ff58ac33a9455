/** The AWS Query protocol: Auto Scaling, Elastic Load Balancing, STS, and CloudWatch where an old client asks so. */
import { AwsError } from "../aws-error";
import type { HttpResponse, Protocol } from "./protocol";
import type { Mismatch } from "./reading";
import { escapeText, renderMembers } from "./xml";

export const awsQuery: Protocol = {
  writeOutput: (operation, output, requestId) => {
    const { name, service } = operation;
    const members = renderMembers(operation, output);
    const result = operation.output.isUnitSchema()
      ? ""
      : `<${name}Result>${members}</${name}Result>`;
    const metadata = `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`;
    const response = `<${name}Response xmlns="${service.namespace}">${result}${metadata}</${name}Response>`;
    return answer(200, requestId, response);
  },
  writeError: (service, error, requestId) => {
    const fault = error.status < 500 ? "Sender" : "Receiver";
    const code = `<Type>${fault}</Type><Code>${escapeText(error.code)}</Code>`;
    const message = `<Message>${escapeText(error.message)}</Message>`;
    const body = `<Error>${code}${message}</Error><RequestId>${requestId}</RequestId>`;
    return answer(
      error.status,
      requestId,
      `<ErrorResponse xmlns="${service.namespace}">${body}</ErrorResponse>`,
    );
  },
  // The code is in the list of errors common to all actions; the wording is unverified for these services.
  refuseAction: (service, action) =>
    new AwsError(
      "InvalidAction",
      `Could not find operation ${action} for version ${service.version}`,
    ),
  refuseMismatch: (mismatch) => toError(mismatch),
};

/** Unverified wording: no recording of these two answers of the Query services was found. */
function toError(mismatch: Mismatch): AwsError {
  const { kind, parameter, value, expected } = mismatch;
  if (kind === "unknown") {
    return new AwsError("UnknownParameter", `The parameter ${parameter} is not recognized`);
  }
  return new AwsError("MalformedInput", `Value '${value}' at '${parameter}' is not a ${expected}`);
}

function answer(status: number, requestId: string, body: string): HttpResponse {
  return { status, headers: { "content-type": "text/xml", "x-amzn-requestid": requestId }, body };
}
