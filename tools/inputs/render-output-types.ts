/** Writes the TypeScript types of the outputs from their declaration. */
import {
  refreshOutputs,
  runOutputs,
  type OutputField,
  type OutputObject,
  type OutputType,
} from "../../engine/outputs/schema";
import { renderComment } from "./render-comment";

type Fields = Readonly<Record<string, OutputField>>;

const header = `/** The outputs of a resource. Generated from \`schema.ts\` by \`npm run generate\`: do not edit. */
`;

/** The text of \`engine/outputs/outputs.ts\`, not yet formatted. */
export function renderOutputTypes(): string {
  const types = new Map<string, OutputObject>();
  collect({ ...refreshOutputs, ...runOutputs }, types);
  return [
    header,
    interfaceOf("What a refresh leaves in the outputs.", "RefreshOutputs", refreshOutputs),
    interfaceOf("What a run leaves in the outputs besides.", "RunOutputs", runOutputs),
    ...[...types.values()].map(({ typeName, fields }) => interfaceOf("", typeName, fields)),
  ].join("\n");
}

function collect(fields: Fields, types: Map<string, OutputObject>): void {
  for (const { type } of Object.values(fields)) {
    if (typeof type === "string" || "list" in type) continue;
    types.set(type.typeName, type);
    collect(type.fields, types);
  }
}

function interfaceOf(description: string, name: string, fields: Fields): string {
  const lines = Object.entries(fields).map(([field, { type, description: text, page }]) => {
    const comment = renderComment([text, ...(page === undefined ? [] : ["", `@see ${page}`])]);
    return `${comment}readonly ${field}?: ${typeOf(type)};`;
  });
  const comment = description === "" ? "" : renderComment([description]);
  return `${comment}export interface ${name} {\n${lines.join("\n")}\n}\n`;
}

function typeOf(type: OutputType): string {
  if (typeof type === "string") return type;
  return "list" in type ? `readonly ${type.list}[]` : type.typeName;
}
