import assert from "node:assert/strict";
import { findPending, pagesOf } from "../../../../src/cli/import/find-pending.ts";
import type { PendingGuest } from "../../../../src/flows/importing/imported-invitation.ts";
import type { GuestQuestion } from "../../../../src/ports/directory.ts";
import { aPendingGuest } from "../../../build/a-pending-guest.ts";

const guestId = (index: number) => `6f1c2b3a-0000-4000-8000-${String(index).padStart(12, "0")}`;
const fromGraph = (index: number, given: object = {}) => ({
  ...{ id: guestId(index), displayName: "Sam", mail: `sam-${index}@fabrikam.com`, externalUserState: "PendingAcceptance" },
  ...given,
});

/** A directory of these guests; every third one is known to Guestlist. */
function world(guests: readonly object[], stop = new AbortController()) {
  const [asked, pages]: [GuestQuestion[], number[]] = [[], []];
  const findUnknown = async (page: readonly PendingGuest[]) => {
    pages.push(page.length);
    return page.filter((_, index) => index % 3 !== 0);
  };
  const read = async (_: unknown, question: GuestQuestion) => {
    asked.push(question);
    return { guests };
  };
  const door = { clock: {}, graphActor: async () => ({ kind: "app" }), guests: { read } };
  const shell = { directory: async () => door, say: () => undefined, progress: () => undefined, stop: stop.signal } as never;
  return { shell, looking: { flows: { findUnknown } } as never, asked, pages };
}

describe("findPending", () => {
  const query = { question: { filter: "externalUserState eq 'PendingAcceptance'" }, reads: ["createdDateTime"] };

  it("finds those that Guestlist doesn't know, a hundred at a time, and counts the others", async () => {
    const { shell, looking, pages } = world([
      ...Array.from({ length: 150 }, (_, index) => fromGraph(index)),
      fromGraph(999, { mail: null }),
    ]);
    const { unknown, known, unreadable } = await findPending(shell, looking, query);
    assert.deepEqual([unknown.length, known, unreadable, pages], [99, 51, 1, [100, 50]]);
  });

  it("reads each property once, and leaves out what the options leave out", async () => {
    const { shell, looking, asked } = world([fromGraph(1), fromGraph(2), fromGraph(3)]);
    const keeps = ({ id }: Readonly<Record<string, unknown>>) => id === guestId(2);
    const { unknown, known, unreadable } = await findPending(shell, looking, { ...query, keeps });
    assert.deepEqual([unknown.length, known, unreadable], [0, 1, 0]);
    const [question] = asked;
    const select = question?.kind === "first" ? question.select : [];
    assert.deepEqual([new Set(select).size, select.includes("externalUserState")], [select.length, true]);
  });

  it("stops between two pages", async () => {
    const stop = new AbortController();
    const { shell, looking } = world([fromGraph(1)], stop);
    stop.abort();
    await assert.rejects(findPending(shell, looking, query));
  });
});

describe("pagesOf", () => {
  it("has all guests, in their order, a hundred a page", () => {
    const guests = Array.from({ length: 201 }, () => aPendingGuest());
    assert.deepEqual(
      pagesOf(guests).map(({ length }) => length),
      [100, 100, 1],
    );
    assert.deepEqual(pagesOf([]), []);
  });
});
