import assert from "node:assert/strict";
import { readEmail } from "../../src/domain/email.ts";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { wordsOf } from "./chat.ts";
import type { Chat } from "./chat.ts";
import { assertNotSent, isInvited, mailsTo, press, submit } from "./submit.ts";
import type { CardResult, Typed } from "./submit.ts";
import { guestIsSeen } from "./guest-is-seen.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

describe("What is found before an invitation goes out", () => {
  let world: World;
  let adele: Chat;

  before(async () => {
    world = await startWorld();
    const { application, delegated } = world.sandbox.tenant.app.granted;
    delegated.add("OrgContact.Read.All");
    application.add("Policy.Read.B2BManagementPolicy");
    // one list for the whole file, since the bot caches it for five minutes
    world.sandbox.control.patch({ blockedDomains: ["proseware.com"] });
    adele = await world.as(PERSON_IDS.adele);
  });
  after(() => world.close());

  const ownersOf = (email: string) => world.sandbox.tenant.users.owners(email);

  async function latest(email: string) {
    const read = readEmail(email);
    assert.ok(read.kind === "email");
    const [invitation] = await world.app.ports.invitations.findByAddress(read.key);
    assert.ok(invitation);
    return invitation;
  }

  describe("is refused on the form, and no guest is created", () => {
    for (const [what, email, words, owners] of [
      ["an address of our own", "x@contoso.com", /contoso\.com belongs to your own organization/, 0],
      ["a colleague's second address", "lee.gu@tailspintoys.com", /Lee Gu is already a member of your organization/, 1],
      ["a guest who accepted", "sam.rivera@fabrikam.com", /Sam Rivera is already a guest and accepted on (?:4 Mar|Mar 4,) 2025/, 1],
      ["a domain that is kept out", "kim@Proseware.com", /Your organization doesn't allow guests from proseware\.com/, 0],
    ] as const) {
      it(what, async () => {
        await assertNotSent(adele, email, await submit(adele, email), words, "send-invitation");
        assert.equal(ownersOf(email).length, owners);
      });
    }

    it("a member, requested by a person who isn't an administrator; an administrator gets one", async () => {
      const email = "member@northwindtraders.com";
      const typed = { userType: "Member" };
      const words = /Only Global and User Administrators can invite somebody as a member/;
      await assertNotSent(adele, email, await submit(adele, email, typed), words, "send-invitation");
      assert.equal(ownersOf(email).length, 0);
      assert.ok(isInvited(await submit(await world.as(PERSON_IDS.admin), email, typed)));
      assert.equal(ownersOf(email)[0]?.userType, "Member");
    });
  });

  describe("must be confirmed, and the same card's button sends it", () => {
    async function confirms(email: string, words: RegExp, typed: Typed = {}): Promise<CardResult> {
      const asked = await submit(adele, email, typed);
      await assertNotSent(adele, email, asked, words, "send-invitation");
      assert.match(wordsOf(asked.message.card), /Send anyway/);
      const sent = await press(adele, asked.message, email, typed);
      assert.ok(isInvited(sent), wordsOf(sent.message.card));
      assert.equal(await mailsTo(adele, email), 1);
      return sent;
    }

    it("a guest who hasn't accepted yet: the same guest is invited, not marked as created by us, and the acceptance is notified", async () => {
      const email = "nora.berg@woodgrovebank.com";
      const [nora] = ownersOf(email);
      await confirms(email, /Nora Berg was invited on (?:19 Jan|Jan 19,) 2026 and has not accepted\. Send anyway/);
      const { createdGuest, state } = await latest(email);
      assert.deepEqual([createdGuest, state.kind === "invited" && state.guestId], [false, nora?.id]);
      await adele.accept((await adele.mails()).find(({ to }) => to === email)?.redeemUrl ?? "");
      await adele.until(({ text }) => text.includes("Accepted: "), "the notice");
    });

    it("a guest who was deleted lately: a new guest is created", async () => {
      const email = "gone@northwindtraders.com";
      const { users } = world.sandbox.tenant;
      assert.ok(isInvited(await submit(adele, email)));
      const [before] = ownersOf(email);
      users.remove(before?.id ?? "");
      await adele.until(({ card }) => wordsOf(card).includes("Removed from the directory"), "the removal");
      const asked = await submit(adele, email);
      assert.match(wordsOf(asked.message.card), /gone@northwindtraders\.com was a guest with this address and was deleted on/);
      assert.ok(isInvited(await press(adele, asked.message, email)));
      const { createdGuest, state } = await latest(email);
      assert.deepEqual([createdGuest, state.kind === "invited" && state.guestId !== before?.id], [true, true]);
    });

    it("a contact with the address", async () => {
      await confirms("legal@lucernepublishing.com", /Legal desk .*, a contact of your organization/);
    });

    it("a language beside a personal message", async () => {
      await confirms("lang@northwindtraders.com", /Microsoft ignores the language/, { message: "Welcome", messageLanguage: "fr" });
    });

    it("a personal message of a requester without a mailbox: the mail is sent without it", async () => {
      const { users } = world.sandbox.tenant;
      const { mail = null } = users.get(PERSON_IDS.adele) ?? {};
      users.update(PERSON_IDS.adele, { mail: null });
      await confirms("mailless@northwindtraders.com", /Your account has no mailbox/, { message: "Welcome" });
      users.update(PERSON_IDS.adele, { mail });
      assert.equal((await latest("mailless@northwindtraders.com")).options.message, undefined);
    });
  });

  it("a confirmation without a question has no effect, nor has a forged one", async () => {
    const confirmed = ["language-unused", "own-domain", 7];
    await assertNotSent(
      adele,
      "y@contoso.com",
      await submit(adele, "y@contoso.com", { confirmed }),
      /your own organization/,
      "send-invitation",
    );
    assert.ok(isInvited(await submit(adele, "plain@northwindtraders.com", { confirmed })));
  });

  it("the same partner with another address gets the open invitation", async () => {
    const { users } = world.sandbox.tenant;
    assert.ok(isInvited(await submit(adele, "first@northwindtraders.com")));
    const [guest] = ownersOf("first@northwindtraders.com");
    users.update(guest?.id ?? "", { otherMails: ["first@northwindtraders.com", "second@northwindtraders.com"] });
    const megan = await world.as(PERSON_IDS.megan);
    const card = await submit(megan, "second@northwindtraders.com");
    await assertNotSent(adele, "second@northwindtraders.com", card, /Adele Vance invited this partner/, "send-invitation");
  });

  it("costs two calls to Graph in sequence: the batch, then the invitation", async () => {
    await submit(adele, "warm@northwindtraders.com");
    await guestIsSeen(world, "warm@northwindtraders.com");
    const { next } = world.sandbox.requests.since(0);
    assert.ok(isInvited(await submit(adele, "counted@northwindtraders.com")));
    const asked = world.sandbox.requests.since(next).requests.filter(({ method }) => method === "POST");
    const graph = asked.filter(({ path }) => path === "/v1.0/$batch" || path === "/v1.0/invitations").map(({ path }) => path);
    assert.deepEqual(graph.slice(0, 1 + graph.indexOf("/v1.0/invitations")), ["/v1.0/$batch", "/v1.0/invitations"]); // a job looks later
  });
});

describe("When the app invites", () => {
  it("the requester is told that their message would be lost; they become the guest's sponsor", async () => {
    const world = await startWorld({ INVITE_AS: "app" });
    const adele = await world.as(PERSON_IDS.adele);
    const email = "kim@northwindtraders.com";
    const typed = { message: "Welcome", messageLanguage: "fr" };
    const asked = await submit(adele, email, typed);
    await assertNotSent(adele, email, asked, /Invitations go out in the name of this app/, "send-invitation");
    assert.ok(isInvited(await press(adele, asked.message, email, typed)));
    const [guest] = world.sandbox.tenant.users.owners(email);
    assert.deepEqual(guest?.sponsors, [PERSON_IDS.adele]);
    const [mail] = (await adele.mails()).filter(({ to }) => to === email);
    assert.deepEqual([mail?.language, mail?.customMessage, mail?.inviter.name], ["fr", null, "Contoso"]);
    await world.close();
  });
});

describe("A check that isn't permitted", () => {
  it("is recorded, and the invitation is sent; its card doesn't trouble the requester with it", async () => {
    const world = await startWorld();
    const adele = await world.as(PERSON_IDS.adele);
    const card = await submit(adele, "plain@northwindtraders.com");
    assert.ok(isInvited(card));
    const read = readEmail("plain@northwindtraders.com");
    assert.ok(read.kind === "email");
    const [invitation] = await world.app.ports.invitations.findByAddress(read.key);
    assert.deepEqual(invitation?.findings.notChecked.toSorted(), ["contacts", "domain-policy"]);
    assert.doesNotMatch(wordsOf(card.message.card), /contacts|whether the domain is blocked/);
    await world.close();
  });
});
