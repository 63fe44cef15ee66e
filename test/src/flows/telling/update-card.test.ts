import assert from "node:assert/strict";
import { updateLivingCard } from "../../../../src/flows/telling/update-card.ts";
import { at, id } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

const missing = { kind: "message-missing" } as const;
const open = invited();
const edit = { what: "edit", invitation: open.id, state: "invited", card: open.home.card };

describe("updateLivingCard", () => {
  it("shows the invitation as it stands", async () => {
    const outside = fakeOutside();
    await keep(outside, open);
    assert.deepEqual(await updateLivingCard(outside.ports, open.id, 1), { kind: "done" });
    assert.deepEqual(outside.notifier.said, [edit]);
  });

  it("has nothing to show of an invitation that isn't there", async () => {
    const outside = fakeOutside();
    assert.deepEqual(await updateLivingCard(outside.ports, id("unknown"), 1), { kind: "done" });
    assert.deepEqual(outside.notifier.said, []);
  });

  for (const [attempt, seconds] of [
    [1, "10:00:02"],
    [2, "10:00:04"],
    [3, "10:00:06"],
  ] as const) {
    it(`tries again at ${seconds} when attempt ${attempt} finds no message`, async () => {
      const outside = fakeOutside();
      await keep(outside, open);
      outside.notifier.planned.push(missing);
      assert.deepEqual(await updateLivingCard(outside.ports, open.id, attempt), { kind: "retry", at: at(seconds), why: "message-missing" });
      assert.deepEqual(outside.notifier.said, [edit]);
    });
  }

  it("posts the card anew after four tries, and that is the living card from then on", async () => {
    const outside = fakeOutside();
    await keep(outside, open);
    outside.notifier.planned.push(missing);
    assert.deepEqual(await updateLivingCard(outside.ports, open.id, 4), { kind: "done" });
    const stored = await outside.store.invitations.find(open.id);
    assert.deepEqual(stored, { ...open, version: 2, home: { ...open.home, card: "posted-1" } });
    await updateLivingCard(outside.ports, open.id, 1);
    assert.deepEqual(outside.notifier.said.slice(1), [
      { what: "post", invitation: open.id, state: "invited" },
      { ...edit, card: "posted-1" },
    ]);
  });

  it("keeps the new card when the invitation moved on meanwhile, and shows it once more", async () => {
    const outside = fakeOutside();
    await keep(outside, open);
    outside.notifier.planned.push(missing);
    const post = outside.notifier.postCard.bind(outside.notifier);
    const moved = { ...open, version: 2, state: { kind: "removed", since: at("10:00"), guestId: id("guest-1") } as const };
    outside.notifier.postCard = async (invitation) => {
      await keep(outside, moved);
      return post(invitation);
    };
    assert.deepEqual(await updateLivingCard(outside.ports, open.id, 4), { kind: "again", at: at("10:00") });
    assert.deepEqual(await outside.store.invitations.find(open.id), { ...moved, version: 3, home: { ...open.home, card: "posted-1" } });
  });

  it("lets go of a new card whose invitation was erased meanwhile", async () => {
    const outside = fakeOutside();
    await keep(outside, open);
    outside.notifier.planned.push(missing);
    const { invitations } = outside.ports;
    invitations.commit = async () => {
      invitations.find = async () => undefined;
      return "conflict";
    };
    assert.deepEqual(await updateLivingCard(outside.ports, open.id, 4), { kind: "done" });
  });

  it("doesn't post again and again when Teams gives the new card no id", async () => {
    const outside = fakeOutside();
    await keep(outside, open);
    outside.notifier.planned.push(missing, { kind: "sent", activity: undefined });
    assert.deepEqual(await updateLivingCard(outside.ports, open.id, 4), { kind: "done" });
    assert.deepEqual(await outside.store.invitations.find(open.id), open);
    assert.deepEqual(outside.log.lines, [{ level: "warn", code: "card-without-id", invitation: open.id }]);
  });

  for (const plan of [[{ kind: "unreachable" }], [missing, { kind: "unreachable" }]] as const) {
    it(`gives up a home that can't be reached, at the ${plan.length === 1 ? "edit" : "new post"}`, async () => {
      const outside = fakeOutside();
      await keep(outside, open);
      outside.notifier.planned.push(...plan);
      assert.deepEqual(await updateLivingCard(outside.ports, open.id, 4), { kind: "done" });
      assert.deepEqual(outside.log.lines, [{ level: "warn", code: "home-unreachable", invitation: open.id }]);
    });
  }
});
