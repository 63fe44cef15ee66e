import assert from "node:assert/strict";
import type { LaneName } from "../../../../src/domain/guest-lanes.ts";
import { noRounds } from "../../../../src/domain/guest-rounds.ts";
import type { Rounds } from "../../../../src/domain/guest-rounds.ts";
import { chooseGuests } from "../../../../src/flows/following/choose-guests.ts";
import { at, id } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

const minute = 60_000;
const ages = { hour: 10 * minute, day: 120 * minute, days: 30 * 60 * minute, old: 60 * 60 * minute } as const;

/** So many invited guests in each lane, each a second older than the one before. */
async function world(counts: Partial<Record<keyof typeof ages, number>>) {
  const outside = fakeOutside();
  for (const [lane, count] of Object.entries(counts) as [keyof typeof ages, number][]) {
    const since = (index: number) => outside.clock.later(-ages[lane] - index * 1_000);
    const all = Array.from({ length: count }, (_, index) => invited({ id: id(`${lane}-${index}`) }, `${lane}-${index}`, since(index)));
    await keep(outside, ...all);
  }
  return (kind: "young" | "sweep", rounds: Rounds = noRounds) => chooseGuests(outside.ports, kind, rounds, outside.clock.now());
}

/** How many of each lane were chosen. */
function lanesIn({ guests }: Awaited<ReturnType<typeof chooseGuests>>): Readonly<Record<string, number>> {
  const lanes = Object.groupBy(guests, (guest) => guest.id.split("-", 1)[0] ?? "");
  return Object.fromEntries(Object.entries(lanes).map(([lane, chosen = []]) => [lane, chosen.length]));
}

const begun = (...lanes: readonly LaneName[]): Rounds => ({
  ...noRounds,
  lanes: Object.fromEntries(lanes.map((lane) => [lane, { begun: at("10:00") }])),
});

describe("chooseGuests", () => {
  it("fills a batch of the young from the newest to the oldest, and takes no old ones", async () => {
    const choose = await world({ hour: 5, day: 10, days: 10, old: 10 });
    const choice = await choose("young");
    assert.deepEqual(lanesIn(choice), { hour: 5, day: 10, days: 5 });
    assert.equal(choice.rounds.isFull, true);
    const after = { id: "days-4", since: at("03:59:56").replace("-20T", "-19T") };
    assert.deepEqual(choice.rounds.lanes, {
      hour: { begun: at("10:00") },
      day: { begun: at("10:00") },
      days: { begun: at("10:00"), after },
    });
  });

  it("goes on where the round was, and leaves lanes alone whose next round isn't due", async () => {
    const choose = await world({ hour: 5, day: 30 });
    const first = await choose("young");
    const second = await choose("young", first.rounds);
    assert.deepEqual(lanesIn(second), { day: 15 });
    assert.equal(second.rounds.isFull, false);
    const both = [...first.guests, ...second.guests].map((guest) => guest.id);
    assert.equal(new Set(both).size, 35);
    assert.deepEqual((await choose("young", second.rounds)).guests, []);
  });

  it("begins the next round in the batch that ends one, if it is due, and reads nobody twice", async () => {
    const choose = await world({ hour: 25 });
    const first = await choose("young");
    const lane = { ...first.rounds.lanes.hour, begun: at("09:59:55") };
    const { guests } = await choose("young", { ...first.rounds, lanes: { hour: lane } });
    assert.deepEqual(
      guests.map((guest) => guest.id),
      [...[20, 21, 22, 23, 24], ...Array.from({ length: 15 }, (_, index) => index)].map((index) => `hour-${index}`),
    );
  });

  it("sweeps over old guests only, while there is room for the young elsewhere", async () => {
    const choose = await world({ hour: 5, day: 30, days: 30, old: 15 });
    assert.deepEqual(lanesIn(await choose("sweep")), { old: 15 });
  });

  it("keeps places in the sweep for young guests while newer ones fill their batches, but never for the newest", async () => {
    const choose = await world({ hour: 40, day: 30, days: 30, old: 30 });
    assert.deepEqual(lanesIn(await choose("sweep", { ...noRounds, isFull: true })), { old: 13, day: 4, days: 3 });
    assert.deepEqual(lanesIn(await choose("sweep", { ...begun("old"), isFull: true })), { day: 17, days: 3 });
  });
});
