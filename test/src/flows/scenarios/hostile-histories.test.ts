import assert from "node:assert/strict";
import fc from "fast-check";
import type { InvitationStateKind } from "../../../../src/domain/invitation.ts";
import { requestInvitation } from "../../../../src/flows/inviting/request-invitation.ts";
import { aSubmission } from "../../../build/a-submission.ts";
import { runs } from "../../../build/runs.ts";
import { capsAtFirst, day, Forms, happening, happenings, hour, unasked } from "./histories-happenings.ts";
import type { Happening, Scene } from "./histories-happenings.ts";
import { paces } from "./histories-policy.ts";
import { admin, HistoriesWorld, requesters } from "./histories-world.ts";

async function live(scene: Scene, history: readonly Happening[]): Promise<void> {
  const { world } = scene;
  await world.start();
  for (const given of history) {
    const { what, which, who, process, backwards, wait, fate: how } = given;
    world.witness.log.push(`${what} (${which}, ${who}) by process ${process}${how.diesAt ? ", which dies" : ""}, then ${wait}`);
    world.plan(given.answers);
    await happenings[what](scene, given);
    await world.pass(wait, { process, fate: how, backwards });
  }
}

const waiting: readonly InvitationStateKind[] = ["requested", "queued", "sending"];
const [, , , , , zoe = assert.fail()] = requesters;

/** Microsoft takes what it gets, and an administrator tries until all is open: then nothing waits for ever, and a new form goes out. */
async function assertGoesOn(scene: Scene): Promise<void> {
  const { world } = scene;
  world.answerAll();
  world.decree((policy) => void (policy.caps = {}));
  for (let turn = 0; turn < 500 && (await isBehind(world)); turn++) {
    if (world.witness.isStopped) {
      await world.tryOneBy(admin);
      if (!(await isWaiting(world))) await probe(scene);
    }
    await world.pass(Math.min(Math.max(world.nextDue() - world.now(), turn < 30 ? 1_000 : hour / 3), hour), { steps: 1 });
  }
  const left = (await world.invitations()).filter(({ state }) => waiting.includes(state.kind));
  assert.deepEqual([left.map(({ email, state }) => [email, state]), world.witness.isStopped], [[], false], world.witness.log.join("\n"));
  await world.pass(2 * day);
  assert.equal(await probe(scene), "invited", world.witness.log.join("\n"));
  const planned = (await world.ports.posts.read()).posts.filter(({ standing }) => standing === "planned");
  assert.deepEqual(planned, [], world.witness.log.join("\n"));
}

async function isBehind(world: HistoriesWorld): Promise<boolean> {
  return world.witness.isStopped || (await isWaiting(world));
}

async function isWaiting(world: HistoriesWorld): Promise<boolean> {
  return (await world.invitations()).some(({ state }) => waiting.includes(state.kind));
}

/** A form that nothing is against. */
async function probe({ world }: Scene): Promise<string | undefined> {
  const form = aSubmission({ by: zoe, values: { email: `probe-${world.witness.works}@adatum.com` }, confirmed: unasked });
  return (await world.work((ports) => requestInvitation(ports, form), { by: zoe }))?.kind;
}

describe("in any history of many people", () => {
  for (const inviteAs of ["user", "app"] as const) {
    it(`nothing goes past pace, policy or block, and all the rest goes out, where the ${inviteAs} invites`, () =>
      fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...paces),
          fc.constantFrom(...capsAtFirst),
          fc.array(happening, { minLength: 2, maxLength: 14 }),
          async (pace, caps, history) => {
            const scene = { world: new HistoriesWorld(inviteAs), forms: new Forms() };
            scene.world.decree((policy) => Object.assign(policy, { pace, caps }));
            await live(scene, history);
            await assertGoesOn(scene);
          },
        ),
        { numRuns: runs(500) },
      ));
  }
});
