/** New instances that fail their health check over and over. */
import assert from "node:assert/strict";
import { findUnhealthyInstances } from "../../../../engine/watch/unhealthy-instances";
import { aFailedHealthCheck, aSuccessfulLaunch } from "../../../support/provider/an-activity";

/** So many instances, each launched when the one before was replaced. Newest first. */
function inARow(count: number) {
  return Array.from({ length: count }, (_, index) => index)
    .flatMap((index) => [...aFailedHealthCheck(index * 130, `i-0${index}`)].toReversed())
    .toReversed();
}

/** A launch of another instance, which is still there. */
const survivorOf = (from: number) => ({
  ...aSuccessfulLaunch(from, from + 20),
  activityId: "launched-survivor",
  description: "Launching a new EC2 instance: i-0good",
});

describe("new instances that fail a health check and are replaced", () => {
  it("are permanentErrors after four in a row", () => {
    assert.equal(findUnhealthyInstances(inARow(3)), undefined);
    assert.equal(
      findUnhealthyInstances(inARow(4))?.meaning,
      "4 new instances in a row failed the load balancer's health check and were replaced",
    );
  });

  it("are not permanentErrors while one that was launched before stays in service", () => {
    assert.equal(findUnhealthyInstances([...inARow(5), survivorOf(60)]), undefined);
  });

  it("are permanentErrors though another one is just being tried", () => {
    assert.equal(findUnhealthyInstances([survivorOf(600), ...inARow(4)])?.failures, 4);
  });

  it("are not permanentErrors when all were launched in one batch: the next one may do", () => {
    const batch = ["i-0a", "i-0b", "i-0c", "i-0d"].flatMap((id) => aFailedHealthCheck(0, id));
    assert.equal(findUnhealthyInstances(batch), undefined);
  });

  it("are not those that were there before the refresh", () => {
    const old = inARow(5).filter(({ description }) => description.startsWith("Terminating"));
    assert.equal(findUnhealthyInstances(old), undefined);
  });
});
