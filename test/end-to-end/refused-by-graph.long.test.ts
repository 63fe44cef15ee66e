import assert from "node:assert/strict";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { wordsOf } from "./chat.ts";
import type { Chat } from "./chat.ts";
import { assertNotSent, isInvited, submit } from "./submit.ts";
import type { CardResult, Typed } from "./submit.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

interface Refusal {
  readonly what: string;
  readonly email: string;
  readonly words: RegExp;
  readonly verbs: readonly string[];
  readonly control?: object;
  readonly typed?: Typed;
  readonly before?: (world: World) => void;
}

const fresh = "kim@northwindtraders.com";
const inDirectory = /Somebody with this address is in your directory already\. Ask for its status/;

/** When the preflight may not check anything, Graph refuses. */
const refusals: readonly Refusal[] = [
  { what: "our own domain", email: "x@contoso.com", words: /This address belongs to your own organization/, verbs: ["open-form"] },
  { what: "an employee", email: "lee.gu@tailspintoys.com", words: inDirectory, verbs: ["run-command"] },
  {
    what: "an employee whose account is blocked",
    email: "lee.gu@tailspintoys.com",
    before: ({ sandbox }) => void sandbox.tenant.users.update(PERSON_IDS.lee, { accountEnabled: false }),
    words: /is in your directory already, but the account is blocked\. Ask your IT support/,
    verbs: ["retry", "run-command"],
  },
  {
    what: "a guest who accepted",
    email: "sam.rivera@fabrikam.com",
    control: { acceptedReinvite: "refused" },
    words: inDirectory,
    verbs: ["run-command"],
  },
  {
    what: "an address that several have",
    email: "shared@northwindtraders.com",
    before: ({ sandbox }) => {
      for (const id of [PERSON_IDS.lee, PERSON_IDS.alex]) sandbox.tenant.users.update(id, { otherMails: ["shared@northwindtraders.com"] });
    },
    words: /A contact or other entry of your directory has this address already/,
    verbs: ["retry", "run-command"],
  },
  {
    what: "a group",
    email: "contoso-sales@tailspintoys.com",
    words: /This address belongs to a group, and only people can be invited/,
    verbs: ["open-form"],
  },
  {
    what: "a synchronized account",
    email: "nora.berg@woodgrovebank.com",
    control: { syncedAddresses: ["nora.berg@woodgrovebank.com"] },
    words: /This account comes from your organization's servers/,
    verbs: ["run-command"],
  },
  {
    what: "a domain on the deny list",
    email: fresh,
    control: { blockedDomains: ["northwindtraders.com"] },
    words: /Your organization doesn't allow guests from this domain/,
    verbs: ["retry"],
  },
  {
    what: "a domain that isn't on the allow list",
    email: fresh,
    control: { allowedDomains: ["fabrikam.com"] },
    words: /Your organization doesn't allow guests from this domain/,
    verbs: ["retry"],
  },
  {
    what: "a tenant that lets nobody invite",
    email: fresh,
    control: { allowInvitesFrom: "none" },
    words: /Your organization doesn't let you invite guests yourself, and nobody can approve it yet/,
    verbs: ["send-invitation"],
  },
  {
    what: "cross-tenant access settings",
    email: fresh,
    control: { crossTenantBlocked: ["northwindtraders.com"] },
    words: /Administrators on both sides must change their cross-tenant access settings/,
    verbs: ["retry"],
  },
  {
    what: "another cloud that is switched off",
    email: fresh,
    control: { crossCloudDisabled: ["northwindtraders.com"] },
    words: /The partner's organization has switched off invitations from other Microsoft clouds/,
    verbs: ["retry"],
  },
  {
    what: "Microsoft's abuse detection",
    email: fresh,
    control: { blockInvitationsAfter: 1 },
    words: /Microsoft has stopped invitations from your organization for now/,
    verbs: ["retry"],
  },
  {
    what: "the quota of one person",
    email: fresh,
    control: { objectQuota: 1 },
    words: /Ask an administrator/,
    verbs: ["retry"],
  },
  {
    what: "a member, whose requester's roles nobody could read",
    email: fresh,
    typed: { userType: "Member" },
    words: /Only Global and User Administrators can invite somebody as a member/,
    verbs: ["retry"],
  },
];

