import assert from "node:assert/strict";
import { shellIdentity } from "../../../../src/adapters/entra/shell-identity.ts";
import type { ShellActor } from "../../../../src/ports/identity.ts";
import { id } from "../../../build/ids.ts";
import { person } from "../../../build/person.ts";

const claimed = (given: Parameters<typeof person>[0] = {}) => ({ ...person(given), tenantId: "tenant" });
const [adele, megan] = [claimed(), claimed({ name: "Megan Bowen" })];
const known = {
  id: adele.id,
  tenantId: "tenant",
  name: adele.name,
  userPrincipalName: "adele@contoso.com",
  roles: ["guest-inviter"],
} as const;
const asAdele = { kind: "person", session: { person: known, graphToken: async () => "graph-token" } } as unknown as ShellActor;

describe("shellIdentity", () => {
  it("is the person who signed in, and acts with their token for Graph", async () => {
    const identity = shellIdentity(asAdele, undefined);
    const roles = known.roles;
    assert.deepEqual(await identity.prove("", adele), { kind: "proven", roles });
    const actor = { kind: "person", id: adele.id, roles, accessToken: "graph-token" };
    assert.deepEqual(await identity.signIn("", adele), { kind: "signed-in", actor });
    assert.equal(await identity.nameIn("", adele), adele.name);
  });

  it("is nobody else, whatever a flow passes as the token", async () => {
    const identity = shellIdentity(asAdele, megan.id);
    const refused = { kind: "refused", why: "other-person" };
    assert.deepEqual([await identity.prove(`sso:${megan.id}`, megan), await identity.signIn(`sso:${megan.id}`, megan)], [refused, refused]);
    assert.equal(await identity.nameIn("", megan), undefined);
  });

  it("speaks for the sponsor only as the app, which never acts as them in Graph", async () => {
    const identity = shellIdentity({ kind: "app" }, adele.id);
    assert.deepEqual(await identity.prove("", adele), { kind: "proven", byApp: true });
    assert.deepEqual(await identity.signIn("", adele), { kind: "refused", why: "invalid-token" });
    assert.deepEqual(await identity.prove("", megan), { kind: "refused", why: "other-person" });
    assert.equal(await identity.nameIn("", adele), undefined);
  });

  it("speaks for nobody as the app without a sponsor", async () => {
    assert.equal((await shellIdentity({ kind: "app" }, undefined).prove("", { ...adele, id: id("") })).kind, "refused");
  });
});
