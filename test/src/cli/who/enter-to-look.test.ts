import assert from "node:assert/strict";
import { enterToLook } from "../../../../src/cli/who/enter-to-look.ts";
import { adele } from "../../../build/a-decision.ts";
import { shellOnFakes } from "../shell-on-fakes.ts";

describe("enterToLook", () => {
  it("finds out what a person sees", async () => {
    const { shell, outside } = shellOnFakes(adele);
    outside.directory.types.set(adele.id, "Member");
    const mine = await enterToLook(shell);
    assert.deepEqual([mine.looker, mine.isAdmin], [{ id: adele.id, seesAll: false }, "no"]);
    outside.policy.change({ admins: { people: [adele.id], directoryRoles: false } });
    const all = await enterToLook(shell);
    assert.deepEqual([all.looker, all.isAdmin], [{ id: adele.id, seesAll: true }, "yes"]);
  });

  it("lets the app read as itself", async () => {
    const { looker, isAdmin } = await enterToLook(shellOnFakes(adele, { common: { signIn: "app" } }).shell);
    assert.deepEqual([looker, isAdmin], ["app", "yes"]);
  });
});
