import assert from "node:assert/strict";
import { interrupt, applyToTheMiddle, interruptInTheMiddle } from "../support/terraform/mid-roll";
import { address, describeTerraform, withContext } from "../support/terraform/context";

describeTerraform("Ctrl-C in a terraform apply", () => {
  it("of a new resource leaves the refresh to AWS, and the next apply resumes it without a replacement", () =>
    withContext({}, async (context) => {
      const { terraform, fleet, time, onto, starts } = context;
      await terraform.write(onto(await fleet.addVersion()));
      const { ran, instanceRefreshId } = await interruptInTheMiddle(context);
      assert.notEqual(ran.code, 0);
      assert.match(ran.text, new RegExp(`${instanceRefreshId}[^]*terraform apply`));
      assert.equal(await terraform.isTainted(address), false);
      assert.equal((await terraform.attributes(address))?.["status"], "InProgress");

      time.release();
      const next = await terraform.apply();
      assert.equal(next.code, 0, next.text);
      assert.match(next.text, /0 added, 1 changed, 0 destroyed/);
      const saved = await terraform.attributes(address);
      assert.equal(saved?.["instance_refresh_id"], instanceRefreshId);
      assert.deepEqual(await fleet.versions(), ["2", "2", "2"]);
      assert.equal(starts(), 1);
    }));

  it("of a known resource leaves the refresh to AWS, and the next apply resumes it", () =>
    withContext({}, async (context) => {
      const { terraform, fleet, time, onto, starts } = context;
      assert.equal((await terraform.apply()).code, 0);
      await terraform.write(onto(await fleet.addVersion()));
      const { ran, instanceRefreshId } = await interruptInTheMiddle(context);
      assert.equal(ran.code, 1);

      time.release();
      const next = await terraform.apply();
      assert.equal(next.code, 0, next.text);
      const saved = await terraform.attributes(address);
      assert.equal(saved?.["instance_refresh_id"], instanceRefreshId);
      assert.equal(starts(), 2);
    }));

  it("with on_interrupt cancels it", () =>
    withContext({}, async (context) => {
      const { terraform, fleet, time, onto, calls } = context;
      await terraform.write(onto(await fleet.addVersion(), 'on_interrupt = "cancel"'));
      const apply = await applyToTheMiddle(context);
      time.release();
      interrupt(apply);
      await apply.ended;
      assert.equal(calls("CancelInstanceRefresh"), 1);
    }));

  it("a second time does not start another refresh at the next apply", () =>
    withContext({}, async (context) => {
      const { terraform, fleet, time, onto, starts } = context;
      await terraform.write(onto(await fleet.addVersion()));
      const apply = await applyToTheMiddle(context);
      interrupt(apply);
      interrupt(apply);
      assert.notEqual((await apply.ended).code, 0);

      time.release();
      const next = await terraform.apply();
      assert.equal(next.code, 0, next.text);
      assert.deepEqual(await fleet.versions(), ["2", "2", "2"]);
      assert.equal(starts(), 1);
    }));
});
