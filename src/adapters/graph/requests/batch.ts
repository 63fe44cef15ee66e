import { z } from "zod";
import type { Actor } from "../../../ports/identity.ts";
import type { Attempt, HttpRetry } from "../../http-retry.ts";
import { isGuestlistError } from "../../../errors.ts";
import { ask } from "./ask.ts";
import { expectAnswer, unexpected } from "./graph-answer.ts";
import type { GraphAnswer } from "./graph-answer.ts";
import { callerOf } from "./graph-client.ts";
import type { GraphClient } from "./graph-client.ts";

/** A GET of a batch; `path` as in {@link GraphClient}. */
export interface BatchItem {
  readonly id: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether a failure of the moment isn't repeated: the caller asks in another way. */
  readonly once?: true;
}

export interface BatchOptions {
  readonly graph: GraphClient;
  readonly retry: HttpRetry;
  /** Each round trip is made once: the answers of items that were throttled or failed for the moment are returned as they are. */
  readonly once?: true;
}

/** https://learn.microsoft.com/graph/json-batching: at most 20 items, answered in any order. */
const mostItems = 20;

const batchAnswer = z.object({
  responses: z.array(
    z.object({
      id: z.string(),
      status: z.number(),
      headers: z.record(z.string(), z.string()).nullish(),
      body: z.unknown().optional(),
    }),
  ),
});

/**
 * Sends many GETs, 20 a round trip, and returns the answers by id. Built by hand: the SDK's BatchRequestContent writes URLs that Graph
 * refuses, and no SDK repeats single items. Items that were throttled or failed for the moment are repeated by the retries, which take the
 * worst item's status as the status of the batch.
 * @throws GuestlistError `throttled`, `directory-unavailable`, `directory-refused`, `directory-answer-unexpected`.
 */
export async function askBatch(
  options: BatchOptions,
  actor: Actor,
  items: readonly BatchItem[],
): Promise<ReadonlyMap<string, GraphAnswer>> {
  const answers = new Map<string, GraphAnswer>();
  for (let start = 0; start < items.length; start += mostItems) {
    await askTwenty(options, actor, items.slice(start, start + mostItems), answers);
  }
  return answers;
}

async function askTwenty(
  { graph, retry, once }: BatchOptions,
  actor: Actor,
  items: readonly BatchItem[],
  answers: Map<string, GraphAnswer>,
): Promise<void> {
  let open = items;
  const asked = retry.run({ to: "graph", by: callerOf(actor), idempotent: true, ...(once && { once }) }, async () => {
    const round = await postBatch({ graph, actor, items: open, once });
    for (const [id, answer] of round) answers.set(id, answer);
    open = open.filter((item) => mayPass(round.get(item.id), item.once ?? false));
    return worstOf(open.flatMap(({ id }) => round.get(id) ?? []));
  });
  await (once ? asked.catch(unlessOnlyItemsThrottled(items, answers)) : asked);
}

/** The pause has begun; what the other items answered isn't lost. */
function unlessOnlyItemsThrottled(items: readonly BatchItem[], answers: ReadonlyMap<string, GraphAnswer>): (error: unknown) => void {
  return (error) => {
    if (!isGuestlistError(error, "throttled") || items.some(({ id }) => !answers.has(id))) throw error;
  };
}

interface RoundTrip {
  readonly graph: GraphClient;
  readonly actor: Actor;
  readonly items: readonly BatchItem[];
  readonly once: true | undefined;
}

async function postBatch({ graph, actor, items, once }: RoundTrip): Promise<ReadonlyMap<string, GraphAnswer>> {
  const body = { requests: items.map(({ id, path, headers }) => ({ id, method: "GET", url: path, ...(headers && { headers }) })) };
  const whole = await ask(graph, { actor, path: "/$batch", body, idempotent: true, ...(once && { once }) });
  const { responses } = expectAnswer(batchAnswer, whole, "$batch");
  const answers = new Map(responses.map(({ id, status, headers, body: item }) => [id, itemAnswer(status, headers ?? {}, item, whole)]));
  if (items.some(({ id }) => !answers.has(id))) throw unexpected(whole, "$batch without an answer to every item");
  return answers;
}

function itemAnswer(status: number, headers: Readonly<Record<string, string>>, body: unknown, whole: GraphAnswer): GraphAnswer {
  const lower = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const header = (name: string): string | undefined => lower.get(name.toLowerCase()) ?? (name === "date" ? whole.header(name) : undefined);
  return { status, body, header, requestId: header("request-id") ?? whole.requestId };
}

function mayPass(answer: GraphAnswer | undefined, once: boolean): boolean {
  return answer !== undefined && (answer.status === 429 || (answer.status >= 500 && !once));
}

/** If items were throttled, they decide, with their longest wait: an earlier repeat would be refused again. */
function worstOf(failed: readonly GraphAnswer[]): Attempt<undefined> {
  const throttled = failed.filter(({ status }) => status === 429);
  const deciding = throttled.length > 0 ? throttled : failed;
  const waits = deciding.map((answer) => Number(answer.header("retry-after"))).filter((seconds) => seconds >= 0);
  return {
    status: deciding[0]?.status ?? 200,
    retryAfter: waits.length > 0 ? String(Math.ceil(Math.max(...waits))) : undefined,
    value: undefined,
  };
}
