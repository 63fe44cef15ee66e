import assert from "node:assert/strict";
import { request } from "node:http";
import type { IncomingMessage } from "node:http";
import { createServer } from "../../../src/server.ts";
import type { HttpServer } from "../../../src/server.ts";
import { welcomeRoutes } from "../../../src/routes/welcome-routes.ts";
import { RecordingLog } from "../../fakes/recording-log.ts";

const usualPage = "https://contoso.com/start?a=b";

describe("the landing page", () => {
  let server: HttpServer | undefined;
  let segments: string[];
  let page: string;

  beforeEach(() => {
    segments = [];
    page = usualPage;
  });
  afterEach(async () => server?.close());

  /** As it stands, without a client that tidies the path. */
  async function ask(path: string, method = "GET", body = ""): Promise<IncomingMessage & { readonly text: string }> {
    const closed = { kind: "closed", status: 401, code: "closed" } as const;
    const forwardPartner = async (segment: string) => {
      segments.push(segment);
      return page;
    };
    server = createServer({
      ...{ log: new RecordingLog(), health: async () => ({ status: "ready" as const }), receive: async () => undefined },
      gate: { checkToken: async () => closed, checkBody: () => closed },
      first: welcomeRoutes({ forwardPartner }),
    });
    const port = await server.listen(0);
    return new Promise((resolve, reject) => {
      const asked = request({ host: "127.0.0.1", port, path, method, agent: false }, (answer) => {
        let text = "";
        answer.setEncoding("utf8").on("data", (part: string) => (text += part));
        answer.on("end", () => resolve(Object.assign(answer, { text })));
      });
      asked.on("error", reject).end(body);
    });
  }

  it("forwards at once, without a page, a cookie, or a trace for others", async () => {
    const { statusCode, headers, text } = await ask("/welcome/abc_-1");
    assert.deepEqual([statusCode, headers.location, text, segments], [302, page, "", ["abc_-1"]]);
    assert.equal(headers["set-cookie"], undefined);
    assert.deepEqual([headers["cache-control"], headers["referrer-policy"]], ["no-store", "no-referrer"]);
  });

  it("ends nothing but the request when a page can't be named in a header", async () => {
    page = "https://contoso.com/ő";
    const { statusCode, text } = await ask("/welcome/abc");
    assert.deepEqual([statusCode, text], [500, '{"code":"InternalServerError"}']);
  });

  for (const method of ["HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PROPFIND"]) {
    it(`answers ${method} in the same way`, async () => {
      const { statusCode, headers } = await ask("/welcome/abc", method, method === "POST" ? "a=b" : "");
      assert.deepEqual([statusCode, headers.location], [302, page]);
    });
  }

  for (const [path, segment] of [
    ["/welcome", ""],
    ["/welcome/", ""],
    ["/welcome?to=https://evil.example", ""],
    ["/welcome/abc?to=https://evil.example&redirect=//evil.example", "abc"],
    ["/welcome/abc#part", "abc"],
    ["/WELCOME/abc", "abc"],
    ["/welcome/%", "%"],
    ["/welcome/%E0%A4%A", "%E0%A4%A"],
    ["/welcome/..%2f..%2fapi/messages", "..%2f..%2fapi/messages"],
    ["/welcome//evil.example", "/evil.example"],
    ["/welcome/https://evil.example", "https://evil.example"],
    [`/welcome/${"a".repeat(9_000)}`, "a".repeat(9_000)],
  ] as const) {
    it(`forwards ${path.slice(0, 70)} to the stored page alone`, async () => {
      const { statusCode, headers } = await ask(path);
      assert.deepEqual([statusCode, headers.location, segments], [302, page, [segment]]);
    });
  }

  for (const path of ["/welcomes/abc", "/x/welcome/abc", "//welcome/abc", "/welcome.html"]) {
    it(`leaves ${path} to other routes`, async () => {
      const { statusCode } = await ask(path);
      assert.deepEqual([statusCode, segments], [404, []]);
    });
  }
});
