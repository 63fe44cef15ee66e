import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createTenant } from "../../../sandbox/tenant/create-tenant.ts";
import { seedGuests } from "../../../sandbox/tenant/seed.ts";
import type { Tenant } from "../../../sandbox/tenant/tenant.ts";
import { aMail } from "../a-mail.ts";
import { GUEST_IDS, PERSON_IDS, ROLES } from "../../../sandbox/directory/well-known.ts";

const MAIL = aMail("1");

describe("createTenant", () => {
  let tenant: Tenant;
  beforeEach(() => {
    tenant = createTenant({ seed: 1 });
  });

  it("is Contoso, with its domains", () => {
    assert.deepEqual(
      [tenant.displayName, tenant.initialDomain, tenant.defaultDomain, tenant.verifiedDomains.map(({ name }) => name)],
      ["Contoso", "contoso.onmicrosoft.com", "contoso.com", ["contoso.onmicrosoft.com", "contoso.com", "contoso.co.uk"]],
    );
  });

  it("has people to play, all of them members", () => {
    assert.deepEqual(
      tenant.people.map(({ name, part, locale }) => `${name}, ${part}, ${locale}`),
      [
        "Adele Vance, requester, en-US",
        "Megan Bowen, approver, en-US",
        "Alex Wilber, approver, en-US",
        "Grady Archie, guest-inviter, en-US",
        "Henrietta Mueller, requester, fr-FR",
        "MOD Administrator, admin, en-US",
      ],
    );
    assert.deepEqual(
      tenant.people.map(({ id }) => tenant.users.get(id)?.userType),
      Array.from({ length: 6 }, () => "Member"),
    );
    assert.deepEqual(tenant.users.get(PERSON_IDS.grady)?.roles, [ROLES.guestInviter]);
    assert.deepEqual(tenant.users.get(PERSON_IDS.admin)?.roles, [ROLES.globalAdministrator]);
  });

  it("has a person for each case: an accepted guest, a pending one, an employee with a partner's address", () => {
    assert.equal(tenant.users.get(GUEST_IDS.sam)?.externalUserState, "Accepted");
    assert.deepEqual(
      [tenant.users.get(GUEST_IDS.nora)?.externalUserState, tenant.users.get(GUEST_IDS.nora)?.sponsors],
      ["PendingAcceptance", [PERSON_IDS.admin]],
    );
    assert.deepEqual(
      tenant.users.owners("lee.gu@tailspintoys.com").map(({ id }) => id),
      [PERSON_IDS.lee],
    );
  });

  it("is prepared on request: every documented permission is granted, after a reset too", async () => {
    const table = await readFile("docs/permissions.md", "utf8");
    const rows = [...table.matchAll(/^\| ([A-Z]\w+(?:\.\w+)+) +\| (.+?) +\|/gm)];
    const kindsOf = (words = "") => (["delegated", "application"] as const).filter((kind) => words.includes(kind));
    const documented = rows.flatMap(([, name = "", kinds]) => kindsOf(kinds).map((kind) => `${name}, ${kind}`));
    const prepared = createTenant({ prepared: true });
    prepared.app.granted.application.clear();
    prepared.reset();
    const granted = kindsOf("delegated application").flatMap((kind) => [...prepared.app.granted[kind]].map((name) => `${name}, ${kind}`));
    assert.deepEqual(granted.toSorted(), ["User.Read, delegated", ...documented].toSorted());
  });

  it("is the same in every run", () => {
    const other = createTenant({ seed: 1 });
    assert.deepEqual([other.users.list(), other.random.uuid()], [tenant.users.list(), tenant.random.uuid()]);
    assert.deepEqual(createTenant().users.list(), tenant.users.list());
  });

  it("lets the policy follow the switch", () => {
    tenant.control.patch({ allowInvitesFrom: "none" });
    assert.equal(tenant.policy.allowInvitesFrom, "none");
  });

  it("keeps mails, newest first, with an event for each", () => {
    const heard: unknown[] = [];
    tenant.events.on("mail", (mail) => heard.push(mail));
    for (const id of ["1", "2"]) tenant.mailbox.send({ ...MAIL, id });
    assert.deepEqual(tenant.mailbox.list(), [{ ...MAIL, id: "2" }, MAIL]);
    assert.deepEqual([tenant.mailbox.get("1"), tenant.mailbox.get("3"), heard.length], [MAIL, undefined, 2]);
  });

  it("starts over on reset", () => {
    const before = tenant.users.list();
    let resets = 0;
    tenant.events.on("reset", () => (resets += 1));
    seedGuests(tenant, 3);
    tenant.users.remove(PERSON_IDS.lee);
    tenant.mailbox.send(MAIL);
    tenant.redemptions.add({ ticket: "t", userId: GUEST_IDS.nora, email: "x", inviterName: "y", redirectUrl: "z" });
    tenant.control.patch({ latencyMs: 5 });
    tenant.clock.advance(1_000_000);
    tenant.app.granted.delegated.clear();
    tenant.reset();
    assert.deepEqual(tenant.users.list(), before);
    assert.deepEqual(
      [tenant.mailbox.list(), tenant.redemptions.find("t"), tenant.control.settings.latencyMs, resets],
      [[], undefined, 0, 1],
    );
    assert.deepEqual(
      [...tenant.app.granted.delegated],
      ["User.Read", "User.Invite.All", "User.Read.All", "TeamMember.ReadWriteNonOwnerRole.All"],
    );
    assert.ok(Math.abs(tenant.clock.now().getTime() - Date.now()) < 1_000);
  });
});

describe("seedGuests", () => {
  it("adds pending guests with the next numbers, and sends no mail", () => {
    const tenant = createTenant({ seed: 1 });
    const before = tenant.users.list().length;
    seedGuests(tenant, 2);
    seedGuests(tenant, 1);
    const added = tenant.users.list().slice(before);
    assert.deepEqual(
      added.map(({ mail, externalUserState }) => [mail, externalUserState]),
      [9, 10, 11].map((number) => [`partner-${number}@northwind.example`, "PendingAcceptance"]),
    );
    assert.deepEqual(tenant.mailbox.list(), []);
  });
});
