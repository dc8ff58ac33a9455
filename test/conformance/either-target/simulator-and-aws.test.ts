/** One suite, several targets: the simulator in virtual time, the simulator as a service with a clock of its own, and AWS. */
import { settle } from "./group-of-target";
import { describeGroup } from "./suite";
import { withScaledTarget, withService, withVirtualTarget } from "./target";

/** A throw-away group at AWS that this suite may roll, size and leave empty. Costs a few minutes of a few instances. */
const groupName = process.env["CONFORMANCE_GROUP"] ?? "";

describeGroup("a group in a simulator", withVirtualTarget);

describe("through a connection as to AWS", () => {
  describeGroup("a group in a simulator whose time runs", withScaledTarget);
});

describe("at AWS", function () {
  this.timeout(0);
  before(function () {
    if (groupName !== "") return;
    console.log("      skipped: CONFORMANCE_GROUP names no throw-away group");
    this.skip();
  });
  describeGroup("a group", (body) => withService({ groupName }, body));
  after(() =>
    groupName === "" ? undefined : withService({ groupName }, (target) => settle(target, 0)),
  );
});
