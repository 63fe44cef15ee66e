import assert from "node:assert/strict";
import type { Context, FetchOptions } from "@microsoft/microsoft-graph-client";
import { attachToken } from "../../../../../src/adapters/graph/requests/attach-token.ts";
import { GuestlistError } from "../../../../../src/errors.ts";

const graphRoot = "https://graph.example";

/** The headers that the next handler gets; rejects with the error that the client sees. */
async function headersOf(url: string, token: () => Promise<string>, options: FetchOptions = {}): Promise<unknown> {
  const middleware = attachToken({ graphRoot, url, token, newId: () => "id-1" });
  const context: Context = { request: url, options };
  let sent: unknown = "nothing";
  const next = { execute: async (passed: Context) => void (sent = passed.options?.headers) };
  middleware.setNext?.(next);
  await middleware.execute(context).catch((error: unknown) => {
    throw error instanceof Error && "customError" in error ? error.customError : error;
  });
  return sent;
}

describe("attachToken", () => {
  it("adds the token and an id of the request to the headers that are there", async () => {
    const headers = await headersOf(`${graphRoot}/v1.0/me`, async () => "token", { headers: { "Content-Type": "application/json" } });
    assert.deepEqual(headers, { "content-type": "application/json", Authorization: "Bearer token", "client-request-id": "id-1" });
  });

  for (const url of ["https://evil.example/v1.0/me", "http://graph.example/v1.0/me", "https://graph.example.evil/"]) {
    it(`sends no token to ${url}`, async () => {
      await assert.rejects(
        headersOf(url, async () => "token"),
        { code: "directory-answer-unexpected" },
      );
    });
  }

  it("sends nothing without a token", async () => {
    await assert.rejects(
      headersOf(`${graphRoot}/v1.0/me`, async () => ""),
      { message: /without a token/ },
    );
  });

  it("passes on why there is no token", async () => {
    const missing = new GuestlistError("identity-misconfigured", "bad secret");
    await assert.rejects(
      headersOf(`${graphRoot}/v1.0/me`, async () => Promise.reject(missing)),
      missing,
    );
  });
});
