import assert from "node:assert/strict";
import { readGuests } from "../../../../src/cli/guests/read-guests.ts";
import { GuestlistError } from "../../../../src/errors.ts";
import type { GuestPage, GuestQuestion } from "../../../../src/ports/directory.ts";
import { FakeClock } from "../../../fakes/fake-clock.ts";

const first: GuestQuestion = { kind: "first", select: ["id"], pageSize: 999 };
const second: GuestQuestion = { kind: "next", link: "https://graph.example/2", isAdvanced: false };
const throttled = new GuestlistError("throttled", "graph asks us to wait", { retryAfter: 70 });
const down = new GuestlistError("directory-unavailable", "Graph answered 503", { status: 503 });

/** Reads the list from a directory that answers these, one after the other; the last one for ever. */
function reading(...answers: readonly (GuestPage | Error)[]) {
  const [clock, stop] = [new FakeClock(), new AbortController()];
  const [asked, said, lines]: [GuestQuestion[], string[], string[]] = [[], [], []];
  const begin = Date.parse(clock.now());
  const at: number[] = [];
  let tokens = 0;
  const read = async (_: unknown, question: GuestQuestion): Promise<GuestPage> => {
    const answer = answers[Math.min(asked.length, answers.length - 1)] ?? down;
    asked.push(question);
    at.push((Date.parse(clock.now()) - begin) / 1_000);
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const graphActor = async () => ({ kind: "person", id: "ada", accessToken: String((tokens += 1)) }) as never;
  const shell = { say: (text: string) => said.push(text), progress: (text: string) => lines.push(text), stop: stop.signal };
  const list = readGuests({ door: { clock, graphActor, guests: { read } }, question: first, noun: "guests", shell });
  const ended = collect(list).catch((error: unknown) => error);
  return { ended, clock, asked, at, said, lines, stop, tokens: () => tokens };
}

async function collect<T>(all: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const one of all) found.push(one);
  return found;
}

describe("reading the directory's guests", () => {
  it("follows the pages, and renews the token for each", async () => {
    const { ended, asked, lines, tokens } = reading(
      { guests: [{ id: "1" }], next: second },
      { guests: [], next: second },
      { guests: [{ id: "2" }] },
    );
    assert.deepEqual(await ended, [{ id: "1" }, { id: "2" }]);
    assert.deepEqual([asked, lines, tokens()], [[first, second, second], ["1 guests", "1 guests"], 3]);
  });

  it("waits as long as Graph asks, and asks for the same page again", async () => {
    const { ended, clock, at, asked, said } = reading({ guests: [{ id: "1" }], next: second }, throttled, throttled, {
      guests: [{ id: "2" }],
    });
    await clock.advance(200_000);
    assert.deepEqual(await ended, [{ id: "1" }, { id: "2" }]);
    assert.deepEqual(
      [at, asked],
      [
        [0, 0, 70, 140],
        [first, second, second, second],
      ],
    );
    assert.deepEqual(said[0], "Microsoft asks to wait. Asking for the same page again in 70 s; Ctrl+C ends the wait.");
  });

  it("doesn't wait for ever", async () => {
    const { ended, clock, at } = reading(throttled);
    await clock.advance(10_000_000);
    assert.equal(await ended, throttled);
    assert.equal(at.length, 21);
  });

  it("asks three more times after failures", async () => {
    const { ended, clock, at } = reading(down);
    await clock.advance(1_000_000);
    assert.equal(await ended, down);
    assert.deepEqual(at, [0, 5, 20, 50]);
  });

  it("ends a wait with Ctrl+C", async () => {
    const { ended, clock, stop } = reading(throttled);
    await clock.advance(1);
    stop.abort();
    const error = await ended;
    assert.ok(error instanceof Error && "exit" in error);
    assert.deepEqual([error.exit, error.message], ["interrupted", "Stopped: the list isn't complete."]);
    assert.equal(clock.waiting, 0);
  });

  it("says when the link to the next page has expired", async () => {
    const { ended } = reading({ guests: [], next: second }, new GuestlistError("directory-refused", "400", { status: 400 }));
    const error = await ended;
    assert.ok(error instanceof Error && "exit" in error);
    assert.deepEqual([error.exit, error.message], ["failed", "Microsoft no longer knows this place in the list, so the rest is missing."]);
  });

  it("tells an admin why Graph refuses their question, without steering the terminal", async () => {
    const cause = Object.assign(new Error("Property 'x\u001b[2J' doesn't exist."), { code: "Request_BadRequest" });
    const { ended } = reading(new GuestlistError("directory-refused", "400", { status: 400, cause }));
    const error = await ended;
    assert.ok(error instanceof Error && "exit" in error);
    assert.deepEqual(
      [error.exit, error.message],
      ["usage", "Microsoft doesn't accept this question (Request_BadRequest): Property 'x [2J' doesn't exist."],
    );
  });

  it("names the missing permission", async () => {
    const { ended } = reading(new GuestlistError("directory-refused", "403", { status: 403 }));
    const error = await ended;
    assert.ok(error instanceof Error && "exit" in error && "fix" in error);
    assert.deepEqual(
      [error.exit, error.fix],
      ["refused-by-microsoft", "Listing users needs the permission User.Read.All, and for a person a member's account."],
    );
  });

  it("leaves other failures as they are", async () => {
    const other = new GuestlistError("directory-refused", "404", { status: 404 });
    assert.equal(await reading(other).ended, other);
  });
});
