/** Edits the outputs of the InstanceRefresh in an exported stack, as somebody with an editor would. */
import type { SavedResource } from "./stack";

type Outputs = Readonly<Record<string, unknown>>;

interface Exported {
  readonly deployment: { readonly resources: readonly SavedResource[] };
}

/** @returns what `rewriteState` takes */
export function editedOutputs(edit: (outputs: Outputs) => Outputs): (text: string) => string {
  return (text) => {
    const { deployment, ...rest } = JSON.parse(text) as Exported;
    const resources = deployment.resources.map((resource) =>
      resource.type === "pulumi-nodejs:aws:InstanceRefresh"
        ? { ...resource, outputs: edit(resource.outputs ?? {}) }
        : resource,
    );
    return JSON.stringify({ ...rest, deployment: { ...deployment, resources } });
  };
}
