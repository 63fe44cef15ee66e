import assert from "node:assert/strict";
import { joinAtOnce } from "../../../../src/flows/inviting/join-at-once.ts";
import { joinInvitation } from "../../../../src/flows/inviting/join-invitation.ts";
import { fixAddress } from "../../../../src/flows/inviting/fix-address.ts";
import { requestInvitation } from "../../../../src/flows/inviting/request-invitation.ts";
import type { RequestOutcome } from "../../../../src/flows/inviting/request.ts";
import { retryInvitation } from "../../../../src/flows/inviting/retry-invitation.ts";
import { revokeInvitation } from "../../../../src/flows/tending/revoke-invitation.ts";
import { importGuests } from "../../../../src/flows/importing/import-guests.ts";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import { aPendingGuest } from "../../../build/a-pending-guest.ts";
import { aRule } from "../../../build/a-policy.ts";
import { aSubmission } from "../../../build/a-submission.ts";
import { aWorldWithApprovers, justification, refusalOf } from "../../../build/a-world-with-approvers.ts";
import { at, id } from "../../../build/ids.ts";
import { failed } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { aroundPorts } from "../../../fakes/around-ports.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { keep, stateIn } from "../../../fakes/kept-in.ts";
import { letTimePass } from "../../../fakes/run-due-jobs.ts";

const [adele, megan] = [person(), person({ name: "Megan Bowen" })];
const email = "sam@fabrikam.com";

/** Sam is a guest since 7 o'clock; Megan has made that known. */
async function world() {
  const outside = await aWorldWithApprovers();
  outside.directory.types.set(megan.id, "Member");
  const guest = outside.directory.add({ userStateSince: at("07:00"), createdAt: at("07:00") });
  const [known = assert.fail()] = await importGuests(outside.ports, [aPendingGuest({ id: guest.id, createdAt: at("07:00") })], megan);
  return { ...outside, guest, known, later: () => letTimePass({ ...outside.ports, clock: outside.clock }, 200_000) };
}

const submit = ({ ports }: Pick<FakeOutside, "ports">, given: Parameters<typeof aSubmission>[0] = {}) =>
  requestInvitation(ports, aSubmission({ confirmed: ["guest-pending"], ...given }));
const press = ({ id: which }: Invitation, by = adele) => ({ id: which, by, ssoToken: `sso:${by.id}` });
const takenOver = async (outside: FakeOutside, known: Invitation) => {
  const state = await stateIn(outside, known);
  return state?.kind === "failed" && state.reason;
};

function invitedBy(outcome: RequestOutcome): Invitation {
  assert.ok(outcome.kind === "invited", outcome.kind);
  return outcome.invitation;
}

describe("A request for a guest who was imported", () => {
  it("isn't joined to what nobody has sent: its requester reads that the guest is pending, as of any guest of the directory", async () => {
    const outside = await world();
    const refusal = refusalOf(await submit(outside, { confirmed: [] }));
    assert.deepEqual(refusal, { kind: "to-confirm", cautions: [{ kind: "guest-pending", name: "sam@fabrikam.com", since: at("07:00") }] });
    assert.deepEqual(await outside.store.followers.of(outside.known.id), []);
    assert.equal((await stateIn(outside, outside.known))?.kind, "invited");
  });

  it("goes out with its mail, and takes the place of the imported one in the same transaction; nobody is told of that", async () => {
    const outside = await world();
    const sent = invitedBy(await submit(outside));
    assert.deepEqual(
      outside.directory.invited.map(({ request }) => [request.email, request.sendMail]),
      [[email, true]],
    );
    assert.equal(await takenOver(outside, outside.known), "taken-over");
    assert.equal((await outside.store.invitations.findOpen(sent.emailKey))?.id, sent.id);
    const events = outside.store.events().map(({ what, by, detail, invitation }) => [what, by, detail, invitation === outside.known.id]);
    assert.deepEqual(events.slice(0, 4), [
      ["imported", megan.id, undefined, true],
      ["requested", adele.id, undefined, false],
      ["sending", undefined, undefined, false],
      ["failed", adele.id, "taken-over", true],
    ]);
    await outside.later();
    assert.deepEqual(
      outside.notifier.said.filter(({ invitation }) => invitation === outside.known.id),
      [],
    );
  });

  it("may be the importer's own", async () => {
    const outside = await world();
    invitedBy(await submit(outside, { by: megan }));
    assert.equal(await takenOver(outside, outside.known), "taken-over");
  });

  it("takes its place when approvers are asked, too; if it comes to nothing, the guest can be imported again", async () => {
    const outside = await world();
    outside.policy.change({ rules: [aRule({ verdict: "approve", approvers: "team" })] });
    const outcome = await submit(outside, { confirmed: ["guest-pending", "needs-approval"], values: { justification } });
    assert.ok(outcome.kind === "awaiting-approval", outcome.kind);
    assert.equal(await takenOver(outside, outside.known), "taken-over");
    assert.deepEqual(await importGuests(outside.ports, [aPendingGuest({ id: outside.guest.id })], megan), []);
    const { invitation } = outcome;
    await keep(outside, { ...invitation, version: invitation.version + 1, state: { kind: "withdrawn", since: at("10:00") } });
    assert.equal((await importGuests(outside.ports, [aPendingGuest({ id: outside.guest.id })], megan)).length, 1);
  });

  it("takes its place when it is tried again", async () => {
    const outside = await world();
    const earlier = failed("busy", { email, requester: adele });
    await keep(outside, earlier);
    assert.equal((await retryInvitation(outside.ports, press(earlier))).kind, "invited");
    assert.equal(await takenOver(outside, outside.known), "taken-over");
  });

  it("leaves it alone when it isn't stored", async () => {
    const outside = await world();
    outside.policy.change({ rules: [aRule({ verdict: "deny" })] });
    assert.equal(refusalOf(await submit(outside)).kind, "policy-denied");
    assert.equal((await stateIn(outside, outside.known))?.kind, "invited");
  });

  it("is only told by the real one who invited the guest, also by another address of theirs", async () => {
    const outside = await world();
    outside.directory.users.set(outside.guest.id, { ...outside.guest, otherAddresses: ["s.rivera@fabrikam.com"] });
    const sent = invitedBy(await submit(outside, { values: { email: "s.rivera@fabrikam.com" } }));
    const joined = refusalOf(await submit(outside, { by: megan }));
    assert.deepEqual(joined.kind === "already-invited" && joined.invitation.id, sent.id);
    const place = { locale: "en-US", timeZone: "UTC", by: megan.id, since: at("09:00") };
    await outside.ports.announcements.subscribe({ ...place, conversation: id("19:all@thread.tacv2"), scope: "everything" });
    outside.directory.accept(outside.guest.id, at("10:00:30"));
    await outside.ports.jobs.enqueue({ task: { kind: "check-guests" }, due: at("10:00") });
    await outside.later();
    assert.deepEqual(
      outside.notifier.announced.flatMap(({ guests }) => guests),
      [{ kind: "ours", email: "s.rivera@fabrikam.com", requester: adele.name }],
    );
  });

  it("never joins the imported one, and ends it once, when the import comes at any moment of the request", async () => {
    for (let n = 0, goesOn = true; goesOn; n += 1) {
      const outside = await aWorldWithApprovers();
      const guest = outside.directory.add({ userStateSince: at("07:00"), createdAt: at("07:00") });
      let calls = 0;
      const ports = aroundPorts(outside.ports, async (call) => {
        if (calls++ === n) await importGuests(outside.ports, [aPendingGuest({ id: guest.id })], megan);
        return call();
      });
      const sent = invitedBy(await submit({ ports }));
      goesOn = calls > n;
      assert.deepEqual([outside.directory.invited.length, (await outside.store.invitations.findOpen(sent.emailKey))?.id], [1, sent.id]);
    }
  });
});

