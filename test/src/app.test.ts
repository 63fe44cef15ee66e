import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { createApp } from "../../src/app.ts";
import type { App } from "../../src/app.ts";
import { aConfig } from "../build/a-config.ts";
import { FakeClock } from "../fakes/fake-clock.ts";
import { fakeOutside } from "../fakes/fake-outside.ts";
import { RecordingLog } from "../fakes/recording-log.ts";

describe("createApp", () => {
  let app: App | undefined;
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "guestlist-app-"));
  });
  afterEach(async () => {
    await app?.close();
    app = undefined;
    await rm(folder, { recursive: true });
  });

  it("enqueues the jobs that always exist, and runs none before it is started", async () => {
    const clock = new FakeClock();
    app = await createApp(aConfig(), { clock, log: new RecordingLog() });
    await clock.advance(60_000);
    const waiting = await app.ports.jobs.claim(clock.now(), clock.later(1), 10);
    const standing = ["check-guests", "follow-directory", "keep-subscription", "purge-receipts", "watch-gate"];
    assert.deepEqual(waiting.map(({ key }) => key ?? "").toSorted(), standing);
    assert.ok(waiting.every(({ attempt }) => attempt === 1));
  });

  it("starts, and does its jobs, although a setting can't be read", async () => {
    const path = join(folder, "guestlist.sqlite");
    app = await createApp(aConfig({ DATABASE_URL: path }), { log: new RecordingLog() });
    await app.close();
    const file = new DatabaseSync(path);
    for (const name of ["directory-subscription", "left-place:19:one"]) {
      file.prepare("insert into settings (name, value) values (?, 'nonsense')").run(name);
    }
    file.close();
    const log = new RecordingLog();
    app = await createApp(aConfig({ DATABASE_URL: path }), { log });
    app.worker.start();
    const { clock, jobRecords } = app.ports;
    const all = async () => jobRecords.list(undefined, 100);
    const isDone = async () => (await all()).some(({ task, due }) => task?.kind === "purge-receipts" && due > clock.now());
    while (!(await isDone())) await clock.wait(1);
    assert.ok(log.codes.includes("not-recalled"));
  });

  it("counts as running only once its worker is started: one that can't listen stops no older version", async () => {
    app = await createApp(aConfig(), { log: new RecordingLog() });
    const { instances } = app.ports;
    assert.deepEqual(await instances.list(), []);
    app.worker.start();
    while ((await instances.list()).length === 0) await app.ports.clock.wait(1);
  });

  it("listens on the given port: to Teams only with a token, and to health checks without", async () => {
    app = await createApp(aConfig(), { log: new RecordingLog() });
    const origin = `http://localhost:${await app.server.listen(0)}`;
    const statuses = ["/healthz", "/readyz"].map(async (path) => (await fetch(`${origin}${path}`)).status);
    const message = await fetch(`${origin}/api/messages`, { method: "POST", headers: { "content-type": "application/json" }, body: "{}" });
    assert.deepEqual([...(await Promise.all(statuses)), message.status], [200, 200, 401]);
  });

  it("is no longer ready when its database can't be read, and logs it", async () => {
    const log = new RecordingLog();
    const path = join(folder, "store.db");
    app = await createApp(aConfig({ DATABASE_URL: path }), { log });
    const origin = `http://localhost:${await app.server.listen(0)}`;
    const other = new DatabaseSync(path);
    other.exec("drop table cursors");
    other.close();
    assert.equal((await fetch(`${origin}/readyz`)).status, 503);
    assert.deepEqual(log.codes, ["database-created", "not-ready"]);
  });

  it("shows from its start what another process has met: Microsoft doesn't reach the public address", async () => {
    const config = aConfig({ DATABASE_URL: join(folder, "store.db") });
    const log = new RecordingLog();
    app = await createApp(config, { log });
    const { subscription, clock } = app.ports;
    await subscription.begin("https://guestlist.example/notifications", "secret", clock.now());
    await subscription.refused({ reason: "endpoint-not-reached", times: 3 });
    await app.close();
    app = await createApp(config, { log });
    const origin = `http://localhost:${await app.server.listen(0)}`;
    assert.deepEqual(await (await fetch(`${origin}/readyz`)).json(), { status: "degraded", problems: ["notifications-not-reached"] });
  });

  it("has its database to itself until it is closed", async () => {
    const config = aConfig({ DATABASE_URL: join(folder, "store.db") });
    const [clock, log] = [new FakeClock(), new RecordingLog()];
    app = await createApp(config, { clock, log });
    const second = createApp(config, { clock, log });
    await clock.advance(0);
    assert.deepEqual(log.codes, ["database-created", "waiting-for-other-process"]);
    await app.close();
    await clock.advance(1_000);
    app = await second;
    assert.equal(log.codes.length, 2);
  });

  it("uses a test's replacement for an adapter, also for one that sends in Teams", async () => {
    const { notifier, directory } = fakeOutside();
    app = await createApp(aConfig(), { notifier, directory, log: new RecordingLog() });
    assert.deepEqual([app.ports.notifier, app.ports.directory], [notifier, directory]);
  });

  it("refuses to begin with a bad policy file", async () => {
    await writeFile(join(folder, "policy.json"), "{");
    const config = aConfig({ POLICY_FILE: join(folder, "policy.json"), DATABASE_URL: join(folder, "store.db") });
    await assert.rejects(createApp(config, { log: new RecordingLog() }), { code: "config-invalid" });
  });
});
