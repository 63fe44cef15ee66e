import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createAppRegistration } from "../../sandbox/tenant/app-registration.ts";
import type { AppRegistration } from "../../sandbox/tenant/app-registration.ts";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { actionOf, wordsOf } from "./chat.ts";
import type { Chat } from "./chat.ts";
import { assertNotSent, isInvited, mailsTo, submit } from "./submit.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

type Kind = "delegated" | "application";

/** What happens without each permission; each is missing for the whole life of one bot. */
describe("Without one of the permissions that it asks for, the bot", () => {
  let world: World;
  afterEach(() => world.close());

  /** A bot whose app registration lacks a permission, and its users. `instead` runs before the bot has a token. */
  async function without(
    permission: string,
    kind: Kind,
    settings: Readonly<Record<string, string>> = {},
    instead: (granted: AppRegistration["granted"]) => void = () => undefined,
  ): Promise<Chat> {
    world = await startWorld(settings, ({ tenant }) => {
      assert.ok(tenant.app.granted[kind].delete(permission), "it is granted otherwise");
      instead(tenant.app.granted);
    });
    return world.as(PERSON_IDS.adele);
  }

  const asApp = { INVITE_AS: "app" };

  it("User.Invite.All, delegated: says that an administrator must grant it, and leaves Try again and Ask an admin", async () => {
    const adele = await without("User.Invite.All", "delegated");
    const answer = await submit(adele, "dana@fabrikam.com");
    await assertNotSent(adele, "dana@fabrikam.com", answer, /I lack a permission that an administrator must grant/, "retry", "ask-admin");
  });

  it("User.Read.All, delegated: invites, and troubles nobody who can't change that with what was not checked", async () => {
    const adele = await without("User.Read.All", "delegated");
    const answer = await submit(adele, "dana@fabrikam.com");
    assert.ok(isInvited(answer));
    assert.doesNotMatch(wordsOf(answer.message.card), /Not checked/);
    assert.equal(await mailsTo(adele, "dana@fabrikam.com"), 1);
  });

  it("User.Read.All, application: invites, and says that the app can't look up people", async () => {
    const adele = await without("User.Read.All", "application");
    assert.ok(isInvited(await submit(adele, "dana@fabrikam.com")));
    await adele.say("status dana@fabrikam.com");
    const status = await adele.until(({ card }) => wordsOf(card).includes("User.Read.All"), "what is missing for a status");
    assert.match(wordsOf(status.card), /An administrator can grant me the permission User\.Read\.All/);
  });

  it("User.Invite.All, application, inviting as the app: says so, and sends nothing", async () => {
    const adele = await without("User.Invite.All", "application", asApp);
    const answer = await submit(adele, "dana@fabrikam.com");
    await assertNotSent(adele, "dana@fabrikam.com", answer, /I lack a permission that an administrator must grant/, "retry", "ask-admin");
  });

  it("User.Invite.All, application, inviting as people: needs it for nothing", async () => {
    assert.ok(isInvited(await submit(await without("User.Invite.All", "application"), "dana@fabrikam.com")));
  });

  it("Policy.Read.All, inviting as the app: invites for administrators only, since it can't read the invite policy", async () => {
    const adele = await without("Policy.Read.All", "application", asApp);
    const answer = await submit(adele, "dana@fabrikam.com");
    await assertNotSent(adele, "dana@fabrikam.com", answer, /doesn't let you invite guests/, "send-invitation");
    assert.ok(isInvited(await submit(await world.as(PERSON_IDS.admin), "dana@fabrikam.com")));
  });

  it("Policy.Read.All, inviting as people: Graph refuses people who may not invite, and nothing is created", async () => {
    const adele = await without("Policy.Read.All", "application");
    assert.ok(isInvited(await submit(adele, "dana@fabrikam.com")));
    world.sandbox.control.patch({ allowInvitesFrom: "adminsAndGuestInviters" });
    const { message } = await submit(adele, "lena@fabrikam.com");
    assert.match(wordsOf(message.card), /doesn't let you invite guests yourself/);
    assert.equal(world.sandbox.tenant.users.owners("lena@fabrikam.com").length, 0);
  });

  it("User.DeleteRestore.All: deletes no guest, and tells the person what to ask an administrator for", async () => {
    const adele = await without("User.DeleteRestore.All", "application");
    const { message } = await submit(adele, "dana@fabrikam.com");
    const asked = await adele.press(message, "revoke");
    assert.ok(asked.kind === "card");
    const answer = await adele.press(asked.message, "revoke-confirmed");
    assert.ok(answer.kind === "card", JSON.stringify(answer));
    assert.match(wordsOf(answer.message.card), /administrator/);
    assert.ok(world.sandbox.tenant.users.owners("dana@fabrikam.com").length > 0, "the guest is still there");
  });

  /** The team's owner presses "Add to this team" for a partner who has accepted. */
  async function ownerAdds() {
    const owner = await world.as(PERSON_IDS.admin);
    await owner.post("invite dana@fabrikam.com");
    const form = await owner.form();
    await owner.press(form, "send-invitation", { email: "dana@fabrikam.com" });
    await owner.accept((await owner.mails()).find(({ to }) => to === "dana@fabrikam.com")?.redeemUrl ?? "");
    const card = await owner.until(({ id, card: shown }) => id === form.id && actionOf(shown, "add-to-team") !== undefined, "the card");
    return owner.press(card, "add-to-team");
  }

  it("TeamMember.ReadWriteNonOwnerRole.All, delegated: leads an owner into Teams' own dialog", async () => {
    await without("TeamMember.ReadWriteNonOwnerRole.All", "delegated");
    const outcome = await ownerAdds();
    assert.ok(outcome.kind === "card" && wordsOf(outcome.message.card).includes("Add dana@fabrikam.com in Teams"));
  });

  it("GroupMember.ReadWrite.All: adds nobody as the app", async () => {
    await without("GroupMember.Read.All", "application", {}, ({ delegated, application }) => {
      delegated.delete("TeamMember.ReadWriteNonOwnerRole.All");
      application.delete("GroupMember.ReadWrite.All");
    });
    const outcome = await ownerAdds();
    assert.ok(outcome.kind === "card" && wordsOf(outcome.message.card).includes("Add dana@fabrikam.com in Teams"));
  });
});

describe("When the app invites", () => {
  let world: World;
  before(async () => {
    world = await startWorld({ INVITE_AS: "app" });
  });
  after(() => world.close());
  beforeEach(() => world.sandbox.reset());

  it("it needs no delegated consent, sends in the app's name, and makes the requester the guest's sponsor", async () => {
    world.sandbox.control.patch({ consented: false });
    const adele = await world.as(PERSON_IDS.adele);
    const answer = await submit(adele, "dana@fabrikam.com");
    assert.ok(isInvited(answer));
    const [guest] = world.sandbox.tenant.users.owners("dana@fabrikam.com");
    assert.deepEqual(guest?.sponsors.map(String), [PERSON_IDS.adele]);
  });

  for (const [policy, allowed] of [
    ["none", []],
    ["adminsAndGuestInviters", ["grady", "admin"]],
    ["adminsGuestInvitersAndAllMembers", ["adele", "grady", "admin"]],
    ["everyone", ["adele", "grady", "admin"]],
  ] as const) {
    it(`checks the tenant's policy itself: ${policy}`, async () => {
      await world.close();
      world = await startWorld({ INVITE_AS: "app" }, ({ control }) => void control.patch({ allowInvitesFrom: policy }));
      const invited: string[] = [];
      for (const who of ["adele", "grady", "admin"] as const) {
        if (isInvited(await submit(await world.as(PERSON_IDS[who]), `${who}-${policy.toLowerCase()}@fabrikam.com`))) invited.push(who);
      }
      assert.deepEqual(invited, allowed);
    });
  }
});

describe("docs/permissions.md", () => {
  it("names the permissions that these tests remove, and the tests remove all that are granted", async () => {
    const table = await readFile("docs/permissions.md", "utf8");
    const here = await readFile("test/end-to-end/permissions.long.test.ts", "utf8");
    const rows = [...table.matchAll(/^\| ([A-Z]\w+(?:\.\w+)+) +\| (delegated|application)/gm)].map(([, name, kind]) => `${name}, ${kind}`);
    const taken = new Set([...here.matchAll(/without\("([\w.]+)", "(\w+)"/g)].map(([, name, kind]) => `${name}, ${kind}`));
    assert.deepEqual(
      [...taken].filter((each) => !rows.includes(each)),
      [],
    );
    const { granted } = createAppRegistration();
    const toBeginWith = (["delegated", "application"] as const).flatMap((kind) => [...granted[kind]].map((name) => `${name}, ${kind}`));
    assert.deepEqual(
      toBeginWith.filter((each) => !taken.has(each) && !each.startsWith("User.Read,")),
      [],
    );
  });
});
