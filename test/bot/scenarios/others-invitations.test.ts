import assert from "node:assert/strict";
import { GuestlistBot } from "../../../bot/bot.ts";
import { cardVerbs } from "../../../src/cards/verbs.ts";
import type { CardVerb } from "../../../src/cards/verbs.ts";
import { createContinuations } from "../../../src/continuations.ts";
import type { Invitation } from "../../../src/domain/invitation.ts";
import { bindFlows } from "../../../src/flows/flows.ts";
import { cardAction, message, teamsIds } from "../../build/activities.ts";
import type { GivenActivity } from "../../build/activities.ts";
import { anApproval, awaiting } from "../../build/an-approval.ts";
import { diego, inChannel, megan } from "../../build/a-decision.ts";
import { anInvitation } from "../../build/an-invitation.ts";
import { at, id } from "../../build/ids.ts";
import { accepted, failed, invited } from "../../build/in-state.ts";
import { newId } from "../../build/new-id.ts";
import { person } from "../../build/person.ts";
import { fakeOutside } from "../../fakes/fake-outside.ts";
import { heardInTurn } from "../../fakes/heard-in-turn.ts";
import { keep } from "../../fakes/kept-in.ts";

const partner = { email: "hidden.partner@fabrikam.com", requester: diego };
const away = { home: { conversation: id("19:project@thread.tacv2;messageid=1700000000007"), card: id("1700000000007") } };
const question = { kind: "question", by: megan.id, name: megan.name, at: at("10:00"), text: "Why?" } as const;
const decision = { kind: "approved", by: megan.id, name: megan.name, at: at("10:00") } as const;
const given = { ...partner, ...away };

/** An invitation of Diego's in each state that has buttons. */
const states: readonly Invitation[] = [
  invited(given),
  accepted(given),
  failed("busy", given),
  failed("to-confirm", given),
  failed("not-confirmed", given),
  anInvitation({ ...given, state: { kind: "revoked", since: at("10:00"), guestId: id("guest-1"), why: "asked" } }),
  anInvitation({ ...given, state: { kind: "removed", since: at("10:00"), guestId: id("guest-1") } }),
  awaiting(given),
  awaiting(given, { remarks: [question] }),
  { ...awaiting(given, { decision }), state: { kind: "invited", since: at("10:00"), guestId: id("guest-1") } },
];

/** Verbs without an invitation in their data; what their answer says doesn't depend on one. */
const withoutInvitation: ReadonlySet<CardVerb> = new Set([
  "open-form",
  "show-pending",
  "show-waiting",
  "run-command",
  "announce-everything",
  "use-for-approvals",
  "ask-admin",
]);
const inputs = { resends: 0, reason: "No", question: "Why?", answer: "Because", message: "Hi", for: teamsIds.adele, email: "a@b.example" };
const secrets = /hidden\.partner|Diego|Megan|1700000000007|guest-1/;

async function world(stored: Invitation) {
  const outside = fakeOutside();
  Object.assign(outside.identity, { tenantId: teamsIds.tenant });
  inChannel(outside, megan);
  outside.directory.types.set(id(teamsIds.adele), "Member");
  await keep(outside, stored);
  const ports = { ...outside.ports, terms: { ...outside.ports.terms, tenantId: teamsIds.tenant } };
  const { clock, log } = outside;
  return { outside, bot: new GuestlistBot({ flows: bindFlows(ports), continuations: createContinuations({ clock, log }), log }) };
}

const personally: GivenActivity = {
  conversation: { id: teamsIds.chat, conversationType: "personal", tenantId: teamsIds.tenant },
  channelData: { tenant: { id: teamsIds.tenant } },
};
const places: Readonly<Record<string, GivenActivity>> = { "their own chat": personally, "another channel": {} };

/** What Adele reads when she presses, with her own token, and what is stored of the invitation afterwards. */
async function press(stored: Invitation, verb: CardVerb, invitation: string, place: GivenActivity) {
  const { outside, bot } = await world(stored);
  const data = { invitation, ...inputs };
  const heard = await heardInTurn(bot, cardAction({ verb, data, token: `sso:${teamsIds.adele}` }, place));
  return { heard, after: await outside.store.invitations.find(stored.id), invited: outside.directory.invited.length };
}

describe("A person who may not see an invitation, but knows its id", () => {
  for (const verb of cardVerbs.filter((one) => !withoutInvitation.has(one) && one !== "send-invitation")) {
    for (const [where, place] of Object.entries(places)) {
      it(`reads with ${verb} in ${where} what they would read about no invitation at all`, async () => {
        for (const stored of states) {
          const { heard, after, invited: posts } = await press(stored, verb, stored.id, place);
          const nothing = await press(stored, verb, newId(), place);
          assert.deepEqual([stored.state.kind, heard], [stored.state.kind, nothing.heard]);
          assert.doesNotMatch(JSON.stringify(heard), secrets);
          assert.deepEqual([after, posts], [stored, 0]);
        }
      });
    }
  }

  it("can't submit a form with its id, and learns nothing from it", async () => {
    for (const stored of states) {
      const { heard, after, invited: posts } = await press(stored, "send-invitation", stored.id, personally);
      assert.match(JSON.stringify(heard), /another person's form|somebody else|form/i);
      assert.doesNotMatch(JSON.stringify(heard), secrets);
      assert.deepEqual([after, posts], [stored, 0]);
    }
  });

  for (const text of ["status hidden.partner@fabrikam.com", "pending", "pending fabrikam.com", "waiting"]) {
    it(`learns nothing from "${text}" that isn't in the directory`, async () => {
      for (const stored of states) {
        const { bot } = await world(stored);
        assert.doesNotMatch(JSON.stringify(await heardInTurn(bot, message({ text }))), /Diego|Megan|1700000000007/);
      }
    });
  }
});

describe("A person who may see somebody else's invitation", () => {
  const here = { home: { conversation: id(teamsIds.thread), card: id("1700000000002") } };

  for (const verb of ["show-link", "show-heads-up", "fix-address", "resend", "revoke", "revoke-confirmed"] as const) {
    it(`reads with ${verb} who may press it`, async () => {
      const stored = invited({ ...partner, ...here });
      assert.match(JSON.stringify((await press(stored, verb, stored.id, {})).heard), /Diego/);
    });
  }

  it("reads with retry who may press it", async () => {
    const stored = failed("busy", { ...partner, ...here });
    assert.match(JSON.stringify((await press(stored, "retry", stored.id, {})).heard), /Diego/);
  });
});

describe("The approver who decided", () => {
  const approver = person({ name: "Adele Vance", id: id(teamsIds.adele) });
  const approved = { ...decision, by: approver.id, name: approver.name };

  it("may act on what they sent from their own chat, too", async () => {
    const approval = anApproval({ decision: approved });
    const stored = { ...failed("busy", given), approval, inviteAs: "approver" as const };
    const { invited: posts } = await press(stored, "retry", stored.id, personally);
    assert.equal(posts, 1);
  });
});
