import assert from "node:assert/strict";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import { GuestlistError } from "../../../../src/errors.ts";
import { anApproval } from "../../../build/an-approval.ts";
import { aChange } from "../../../build/a-change.ts";
import { at } from "../../../build/ids.ts";
import { accepted, invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";
import { runOnFakes } from "../on-fakes.ts";

const adele = person();
const admin = person({ name: "Nestor Wilke" });

/** An invitation of Adele's that is out, and its guest. */
async function open(given: Partial<Invitation> = {}) {
  const outside = fakeOutside();
  for (const one of [adele, admin]) outside.directory.types.set(one.id, "Member");
  outside.membership.roles.set(admin.id, ["global-administrator"]);
  const guest = outside.directory.add({ mail: "sam@fabrikam.com" });
  const invitation = invited({ email: "sam@fabrikam.com", requester: adele, ...given }, guest.id);
  await keep(outside, invitation);
  const resend = (...args: readonly string[]) => runOnFakes(outside, adele, ["resend", "sam@fabrikam.com", ...args]);
  return { outside, invitation, guest, resend };
}

describe("guestlist resend", () => {
  it("has Microsoft send its mail again, and shows the invitation", async () => {
    const { outside, resend, invitation } = await open();
    const { records, stderr, code } = await resend();
    assert.deepEqual([code, records[0]?.["id"], records[0]?.["resends"]], [0, invitation.id, 1]);
    assert.equal(stderr, "Microsoft sends its mail to sam@fabrikam.com again (1 of 5).\n");
    assert.equal(outside.directory.invited.length, 1);
  });

  it("says what it would do with --what-if, and does nothing", async () => {
    const { outside, resend } = await open({ resends: 2 });
    const { stdout, stderr, code } = await resend("--what-if");
    assert.deepEqual([stdout, code, outside.directory.invited, outside.store.events()], ["", 0, [], []]);
    assert.match(stderr, /Microsoft would send its mail to sam@fabrikam\.com again \(3 of 5\)/);
  });

  it("foresees what is refused for certain", async () => {
    for (const [given, words] of [
      [{ resends: 5 }, /sent again 5 times, which is the limit/],
      [{ requester: admin }, /Only Nestor Wilke/],
      [{ options: { redirectUrl: "https://a.example", sendMail: false } }, /no mail to send again.*Invited, not accepted yet/],
    ] as const) {
      const { outside, invitation } = await open(given);
      outside.membership.roles.set(adele.id, ["global-administrator"]);
      const { stderr, code } = await runOnFakes(outside, adele, ["resend", invitation.id, "--what-if"]);
      assert.equal(code, 7, stderr);
      assert.match(stderr, words);
    }
  });

  it("asks about what has changed since, and sends once that is confirmed", async () => {
    const inviteAs = { inviteAs: "app" } as const;
    const unasked = await open(inviteAs);
    const refused = await unasked.resend();
    assert.deepEqual([refused.stdout, refused.code, unasked.outside.directory.invited], ["", 2, []]);
    assert.match(refused.stderr, /There is no terminal to ask on/);
    for (const [answer, sent] of [
      ["n", 0],
      ["y", 1],
    ] as const) {
      const { outside } = await open(inviteAs);
      const { code } = await runOnFakes(outside, adele, ["resend", "sam@fabrikam.com"], { typed: [answer] });
      assert.deepEqual([code, outside.directory.invited.length], [sent === 1 ? 0 : 2, sent]);
    }
    const { outside, resend } = await open(inviteAs);
    assert.deepEqual([(await resend("--yes")).code, outside.directory.invited.length], [0, 1]);
  });

  it("says that they have accepted, or that the guest was deleted", async () => {
    const ahead = await open();
    ahead.outside.directory.users.set(ahead.guest.id, { ...ahead.guest, userState: "Accepted" });
    const told = await ahead.resend();
    assert.deepEqual([told.stderr, told.code], ["They have accepted already, so no mail is needed.\n", 7]);
    const gone = await open();
    gone.outside.directory.remove(gone.guest.id);
    await gone.outside.clock.advance(11 * 60_000);
    assert.match((await gone.resend()).stderr, /was deleted from the directory/);
    const stored = await open();
    await stored.outside.store.invitations.commit(
      aChange({ invitations: [{ ...accepted(), ...stored.invitation, version: 2, state: accepted().state }] }),
    );
    assert.match((await stored.resend()).stderr, /no mail to send again.*is in the state “Accepted”/);
  });

  it("says that somebody else was first", async () => {
    const { outside, invitation, resend } = await open();
    const { find } = outside.store.invitations;
    let looks = 0;
    outside.ports.invitations.find = async (id) => {
      const found = await find.call(outside.store.invitations, id);
      return found && (looks += 1) > 1 ? { ...found, resends: invitation.resends + 1 } : found;
    };
    const { stderr, code } = await resend();
    assert.deepEqual([stderr, code], ["Its mail was sent again a moment ago, by another command or in Teams.\n", 7]);
  });

  it("says what Microsoft refused, and what isn't known", async () => {
    const refused = await open();
    refused.outside.directory.nextInvite = { kind: "refused", reason: "domain-blocked" };
    const not = await refused.resend();
    assert.equal(not.code, 8);
    assert.match(not.stderr, /No mail went out\./);
    const unclear = await open();
    unclear.outside.directory.nextInvite = new GuestlistError("outcome-unknown", "time-out");
    const unknown = await unclear.resend();
    assert.equal(unknown.code, 1);
    assert.match(unknown.stderr, /didn't say whether the mail went out/);
    const stopped = await open();
    stopped.outside.directory.nextInvite = { kind: "refused", reason: "tenant-blocked" };
    assert.equal((await stopped.resend()).code, 5);
  });

  it("refuses those who didn't ask for it, and knows the approver", async () => {
    const { outside, invitation } = await open();
    const { stderr, code } = await runOnFakes(outside, admin, ["resend", invitation.id]);
    assert.deepEqual(
      [stderr, code],
      ["Only Adele Vance, who asked for this invitation, or the person who approved it can have its mail sent again.\n", 7],
    );
    const decision = { kind: "approved", by: admin.id, name: admin.name, at: at("09:00") } as const;
    const approved = await open({ approval: anApproval({ decision }) });
    approved.outside.membership.roles.clear();
    assert.equal((await runOnFakes(approved.outside, admin, ["resend", approved.invitation.id, "--yes"])).code, 0);
  });

  it("says that notices wait if no bot runs", async () => {
    const { outside } = await open();
    const { stderr } = await runOnFakes(outside, adele, ["resend", "sam@fabrikam.com"], { isBotRunning: false });
    assert.match(stderr, /^No bot runs on this database: cards, notices and jobs wait until one does\.\n/);
  });
});
