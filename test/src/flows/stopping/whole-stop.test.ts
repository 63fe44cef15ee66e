import assert from "node:assert/strict";
import { defaultPace } from "../../../../src/domain/pace/pace.ts";
import { submitForm } from "../../../../src/flows/inviting/submit-form.ts";
import { tryOne } from "../../../../src/flows/stopping/try-one.ts";
import { withdrawRequest } from "../../../../src/flows/deciding/withdraw-request.ts";
import type { InviteOutcome } from "../../../../src/ports/directory.ts";
import type { Ports } from "../../../../src/ports/ports.ts";
import { createProblems } from "../../../../src/problems.ts";
import { aSubmission } from "../../../build/a-submission.ts";
import { conversationReference } from "../../../build/conversation-reference.ts";
import { id } from "../../../build/ids.ts";
import { person } from "../../../build/person.ts";
import { appWorld } from "../../../fakes/app-world.ts";
import type { AppWorld } from "../../../fakes/app-world.ts";
import { chatOf } from "../../../fakes/fake-notifier.ts";
import { letTimePass, runDueJobs } from "../../../fakes/run-due-jobs.ts";

const megan = person({ name: "Megan Bowen" });
const blocked: InviteOutcome = { kind: "refused", reason: "tenant-blocked", remoteId: "request-1" };
const minute = 60_000;

/** Microsoft refuses everything until its support lifts the block. */
async function blockedWorld(inviteAs: "app" | "user") {
  const world = await appWorld();
  const ports = { ...world.ports, terms: { ...world.ports.terms, inviteAs } };
  world.policy.change({ admins: { people: [megan.id], directoryRoles: true } });
  await ports.conversations.remember(conversationReference());
  const microsoft = { isBlocking: true };
  const invite = world.directory.invite.bind(world.directory);
  Object.assign(world.directory, {
    invite: async (...given: Parameters<typeof invite>) => {
      if (microsoft.isBlocking) world.directory.nextInvite = blocked;
      return invite(...given);
    },
  });
  return { ...world, ports, microsoft };
}

function asks({ ports, directory }: Pick<AppWorld, "ports" | "directory">, name: string, as = "Adele Vance") {
  const by = person({ name: as });
  directory.types.set(by.id, "Member");
  return submitForm(ports, aSubmission({ id: id(name), by, values: { email: `${name}@fabrikam.com` } }));
}

const press = (ports: Ports, by = megan) => tryOne(ports, { by, ssoToken: `sso:${by.id}` });
const statesIn = async ({ ports }: Pick<AppWorld, "ports">, ...names: readonly string[]) =>
  Promise.all(names.map(async (name) => (await ports.invitations.find(id(name)))?.state.kind));

/** Another process on the same store, with its own memory. */
function restarted(ports: Ports): Ports {
  return { ...ports, problems: createProblems(ports.log) };
}