const asAtFirst = {
  ...{ allowedDomains: [], blockedDomains: [], allowInvitesFrom: "everyone", blockInvitationsAfter: 0, faults: [] },
  ...{ crossTenantBlocked: [], crossCloudDisabled: [], syncedAddresses: [], objectQuota: 0, acceptedReinvite: "completed" },
};

describe("A refusal by Graph is shown on the living card, and nothing is created", () => {
  let world: World;
  let adele: Chat;

  before(async () => {
    world = await startWorld();
    for (const name of ["User.Read", "User.Read.All"]) world.sandbox.tenant.app.granted.delegated.delete(name);
    adele = await world.as(PERSON_IDS.adele);
    assert.ok(isInvited(await submit(adele, "first@northwindtraders.com"))); // so that abuse detection and quota have something to count
  });
  after(() => world.close());
  afterEach(async () => {
    world.sandbox.control.patch(asAtFirst);
    world.sandbox.tenant.users.update(PERSON_IDS.lee, { accountEnabled: true });
    await forgetRefusals();
  });

  /** Five in a row would pause the person, and the block stops everybody. */
  const forgetRefusals = () =>
    world.app.ports.posts.decide(({ posts }) => {
      const change = { dropped: posts.map(({ id }) => id), gate: { kind: "open" } } as const;
      return { verdict: undefined, change };
    });

  for (const { what, email, words, verbs, control = {}, typed = {}, before: prepare } of refusals) {
    it(what, async () => {
      assert.equal(world.sandbox.control.patch(control).kind, "changed");
      prepare?.(world);
      const users = world.sandbox.tenant.users.size;
      await assertNotSent(adele, email, await submit(adele, email, typed), words, ...verbs);
      assert.equal(world.sandbox.tenant.users.size, users);
    });
  }

  /** The reference that the card shows. */
  function referenceOn({ message }: CardResult): string {
    const [, reference = ""] = /"title":"Reference","value":"(\w+)"/.exec(wordsOf(message.card)) ?? [];
    assert.match(reference, /^[0-9a-f]{8}$/);
    return reference;
  }

  it("an unknown reason: a sentence, a reference, and Graph's request-id with it in the log; a retry sends it", async () => {
    world.sandbox.control.patch({ faults: [{ route: "/v1.0/invitations", kind: "refused-400" }] });
    const failed = await submit(adele, "odd@northwindtraders.com");
    await assertNotSent(adele, "odd@northwindtraders.com", failed, /Microsoft gave a reason that I don't know\. Try again/, "retry");
    const logged = world.logged.find((line) => line.includes(referenceOn(failed)));
    assert.match(logged ?? "", /"remoteId":"[0-9a-f-]{36}"/);
    assert.doesNotMatch(world.logged.join(""), /odd@northwind|not available just now/);
    const again = await adele.press(failed.message, "retry");
    assert.ok(again.kind === "card" && isInvited(again));
  });

  it("a missing permission of the app, for an admin to grant", async () => {
    world.sandbox.tenant.app.granted.delegated.delete("User.Invite.All");
    world.sandbox.tenant.app.granted.delegated.add("User.Read");
    const grady = await world.as(PERSON_IDS.grady);
    const card = await submit(grady, fresh);
    await assertNotSent(adele, fresh, card, /I lack a permission that an administrator must grant/, "retry");
  });

  it("an address that is taken: a button shows its status", async () => {
    world.sandbox.tenant.app.granted.delegated.add("User.Invite.All");
    const card = await submit(adele, "lee.gu@tailspintoys.com");
    await adele.press(card.message, "run-command");
    await adele.until((message) => wordsOf(message.card).includes("Member of your organization"), "the status");
  });
});

describe("When Graph is too busy", () => {
  it("nothing is sent, and the form says when it will work", async () => {
    const world = await startWorld();
    const adele = await world.as(PERSON_IDS.adele);
    world.sandbox.control.patch({ faults: [{ route: "/v1.0/invitations", kind: "429", retryAfterSeconds: 600 }] });
    const card = await submit(adele, fresh);
    await assertNotSent(adele, fresh, card, /Microsoft is busy until/, "send-invitation");
    assert.equal(world.sandbox.tenant.users.owners(fresh).length, 0);
    await world.close();
  });
});
