import assert from "node:assert/strict";
import type { PendingFilter } from "../../../../src/domain/pending-filter.ts";
import { listPending } from "../../../../src/flows/looking/list-pending.ts";
import { awaiting } from "../../../build/an-approval.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted, invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

const adele = person();
const diego = person({ name: "Diego Siciliani" });
const thread = id("19:general@thread.tacv2;messageid=2");
const first = { kind: "first" } as const;
const mine = { of: "mine" } as const;

describe("listPending", () => {
  it("lists a person's own, oldest first, wherever they began", async () => {
    const outside = fakeOutside();
    const [one, two] = [awaiting({ createdAt: at("09:00") }), invited({ createdAt: at("09:30") })];
    const ended = awaiting({ state: { kind: "withdrawn", since: at("09:50") } });
    await keep(outside, two, one, ended, accepted(), invited({ requester: diego }));
    assert.deepEqual(await listPending(outside.ports, { by: adele, conversation: id("a:1-adele"), filter: mine, page: first }), {
      filter: mine,
      page: first,
      invitations: [one, two],
      count: 2,
      now: at("10:00"),
    });
  });

  it("lists what began in any thread of this channel, from any requester", async () => {
    const outside = fakeOutside();
    const began = invited({ requester: diego });
    const elsewhere = invited({ home: { conversation: id("19:other@thread.tacv2"), card: id("1") } });
    await keep(outside, began, elsewhere);
    const list = await listPending(outside.ports, { by: adele, conversation: thread, filter: { of: "here" }, page: first });
    assert.deepEqual([list.invitations, list.count], [[began], 1]);
  });

  it("is empty when nothing is open", async () => {
    const list = await listPending(fakeOutside().ports, { by: adele, conversation: thread, filter: mine, page: first });
    assert.deepEqual(list, { filter: mine, page: first, invitations: [], count: 0, now: at("10:00") });
  });

  it("narrows by domain and age", async () => {
    const outside = fakeOutside();
    const old = invited({ email: "old@fabrikam.com", createdAt: id("2026-11-13T09:59:59.999Z") });
    await keep(outside, old, invited({ email: "young@fabrikam.com", createdAt: id("2026-11-13T10:00:00.000Z") }));
    await keep(outside, invited({ email: "old@tailspin.com", createdAt: id("2026-11-01T10:00:00.000Z") }));
    const filter: PendingFilter = { of: "mine", domain: "fabrikam.com", days: 7 };
    const list = await listPending(outside.ports, { by: adele, conversation: thread, filter, page: first });
    assert.deepEqual([list.invitations, list.count], [[old], 1]);
  });

  describe("by pages of ten", () => {
    const all = Array.from({ length: 25 }, (_, index) => invited({ createdAt: at(`09:${String(index).padStart(2, "0")}`) }));

    async function world(kept = all) {
      const outside = fakeOutside();
      await keep(outside, ...kept);
      return async (page: Parameters<typeof listPending>[1]["page"]) => {
        const list = await listPending(outside.ports, { by: adele, conversation: thread, filter: mine, page });
        return { ...list, shown: list.invitations.map((one) => all.indexOf(one)) };
      };
    }
    const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);

    it("goes to a page by its number, and to the last one if there are fewer", async () => {
      const list = await world();
      const pages = await Promise.all([1, 2, 3, 4, 3_650].map((number) => list({ kind: "number", number })));
      const [one, two, three] = [range(0, 10), range(10, 20), range(20, 25)];
      assert.deepEqual(
        pages.map(({ shown }) => shown),
        [one, two, three, three, three],
      );
      assert.deepEqual(
        pages.map(({ previous, next }) => [previous !== undefined, next !== undefined]),
        [
          [false, true],
          [true, true],
          [true, false],
          [true, false],
          [true, false],
        ],
      );
      assert.deepEqual((await (await world([]))({ kind: "number", number: 2 })).shown, []);
    });

    it("reads far pages in parts", async () => {
      const many = Array.from({ length: 215 }, (_, index) =>
        invited({ createdAt: id(new Date(Date.UTC(2026, 10, 1) + index * 1_000).toISOString()) }),
      );
      const outside = fakeOutside();
      await keep(outside, ...many);
      const page = { kind: "number", number: 22 } as const;
      const { invitations } = await listPending(outside.ports, { by: adele, conversation: thread, filter: mine, page });
      assert.deepEqual(invitations, many.slice(210));
    });

    it("goes to the end and back, and counts all on every page", async () => {
      const open = await world();
      const one = await open(first);
      assert.deepEqual([one.shown, one.count, one.previous], [range(0, 10), 25, undefined]);
      const two = await open(one.next ?? first);
      assert.deepEqual([two.shown, two.count], [range(10, 20), 25]);
      const three = await open(two.next ?? first);
      assert.deepEqual([three.shown, three.next], [range(20, 25), undefined]);
      const back = await open(three.previous ?? first);
      assert.deepEqual([back.shown, back.next, back.previous], [two.shown, two.next, two.previous]);
      const start = await open(back.previous ?? first);
      assert.deepEqual([start.shown, start.previous, start.page], [range(0, 10), undefined, first]);
    });

    it("shows the first page when nothing is left where somebody goes on or back", async () => {
      const open = await world(all.slice(0, 12));
      const last = { createdAt: at("09:40"), id: id("z") };
      assert.deepEqual((await open({ kind: "after", at: last })).shown, range(0, 10));
      const near = await open({ kind: "before", at: { createdAt: at("09:03"), id: id("") } });
      assert.deepEqual([near.shown, near.page], [range(0, 10), first]);
    });

    it("has no next page when the last one is full", async () => {
      const open = await world(all.slice(0, 10));
      assert.equal((await open(first)).next, undefined);
    });
  });
});
