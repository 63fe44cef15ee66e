import assert from "node:assert/strict";
import type { PersonId } from "../../src/domain/ids.ts";
import type { Identity } from "../../src/ports/identity.ts";

/** A tenant with people, and the settings that its admin can change. */
export interface IdentityUnderTest {
  readonly identity: Identity;
  readonly tenantId: string;
  readonly employee: PersonId;
  readonly colleague: PersonId;
  readonly guest: PersonId;
  /** The token that Teams sends for that person. */
  tokenFor(person: PersonId): Promise<string>;
  withdrawConsent(): void;
  /** Only of the permission to change teams' members. */
  withdrawTeamConsent(): void;
  demandStrongAuth(): void;
  /** From now on tokens list people's roles; the colleague may invite guests by role. */
  tellRoles(): void;
}

/** What every {@link Identity} must do. */
export function identityContract(subject: () => IdentityUnderTest): void {
  it("signs in a person whose token proves the claimed identity", async () => {
    const { identity, tenantId, employee, tokenFor } = subject();
    const outcome = await identity.signIn(await tokenFor(employee), { id: employee, tenantId });
    assert.ok(outcome.kind === "signed-in");
    assert.deepEqual([outcome.actor.kind, outcome.actor.id], ["person", employee]);
    assert.notEqual(outcome.actor.accessToken, "");
  });

  it("gives two people two tokens", async () => {
    const { identity, tenantId, employee, colleague, tokenFor } = subject();
    const outcomes = [employee, colleague].map(async (id) => identity.signIn(await tokenFor(id), { id, tenantId }));
    const tokens = (await Promise.all(outcomes)).map((outcome) => outcome.kind === "signed-in" && outcome.actor.accessToken);
    assert.notEqual(tokens[0], tokens[1]);
  });

  it("tells the name in a person's own token, and in no other one", async () => {
    const { identity, tenantId, employee, colleague, tokenFor } = subject();
    const name = await identity.nameIn(await tokenFor(employee), { id: employee, tenantId });
    assert.ok(name?.startsWith("Ad"), name);
    assert.equal(await identity.nameIn(await tokenFor(employee), { id: colleague, tenantId }), undefined);
    assert.equal(await identity.nameIn(await tokenFor(employee), { id: employee, tenantId: "another" }), undefined);
    assert.equal(await identity.nameIn("no token", { id: employee, tenantId }), undefined);
  });

  it("refuses another person's token", async () => {
    const { identity, tenantId, employee, colleague, tokenFor } = subject();
    const outcome = await identity.signIn(await tokenFor(colleague), { id: employee, tenantId });
    assert.deepEqual(outcome, { kind: "refused", why: "other-person" });
  });

  it("refuses people of other tenants", async () => {
    const { identity, employee, tokenFor } = subject();
    const claimed = { id: employee, tenantId: "5a0d7b0c-7e57-4c01-9e2a-00000000dead" };
    assert.deepEqual(await identity.signIn(await tokenFor(employee), claimed), { kind: "refused", why: "other-tenant" });
  });

  it("refuses guests", async () => {
    const { identity, tenantId, guest, tokenFor } = subject();
    assert.deepEqual(await identity.signIn(await tokenFor(guest), { id: guest, tenantId }), { kind: "refused", why: "guest" });
  });

  it("accepts guests if allowed, and marks them as guests", async () => {
    const { identity, tenantId, guest, employee, tokenFor } = subject();
    const claimed = { tenantId, mayBeGuest: true };
    const outcome = await identity.signIn(await tokenFor(guest), { id: guest, ...claimed });
    assert.ok(outcome.kind === "signed-in" && outcome.actor.isGuest);
    assert.deepEqual(await identity.prove(await tokenFor(guest), { id: guest, ...claimed }), { kind: "proven", isGuest: true });
    assert.deepEqual(await identity.prove(await tokenFor(employee), { id: employee, ...claimed }), { kind: "proven" });
  });

  for (const token of ["", "nonsense", "a.b.c", "eyJhbGciOiJub25lIn0.e30."]) {
    it(`refuses "${token}" as a token`, async () => {
      const { identity, tenantId, employee } = subject();
      assert.deepEqual(await identity.signIn(token, { id: employee, tenantId }), { kind: "refused", why: "invalid-token" });
    });
  }

  it("says that an admin must consent", async () => {
    const { identity, tenantId, employee, tokenFor, withdrawConsent } = subject();
    withdrawConsent();
    assert.deepEqual(await identity.signIn(await tokenFor(employee), { id: employee, tenantId }), { kind: "consent-needed" });
  });

  it("signs in for the members of teams, or says that just this has no consent", async () => {
    const { identity, tenantId, employee, tokenFor, withdrawTeamConsent } = subject();
    const claimed = { id: employee, tenantId };
    const token = await tokenFor(employee);
    const both = [await identity.signIn(token, claimed), await identity.signIn(token, claimed, "team-members")];
    const [all, teams] = both.map((outcome) => outcome.kind === "signed-in" && outcome.actor.accessToken);
    assert.ok(all !== false && teams !== false && all !== teams);
    withdrawTeamConsent();
    const later = await tokenFor(employee);
    assert.deepEqual(await identity.signIn(later, claimed, "team-members"), { kind: "consent-needed" });
    assert.equal((await identity.signIn(later, claimed)).kind, "signed-in");
  });

  it("refuses a wrong token for the members of teams, too", async () => {
    const { identity, tenantId, employee, colleague, tokenFor } = subject();
    const outcome = await identity.signIn(await tokenFor(colleague), { id: employee, tenantId }, "team-members");
    assert.deepEqual(outcome, { kind: "refused", why: "other-person" });
  });

  it("says that the person needs a stronger sign-in, with Entra's claims", async () => {
    const { identity, tenantId, employee, tokenFor, demandStrongAuth } = subject();
    demandStrongAuth();
    const outcome = await identity.signIn(await tokenFor(employee), { id: employee, tenantId });
    assert.ok(outcome.kind === "strong-auth-needed");
    assert.match(outcome.claims ?? "", /^\{"access_token":/);
  });

  it("proves a person's identity without a Graph token, so also before anybody consented", async () => {
    const { identity, tenantId, employee, colleague, guest, tokenFor, withdrawConsent } = subject();
    withdrawConsent();
    const proofs = [
      identity.prove(await tokenFor(employee), { id: employee, tenantId }),
      identity.prove(await tokenFor(colleague), { id: employee, tenantId }),
      identity.prove(await tokenFor(guest), { id: guest, tenantId }),
      identity.prove("nonsense", { id: employee, tenantId }),
    ];
    assert.deepEqual(await Promise.all(proofs), [
      { kind: "proven" },
      { kind: "refused", why: "other-person" },
      { kind: "refused", why: "guest" },
      { kind: "refused", why: "invalid-token" },
    ]);
  });

  it("returns people's roles if tokens list them", async () => {
    const { identity, tenantId, employee, colleague, tokenFor, tellRoles } = subject();
    tellRoles();
    const proofs = [employee, colleague].map(async (id) => identity.prove(await tokenFor(id), { id, tenantId }));
    assert.deepEqual(await Promise.all(proofs), [
      { kind: "proven", roles: [] },
      { kind: "proven", roles: ["guest-inviter"] },
    ]);
    const outcome = await identity.signIn(await tokenFor(colleague), { id: colleague, tenantId });
    assert.ok(outcome.kind === "signed-in");
    assert.deepEqual(outcome.actor.roles, ["guest-inviter"]);
  });

  it("signs in again and again with the same token", async () => {
    const { identity, tenantId, employee, tokenFor } = subject();
    const token = await tokenFor(employee);
    const outcomes = await Promise.all(Array.from({ length: 5 }, async () => identity.signIn(token, { id: employee, tenantId })));
    assert.deepEqual(new Set(outcomes.map(({ kind }) => kind)), new Set(["signed-in"]));
  });
}
