import assert from "node:assert/strict";
import { GuestlistBot } from "../../../bot/bot.ts";
import { createContinuations } from "../../../src/continuations.ts";
import { cardVerbs } from "../../../src/cards/verbs.ts";
import type { CardVerb } from "../../../src/cards/verbs.ts";
import type { Invitation } from "../../../src/domain/invitation.ts";
import { bindFlows } from "../../../src/flows/flows.ts";
import { cardAction, teamsIds } from "../../build/activities.ts";
import { awaiting } from "../../build/an-approval.ts";
import { adele as asked, approvalsChannel, diego, inChannel } from "../../build/a-decision.ts";
import { justification } from "../../build/a-world-with-approvers.ts";
import { conversationReference } from "../../build/conversation-reference.ts";
import { at, id } from "../../build/ids.ts";
import { accepted, failed, invited } from "../../build/in-state.ts";
import { newId } from "../../build/new-id.ts";
import { stop } from "../../fakes/app-world.ts";
import { fakeOutside } from "../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../fakes/fake-outside.ts";
import { heardInTurn } from "../../fakes/heard-in-turn.ts";
import { keep } from "../../fakes/kept-in.ts";
import { letTimePass } from "../../fakes/run-due-jobs.ts";

/** Adele as Teams names her in the activities. */
const adele = { ...asked, id: id(teamsIds.adele) };
const partner = { email: "sam@fabrikam.com" };
const form = { invitation: newId(), for: teamsIds.adele, ...partner };

interface Given {
  readonly data: object;
  /** What is stored before the press. */
  readonly stored?: readonly Invitation[];
  readonly prepare?: (outside: FakeOutside) => unknown;
}

const about = (invitation: Invitation, more: object = {}): Given => ({
  data: { invitation: invitation.id, ...more },
  stored: [invitation],
});
const own = () => invited({ requester: adele, ...partner });
const open = () => about(own());
const request = () => awaiting({ requester: diego });
const question = { kind: "question", by: diego.id, name: diego.name, at: id("2026-11-20T10:00:00.000Z"), text: "Why?" } as const;
const asAdmin = ({ policy }: FakeOutside) => policy.change({ admins: { people: [adele.id], directoryRoles: false } });
const needsApproval = ({ policy }: FakeOutside) => policy.change({ rules: [{ name: "All", when: {}, verdict: "approve" }] });

const inTeam = { conversation: id(`${approvalsChannel};messageid=1700000000020`), card: id("1700000000021") } as const;
const added = {
  groupId: "team-1",
  name: "Contoso Partners",
  stage: "added",
  since: at("09:30"),
  by: { id: adele.id, name: adele.name },
} as const;

/** The person owns the team behind the channel, and the guest can be found; they are in it if they were added. */
function ownTeam(given: Given): Given {
  const isAdded = given.stored?.some(({ team }) => team?.stage === "added") ?? false;
  const prepare = ({ teamMembers }: FakeOutside) => {
    teamMembers.teams.set("team-1", { owners: [adele.id], members: new Set(isAdded ? [id("guest-1")] : []), name: "Contoso Partners" });
    teamMembers.users.add(id("guest-1"));
  };
  return { ...given, prepare };
}

