import assert from "node:assert/strict";
import { GuestlistError } from "../../src/errors.ts";
import { createLog } from "../../src/log.ts";
import type { LogOptions } from "../../src/log.ts";

const secret = "sam@fabrikam.com eyJhbGciOiJSUzI1NiJ9.secret";

/** A log, and the lines that were written to it. */
function listening(level: LogOptions["level"] = "info") {
  const written: string[] = [];
  const log = createLog({ level, destination: { write: (line) => void written.push(line) } });
  const lines = () => written.map((line): Record<string, unknown> => JSON.parse(line));
  return { log, written, lines };
}

/** The log's fields for a failure. */
function logged(error: unknown): unknown {
  const { log, lines, written } = listening();
  log.error("job-failed", error);
  assert.equal(written.join("").includes("secret"), false);
  return lines()[0]?.["failure"];
}

describe("createLog", () => {
  it("writes one JSON line each, with level, time, code and fields", () => {
    const { log, lines } = listening();
    log.info("listening", { port: 3978 });
    log.warn("home-unreachable", { invitation: "1", remoteId: undefined });
    const [one, two] = lines();
    assert.deepEqual([one?.["level"], one?.["code"], one?.["port"]], [30, "listening", 3978]);
    assert.ok(Math.abs(Number(one?.["time"]) - Date.now()) < 60_000);
    assert.deepEqual(Object.keys(two ?? {}), ["level", "time", "invitation", "code"]);
  });

  it("writes only lines of the chosen level and above", () => {
    const { log, lines } = listening("warn");
    log.info("listening");
    log.warn("home-unreachable");
    assert.deepEqual(
      lines().map(({ code }) => code),
      ["home-unreachable"],
    );
    const silent = listening("silent");
    silent.log.error("job-failed", new Error("x"));
    assert.deepEqual(silent.written, []);
  });

  it("writes fields and failure of an error side by side", () => {
    const { log, lines } = listening();
    log.error("job-failed", new GuestlistError("throttled", "Graph asks us to wait"), { job: "update-card", attempt: 2 });
    const { level, code, job, attempt, failure } = lines()[0] ?? {};
    assert.deepEqual(
      { level, code, job, attempt, failure },
      {
        level: 50,
        code: "job-failed",
        job: "update-card",
        attempt: 2,
        failure: { kind: "GuestlistError", code: "throttled", message: "Graph asks us to wait" },
      },
    );
  });

  it("keeps code, message, status and remote id of our own failures", () => {
    const error = new GuestlistError("directory-refused", "Graph answered 403", { status: 403, remoteId: "request-1" });
    const expected = {
      kind: "GuestlistError",
      code: "directory-refused",
      message: "Graph answered 403",
      status: 403,
      remoteId: "request-1",
    };
    assert.deepEqual(logged(error), expected);
  });

  it("keeps kind, code and place of others' failures, never their text", () => {
    const failure = logged(Object.assign(new TypeError(secret), { code: "ECONNREFUSED", body: secret }));
    assert.ok(typeof failure === "object" && failure !== null && "at" in failure);
    const { at, ...rest } = failure;
    assert.deepEqual(rest, { kind: "TypeError", code: "ECONNREFUSED" });
    assert.match(String(at), /log\.test\.ts:\d+:\d+/);
  });

  it("leaves out what isn't a short code", () => {
    for (const code of [secret, 42, "x".repeat(61), null]) {
      const failure = logged(Object.assign(new Error(secret), { code, stack: undefined }));
      assert.deepEqual(failure, { kind: "Error" });
    }
  });

  it("finds no place in a message of several lines that looks like one", () => {
    const error = new Error(`first\n    at ${secret}`);
    error.stack = `Error: first\n    at ${secret}\n    at real (file:///bot.ts:1:1)`;
    assert.deepEqual(logged(error), { kind: "Error", at: "real (file:///bot.ts:1:1)" });
  });

  it("keeps the chain of causes, five deep at most, also when it goes in circles", () => {
    const root = Object.assign(new Error(secret, { cause: secret }), { code: "ENOTFOUND", stack: undefined });
    const error = new GuestlistError("teams-unavailable", "Teams could not be reached", { cause: root });
    assert.deepEqual(logged(error), {
      kind: "GuestlistError",
      code: "teams-unavailable",
      message: "Teams could not be reached",
      cause: { kind: "Error", code: "ENOTFOUND", cause: { kind: "string" } },
    });
    const circle: Error = Object.assign(new Error(secret), { stack: undefined });
    circle.cause = circle;
    assert.equal(JSON.stringify(logged(circle)).match(/"kind"/g)?.length, 5);
  });

  it("logs only the type of a value that is no error", () => {
    assert.deepEqual(logged(secret), { kind: "string" });
    assert.deepEqual(logged({ token: secret }), { kind: "object" });
    assert.equal(logged(undefined), undefined);
  });
});
