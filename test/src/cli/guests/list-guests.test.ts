import assert from "node:assert/strict";
import { listGuests } from "../../../../src/cli/guests/list-guests.ts";
import { fieldsOf } from "../../../../src/cli/guests/guest-fields.ts";
import type { GuestQuery } from "../../../../src/cli/guests/guest-query.ts";
import type { Printed } from "../../../../src/cli/output/printed.ts";
import type { Shell } from "../../../../src/cli/shell.ts";
import type { GuestQuestion } from "../../../../src/ports/directory.ts";
import { FakeClock } from "../../../fakes/fake-clock.ts";

/** Lists from a directory with these guests: what was asked, printed and said. */
async function list(query: Partial<GuestQuery>, most: number, guests: readonly object[]) {
  const [asked, said, rows]: [GuestQuestion[], string[], object[]] = [[], [], []];
  const read = async (_: unknown, question: GuestQuestion) => {
    asked.push(question);
    return { guests };
  };
  const door = { clock: new FakeClock(), graphActor: async () => ({ kind: "app" }), guests: { read } };
  const print = async ({ records }: Printed) => {
    for await (const record of records) rows.push(record);
  };
  const shell = {
    ...{ directory: async () => door, print, say: (text: string) => said.push(text), progress: () => undefined },
    stop: new AbortController().signal,
  } as unknown as Shell;
  const listing = { fields: fieldsOf(["id"]), noun: "guests", most, whenMore: "There are more.", layout: {} } as const;
  const count = await listGuests(shell, { ...listing, query: { question: {}, reads: [], ...query } });
  return { asked, said, rows, count };
}

describe("listGuests", () => {
  const three = [{ id: "1" }, { id: "2" }, { id: "3" }];

  it("prints no more than were asked for, says so, and reads no larger page than it needs", async () => {
    const { asked, said, rows, count } = await list({}, 2, three);
    assert.deepEqual([rows, said, count], [[{ id: "1" }, { id: "2" }], ["There are more."], 2]);
    assert.deepEqual(asked, [{ kind: "first", select: ["id"], pageSize: 3 }]);
  });

  it("says nothing when that is all", async () => {
    const { said, count } = await list({}, 3, three);
    assert.deepEqual([said, count], [[], 3]);
  });

  it("also reads what decides about a guest, once, in Graph's largest pages", async () => {
    const keeps = ({ mail }: Readonly<Record<string, unknown>>) => mail === null;
    const { asked, rows } = await list({ reads: ["mail", "id"], keeps }, 2, [
      { id: "1", mail: "a@b.com" },
      { id: "2", mail: null },
    ]);
    assert.deepEqual(rows, [{ id: "2" }]);
    assert.deepEqual(asked, [{ kind: "first", select: ["id", "mail"], pageSize: 999 }]);
  });
});
