import assert from "node:assert/strict";
import { GuestlistError } from "../../../../src/errors.ts";
import { checkColleagues } from "../../../../src/flows/checking/check-colleagues.ts";
import { id } from "../../../build/ids.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

const app = { kind: "app" } as const;

function picking(...colleagues: readonly string[]) {
  const invitation = anInvitation();
  return { ...invitation, options: { ...invitation.options, colleagues: colleagues.map((one) => id(one)) } };
}

function world() {
  const outside = fakeOutside();
  outside.directory.add({ id: id("grady"), displayName: "Grady Archie", mail: "grady@contoso.com", userType: "Member", userState: null });
  outside.directory.add({ id: id("kim"), displayName: "Kim Akers", mail: "kim@fabrikam.com", userState: "Accepted" });
  return outside;
}

describe("checkColleagues", () => {
  for (const [picked, refusal] of [
    [[], undefined],
    [["grady", "grady"], undefined],
    [["grady", "kim"], { kind: "colleagues-not-members", names: ["Kim Akers"] }],
    [["grady", "nobody"], { kind: "colleagues-not-members", names: [] }],
  ] as const) {
    it(`${refusal ? "names who can't be told" : "has nothing against"}: ${picked.join(", ") || "nobody"}`, async () => {
      assert.deepEqual(await checkColleagues(world().ports, app, picking(...picked)), refusal);
    });
  }

  it("lets everybody pass when nobody may look, and says so in the log", async () => {
    const { ports, directory, log } = world();
    directory.findByIds = async () => Promise.reject(new GuestlistError("directory-refused", "no permission", { status: 403 }));
    assert.equal(await checkColleagues(ports, app, picking("kim")), undefined);
    assert.deepEqual(log.codes, ["colleague-not-checked"]);
  });

  it("has nothing against somebody who can't be read, and judges the others", async () => {
    const { ports, directory, log } = world();
    directory.unreadable.add("grady");
    assert.equal(await checkColleagues(ports, app, picking("grady")), undefined);
    assert.deepEqual(await checkColleagues(ports, app, picking("grady", "nobody")), { kind: "colleagues-not-members", names: [] });
    assert.deepEqual(log.codes, ["colleague-not-checked", "colleague-not-checked"]);
  });

  it("is no better than the directory", async () => {
    const { ports, directory } = world();
    directory.findByIds = async () => Promise.reject(new GuestlistError("directory-unavailable", "down"));
    await assert.rejects(checkColleagues(ports, app, picking("kim")), { code: "directory-unavailable" });
  });
});
