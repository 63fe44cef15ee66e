import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { arrive } from "../../../sandbox/partner/arrive.ts";

describe("arrive", () => {
  const landing = "https://contoso.com/start";
  const visits: unknown[] = [];
  const server = createServer((request, response) => {
    visits.push([request.method, request.url]);
    response.statusCode = request.url === "/here" ? 200 : 302; // where restify is loaded, writeHead returns nothing
    if (response.statusCode === 302) response.setHeader("location", landing);
    response.end();
  });
  const page = (path: string) => `http://localhost:${(server.address() as AddressInfo).port}${path}`;

  before((done) => void server.listen(0, "localhost", done));
  after((done) => void server.close(done));
  beforeEach(() => {
    visits.length = 0;
  });

  it("G201: goes to the redirect address as it was given, and on to where that leads", async () => {
    assert.equal(await arrive(page("/welcome/abc")), landing);
    assert.deepEqual(visits, [["GET", "/welcome/abc"]]);
  });

  it("G202: goes there each time", async () => {
    await arrive(page("/welcome/abc"));
    await arrive(page("/welcome/abc"));
    assert.equal(visits.length, 2);
  });

  it("stays at a page that doesn't lead on", async () => assert.equal(await arrive(page("/here")), page("/here")));

  it("goes to no other machine, and to none that doesn't answer", async () => {
    for (const url of ["https://myapps.microsoft.com/", "http://localhost:1/welcome/abc", "odd"]) assert.equal(await arrive(url), url);
  });
});
