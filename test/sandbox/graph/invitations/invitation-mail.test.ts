import assert from "node:assert/strict";
import { GUEST_IDS, PERSON_IDS } from "../../../../sandbox/directory/well-known.ts";
import { createGraphWorld, invitation, type GraphCall, type GraphWorld } from "../graph-world.ts";

describe("the mail of an invitation", () => {
  let world: GraphWorld;
  let adele: GraphCall;
  before(async () => {
    world = await createGraphWorld();
    adele = await world.asPerson();
  });
  afterEach(() => world.tenant.reset());

  const invite = async (more: Readonly<Record<string, unknown>> = {}, call = adele) => {
    const { body } = await call("POST", "/invitations", { body: invitation({ sendInvitationMessage: true, ...more }) });
    return { answer: body, mails: world.tenant.mailbox.list() };
  };
  const mailWith = async (info: Readonly<Record<string, unknown>>, call = adele) =>
    (await invite({ invitedUserMessageInfo: info }, call)).mails[0];

  it("G29: comes from the tenant, in the inviter's name, with the link", async () => {
    const { answer, mails } = await invite();
    const [mail] = mails;
    assert.equal(mails.length, 1);
    assert.deepEqual(mail, {
      id: mail?.id,
      kind: "invitation",
      body: { contentType: "text", content: "You're invited to access applications within the organization Contoso." },
      at: mail?.at,
      from: { name: "Microsoft Invitations on behalf of Contoso", address: "invites@contoso.onmicrosoft.com" },
      replyTo: "AdeleV@contoso.com",
      to: "ada@tailspintoys.com",
      cc: null,
      subject: "Adele Vance invited you to collaborate with contoso.com",
      language: "en-US",
      inviter: { name: "Adele Vance", mail: "AdeleV@contoso.com" },
      customMessage: null,
      tenantName: "Contoso",
      tenantDomain: "contoso.com",
      redirectUrl: "https://myapps.microsoft.com/",
      redeemUrl: answer.inviteRedeemUrl,
    });
  });

  it("G30: is sent only on request", async () => {
    assert.deepEqual((await invite({ sendInvitationMessage: false })).mails, []);
    assert.deepEqual((await invite({ sendInvitationMessage: undefined })).mails, []);
  });

  it("G31: is sent again when a pending guest is invited again", async () => {
    await invite();
    assert.equal((await invite()).mails.length, 2);
  });

  it("G16: goes only to the first of several cc recipients", async () => {
    const cc = (address: string) => ({ emailAddress: { address } });
    assert.equal((await mailWith({ ccRecipients: [cc("one@contoso.com"), cc("two@contoso.com")] }))?.cc, "one@contoso.com");
  });

  it("G32: has the inviter's message", async () => {
    assert.equal((await mailWith({ customizedMessageBody: "Welcome!" }))?.customMessage, "Welcome!");
  });

  it("G16: drops the message when the app invites", async () => {
    const mail = await mailWith({ customizedMessageBody: "Welcome!" }, await world.asApp());
    assert.deepEqual([mail?.customMessage, mail?.replyTo, mail?.inviter], [null, null, { name: "Contoso", mail: null }]);
  });

  it("G16: drops the message when the inviter has no address", async () => {
    world.tenant.users.update(PERSON_IDS.adele, { mail: null });
    assert.equal((await mailWith({ customizedMessageBody: "Welcome!" }))?.customMessage, null);
  });

  it("G33: is in the requested language, else the guest's, else the tenant's", async () => {
    const toNora = { invitedUserEmailAddress: "nora.berg@woodgrovebank.com" };
    assert.equal((await invite(toNora)).mails[0]?.language, "en-US");
    world.tenant.users.update(GUEST_IDS.nora, { preferredLanguage: "nb-NO" });
    assert.equal((await invite(toNora)).mails[0]?.language, "nb-NO");
    assert.equal((await invite({ ...toNora, invitedUserMessageInfo: { messageLanguage: "fr-FR" } })).mails[0]?.language, "fr-FR");
  });

  it("G190: is in the notification language of the partner's tenant, else of this one, else in English", async () => {
    const languageOf = async (switches: object) => {
      assert.equal(world.tenant.control.patch(switches).kind, "changed");
      return (await invite()).mails[0]?.language;
    };
    const homeLanguages = ["fabrikam.com=ja-JP", "TailspinToys.com=de-DE"];
    assert.equal(await languageOf({ homeLanguages, notificationLanguage: "hu-HU" }), "de-DE");
    assert.equal(await languageOf({ homeLanguages: [] }), "hu-HU");
    assert.equal(await languageOf({ notificationLanguage: "" }), "en-US");
  });

  it("G33: is in the guest's language before that of any tenant", async () => {
    world.tenant.control.patch({ homeLanguages: ["woodgrovebank.com=de-DE"], notificationLanguage: "hu-HU" });
    world.tenant.users.update(GUEST_IDS.nora, { preferredLanguage: "nb-NO" });
    assert.equal((await invite({ invitedUserEmailAddress: "nora.berg@woodgrovebank.com" })).mails[0]?.language, "nb-NO");
  });

  it("G189: comes from the default domain of a tenant that has mail", async () => {
    world.tenant.control.patch({ mailFrom: "defaultDomain" });
    assert.equal((await invite()).mails[0]?.from.address, "invites@contoso.com");
  });

  it("G33: isn't in the requested language beside a message of the inviter's", async () => {
    const mail = await mailWith({ messageLanguage: "fr-FR", customizedMessageBody: "Welcome" });
    assert.deepEqual([mail?.language, mail?.customMessage], ["en-US", "Welcome"]);
  });

  it("G139: has subject and paragraph in that language", async () => {
    const mail = await mailWith({ messageLanguage: "hu" });
    assert.deepEqual(
      [mail?.subject, mail?.body.content],
      [
        "Adele Vance együttműködésre hívta meg Önt a következővel: contoso.com",
        "Meghívást kapott a(z) Contoso szervezet alkalmazásainak használatára.",
      ],
    );
  });

  it("G136: is not sent to partners who blocked invitations, and the answer doesn't say so", async () => {
    world.tenant.redemptions.block("ada@tailspintoys.com");
    const { answer, mails } = await invite();
    assert.deepEqual([answer.status, answer.sendInvitationMessage, mails], ["PendingAcceptance", true, []]);
  });

  it("G137: only informs under automatic redemption", async () => {
    world.tenant.control.patch({ automaticRedemption: true });
    const [mail] = (await invite()).mails;
    assert.deepEqual([mail?.kind, mail?.subject], ["added", "Adele Vance added you as a guest of contoso.com"]);
  });
});
