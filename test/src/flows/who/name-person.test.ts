import assert from "node:assert/strict";
import { GuestlistError } from "../../../../src/errors.ts";
import { namePerson } from "../../../../src/flows/who/name-person.ts";
import { id } from "../../../build/ids.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";

const adele = person({ name: "" });
const token = `sso:${adele.id}`;
const inDirectory = {
  id: id(adele.id),
  displayName: "Adele Vance",
  mail: "adele@contoso.com",
  userPrincipalName: "adelev@contoso.com",
} as const;
const nameOf = ({ ports }: FakeOutside, ...[ssoToken = token]: readonly string[]) => namePerson(ports, adele, ssoToken);

describe("namePerson", () => {
  it("takes the name of the token", async () => {
    const outside = fakeOutside();
    outside.identity.names.set(adele.id, "Adele");
    outside.directory.add(inDirectory);
    assert.equal(await nameOf(outside), "Adele");
  });

  it("takes the directory's name if the token has none, or there is no token", async () => {
    const outside = fakeOutside();
    outside.directory.add(inDirectory);
    assert.deepEqual(
      [await nameOf(outside), await namePerson(outside.ports, adele, undefined), await nameOf(outside, "x")],
      Array(3).fill("Adele Vance"),
    );
    assert.deepEqual(outside.identity.shown, [token, "x"]);
  });

  for (const [what, given, name] of [
    ["the address", { displayName: " " }, "adele@contoso.com"],
    ["the user principal name", { displayName: "", mail: null }, "adelev@contoso.com"],
  ] as const) {
    it(`takes ${what} of a user without a name`, async () => {
      const outside = fakeOutside();
      outside.directory.add({ ...inDirectory, ...given });
      assert.equal(await nameOf(outside), name);
    });
  }

  it("goes on without a name when nobody knows it", async () => {
    assert.equal(await nameOf(fakeOutside()), undefined);
  });

  it("goes on without a name when Entra and the directory can't be asked", async () => {
    const outside = fakeOutside();
    outside.directory.unreadable.add(id(adele.id));
    const refuse = async () => Promise.reject(new GuestlistError("identity-unavailable", "Entra is down"));
    const ports = { ...outside.ports, identity: { ...outside.ports.identity, nameIn: refuse } };
    assert.equal(await namePerson(ports, adele, token), undefined);
    assert.deepEqual(outside.log.codes, ["name-not-found", "name-not-found"]);
  });

  it("doesn't hide a fault of ours", async () => {
    const { ports } = fakeOutside();
    const identity = { ...ports.identity, nameIn: async () => Promise.reject(new TypeError("x")) };
    await assert.rejects(namePerson({ ...ports, identity }, adele, token), TypeError);
  });
});
