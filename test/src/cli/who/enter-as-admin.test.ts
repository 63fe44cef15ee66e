import assert from "node:assert/strict";
import { demandAdmin } from "../../../../src/cli/who/enter-as-admin.ts";

describe("demandAdmin", () => {
  it("lets administrators of the bot in, and says to others who they are or what hides it", () => {
    assert.doesNotThrow(() => demandAdmin({ isAdmin: "yes" }));
    assert.throws(() => demandAdmin({ isAdmin: "no" }), { exit: "refused", fix: /“admins”/ });
    assert.throws(() => demandAdmin({ isAdmin: "not-checked" }), { exit: "refused", fix: /RoleManagement\.Read\.Directory/ });
  });
});
