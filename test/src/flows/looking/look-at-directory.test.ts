import assert from "node:assert/strict";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import { GuestlistError } from "../../../../src/errors.ts";
import { lookAtDirectory } from "../../../../src/flows/looking/look-at-directory.ts";
import { failed, invited } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep } from "../../../fakes/kept-in.ts";

const email = "sam@fabrikam.com";

/** A directory that refuses or fails every look-up. */
function failing(error: GuestlistError) {
  const outside = fakeOutside();
  outside.directory.findByEmail = async () => {
    throw error;
  };
  return outside;
}

async function look(outside: ReturnType<typeof fakeOutside>, ...ours: readonly Invitation[]) {
  await keep(outside, ...ours);
  return lookAtDirectory(outside.ports, email, Promise.resolve(ours));
}

describe("lookAtDirectory", () => {
  it("finds the user with the address, or nobody", async () => {
    const outside = fakeOutside();
    assert.equal(await look(outside), "nobody");
    const { otherAddresses: _, ...user } = outside.directory.add({ mail: email });
    assert.deepEqual(await look(outside), user);
    assert.deepEqual(jobsIn(outside), []);
  });

  it("has jobs for an acceptance that the store doesn't know yet", async () => {
    const outside = fakeOutside();
    const user = outside.directory.add({ mail: email });
    outside.directory.accept(user.id);
    await look(outside, invited({ email }, user.id));
    assert.notDeepEqual(jobsIn(outside), []);
  });

  it("has a job for a request whose outcome was lost, but not for others that failed", async () => {
    const lost = fakeOutside();
    lost.directory.add({ mail: email });
    const ours = failed("not-confirmed", { email });
    await look(lost, ours);
    assert.equal(jobsIn(lost).length, 1);
    const other = fakeOutside();
    other.directory.add({ mail: email });
    await look(other, failed("busy", { email }));
    assert.deepEqual(jobsIn(other), []);
  });

  it("says that a missing permission hides the answer, and fails for all else", async () => {
    const refused = failing(new GuestlistError("directory-refused", "403", { status: 403 }));
    assert.equal(await look(refused), "not-checked");
    assert.deepEqual(refused.log.codes, ["status-not-permitted"]);
    const down = failing(new GuestlistError("directory-unavailable", "503"));
    await assert.rejects(look(down), { code: "directory-unavailable" });
  });
});
