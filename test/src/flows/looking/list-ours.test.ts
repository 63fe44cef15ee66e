import assert from "node:assert/strict";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import { listOurs } from "../../../../src/flows/looking/list-ours.ts";
import type { ListOursInput } from "../../../../src/flows/looking/list-ours.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at } from "../../../build/ids.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

const adele = person();
const megan = person({ name: "Megan Bowen" });

async function listed(input: Partial<ListOursInput>, count = 3) {
  const outside = fakeOutside();
  const all = Array.from({ length: count }, (_, index) =>
    anInvitation({ requester: index % 2 === 0 ? adele : megan, createdAt: at(`1${index % 3}:00`) }),
  );
  await keep(outside, ...all);
  const limits: number[] = [];
  const { listAll } = outside.ports.lists;
  outside.ports.lists.listAll = async (of, stretch, limit) => (limits.push(limit), listAll(of, stretch, limit));
  const found: Invitation[] = [];
  for await (const one of listOurs(outside.ports, { looker: "app", filter: {}, newestFirst: false, ...input })) found.push(one);
  return { all, found, limits };
}

describe("listOurs", () => {
  it("gives a person their own, whatever the filter says", async () => {
    const { all, found } = await listed({ looker: { id: megan.id, seesAll: false }, filter: { requester: adele.id } });
    assert.deepEqual(found, [all[1]]);
  });

  it("gives administrators of the bot and the app what the filter says, in either order", async () => {
    const { all, found } = await listed({ looker: { id: megan.id, seesAll: true }, filter: { requester: adele.id }, newestFirst: true });
    assert.deepEqual(found, [all[2], all[0]]);
    assert.equal((await listed({})).found.length, 3);
  });

  it("reads all in stretches, and no more than is wanted", async () => {
    const all = await listed({}, 1_200);
    assert.deepEqual([new Set(all.found.map(({ id }) => id)).size, all.limits], [1_200, [500, 500, 500]]);
    const some = await listed({ most: 501 }, 1_200);
    assert.deepEqual([some.found.length, some.limits], [501, [500, 1]]);
  });
});
