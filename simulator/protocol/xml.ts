/** Writes outputs as XML with the SDK's own serialiser, and wraps them in the envelopes of the query protocols. */
import { XmlShapeSerializer } from "@aws-sdk/core/protocols";
import type { Operation } from "./operation";

/** ISO 8601 unless a member says otherwise: the value 5 of the SDK's `SchemaTraits` time formats. */
const isoTime = 5;

/** The members of an output as XML, without an outer element. */
export function renderMembers(operation: Operation, output: unknown): string {
  if (operation.output.isUnitSchema()) return "";
  const serializer = new XmlShapeSerializer({
    timestampFormat: { useTrait: true, default: isoTime },
    xmlNamespace: "",
    serviceNamespace: "",
  });
  serializer.write(operation.output, output ?? {});
  return withoutOuterElement(String(serializer.flush()));
}

/** Text that is safe between two tags. */
export function escapeText(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}

function withoutOuterElement(xml: string): string {
  const start = xml.indexOf(">") + 1;
  return xml.slice(start, Math.max(start, xml.lastIndexOf("</")));
}
