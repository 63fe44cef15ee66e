import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { openHere } from "../../../sandbox/partner/open-here.ts";

describe("openHere", () => {
  const visits: unknown[] = [];
  const server = createServer((request, response) => {
    visits.push([request.method, request.url, request.headers.accept]);
    response.statusCode = 302; // where restify is loaded, writeHead returns nothing
    response.setHeader("location", "/next");
    response.end();
  });
  before((done) => void server.listen(0, "localhost", done));
  after((done) => void server.close(done));

  it("opens an address on this machine as a browser does, and follows it nowhere", async () => {
    const page = `http://localhost:${(server.address() as AddressInfo).port}/a`;
    assert.deepEqual([(await openHere(page))?.status, (await openHere(page, "HEAD"))?.headers.get("location")], [302, "/next"]);
    const accept = "text/html,application/xhtml+xml";
    assert.deepEqual(visits, [
      ["GET", "/a", accept],
      ["HEAD", "/a", accept],
    ]);
  });

  it("opens no other machine's, and gives nothing when nobody answers", async () => {
    for (const url of ["https://myapps.microsoft.com/", "http://localhost:1/welcome/abc", "odd", ""]) {
      assert.equal(await openHere(url), undefined);
    }
  });
});
