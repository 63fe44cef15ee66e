import { GuestlistError } from "../errors.ts";
import { createPauses, longestPauseMs } from "./pauses.ts";
import type { Pauses } from "./pauses.ts";
import type { SharedPauses } from "./shared-pauses.ts";
import { wasNotSent } from "./was-not-sent.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";

/** One outgoing call; it may take several attempts. */
export interface Call {
  /** The remote, e.g. "graph". */
  readonly to: string;
  /** The identity that calls: a person's id, or "app". The calls of one identity to one remote share a pause when the remote throttles them. */
  readonly by?: string;
  /** Whether doing it twice is harmless. If not, it is repeated only if it was certainly not done: after 429, or if it was never sent. */
  readonly idempotent: boolean;
  /** Milliseconds for one attempt, its body included; without it, no limit of its own (for calls that consist of calls). */
  readonly timeoutMs?: number;
  /** Aborted when the caller wants to stop: ends the attempt and the waits, and nothing is repeated. */
  readonly signal?: AbortSignal;
  /** It is sent once and not repeated, whatever the answer: the caller comes again by itself. */
  readonly once?: true;
}

/** The answer to one attempt. If an SDK throws on 4xx and 5xx, its adapter turns that into this. */
export interface Attempt<T> {
  readonly status: number;
  /** The `Retry-After` header unchanged: seconds or an HTTP date. */
  readonly retryAfter?: string | null | undefined;
  readonly value: T;
}

export interface HttpLimits {
  /** Attempts per call, including the first. */
  readonly attempts: number;
  /** A call begins no attempt after this many milliseconds. If Retry-After is longer, the job must wait. */
  readonly callLimitMs: number;
  /** Wait without Retry-After: random, at most `baseMs`, doubled by each attempt, never more than `capMs` (full jitter). */
  readonly baseMs: number;
  readonly capMs: number;
  /** Calls that waited for the same pause start again spread over this many milliseconds. */
  readonly spreadMs: number;
}

const standardLimits: HttpLimits = { attempts: 4, callLimitMs: 20_000, baseMs: 400, capMs: 5_000, spreadMs: 250 };

/**
 * How every outgoing call is sent: time-out, Retry-After, a limited number of attempts with jitter, shared pauses, no unsafe repeats.
 */
export interface HttpRetry {
  /**
   * Resolves to the last attempt's value, whatever its status (but never to a 429's); throws the last attempt's error (a time-out is a
   * DOMException `TimeoutError`). A GuestlistError of an attempt is final.
   * @throws GuestlistError `throttled`, with `retryAfter` in seconds: the remote refuses us for longer than a call may wait.
   */
  run<T>(call: Call, attempt: (signal: AbortSignal) => Promise<Attempt<T>>): Promise<T>;
}

export interface RetriedFetch {
  readonly retry: HttpRetry;
  readonly call: Call;
  readonly fetch: typeof globalThis.fetch;
  readonly url: string;
  readonly init?: RequestInit;
}

/**
 * A call by `fetch`. Reads the body within the attempt, so that the time-out also covers a body that never ends. Doesn't follow redirects.
 */
export async function fetchWithRetry({ retry, call, fetch, url, init = {} }: RetriedFetch): Promise<Response> {
  return retry.run(call, async (signal): Promise<Attempt<Response>> => {
    const answer = await fetch(url, { ...init, redirect: "manual", signal });
    const text = await answer.text();
    const { status, headers } = answer;
    return { status, retryAfter: headers.get("retry-after"), value: new Response(text === "" ? null : text, { status, headers }) };
  });
}

interface Options {
  readonly clock: Pick<Clock, "now" | "random" | "wait">;
  readonly log?: Log;
  readonly limits?: Partial<HttpLimits>;
  /** Shared with other instances; without them, the pauses are this process's own. */
  readonly pauses?: Pauses & Partial<Pick<SharedPauses, "tell">>;
}

type Outcome<T> = { readonly kind: "answer"; readonly answer: Attempt<T> } | { readonly kind: "failure"; readonly error: unknown };

/** After these statuses a repeat may work. After others, such as 501, it won't. */
const temporaryStatuses: ReadonlySet<number> = new Set([408, 500, 502, 503, 504]);

