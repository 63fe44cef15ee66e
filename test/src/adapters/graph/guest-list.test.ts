import assert from "node:assert/strict";
import { createGuestList } from "../../../../src/adapters/graph/guest-list.ts";
import type { FirstGuests, GuestQuestion } from "../../../../src/ports/directory.ts";
import type { FetchStep, SentRequest } from "../../../fakes/scripted-fetch.ts";
import { asAda, asApp, graphUnderTest, problem } from "./graph-under-test.ts";

const first: FirstGuests = { kind: "first", select: ["id", "mail"], pageSize: 999 };
const link = "https://graph.example/v1.0/users?$filter=mail%20eq%20null&$skiptoken=a+b%2Fc";
const page = { body: { value: [{ id: "1", mail: null }] } };

function list(...steps: readonly FetchStep[]) {
  const { graph, sent, finish } = graphUnderTest(...steps);
  const { read } = createGuestList({ graph });
  return { sent, read: (question: GuestQuestion, stop?: AbortSignal) => finish(read(asApp, question, stop)), graph };
}

const asked = (request: SentRequest | undefined) => ({
  options: Object.fromEntries(new URL(request?.url ?? "").searchParams),
  level: request?.headers.get("consistencylevel") ?? null,
});

describe("the directory's list of guests", () => {
  it("has guests and members who were guests, with the properties that were asked for", async () => {
    const { read, sent } = list(page);
    assert.deepEqual(await read(first), { guests: [{ id: "1", mail: null }] });
    assert.deepEqual(asked(sent[0]), {
      options: { $filter: "userType eq 'Guest' or creationType eq 'Invitation'", $select: "id,mail", $top: "999" },
      level: null,
    });
  });

  it("puts a filter beside that, unless all users are meant", async () => {
    const { read, sent } = list(page);
    await read({ ...first, filter: "mail eq 'a' or mail eq 'b'" });
    await read({ ...first, filter: "mail eq 'a'", withMembers: true });
    assert.deepEqual(
      sent.map((request) => asked(request).options["$filter"]),
      ["(userType eq 'Guest' or creationType eq 'Invitation') and (mail eq 'a' or mail eq 'b')", "mail eq 'a'"],
    );
  });

  it("searches with the header and the count that go with $search", async () => {
    const { read, sent } = list(page);
    await read({ ...first, withMembers: true, search: '"displayName:anna"', orderBy: "displayName" });
    assert.deepEqual(asked(sent[0]), {
      options: { $search: '"displayName:anna"', $orderby: "displayName", $count: "true", $select: "id,mail", $top: "999" },
      level: "eventual",
    });
  });

  it("follows a link unchanged, with the header of the first page", async () => {
    const { read, sent } = list({ body: { value: [], "@odata.nextLink": link } }, page);
    const { next } = await read({ ...first, isAdvanced: true });
    assert.deepEqual(next, { kind: "next", link, isAdvanced: true });
    await read(next);
    assert.deepEqual([sent[1]?.url, asked(sent[1]).level], [link, "eventual"]);
  });

  it("asks once more as an advanced query where Graph wants one", async () => {
    const { read, sent } = list(problem(400, "Request_UnsupportedQuery"), { body: { value: [], "@odata.nextLink": link } });
    assert.deepEqual(await read({ ...first, filter: "mail ne 'a'" }), { guests: [], next: { kind: "next", link, isAdvanced: true } });
    assert.deepEqual(
      sent.map((request) => [asked(request).level, asked(request).options["$count"]]),
      [
        [null, undefined],
        ["eventual", "true"],
      ],
    );
  });

  for (const question of [
    { ...first, isAdvanced: true },
    { kind: "next", link, isAdvanced: false },
  ] as const) {
    it(`gives up when Graph refuses ${question.kind === "first" ? "an advanced query" : "a link"}, with its own words as the cause`, async () => {
      const { read, sent } = list(problem(400, "Request_UnsupportedQuery", "Unsupported clause."));
      const error = await read(question).catch((thrown: unknown) => thrown);
      assert.ok(error instanceof Error && error.cause instanceof Error);
      assert.deepEqual(
        [error.message, error.cause.message],
        ["users: Graph answered 400 (Request_UnsupportedQuery)", "Unsupported clause."],
      );
      assert.equal(sent.length, 1);
    });
  }

  it("fails without Graph's words where a permission is missing", async () => {
    const { read } = list(problem(403, "Authorization_RequestDenied"));
    await assert.rejects(read(first), { code: "directory-refused", status: 403, cause: undefined });
  });

  it("sends the token to Graph only", async () => {
    const { read, sent } = list(page);
    await assert.rejects(read({ kind: "next", link: "https://graph.example.evil/v1.0/users", isAdvanced: false }), {
      code: "directory-answer-unexpected",
    });
    assert.equal(sent.length, 0);
  });

  it("ends a request that the caller stops", async () => {
    const { graph } = list("silence");
    const stop = new AbortController();
    const reading = createGuestList({ graph }).read(asAda, first, stop.signal);
    stop.abort();
    await assert.rejects(reading, { code: "directory-unavailable" });
  });
});
