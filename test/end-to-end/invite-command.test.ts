import assert from "node:assert/strict";
import { PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { id } from "../build/ids.ts";
import { wordsOf } from "./chat.ts";
import { inviteCommands } from "./invite-commands.ts";
import type { InviteCommands } from "./invite-commands.ts";

const { adele } = PERSON_IDS;

describe("guestlist invite, beside a running bot", function () {
  this.timeout(60_000);
  let company: InviteCommands;
  before(async () => {
    company = await inviteCommands();
  });
  after(() => company.close());

  it("invites in one go, prints what the old cmdlet printed, and mails once", async () => {
    const { code, stderr, records } = await company.invite([
      "dana@fabrikam.com",
      "--display-name",
      "Dana Kim",
      "--message",
      "Welcome!",
      "--cc",
      "lena@fabrikam.com",
    ]);
    const [printed] = records();
    const invitation = await company.stored(printed?.["Id"]);
    assert.ok(invitation?.state.kind === "invited");
    const told = "dana@fabrikam.com is invited: Microsoft sends the mail. You are told in Teams when they accept.\n";
    assert.deepEqual([code, stderr], [0, told]);
    assert.deepEqual(printed, {
      Id: invitation.id,
      InvitedUserDisplayName: "Dana Kim",
      InvitedUserEmailAddress: "dana@fabrikam.com",
      SendInvitationMessage: true,
      InviteRedeemUrl: await company.store().invitations.redeemUrl(invitation.id),
      InviteRedirectUrl: invitation.options.redirectUrl,
      InvitedUser: { Id: invitation.state.guestId },
      InvitedUserMessageInfo: {
        CcRecipients: [{ EmailAddress: { Address: "lena@fabrikam.com" } }],
        CustomizedMessageBody: "Welcome!",
        MessageLanguage: null,
      },
      InvitedUserType: "Guest",
      Status: "PendingAcceptance",
    });
    assert.equal(await company.mailsTo("dana@fabrikam.com"), 1);
    assert.deepEqual(await company.trail(invitation.id), [
      ["requested", adele, "command-line"],
      ["sending", undefined, "command-line"],
      ["sent", adele, "command-line"],
      ["link-shown", adele, "command-line"],
    ]);
  });

  it("has the bot post the card in the requester's own chat, where it follows from then on", async () => {
    const card = await company.cardOf("dana@fabrikam.com");
    assert.match(wordsOf(card.card), /Invited, not accepted yet/);
    const [dana] = await company.store().invitations.findByAddress(id("dana@fabrikam.com"));
    assert.deepEqual(dana?.home, { conversation: card.conversation, card: card.id });
    await company.chat.accept((await company.store().invitations.redeemUrl(dana.id)) ?? "");
    await company.chat.until(({ text }) => text.startsWith("Accepted: dana@fabrikam.com"), "a notice of the acceptance");
    await company.chat.until(
      ({ id: message, card: shown }) => message === card.id && wordsOf(shown).includes("Accepted"),
      "an accepted card",
    );
  });

  it("holds the policy: a denied partner gets nothing", async () => {
    const { code, stdout, stderr } = await company.invite(["kim@wingtip.com", "--yes"]);
    assert.deepEqual([code, stdout, stderr], [7, "", "Talk to Legal first.\n"]);
    assert.equal(await company.mailsTo("kim@wingtip.com"), 0);
  });

  it("names every value that is wrong, with its option, and sends nothing", async () => {
    const { code, stdout, stderr } = await company.invite(["nobody", "--redirect-url", "http://x", "--message-language", "klingon!"]);
    assert.deepEqual([code, stdout], [2, ""]);
    assert.match(stderr, /the address: This isn't a complete e-mail address/);
    assert.match(stderr, /--redirect-url: Enter a web address that begins with https/);
    assert.match(stderr, /--message-language: This isn't a language/);
    const two = await company.invite(["a@fabrikam.com", "b@fabrikam.com"]);
    assert.deepEqual([two.code, two.stdout], [2, ""]);
  });
});
