/** The responses that say what is wrong with a resource's inputs, and what an update would change. */
import * as rpc from "@pulumi/pulumi/proto/provider_pb";
import { differences, type Difference } from "./difference";
import { toStruct, type Properties } from "./properties";
import type { Problem } from "./shape";

const { Kind } = rpc.PropertyDiff;
const { DiffChanges } = rpc.DiffResponse;

export function toCheckResponse(
  inputs: Properties,
  problems: readonly Problem[],
): rpc.CheckResponse {
  const failures = problems.map(({ property, reason }) =>
    new rpc.CheckFailure().setProperty(property).setReason(reason),
  );
  return new rpc.CheckResponse().setInputs(toStruct(inputs)).setFailuresList(failures);
}

/** Every differing property with its path. A change of one of the `replacing` inputs replaces the resource. */
export function toDiffResponse(
  olds: Properties,
  news: Properties,
  replacing: readonly string[],
): rpc.DiffResponse {
  const found = differences(olds, news);
  const changed = [...new Set(found.map(({ input }) => input))];
  const response = new rpc.DiffResponse();
  response.setChanges(found.length > 0 ? DiffChanges.DIFF_SOME : DiffChanges.DIFF_NONE);
  response.setDiffsList(changed);
  response.setReplacesList(changed.filter((input) => replacing.includes(input)));
  response.setHasdetaileddiff(true);
  for (const difference of found) {
    const kind = kindOf(difference, replacing.includes(difference.input));
    const detail = new rpc.PropertyDiff().setKind(kind).setInputdiff(true);
    response.getDetaileddiffMap().set(difference.path, detail);
  }
  return response;
}

function kindOf({ kind }: Difference, replaces: boolean): rpc.PropertyDiff.Kind {
  if (kind === "added") return replaces ? Kind.ADD_REPLACE : Kind.ADD;
  if (kind === "deleted") return replaces ? Kind.DELETE_REPLACE : Kind.DELETE;
  return replaces ? Kind.UPDATE_REPLACE : Kind.UPDATE;
}
