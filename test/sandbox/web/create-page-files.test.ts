import assert from "node:assert/strict";
import { startedSandbox, type StartedSandbox } from "../started-sandbox.ts";

describe("the page's files", () => {
  let world: StartedSandbox;

  before(async () => {
    world = await startedSandbox();
  });
  after(() => world.close());

  const get = (path: string): Promise<Response> => fetch(`${world.sandbox.pageUrl}${path}`);

  const files: readonly (readonly [string, string])[] = [
    ["/", "text/html; charset=utf-8"],
    ["/requests", "text/html; charset=utf-8"],
    ["/sign-in", "text/html; charset=utf-8"],
    ["/static/main.js", "text/javascript; charset=utf-8"],
    ["/static/common/theme.css", "text/css; charset=utf-8"],
    ["/static/icons/icon.svg", "image/svg+xml"],
    ["/vendor/adaptivecards.js", "text/javascript; charset=utf-8"],
    ["/vendor/markdown-it.js", "text/javascript; charset=utf-8"],
  ];
  for (const [path, type] of files) {
    it(`serves ${path} as ${type}, without caching`, async () => {
      const response = await get(path);
      await response.body?.cancel();
      const { status, headers } = response;
      assert.deepEqual(
        [status, headers.get("content-type"), headers.get("cache-control"), headers.get("x-content-type-options")],
        [200, type, "no-store", "nosniff"],
      );
    });
  }

  it("lets the page load only its own files and be framed only by itself", async () => {
    const response = await get("/");
    await response.body?.cancel();
    const policy = response.headers.get("content-security-policy") ?? "";
    assert.match(policy, /default-src 'self'/);
    assert.match(policy, /frame-ancestors 'self'/);
    assert.doesNotMatch(policy, /unsafe|http/);
  });

  for (const path of [
    "/static/none.js",
    "/static/",
    "/static/../create-page.ts",
    "/static/..%2fcreate-page.ts",
    "/static/..%2fpage%2fmain.js",
    "/static/globals.d.ts",
    "/static/main.js/x.js",
    "/nowhere",
  ]) {
    it(`has nothing at ${path}`, async () => {
      const response = await get(path);
      assert.deepEqual(
        [response.status, await response.json()],
        [404, { error: { code: "not-found", message: "There is nothing at this address" } }],
      );
    });
  }
});