/** One or more situations for each verb. */
const presses: Readonly<Record<CardVerb, readonly Given[]>> = {
  "send-invitation": [
    { data: form },
    { data: form, prepare: ({ directory }) => directory.contacts.set(partner.email, "Sam") },
    { data: form, prepare: needsApproval },
    { data: { ...form, justification, confirmed: ["needs-approval"] }, prepare: needsApproval },
    { data: { ...form, email: "sam@contoso.com" } },
    { data: { ...form, email: "" } },
  ],
  approve: [about(request())],
  "open-changes": [about(request())],
  "approve-changed": [about(request(), { message: "Welcome" })],
  "ask-back": [about(request(), { question: "What for?" })],
  reject: [about(request(), { reason: "Not now" })],
  "show-link": [open()],
  "show-heads-up": [open()],
  "show-card": [open()],
  retry: [
    about(failed("busy", { requester: adele, ...partner })),
    {
      ...about(failed("to-confirm", { requester: adele, ...partner })),
      prepare: ({ directory }) => directory.contacts.set(partner.email, "Sam"),
    },
  ],
  resend: [about(own(), { resends: 0 })],
  "fix-address": [open()],
  "invite-again": [about(failed("to-confirm", { requester: adele }))],
  revoke: [open()],
  "revoke-confirmed": [open()],
  "open-form": [{ data: { email: "" } }],
  "show-pending": [{ data: { of: "mine", page: "first" } }],
  "show-approval": [about(request())],
  "show-waiting": [{ data: { page: "first" } }],
  "run-command": [{ data: { text: "help" } }],
  "show-history": [open()],
  "add-to-team": [about(accepted({ requester: adele })), ownTeam(about(accepted({ requester: adele, home: inTeam }), { owners: 1 }))],
  "remove-from-team": [ownTeam(about(accepted({ requester: adele, home: inTeam, team: added }), { owners: 1 }))],
  "choose-team": [ownTeam(about(accepted({ requester: adele })))],
  "cant-get-in": [about(accepted({ requester: adele })), about(accepted({ requester: adele }), { answer: "account" })],
  withdraw: [about(awaiting({ requester: adele }))],
  "answer-question": [about(awaiting({ requester: adele }, { remarks: [question] }), { answer: "A campaign" })],
  "announce-everything": [{ data: {} }, { data: {}, prepare: asAdmin }],
  "use-for-approvals": [{ data: {} }, { data: {}, prepare: asAdmin }],
  "ask-admin": [{ data: {} }],
  "try-one": [{ data: {} }, { data: {}, prepare: async (outside) => (asAdmin(outside), stop(outside)) }],
};

async function world({ stored = [], prepare }: Given) {
  const outside = fakeOutside();
  Object.assign(outside.identity, { tenantId: teamsIds.tenant });
  inChannel(outside, adele, asked);
  const { ports } = outside;
  await ports.conversations.remember(conversationReference({ id: id(approvalsChannel) }));
  await ports.conversations.remember(conversationReference({ id: id(teamsIds.thread) }));
  await ports.settings.chooseApprovalsPlace({
    conversation: id(approvalsChannel),
    by: id("megan"),
    locale: "en-US",
    timeZone: "UTC",
    since: id("2026-11-20T09:00:00.000Z"),
  });
  const channel = { channelId: approvalsChannel, channelName: "Guest approvals" };
  outside.teams.places.push({ groupId: "team-1", teamName: "Contoso Partners", ...channel });
  await keep(outside, ...stored);
  outside.directory.add({ id: id("guest-1") });
  if (stored.length === 0 || stored[0]?.state.kind === "failed") outside.directory.users.clear();
  await prepare?.(outside);
  return { ...outside, ports: { ...ports, terms: { ...ports.terms, tenantId: teamsIds.tenant } } };
}

type World = Awaited<ReturnType<typeof world>>;

/** A process: what it knows about presses is forgotten when another one starts. */
function start({ ports, clock, log }: World) {
  return new GuestlistBot({ flows: bindFlows(ports), continuations: createContinuations({ clock, log }), log });
}

const withoutIds = (value: unknown) => JSON.parse(JSON.stringify(value).replaceAll(/[\da-f]{8}-[\da-f]{4}-[\da-f-]{22}/g, "id"));

const looks: ReadonlySet<string> = new Set(["link-shown", "decision-refused"]);
const tries: ReadonlySet<string> = new Set(["requested", "failed"]);

/**
 * All that happened outside and in the trail, without what is added by each look at a link, and by each try that ends with the form. To ask
 * for a lost link twice is harmless: that mails nobody.
 */
