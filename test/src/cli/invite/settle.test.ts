import assert from "node:assert/strict";
import { settle } from "../../../../src/cli/invite/settle.ts";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import type { RequestOutcome } from "../../../../src/flows/inviting/request.ts";
import { adele, diego } from "../../../build/a-decision.ts";
import { awaiting } from "../../../build/an-approval.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at } from "../../../build/ids.ts";
import { accepted, failed, invited, sending } from "../../../build/in-state.ts";
import { shellOnFakes } from "../shell-on-fakes.ts";

const redeemUrl = "https://login.example/redeem";

/** How asking ends with this outcome: the exit, what is printed and what is said. */
async function settled(
  outcome: RequestOutcome,
  { isSelf = true, link = redeemUrl }: { readonly isSelf?: boolean; readonly link?: string | null } = {},
) {
  const { shell, flows, said, printed } = shellOnFakes(adele);
  const showRedeemLink = async () => (link === null ? { kind: "sign-in-needed" } : { kind: "link", redeemUrl: link }) as never;
  const { exit, invitation } = await settle(shell, { by: adele, isSelf, flows: { ...flows, showRedeemLink } }, outcome);
  return { exit, invitation, said, printed, printedLink: printed[0]?.["InviteRedeemUrl"] };
}

const queued = (goesOutAt?: string) =>
  anInvitation({
    state: { kind: "queued", since: at("10:00"), confirmed: [], ...(goesOutAt !== undefined && { goesOutAt: at(goesOutAt) }) },
  });

describe("settle", () => {
  it("prints a new invitation with its link", async () => {
    const invitation = invited({ requester: adele });
    const { exit, said, printed, printedLink, ...end } = await settled({ kind: "invited", invitation });
    const told = `${invitation.email} is invited: Microsoft sends the mail. You are told in Teams when they accept.`;
    assert.deepEqual([exit, said, end.invitation, printed.length], ["done", [told], invitation, 1]);
    assert.equal(printedLink, "https://login.example/redeem");
  });

  it("says who passes the link on without a mail, and who is told of an override", async () => {
    const { options } = invited();
    const invitation = {
      ...invited({ options: { ...options, sendMail: false } }),
      override: { by: adele.id, at: at("10:00"), rule: "Competitors", what: "deny" as const, reason: "The board agreed" },
    };
    const own = (await settled({ kind: "invited", invitation })).said.join();
    assert.match(own, /no mail is sent, so pass the link on\. You are told .* The policy was set aside for it: the other administrators/);
    const ofApp = (await settled({ kind: "invited", invitation }, { isSelf: false })).said.join();
    assert.match(ofApp, /pass the link on, which the sponsor finds on the card\. The sponsor is told/);
  });

  it("shows no link to the app, for one that isn't open, and where it is refused", async () => {
    const links = [
      await settled({ kind: "invited", invitation: invited() }, { isSelf: false }),
      await settled({ kind: "already-submitted", invitation: accepted() }),
      await settled({ kind: "invited", invitation: invited() }, { link: null }),
    ];
    assert.deepEqual(
      links.map(({ printedLink, exit }) => [printedLink, exit]),
      links.map(() => [null, "done"]),
    );
  });

  const next: readonly (readonly [string, Invitation, string, RegExp])[] = [
    ["needs approval", awaiting(), "refused", /Contoso Partners must approve it first/],
    ["waits for its turn", queued("11:00"), "refused", /waits for its turn and goes out at .*2026/],
    ["waits for Microsoft", queued(), "blocked", /Microsoft has stopped your organization's invitations/],
    ["has no answer yet", sending(), "failed", /hasn't said whether .* was invited\. The bot finds out; don't invite again/],
  ];
  for (const [what, invitation, exit, words] of next) {
    it(`says what happens when it ${what}`, async () => {
      const end = await settled({ kind: "already-submitted", invitation });
      assert.deepEqual([end.exit, end.printed.length], [exit, 1]);
      assert.match(end.said.join(), words);
    });
  }

  it("prints one's own open invitation again, and not another person's", async () => {
    const own = invited({ requester: adele });
    const refused = (invitation: Invitation) => ({ kind: "refused", refusal: { kind: "already-invited", invitation } }) as RequestOutcome;
    const mine = await settled(refused(own));
    assert.deepEqual([mine.exit, mine.invitation, mine.printed.length, mine.said.length], ["done", own, 1, 1]);
    const theirs = await settled(refused(invited({ requester: diego })));
    assert.deepEqual([theirs.exit, theirs.invitation, theirs.printed], ["done", undefined, []]);
  });

  const nothingSent: readonly (readonly [RequestOutcome, string])[] = [
    [{ kind: "failed", invitation: failed("group-address") }, "refused-by-microsoft"],
    [{ kind: "failed", invitation: anInvitation() }, "failed"],
    [{ kind: "refused", refusal: { kind: "stopped" } }, "blocked"],
    [{ kind: "problems", problems: { email: "email-missing" } }, "usage"],
    [{ kind: "sign-in-needed" }, "sign-in-needed"],
    [{ kind: "silent" }, "refused"],
    [{ kind: "not-yours" }, "failed"],
  ];
  for (const [outcome, exit] of nothingSent) {
    it(`ends with “${exit}” and prints nothing: ${JSON.stringify(outcome).slice(0, 60)}`, async () => {
      await assert.rejects(settled(outcome), { exit });
    });
  }
});
