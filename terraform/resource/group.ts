/** `instancerefresh_group`: what Terraform asks of the resource, in the engine's words. */
import type { Applied, Identity, ImportRequest, Resource } from "../plugin/provider";
import type { Values } from "../values/value";
import { applyGroup } from "./apply";
import { planGroup } from "./plan";
import { readGroup } from "./read";
import type { Session } from "./session";
import { groupBlock, toState } from "./state";
import { validateGroup } from "./validate";

const identity: Identity = {
  attributes: {
    auto_scaling_group_name: {
      description: "The name of the Auto Scaling group.",
      type: "string",
      mode: "required",
    },
    region: {
      description: "The Region of the group. Without it, that of the provider block.",
      type: "string",
      mode: "optional",
    },
  },
  of: ({ auto_scaling_group_name, region }) => ({
    auto_scaling_group_name: auto_scaling_group_name ?? null,
    region: region ?? null,
  }),
};

/** @param session that of the provider block; asked for at each call, since the block is read after the schema */
export function createGroupResource(session: () => Session): Resource {
  return {
    schema: groupBlock,
    schemaVersion: 1,
    identity,
    validate: validateGroup,
    plan: (request) => planGroup(request, session()),
    apply: (request) => applyGroup(request, session()),
    read: (existing) => readGroup(existing, session()),
    import: (request) => Promise.resolve(importGroup(request, session())),
  };
}

/** Terraform reads the resource next, and then plans it: a refresh of the group that did what is wanted is adopted there. */
function importGroup({ id, identity: given }: ImportRequest, { region }: Session): Applied {
  const name = given?.["auto_scaling_group_name"] ?? id;
  const imported: Values = {
    auto_scaling_group_name: name,
    region: given?.["region"] ?? (typeof region === "string" ? region : null),
  };
  return { state: toState(imported, {}) };
}
