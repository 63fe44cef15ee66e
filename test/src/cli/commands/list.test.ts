import assert from "node:assert/strict";
import { awaiting } from "../../../build/an-approval.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted, failed, invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";
import { runOnFakes } from "../on-fakes.ts";

const adele = person();
const megan = person({ name: "Megan Bowen" });
const admin = person({ name: "Nestor Wilke" });

/** Adele and Megan have asked for partners; Nestor administers the bot. */
async function company(): Promise<FakeOutside> {
  const outside = fakeOutside();
  for (const one of [adele, megan, admin]) outside.directory.types.set(one.id, "Member");
  outside.membership.roles.set(admin.id, ["global-administrator"]);
  await keep(
    outside,
    invited({ email: "sam@fabrikam.com", requester: adele, createdAt: at("08:00") }, "guest-1"),
    accepted({ email: "lee@litware.com", requester: adele, createdAt: at("09:00") }, "guest-2"),
    failed("busy", { email: "kim@fabrikam.com", requester: megan, createdAt: at("09:30") }),
  );
  return outside;
}

const emails = async (outside: FakeOutside, who: typeof adele, ...args: readonly string[]) =>
  (await runOnFakes(outside, who, ["list", ...args])).records.map(({ email }) => email);

describe("guestlist list", () => {
  it("shows a person's own invitations, newest first", async () => {
    assert.deepEqual(await emails(await company(), adele), ["lee@litware.com", "sam@fabrikam.com"]);
  });

  it("shows administrators and the app those of everybody", async () => {
    const outside = await company();
    const all = ["kim@fabrikam.com", "lee@litware.com", "sam@fabrikam.com"];
    assert.deepEqual(await emails(outside, admin, "--everybody"), all);
    assert.deepEqual(await emails(outside, adele, "--as-app"), all);
    const none = await runOnFakes(outside, admin, ["list"]);
    assert.deepEqual([none.stdout, none.code], ["", 0]);
    assert.equal(none.stderr, "There are no such invitations. Administrators of the bot see those of everybody with --everybody.\n");
  });

  it("refuses to show others what somebody asked for, and says why", async () => {
    const outside = await company();
    for (const args of [["--everybody"], ["--requester", megan.id]]) {
      const { stdout, stderr, code } = await runOnFakes(outside, adele, ["list", ...args]);
      assert.deepEqual([stdout, code], ["", 7]);
      assert.match(stderr, /Only administrators of the bot.*Leave --everybody/);
    }
    outside.membership.rolesHidden = true;
    assert.match((await runOnFakes(outside, adele, ["list", "--everybody"])).stderr, /can't be told: grant the app RoleManagement/);
  });

  it("finds a requester by their address, and says if there is nobody", async () => {
    const outside = await company();
    outside.directory.add({ id: id(megan.id), mail: "megan@contoso.com", userType: "Member" });
    assert.deepEqual(await emails(outside, admin, "--requester", "megan@contoso.com"), ["kim@fabrikam.com"]);
    const { stderr, code } = await runOnFakes(outside, admin, ["list", "--requester", "nobody@contoso.com"]);
    assert.deepEqual([stderr, code], ["Nobody in your organization is “nobody@contoso.com”. Check --requester for a typing error.\n", 6]);
  });

  it("takes an object id as it is, in capitals, too: that person may be gone", async () => {
    const outside = await company();
    const gone = "48D31887-5FAD-4D73-A9F5-3C356E68A038";
    await keep(outside, invited({ email: "old@fabrikam.com", requester: person({ id: id(gone.toLowerCase()) }) }, "guest-9"));
    assert.deepEqual(await emails(outside, admin, "--requester", gone), ["old@fabrikam.com"]);
  });

  it("narrows by states, domain and time", async () => {
    const outside = await company();
    assert.deepEqual(await emails(outside, admin, "--everybody", "--state", "Accepted, failed"), ["kim@fabrikam.com", "lee@litware.com"]);
    assert.deepEqual(await emails(outside, admin, "--everybody", "--state", "open"), ["sam@fabrikam.com"]);
    assert.deepEqual(await emails(outside, admin, "--everybody", "--state", "ended"), ["kim@fabrikam.com", "lee@litware.com"]);
    assert.deepEqual(await emails(outside, adele, "--domain", "@Fabrikam.com"), ["sam@fabrikam.com"]);
    assert.deepEqual(await emails(outside, adele, "--since", "2026-11-20T08:30Z"), ["lee@litware.com"]);
    assert.deepEqual(await emails(outside, adele, "--until", "2026-11-20T08:30Z"), ["sam@fabrikam.com"]);
  });

  it("says when there are more than it shows", async () => {
    const outside = await company();
    const cut = await runOnFakes(outside, adele, ["list", "--top", "1"]);
    assert.deepEqual([cut.records.length, cut.stderr], [1, "These are the newest 1. --all shows all, --top another number.\n"]);
    assert.equal((await runOnFakes(outside, adele, ["list", "--top", "2"])).stderr, "");
  });

  it("shows the newest hundred, or all however many there are", async () => {
    const outside = await company();
    await keep(outside, ...Array.from({ length: 1_100 }, () => anInvitation({ requester: admin })));
    assert.equal((await runOnFakes(outside, admin, ["list"])).records.length, 100);
    const all = await runOnFakes(outside, admin, ["list", "--all"]);
    assert.equal(new Set(all.records.map((record) => record["id"])).size, 1_100);
  });

  it("lets in the people who may use the bot, and nobody else", async () => {
    const outside = await company();
    outside.directory.types.set(adele.id, "Guest");
    assert.deepEqual((await runOnFakes(outside, adele, ["list"])).code, 7);
    const { stderr, code } = await runOnFakes(outside, person({ name: "Nobody" }), ["list"]);
    assert.deepEqual([stderr, code], ["Guestlist doesn't find your account in this tenant. Sign in with an account of the tenant.\n", 7]);
    outside.policy.change({ users: { guests: false, groups: ["sales"] } });
    assert.match((await runOnFakes(outside, megan, ["list"])).stderr, /you are in none of them/);
  });

  it("prints a table of what fits", async () => {
    const { stdout } = await runOnFakes(await company(), adele, ["list", "--output", "table"]);
    assert.match(stdout, /email +state +since +requester +id/i);
    assert.match(stdout, /sam@fabrikam\.com +invited/);
  });

  it("tells an administrator that there is more than their own", async () => {
    const outside = await company();
    await keep(outside, invited({ requester: admin }, "guest-8"));
    assert.equal((await runOnFakes(outside, admin, ["list"])).stderr, "You see your own. --everybody shows those of everybody.\n");
    assert.equal((await runOnFakes(outside, admin, ["list", "--everybody"])).stderr, "");
  });

  it("doesn't let a name steer the terminal", async () => {
    const outside = await company();
    const request = awaiting({ requester: person({ name: "Adele\u001b[31m\u202e", id: adele.id }), email: "evil@fabrikam.com" });
    await keep(outside, request);
    const { stdout } = await runOnFakes(outside, adele, ["list", "--output", "table"]);
    assert.doesNotMatch(stdout.replaceAll("\n", ""), /[\p{Cc}\u202e]/u);
  });
});
