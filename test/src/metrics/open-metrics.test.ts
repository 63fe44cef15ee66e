import assert from "node:assert/strict";
import { createApp } from "../../../src/app.ts";
import { aConfig } from "../../build/a-config.ts";
import { metrics } from "../../../src/metrics/metrics.ts";

const quiet = { LOG_LEVEL: "silent" };

describe("openMetrics", function () {
  this.timeout(20_000);

  it("gives the bot /metrics with every metric, on the port of its own", async () => {
    const app = await createApp(aConfig({ ...quiet, METRICS_PORT: "0" }));
    const port = await app.metrics?.listen();
    const body = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    await app.close();
    const named = [...body.matchAll(/^# TYPE (\w+) (\w+)$/gm)].map(([, name, kind]) => [name, kind]);
    assert.deepEqual(
      named,
      Object.entries(metrics).map(([name, { kind }]) => [name, kind]),
    );
    assert.match(body, /^guestlist_database_readable 1$/m);
    assert.match(body, /^guestlist_jobs\{state="due"\} \d+$/m);
    await assert.rejects(fetch(`http://127.0.0.1:${port}/metrics`), "it ends with the bot");
  });

  it("is off where no port is set", async () => {
    const app = await createApp(aConfig(quiet));
    await app.close();
    assert.equal(app.metrics, undefined);
  });
});