/** Make one for the whole process: all calls through it share the pauses. */
export function createHttpRetry({ clock, log, limits, ...shared }: Options): HttpRetry {
  const { attempts, callLimitMs, baseMs, capMs, spreadMs } = { ...standardLimits, ...limits };
  const now = (): number => Date.parse(clock.now());
  const pauses = shared.pauses ?? createPauses(now);

  async function run<T>(call: Call, attempt: (signal: AbortSignal) => Promise<Attempt<T>>): Promise<T> {
    const deadline = now() + callLimitMs;
    for (let tried = 1; ; tried++) {
      const isProbe = await waitOutPause(call, deadline);
      const outcome = await attemptOnce(clock, call, attempt);
      if (isProbe && !isThrottled(outcome)) pauses.end(call);
      if (!worthRepeating(call, outcome)) return settle(outcome);
      const delay = delayAfter(outcome, tried);
      if (isThrottled(outcome)) await pause(call, delay);
      if (tried >= (call.once ? 1 : attempts) || now() + delay > deadline) return giveUp(call, outcome, delay);
      if (!isThrottled(outcome)) await clock.wait(delay, call.signal);
    }
  }

  /** Whether this call is the probe after a pause that was cut short. */
  async function waitOutPause(call: Call, deadline: number): Promise<boolean> {
    for (let until = pauses.until(call); until > now(); until = pauses.until(call)) {
      if (until > deadline) throw throttled(call.to, until - now());
      await clock.wait(until - now() + clock.random() * spreadMs, call.signal);
    }
    return pauses.probe(call);
  }

  async function pause(call: Call, delay: number): Promise<void> {
    pauses.begin(call, delay);
    const { to, by } = call;
    log?.warn("remote-throttles", { to, ...(by !== undefined && { by }), seconds: seconds(delay) });
    await shared.pauses?.tell?.();
  }

  function delayAfter(outcome: Outcome<unknown>, tried: number): number {
    const asked = outcome.kind === "answer" ? retryAfterMs(outcome.answer.retryAfter, now()) : undefined;
    if (asked !== undefined) return Math.min(asked, longestPauseMs);
    return clock.random() * Math.min(capMs, baseMs * 2 ** (tried - 1));
  }

  return { run };
}

/** One attempt with a time-out. The race is for SDKs that ignore the signal. */
async function attemptOnce<T>(
  clock: Pick<Clock, "wait">,
  call: Call,
  attempt: (signal: AbortSignal) => Promise<Attempt<T>>,
): Promise<Outcome<T>> {
  const timeUp = new AbortController();
  const answered = new AbortController();
  const signal = call.signal ? AbortSignal.any([call.signal, timeUp.signal]) : timeUp.signal;
  if (call.timeoutMs !== undefined) void abortAfter(clock, call.timeoutMs, timeUp, answered.signal);
  try {
    signal.throwIfAborted();
    return { kind: "answer", answer: await Promise.race([attempt(signal), rejectedBy(signal)]) };
  } catch (error) {
    return { kind: "failure", error };
  } finally {
    answered.abort("answered"); // without a reason, an error with a stack would be made
  }
}

async function abortAfter(clock: Pick<Clock, "wait">, milliseconds: number, timeUp: AbortController, answered: AbortSignal): Promise<void> {
  await clock.wait(milliseconds, answered).then(
    () => timeUp.abort(new DOMException(`No answer within ${milliseconds} ms`, "TimeoutError")),
    () => undefined, // The answer came first.
  );
}

async function rejectedBy(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = (): void => {
      const reason: unknown = signal.reason;
      reject(reason instanceof Error ? reason : new Error("The caller stopped the call", { cause: reason }));
    };
    signal.addEventListener("abort", stop, { once: true });
  });
}

function worthRepeating({ idempotent, signal }: Call, outcome: Outcome<unknown>): boolean {
  if (isThrottled(outcome)) return true;
  if (outcome.kind === "answer") return idempotent && temporaryStatuses.has(outcome.answer.status);
  return (idempotent || wasNotSent(outcome.error)) && !(outcome.error instanceof GuestlistError) && signal?.aborted !== true;
}

function isThrottled(outcome: Outcome<unknown>): boolean {
  return outcome.kind === "answer" && outcome.answer.status === 429;
}

function giveUp<T>({ to }: Call, outcome: Outcome<T>, delay: number): T {
  if (isThrottled(outcome)) throw throttled(to, delay);
  return settle(outcome);
}

function settle<T>(outcome: Outcome<T>): T {
  if (outcome.kind === "failure") throw outcome.error;
  return outcome.answer.value;
}

function throttled(to: string, delay: number): GuestlistError {
  return new GuestlistError("throttled", `${to} asks us to wait`, { status: 429, retryAfter: seconds(delay) });
}

function seconds(milliseconds: number): number {
  return Math.ceil(milliseconds / 1_000);
}

/** Graph also sends fractions (microsoft-graph-docs #3877). */
const isSeconds = /^\d+(?:\.\d+)?$/;

/** `Retry-After` in whole seconds, for failures; no longer than the longest pause. A date counts as none. */
export function retryAfterSeconds(header: string | null | undefined): number | undefined {
  return header && isSeconds.test(header) ? Math.min(Math.ceil(Number(header)), seconds(longestPauseMs)) : undefined;
}

/** RFC 9110 §10.2.3: seconds, or a date. Any other value counts as none. */
function retryAfterMs(header: string | null | undefined, now: number): number | undefined {
  const text = header?.trim() ?? "";
  if (isSeconds.test(text)) return Math.ceil(Number(text)) * 1_000;
  const date = /^[A-Z][a-z]{2}, /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