describe("a stop where the app invites", () => {
  it("loses nothing: everything waits, one is tried, and then all go out at half the pace, the oldest first", async () => {
    const world = await blockedWorld("app");
    for (const name of ["sam", "dana", "kim"]) assert.equal((await asks(world, name)).kind, "queued");
    await runDueJobs(world.ports);
    assert.equal(world.directory.invited.length, 1, "only the first has met the block");
    assert.deepEqual(
      world.notifier.stops.map((said) => [said.in, said.news.standing.kind]),
      [[chatOf(megan.id), "stopped"]],
    );
    await letTimePass(world.ports, 20 * minute);
    assert.equal(world.directory.invited.length, 1, "nothing goes out while it is stopped");
    world.microsoft.isBlocking = false;
    await press(world.ports);
    await letTimePass(world.ports, minute);
    assert.deepEqual(await statesIn(world, "sam", "dana", "kim"), ["invited", "invited", "invited"]);
    const { gate } = await world.ports.posts.read();
    assert.ok(gate.kind === "open" && gate.halfUntil !== undefined);
    assert.equal(world.notifier.stops.at(-1)?.news.standing.kind, "over");
    assert.ok(
      world.notifier.stops.every(({ card }, index) => (index === 0) === (card === undefined)),
      "one message, then edits",
    );
  });

  it("survives a restart: the new process posts nothing either, tells nobody again, and goes on from the store", async () => {
    const world = await blockedWorld("app");
    await asks(world, "sam");
    await runDueJobs(world.ports);
    const next = { ...world, ports: { ...restarted(world.ports), clock: world.clock } };
    assert.equal((await asks(next, "dana")).kind, "queued");
    await letTimePass(next.ports, 5 * minute);
    assert.deepEqual([world.directory.invited.length, world.notifier.stops.length], [1, 1]);
    world.microsoft.isBlocking = false;
    await press(next.ports);
    await letTimePass(next.ports, minute);
    assert.deepEqual(await statesIn(world, "sam", "dana"), ["invited", "invited"]);
  });

  it("is closed again when Microsoft still refuses, and the cards name the administrator and the new request-id", async () => {
    const world = await blockedWorld("app");
    await asks(world, "sam");
    await runDueJobs(world.ports);
    await press(world.ports);
    await letTimePass(world.ports, minute);
    assert.deepEqual([world.directory.invited.length, await statesIn(world, "sam")], [2, ["queued"]]);
    const { standing } = world.notifier.stops.at(-1)?.news ?? {};
    assert.ok(standing?.kind === "stopped" && standing.attempt?.name === "Megan Bowen" && standing.attempt.outcome === "failed");
  });

  it("hands the trial on when its invitation is withdrawn first", async () => {
    const world = await blockedWorld("app");
    for (const name of ["sam", "dana"]) await asks(world, name);
    await runDueJobs(world.ports);
    world.microsoft.isBlocking = false;
    await press(world.ports);
    const first = (await world.ports.posts.read()).gate;
    const chosen = first.kind === "stopped" ? first.trial?.invitation : undefined;
    assert.ok(chosen);
    const adele = person();
    const conversation = (await world.ports.invitations.find(chosen))?.home.conversation;
    const withdrawn = { id: chosen, by: adele, ssoToken: `sso:${adele.id}`, conversation: conversation ?? id("") };
    assert.equal((await withdrawRequest(world.ports, withdrawn)).kind, "withdrawn");
    await letTimePass(world.ports, minute);
    assert.deepEqual(new Set(await statesIn(world, "sam", "dana")), new Set(["invited", "withdrawn"]));
  });

  it("lets two processes on one store send no more than one trial", async () => {
    const world = await blockedWorld("app");
    for (const name of ["sam", "dana", "kim"]) await asks(world, name);
    await runDueJobs(world.ports);
    const other = { ...restarted(world.ports), jobs: world.store.otherProcess() };
    await Promise.all([press(world.ports), press(other, megan)]);
    await Promise.all([runDueJobs(world.ports), runDueJobs(other)]);
    await letTimePass(world.ports, 15 * minute);
    assert.equal(world.directory.invited.length, 2, "the one that met the block, and one trial");
  });
});

describe("a stop where people invite", () => {
  it("lets the next press of anybody through after a trial was allowed, in their own name, and no other", async () => {
    const world = await blockedWorld("user");
    assert.equal((await asks(world, "sam")).kind, "failed");
    await runDueJobs(world.ports);
    const refused = await asks(world, "dana");
    assert.equal(refused.kind === "refused" && refused.refusal.kind, "stopped");
    assert.equal(world.directory.invited.length, 1);
    await press(world.ports);
    assert.equal(world.directory.invited.length, 1, "the press sends nothing");
    world.microsoft.isBlocking = false;
    assert.equal((await asks(world, "kim", "Grady Archie")).kind, "invited");
    assert.deepEqual(world.directory.invited.at(-1)?.actor, {
      kind: "person",
      id: "person-grady",
      accessToken: "graph:person-grady",
    });
    assert.equal((await world.ports.posts.read()).gate.kind, "open");
    await runDueJobs(world.ports);
    assert.equal(world.notifier.stops.at(-1)?.news.standing.kind, "over");
  });

  it("lets exactly one through of many presses at once", async () => {
    const world = await blockedWorld("user");
    await asks(world, "sam");
    await press(world.ports);
    const outcomes = await Promise.all(["dana", "kim", "lee", "noor"].map((name, index) => asks(world, name, `Person${index} Any`)));
    assert.deepEqual(outcomes.map(({ kind }) => kind).toSorted(), ["failed", "refused", "refused", "refused"]);
    assert.equal(world.directory.invited.length, 2);
  });
});

describe("the pace where the app invites", () => {
  it("lets forms wait for their time, and a job sends each at the pace, however many there are", async () => {
    const world = await blockedWorld("app");
    world.microsoft.isBlocking = false;
    world.policy.change({ pace: defaultPace });
    const names = Array.from({ length: 12 }, (_, index) => `guest${index}`);
    for (const name of names) await asks(world, name);
    assert.equal(world.directory.invited.length, 5);
    const [, , , , , sixth] = names;
    const state = (await world.ports.invitations.find(id(sixth ?? "")))?.state;
    assert.ok(state?.kind === "queued" && state.goesOutAt !== undefined);
    for (let sent = 5; sent < names.length; sent += 1) {
      assert.equal(world.directory.invited.length, sent);
      await letTimePass(world.ports, minute);
    }
    assert.deepEqual(
      world.directory.invited.map(({ request }) => request.email),
      names.map((name) => `${name}@fabrikam.com`),
    );
  });
});
