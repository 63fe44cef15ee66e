import assert from "node:assert/strict";
import fc from "fast-check";
import { cautionKinds } from "../../../../src/domain/caution.ts";
import type { ConversationId } from "../../../../src/domain/ids.ts";
import type { Invitation, InvitationStateKind } from "../../../../src/domain/invitation.ts";
import type { FormValues } from "../../../../src/domain/invite-form.ts";
import type { Person } from "../../../../src/domain/person.ts";
import { approveInvitation } from "../../../../src/flows/deciding/approve-invitation.ts";
import { rejectInvitation } from "../../../../src/flows/deciding/reject-invitation.ts";
import { withdrawRequest } from "../../../../src/flows/deciding/withdraw-request.ts";
import type { Submission } from "../../../../src/flows/inviting/request.ts";
import { requestInvitation } from "../../../../src/flows/inviting/request-invitation.ts";
import { retryInvitation } from "../../../../src/flows/inviting/retry-invitation.ts";
import { resendInvitation } from "../../../../src/flows/tending/resend-invitation.ts";
import { showRedeemLink } from "../../../../src/flows/tending/show-redeem-link.ts";
import { approvalsChannel } from "../../../build/a-decision.ts";
import { aSubmission } from "../../../build/a-submission.ts";
import { id } from "../../../build/ids.ts";
import { partnerPage, turns } from "./histories-policy.ts";
import { admin, answers, approvers, requesters } from "./histories-world.ts";
import type { Answer, Fate, HistoriesWorld, Where } from "./histories-world.ts";

export const hour = 3_600_000;
export const day = 24 * hour;

export interface Happening {
  readonly what: keyof typeof happenings;
  readonly which: number;
  readonly who: number;
  readonly answers: readonly Answer[];
  readonly process: number;
  readonly fate: Fate;
  /** The jobs that are due together run in the other order. */
  readonly backwards: boolean;
  /** Milliseconds that pass afterwards. */
  readonly wait: number;
}

const chosen = <T>(list: readonly T[], which: number): T => list[which % list.length] ?? assert.fail();
const approvals: ConversationId = id(approvalsChannel);
const confirmed = cautionKinds;
export const unasked = cautionKinds.filter((kind) => kind !== "needs-approval");
const domains = ["fabrikam.com", "northwind.com", "eu.fabrikam.com", "tailspin.com"];
const extras: readonly FormValues[] = [
  {},
  {},
  { cc: "boss@northwind.com" },
  { message: "Welcome!" },
  { redirectUrl: partnerPage },
  { sendMail: "false" },
  { cc: "boss@tailspin.com", message: "Welcome!" },
];

/** Forms that were submitted, to be submitted again. */
export class Forms {
  readonly all: Submission[] = [];
  #addresses = 0;

  /** Now and then the address of somebody else's form. */
  make({ which, who }: Pick<Happening, "which" | "who">, isAsking: boolean, replaces?: Invitation): Submission {
    const by = replaces?.requester ?? chosen(requesters, who);
    this.#addresses += 1;
    const before = which % 5 === 0 ? this.all[which % Math.max(this.all.length, 1)] : undefined;
    const email = before?.values.email ?? `p${this.#addresses}@${chosen(domains, which)}`;
    const values = { email, ...(isAsking && { justification: "For the campaign" }), ...chosen(extras, which + who) };
    const given = { by, values, confirmed: isAsking ? confirmed : unasked };
    const form = aSubmission({ ...given, ...(replaces && { replaces: replaces.id }) });
    this.all.push(form);
    return form;
  }
}

export interface Scene {
  readonly world: HistoriesWorld;
  readonly forms: Forms;
}

const withCopy = (form: Submission): Submission => ({ ...form, values: { ...form.values, cc: "boss@northwind.com" } });

/** A form that is refused leaves nothing behind. */
async function submit({ world }: Scene, form: Submission, where: Where = {}): Promise<void> {
  const { invitations, events } = world.outside.store;
  const isKnown = (await invitations.find(form.id)) !== undefined;
  const openBefore = await world.openOf(form.by.id);
  const outcome = await world.work((ports) => requestInvitation(ports, form), { by: form.by, ...where });
  world.witness.log.push(`  ${outcome?.kind ?? "died"} ${outcome?.kind === "refused" ? outcome.refusal.kind : ""}`);
  const stored = await invitations.find(form.id);
  const { pending } = world.policy.caps;
  const isMore = (await world.openOf(form.by.id)) > openBefore;
  if (isMore && form.replaces === undefined && pending !== undefined) assert.ok(openBefore < pending, "more open than the cap allows");
  if (isKnown || outcome?.kind !== "refused" || outcome.next !== undefined) return;
  assert.deepEqual([stored, events().filter(({ invitation }) => invitation === form.id)], [undefined, []]);
}

