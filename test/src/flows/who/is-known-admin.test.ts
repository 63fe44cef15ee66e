import assert from "node:assert/strict";
import { GuestlistError } from "../../../../src/errors.ts";
import { isKnownAdmin } from "../../../../src/flows/who/is-known-admin.ts";
import { id } from "../../../build/ids.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

const ada = id("ada");

function world() {
  const outside = fakeOutside();
  outside.policy.change({ admins: { people: [], directoryRoles: true } });
  return outside;
}

describe("isKnownAdmin", () => {
  it("knows an administrator by the directory's roles", async () => {
    const { ports, membership } = world();
    assert.equal(await isKnownAdmin(ports, ada), false);
    membership.roles.set(ada, ["global-administrator"]);
    assert.equal(await isKnownAdmin(ports, ada), true);
  });

  it("says no while Microsoft doesn't answer, and hides no other failure", async () => {
    const { ports } = world();
    const failing = (error: Error) => {
      const rolesOf = async (): Promise<never> => {
        throw error;
      };
      return { ...ports, membership: { ...ports.membership, rolesOf } };
    };
    assert.equal(await isKnownAdmin(failing(new GuestlistError("directory-unavailable", "No answer")), ada), false);
    await assert.rejects(isKnownAdmin(failing(new TypeError("broken")), ada), TypeError);
  });
});
