import assert from "node:assert/strict";
import { pathOf } from "../../../sandbox/requests/log-requests.ts";
import { RequestLog } from "../../../sandbox/requests/request-log.ts";
import { PERSON_IDS } from "../../../sandbox/directory/well-known.ts";
import { callApi } from "../bot-client.ts";
import type { Json } from "../json.ts";
import { startedSandbox, type StartedSandbox } from "../started-sandbox.ts";

describe("GET /_sandbox/requests", () => {
  let world: StartedSandbox;
  let since: number;

  before(async () => {
    world = await startedSandbox();
  });
  after(() => world.close());
  beforeEach(async () => {
    world.reset();
    since = (await world.adele.get("/_sandbox/requests")).body.next;
  });

  const logged = async (): Promise<Json> => (await world.adele.get(`/_sandbox/requests?since=${since}`)).body;

  it("has the caller, server and answer of each request, and the requests to the bot", async () => {
    const chat = (await world.adele.get("conversations")).body[0].id;
    const said = await world.adele.send("POST", "messages", { conversation: chat, root: null, text: "hi", mentionBot: false });
    await world.bot.nth(1);
    await world.asBot("GET", "/api/usertoken/GetToken?userId=29:1&connectionName=sso&code=123456");
    await callApi(world.sandbox, { path: "/teams/v3/conversations", headers: { authorization: "Bearer x" } });
    const { requests } = await logged();
    const rows = requests
      .filter(({ path }: { path: string }) => !path.startsWith("/_sandbox"))
      .map(({ server, method, path, status, who, requestId }: Json) => [server, method, path, status, who, requestId]);
    const [as, app] = [`as:${PERSON_IDS.adele}`, `app:${world.sandbox.tenant.app.appId}`];
    assert.deepEqual(
      rows.sort((a: Json, b: Json) => `${a[0]}${a[2]}`.localeCompare(`${b[0]}${b[2]}`)),
      [
        ["api", "GET", "/api/usertoken/GetToken?userId=29:1&connectionName=sso&code=…", 404, app, null],
        ["api", "GET", "/teams/v3/conversations", 401, null, null],
        ["bot", "POST", "/api/messages", 200, `user:${PERSON_IDS.adele}`, said.body.id],
        ["page", "GET", `/api/as/${PERSON_IDS.adele}/conversations`, 200, as, null],
        ["page", "POST", `/api/as/${PERSON_IDS.adele}/messages`, 200, as, null],
      ],
    );
  });

  it("logs a bot that can't be reached", async () => {
    world.sandbox.setBotEndpoint("http://localhost:1/api/messages");
    const chat = (await world.adele.get("conversations")).body[0].id;
    const events = await world.adele.events();
    await world.adele.send("POST", "messages", { conversation: chat, root: null, text: "hi", mentionBot: false });
    await events.next("message");
    await events.next("message");
    events.close();
    assert.deepEqual(
      (await logged()).requests.filter(({ server }: Json) => server === "bot").map(({ status }: Json) => status),
      [0],
    );
  });

  it("continues after the last read request", async () => {
    const { next, requests } = await logged();
    assert.deepEqual(
      [requests.at(-1).number, (await world.adele.get(`/_sandbox/requests?since=${next}`)).body.requests.length],
      [next - 1, 1],
    );
    const wrong = await world.adele.get("/_sandbox/requests?since=x");
    assert.deepEqual([wrong.status, wrong.body.error.code], [400, "bad-request"]);
  });

  it("holds no token, code or ticket", () => {
    assert.equal(pathOf("http://localhost/redeem?rd=http%3A%2F%2Fx&ticket=secret&q=sam"), "/redeem?rd=…&ticket=…&q=sam");
    assert.equal(pathOf("https://localhost/v1.0/users/delta?$deltatoken=secret"), "/v1.0/users/delta?$deltatoken=…");
  });
});

describe("RequestLog", () => {
  it("keeps the newest 10,000", () => {
    const log = new RequestLog();
    const request = { at: "", server: "api", method: "GET", path: "/", status: 200, milliseconds: 1, who: null, requestId: null } as const;
    for (let count = 0; count < 20_001; count += 1) log.add(request);
    const { next, requests } = log.since(0);
    assert.deepEqual([next, requests.length, requests[0]?.number, requests.at(-1)?.number], [20_002, 10_000, 10_002, 20_001]);
  });
});
