import assert from "node:assert/strict";
import { GuestlistBot } from "../../../bot/bot.ts";
import { approvalData } from "../../../src/cards/approval.ts";
import { invitationData } from "../../../src/cards/invitation.ts";
import { noticeText } from "../../../src/cards/notice.ts";
import { pendingData } from "../../../src/cards/pending.ts";
import { waitingData } from "../../../src/cards/waiting.ts";
import type { PersonId } from "../../../src/domain/ids.ts";
import type { Invitation } from "../../../src/domain/invitation.ts";
import { bindFlows } from "../../../src/flows/flows.ts";
import { approvalsChannel, inChannel } from "../../build/a-decision.ts";
import { justification } from "../../build/a-world-with-approvers.ts";
import { cardAction, teamsIds } from "../../build/activities.ts";
import { conversationReference } from "../../build/conversation-reference.ts";
import { at, id } from "../../build/ids.ts";
import { newId } from "../../build/new-id.ts";
import { person } from "../../build/person.ts";
import { patient, texts } from "../../fakes/action-call.ts";
import { fakeOutside } from "../../fakes/fake-outside.ts";
import { heardInTurn } from "../../fakes/heard-in-turn.ts";

const adele: PersonId = id(teamsIds.adele);
const megan: PersonId = id("33333333-3333-4333-8333-000000000001");

/** A world where Adele's requests go to Megan, and Teams names neither. */
async function world() {
  const outside = fakeOutside();
  Object.assign(outside.identity, { tenantId: teamsIds.tenant });
  inChannel(outside, person({ id: adele, name: "" }), person({ id: megan, name: "" }));
  outside.policy.change({ rules: [{ name: "All", when: {}, verdict: "approve" }] });
  const place = { by: megan, locale: "en-US", timeZone: "UTC", since: at("09:00") };
  await outside.ports.conversations.remember(conversationReference({ id: id(approvalsChannel) }));
  await outside.ports.settings.chooseApprovalsPlace({ conversation: id(approvalsChannel), ...place });
  return outside;
}

type World = Awaited<ReturnType<typeof world>>;

/** One press of a person whose name is empty, or missing. */
async function press({ ports, log }: World, from: object, verb: string, data: object, token: string): Promise<void> {
  const terms = { ...ports.terms, tenantId: teamsIds.tenant };
  const bot = new GuestlistBot({ flows: bindFlows({ ...ports, terms }), continuations: patient, log });
  const conversation = { id: verb === "send-invitation" ? teamsIds.thread : approvalsChannel, conversationType: "channel" };
  await heardInTurn(bot, cardAction({ verb, data, token }, { from, conversation }));
}

/** Requests an invitation, asks back, answers, and approves. */
async function decided(outside: World, unnamed: object): Promise<Invitation> {
  const invitation = newId();
  const [asks, decides] = [
    { id: "29:adele", aadObjectId: adele, ...unnamed },
    { id: "29:megan", aadObjectId: megan, ...unnamed },
  ];
  const form = { invitation, for: adele, email: "sam@fabrikam.com", justification, confirmed: ["needs-approval"] };
  await press(outside, asks, "send-invitation", form, `sso:${adele}`);
  await press(outside, decides, "ask-back", { invitation, question: "Why?" }, `sso:${megan}`);
  await press(outside, asks, "answer-question", { invitation, answer: "Because" }, `sso:${adele}`);
  await press(outside, decides, "approve", { invitation }, `sso:${megan}`);
  return (await outside.store.invitations.find(id(invitation))) ?? assert.fail("nothing is stored");
}

const ways: readonly (readonly [what: string, prepare: (world: World) => void, asks: string, decides: string])[] = [
  [
    "their tokens have",
    ({ identity }) => void identity.names.set(adele, "Adele Vance").set(megan, "Megan Bowen"),
    "Adele Vance",
    "Megan Bowen",
  ],
  [
    "the directory has",
    ({ directory }) => {
      directory.add({ id: id(adele), displayName: "Adele of Contoso", mail: "a@contoso.com" });
      directory.add({ id: id(megan), displayName: "", mail: "megan@contoso.com" });
    },
    "Adele of Contoso",
    "megan@contoso.com",
  ],
  ["nobody has", () => undefined, "a colleague", "a colleague"],
];

describe("A person without a name in Teams", () => {
  for (const [what, prepare, asks, decides] of ways) {
    for (const unnamed of [{ name: "" }, { name: " \u200b" }, { name: "***" }, {}]) {
      it(`has the name that ${what}, on every card and in every notice: ${JSON.stringify(unnamed)}`, async () => {
        const outside = await world();
        prepare(outside);
        const invitation = await decided(outside, unnamed);
        const { requester, approval } = invitation;
        assert.equal(requester.name, asks);
        assert.deepEqual([...(approval?.remarks ?? []).map(({ name }) => name), approval?.decision?.name], [decides, asks, decides]);
        const notice = noticeText({ invitation, notice: "approved", hearer: { as: "requester", person: requester }, inTeam: false }, texts);
        const list = { filter: { of: "here" }, page: { kind: "first" }, invitations: [invitation], count: 1, now: at("10:05") } as const;
        const shown = [
          invitationData({ invitation }, texts),
          approvalData({ invitation, toMention: { people: [] } }, texts),
          pendingData(list, texts),
          waitingData({ invitations: [invitation], now: at("10:05") }, texts),
        ];
        for (const data of shown) {
          assert.ok(JSON.stringify(data).includes(asks), JSON.stringify(data));
          assert.doesNotMatch(JSON.stringify(data), /"value":""|<at><\/at>|"text":" /);
        }
        assert.deepEqual([notice.mention?.name, notice.text.includes(`\n\n<at>${asks}</at>, `)], [asks, true]);
      });
    }
  }
});
