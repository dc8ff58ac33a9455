/** The EC2 Query protocol: flat lists, capitalised names, and its own form of errors. */
import { AwsError } from "../aws-error";
import type { HttpResponse, Protocol } from "./protocol";
import type { Mismatch } from "./reading";
import { escapeText, renderMembers } from "./xml";

export const ec2Query: Protocol = {
  writeOutput: (operation, output, requestId) => {
    const { name, service } = operation;
    const body = `<requestId>${requestId}</requestId>${renderMembers(operation, output)}`;
    return answer(
      200,
      requestId,
      `<${name}Response xmlns="${service.namespace}">${body}</${name}Response>`,
    );
  },
  writeError: (_service, error, requestId) => {
    const code = `<Code>${escapeText(error.code)}</Code><Message>${escapeText(error.message)}</Message>`;
    const body = `<Errors><Error>${code}</Error></Errors><RequestID>${requestId}</RequestID>`;
    return answer(error.status, requestId, `<Response>${body}</Response>`);
  },
  refuseAction: (_service, action) =>
    new AwsError("InvalidAction", `The action ${action} is not valid for this web service.`),
  refuseMismatch: (mismatch) => toError(mismatch),
};

/** The codes are those of EC2's list of common client errors; the second sentence is unverified. */
function toError(mismatch: Mismatch): AwsError {
  const { kind, parameter, value, expected } = mismatch;
  if (kind === "unknown") {
    return new AwsError("UnknownParameter", `The parameter ${parameter} is not recognized`);
  }
  return new AwsError(
    "InvalidParameterValue",
    `Invalid value '${value}' for ${parameter}. It must be a ${expected}.`,
  );
}

function answer(status: number, requestId: string, body: string): HttpResponse {
  const headers = { "content-type": "text/xml;charset=UTF-8", "x-amzn-requestid": requestId };
  return { status, headers, body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}` };
}
