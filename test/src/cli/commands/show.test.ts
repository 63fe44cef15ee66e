import assert from "node:assert/strict";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import { adele, diego, inChannel, megan } from "../../../build/a-decision.ts";
import { awaiting } from "../../../build/an-approval.ts";
import { at, id } from "../../../build/ids.ts";
import { failed, invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { follow, jobsIn, keep } from "../../../fakes/kept-in.ts";
import { runOnFakes } from "../on-fakes.ts";

const stranger = person({ name: "Grady Archie" });

async function company(...invitations: readonly Invitation[]): Promise<FakeOutside> {
  const outside = fakeOutside();
  inChannel(outside, adele, megan, diego);
  outside.directory.types.set(stranger.id, "Member");
  await keep(outside, ...invitations);
  return outside;
}

const show = (outside: FakeOutside, who: typeof adele, typed: string, ...more: readonly string[]) =>
  runOnFakes(outside, who, ["show", typed, ...more]);

describe("guestlist show", () => {
  it("shows an invitation with what the directory says, its followers, and what can be done next", async () => {
    const outside = await company();
    const guest = outside.directory.add({ mail: "sam@fabrikam.com", userState: "PendingAcceptance" });
    const invitation = invited({ email: "sam@fabrikam.com", requester: adele }, guest.id);
    await keep(outside, invitation);
    await follow(outside, { invitation: invitation.id, person: megan, why: "colleague", since: at("10:00") });
    const { records, stderr, code } = await show(outside, adele, "Sam@Fabrikam.com");
    const [shown = {}] = records;
    assert.deepEqual([code, shown["id"], shown["userState"], shown["directoryId"]], [0, invitation.id, "PendingAcceptance", guest.id]);
    assert.deepEqual(shown["followers"], [{ id: megan.id, name: "Megan Bowen", why: "colleague", since: at("10:00") }]);
    assert.equal(stderr, `Next: guestlist resend ${invitation.id}\n  or: guestlist revoke ${invitation.id}\n`);
  });

  it("finds it by its id in capitals, or by the first characters", async () => {
    const invitation = invited({ id: id("3f2c9a10-0000-4000-8000-000000000001"), requester: adele });
    const outside = await company(invitation);
    for (const typed of ["3F2C9A10-0000-4000-8000-000000000001", "3f2c9a", " 3f2c9a "]) {
      assert.equal((await show(outside, adele, typed)).records[0]?.["id"], invitation.id);
    }
  });

  it("says when the first characters fit several, are too few, or when an address can't be one", async () => {
    const ids = Array.from({ length: 6 }, (_, index) => `3f2c9a1${index}-0000-4000-8000-000000000001`);
    const outside = await company(...ids.map((one) => invited({ id: id(one), requester: adele }, `guest-${one}`)));
    const several = await show(outside, adele, "3f2c9a");
    assert.equal(several.code, 2);
    assert.match(several.stderr, /Several invitations begin with “3f2c9a”: 3f2c9a10-.*3f2c9a14-\S+ and more\. Write more of the id\./);
    const short = await show(outside, adele, "3f2");
    assert.deepEqual(
      [short.code, short.stderr],
      [2, "“3f2” is no id and no address. Write at least the first 6 characters of the id, or the partner's address.\n"],
    );
    const email = await show(outside, adele, "sam@");
    assert.deepEqual([email.code, email.stderr], [2, "“sam@” is not an address that can be invited: it is not written like one.\n"]);
  });

  it("takes the open one of an address, else the newest, and says that there are more", async () => {
    const old = failed("busy", { email: "sam@fabrikam.com", requester: adele, createdAt: at("08:00") });
    const older = failed("busy", { email: "sam@fabrikam.com", requester: adele, createdAt: at("07:00") });
    const outside = await company(old, older);
    const newest = await show(outside, adele, "sam@fabrikam.com");
    assert.equal(newest.records[0]?.["id"], old.id);
    assert.match(newest.stderr, /has another invitation, too: this is \S+, the newest\. Name another one by its id\./);
    const open = invited({ email: "sam@fabrikam.com", requester: adele, createdAt: at("06:00") });
    await keep(outside, open);
    const found = await show(outside, adele, "sam@fabrikam.com");
    assert.equal(found.records[0]?.["id"], open.id);
    assert.match(found.stderr, /has 2 other invitations, too: this is \S+, the open one/);
  });

  it("tells a stranger the same as if there were none, whatever they type", async () => {
    const invitation = invited({ email: "sam@fabrikam.com", requester: adele });
    const outside = await company(invitation);
    for (const typed of [invitation.id, invitation.id.slice(0, 8), "sam@fabrikam.com", "nobody@fabrikam.com", "ffffffff"]) {
      const { stdout, stderr, code } = await show(outside, stranger, typed);
      assert.deepEqual(
        [stdout, stderr, code],
        ["", `There is no invitation “${typed}” that you may see. guestlist list shows the ones that you see.\n`, 6],
      );
    }
  });

  it("shows a request to its approvers, with what they need to decide", async () => {
    const remark = { kind: "question", by: megan.id, name: "Megan Bowen", at: at("10:00"), text: "Until when?" } as const;
    const request = awaiting({ email: "sam@fabrikam.com" }, { confirmed: ["needs-approval", "deleted-lately"], remarks: [remark] });
    const outside = await company(request);
    const { records, stderr } = await show(outside, megan, request.id);
    const [shown = {}] = records;
    assert.deepEqual([shown["mayDecide"], shown["cautions"], shown["remarks"]], [true, ["deleted-lately"], [remark]]);
    assert.match(stderr, /Next: guestlist approve .*\n {2}or: guestlist reject .* --reason/);
  });

  it("shows an administrator of the bot all, and the app, but offers the app nothing", async () => {
    const invitation = invited({ email: "sam@fabrikam.com", requester: adele });
    const outside = await company(invitation);
    outside.membership.roles.set(stranger.id, ["user-administrator"]);
    const shown = await show(outside, stranger, invitation.id);
    assert.match(shown.stderr, /Next: guestlist revoke/);
    assert.doesNotMatch(shown.stderr, /resend/);
    const app = await show(outside, adele, invitation.id, "--as-app");
    assert.deepEqual([app.code, app.records[0]?.["mayDecide"]], [0, false]);
    assert.doesNotMatch(app.stderr, /Next/);
  });

  it("says why one has failed, and how to ask again", async () => {
    const invitation = failed("quota-reached", { email: "sam@fabrikam.com", requester: adele });
    const outside = await company(invitation);
    const { records, stderr } = await show(outside, adele, invitation.id);
    assert.deepEqual([records[0]?.["failure"], records[0]?.["reference"]], ["quota-reached", "ref-1"]);
    assert.match(stderr, /Next: guestlist invite sam@fabrikam\.com/);
  });

  it("shows why an administrator invited against the policy", async () => {
    const override = { what: "deny", rule: "Banks", reason: "They signed today", by: adele.id, at: at("09:00") } as const;
    const invitation = invited({ email: "sam@fabrikam.com", requester: adele, override });
    const [shown] = (await show(await company(invitation), adele, invitation.id)).records;
    assert.deepEqual([shown?.["override"], shown?.["rule"], shown?.["overrideReason"]], ["deny", "Banks", "They signed today"]);
  });

  it("says what the directory doesn't show, or knows better", async () => {
    const outside = await company();
    const guest = outside.directory.add({ mail: "sam@fabrikam.com", userState: "Accepted" });
    const invitation = invited({ email: "sam@fabrikam.com", requester: adele }, guest.id);
    await keep(outside, invitation, invited({ email: "kim@fabrikam.com", requester: adele }, "guest-9"));
    assert.match((await show(outside, adele, invitation.id)).stderr, /they have accepted: the bot records it next/);
    assert.deepEqual(
      jobsIn(outside).map((job) => "kind" in job && job.kind),
      ["record-acceptance"],
    );
    assert.match((await show(outside, adele, "kim@fabrikam.com")).stderr, /doesn't show this guest, or not yet/);
  });
});
