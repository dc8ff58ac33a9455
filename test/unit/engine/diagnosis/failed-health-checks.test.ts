/** New instances that come up, fail a health check and are replaced, over and over. */
import assert from "node:assert/strict";
import { explain } from "../../../../engine/diagnosis/explain";
import type { Activity, Diagnostics } from "../../../../engine/diagnosis/diagnostics";
import {
  findFailedHealthChecks,
  renderFailedHealthChecks,
} from "../../../../engine/diagnosis/failed-health-checks";
import { aFailedHealthCheck, at, aTermination } from "../../../support/provider/an-activity";
import { failedRefresh, someDiagnostics } from "../../../support/provider/some-diagnostics";

const thrice = [3, 2, 1].flatMap((at) => aFailedHealthCheck(at * 200, `i-${at}`));

function found(activities: readonly Activity[]): readonly string[] {
  return findFailedHealthChecks(activities).map(renderFailedHealthChecks);
}

describe("new instances that fail a health check", () => {
  const wordings: readonly (readonly [cause: string, check: string])[] = [
    ["an ELB system health check failure", "the load balancer's health check"],
    ["an EC2 instance status checks failure", "EC2's status checks"],
    [
      "an EC2 health check indicating it has been terminated or stopped",
      "EC2's health check, because they were stopped or terminated",
    ],
    ["a user health-check", "a custom health check"],
    ["a VPC Lattice health check failure", "VPC Lattice's health check"],
    ["an EBS volume health check failure", "the EBS health check"],
  ];
  for (const [cause, check] of wordings) {
    it(`are recognised by the cause "${cause}"`, () => {
      assert.deepEqual(found(aFailedHealthCheck(0, "i-1", cause)), [
        `a new instance failed ${check} and was replaced`,
      ]);
    });
  }

  it("are counted by kind, the most frequent first", () => {
    assert.deepEqual(found([...aFailedHealthCheck(900, "i-9", "a user health-check"), ...thrice]), [
      "3 new instances failed the load balancer's health check and were replaced",
      "a new instance failed a custom health check and was replaced",
    ]);
  });

  it("are not the old ones, nor those that were scaled in or replaced by the refresh", () => {
    const [old] = aFailedHealthCheck(0, "i-old");
    const scaledIn = aFailedHealthCheck(
      0,
      "i-1",
      "a difference between desired and actual capacity, shrinking the capacity from 3 to 2",
    );
    const replaced = aFailedHealthCheck(0, "i-2", "an instance refresh");
    const bare = [aTermination(5, 9)];
    assert.deepEqual(found([...(old ? [old] : []), ...scaledIn, ...replaced, ...bare]), []);
  });
});

describe("a diagnosis of a refresh whose new instances fail their health checks", () => {
  const explained = (parts: Partial<Diagnostics>) =>
    explain(someDiagnostics({ activities: thrice, ...parts }));

  it("names them as the cause, lists them, and says how to see why", () => {
    const { cause, lines } = explained({});
    assert.equal(
      cause,
      "3 new instances failed the load balancer's health check and were replaced",
    );
    assert.ok(
      lines.includes(
        "failed health checks: 3 new instances failed the load balancer's health check and were replaced: i-3, i-2, i-1 (last at 10:11:30Z)",
      ),
      lines.join("\n"),
    );
    assert.equal(
      lines.at(-1),
      "next: see what the last one printed (aws ec2 get-console-output --instance-id i-3 --latest --output text --region eu-west-1) and fix the new version or the health check, then run `pulumi up`",
    );
  });

  it("names them as the cause of a rollback that AWS made for them", () => {
    const rollbackDetails = { rollbackReason: "No progress.", rollbackStartTime: at(3600) };
    const refresh = { ...failedRefresh, status: "RollbackSuccessful", rollbackDetails };
    assert.match(explained({ refresh }).cause ?? "", /^3 new instances failed/);
  });

  it("does not take those of the rollback itself for its cause", () => {
    const rollbackDetails = { rollbackReason: "No progress.", rollbackStartTime: at(0) };
    const refresh = { ...failedRefresh, status: "RollbackSuccessful", rollbackDetails };
    assert.equal(explained({ refresh }).cause, "No progress");
  });

  it("shows them while the refresh still goes on", () => {
    const refresh = { ...failedRefresh, status: "InProgress" };
    assert.match(explained({ refresh }).obstacles[0] ?? "", /^3 new instances failed/);
  });
});