/** Somebody presses on one of the invitations in these states. */
function onOne(
  states: readonly InvitationStateKind[],
  press: (scene: Scene, given: Happening, one: Invitation) => Promise<unknown>,
): Doing {
  return async (scene, given) => {
    const fitting = (await scene.world.invitations()).filter(({ state }) => states.includes(state.kind));
    if (fitting.length > 0) await press(scene, given, chosen(fitting, given.which));
  };
}

const token = ({ id: one }: Person) => `sso:${one}`;
const presses = ({ world }: Scene, one: Invitation, by: Person, where: Where) => ({
  approve: () =>
    world.work((ports) => approveInvitation(ports, { id: one.id, by, conversation: approvals, ssoToken: token(by), confirmed }), {
      ...where,
      by,
    }),
  retry: () => world.work((ports) => retryInvitation(ports, { id: one.id, by, ssoToken: token(by), confirmed }), { ...where, by }),
  resend: () =>
    world.work((ports) => resendInvitation(ports, { id: one.id, by, resends: one.resends, ssoToken: token(by), confirmed }), {
      ...where,
      by,
    }),
  link: () => world.work((ports) => showRedeemLink(ports, { id: one.id, by, ssoToken: token(by) }), { ...where, by }),
});

/** The requester, the one who approved, or anybody. */
function presser({ requester, approval }: Invitation, who: number): Person {
  const by = approval?.decision?.by;
  const approver = approvers.find(({ id: one }) => one === by);
  return chosen([requester, approver ?? requester, chosen(requesters, who), admin], who);
}

type Doing = (scene: Scene, given: Happening) => Promise<unknown>;
const both = (given: Happening): readonly [Where, Where] => [
  { process: 0, fate: { late: [0, 3, 1, 7, 2] } },
  { process: 1, fate: { late: [given.which, 1, given.who, 5] } },
];

