import assert from "node:assert/strict";
import type { CautionKind } from "../../../../src/domain/caution.ts";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import { requestInvitation } from "../../../../src/flows/inviting/request-invitation.ts";
import { resendInvitation } from "../../../../src/flows/tending/resend-invitation.ts";
import { retryInvitation } from "../../../../src/flows/inviting/retry-invitation.ts";
import { showRedeemLink } from "../../../../src/flows/tending/show-redeem-link.ts";
import { aSubmission } from "../../../build/a-submission.ts";
import { id } from "../../../build/ids.ts";
import { failed, invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { keep, stateIn } from "../../../fakes/kept-in.ts";

const adele = person();
const ssoToken = `sso:${adele.id}`;
type Mode = "user" | "app";

function aWorld(inviteAs: Mode): FakeOutside {
  const outside = fakeOutside();
  return { ...outside, ports: { ...outside.ports, terms: { ...outside.ports.terms, inviteAs } } };
}

const retry = ({ ports }: FakeOutside, { id: asked }: Invitation, confirmed: readonly CautionKind[] = []) =>
  retryInvitation(ports, { id: asked, by: adele, ssoToken, confirmed });
const actors = ({ directory }: FakeOutside) => directory.invited.map(({ actor, request }) => [actor.kind, request.sponsor]);

describe("Where the app invites", () => {
  it("posts as the app, with the requester as the guest's sponsor, and remembers that this was promised", async () => {
    const outside = aWorld("app");
    const outcome = await requestInvitation(outside.ports, aSubmission());
    assert.ok(outcome.kind === "invited");
    assert.equal(outcome.invitation.inviteAs, "app");
    assert.deepEqual(actors(outside), [["app", adele.id]]);
  });

  it("doesn't invite for a person that the tenant doesn't let invite", async () => {
    const outside = aWorld("app");
    outside.membership.policy = "none";
    const outcome = await requestInvitation(outside.ports, aSubmission());
    assert.ok(outcome.kind === "refused" && outcome.refusal.kind === "invitations-not-allowed");
    assert.deepEqual(actors(outside), []);
  });

  it("gets a new link for a lost one as the app", async () => {
    const outside = aWorld("app");
    const open = invited({ email: "sam@fabrikam.com", inviteAs: "app" });
    await keep(outside, open);
    outside.directory.add({ id: id("guest-1") });
    assert.equal((await showRedeemLink(outside.ports, { id: open.id, by: adele, ssoToken })).kind, "link");
    assert.deepEqual(
      actors(outside).map(([kind]) => kind),
      ["app"],
    );
  });
});

describe("An invitation that would go out under another identity than was promised", () => {
  for (const [mode, promised, caution, untilNow] of [
    ["app", undefined, "sent-by-app", { kind: "person", name: adele.name }],
    ["user", "app", "sent-by-you", { kind: "app" }],
  ] as const) {
    it(`is not tried again before the requester knows: ${caution}`, async () => {
      const outside = aWorld(mode);
      const before = failed("busy", promised && { inviteAs: promised });
      await keep(outside, before);
      const refusal = { kind: "to-confirm", cautions: [{ kind: caution, untilNow }] };
      assert.deepEqual(await retry(outside, before), { kind: "refused", refusal });
      assert.equal((await retry(outside, before)).kind, "refused");
      assert.deepEqual([actors(outside), (await stateIn(outside, before))?.kind], [[], "failed"]);

      const sent = await retry(outside, before, [caution]);
      assert.ok(sent.kind === "invited" && sent.invitation.inviteAs === (mode === "app" ? "app" : undefined));
      assert.deepEqual(
        actors(outside).map(([kind]) => kind),
        [mode === "app" ? "app" : "person"],
      );
    });

    it(`is not mailed again before the requester knows: ${caution}`, async () => {
      const outside = aWorld(mode);
      const before = invited({ email: "sam@fabrikam.com", ...(promised && { inviteAs: promised }) });
      await keep(outside, before);
      outside.directory.add({ id: id("guest-1") });
      const resend = (confirmed: readonly CautionKind[]) =>
        resendInvitation(outside.ports, { id: before.id, resends: 0, by: adele, ssoToken, confirmed });
      const first = await resend([]);
      assert.ok(first.kind === "refused" && first.refusal.kind === "to-confirm");
      assert.deepEqual(actors(outside), []);
      assert.equal((await resend([caution])).kind, "resent");
    });
  }
});
