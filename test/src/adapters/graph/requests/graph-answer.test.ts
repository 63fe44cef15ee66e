import assert from "node:assert/strict";
import { z } from "zod";
import {
  challengeIn,
  expectAnswer,
  graphError,
  isChallenge,
  readAnswer,
  refused,
} from "../../../../../src/adapters/graph/requests/graph-answer.ts";
import type { GraphAnswer } from "../../../../../src/adapters/graph/requests/graph-answer.ts";

const schema = z.object({ id: z.string() });
const secret = "Ada Lovelace, ada@contoso.com";

function answer(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): GraphAnswer {
  return { status, body, header: (name) => headers[name], requestId: "request-1" };
}

const challenge = (status: number, claims = "") =>
  answer(status, {}, { "www-authenticate": `Bearer realm="", error="insufficient_claims"${claims}` });
const encoded = (text: string) => `, claims="${Buffer.from(text).toString("base64")}"`;

describe("readAnswer", () => {
  it("reads status, JSON and headers", async () => {
    const read = await readAnswer(new Response('{"id":"1"}', { status: 201, headers: { "request-id": "r" } }));
    assert.deepEqual([read.status, read.body, read.requestId, read.header("x")], [201, { id: "1" }, "r", undefined]);
  });

  for (const text of ["", "<html>", '{"id":'])
    it(`has no body where that is ${JSON.stringify(text)}`, async () =>
      assert.equal((await readAnswer(new Response(text))).body, undefined));
});

describe("expectAnswer", () => {
  it("gives what the schema reads", () => assert.deepEqual(expectAnswer(schema, answer(200, { id: "1", more: 1 }), "user"), { id: "1" }));

  it("says where a success is unexpected, and nothing of its content", () => {
    assert.throws(() => expectAnswer(schema, answer(200, { id: 1, mail: secret }), "user"), {
      ...{ code: "directory-answer-unexpected", status: 200, remoteId: "request-1" },
      message: "user: unexpected answer 200 (id: invalid_type)",
    });
  });

  it("doesn't treat a redirect as a success", () => {
    assert.throws(() => expectAnswer(schema, answer(302, { id: "1" }), "user"), { code: "directory-answer-unexpected", status: 302 });
  });

  it("throws a refusal as one", () => assert.throws(() => expectAnswer(schema, answer(404, {}), "user"), { code: "directory-refused" }));
});

describe("refused", () => {
  for (const [status, code] of [
    [400, "directory-refused"],
    [403, "directory-refused"],
    [500, "directory-unavailable"],
    [503, "directory-unavailable"],
  ] as const) {
    it(`is ${code} for ${status}, with Graph's code and none of its words`, () => {
      const failure = refused(answer(status, { error: { code: "Some_Code", message: secret } }), "user");
      assert.deepEqual(
        [failure.code, failure.message, failure.remoteId],
        [code, `user: Graph answered ${status} (Some_Code)`, "request-1"],
      );
    });
  }

  it("repeats no code that isn't in the form of one", () => {
    assert.equal(refused(answer(400, { error: { code: secret } }), "user").message, "user: Graph answered 400 (no code)");
  });

  it("keeps the wait that Graph asks for, in seconds, up to a quarter of an hour", () => {
    assert.equal(refused(answer(503, {}, { "retry-after": "7" }), "user").retryAfter, 7);
    assert.equal(refused(answer(503, {}, { "retry-after": "86400" }), "user").retryAfter, 900);
    assert.equal(refused(answer(503, {}, { "retry-after": "soon" }), "user").retryAfter, undefined);
  });

  it("passes on the claims of a challenge, if they are JSON", () => {
    const [good, odd] = [encoded('{"access_token":{}}'), encoded("no JSON")].map((claims) => refused(challenge(401, claims), "user"));
    assert.deepEqual(
      [good?.code, good?.claims, odd?.code, odd?.claims],
      ["sign-in-challenged", '{"access_token":{}}', "sign-in-challenged", undefined],
    );
  });
});

describe("isChallenge and challengeIn", () => {
  it("see a challenge at 401 and 403 alone, and what it asks for", () => {
    assert.deepEqual(
      [401, 403, 400].map((status) => isChallenge(challenge(status))),
      [true, true, false],
    );
    assert.equal(isChallenge(answer(401, {})), false);
    assert.deepEqual([challengeIn(challenge(401, encoded("{}"))), challengeIn(challenge(401))], ["{}", undefined]);
  });
});

describe("graphError", () => {
  it("is empty where there is none", () => {
    for (const body of [undefined, "text", {}, { error: "text" }])
      assert.deepEqual(graphError(answer(400, body)), { code: "", message: "" });
    assert.deepEqual(graphError(answer(400, { error: { code: 1, message: "m" } })), { code: "", message: "m" });
  });
});