function effects(outside: World, posted: number) {
  const { directory, teamMembers, store, notifier, approvals } = outside;
  const posts = directory.invited.map(({ request: post }) => post);
  const isTry = (detail?: string) => detail === undefined || detail === "to-confirm";
  const trail = store.events().filter(({ what, detail }) => !looks.has(what) && !(tries.has(what) && isTry(detail)));
  return withoutIds({
    mails: posts.filter(({ sendMail }) => sendMail).map(({ email }) => email),
    hasAskedForLink: posts.some(({ sendMail }) => !sendMail),
    guests: directory.users.size,
    added: [...teamMembers.teams.values()].map(({ members }) => members.size),
    trail: trail.map(({ what, detail }) => [what, detail]),
    notices: notifier.said.filter(({ what }) => what !== "edit").map(({ what }) => what),
    toApprovers: approvals.said.filter(({ what }) => what !== "edit").map(({ what }) => what),
    posted,
  });
}

const isAnswer = (said: unknown) => JSON.stringify(said).includes("statusCode");

type Pressed = Parameters<typeof heardInTurn>[1];

const ways = {
  once: async (outside: World, press: Pressed) => [await heardInTurn(start(outside), press)],
  "twice at once": async (outside: World, press: Pressed) => {
    const bot = start(outside);
    return Promise.all([heardInTurn(bot, press), heardInTurn(bot, press)]);
  },
  "twice in sequence": async (outside: World, press: Pressed) => {
    const bot = start(outside);
    return [await heardInTurn(bot, press), await heardInTurn(bot, press)];
  },
  "across a restart": async (outside: World, press: Pressed) => [
    await heardInTurn(start(outside), press),
    await heardInTurn(start(outside), press),
  ],
  "at two instances at once": async (outside: World, press: Pressed) =>
    Promise.all([heardInTurn(start(outside), press), heardInTurn(start(outside), press)]),
  /** Each click is a press of its own. */
  "as a double click at two instances": async (outside: World, press: Pressed) =>
    Promise.all([heardInTurn(start(outside), press), heardInTurn(start(outside), { ...press, id: "f:2" })]),
} as const;

async function run(way: keyof typeof ways, verb: CardVerb, given: Given) {
  const outside = await world(given);
  const heard = await ways[way](outside, cardAction({ verb, data: given.data, token: `sso:${teamsIds.adele}` }));
  await letTimePass({ ...outside.ports, clock: outside.clock }, 200_000);
  const all = heard.flat();
  const answers = all.filter(isAnswer);
  const states = outside.store.events().map(({ invitation }) => invitation);
  const left = await Promise.all([...new Set(states)].map(async (one) => (await outside.store.invitations.find(one))?.state.kind));
  return { answers: withoutIds(answers), effects: effects(outside, all.length - answers.length), left };
}

describe("A press that Teams delivers twice", () => {
  for (const verb of cardVerbs) {
    for (const [index, given] of presses[verb].entries()) {
      const name = presses[verb].length > 1 ? `${verb} (${index + 1})` : verb;
      it(`${name} has one effect, and both get a true answer`, async () => {
        const once = await run("once", verb, given);
        for (const way of ["twice at once", "twice in sequence"] as const) {
          const twice = await run(way, verb, given);
          assert.deepEqual([way, twice.effects, twice.answers], [way, once.effects, [...once.answers, ...once.answers]]);
        }
        const restarted = await run("across a restart", verb, given);
        assert.deepEqual(restarted.effects, once.effects);
        for (const { left } of [once, restarted]) assert.ok(!left.includes("requested") && !left.includes("sending"), String(left));
        assert.equal(JSON.stringify(restarted.answers).includes("Working on it"), false);
      });

      it(`${name} has one effect, and both get an answer, at two instances`, async () => {
        const once = await run("once", verb, given);
        for (const way of ["at two instances at once", "as a double click at two instances"] as const) {
          const twice = await run(way, verb, given);
          assert.deepEqual([way, twice.effects, twice.answers.length], [way, once.effects, 2 * once.answers.length]);
          assert.ok(!twice.left.includes("requested") && !twice.left.includes("sending"), String(twice.left));
        }
      });
    }
  }
});
