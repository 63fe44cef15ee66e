import assert from "node:assert/strict";
import { GuestlistError } from "../../../../src/errors.ts";
import { adele, diego, megan } from "../../../build/a-decision.ts";
import { at } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";
import { askedOfApp, askedOutside, assertUntouched, eventsIn } from "../../../fakes/asked-outside.ts";
import { keepPosts, stop } from "../../../fakes/app-world.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";
import { person } from "../../../build/person.ts";
import { runOnFakes } from "../on-fakes.ts";

const email = "sam@fabrikam.com";
const approve = (outside: FakeOutside, who = megan, ...more: readonly string[]) =>
  runOnFakes(outside, who, ["approve", email, "--yes", ...more]);

describe("guestlist approve", () => {
  it("shows what there is to know, and sends the request when the approver is sure", async () => {
    const { outside } = await askedOutside({ email, findings: { notChecked: [], guestsOfDomain: 3 } }, { rule: "Banks" });
    const { records, stderr, code } = await runOnFakes(outside, megan, ["approve", email], { typed: ["y"] });
    assert.deepEqual(
      [code, records[0]?.["state"], records[0]?.["decidedBy"], outside.directory.invited.length],
      [0, "invited", megan.id, 1],
    );
    for (const words of [
      /^Adele Vance asks to invite sam@fabrikam\.com\.$/m,
      /^ {2}What for: +We build the spring campaign together\.$/m,
      /^ {2}Approval: +Rule “Banks” · 3 guests from fabrikam\.com already$/m,
      /Approve the invitation of sam@fabrikam\.com\? \[y\/N\]/,
      /Approved: the invitation of sam@fabrikam\.com has gone out\.$/m,
    ]) {
      assert.match(stderr, words);
    }
  });

  it("shows the message, and what was asked and answered", async () => {
    const options = { redirectUrl: "https://contoso.example", sendMail: true, message: "Welcome!\u001b[31m" };
    const remark = { by: megan.id, name: "Megan Bowen", at: "2026-11-20T10:00:00.000Z" as never };
    const remarks = [
      { ...remark, kind: "question", text: "Until when?" } as const,
      { ...remark, kind: "answer", name: "Adele Vance", text: "May" } as const,
    ];
    const { outside } = await askedOutside({ email, options }, { remarks });
    const { stderr } = await approve(outside, megan, "--what-if");
    assert.match(stderr, /Message: +Welcome! \[31m\n {2}Question: +Megan Bowen: Until when\?\n {2}Answer: +Adele Vance: May\n/);
  });

  it("decides nothing without an answer, with no, and with --what-if", async () => {
    const { outside, request } = await askedOutside({ email });
    assert.equal((await runOnFakes(outside, megan, ["approve", email])).code, 2);
    assert.equal((await runOnFakes(outside, megan, ["approve", email], { typed: [] })).code, 2);
    const foreseen = await approve(outside, megan, "--what-if");
    assert.deepEqual([foreseen.code, foreseen.stdout], [0, ""]);
    assert.match(
      foreseen.stderr,
      /The invitation of sam@fabrikam\.com would be approved and sent, if the policy and the pace allow it then/,
    );
    await assertUntouched(outside, request, []);
  });

  it("refuses the requester, and everybody who isn't an approver, and records who tried", async () => {
    const { outside, request } = await askedOutside({ email });
    outside.policy.change({ approvers: [{ name: "team", who: { kind: "people", people: [megan.id] } }] });
    const own = await approve(outside, adele);
    assert.deepEqual([own.stderr, own.code], ["You asked for this yourself, so somebody else must decide.\n", 7]);
    outside.membership.roles.set(diego.id, ["global-administrator"]);
    const other = await approve(outside, diego);
    assert.deepEqual([other.stderr, other.code], ["Only Contoso Partners can decide about this.\n", 7]);
    await assertUntouched(outside, request, [
      ["decision-refused", adele.id, "own-request"],
      ["decision-refused", diego.id, "not-approver"],
    ]);
  });

  it("foresees the same without recording it", async () => {
    const { outside, request } = await askedOutside({ email });
    outside.policy.change({ approvers: [{ name: "team", who: { kind: "people", people: [megan.id] } }] });
    outside.membership.roles.set(diego.id, ["global-administrator"]);
    assert.match((await approve(outside, adele, "--what-if")).stderr, /somebody else must decide/);
    assert.match((await approve(outside, diego, "--what-if")).stderr, /Only Contoso Partners/);
    await keep(outside, invited({ email: "kim@fabrikam.com", requester: adele }));
    const { stderr, code } = await runOnFakes(outside, adele, ["approve", "kim@fabrikam.com", "--what-if"]);
    assert.deepEqual([stderr, code], ["The invitation of kim@fabrikam.com needs no approval.\n", 7]);
    await assertUntouched(outside, request, []);
  });

  it("says that it was decided already, and who was first", async () => {
    const { outside } = await askedOutside({ email });
    assert.equal((await approve(outside)).code, 0);
    for (const more of [[], ["--what-if"]]) {
      assert.deepEqual((await approve(outside, megan, ...more)).stderr, "You have decided about it already.\n");
      const late = await approve(outside, diego, ...more);
      assert.deepEqual([late.stderr, late.code], ["Megan Bowen was first and approved it.\n", 7]);
    }
    assert.equal(outside.directory.invited.length, 1);
  });

  it("asks about what the approver should know, and takes --yes for an answer", async () => {
    const caution = async () => {
      const { outside } = await askedOutside({ email });
      outside.directory.contacts.set(email, "Sam at Fabrikam");
      return outside;
    };
    const sure = await caution();
    const sent = await approve(sure);
    assert.equal(sent.code, 0);
    assert.match(sent.stderr, /Sam at Fabrikam, a contact of your organization, has this address too/);
    const unsure = await caution();
    const { code, stderr } = await runOnFakes(unsure, megan, ["approve", email], { typed: ["y", "n"] });
    assert.match(stderr, /Approve anyway\?/);
    assert.deepEqual([code, unsure.directory.invited], [2, []]);
  });

  it("says when it goes out if it must wait", async () => {
    const stopped = await askedOfApp({ email });
    await stop(stopped.outside);
    const waits = await approve(stopped.outside);
    assert.deepEqual([waits.code, waits.records[0]?.["state"], waits.records[0]?.["goesOutAt"]], [0, "queued", null]);
    assert.match(waits.stderr, /Approved: sam@fabrikam\.com is invited as soon as Microsoft lets your organization invite again/);
    const paced = await askedOfApp({ email });
    paced.outside.policy.change({ pace: { ...(await paced.outside.policy.current()).pace, perDay: 1 } });
    await keepPosts(paced.outside, [{}]);
    const later = await approve(paced.outside);
    assert.equal(later.records[0]?.["state"], "queued");
    assert.match(later.stderr, /Approved: the invitation of sam@fabrikam\.com goes out at .*2026/);
  });

  it("says why it didn't go out", async () => {
    const failing = async (answer: FakeOutside["directory"]["nextInvite"]) => {
      const { outside } = await askedOutside({ email });
      outside.directory.nextInvite = answer;
      return approve(outside);
    };
    const blocked = await failing({ kind: "refused", reason: "tenant-blocked" });
    assert.equal(blocked.code, 5);
    assert.match(blocked.stderr, /Approved, but it didn't go out\.[^]*\(Reference: \S+\)/);
    const reopened = await failing({ kind: "refused", reason: "quota-reached" });
    assert.equal(reopened.code, 8);
    assert.match(
      reopened.stderr,
      /Megan Bowen approved, but may add no more entries to the directory\. Nothing was sent; somebody else must approve/,
    );
    const busy = await failing(new GuestlistError("throttled", "wait", { retryAfter: 60 }));
    assert.equal(busy.code, 1);
    const unsettled = await failing(new GuestlistError("outcome-unknown", "time-out"));
    assert.equal(unsettled.code, 1);
    assert.match(
      unsettled.stderr,
      /hasn't said whether the invitation of sam@fabrikam\.com went out\. The bot finds out .* guestlist show/,
    );
  });

  it("says that the tenant lets nobody of the two invite", async () => {
    const { outside, request } = await askedOfApp({ email });
    outside.membership.policy = "adminsAndGuestInviters";
    const { stderr, code } = await approve(outside);
    assert.equal(code, 8);
    assert.match(stderr, /lets neither Adele Vance nor you invite guests/);
    await assertUntouched(outside, request, []);
  });

  it("says what else came in between", async () => {
    for (const [given, words] of [
      [{ state: { kind: "withdrawn", since: at("10:00") } }, /Adele Vance has withdrawn this request/],
      [{ state: { kind: "lapsed", since: at("10:00") } }, /Nobody decided in time/],
    ] as const) {
      const { outside } = await askedOutside({ email, ...given });
      const { stderr, code } = await approve(outside);
      assert.equal(code, 7);
      assert.match(stderr, words);
    }
    const { outside } = await askedOutside({ email });
    await keep(outside, invited({ email: "kim@fabrikam.com", requester: adele }));
    const { stderr, code } = await runOnFakes(outside, adele, ["approve", "kim@fabrikam.com"]);
    assert.deepEqual([stderr, code], ["The invitation of kim@fabrikam.com needs no approval.\n", 7]);
  });

  it("refuses the app before it opens anything", async () => {
    const { outside, request } = await askedOutside({ email });
    assert.equal((await approve(outside, megan, "--as-app")).code, 2);
    await assertUntouched(outside, request, []);
    assert.deepEqual(eventsIn(outside), []);
  });

  it("tells a stranger that there is no such request", async () => {
    const { outside } = await askedOutside({ email });
    const grady = person({ name: "Grady Archie" });
    outside.directory.types.set(grady.id, "Member");
    assert.equal((await approve(outside, grady)).code, 6);
    assert.deepEqual(eventsIn(outside), []);
  });
});
