/** Finds the problems of a refresh before it starts: every finding at once, each with its fix. */
import { alarmsAreOk } from "./alarms";
import { someInstancesStay } from "./capacity-rule";
import { configurationKindIsKept } from "./configuration-kind-rule";
import type { PreflightFacts, Finding, Rule } from "./facts";
import { gatesCanBeChecked } from "./gates";
import {
  groupHasInstances,
  groupIsOwn,
  ownInstanceIsSafe,
  processesRun,
  verificationIsPossible,
  waitsForInstances,
} from "./group-rules";
import {
  imageCanBeLaunched,
  imageIsNoParameter,
  instanceTypeRunsImage,
  ownTemplateExists,
  templateExists,
} from "./launch-rules";
import {
  loadBalancerHealthCounts,
  newInstancesGetTraffic,
  unhealthyInstancesAreReplaced,
} from "./load-balancer-rules";
import { rollbackIsPossible } from "./rollback-rule";
import {
  credentialsLast,
  gatesFitPauses,
  hooksEndInTime,
  warmupComesFromSomewhere,
} from "./time-rules";

/** Errors first, then warnings, each in the order of the rules. */
export function findObstacles(facts: PreflightFacts): readonly Finding[] {
  const findings = rules.flatMap((rule) => rule(facts));
  return [
    ...findings.filter(({ severity }) => severity === "error"),
    ...findings.filter(({ severity }) => severity === "warning"),
  ];
}

const rules: readonly Rule[] = [
  groupIsOwn,
  configurationKindIsKept,
  templateExists,
  imageIsNoParameter,
  imageCanBeLaunched,
  instanceTypeRunsImage,
  verificationIsPossible,
  groupHasInstances,
  processesRun,
  newInstancesGetTraffic,
  alarmsAreOk,
  gatesCanBeChecked,
  ownInstanceIsSafe,
  rollbackIsPossible,
  ownTemplateExists,
  unhealthyInstancesAreReplaced,
  loadBalancerHealthCounts,
  someInstancesStay,
  waitsForInstances,
  warmupComesFromSomewhere,
  hooksEndInTime,
  credentialsLast,
  gatesFitPauses,
];
