import assert from "node:assert/strict";
import { interruptInTheMiddle } from "../support/terraform/mid-roll";
import { address, describeTerraform, withContext } from "../support/terraform/context";

const endings = [
  { onDelete: "cancel", status: "Cancelled" },
  { onDelete: "rollback", status: "RollbackSuccessful" },
] as const;

describeTerraform("terraform destroy in the middle of a roll", () => {
  for (const { onDelete, status } of endings) {
    it(`waits until the refresh is ${status} where on_delete is "${onDelete}"`, () =>
      withContext({}, async (context) => {
        const { terraform, fleet, time, onto } = context;
        assert.equal((await terraform.apply()).code, 0);
        await terraform.write(onto(await fleet.addVersion(), `on_delete = "${onDelete}"`));
        const { instanceRefreshId } = await interruptInTheMiddle(context);

        time.release();
        const destroyed = await terraform.destroy();
        assert.equal(destroyed.code, 0, destroyed.text);
        const [refresh] = await fleet.refreshes();
        assert.deepEqual(
          [refresh?.InstanceRefreshId, refresh?.Status],
          [instanceRefreshId, status],
        );
        assert.equal(await terraform.attributes(address), undefined);
      }));
  }

  it("leaves the refresh running where nothing else is said", () =>
    withContext({}, async (context) => {
      const { terraform, fleet, onto, calls } = context;
      assert.equal((await terraform.apply()).code, 0);
      await terraform.write(onto(await fleet.addVersion()));
      await interruptInTheMiddle(context);
      assert.equal((await terraform.destroy()).code, 0);
      assert.equal((await fleet.refreshes())[0]?.Status, "InProgress");
      assert.equal(calls("CancelInstanceRefresh"), 0);
    }));
});
