import assert from "node:assert/strict";
import { directoryRoles, mayInviteMembers, rolesOfTemplates } from "../../../../src/domain/policy/directory-role.ts";

describe("rolesOfTemplates", () => {
  it("knows the roles that matter by their template ids, once each, and skips the others", () => {
    const ids = [
      "62E90394-69F5-4237-9190-012177145E10",
      "62e90394-69f5-4237-9190-012177145e10",
      "95e79109-95c0-4d8e-aee3-d01accf2d47b",
      "b79fbf4d-3ef9-4689-8143-76b194e85509",
    ];
    assert.deepEqual(rolesOfTemplates(ids), ["global-administrator", "guest-inviter"]);
  });
});

describe("mayInviteMembers", () => {
  it("is true for Global and User Administrators", () => {
    assert.deepEqual(
      directoryRoles.filter((role) => mayInviteMembers([role])),
      ["global-administrator", "user-administrator"],
    );
    assert.equal(mayInviteMembers([]), false);
    assert.equal(mayInviteMembers(["guest-inviter", "user-administrator"]), true);
  });
});
