import assert from "node:assert/strict";
import { createMetricsServer } from "../../../src/metrics/metrics-server.ts";
import type { MetricsServer } from "../../../src/metrics/metrics-server.ts";
import { RecordingLog } from "../../fakes/recording-log.ts";

describe("createMetricsServer", () => {
  let server: MetricsServer;
  let log: RecordingLog;
  let origin: string;
  let collect: () => Promise<void>;

  beforeEach(async () => {
    log = new RecordingLog();
    let collected = 0;
    collect = async () => void (collected += 1);
    const text = async () => ({ contentType: "text/plain; version=0.0.4", body: `collected ${collected}\n` });
    server = createMetricsServer({ host: "127.0.0.1", port: 0, meter: { text }, log, collect: async () => collect() });
    origin = `http://127.0.0.1:${await server.listen()}`;
  });

  afterEach(() => server.close());

  it("collects and answers", async () => {
    const answer = await fetch(`${origin}/metrics?from=prometheus`);
    assert.deepEqual(
      [answer.status, answer.headers.get("content-type"), answer.headers.get("cache-control"), await answer.text()],
      [200, "text/plain; version=0.0.4", "no-store", "collected 1\n"],
    );
    assert.equal((await fetch(`${origin}/metrics`, { method: "HEAD" })).status, 200);
  });

  it("has nothing else", async () => {
    const statuses = [
      (await fetch(`${origin}/`)).status,
      (await fetch(`${origin}/metrics/x`)).status,
      (await fetch(`${origin}/api/messages`, { method: "POST" })).status,
      (await fetch(`${origin}/metrics`, { method: "POST" })).status,
    ];
    assert.deepEqual(statuses, [404, 404, 404, 405]);
  });

  it("tells a failure to the log alone", async () => {
    const failure = new Error("dana@fabrikam.com");
    collect = async () => Promise.reject(failure);
    const answer = await fetch(`${origin}/metrics`);
    assert.deepEqual([answer.status, (await answer.text()).includes("dana")], [500, false]);
    assert.deepEqual([log.codes, log.failures], [["metrics-failed"], [failure]]);
  });

  it("refuses to start on a port that is taken", async () => {
    const other = createMetricsServer({
      host: "127.0.0.1",
      port: Number(new URL(origin).port),
      meter: { text: async () => ({ contentType: "", body: "" }) },
      log,
      collect,
    });
    await assert.rejects(other.listen(), { code: "EADDRINUSE" });
  });

  it("ends open connections when it closes", async () => {
    collect = async () => new Promise(() => undefined);
    const asked = fetch(`${origin}/metrics`).catch(() => "ended");
    await new Promise((resolve) => setImmediate(resolve));
    await server.close();
    assert.equal(await asked, "ended");
    collect = async () => undefined;
    await assert.rejects(fetch(`${origin}/metrics`));
  });
});