describe("An imported invitation", () => {
  it("has nobody who follows it", async () => {
    const outside = await world();
    const { ports, known } = outside;
    const { home } = known;
    assert.equal(await joinAtOnce(ports, { ...known, id: id("new"), requester: adele }), undefined);
    assert.equal(await joinInvitation(ports, known.emailKey, { by: adele, home }), undefined);
    assert.deepEqual(await outside.store.followers.of(known.id), []);
  });

  it("counts for no cap", async () => {
    const outside = await world();
    outside.policy.change({ caps: { pending: 1 } });
    invitedBy(await submit(outside, { by: megan, values: { email: "dana@fabrikam.com" } }));
    assert.equal(refusalOf(await submit(outside, { by: megan, values: { email: "lee@fabrikam.com" } })).kind, "cap-reached");
  });

  it("has no address to correct", async () => {
    const { ports, known } = await world();
    assert.equal(
      (await fixAddress(ports, { id: known.id, by: megan, where: { kind: "personal", conversation: id("a:megan") } })).kind,
      "as-it-stands",
    );
  });

  it("is replaced by no correction of its importer's either: its guest stays", async () => {
    const outside = await world();
    const sent = invitedBy(await submit(outside, { by: megan, values: { email: "dana@fabrikam.com" }, replaces: outside.known.id }));
    assert.equal(sent.replaces, undefined);
    await outside.later();
    assert.deepEqual([outside.directory.deletions, (await stateIn(outside, outside.known))?.kind], [[], "invited"]);
  });

  for (const [who, by, roles] of [
    ["its importer", megan, []],
    ["an administrator", adele, ["user-administrator"]],
  ] as const) {
    it(`can't be revoked by ${who}: the guest isn't ours to delete`, async () => {
      const outside = await world();
      outside.membership.roles.set(by.id, roles);
      const outcome = await revokeInvitation(outside.ports, press(outside.known, by));
      assert.deepEqual(outcome.kind === "kept" && outcome.why, "not-ours", outcome.kind);
      await outside.later();
      assert.deepEqual([outside.directory.deletions, (await stateIn(outside, outside.known))?.kind], [[], "invited"]);
    });
  }

  it("keeps its guest also from being deleted with the real invitation that took its place", async () => {
    const outside = await world();
    const sent = invitedBy(await submit(outside));
    const outcome = await revokeInvitation(outside.ports, press(sent));
    assert.deepEqual(outcome.kind === "kept" && outcome.why, "not-ours", outcome.kind);
    await outside.later();
    assert.deepEqual(outside.directory.deletions, []);
  });

  it("keeps its guest, too, when the directory showed nobody to the request that took its place", async () => {
    const outside = await world();
    outside.directory.invisible.add(outside.guest.id);
    const sent = invitedBy(await submit(outside));
    outside.directory.invisible.clear();
    assert.equal(sent.createdGuest, true);
    const outcome = await revokeInvitation(outside.ports, press(sent));
    assert.deepEqual(outcome.kind === "kept" && outcome.why, "not-ours", outcome.kind);
    await outside.later();
    assert.deepEqual(outside.directory.deletions, []);
  });
});