export const happenings = {
  submit: async (scene, given) => submit(scene, scene.forms.make(given, false), given),
  ask: async (scene, given) => submit(scene, scene.forms.make(given, true), given),
  "submit the same form at once": async (scene, given) => {
    const form = scene.forms.make(given, given.who % 2 === 1);
    await Promise.all(both(given).map((where) => scene.world.work((ports) => requestInvitation(ports, form), { ...where, by: form.by })));
  },
  "submit an old form again": async (scene, given) => {
    if (scene.forms.all.length > 0) await submit(scene, chosen(scene.forms.all, given.which), given);
  },
  "one person submits many": async (scene, given) => {
    for (let count = 0; count < 7; count++) await submit(scene, scene.forms.make({ ...given, which: given.which + count }, false));
  },
  "everybody submits": async (scene, given) => {
    for (let who = 0; who < 12; who++) await submit(scene, scene.forms.make({ which: given.which + who, who }, who % 3 === 2));
  },
  "two people submit at once": async (scene, given) => {
    const forms = [scene.forms.make(given, false), scene.forms.make({ ...given, who: given.who + 1 }, false)];
    const wheres = both(given);
    const doing = forms.map((form, place) =>
      scene.world.work((ports) => requestInvitation(ports, form), { ...wheres[place], by: form.by }),
    );
    await Promise.all(doing);
  },
  "fix the address": onOne(["invited"], async (scene, given, one) => submit(scene, scene.forms.make(given, false, one), given)),
  approve: onOne(["awaiting-approval"], async (scene, given, one) => presses(scene, one, chosen(approvers, given.who), given).approve()),
  "approve all": async (scene, given) => {
    for (const one of await scene.world.invitations())
      if (one.state.kind === "awaiting-approval") await presses(scene, one, chosen(approvers, given.who), {}).approve();
  },
  "two approve at once": onOne(["awaiting-approval"], async (scene, given, one) =>
    Promise.all(both(given).map((where, place) => presses(scene, one, chosen(approvers, place), where).approve())),
  ),
  reject: onOne(["awaiting-approval"], async ({ world }, { who, process, fate }, one) => {
    const by = chosen(approvers, who);
    const press = { id: one.id, by, conversation: approvals, ssoToken: token(by), reason: "No" };
    return world.work((ports) => rejectInvitation(ports, press), { by, process, fate });
  }),
  retry: onOne(["failed"], async (scene, given, one) => presses(scene, one, presser(one, given.who), given).retry()),
  "retry all": async (scene) => {
    for (const one of await scene.world.invitations())
      if (one.state.kind === "failed") await presses(scene, one, presser(one, 0), {}).retry();
  },
  "two retry at once": onOne(["failed"], async (scene, given, one) =>
    Promise.all(both(given).map((where, place) => presses(scene, one, presser(one, place), where).retry())),
  ),
  resend: onOne(["invited"], async (scene, given, one) => presses(scene, one, presser(one, given.who), given).resend()),
  "two resend at once": onOne(["invited"], async (scene, given, one) =>
    Promise.all(both(given).map((where, place) => presses(scene, one, presser(one, place), where).resend())),
  ),
  "resend all day": onOne(["invited"], async (scene, given, { id: one }) => {
    for (let count = 0; count < 9; count++) {
      const now = (await scene.world.outside.store.invitations.find(one)) ?? assert.fail();
      await presses(scene, now, now.requester, {}).resend();
      await scene.world.pass(count % 3 === 0 ? 5 * 60_000 : 15 * 60_000, { steps: 2, process: given.process });
    }
  }),
  "show the link": onOne(["invited"], async (scene, given, one) => presses(scene, one, presser(one, given.who % 2), given).link()),
  /** The block comes before the link is asked for, or with it. */
  "lose an answer, and show the link": async (scene, given) => {
    const { world, forms } = scene;
    const form = forms.make({ ...given, which: 1 + 5 * given.which }, false);
    world.answerAll();
    world.plan(["done, lost", ...(given.who % 3 === 2 ? [] : (["blocked"] as const))]);
    await submit(scene, form);
    await world.pass(130_000, { steps: 4 });
    if (given.who % 3 === 0) await submit(scene, forms.make({ which: 1, who: given.who + 1 }, false));
    const one = await world.outside.store.invitations.find(form.id);
    if (one) await presses(scene, one, form.by, given).link();
    await submit(scene, forms.make({ which: 1, who: given.who + 2 }, false));
  },
  "the policy turns against a copy": async (scene, given) => {
    const forms = [0, 1, 2].map((who) => withCopy(scene.forms.make({ which: 3, who: given.who + who }, who === 2)));
    for (const form of forms) await submit(scene, form);
    scene.world.decree((policy) => Object.assign(policy, { [given.which % 2 ? "denied" : "approved"]: ["northwind.com"] }));
    await scene.world.pass(130_000, { steps: 3 });
    await submit(scene, withCopy(scene.forms.make({ which: 3, who: given.who + 3 }, false)));
  },
  "one person is refused again and again": async (scene, given) => {
    scene.world.plan(["refused", "refused", "refused", "refused", "refused"]);
    for (let count = 0; count < 7; count++) {
      await submit(scene, scene.forms.make({ ...given, which: 1 + 5 * count }, false));
      await scene.world.pass(130_000, { steps: 2 });
    }
  },
  "an admin tries again and again": async (scene, given) => {
    for (let count = 0; count < 4; count++) {
      await scene.world.tryOneBy(admin);
      await submit(scene, scene.forms.make({ ...given, which: given.which + count }, false));
      await scene.world.runDue(given.process);
    }
  },
  withdraw: onOne(["awaiting-approval", "queued"], async ({ world }, { process, fate }, { id: one, requester: by, home }) => {
    const press = { id: one, by, conversation: home.conversation, ssoToken: token(by) };
    return world.work((ports) => withdrawRequest(ports, press), { by, process, fate });
  }),
  "try one": async ({ world }, given) => world.tryOneBy(admin, given),
  "try one, and send": async (scene, given) => {
    await scene.world.tryOneBy(admin);
    for (let count = 0; count < 4; count++) await submit(scene, scene.forms.make({ ...given, which: given.which + count }, false));
  },
  "somebody else tries one": async ({ world }, given) => world.tryOneBy(chosen([...requesters, ...approvers], given.who), given),
  "the policy changes": async ({ world }, { which, who }) => world.decree(chosen(turns, which + 7 * who)),
  "an account changes": async ({ world }, { which, who }) => world.turnOut(chosen(requesters.slice(0, -1), who), which),
  "a process starts again": async ({ world }, { process }) => world.restart(process),
} as const satisfies Readonly<Record<string, Doing>>;

const names = Object.keys(happenings) as readonly (keyof typeof happenings)[];
const often = ["submit", "submit", "one person submits many", "everybody submits", "approve all", "try one", "try one, and send"] as const;
export const capsAtFirst = [{}, {}, {}, { perDay: 2 }, { pending: 2 }, { perDay: 4, pending: 3 }] as const;
const plan = fc.array(fc.constantFrom<Answer>("sent", "sent", "sent", "blocked", "blocked", ...answers), { maxLength: 3 });

const fate: fc.Arbitrary<Fate> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc.record({ diesAt: fc.record({ call: fc.nat(24), when: fc.constantFrom("before" as const, "after" as const) }) }),
  },
);

export const happening: fc.Arbitrary<Happening> = fc.record({
  what: fc.constantFrom(...names, ...often),
  which: fc.nat(23),
  who: fc.nat(11),
  answers: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 2, arbitrary: plan }),
  process: fc.nat(1),
  fate,
  backwards: fc.boolean(),
  wait: fc.constantFrom(0, 1_000, 1_000, 8_000, 61_000, 65_000, 400_000, hour, 5 * hour, day, 2 * day),
});
